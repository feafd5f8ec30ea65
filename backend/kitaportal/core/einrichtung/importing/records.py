"""What every source is read into, and what is said about rows that are wrong or odd. No database."""

from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from kitaportal.core.einrichtung.enums import Einrichtungsart

# 1e-6 degrees are about 10 cm: less than any source knows, more than a change of the projection and back.
SAME_PLACE_DEGREES = 1e-6


@dataclass(frozen=True)
class Position:
    """A point in degrees (EPSG:4326)."""

    lat: float
    lon: float

    def is_same(self, other: "Position") -> bool:
        """True when both are within about 10 cm."""
        apart = max(abs(self.lat - other.lat), abs(self.lon - other.lon))
        return apart <= SAME_PLACE_DEGREES

    def swapped(self) -> "Position":
        """The point that is meant when a file confuses the two numbers."""
        return Position(lat=self.lon, lon=self.lat)


@dataclass(frozen=True)
class Bounds:
    """The box around a Kommune, in degrees."""

    west: float
    south: float
    east: float
    north: float

    def __contains__(self, position: Position) -> bool:
        return self.south <= position.lat <= self.north and self.west <= position.lon <= self.east


@dataclass(frozen=True, order=True)
class Oeffnungsfenster:
    """One window of one weekday (1 = Monday), in minutes since local midnight, end excluded."""

    weekday: int
    opens_minute: int
    closes_minute: int


@dataclass(frozen=True)
class ImportedEinrichtung:
    """What a source says about one Einrichtung. None and empty mean: the source says nothing.

    Ages in completed months, both included. Codes are those of data/reference/codelisten.toml, sorted.
    ``row`` is the number of the row in the file, counted from 1.
    """

    row: int
    source_id: str
    art: Einrichtungsart
    name: str
    traeger: str | None
    strasse: str | None
    hausnummer: str | None
    plz: str
    ort: str
    position: Position | None
    alter_from_months: int | None
    alter_until_months: int | None
    oeffnungszeiten: tuple[Oeffnungsfenster, ...]
    konfession: str | None
    konzepte: tuple[str, ...]
    sprachen: tuple[str, ...]
    barrierefreiheit: tuple[str, ...]
    inklusion: tuple[str, ...]
    merkmale: tuple[str, ...]


class Severity(StrEnum):
    """What a finding does to its row: keep it out, or let it in with a remark."""

    ABGEWIESEN = "abgewiesen"
    HINWEIS = "hinweis"


@dataclass(frozen=True)
class Finding:
    """One thing wrong or odd. ``field`` is named as in the file; ``reason`` is read by people (German)."""

    row: int
    source_id: str | None
    field: str
    reason: str
    severity: Severity


@dataclass(frozen=True)
class ParsedFile:
    """A whole file: the rows that may come in, and everything that was found."""

    rows_read: int
    records: tuple[ImportedEinrichtung, ...]
    findings: tuple[Finding, ...]


@dataclass(frozen=True)
class Area:
    """The Kommune that a file is imported into."""

    kommune_id: UUID
    jugendamt_id: UUID
    slug: str
    name: str
    bounds: Bounds


@dataclass(frozen=True)
class StoredEinrichtung:
    """An Einrichtung of the same source in the database; ``public`` is what its public profile says."""

    id: UUID
    kommune_id: UUID
    source_id: str
    slug: str
    public: ImportedEinrichtung | None
