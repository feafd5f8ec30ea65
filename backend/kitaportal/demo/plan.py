"""Where in the city which kind of Einrichtung stands."""

from collections.abc import Sequence
from dataclasses import dataclass

from shapely.geometry.base import BaseGeometry

from kitaportal.core.einrichtung.enums import Traegertyp
from kitaportal.demo.dice import Dice
from kitaportal.demo.geometry import Position
from kitaportal.demo.parameters import QuartierParameter, Stadt


@dataclass(frozen=True)
class Ort:
    """A Quartier with its cell on the map."""

    parameter: QuartierParameter
    name: str
    plz: str
    centre: Position
    cell: BaseGeometry

    @property
    def slug(self) -> str:
        """The Quartier's slug."""
        return self.parameter.slug


def spread(orte: Sequence[Ort], count: int, dice: Dice) -> list[Ort]:
    """``count`` places in proportion to the weights (largest remainder), in drawn order."""
    total = sum(ort.parameter.gewicht for ort in orte)
    shares = [count * ort.parameter.gewicht / total for ort in orte]
    numbers = [int(share) for share in shares]
    by_remainder = sorted(range(len(orte)), key=lambda index: (numbers[index] - shares[index], index))
    for index in by_remainder[: count - sum(numbers)]:
        numbers[index] += 1
    placed = [ort for ort, number in zip(orte, numbers, strict=True) for _ in range(number)]
    return dice.some(placed, len(placed))


def kita_traegertypen(stadt: Stadt, dice: Dice) -> list[Traegertyp]:
    """One Traegertyp per Kita, in drawn order."""
    types = [typ for typ, number in stadt.kitas_je_traegertyp.items() for _ in range(number)]
    if len(types) != stadt.anzahl.kita:
        raise ValueError(f"{len(types)} Kitas by Traegertyp, but {stadt.anzahl.kita} in all")
    return dice.some(types, len(types))
