"""An import meets the database: what it writes, what it leaves alone, and that it is all or nothing."""

from typing import Any

import pytest
from sqlalchemy import func, select

from kitaportal.core.einrichtung.enums import Lage, Profilstatus, Traegertyp
from kitaportal.core.einrichtung.importing import queries, service
from kitaportal.core.einrichtung.importing.comparing import Importplan
from kitaportal.core.einrichtung.importing.report import counts_of
from kitaportal.core.einrichtung.models import Einrichtung, Oeffnungszeit, Profil, Traeger
from kitaportal.core.einrichtung.service import read_public
from kitaportal.core.kommune.models import Kommune
from kitaportal.kit.clock import FixedClock
from kitaportal.kit.db import SYSTEM, Database, ReadTx
from kitaportal.kit.outbox import OutboxJob
from tests.core.einrichtung.import_rows import kita_row, real_mapping
from tests.factories import (
    make_einrichtung,
    make_foto,
    make_kommune,
    make_profil,
    make_profiltext,
    make_quartier,
    make_stadtbezirk,
)
from tests.statements import StatementCounter

MAPPING = real_mapping()
TABLES = (Traeger, Einrichtung, Profil, Oeffnungszeit, OutboxJob)


@pytest.fixture
def kommune(database: Database) -> Kommune:
    with database.write(SYSTEM) as tx:
        return make_kommune(tx)


def preview(database: Database, *rows: object) -> Importplan:
    with database.read(SYSTEM) as tx:
        return service.preview_import(tx, rows, "musterstadt", MAPPING)


def import_all(database: Database, clock: FixedClock, *rows: object) -> Importplan:
    with database.write(SYSTEM) as tx:
        return service.import_all(tx, rows, "musterstadt", MAPPING, clock)


def import_accepted(database: Database, clock: FixedClock, *rows: object) -> Importplan:
    with database.write(SYSTEM) as tx:
        return service.import_accepted(tx, rows, "musterstadt", MAPPING, clock)


def non_zero(plan: Importplan) -> dict[str, int]:
    return {key: count for key, count in counts_of(plan).items() if count}


def row_counts(database: Database) -> list[int]:
    with database.read(SYSTEM) as tx:
        return [tx.scalar(select(func.count()).select_from(table)) for table in TABLES]


def versions(tx: ReadTx, source_id: str = "4711") -> list[Profil]:
    """All versions of one Einrichtung, oldest first."""
    return list(
        tx.scalars(
            select(Profil)
            .join(Einrichtung, Einrichtung.id == Profil.einrichtung_id)
            .where(Einrichtung.source_id == source_id)
            .order_by(Profil.nummer)
        )
    )


def test_dry_run_says_what_would_happen_and_writes_nothing(database: Database, kommune: Kommune) -> None:
    plan = preview(database, kita_row(), kita_row(id=2, name=""))
    assert non_zero(plan) == {"gelesen": 2, "neu": 1, "abgewiesen": 1, "mit_lage": 1}
    assert row_counts(database) == [0, 0, 0, 0, 0]


def test_a_new_row_is_public_at_once(database: Database, kommune: Kommune, clock: FixedClock) -> None:
    import_all(database, clock, kita_row())
    with database.read() as tx:
        profil = read_public(tx, "kita-moewennest-musterstadt", clock)
    assert profil.traeger
    assert (profil.traeger.name, profil.traeger.traegertyp) == ("Gemeinde Musterstadt", Traegertyp.STAEDTISCH)
    assert profil.anschrift.model_dump() == {
        "strasse": "Musterweg",
        "hausnummer": "7",
        "plz": "42000",
        "ort": "Musterstadt",
    }
    assert profil.position
    assert (profil.position.lat, profil.position.lon) == (51.25, 7.15)
    assert [(zeit.weekday, zeit.opens_at, zeit.closes_at) for zeit in profil.oeffnungszeiten] == [
        (day, "07:00", "16:00") for day in range(1, 6)
    ]
    assert (profil.alter_from_months, profil.alter_until_months) == (12, 72)
    assert (profil.konzepte, profil.barrierefreiheit) == (["waldorf"], ["barrierefrei"])
    assert profil.merkmale == ["vormerkung_online"]
    assert profil.quelle
    assert profil.quelle.model_dump() == MAPPING.quelle()
    assert not profil.demo


