"""One request is one transaction: it ends before the answer leaves, and nobody sees half of it."""

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError
from starlette.testclient import TestClient

from kitaportal.kit.db import SYSTEM, Database
from kitaportal.kit.http import PublicReadTx
from tests.kit.conftest import app_around


def numbers(database: Database) -> list[int]:
    with database.read(SYSTEM) as tx:
        return list(tx.scalars(text("SELECT number FROM probe ORDER BY 1")))


def test_a_created_row_is_there_when_the_answer_is(tiny, clean_database):
    assert tiny.post("/api/probes", json={"number": 1}).status_code == 201
    assert numbers(clean_database) == [1]


def test_a_failing_commit_answers_500_and_never_201(tiny, clean_database):
    tiny.post("/api/probes", json={"number": 1})
    answer = tiny.post("/api/probes", json={"number": 1})
    assert answer.status_code == 500
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.json()["type"] == "/problems/internal-error"
    assert numbers(clean_database) == [1]


@pytest.mark.parametrize(("path", "status"), [("/api/refused", 409), ("/api/broken", 500)])
def test_an_error_undoes_what_the_request_wrote(path, status, tiny, clean_database):
    assert tiny.post(path).status_code == status
    assert numbers(clean_database) == []


def test_a_savepoint_undoes_only_its_inside(probe_table, clean_database):
    with clean_database.write(SYSTEM) as tx:
        tx.execute(text("INSERT INTO probe VALUES (1)"))
        with pytest.raises(DBAPIError), tx.savepoint():
            tx.execute(text("INSERT INTO probe VALUES (2), ('zwei')"))
    assert numbers(clean_database) == [1]


def test_an_unreachable_database_answers_503_with_a_time_to_retry(clock):
    nowhere = Database("postgresql://kitaportal_app:x@127.0.0.1:1/nowhere", pool_size=1)
    app = app_around(nowhere, clock)

    @app.get("/api/anything")
    def read_anything(tx: PublicReadTx) -> str:
        return "never"

    answer = TestClient(app, raise_server_exceptions=False).get("/api/anything")
    assert (answer.status_code, answer.headers["retry-after"]) == (503, "5")
    assert answer.json()["type"] == "/problems/service-unavailable"
    assert "127.0.0.1" not in answer.text
