"""What hangs on a profile or an Einrichtung: texts, hours, pictures, closing days, events."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

from kitaportal.core.einrichtung.models import (
    Einrichtung,
    Foto,
    Oeffnungszeit,
    Profil,
    Profiltext,
    Schliesstag,
    Veranstaltung,
)
from kitaportal.kit.dates import text_as_minutes
from kitaportal.kit.db import WriteTx
from tests.factories.words import CREATED_AT

WEEKDAYS = range(1, 6)


def make_profiltext(tx: WriteTx, profil: Profil, sprache: str = "de", **fields: Any) -> Profiltext:
    """The words of a profile in one language."""
    defaults = {
        "kurzbeschreibung": "Eine kleine Kita am Waldrand.",
        "beschreibung": "Wir sind jeden Tag draußen, bei jedem Wetter.",
    }
    row = Profiltext(
        jugendamt_id=profil.jugendamt_id, profil_id=profil.id, sprache=sprache, **(defaults | fields)
    )
    tx.add(row)
    tx.flush()
    return row


def make_oeffnungszeiten(
    tx: WriteTx, profil: Profil, hours: str = "07:00-16:30", weekdays: Iterable[int] = WEEKDAYS
) -> list[Oeffnungszeit]:
    """The same window on every given weekday (1 = Monday)."""
    opens, closes = (text_as_minutes(part) for part in hours.split("-"))
    rows = [
        Oeffnungszeit(
            jugendamt_id=profil.jugendamt_id,
            profil_id=profil.id,
            weekday=weekday,
            opens_minute=opens,
            closes_minute=closes,
        )
        for weekday in weekdays
    ]
    tx.add_all(rows)
    tx.flush()
    return rows


def make_foto(tx: WriteTx, profil: Profil, position: int = 1, **fields: Any) -> Foto:
    """A picture with its text alternative."""
    defaults = {"path": "haus.webp", "alt_text": "Ein gelbes Haus mit Garten", "urheber": "Mustermann"}
    row = Foto(
        jugendamt_id=profil.jugendamt_id, profil_id=profil.id, position=position, **(defaults | fields)
    )
    tx.add(row)
    tx.flush()
    return row


def make_schliesstag(
    tx: WriteTx,
    einrichtung: Einrichtung,
    from_on: date = date(2026, 12, 24),
    until_on: date = date(2027, 1, 1),
    **fields: Any,
) -> Schliesstag:
    """Closing days, both ends included."""
    row = Schliesstag(
        jugendamt_id=einrichtung.jugendamt_id,
        einrichtung_id=einrichtung.id,
        from_on=from_on,
        until_on=until_on,
        **({"anlass": "Weihnachten", "halbtags": False} | fields),
    )
    tx.add(row)
    tx.flush()
    return row


def make_veranstaltung(
    tx: WriteTx, einrichtung: Einrichtung, title: str = "Tag der offenen Tür", **fields: Any
) -> Veranstaltung:
    """A public event of two hours."""
    starts_at = fields.pop("starts_at", CREATED_AT + timedelta(days=365))
    row = Veranstaltung(
        jugendamt_id=einrichtung.jugendamt_id,
        einrichtung_id=einrichtung.id,
        title=title,
        starts_at=starts_at,
        **({"ends_at": starts_at + timedelta(hours=2)} | fields),
    )
    tx.add(row)
    tx.flush()
    return row