def test_a_row_without_position_is_public_with_lage_unbekannt(
    database: Database, kommune: Kommune, clock: FixedClock
) -> None:
    import_all(database, clock, kita_row(address__latitude=None, address__longitude=None))
    with database.read() as tx:
        profil = read_public(tx, "kita-moewennest-musterstadt", clock)
    assert (profil.position, profil.lage) == (None, Lage.UNBEKANNT)


def test_each_written_einrichtung_is_announced(
    database: Database, kommune: Kommune, clock: FixedClock
) -> None:
    import_all(database, clock, kita_row(), kita_row(id=2))
    with database.read(SYSTEM) as tx:
        jobs = list(tx.scalars(select(OutboxJob)))
        ids = {str(one) for one in tx.scalars(select(Einrichtung.id))}
    assert {job.event for job in jobs} == {"einrichtung.veroeffentlicht"}
    assert {job.payload["einrichtung_id"] for job in jobs} == ids
    assert len(jobs) == 2


def test_rows_of_one_traeger_share_it(database: Database, kommune: Kommune, clock: FixedClock) -> None:
    import_all(
        database,
        clock,
        kita_row(),
        kita_row(id=2, institution=" Gemeinde  Musterstadt "),
        kita_row(id=3, institution="ohne Träger"),
    )
    with database.read(SYSTEM) as tx:
        (traeger,) = tx.scalars(select(Traeger))
        used = tx.scalars(select(Einrichtung.traeger_id).order_by(Einrichtung.source_id)).all()
    assert used == [traeger.id, None, traeger.id]


def test_equal_names_get_different_addresses(database: Database, kommune: Kommune, clock: FixedClock) -> None:
    with database.write(SYSTEM) as tx:
        make_einrichtung(tx, kommune, "Andere", slug="kita-moewennest-musterstadt")
    import_all(database, clock, kita_row(), kita_row(id=2))
    with database.read(SYSTEM) as tx:
        slugs = tx.scalars(select(Einrichtung.slug).where(Einrichtung.source == MAPPING.source)).all()
    assert sorted(slugs) == ["kita-moewennest-musterstadt-2", "kita-moewennest-musterstadt-3"]


def test_second_run_changes_nothing(
    database: Database, kommune: Kommune, clock: FixedClock, query_counter: StatementCounter
) -> None:
    rows = [kita_row(), kita_row(id=2, address__latitude=51.333333, mehrsprachigkeit="Dansk, Deutsch")]
    import_all(database, clock, *rows)
    before = row_counts(database)
    with query_counter() as sent:
        plan = import_all(database, clock, *rows)
    assert non_zero(plan) == {"gelesen": 2, "unveraendert": 2, "mit_lage": 2}
    assert row_counts(database) == before
    assert all(statement.startswith("SELECT") for statement in sent)


@pytest.mark.parametrize(
    ("changes", "fields"),
    [
        ({"name": "Kita Seestern"}, ("name",)),
        ({"address__number": "9"}, ("hausnummer",)),
        ({"address__latitude": 51.2501}, ("position",)),
        ({"address__latitude": None, "address__longitude": None}, ("position",)),
        ({"openingHoursTo": 61_200_000}, ("oeffnungszeiten",)),
        ({"institution": "Stadt Musterstadt"}, ("traeger",)),
        ({"careTo": 83, "barrierfree": False}, ("alter_until_months", "barrierefreiheit")),
    ],
    ids=["name", "house-number", "moved", "position-lost", "hours", "traeger", "two-fields"],
)
def test_a_changed_row_becomes_a_new_version(
    database: Database, kommune: Kommune, clock: FixedClock, changes: dict[str, Any], fields: tuple[str, ...]
) -> None:
    import_all(database, clock, kita_row())
    plan = import_all(database, clock, kita_row(**changes))
    assert [change.fields for change in plan.changed] == [fields]
    with database.read(SYSTEM) as tx:
        assert [(one.nummer, one.status) for one in versions(tx)] == [
            (1, Profilstatus.ABGELOEST),
            (2, Profilstatus.VEROEFFENTLICHT),
        ]
    assert non_zero(import_all(database, clock, kita_row(**changes)))["unveraendert"] == 1


