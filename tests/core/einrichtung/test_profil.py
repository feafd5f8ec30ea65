"""The public profile of one Einrichtung: what it shows, what it hides, and for how long."""

from datetime import date, timedelta
from uuid import uuid4

import pytest
from starlette.testclient import TestClient

from kitaportal.core.einrichtung.enums import Einrichtungsart, FreiState, Lage
from kitaportal.core.einrichtung.models import SlugUmleitung
from kitaportal.core.einrichtung.rules import frei_state
from kitaportal.core.einrichtung.schema_org import describe
from kitaportal.core.einrichtung.service import read_public
from kitaportal.kit.clock import FixedClock
from kitaportal.kit.db import SYSTEM, Database
from kitaportal.kit.errors import NotFound
from tests.factories import (
    make_einrichtung,
    make_freier_platz,
    make_gruppe,
    make_kommune,
    make_quartier,
    make_schliesstag,
    make_stadtbezirk,
    make_traeger,
    make_veranstaltung,
)
from tests.statements import StatementCounter

TODAY = date(2026, 11, 24)


def test_profile_shows_everything_that_is_published(database: Database, clock: FixedClock) -> None:
    with database.write(SYSTEM) as tx:
        kommune = make_kommune(tx)
        quartier = make_quartier(tx, make_stadtbezirk(tx, kommune))
        row = make_einrichtung(
            tx, kommune, traeger=make_traeger(tx, kommune), quartier_id=quartier.id, konzepte=["waldorf"]
        )
        make_gruppe(tx, row, plaetze=((4, 35, 45, 10), (36, 71, 45, 20)), integrative_plaetze=2)
        make_schliesstag(tx, row)
        make_veranstaltung(tx, row)
    with database.read() as tx:
        profil = read_public(tx, row.slug, clock)
    assert profil.traeger
    assert profil.traeger.name == "Verein Wupperkinder"
    assert profil.quartier
    assert profil.quartier.name == "Südhang"
    assert profil.stadtbezirk
    assert profil.stadtbezirk.name == "Mitte"
    assert profil.plaetze
    assert profil.plaetze.model_dump() == {
        "gesamt": 30,
        "u3": 10,
        "ue3": 20,
        "integrativ": 2,
    }
    assert [(zeit.weekday, zeit.opens_at, zeit.closes_at) for zeit in profil.oeffnungszeiten] == [
        (day, "07:00", "16:30") for day in range(1, 6)
    ]
    assert profil.position
    assert profil.position.lat == pytest.approx(51.2496, abs=0.01)
    assert len(profil.schliesstage) == len(profil.veranstaltungen) == 1


def test_profile_is_found_by_id_too(database: Database, clock: FixedClock) -> None:
    with database.write(SYSTEM) as tx:
        row = make_einrichtung(tx, make_kommune(tx))
    with database.read() as tx:
        assert read_public(tx, str(row.id), clock).slug == row.slug


@pytest.mark.parametrize("key", ["gibt-es-nicht", str(uuid4())], ids=["slug", "id"])
def test_unknown_einrichtung_is_not_found(database: Database, clock: FixedClock, key: str) -> None:
    with database.read() as tx, pytest.raises(NotFound):
        read_public(tx, key, clock)


def test_a_draft_is_not_found(database: Database, clock: FixedClock) -> None:
    with database.write(SYSTEM) as tx:
        row = make_einrichtung(tx, make_kommune(tx), published=False)
    with database.read() as tx, pytest.raises(NotFound):
        read_public(tx, row.slug, clock)


def test_closed_einrichtung_stays_readable_and_names_its_successor(
    database: Database, clock: FixedClock
) -> None:
    with database.write(SYSTEM) as tx:
        kommune = make_kommune(tx)
        old = make_einrichtung(tx, kommune, "Kita Alt", closed_on=date(2026, 7, 31))
        make_einrichtung(tx, kommune, "Kita Neu", vorgaenger_id=old.id, opened_on=date(2026, 8, 1))
    with database.read() as tx:
        alt, neu = read_public(tx, "kita-alt", clock), read_public(tx, "kita-neu", clock)
    assert alt.closed_on == date(2026, 7, 31)
    assert alt.nachfolger
    assert alt.nachfolger.slug == "kita-neu"
    assert neu.vorgaenger
    assert neu.vorgaenger.slug == "kita-alt"


