"""Connections of the public search: asynchronous, each statement its own transaction, plans kept."""

import asyncio
from collections.abc import Mapping
from typing import Any

import structlog
from psycopg import AsyncConnection, OperationalError
from psycopg.conninfo import conninfo_to_dict, make_conninfo
from psycopg.errors import QueryCanceled
from psycopg.rows import namedtuple_row
from psycopg_pool import AsyncConnectionPool, PoolTimeout

from kitaportal.kit.db import libpq_url
from kitaportal.kit.errors import ServiceUnavailable

WAIT_S = 3
# Compiling costs more than these statements take; a runaway statement must not hold a connection. The
# operators here open words and lists beside the row, which PostgreSQL thinks as cheap as comparing numbers.
SESSION = " ".join(
    f"-c {setting}"
    for setting in (
        "jit=off",
        "statement_timeout=5000",
        "work_mem=16MB",
        "random_page_cost=1.1",
        "cpu_operator_cost=0.02",
        "pg_trgm.similarity_threshold=0.2",
    )
)
CONNECTIONS = """
    SELECT current_setting('max_connections')::int - current_setting('superuser_reserved_connections')::int
        AS available
"""
log = structlog.get_logger()
Rows = list[Any]


class TooFewConnections(RuntimeError):
    """All pools of the portal together want more connections than PostgreSQL gives."""


class SearchPool:
    """Runs single read statements as the anonymous public."""

    def __init__(self, url: str, size: int) -> None:
        self._pool: AsyncConnectionPool[AsyncConnection[Any]] = AsyncConnectionPool(
            _with_session(libpq_url(url)),
            min_size=1,
            max_size=size,
            timeout=WAIT_S,
            kwargs={"autocommit": True, "prepare_threshold": 1, "row_factory": namedtuple_row},
            open=False,
        )

    async def open(self) -> None:
        """Start connecting; a database that is down now may come later."""
        await self._pool.open(wait=False)

    async def require_connections(self, wanted: int) -> None:
        """Refuse to start when the pools could run dry later; a database that is down is asked by nobody.

        Raises:
            TooFewConnections: naming both numbers.
        """
        try:
            rows = await self.fetch(CONNECTIONS, {})
        except ServiceUnavailable:
            return
        if wanted > rows[0].available:
            raise TooFewConnections(
                f"the pools want {wanted} connections, PostgreSQL gives {rows[0].available}:"
                " lower PORTAL_POOL_SIZE, PORTAL_SEARCH_POOL_SIZE or PORTAL_PROCESSES"
            )

    async def close(self) -> None:
        """Close every connection."""
        await self._pool.close()

    async def fetch(self, statement: str, parameters: Mapping[str, Any]) -> Rows:
        """All rows of one statement.

        Raises:
            ServiceUnavailable: no connection, or the statement took too long.
        """
        try:
            return await self._fetch(statement, parameters)
        except (QueryCanceled, PoolTimeout) as error:
            raise _unavailable(error) from error
        except OperationalError:
            return await self._fetch_again(statement, parameters)

    async def _fetch_again(self, statement: str, parameters: Mapping[str, Any]) -> Rows:
        """After a restart of the database every idle connection is dead: replace them, try once more."""
        try:
            async with asyncio.timeout(WAIT_S):
                await self._pool.check()
                return await self._fetch(statement, parameters)
        except (OperationalError, TimeoutError) as error:
            raise _unavailable(error) from error

    async def _fetch(self, statement: str, parameters: Mapping[str, Any]) -> Rows:
        async with self._pool.connection() as connection:
            cursor = await connection.execute(statement.encode(), parameters)
            return await cursor.fetchall()


def _with_session(conninfo: str) -> str:
    given = conninfo_to_dict(conninfo).get("options") or ""
    return make_conninfo(conninfo, options=f"{given} {SESSION}".strip())


def _unavailable(error: Exception) -> ServiceUnavailable:
    log.error("search.unavailable", error=type(error).__name__)
    return ServiceUnavailable()
