"""Rows of the Kita database, as its export writes them, for the tests of imports. All names are made up."""

from typing import Any

from kitaportal.core.einrichtung.importing.mapping import SourceMapping, load_mapping
from kitaportal.core.einrichtung.importing.records import Bounds
from kitaportal.core.kommune.codelisten import load_codelisten
from kitaportal.kit.settings import ROOT

EXPORT = ROOT / ".." / "shared" / "data" / "kitas_schleswig_holstein_2024.json"
BOUNDS = Bounds(west=7.0, south=51.1, east=7.3, north=51.4)  # Musterstadt of tests.factories


def kita_row(**changes: Any) -> dict[str, Any]:
    """A row in which everything is right. "address__town" changes a field of the address."""
    row: dict[str, Any] = {
        "id": 4711,
        "address": {
            "street": "Musterweg",
            "number": "7",
            "postalcode": "42000",
            "town": "Musterstadt",
            "district": "Mitte",
            "latitude": 51.25,
            "longitude": 7.15,
        },
        "barrierfree": True,
        "bureau": "Stadt Musterstadt",
        "careFrom": 12,
        "careTo": 72,
        "educationalConcept": "Waldorfpädagogik",
        "flexibleCareTime": False,
        "integrational": False,
        "institution": "Gemeinde Musterstadt",
        "name": "Kita Möwennest",
        "openingHoursFrom": 25_200_000,
        "openingHoursTo": 57_600_000,
        "applicationAllowed": True,
        "type": "KITA",
        "availabilities": [],
        "imageIds": [],
        "bindungAnNationaleMinderheit": False,
        "bilder": [],
    }
    for key, value in changes.items():
        record, _, field = key.rpartition("__")
        (row[record] if record else row)[field] = value
    return row


def real_mapping() -> SourceMapping:
    """The mapping that the project ships."""
    return load_mapping(ROOT / "data/import/kita_datenbank_sh.toml", load_codelisten(ROOT / "data"))
