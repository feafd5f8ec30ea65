"""Statements that every source makes in some way, and when they cannot be true. No database."""

import re

from kitaportal.core.einrichtung.importing.records import Bounds, Oeffnungsfenster, Position
from kitaportal.core.einrichtung.importing.rows import Row
from kitaportal.kit.dates import MINUTES_PER_DAY

PLZ = re.compile(r"[0-9]{5}")
OLDEST_MONTHS = 216  # a child is under 18 (§ 7 Abs. 1 Nr. 1 SGB VIII)
WEEKDAYS = range(1, 6)  # Monday to Friday


def read_plz(row: Row, field: str) -> str:
    """The postal code, always as text: it may begin with 0."""
    plz = row.required_text(field, limit=20)
    if plz and not PLZ.fullmatch(plz):
        row.reject(field, "ist keine Postleitzahl aus fünf Ziffern")
    return plz


def read_position(row: Row, lat_field: str, lon_field: str, bounds: Bounds, kommune: str) -> Position | None:
    """Where it lies; None when the source does not know. Outside of the Kommune the row is rejected."""
    lat, lon = row.finite_number(lat_field), row.finite_number(lon_field)
    if lat is None or lon is None:
        if (lat is None) != (lon is None):
            missing = lat_field if lat is None else lon_field
            _note_half(row, missing, "fehlt, die andere Koordinate ist da: Lage unbekannt")
        return None
    position = Position(lat=float(lat), lon=float(lon))
    if position in bounds:
        return position
    if position.swapped() in bounds:
        row.note(lat_field, "Breite und Länge vertauscht, richtig herum übernommen")
        return position.swapped()
    row.reject(lat_field, f"liegt außerhalb von {kommune}")
    return None


def read_alter(row: Row, from_field: str, until_field: str) -> tuple[int, int] | None:
    """Ages in completed months, both included; None when unknown or impossible."""
    from_months, until_months = row.whole_number(from_field), row.whole_number(until_field)
    if from_months is None and until_months is None:
        return None
    if from_months is None or until_months is None:
        missing = until_field if until_months is None else from_field
        _note_half(row, missing, "fehlt: Alter bleibt offen")
        return None
    if not 0 <= from_months < until_months <= OLDEST_MONTHS:
        reason = _wrong_alter(from_months, until_months)
        row.note(until_field, f"{reason}: Alter bleibt offen")
        return None
    return from_months, until_months


def _wrong_alter(from_months: int, until_months: int) -> str:
    if from_months < 0 or until_months > OLDEST_MONTHS:
        return f"liegt nicht zwischen 0 und {OLDEST_MONTHS} Monaten"
    return "ist gleich dem Anfang" if from_months == until_months else "liegt vor dem Anfang"


def weekday_windows(
    row: Row, field: str, opens_minute: int | None, closes_minute: int | None
) -> tuple[Oeffnungsfenster, ...]:
    """The same hours from Monday to Friday; empty when unknown or impossible."""
    if opens_minute is None and closes_minute is None:
        return ()
    if opens_minute is None or closes_minute is None:
        _note_half(row, field, "nur Anfang oder Ende bekannt: Öffnungszeit bleibt offen")
        return ()
    if not (0 <= opens_minute <= MINUTES_PER_DAY and 0 <= closes_minute <= MINUTES_PER_DAY):
        row.note(field, "liegt nicht zwischen 0 und 24 Uhr: Öffnungszeit bleibt offen")
        return ()
    if closes_minute <= opens_minute:
        row.note(field, "schließt nicht nach der Öffnung: Öffnungszeit bleibt offen")
        return ()
    return tuple(Oeffnungsfenster(weekday, opens_minute, closes_minute) for weekday in WEEKDAYS)


def _note_half(row: Row, field: str, reason: str) -> None:
    """Half a statement is there. Of a rejected row that is nothing new: the other half may be unreadable."""
    if not row.is_rejected:
        row.note(field, reason)
