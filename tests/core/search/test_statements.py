"""How much a search asks of the database, and that it survives a restart of it."""

import psycopg
import pytest

from kitaportal.core.search import service
from kitaportal.core.search.queries.pool import SearchPool, TooFewConnections
from tests.factories import make_einrichtung, make_freier_platz

SEARCH = "/api/v1/einrichtungen"
EVERYTHING = {
    "lat": 51.25,
    "lon": 7.15,
    "radius_m": 100_000,
    "art": ["kita", "ogs"],
    "konzept": ["waldorf"],
    "sprache": ["de"],
    "umfang": [35],
    "frei": "true",
    "frei_ab": "2027-08",
    "alter_months": 30,
}


@pytest.mark.parametrize("rows", [1, 3])
@pytest.mark.parametrize(
    ("parameters", "statements"),
    [
        ({}, 2),
        (EVERYTHING, 2),
        ({"facets": False}, 1),
        ({"konzept": "nobody"}, 2),
        ({"q": "kita"}, 3),
        ({"q": "kita möwe elberfeld"} | EVERYTHING, 3),
        ({"q": "xqzvw"}, 3),
    ],
)
def test_the_number_of_statements_depends_on_words_and_counts_only(
    publish, kommune, client, query_counter, *, rows, parameters, statements
):
    with publish() as tx:
        for number in range(rows):
            fields = {"konzepte": ["waldorf"], "sprachen": ["de"]}
            make_freier_platz(tx, make_einrichtung(tx, kommune, f"Kita {number}", **fields))
    client.get(SEARCH)
    with query_counter() as sent:
        assert client.get(SEARCH, params=parameters).status_code == 200
    assert len(sent) == statements


def test_a_restarted_database_costs_no_answer(publish, kommune, client, clean_urls):
    with publish() as tx:
        make_einrichtung(tx, kommune, "Kita Möwe")
    assert client.get(SEARCH).status_code == 200
    with psycopg.connect(clean_urls.admin, autocommit=True) as admin:
        admin.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
            " WHERE datname = current_database() AND pid <> pg_backend_pid()"
        )
    assert client.get(SEARCH).status_code == 200


@pytest.mark.anyio
async def test_pools_that_could_run_dry_stop_the_start(settings):
    greedy = settings.model_copy(update={"processes": 50, "pool_size": 50})
    with pytest.raises(TooFewConnections, match="PORTAL_POOL_SIZE"):
        await service.open_index(greedy)


@pytest.mark.anyio
async def test_a_database_that_is_away_at_the_start_may_come_later(settings, monkeypatch):
    monkeypatch.setattr("kitaportal.core.search.queries.pool.WAIT_S", 0.2)
    away = settings.model_copy(update={"app_database_url": "postgresql://nobody@127.0.0.1:9/none"})
    index = await service.open_index(away)
    await index.close()


@pytest.mark.anyio
async def test_a_statement_that_takes_too_long_is_given_up(clean_urls):
    pool = SearchPool(clean_urls.app, 1)
    await pool.open()
    rows = await pool.fetch("SELECT current_setting('statement_timeout') AS patience", {})
    await pool.close()
    assert rows[0].patience == "5s"