def test_a_renamed_einrichtung_keeps_its_address(
    database: Database, kommune: Kommune, clock: FixedClock
) -> None:
    import_all(database, clock, kita_row())
    import_all(database, clock, kita_row(name="Kita Seestern"))
    with database.read() as tx:
        assert read_public(tx, "kita-moewennest-musterstadt", clock).name == "Kita Seestern"


def test_a_new_version_keeps_what_the_source_does_not_know(
    database: Database, kommune: Kommune, clock: FixedClock
) -> None:
    import_all(database, clock, kita_row())
    with database.write(SYSTEM) as tx:
        (profil,) = versions(tx)
        profil.telefon, profil.umfaenge, profil.schwerpunkte = "0202 123", [35], ["musik"]
        profil.quartier_id = make_quartier(tx, make_stadtbezirk(tx, kommune)).id
        make_profiltext(tx, profil, kurzbeschreibung="Am Wasser.")
        make_foto(tx, profil)
    import_all(database, clock, kita_row(name="Kita Seestern"))
    with database.read() as tx:
        profil = read_public(tx, "kita-moewennest-musterstadt", clock)
    assert (profil.kontakt.telefon, profil.umfaenge, profil.schwerpunkte) == ("0202 123", [35], ["musik"])
    assert profil.quartier
    assert [text.kurzbeschreibung for text in profil.texte] == ["Am Wasser."]
    assert len(profil.fotos) == 1
    assert (profil.kindertagespflege, profil.ogs) == (None, None)


def test_a_draft_stays_a_draft_beside_the_new_version(
    database: Database, kommune: Kommune, clock: FixedClock
) -> None:
    import_all(database, clock, kita_row())
    with database.write(SYSTEM) as tx:
        (einrichtung,) = tx.scalars(select(Einrichtung))
        make_profil(tx, einrichtung, nummer=2, name="Entwurf")
    import_all(database, clock, kita_row(name="Kita Seestern"))
    with database.read(SYSTEM) as tx:
        assert [(one.nummer, one.status.value, one.name) for one in versions(tx)] == [
            (1, "abgeloest", "Kita Möwennest"),
            (2, "entwurf", "Entwurf"),
            (3, "veroeffentlicht", "Kita Seestern"),
        ]


def test_what_an_official_took_from_the_public_stays_there(
    database: Database, kommune: Kommune, clock: FixedClock
) -> None:
    import_all(database, clock, kita_row())
    with database.write(SYSTEM) as tx:
        versions(tx)[0].status = Profilstatus.ABGELOEST
    plan = import_all(database, clock, kita_row(name="Kita Seestern"))
    assert (len(plan.unchanged), [one.reason for one in plan.findings]) == (
        1,
        ["im Portal nicht öffentlich, das bleibt so"],
    )


def test_a_traeger_that_the_portal_knows_better_is_not_touched(
    database: Database, kommune: Kommune, clock: FixedClock
) -> None:
    import_all(database, clock, kita_row())
    with database.write(SYSTEM) as tx:
        (traeger,) = tx.scalars(select(Traeger))
        traeger.name, traeger.traegertyp = "Musterstadt (Gemeinde)", Traegertyp.FREIER_TRAEGER
    plan = import_all(database, clock, kita_row(), kita_row(id=2))
    assert non_zero(plan) == {"gelesen": 2, "neu": 1, "unveraendert": 1, "mit_lage": 2}
    with database.read(SYSTEM) as tx:
        (traeger,) = tx.scalars(select(Traeger))
    assert (traeger.name, traeger.traegertyp) == ("Musterstadt (Gemeinde)", Traegertyp.FREIER_TRAEGER)


