"""Closed vocabularies of this module."""

from enum import StrEnum


class Sortierung(StrEnum):
    """Order of the hits."""

    RELEVANZ = "relevanz"
    DISTANZ = "distanz"
    NAME = "name"
    FREI = "frei"


class Vorschlagsart(StrEnum):
    """What a suggestion stands for; the order decides between equally good ones."""

    ORT = "ort"
    STADTBEZIRK = "stadtbezirk"
    QUARTIER = "quartier"
    THEMA = "thema"
    TRAEGER = "traeger"
    EINRICHTUNG = "einrichtung"
