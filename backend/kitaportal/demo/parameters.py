"""Reads data/demo: the numbers of a city (checked), and lists of names, texts and shares."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ConfigDict, Field

from kitaportal.core.einrichtung.enums import Traegertyp
from kitaportal.core.kommune.codelisten import Codelisten, load_codelisten

Table = Mapping[str, Any]


class Strict(BaseModel):
    """A misspelt parameter is an error."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Anzahl(Strict):
    """How many Einrichtungen of each kind."""

    kita: int
    kindertagespflege: int
    grosstagespflege: int
    spielgruppe: int
    ogs: int


class Plaetze(Strict):
    """Mean and bounds of the size of a Kita."""

    staedtisch: int
    andere: int
    min: int
    max: int


class Einwilligung(Strict):
    """Shares of Kindertagespflegepersonen who agree to be shown."""

    anteil: float = Field(ge=0, le=1)
    kontakt_anteil: float = Field(ge=0, le=1)
    fotos_anteil: float = Field(ge=0, le=1)


class TraegerParameter(Strict):
    """An invented Traeger of several houses."""

    traegertyp: Traegertyp
    name: str
    spitzenverband: str | None = None


class QuartierParameter(Strict):
    """How a Quartier appears in texts, and its weight in the distribution."""

    slug: str
    ort: str
    gewicht: float = Field(gt=0)
    umgebung: str
    strassen: list[str]


class Stadt(Strict):
    """One demo city (data/demo/<kommune>.toml)."""

    kommune: str
    seed: str
    vorwahl: str
    domain: str
    anzahl: Anzahl
    kitas_je_traegertyp: dict[Traegertyp, int]
    plaetze: Plaetze
    einwilligung: Einwilligung
    traeger: list[TraegerParameter]
    quartier: list[QuartierParameter]


@dataclass(frozen=True)
class Parameters:
    """Everything the generator reads."""

    stadt: Stadt
    namen: Table
    angebot: Table
    zeiten: Table
    texte_kita: Table
    texte_weitere: Table
    texte_sprachen: Table
    bilder: Table
    codelisten: Codelisten


def load_parameters(data_dir: Path, kommune: str) -> Parameters:
    """The parameters of one demo city."""
    folder = data_dir / "demo"

    def table(name: str) -> dict[str, Any]:
        return tomllib.loads((folder / f"{name}.toml").read_text(encoding="utf-8"))

    return Parameters(
        stadt=Stadt.model_validate(table(kommune)),
        namen=table("namen"),
        angebot=table("angebot"),
        zeiten=table("zeiten"),
        texte_kita=table("texte_kita"),
        texte_weitere=table("texte_weitere"),
        texte_sprachen=table("texte_sprachen"),
        bilder=table("bilder"),
        codelisten=load_codelisten(data_dir),
    )
