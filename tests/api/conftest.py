"""The whole portal on a small city, once per worker."""

from collections.abc import Iterator

import pytest
from fastapi import FastAPI
from starlette.testclient import TestClient

from kitaportal.kit.clock import FixedClock, noon
from kitaportal.kit.db import SYSTEM, Database
from kitaportal.kit.settings import Settings
from kitaportal.main import create_app
from tests.api.city import build_city
from tests.conftest import TODAY
from tests.server import Databases, Urls


@pytest.fixture(scope="session")
def city_urls(databases: Databases, worker_name: str) -> Urls:
    """A database of its own with the city in it."""
    urls = databases.copy(f"{worker_name}_city")
    database = Database(urls.app, pool_size=1)
    with database.write(SYSTEM) as tx:
        build_city(tx)
    database.dispose()
    return urls


@pytest.fixture(scope="session")
def city_app(city_urls: Urls, tmp_path_factory: pytest.TempPathFactory) -> FastAPI:
    settings = Settings(
        DATABASE_URL=city_urls.owner,
        app_database_url=city_urls.app,
        home=tmp_path_factory.mktemp("city"),
        today=TODAY,
        pool_size=2,
        search_pool_size=2,
    )
    return create_app(settings, FixedClock(noon(TODAY)))


@pytest.fixture(scope="session")
def city(city_app: FastAPI) -> Iterator[TestClient]:
    """Speaks to the portal of the city."""
    with TestClient(city_app, raise_server_exceptions=False, follow_redirects=False) as client:
        yield client