def test_what_the_file_lacks_is_only_reported(
    database: Database, kommune: Kommune, clock: FixedClock
) -> None:
    import_all(database, clock, kita_row(), kita_row(id=2), kita_row(id=3))
    before = row_counts(database)
    plan = import_accepted(database, clock, kita_row(), kita_row(id=3, name=""))
    assert [one.source_id for one in plan.missing] == ["2"]
    assert row_counts(database) == before


def test_one_rejected_row_stops_all(database: Database, kommune: Kommune, clock: FixedClock) -> None:
    with pytest.raises(service.RowsRejected) as stopped:
        import_all(database, clock, kita_row(), kita_row(id=2, name=""))
    assert stopped.value.plan.rejected_rows == {2}
    assert row_counts(database) == [0, 0, 0, 0, 0]


def test_rejected_rows_can_be_left_out(database: Database, kommune: Kommune, clock: FixedClock) -> None:
    plan = import_accepted(database, clock, kita_row(), kita_row(id=2, name=""))
    assert non_zero(plan) == {"gelesen": 2, "neu": 1, "abgewiesen": 1, "mit_lage": 1}
    assert row_counts(database) == [1, 1, 1, 5, 1]


def test_an_einrichtung_of_another_kommune_is_not_taken_away(
    database: Database, kommune: Kommune, clock: FixedClock
) -> None:
    import_all(database, clock, kita_row())
    with database.write(SYSTEM) as tx:
        einrichtung = tx.scalars(select(Einrichtung)).one()
        neighbour = Kommune(**_columns(kommune), slug="nachbarstadt", name="Nachbarstadt")
        tx.add(neighbour)
        tx.flush()
        einrichtung.kommune_id = neighbour.id
    plan = preview(database, kita_row(name="Kita Seestern"))
    assert non_zero(plan) == {"gelesen": 1, "abgewiesen": 1}
    assert plan.findings[0].reason == "gehört schon zu einer anderen Kommune"


def _columns(kommune: Kommune) -> dict[str, Any]:
    names = ("jugendamt_id", "land", "demo", "geom_bbox", "geom_center", "zoom", "profil")
    return {name: getattr(kommune, name) for name in names}


def test_an_unknown_kommune_is_named_with_those_that_exist(database: Database, kommune: Kommune) -> None:
    with database.read(SYSTEM) as tx, pytest.raises(service.KommuneUnknown) as unknown:
        service.preview_import(tx, [kita_row()], "nirgendwo", MAPPING)
    assert (unknown.value.slug, unknown.value.known) == ("nirgendwo", ["musterstadt"])


def test_only_one_import_at_a_time(clean_database: Database, clock: FixedClock) -> None:
    with clean_database.write(SYSTEM) as first, clean_database.write(SYSTEM) as second:
        assert queries.try_lock_imports(first)
        with pytest.raises(service.ImportRunning):
            service.import_all(second, [kita_row()], "musterstadt", MAPPING, clock)


def test_one_and_three_rows_need_equally_many_queries(
    database: Database, kommune: Kommune, clock: FixedClock, query_counter: StatementCounter
) -> None:
    sent: dict[int, list[str]] = {}
    for size in (1, 3):
        rows = [
            kita_row(id=size * 10 + number, institution=f"Verein {size}{number}") for number in range(size)
        ]
        with query_counter() as statements:
            import_all(database, clock, *rows)
            import_all(database, clock, *[row | {"name": "Kita Seestern"} for row in rows])
        sent[size] = [one for one in statements if one.startswith("SELECT")]
    assert len(sent[1]) == len(sent[3])
