"""Database access: one engine, two kinds of transaction. Application code never commits."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, ClassVar, TypeVar
from uuid import UUID

from sqlalchemy import MetaData, Text, create_engine, text
from sqlalchemy.engine import Engine, Result, ScalarResult
from sqlalchemy.orm import DeclarativeBase, Session
from sqlalchemy.sql import Executable

T = TypeVar("T")

NAMING = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}


class Base(DeclarativeBase):
    """Base of every table; names of constraints are predictable."""

    metadata = MetaData(naming_convention=NAMING)
    type_annotation_map: ClassVar[dict[Any, Any]] = {str: Text}


@dataclass(frozen=True)
class TxContext:
    """On whose behalf a transaction runs; row-level security reads it.

    ``role`` is "public" for anonymous readers and "system" for jobs, seeds and imports over all tenants.
    """

    role: str = "public"
    jugendamt_id: UUID | None = None
    subject: str | None = None


PUBLIC = TxContext()
SYSTEM = TxContext(role="system")


class ReadTx:
    """A transaction that can only read. Nobody but the edge ends it."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def execute(self, statement: Executable, parameters: Any = None) -> Result[Any]:
        """Run one statement."""
        return self._session.execute(statement, parameters)

    def scalars(self, statement: Executable, parameters: Any = None) -> ScalarResult[Any]:
        """First column of each row."""
        return self._session.scalars(statement, parameters)

    def scalar(self, statement: Executable, parameters: Any = None) -> Any:
        """First column of the first row, or None."""
        return self._session.scalar(statement, parameters)

    def get(self, entity: type[T], key: Any) -> T | None:
        """One row by primary key."""
        return self._session.get(entity, key)


class WriteTx(ReadTx):
    """A transaction that may also write; a function that takes it says so in its signature."""

    def add(self, row: object) -> None:
        """Plan the insert of one row."""
        self._session.add(row)

    def add_all(self, rows: Sequence[object]) -> None:
        """Plan the insert of many rows."""
        self._session.add_all(rows)

    def delete(self, row: object) -> None:
        """Plan the deletion of one row."""
        self._session.delete(row)

    def flush(self) -> None:
        """Send what is planned, so that constraints speak now."""
        self._session.flush()

    @contextmanager
    def savepoint(self) -> Iterator[None]:
        """Undo only what happens inside when it raises."""
        with self._session.begin_nested():
            yield


class Database:
    """The engine of the app role, and the two doors into it."""

    def __init__(self, url: str, *, pool_size: int = 5) -> None:
        self.engine: Engine = create_engine(
            sqlalchemy_url(url),
            pool_size=pool_size,
            max_overflow=0,
            pool_timeout=5,
            pool_pre_ping=True,
            hide_parameters=True,
        )

    @contextmanager
    def read(self, context: TxContext = PUBLIC) -> Iterator[ReadTx]:
        """A read-only transaction."""
        with Session(self.engine, expire_on_commit=False) as session, session.begin():
            session.execute(text("SET TRANSACTION READ ONLY"))
            set_context(session, context)
            yield ReadTx(session)

    @contextmanager
    def write(self, context: TxContext) -> Iterator[WriteTx]:
        """A transaction that commits at the end and rolls back when anything raises."""
        with Session(self.engine, expire_on_commit=False) as session, session.begin():
            set_context(session, context)
            yield WriteTx(session)

    def dispose(self) -> None:
        """Close the pool."""
        self.engine.dispose()


def set_context(session: Session, context: TxContext) -> None:
    """Tell PostgreSQL for whom this transaction runs (SET LOCAL; ends with it)."""
    session.execute(
        text(
            "SELECT set_config('portal.role', :role, true),"
            " set_config('portal.jugendamt_id', :jugendamt_id, true),"
            " set_config('portal.subject', :subject, true)"
        ),
        {
            "role": context.role,
            "jugendamt_id": str(context.jugendamt_id or ""),
            "subject": context.subject or "",
        },
    )


def sqlalchemy_url(url: str) -> str:
    """A libpq URL with the psycopg 3 driver named."""
    scheme, separator, rest = url.partition("://")
    return f"postgresql+psycopg{separator}{rest}" if scheme in {"postgresql", "postgres"} else url


def libpq_url(url: str) -> str:
    """The same URL for psycopg itself."""
    return url.replace("postgresql+psycopg://", "postgresql://", 1)
