"""What the schema tests read: the catalog of the migrated database."""

from collections.abc import Iterator
from typing import Any

import psycopg
import pytest
from psycopg.rows import namedtuple_row

from tests.server import Urls

NOT_OURS = ("alembic_version", "spatial_ref_sys")


class Catalog:
    """Asks the system catalog about the tables of the portal."""

    def __init__(self, connection: psycopg.Connection[Any]) -> None:
        self._connection = connection

    def rows(self, query: str) -> list[Any]:
        """The rows of one query; ``%(foreign)s`` stands for the tables that are not ours."""
        return self._connection.execute(query, {"foreign": list(NOT_OURS)}).fetchall()

    def names(self, query: str) -> set[str]:
        """The first column, as text."""
        return {str(row[0]) for row in self.rows(query)}


@pytest.fixture
def catalog(database_urls: Urls) -> Iterator[Catalog]:
    with psycopg.connect(database_urls.admin, row_factory=namedtuple_row) as connection:
        yield Catalog(connection)
