"""A published city for the tests of the search, and ways to ask it."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from datetime import date
from typing import Any

import pytest
from starlette.testclient import TestClient

from kitaportal.core.kommune.models import Kommune
from kitaportal.core.search import service
from kitaportal.kit.clock import FixedClock, noon
from kitaportal.kit.db import SYSTEM, Database, WriteTx
from kitaportal.kit.settings import Settings
from kitaportal.main import create_app
from tests.factories import make_kommune
from tests.server import Urls

API = "/api/v1/einrichtungen"
TODAY = date(2026, 11, 24)


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


@pytest.fixture(scope="module")
def curious(_committing_urls: Urls) -> Iterator[TestClient]:
    """One client for many questions that need no rows of their own."""
    settings = Settings(app_database_url=_committing_urls.app, search_pool_size=1, log_level="ERROR")
    with TestClient(create_app(settings, FixedClock(noon(TODAY))), raise_server_exceptions=False) as client:
        yield client
