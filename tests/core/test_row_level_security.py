"""Row-level security: what a query may forget to filter, the database still keeps back.

Every test runs as the app role; only the context of the transaction differs.
"""

import pytest
from sqlalchemy import select, text
from sqlalchemy.exc import ProgrammingError

from kitaportal.core.einrichtung.enums import Einrichtungsart, Lage, Profilstatus
from kitaportal.core.einrichtung.models import Einrichtung, Profil, SlugUmleitung
from kitaportal.core.search import service as search
from kitaportal.kit.db import PUBLIC, SYSTEM, Database, ReadTx, TxContext, WriteTx
from kitaportal.models import metadata
from tests.factories import (
    make_anschrift_intern,
    make_barrieremeldung,
    make_einrichtung,
    make_einwilligung,
    make_foto,
    make_freier_platz,
    make_gruppe,
    make_kommune,
    make_konfiguration,
    make_oeffnungszeiten,
    make_profil,
    make_profiltext,
    make_quartier,
    make_schliesstag,
    make_stadtbezirk,
    make_traeger,
    make_veranstaltung,
)

TENANT_TABLES = sorted(table.name for table in metadata.tables.values() if "jugendamt_id" in table.columns)
OF_ONE_EINRICHTUNG = (
    "einrichtung",
    "foto",
    "freier_platz",
    "gruppe",
    "gruppenplatz",
    "oeffnungszeit",
    "profil",
    "profiltext",
    "schliesstag",
    "veranstaltung",
)
NEVER_PUBLIC = ("anschrift_intern", "barrieremeldung", "einwilligung")


def fill(tx: WriteTx, name: str, status: Profilstatus = Profilstatus.VEROEFFENTLICHT) -> Einrichtung:
    """One row in every table of one Jugendamt, around a Kindertagespflegeperson."""
    kommune = make_kommune(tx, name=name)
    make_quartier(tx, make_stadtbezirk(tx, kommune))
    make_konfiguration(tx, kommune, "betreuungsumfaenge", [25, 35, 45])
    make_barrieremeldung(tx, kommune)
    person = make_einrichtung(
        tx,
        kommune,
        f"Tagespflege {name}",
        published=False,
        traeger=make_traeger(tx, kommune, f"Verein {name}"),
        art=Einrichtungsart.KINDERTAGESPFLEGE,
        lage=Lage.GERUNDET,
        strasse=None,
        hausnummer=None,
    )
    profil = tx.scalars(select(Profil).filter_by(einrichtung_id=person.id)).one()
    profil.status = status
    fill_profil(tx, person, profil)
    return person


def fill_profil(tx: WriteTx, person: Einrichtung, profil: Profil) -> None:
    make_profiltext(tx, profil)
    make_oeffnungszeiten(tx, profil, weekdays=[1])
    make_foto(tx, profil)
    make_gruppe(tx, person)
    make_freier_platz(tx, person)
    make_schliesstag(tx, person)
    make_veranstaltung(tx, person)
    make_einwilligung(tx, person)
    make_anschrift_intern(tx, person)


def count_rows(tx: ReadTx, table: str) -> int:
    return int(tx.scalar(text(f"SELECT count(*) FROM {table}")))


def counts(database: Database, context: TxContext, tables: tuple[str, ...]) -> dict[str, int]:
    with database.read(context) as tx:
        return {table: count_rows(tx, table) for table in tables}


def test_a_published_einrichtung_is_public_with_all_its_parts(database):
    with database.write(SYSTEM) as tx:
        fill(tx, "Adorf")
    assert counts(database, PUBLIC, OF_ONE_EINRICHTUNG) == dict.fromkeys(OF_ONE_EINRICHTUNG, 1)


@pytest.mark.parametrize("status", [s for s in Profilstatus if s is not Profilstatus.VEROEFFENTLICHT])
def test_drafts_and_withdrawn_profiles_are_invisible_with_all_their_parts(status, database):
    with database.write(SYSTEM) as tx:
        fill(tx, "Adorf", status)
    assert counts(database, PUBLIC, OF_ONE_EINRICHTUNG) == dict.fromkeys(OF_ONE_EINRICHTUNG, 0)


def test_the_next_draft_of_a_public_einrichtung_is_invisible(database):
    with database.write(SYSTEM) as tx:
        kita = make_einrichtung(tx, make_kommune(tx))
        draft = make_profil(tx, kita, nummer=2, name="Kita Neuname")
        make_profiltext(tx, draft, kurzbeschreibung="Noch geheim")
    with database.read(PUBLIC) as tx:
        assert tx.scalars(select(Profil.name)).all() == ["Kita Sonnenhügel"]
        assert tx.scalars(text("SELECT kurzbeschreibung FROM profiltext")).all() == [
            "Eine kleine Kita am Waldrand."
        ]


