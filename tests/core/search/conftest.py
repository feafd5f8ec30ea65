"""A published city for the tests of the search, and ways to ask it."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from typing import Any

import pytest
from starlette.testclient import TestClient

from kitaportal.core.kommune.models import Kommune
from kitaportal.core.search import service
from kitaportal.kit.db import SYSTEM, Database, WriteTx
from tests.factories import make_kommune

API = "/api/v1/einrichtungen"


@pytest.fixture
def publish(clean_database: Database) -> Callable[[], AbstractContextManager[WriteTx]]:
    """``with publish() as tx: …`` commits what was made and rebuilds the search."""

    @contextmanager
    def publishing() -> Iterator[WriteTx]:
        with clean_database.write(SYSTEM) as tx:
            yield tx
            tx.flush()
            service.rebuild(tx)

    return publishing


@pytest.fixture
def kommune(clean_database: Database) -> Kommune:
    """Musterstadt, committed."""
    with clean_database.write(SYSTEM) as tx:
        return make_kommune(tx)


@pytest.fixture
def answer(client: TestClient) -> Callable[..., dict[str, Any]]:
    """The answer of a search that must succeed."""

    def ask(**parameters: Any) -> dict[str, Any]:
        response = client.get(API, params=parameters)
        assert response.status_code == 200, response.text
        body: dict[str, Any] = response.json()
        return body

    return ask


@pytest.fixture
def found(answer: Callable[..., dict[str, Any]]) -> Callable[..., list[str]]:
    """The slugs of the hits, in order."""

    def slugs(**parameters: Any) -> list[str]:
        body = answer(**parameters)
        assert body["pagination"]["total"] >= len(body["items"])
        return [karte["slug"] for karte in body["items"]]

    return slugs