def test_days_and_groups_of_the_past_are_not_shown(database: Database, clock: FixedClock) -> None:
    with database.write(SYSTEM) as tx:
        row = make_einrichtung(tx, make_kommune(tx))
        make_schliesstag(tx, row, date(2026, 7, 1), date(2026, 7, 20))
        make_gruppe(tx, row, valid_from=date(2024, 8, 1), valid_until=date(2026, 7, 31))
        make_veranstaltung(tx, row, starts_at=clock.now() - timedelta(days=3))
    with database.read() as tx:
        profil = read_public(tx, row.slug, clock)
    assert (profil.schliesstage, profil.gruppen, profil.plaetze, profil.veranstaltungen) == ([], [], None, [])


@pytest.mark.parametrize(
    ("days_ago", "anzahl", "state"),
    [(30, 2, FreiState.FREI), (31, 2, FreiState.UNBEKANNT), (30, 0, FreiState.KEINE), (None, 0, "unbekannt")],
    ids=["30th-day-counts", "31st-day-does-not", "reported-none", "never-reported"],
)
def test_free_places_expire(
    database: Database, clock: FixedClock, days_ago: int | None, anzahl: int, state: str
) -> None:
    with database.write(SYSTEM) as tx:
        row = make_einrichtung(tx, make_kommune(tx))
        if days_ago is not None:
            make_freier_platz(tx, row, anzahl, stand_on=TODAY - timedelta(days=days_ago))
    with database.read() as tx:
        frei = read_public(tx, row.slug, clock).frei
    assert frei.state == state
    assert len(frei.eintraege) == (1 if state == "frei" else 0)


def test_frei_state_of_nothing_is_unknown() -> None:
    assert frei_state([], TODAY) is FreiState.UNBEKANNT


def test_one_and_three_children_of_a_profile_need_the_same_queries(
    database: Database, clock: FixedClock, query_counter: StatementCounter
) -> None:
    with database.write(SYSTEM) as tx:
        kommune = make_kommune(tx)
        one, three = make_einrichtung(tx, kommune, "Eins"), make_einrichtung(tx, kommune, "Drei")
        for row, count in ((one, 1), (three, 3)):
            for number in range(count):
                make_gruppe(tx, row, f"Gruppe {number}")
                make_veranstaltung(tx, row, f"Fest {number}")
                make_freier_platz(tx, row, alter_from_months=number, alter_until_months=number)
    counts = []
    for row in (one, three):
        with database.read() as tx, query_counter() as sent:
            read_public(tx, row.slug, clock)
        counts.append(len(sent))
    assert counts[0] == counts[1]


def test_old_slug_leads_to_the_new_one(client: TestClient, clean_database: Database) -> None:
    with clean_database.write(SYSTEM) as tx:
        row = make_einrichtung(tx, make_kommune(tx))
        tx.add(SlugUmleitung(slug="alte-kita", einrichtung_id=row.id, jugendamt_id=row.jugendamt_id))
    answer = client.get("/api/v1/einrichtungen/alte-kita", follow_redirects=False)
    assert answer.status_code == 308
    assert answer.headers["location"] == "/api/v1/einrichtungen/kita-sonnenhuegel"


def test_unchanged_profile_is_not_sent_again(client: TestClient, clean_database: Database) -> None:
    with clean_database.write(SYSTEM) as tx:
        row = make_einrichtung(tx, make_kommune(tx))
    url = f"/api/v1/einrichtungen/{row.slug}"
    etag = client.get(url).headers["etag"]
    assert client.get(url, headers={"If-None-Match": etag}).status_code == 304
    with clean_database.write(SYSTEM) as tx:
        make_freier_platz(tx, row)
    assert client.get(url, headers={"If-None-Match": etag}).status_code == 200


def test_search_engines_never_learn_a_rounded_position_or_a_private_phone(
    database: Database, clock: FixedClock
) -> None:
    with database.write(SYSTEM) as tx:
        row = make_einrichtung(
            tx,
            make_kommune(tx),
            "Tagespflege Igel",
            art=Einrichtungsart.KINDERTAGESPFLEGE,
            lage=Lage.GERUNDET,
            hausnummer=None,
            telefon="0202 12345",
            leitung_name="Erika Mustermann",
        )
    with database.read() as tx:
        facts = describe(
            read_public(tx, row.slug, clock), url="https://x.example/e", origin="https://x.example"
        )
    assert "geo" not in facts
    assert "telephone" not in facts
    assert "Mustermann" not in str(facts)
    assert facts["openingHoursSpecification"][0] == {
        "@type": "OpeningHoursSpecification",
        "dayOfWeek": "Monday",
        "opens": "07:00",
        "closes": "16:30",
    }
