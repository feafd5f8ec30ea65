"""Pure rules about what may be shown of an Einrichtung."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Protocol

from kitaportal.core.einrichtung.enums import FreiState

FREI_VALID_FOR = timedelta(days=30)
U3_UNTIL_MONTHS = 36


class FreiFacts(Protocol):
    """One reported line of free places."""

    anzahl: int
    stand_on: date


def frei_state(eintraege: Sequence[FreiFacts], today: date) -> FreiState:
    """What may be said today: no phantom place, so a figure older than 30 days says nothing.

    The 30th day after the report still counts.
    """
    current = [eintrag for eintrag in eintraege if is_current(eintrag.stand_on, today)]
    if not current:
        return FreiState.UNBEKANNT
    return FreiState.FREI if any(eintrag.anzahl for eintrag in current) else FreiState.KEINE


def is_current(stand_on: date, today: date) -> bool:
    """True up to and including the 30th day after the report."""
    return today - stand_on <= FREI_VALID_FOR
