"""Reads and checks one folder of data/kommunen. No database."""

import tomllib
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any, TypeVar

from pydantic import Field, TypeAdapter, ValidationError, model_validator

from kitaportal.core.kommune.configuration import VALUE_TYPES, Strict

T = TypeVar("T", bound=Strict)
Slug = Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]
Lat = Annotated[float, Field(ge=47, le=56)]
Lon = Annotated[float, Field(ge=5, le=16)]


class KommuneFolderInvalid(ValueError):
    """A file of a Kommune folder is missing, or says something that nobody understands."""


class Confidence(StrEnum):
    """How sure a dated value is; everything but NORM is checked by the Jugendamt before real use."""

    NORM = "norm"
    NORM_ALT = "norm_alt"
    SEKUNDAER = "sekundaer"
    UNGEPRUEFT = "ungeprueft"
    DEMO = "demo"


class JugendamtFile(Strict):
    """The tenant."""

    slug: Slug
    name: str


class KarteFile(Strict):
    """First view and base map; an empty ``style_url`` means the schematic map of the folder."""

    bbox: tuple[Lon, Lat, Lon, Lat]
    lat: Lat
    lon: Lon
    zoom: float = Field(ge=0, le=22)
    attribution: str
    style_url: str


class StelleFile(Strict):
    """Where parents ask, and where reports about barriers go."""

    name: str
    anschrift: str
    telefon: str
    email: str = Field(pattern=r"^[^@\s]+@[^@\s]+$")


class ImpressumFile(Strict):
    """What the law wants to be named (§ 5 DDG)."""

    anbieter: str
    anschrift: str
    vertreten_durch: str
    telefon: str
    email: str
    umsatzsteuer_id: str
    aufsicht: str
    datenschutz_kontakt: str
    datenschutz_aufsicht: str
    barrierefreiheit_durchsetzung: str


class KommuneFile(Strict):
    """kommune.toml"""

    slug: Slug
    name: str
    ags: str | None = Field(default=None, pattern=r"^\d{8}$")
    land: str
    demo: bool
    verfahren: list[str]
    jugendamt: JugendamtFile
    karte: KarteFile
    stelle: StelleFile
    impressum: ImpressumFile


class QuartierFile(Strict):
    """A neighbourhood with its estimated centre and the postal code around it."""

    nummer: str
    slug: Slug
    name: str
    lat: Lat
    lon: Lon
    plz: str = Field(pattern=r"^\d{5}$")


class StadtbezirkFile(Strict):
    """A district."""

    nummer: str
    slug: Slug
    name: str
    quartiere: list[QuartierFile]


class GebietFile(Strict):
    """gebiet.toml"""

    herkunft: str
    stadtbezirk: list[StadtbezirkFile]


class PlzEntry(Strict):
    """A postal code with a centre."""

    plz: str = Field(pattern=r"^\d{5}$")
    lat: Lat
    lon: Lon
    herkunft: str


class PlzFile(Strict):
    """plz.toml"""

    plz: list[PlzEntry]


class KonfigurationEntry(Strict):
    """One dated value with its source and how sure it is."""

    key: str
    valid_from: date
    legal_source: str
    confidence: Confidence
    value: Any

    @model_validator(mode="after")
    def _known_and_well_formed(self) -> "KonfigurationEntry":
        if self.key not in VALUE_TYPES:
            raise ValueError(f"unknown key {self.key!r}; known: {', '.join(sorted(VALUE_TYPES))}")
        VALUE_TYPES[self.key].validate_python(self.value)
        return self


class KonfigurationFile(Strict):
    """konfiguration.toml"""

    eintrag: list[KonfigurationEntry]

    @model_validator(mode="after")
    def _each_once(self) -> "KonfigurationFile":
        seen = [(entry.key, entry.valid_from) for entry in self.eintrag]
        if twice := {f"{key} {day}" for key, day in seen if seen.count((key, day)) > 1}:
            raise ValueError(f"twice in the file: {', '.join(sorted(twice))}")
        return self


class TexteFile(Strict):
    """texte/<language>.toml: words of the Kommune on the pages."""

    willkommen: str
    einleitung: str
    rechtsanspruch: str
    anmeldung_hinweis: str
    demo_hinweis: str


class KommuneFolder(Strict):
    """Everything a Kommune brings."""

    kommune: KommuneFile
    gebiet: GebietFile
    plz: list[PlzEntry]
    konfiguration: list[KonfigurationEntry]
    texte: dict[str, TexteFile]


def read_folder(folder: Path) -> KommuneFolder:
    """One Kommune.

    Raises:
        KommuneFolderInvalid: a file is missing or wrong, or the folder is not named like the slug.
    """
    kommune = _parse(KommuneFile, folder / "kommune.toml")
    if kommune.slug != folder.name:
        raise KommuneFolderInvalid(f"{folder}: slug is {kommune.slug!r}, the folder is {folder.name!r}")
    return KommuneFolder(
        kommune=kommune,
        gebiet=_parse(GebietFile, folder / "gebiet.toml"),
        plz=_parse(PlzFile, folder / "plz.toml").plz,
        konfiguration=_parse(KonfigurationFile, folder / "konfiguration.toml").eintrag,
        texte={path.stem: _parse(TexteFile, path) for path in sorted((folder / "texte").glob("*.toml"))},
    )


def read_folders(data_dir: Path) -> list[KommuneFolder]:
    """All Kommunen, by name of the folder."""
    return [read_folder(path.parent) for path in sorted((data_dir / "kommunen").glob("*/kommune.toml"))]


def _parse(type_: type[T], path: Path) -> T:
    try:
        return TypeAdapter(type_).validate_python(tomllib.loads(path.read_text(encoding="utf-8")))
    except (OSError, tomllib.TOMLDecodeError, ValidationError) as error:
        raise KommuneFolderInvalid(f"{path}: {error}") from error
