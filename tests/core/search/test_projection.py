"""The search shows exactly what is published today, and forgets what is withdrawn."""

from datetime import date

import pytest
from sqlalchemy import delete, func, select, update

from kitaportal.core.einrichtung.enums import Event, Lage, Profilstatus
from kitaportal.core.einrichtung.models import Einrichtung, Profil
from kitaportal.core.einrichtung.views import FOTO_URL as PROFILE_FOTO_URL
from kitaportal.core.search import service
from kitaportal.core.search.models import EinrichtungSuche, Merkmalcode, Suchvorschlag, Suchwort
from kitaportal.core.search.queries.projection import FOTO_URL
from kitaportal.kit.db import SYSTEM
from kitaportal.kit.outbox import plan, run_due
from kitaportal.main import job_handlers
from tests.factories import (
    make_anschrift_intern,
    make_einrichtung,
    make_foto,
    make_freier_platz,
    make_kommune,
    make_oeffnungszeiten,
    make_profil,
    make_profiltext,
    make_quartier,
    make_stadtbezirk,
    make_traeger,
)


def published_profil(tx, einrichtung):
    return tx.scalars(
        select(Profil).where(
            Profil.einrichtung_id == einrichtung.id, Profil.status == Profilstatus.VEROEFFENTLICHT
        )
    ).one()


def test_a_card_says_everything_in_the_promised_order(publish, kommune, answer):
    with publish() as tx:
        quartier = make_quartier(tx, make_stadtbezirk(tx, kommune, "Mitte"), "Südhang")
        einrichtung = make_einrichtung(
            tx,
            kommune,
            'Kita "Möwe"',
            traeger=make_traeger(tx, kommune, "Verein Wupperkinder"),
            quartier_id=quartier.id,
            umfaenge=[45, 25],
            merkmale=["garten"],
            inklusion=["inklusiv"],
            barrierefreiheit=["wc"],
            konzepte=["waldorf"],
            demo=True,
        )
        profil = published_profil(tx, einrichtung)
        make_oeffnungszeiten(tx, profil, "17:00-24:00", [3])
        make_oeffnungszeiten(tx, profil, "05:00-12:00", [6])
        make_foto(tx, profil, position=2, path="zwei.webp", alt_text="Zwei")
        make_foto(tx, profil, position=1, path="eins.webp", alt_text="Eins")
        make_profiltext(tx, profil, "en", kurzbeschreibung="A small one.")
        make_freier_platz(tx, einrichtung, anzahl=2)
    (karte,) = answer(lat=51.247531, lon=7.137347)["items"]
    assert list(karte.items()) == list(
        {
            "id": str(einrichtung.id),
            "slug": "kita-moewe",
            "name": 'Kita "Möwe"',
            "art": "kita",
            "traeger": {
                "slug": "verein-wupperkinder",
                "name": "Verein Wupperkinder",
                "traegertyp": "freier_traeger",
            },
            "anschrift": {"strasse": "Musterstraße", "hausnummer": "1", "plz": "42000", "ort": "Musterstadt"},
            "kommune": {"slug": "musterstadt", "name": "Musterstadt"},
            "stadtbezirk": {"slug": "mitte", "name": "Mitte"},
            "quartier": {"slug": "suedhang", "name": "Südhang"},
            "position": {"lat": 51.247531, "lon": 7.137347},
            "lage": "genau",
            "alter_from_months": 24,
            "alter_until_months": 72,
            "umfaenge": [25, 45],
            "oeffnungszeit": {"opens_at": "07:00", "closes_at": "24:00"},
            "merkmale": ["garten", "inklusiv", "wc"],
            "konzepte": ["waldorf"],
            "kurzbeschreibung": "Eine kleine Kita am Waldrand.",
            "foto": {"url": "/bilder/eins.webp", "alt_text": "Eins"},
            "frei": {"state": "frei", "anzahl": 2, "ab_on": "2027-08-01", "stand_on": "2026-11-17"},
            "demo": True,
            "distanz_m": 0,
        }.items()
    )
    assert FOTO_URL == PROFILE_FOTO_URL


def test_what_is_not_known_is_null(publish, kommune, answer):
    with publish() as tx:
        einrichtung = make_einrichtung(
            tx,
            kommune,
            "Kita Knapp",
            published=False,
            position=None,
        )
        make_profil(
            tx,
            einrichtung,
            nummer=2,
            status=Profilstatus.VEROEFFENTLICHT,
            position=None,
            strasse=None,
            hausnummer=None,
            alter_from_months=None,
            alter_until_months=None,
            umfaenge=[],
        )
    (karte,) = answer()["items"]
    unknown = {name for name, value in karte.items() if value is None}
    assert unknown == {
        "traeger", "stadtbezirk", "quartier", "position", "alter_from_months", "alter_until_months",
        "oeffnungszeit", "kurzbeschreibung", "foto", "distanz_m",
    }  # fmt: skip
    assert karte["lage"] == "unbekannt"
    assert karte["frei"] == {"state": "unbekannt", "anzahl": None, "ab_on": None, "stand_on": None}