def test_consent_exact_address_and_barrieremeldungen_are_for_the_jugendamt_only(database):
    with database.write(SYSTEM) as tx:
        person = fill(tx, "Adorf")
    office = TxContext(role="stadt", jugendamt_id=person.jugendamt_id)
    assert counts(database, PUBLIC, NEVER_PUBLIC) == dict.fromkeys(NEVER_PUBLIC, 0)
    assert counts(database, office, NEVER_PUBLIC) == dict.fromkeys(NEVER_PUBLIC, 1)


def test_a_jugendamt_sees_its_own_drafts_and_not_those_of_another(database):
    with database.write(SYSTEM) as tx:
        own = fill(tx, "Adorf", Profilstatus.ENTWURF)
        fill(tx, "Beheim", Profilstatus.ENTWURF)
    with database.read(TxContext(role="stadt", jugendamt_id=own.jugendamt_id)) as tx:
        assert tx.scalars(select(Profil.name)).all() == ["Tagespflege Adorf"]


@pytest.mark.parametrize("table", TENANT_TABLES)
def test_another_jugendamt_and_the_public_cannot_change_a_row(table, database):
    with database.write(SYSTEM) as tx:
        _index(tx, fill(tx, "Adorf"))
        stranger = make_kommune(tx, name="Beheim").jugendamt_id
        before = _rows_of_strangers(tx, table, stranger)
        assert before
    for context in (PUBLIC, TxContext(role="stadt", jugendamt_id=stranger)):
        for attempt in ("UPDATE {} SET jugendamt_id = :own", "DELETE FROM {}"):
            with database.write(context) as tx:
                query = text(f"{attempt.format(table)} WHERE jugendamt_id <> :own")
                assert tx.execute(query, {"own": stranger}).rowcount == 0
    with database.read(SYSTEM) as tx:
        assert _rows_of_strangers(tx, table, stranger) == before


def _index(tx: WriteTx, person: Einrichtung) -> None:
    search.rebuild(tx)
    tx.add(SlugUmleitung(slug="alt", einrichtung_id=person.id, jugendamt_id=person.jugendamt_id))
    tx.flush()


def _rows_of_strangers(tx: ReadTx, table: str, own: object) -> list[str]:
    query = text(f"SELECT t::text FROM {table} t WHERE jugendamt_id <> :own ORDER BY 1")
    return list(tx.scalars(query, {"own": own}))


@pytest.mark.parametrize("context", [PUBLIC, "stranger"], ids=["public", "another-jugendamt"])
def test_nobody_writes_rows_for_another_jugendamt(context, database):
    with database.write(SYSTEM) as tx:
        kommune = make_kommune(tx, name="Adorf")
        stranger = make_kommune(tx, name="Beheim").jugendamt_id
    used = TxContext(role="stadt", jugendamt_id=stranger) if context == "stranger" else context
    with pytest.raises(ProgrammingError, match="row-level security"), database.write(used) as tx:
        make_traeger(tx, kommune)


def test_a_jugendamt_cannot_give_its_rows_to_another(database):
    with database.write(SYSTEM) as tx:
        own = make_traeger(tx, make_kommune(tx, name="Adorf"))
        stranger = make_kommune(tx, name="Beheim").jugendamt_id
    context = TxContext(role="stadt", jugendamt_id=own.jugendamt_id)
    moved = text("UPDATE traeger SET jugendamt_id = :stranger")
    with pytest.raises(ProgrammingError, match="row-level security"), database.write(context) as tx:
        tx.execute(moved, {"stranger": stranger})


def test_the_context_ends_with_its_transaction(clean_urls):
    database = Database(clean_urls.app, pool_size=1)
    office = TxContext(role="stadt", jugendamt_id=_new_jugendamt(database), subject="konto-1")
    with database.write(office):
        pass
    with pytest.raises(RuntimeError, match="broken off"), database.write(office):
        raise RuntimeError("broken off")
    with database.engine.connect() as same_connection:
        settings = "current_setting('portal.{}', true)"
        query = "SELECT " + ", ".join(settings.format(n) for n in ("role", "jugendamt_id", "subject"))
        assert tuple(same_connection.execute(text(query)).one()) == ("", "", "")
    database.dispose()


def _new_jugendamt(database: Database):
    with database.write(SYSTEM) as tx:
        return make_kommune(tx).jugendamt_id


def test_without_any_context_only_public_rows_are_seen(clean_database):
    with clean_database.write(SYSTEM) as tx:
        fill(tx, "Adorf", Profilstatus.ENTWURF)
    with clean_database.engine.connect() as bare:
        assert bare.execute(text("SELECT count(*) FROM profil")).scalar() == 0
        assert bare.execute(text("SELECT count(*) FROM kommune")).scalar() == 1
