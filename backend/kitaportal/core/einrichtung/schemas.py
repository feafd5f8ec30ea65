"""What the API says about one Einrichtung. Output types have no defaults, so clients see every key."""

from datetime import date, datetime
from typing import Annotated
from uuid import UUID

from pydantic import BaseModel, Field

from kitaportal.core.einrichtung.enums import Einrichtungsart, FreiState, Lage, Traegertyp

TimeText = Annotated[str, Field(pattern=r"^([01]\d|2[0-4]):[0-5]\d$", examples=["07:30"])]


class NamedRef(BaseModel):
    """A thing with its own page or filter value."""

    slug: str
    name: str


class TraegerOut(BaseModel):
    """Who runs the Einrichtung. ``traegertyp`` is null when a source does not say."""

    slug: str
    name: str
    traegertyp: Traegertyp | None
    spitzenverband: str | None
    website: str | None


class Anschrift(BaseModel):
    """Postal address; without street where only the rounded position is public."""

    strasse: str | None
    hausnummer: str | None
    plz: str
    ort: str


class Position(BaseModel):
    """WGS 84, degrees."""

    lat: float
    lon: float


class Kontakt(BaseModel):
    """How to reach the Einrichtung."""

    telefon: str | None
    email: str | None
    website: str | None
    leitung_name: str | None


class OeffnungszeitOut(BaseModel):
    """One window of one weekday (1 = Monday … 7 = Sunday), local time; "24:00" ends the day."""

    weekday: int
    opens_at: TimeText
    closes_at: TimeText


class SchliesstagOut(BaseModel):
    """Closed days, both ends included."""

    from_on: date
    until_on: date
    anlass: str
    halbtags: bool


class Plaetze(BaseModel):
    """Approved places today, summed over the groups; U3 = under 36 months."""

    gesamt: int
    u3: int
    ue3: int
    integrativ: int


class GruppenplatzOut(BaseModel):
    """Places of a group for one age range (completed months, inclusive) and Betreuungsumfang."""

    alter_from_months: int
    alter_until_months: int
    umfang_hours: int
    anzahl: int


class GruppeOut(BaseModel):
    """A group as it is today. ``gruppenform`` is a code of the Kommune's configuration (§ 33 KiBiz)."""

    name: str
    gruppenform: str | None
    plaetze: list[GruppenplatzOut]


class ProfiltextOut(BaseModel):
    """The words of the profile in one language (ISO 639-1)."""

    sprache: str
    kurzbeschreibung: str
    beschreibung: str
    konzept: str | None
    alltag: str | None
    eingewoehnung: str | None
    raeume: str | None


class FotoOut(BaseModel):
    """A picture of the Einrichtung."""

    url: str
    alt_text: str
    urheber: str


class Aufnahmekriterien(BaseModel):
    """How the Traeger decides, and when it decided so."""

    text: str
    beschluss_on: date | None


class VeranstaltungOut(BaseModel):
    """An event to which parents may come."""

    id: UUID
    title: str
    starts_at: datetime
    ends_at: datetime
    ort: str | None
    beschreibung: str | None


class FreiEintrag(BaseModel):
    """Free places for one age range from one day on."""

    alter_from_months: int
    alter_until_months: int
    umfang_hours: int | None
    ab_on: date
    anzahl: int


class Frei(BaseModel):
    """Free places and the day of the figure; ``unbekannt`` when never reported or older than 30 days."""

    state: FreiState
    stand_on: date | None
    eintraege: list[FreiEintrag]


class KindertagespflegeOut(BaseModel):
    """What is special about Kindertagespflege (§§ 22–24 KiBiz). Codes of the code lists."""

    qualifikation: str | None
    betreuungsort: str | None
    plaetze: int | None
    vertretung: str | None


class SpielgruppeOut(BaseModel):
    """What is special about a Spielgruppe."""

    days_per_week: int | None
    eltern_anwesend: bool | None
    beitrag_cents_per_month: int | None


class OgsOut(BaseModel):
    """The school of an offene Ganztagsschule."""

    schule: str
    schulnummer: str | None
    jahrgangsstufen: list[int]


class Quelle(BaseModel):
    """Where an imported Einrichtung comes from."""

    name: str
    url: str | None
    licence: str | None


class EinrichtungOut(BaseModel):
    """The public profile of one Einrichtung."""

    id: UUID
    slug: str
    version: int
    art: Einrichtungsart
    name: str
    kurzname: str | None
    traeger: TraegerOut | None
    anschrift: Anschrift
    kommune: NamedRef
    stadtbezirk: NamedRef | None
    quartier: NamedRef | None
    position: Position | None
    lage: Lage
    kontakt: Kontakt
    oeffnungszeiten: list[OeffnungszeitOut]
    schliesstage: list[SchliesstagOut]
    alter_from_months: int | None
    alter_until_months: int | None
    umfaenge: list[int]
    plaetze: Plaetze | None
    gruppen: list[GruppeOut]
    konzepte: list[str]
    schwerpunkte: list[str]
    konfession: str | None
    sprachen: list[str]
    verpflegung: list[str]
    verpflegung_cents_per_month: int | None
    barrierefreiheit: list[str]
    inklusion: list[str]
    merkmale: list[str]
    texte: list[ProfiltextOut]
    fotos: list[FotoOut]
    aufnahmekriterien: Aufnahmekriterien | None
    beitrag_hinweis: str | None
    veranstaltungen: list[VeranstaltungOut]
    frei: Frei
    kindertagespflege: KindertagespflegeOut | None
    spielgruppe: SpielgruppeOut | None
    ogs: OgsOut | None
    vorgaenger: NamedRef | None
    nachfolger: NamedRef | None
    opened_on: date | None
    closed_on: date | None
    confirmed_on: date | None
    quelle: Quelle | None
    demo: bool
