"""Values that tests build themselves: plain functions with sensible defaults and no randomness.

Every function plans its rows in the given transaction and flushes, so that constraints speak at once.
Names make slugs: two Einrichtungen in one test need two names.
"""

from tests.factories.einrichtung import (
    make_anschrift_intern,
    make_einrichtung,
    make_einwilligung,
    make_profil,
    make_traeger,
)
from tests.factories.kommune import (
    make_barrieremeldung,
    make_jugendamt,
    make_kommune,
    make_konfiguration,
    make_quartier,
    make_stadtbezirk,
)
from tests.factories.plaetze import make_freier_platz, make_gruppe
from tests.factories.profilteile import (
    make_foto,
    make_oeffnungszeiten,
    make_profiltext,
    make_schliesstag,
    make_veranstaltung,
)

__all__ = [
    "make_anschrift_intern",
    "make_barrieremeldung",
    "make_einrichtung",
    "make_einwilligung",
    "make_foto",
    "make_freier_platz",
    "make_gruppe",
    "make_jugendamt",
    "make_kommune",
    "make_konfiguration",
    "make_oeffnungszeiten",
    "make_profil",
    "make_profiltext",
    "make_quartier",
    "make_schliesstag",
    "make_stadtbezirk",
    "make_traeger",
    "make_veranstaltung",
]
