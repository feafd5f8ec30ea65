"""What every builder needs: the city, the day, and small things that all profiles share."""

from dataclasses import dataclass
from datetime import date, timedelta

from shapely.geometry.base import BaseGeometry

from kitaportal.core.einrichtung.enums import Einrichtungsart
from kitaportal.core.kommune.configuration import Gruppenform
from kitaportal.demo.dice import Dice
from kitaportal.demo.geometry import Position, random_point
from kitaportal.demo.names import NamePool
from kitaportal.demo.parameters import Parameters
from kitaportal.demo.plan import Ort
from kitaportal.demo.records import Anschrift, DemoFoto

FIRST_NAMES = [
    "Mira",
    "Toni",
    "Alex",
    "Sam",
    "Kim",
    "Robin",
    "Luca",
    "Jona",
    "Nika",
    "Chris",
    "Bente",
    "Sascha",
]
LAST_NAMES = ["Beispiel", "Muster", "Mustermann", "Musterfrau", "Platzhalter", "Vorlage", "Exempel"]


@dataclass(frozen=True)
class Workshop:
    """One city on one day."""

    parameters: Parameters
    names: NamePool
    today: date
    ortsname: str
    outline: BaseGeometry
    gruppenformen: tuple[Gruppenform, ...]
    umfaenge: tuple[int, ...]
    gleichzeitig: int
    gross_gleichzeitig: int
    raster_m: int
    replica: int

    def dice(self, *name: object) -> Dice:
        """The dice of one thing in this city."""
        return Dice(self.parameters.stadt.seed, self.replica, *name)

    def key(self, art: Einrichtungsart, number: int) -> str:
        """The source_id of one Einrichtung."""
        return f"{self.parameters.stadt.kommune}-{self.replica}-{art.value}-{number:03d}"


def address(workshop: Workshop, ort: Ort, dice: Dice) -> Anschrift:
    """A street of the Quartier with an invented number."""
    number = f"{dice.whole(1, 148)}{dice.weighted({'': 12.0, 'a': 2.0, 'b': 1.0})}"
    return Anschrift(dice.pick(ort.parameter.strassen), number, ort.plz, workshop.ortsname)


def position(ort: Ort, dice: Dice) -> Position:
    """A point in the Quartier."""
    return random_point(ort.cell, dice.random, ort.centre, spread_m=380)


def telefon(workshop: Workshop, dice: Dice) -> str:
    """A number that cannot be called: no local number begins with a zero."""
    return f"{workshop.parameters.stadt.vorwahl} 00{dice.whole(10000, 99999)}"


def email(workshop: Workshop, slug: str) -> str:
    """An address in a domain that cannot exist (RFC 2606)."""
    return f"{slug[:50].rstrip('-')}@{workshop.parameters.stadt.domain}"


def website(workshop: Workshop, slug: str) -> str:
    """A page in a domain that cannot exist (RFC 2606)."""
    return f"https://www.{workshop.parameters.stadt.domain}/{slug}"


def leitung(dice: Dice) -> str:
    """A name that nobody has."""
    return f"{dice.pick(FIRST_NAMES)} {dice.pick(LAST_NAMES)}"


def confirmed_on(workshop: Workshop, dice: Dice) -> date:
    """When the profile was last confirmed: mostly this year."""
    return workshop.today - timedelta(days=dice.whole(1, 260))


def opened_on(workshop: Workshop, dice: Dice, oldest: int) -> date | None:
    """First day of operation; old houses often do not say."""
    year = dice.whole(oldest, workshop.today.year - 2)
    return date(year, 8, 1) if dice.chance(0.6) else None


def fotos(
    workshop: Workshop, art: Einrichtungsart, themes: tuple[str, ...], count: int, dice: Dice
) -> tuple[DemoFoto, ...]:
    """Illustrations that suit the kind of Einrichtung; those that fit a theme come first."""
    bilder = [bild for bild in workshop.parameters.bilder["bild"] if art.value in bild["arten"]]
    suiting = [bild for bild in bilder if bild.get("passt") in themes]
    neutral = [bild for bild in bilder if "passt" not in bild]
    chosen = [*dice.some(suiting, len(suiting)), *dice.some(neutral, len(neutral))][:count]
    urheber = workshop.parameters.bilder["urheber"]
    return tuple(DemoFoto(bild["datei"], bild["alt"], urheber) for bild in chosen)
