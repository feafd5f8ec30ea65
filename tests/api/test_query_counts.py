"""However many rows there are, an address needs the same number of queries."""

from datetime import date

import pytest
from sqlalchemy import select

from kitaportal.core.einrichtung.models import Einrichtung
from kitaportal.core.kommune.models import Kommune
from kitaportal.core.search import service as search
from kitaportal.kit.db import SYSTEM, Database, WriteTx
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


def build_first(database: Database) -> None:
    with database.write(SYSTEM) as tx:
        make_kommune(tx, name="Wuppertal")  # the home Kommune, whose frame every page has
        make_einrichtung(tx, make_kommune(tx))


def add_one_of_each(database: Database, number: int) -> None:
    """Whatever an address lists, once more."""
    with database.write(SYSTEM) as tx:
        kommune = tx.scalars(select(Kommune).filter_by(slug="musterstadt")).one()
        kita = tx.scalars(select(Einrichtung).filter_by(slug="kita-sonnenhuegel")).one()
        make_kommune(tx, name=f"Ort {number}")
        bezirk = make_stadtbezirk(tx, kommune, f"Bezirk {number}", str(number))
        make_quartier(tx, bezirk, f"Quartier {number}", str(number))
        traeger = make_traeger(tx, kommune, f"Verein {number}")
        make_einrichtung(tx, kommune, f"Kita {number}", traeger=traeger)
        _add_parts(tx, kita, number)
        search.rebuild(tx)


def _add_parts(tx: WriteTx, kita: Einrichtung, number: int) -> None:
    make_gruppe(tx, kita, f"Gruppe {number}")
    make_freier_platz(tx, kita, alter_from_months=number, alter_until_months=number)
    make_schliesstag(tx, kita, date(2027, number, 1), date(2027, number, 2))
    make_veranstaltung(tx, kita, f"Fest {number}")


@pytest.mark.parametrize(
    "address",
    [
        "/api/v1/kommunen",
        "/api/v1/kommunen/musterstadt",
        "/api/v1/einrichtungen",
        "/api/v1/einrichtungen?q=kita&kommune=musterstadt",
        "/api/v1/einrichtungen/suggest?q=kita",
        "/api/v1/einrichtungen.geojson",
        "/api/v1/kacheln/einrichtungen/0/0/0.mvt",
        "/api/v1/einrichtungen/kita-sonnenhuegel",
        "/einrichtungen?kommune=musterstadt",
        "/einrichtungen/kita-sonnenhuegel",
        "/sitemap.xml",
    ],
)
def test_one_and_three_rows_need_equally_many_queries(address, clean_database, client, query_counter):
    def count() -> int:
        client.get(address)  # the first request may prepare connections
        with query_counter() as sent:
            answer = client.get(address)
        assert answer.status_code == 200
        return len(sent)

    build_first(clean_database)
    add_one_of_each(clean_database, 1)
    for_one = count()
    add_one_of_each(clean_database, 2)
    add_one_of_each(clean_database, 3)
    assert (for_one > 0, count()) == (True, for_one)
