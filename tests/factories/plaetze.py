"""Gruppen with their approved places, and the free places an Einrichtung has reported."""

from datetime import date
from typing import Any

from kitaportal.core.einrichtung.models import Einrichtung, FreierPlatz, Gruppe, Gruppenplatz
from kitaportal.kit.db import WriteTx

KITAJAHR_2026 = date(2026, 8, 1)


def make_gruppe(
    tx: WriteTx,
    einrichtung: Einrichtung,
    name: str = "Igelgruppe",
    plaetze: tuple[tuple[int, int, int, int], ...] = ((24, 71, 45, 20),),
    **fields: Any,
) -> Gruppe:
    """A group; each entry of ``plaetze`` is (age from, age until, hours per week, places)."""
    defaults: dict[str, Any] = {"gruppenform": "I", "valid_from": KITAJAHR_2026}
    row = Gruppe(
        jugendamt_id=einrichtung.jugendamt_id,
        einrichtung_id=einrichtung.id,
        name=name,
        **(defaults | fields),
    )
    row.plaetze = [
        Gruppenplatz(
            jugendamt_id=einrichtung.jugendamt_id,
            alter_from_months=from_months,
            alter_until_months=until_months,
            umfang_hours=hours,
            anzahl=anzahl,
            valid_from=row.valid_from,
        )
        for from_months, until_months, hours, anzahl in plaetze
    ]
    tx.add(row)
    tx.flush()
    return row


def make_freier_platz(tx: WriteTx, einrichtung: Einrichtung, anzahl: int = 2, **fields: Any) -> FreierPlatz:
    """Free places for two-year-olds from August 2027, as reported last week."""
    defaults: dict[str, Any] = {
        "alter_from_months": 24,
        "alter_until_months": 35,
        "umfang_hours": None,
        "ab_on": date(2027, 8, 1),
        "stand_on": date(2026, 11, 17),
    }
    row = FreierPlatz(
        jugendamt_id=einrichtung.jugendamt_id,
        einrichtung_id=einrichtung.id,
        anzahl=anzahl,
        **(defaults | fields),
    )
    tx.add(row)
    tx.flush()
    return row
