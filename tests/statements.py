"""Counts the SQL statements that a piece of code sends, through SQLAlchemy and through psycopg alike."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from typing import Any

import psycopg

# What every transaction sends anyway, so that counts in tests are the queries of the code itself.
FRAME = ("SELECT set_config(", "SET TRANSACTION", "SAVEPOINT", "RELEASE", "ROLLBACK", "BEGIN", "COMMIT")
FRAME_PROBES = ("", "SELECT 1")

StatementCounter = Callable[[], AbstractContextManager[list[str]]]


@contextmanager
def recorded_statements() -> Iterator[list[str]]:
    """The texts of all statements sent inside, in order, without the frame of a transaction."""
    sent: list[str] = []
    original_sync, original_async = psycopg.Cursor.execute, psycopg.AsyncCursor.execute
    original_many = psycopg.Cursor.executemany

    def execute(self: Any, query: Any, *arguments: Any, **options: Any) -> Any:
        _note(sent, query)
        return original_sync(self, query, *arguments, **options)

    def executemany(self: Any, query: Any, *arguments: Any, **options: Any) -> Any:
        _note(sent, query)
        return original_many(self, query, *arguments, **options)

    async def execute_async(self: Any, query: Any, *arguments: Any, **options: Any) -> Any:
        _note(sent, query)
        return await original_async(self, query, *arguments, **options)

    psycopg.Cursor.execute, psycopg.Cursor.executemany = execute, executemany  # type: ignore[method-assign]
    psycopg.AsyncCursor.execute = execute_async  # type: ignore[method-assign]
    try:
        yield sent
    finally:
        psycopg.Cursor.execute, psycopg.Cursor.executemany = original_sync, original_many  # type: ignore[method-assign]
        psycopg.AsyncCursor.execute = original_async  # type: ignore[method-assign]


def _note(sent: list[str], query: Any) -> None:
    text = (query.decode() if isinstance(query, bytes) else str(query)).strip()
    if text not in FRAME_PROBES and not text.startswith(FRAME):
        sent.append(text)
