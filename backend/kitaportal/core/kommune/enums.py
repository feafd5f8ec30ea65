"""Closed vocabularies of this module."""

from enum import StrEnum


class Event(StrEnum):
    """Events of this module, as they stand in the outbox."""

    BARRIEREMELDUNG_EINGEGANGEN = "barrieremeldung.eingegangen"
    BARRIEREMELDUNG_ABGELAUFEN = "barrieremeldung.abgelaufen"