def test_drafts_old_versions_and_closed_ones_are_never_found(publish, kommune, found, client):
    with publish() as tx:
        make_einrichtung(tx, kommune, "Entwurf", published=False)
        old = make_einrichtung(tx, kommune, "Neuer Name")
        make_profil(tx, old, nummer=9, status=Profilstatus.ABGELOEST, name="Geheimer Altname")
        make_einrichtung(tx, kommune, "Seit gestern zu", closed_on=date(2026, 11, 23))
        make_einrichtung(tx, kommune, "Heute letzter Tag", closed_on=date(2026, 11, 24))
    assert found() == ["heute-letzter-tag", "neuer-name"]
    assert found(q="geheimer") == found(q="altname") == found(q="entwurf") == found(q="gestern") == []
    points = client.get("/api/v1/einrichtungen.geojson").json()["features"]
    assert {point["properties"]["slug"] for point in points} == {"heute-letzter-tag", "neuer-name"}
    for q in ("geheimer", "entwurf", "seit gestern"):
        suggested = client.get("/api/v1/einrichtungen/suggest", params={"q": q}).json()["items"]
        assert [item for item in suggested if item["kind"] == "einrichtung"] == []


def test_the_exact_address_of_a_kindertagespflegeperson_is_not_in_the_search(
    publish, kommune, clean_database, found
):
    with publish() as tx:
        einrichtung = make_einrichtung(
            tx,
            kommune,
            "Tagespflege Sonne",
            art="kindertagespflege",
            lage=Lage.GERUNDET,
            strasse=None,
            hausnummer=None,
        )
        make_anschrift_intern(tx, einrichtung, strasse="Geheimweg")
    assert found(q="geheimweg") == []
    with clean_database.read() as tx:
        row = tx.scalars(select(EinrichtungSuche)).one()
        assert "Geheim" not in row.karte
        assert "geheim" not in row.text_woerter
        assert tx.scalar(select(func.count()).where(Suchwort.wort.like("geheim%"))) == 0


def test_publishing_and_withdrawing_reach_the_search_through_the_outbox(
    clean_database, kommune, settings, clock, found
):
    with clean_database.write(SYSTEM) as tx:
        einrichtung = make_einrichtung(tx, kommune, "Kita Seltenheit")
        plan(tx, Event.VEROEFFENTLICHT, {"einrichtung_id": str(einrichtung.id)}, run_at=clock.now())
    assert found() == []
    run_due(clean_database, job_handlers(settings), clock)
    assert found(q="seltenheit") == ["kita-seltenheit"]
    with clean_database.write(SYSTEM) as tx:
        tx.execute(update(Profil).values(status=Profilstatus.ABGELOEST))
        plan(tx, Event.ZURUECKGEZOGEN, {"einrichtung_id": str(einrichtung.id)}, run_at=clock.now())
    run_due(clean_database, job_handlers(settings), clock)
    assert found() == []
    with clean_database.read() as tx:
        assert tx.scalar(select(func.count()).where(Suchwort.wort == "seltenheit")) == 0
        assert tx.scalar(select(func.count()).where(Suchvorschlag.kommune_id == kommune.id)) == 0


def test_a_withdrawn_name_is_not_remembered_but_shared_words_are(write_tx):
    kommune = make_kommune(write_tx)
    traeger = make_traeger(write_tx, kommune, "Verein Frau Mustermann")
    make_einrichtung(write_tx, kommune, "Kita Mustermann")
    goes = make_einrichtung(write_tx, kommune, "Tagespflege Erika Mustermann", traeger=traeger)
    service.rebuild(write_tx)
    service.remove(write_tx, goes.id)
    write_tx.execute(delete(Einrichtung).where(Einrichtung.id == goes.id))
    known = set(write_tx.scalars(select(Suchwort.wort)))
    assert "erika" not in known
    assert {"mustermann", "kita"} <= known
    assert write_tx.scalar(select(func.count()).where(Suchvorschlag.kind == "traeger")) == 0


def test_one_by_one_gives_the_same_rows_as_a_rebuild(write_tx):
    kommune = make_kommune(write_tx)
    einrichtungen = [
        make_einrichtung(write_tx, kommune, f"Kita {bird}", konzepte=["waldorf"], sprachen=["de", "tr"])
        for bird in ("Möwe", "Spatz", "Adler")
    ]
    make_freier_platz(write_tx, einrichtungen[0])
    for _ in range(2):
        for einrichtung in einrichtungen:
            service.index_one(write_tx, einrichtung.id)
    columns = [column for column in EinrichtungSuche.__table__.columns if not column.name.startswith("geom")]
    rows = select(*columns).order_by(EinrichtungSuche.einrichtung_id)
    one_by_one = [tuple(row) for row in write_tx.execute(rows)]
    assert service.rebuild(write_tx) == 3
    assert [tuple(row) for row in write_tx.execute(rows)] == one_by_one


def test_numbers_of_filter_values_never_change(write_tx):
    kommune = make_kommune(write_tx)
    make_einrichtung(write_tx, kommune, "Kita Eins", konzepte=["waldorf"])
    service.rebuild(write_tx)
    before = dict(write_tx.execute(select(Merkmalcode.id, Merkmalcode.value)).all())
    make_einrichtung(write_tx, kommune, "Kita Zwei", konzepte=["natur", "waldorf"])
    service.rebuild(write_tx)
    after = dict(write_tx.execute(select(Merkmalcode.id, Merkmalcode.value)).all())
    assert before.items() < after.items()


def test_an_unknown_einrichtung_changes_nothing(write_tx):
    kommune = make_kommune(write_tx)
    service.index_one(write_tx, kommune.id)
    assert write_tx.scalar(select(func.count()).select_from(EinrichtungSuche)) == 0


@pytest.mark.parametrize("rows", [1, 3])
def test_a_rebuild_sends_the_same_statements_for_few_and_many(write_tx, query_counter, rows):
    kommune = make_kommune(write_tx)
    for number in range(rows):
        make_einrichtung(write_tx, kommune, f"Kita {number}")
    with query_counter() as sent:
        service.rebuild(write_tx)
    assert len(sent) == 13
