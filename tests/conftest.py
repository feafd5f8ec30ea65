"""Fixtures of all tests: real PostgreSQL, a clock that stands still, no network.

``database`` undoes everything after the test; ``clean_database`` commits for real and starts empty.
"""

import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import psycopg
import pytest
from fastapi import FastAPI
from psycopg import sql
from sqlalchemy import text
from sqlalchemy.engine import Connection
from sqlalchemy.orm import Session
from starlette.testclient import TestClient

from kitaportal.cli_openapi import openapi_text
from kitaportal.kit.clock import FixedClock, noon
from kitaportal.kit.db import PUBLIC, SYSTEM, Database, ReadTx, TxContext, WriteTx, set_context
from kitaportal.kit.settings import Settings
from kitaportal.main import create_app
from tests.api.description import Description
from tests.network import forbid_network
from tests.server import Databases, Urls, remove_abandoned, server_for
from tests.statements import StatementCounter, recorded_statements

TODAY = date(2026, 11, 24)
RUN_HOME = "PORTAL_TEST_RUN_HOME"


def pytest_configure(config: pytest.Config) -> None:
    """The controlling process names the home of this run; xdist workers inherit it."""
    if not hasattr(config, "workerinput"):
        home = Settings().home / "test" / str(os.getpid())
        os.environ[RUN_HOME] = str(home)
        remove_abandoned(home.parent)


def pytest_unconfigure(config: pytest.Config) -> None:
    """The controlling process takes the databases of this run away."""
    if not hasattr(config, "workerinput"):
        server_for(Path(os.environ[RUN_HOME])).remove_all()


@pytest.fixture(scope="session", autouse=True)
def _no_network() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        forbid_network(patch)
        yield


@pytest.fixture(scope="session")
def databases() -> Databases:
    """Makes databases for this run."""
    home = Path(os.environ[RUN_HOME])
    return Databases(server_for(home), home)


@pytest.fixture(scope="session")
def worker_name() -> str:
    """Name of this xdist worker, or "main"."""
    return os.environ.get("PYTEST_XDIST_WORKER", "main")


@pytest.fixture(scope="session")
def database_urls(databases: Databases, worker_name: str) -> Urls:
    """The worker's database in which nothing is ever committed."""
    return databases.copy(f"{worker_name}_rollback")


class RollbackDatabase(Database):
    """Both doors lead into one outer transaction that never commits; each use is a savepoint."""

    def __init__(self, connection: Connection) -> None:
        self.engine = connection.engine
        self._connection = connection

    @contextmanager
    def read(self, context: TxContext = PUBLIC) -> Iterator[ReadTx]:
        with self._session(context) as session:
            session.execute(text("SET TRANSACTION READ ONLY"))
            yield ReadTx(session)

    @contextmanager
    def write(self, context: TxContext) -> Iterator[WriteTx]:
        with self._session(context) as session:
            yield WriteTx(session)

    @contextmanager
    def _session(self, context: TxContext) -> Iterator[Session]:
        bound = Session(
            bind=self._connection, join_transaction_mode="create_savepoint", expire_on_commit=False
        )
        with bound as session, session.begin():
            set_context(session, context)
            yield session


@pytest.fixture(scope="session")
def _rollback_engine(database_urls: Urls) -> Iterator[Database]:
    database = Database(database_urls.app, pool_size=1)
    yield database
    database.dispose()


@pytest.fixture
def database(_rollback_engine: Database) -> Iterator[Database]:
    """The app role's database; what the test writes is gone afterwards."""
    with _rollback_engine.engine.connect() as connection:
        outer = connection.begin()
        yield RollbackDatabase(connection)
        outer.rollback()


@pytest.fixture
def write_tx(database: Database) -> Iterator[WriteTx]:
    """A transaction of the portal itself: seeds, jobs, imports."""
    with database.write(SYSTEM) as tx:
        yield tx


@pytest.fixture
def read_tx(database: Database) -> Iterator[ReadTx]:
    """A transaction of an anonymous reader. Write with ``database.write`` before asking for it."""
    with database.read(PUBLIC) as tx:
        yield tx


@pytest.fixture(scope="session")
def _committing_urls(databases: Databases, worker_name: str) -> Urls:
    return databases.copy(f"{worker_name}_commit")


@pytest.fixture(scope="session")
def _tables_to_empty(_committing_urls: Urls) -> list[str]:
    with psycopg.connect(_committing_urls.admin) as admin:
        rows = admin.execute(
            "SELECT tablename FROM pg_tables WHERE schemaname = 'public'"
            " AND tablename NOT IN ('alembic_version', 'spatial_ref_sys') ORDER BY 1"
        )
        return [row[0] for row in rows]


@pytest.fixture
def clean_urls(_committing_urls: Urls, _tables_to_empty: list[str]) -> Urls:
    """URLs of the worker's committing database, emptied before the test."""
    with psycopg.connect(_committing_urls.admin) as admin:
        # As superuser without foreign keys: deleting from small tables beats TRUNCATE by far.
        admin.execute("SET session_replication_role = replica")
        for table in _tables_to_empty:
            admin.execute(sql.SQL("DELETE FROM {}").format(sql.Identifier(table)))
    return _committing_urls


@pytest.fixture
def clean_database(clean_urls: Urls) -> Iterator[Database]:
    """An empty database that commits for real: jobs, locks, concurrency, the async search."""
    database = Database(clean_urls.app, pool_size=4)
    yield database
    database.dispose()


@pytest.fixture
def clock() -> FixedClock:
    """Noon in Berlin on 24 November 2026."""
    return FixedClock(noon(TODAY))


@pytest.fixture
def settings(clean_urls: Urls, tmp_path: Path) -> Settings:
    """Settings of the app under test; it works on the database of ``clean_database``."""
    return Settings(
        DATABASE_URL=clean_urls.owner,
        app_database_url=clean_urls.app,
        home=tmp_path,
        today=TODAY,
        pool_size=2,
        search_pool_size=2,
    )


@pytest.fixture
def app(settings: Settings, clock: FixedClock) -> FastAPI:
    """The whole portal."""
    return create_app(settings, clock)


@pytest.fixture
def client(app: FastAPI) -> Iterator[TestClient]:
    """Speaks to the app in this process, with its start and stop; sees what ``clean_database`` commits."""
    with TestClient(app, raise_server_exceptions=False) as client:
        yield client


@pytest.fixture
def query_counter() -> StatementCounter:
    """``with query_counter() as sent: …`` lists the statements; one and three rows need equally many."""
    return recorded_statements


@pytest.fixture(scope="session")
def description() -> Description:
    """The OpenAPI description of the running code."""
    return Description(json.loads(openapi_text()))
