"""What the API says about Kommunen, and what readers may send. Output types have no defaults."""

from dataclasses import dataclass
from datetime import datetime
from typing import Annotated, Any
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field, StringConstraints


class KommuneItem(BaseModel):
    """A Kommune in the list, with the number of Einrichtungen the search can find there."""

    slug: str
    name: str
    demo: bool
    einrichtungen: int


class KommuneList(BaseModel):
    """All Kommunen of this portal."""

    items: list[KommuneItem]


class Punkt(BaseModel):
    """WGS 84, degrees."""

    lat: float
    lon: float


class QuartierOut(BaseModel):
    """A neighbourhood; ``position`` is its estimated centre."""

    slug: str
    name: str
    nummer: str
    position: Punkt


class StadtbezirkOut(BaseModel):
    """A district with its neighbourhoods."""

    slug: str
    name: str
    nummer: str
    quartiere: list[QuartierOut]


class UmfangOut(BaseModel):
    """A Betreuungsumfang that parents can book today."""

    hours: int
    label: str


class StelleOut(BaseModel):
    """Where parents ask."""

    name: str
    anschrift: str
    telefon: str
    email: str


class KarteOut(BaseModel):
    """Base map of the Kommune."""

    style_url: str
    attribution: str


class KommuneOut(BaseModel):
    """Everything the pages of a Kommune need."""

    slug: str
    name: str
    ags: str | None
    land: str
    home: bool
    demo: bool
    center: Punkt
    zoom: float
    bbox: tuple[float, float, float, float]
    stadtbezirke: list[StadtbezirkOut]
    plz: list[str]
    umfaenge: list[UmfangOut]
    stelle: StelleOut
    impressum: dict[str, str]
    karte: KarteOut
    logo_url: str
    texte: dict[str, str]


class CodeOut(BaseModel):
    """One value of a code list."""

    code: str
    label: str


class CodelistenOut(BaseModel):
    """All code lists in one language; each named like the search parameter it belongs to."""

    art: list[CodeOut]
    traegertyp: list[CodeOut]
    konfession: list[CodeOut]
    konzept: list[CodeOut]
    schwerpunkt: list[CodeOut]
    sprache: list[CodeOut]
    verpflegung: list[CodeOut]
    barrierefreiheit: list[CodeOut]
    inklusion: list[CodeOut]
    merkmal: list[CodeOut]
    betreuungszeit: list[CodeOut]
    qualifikation: list[CodeOut]
    betreuungsort: list[CodeOut]


@dataclass(frozen=True)
class Shell:
    """What a page shows around its content, in one language."""

    heimat: KommuneOut
    codelisten: CodelistenOut

    def context(self) -> dict[str, Any]:
        """For the templates: ``heimat``, and ``labels`` as list name → code → label."""
        lists = self.codelisten.model_dump()
        labels = {name: {code["code"]: code["label"] for code in codes} for name, codes in lists.items()}
        return {"heimat": self.heimat, "labels": labels}

    def initial(self) -> dict[str, Any]:
        """For the SPA, so that it need not ask."""
        return {"kommune": self.heimat.model_dump(mode="json"), "codelisten": self.codelisten.model_dump()}


# PostgreSQL cannot store NUL; a form never sends it.
Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, pattern=r"^[^\x00]*$")]


class BarrieremeldungIn(BaseModel):
    """A reader reports a barrier. The address is optional and only used to answer."""

    model_config = ConfigDict(extra="forbid")

    kommune: Annotated[Text, Field(max_length=100, description="Slug")]
    seite: Annotated[Text, Field(max_length=500, description="Path of the page")]
    text: Annotated[Text, Field(max_length=5000)]
    email: Annotated[str, Field(max_length=254, pattern=r"^[^@\s\x00]+@[^@\s\x00]+$")] | None = None


class BarrieremeldungOut(BaseModel):
    """Receipt."""

    id: UUID
    created_at: datetime
