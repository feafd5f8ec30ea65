"""What may be said about free places. Pure; the public profile says the same."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TypedDict

from kitaportal.core.einrichtung.enums import FreiState

# The same 30 days as in the public profile (einrichtung.rules); a test keeps them equal.
FREI_VALID_FOR = timedelta(days=30)


class FreiEintrag(TypedDict):
    """One reported line, as the projection stores it; days are ISO 8601 texts."""

    alter_from_months: int
    alter_until_months: int
    ab_on: str
    anzahl: int
    stand_on: str


@dataclass(frozen=True)
class FreiSummary:
    """Free places of an Einrichtung in one line."""

    state: FreiState
    anzahl: int | None
    ab_on: str | None
    stand_on: str | None


def frei_since(today: date) -> date:
    """The earliest day of a report that still counts."""
    return today - FREI_VALID_FOR


def summarise_frei(eintraege: Sequence[FreiEintrag] | None, today: date) -> FreiSummary:
    """No phantom place: old reports say nothing, but their day is told."""
    if not eintraege:
        return FreiSummary(FreiState.UNBEKANNT, None, None, None)
    stand_on = max(eintrag["stand_on"] for eintrag in eintraege)
    since = frei_since(today).isoformat()
    current = [eintrag for eintrag in eintraege if eintrag["stand_on"] >= since]
    if not current:
        return FreiSummary(FreiState.UNBEKANNT, None, None, stand_on)
    free = [eintrag for eintrag in current if eintrag["anzahl"] > 0]
    if not free:
        return FreiSummary(FreiState.KEINE, 0, None, stand_on)
    anzahl = sum(eintrag["anzahl"] for eintrag in free)
    return FreiSummary(FreiState.FREI, anzahl, min(eintrag["ab_on"] for eintrag in free), stand_on)
