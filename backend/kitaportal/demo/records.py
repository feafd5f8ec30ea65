"""What the generator makes: plain values, no rows yet."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from kitaportal.core.einrichtung.enums import Einrichtungsart, Feldgruppe, Lage, Profilstatus, Traegertyp
from kitaportal.demo.geometry import Position


@dataclass(frozen=True)
class DemoTraeger:
    """Who runs Einrichtungen; ``key`` is its source_id."""

    key: str
    slug: str
    name: str
    traegertyp: Traegertyp
    spitzenverband: str | None


@dataclass(frozen=True)
class Fenster:
    """A window of one weekday (1 = Monday), in minutes since midnight."""

    weekday: int
    opens_minute: int
    closes_minute: int


@dataclass(frozen=True)
class DemoPlatz:
    """Places of a group for an age range (months, both included)."""

    alter_from_months: int
    alter_until_months: int
    umfang_hours: int
    anzahl: int


@dataclass(frozen=True)
class DemoGruppe:
    """A group of this Kindergartenjahr."""

    name: str
    gruppenform: str | None
    integrative_plaetze: int
    plaetze: tuple[DemoPlatz, ...]


@dataclass(frozen=True)
class DemoText:
    """The words of a profile in one language."""

    sprache: str
    kurzbeschreibung: str
    beschreibung: str
    konzept: str | None = None
    alltag: str | None = None
    eingewoehnung: str | None = None
    raeume: str | None = None


@dataclass(frozen=True)
class DemoFoto:
    """An illustration."""

    path: str
    alt_text: str
    urheber: str


@dataclass(frozen=True)
class DemoSchliesstag:
    """Closed days, both ends included."""

    from_on: date
    until_on: date
    anlass: str
    halbtags: bool = False


@dataclass(frozen=True)
class DemoVeranstaltung:
    """A public event."""

    title: str
    beschreibung: str
    ort: str | None
    starts_at: datetime
    ends_at: datetime


@dataclass(frozen=True)
class DemoFreierPlatz:
    """A reported figure of free places."""

    alter_from_months: int
    alter_until_months: int
    umfang_hours: int | None
    ab_on: date
    anzahl: int
    stand_on: date


@dataclass(frozen=True)
class Anschrift:
    """A postal address. Street and number are missing where only a rounded position is public."""

    strasse: str | None
    hausnummer: str | None
    plz: str
    ort: str


@dataclass(frozen=True)
class Angebot:
    """Codes of what is offered."""

    konfession: str | None = None
    konzepte: tuple[str, ...] = ()
    schwerpunkte: tuple[str, ...] = ()
    sprachen: tuple[str, ...] = ()
    verpflegung: tuple[str, ...] = ()
    verpflegung_cents_per_month: int | None = None
    barrierefreiheit: tuple[str, ...] = ()
    inklusion: tuple[str, ...] = ()
    merkmale: tuple[str, ...] = ()


@dataclass(frozen=True)
class DemoEinrichtung:
    """One Einrichtung with everything its profile shows; ``key`` is its source_id."""

    key: str
    art: Einrichtungsart
    slug: str
    name: str
    traeger: str | None
    quartier: str | None
    anschrift: Anschrift
    position: Position
    lage: Lage
    status: Profilstatus
    alter_from_months: int
    alter_until_months: int
    umfaenge: tuple[int, ...]
    angebot: Angebot
    oeffnungszeiten: tuple[Fenster, ...]
    confirmed_on: date
    texte: tuple[DemoText, ...]
    gruppen: tuple[DemoGruppe, ...] = ()
    fotos: tuple[DemoFoto, ...] = ()
    schliesstage: tuple[DemoSchliesstag, ...] = ()
    veranstaltungen: tuple[DemoVeranstaltung, ...] = ()
    freie_plaetze: tuple[DemoFreierPlatz, ...] = ()
    telefon: str | None = None
    email: str | None = None
    website: str | None = None
    leitung_name: str | None = None
    aufnahmekriterien: str | None = None
    aufnahmekriterien_beschluss_on: date | None = None
    beitrag_hinweis: str | None = None
    kindertagespflege: dict[str, Any] | None = None
    spielgruppe: dict[str, Any] | None = None
    ogs: dict[str, Any] | None = None
    opened_on: date | None = None
    closed_on: date | None = None
    vorgaenger: str | None = None
    alte_slugs: tuple[str, ...] = ()
    intern: Anschrift | None = None
    intern_position: Position | None = None
    einwilligungen: tuple[Feldgruppe, ...] = ()
    widerrufen: bool = False


@dataclass(frozen=True)
class DemoStadt:
    """Everything that is seeded for one Kommune."""

    traeger: tuple[DemoTraeger, ...]
    einrichtungen: tuple[DemoEinrichtung, ...]

    @property
    def public(self) -> list[DemoEinrichtung]:
        """What readers may find."""
        return [one for one in self.einrichtungen if one.status is Profilstatus.VEROEFFENTLICHT]
