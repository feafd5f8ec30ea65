"""Many rows at once are the same rows."""

from datetime import date

import pytest
from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from kitaportal.core.einrichtung.models import Schliesstag
from kitaportal.kit import bulk
from kitaportal.kit.bulk import insert_rows
from kitaportal.kit.db import WriteTx
from kitaportal.kit.ids import new_id
from tests.factories import make_einrichtung, make_kommune


def closed_days(tx: WriteTx, count: int) -> list[dict[str, object]]:
    row = make_einrichtung(tx, make_kommune(tx))
    return [
        {
            "id": new_id(),
            "jugendamt_id": row.jugendamt_id,
            "einrichtung_id": row.id,
            "from_on": date(2026, 12, day),
            "until_on": date(2026, 12, day),
            "anlass": 'O\'Hara sagt "zu": 50 % früher \\ {später}',
            "halbtags": day % 2 == 0,
        }
        for day in range(1, count + 1)
    ]


def test_rows_arrive_as_they_were(write_tx: WriteTx, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bulk, "PORTION", 3)
    rows = closed_days(write_tx, 7)
    insert_rows(write_tx, Schliesstag, rows)
    stored = write_tx.scalars(select(Schliesstag).order_by(Schliesstag.from_on)).all()
    assert [{name: getattr(one, name) for name in rows[0]} for one in stored] == rows


def test_no_rows_are_no_statement(write_tx: WriteTx) -> None:
    insert_rows(write_tx, Schliesstag, [])
    assert write_tx.scalar(select(Schliesstag)) is None


def test_constraints_hold_as_ever(write_tx: WriteTx) -> None:
    first = closed_days(write_tx, 1)[0]
    with pytest.raises(IntegrityError), write_tx.savepoint():
        insert_rows(write_tx, Schliesstag, [first, first | {"id": new_id()}])
