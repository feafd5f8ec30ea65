"""Writes many rows at once: one statement per portion instead of one set of parameters per row."""

import json
from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import text

from kitaportal.kit.db import Base, WriteTx

PORTION = 5000


def insert_rows(tx: WriteTx, entity: type[Base], rows: Sequence[Mapping[str, Any]]) -> None:
    """Insert rows that all name the same columns; four times as fast as executemany.

    PostgreSQL reads them as JSON, so values are what JSON can say or what str() makes of them: dates,
    instants, UUIDs, EWKT. Columns that the rows leave out get their default of the server, never one
    of Python.
    """
    if not rows:
        return
    columns = ", ".join(f'"{entity.__table__.c[name].name}"' for name in rows[0])
    statement = text(
        f"INSERT INTO {entity.__tablename__} ({columns})"
        f" SELECT {columns} FROM json_populate_recordset(NULL::{entity.__tablename__}, CAST(:rows AS json))"
    )
    for start in range(0, len(rows), PORTION):
        portion = json.dumps([dict(row) for row in rows[start : start + PORTION]], default=str)
        tx.execute(statement, {"rows": portion})
