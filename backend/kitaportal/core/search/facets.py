"""Counting hits per filter value from one pass over the Einrichtungen. Pure arithmetic on bits.

Each active filter owns a bit; the mask of an Einrichtung has the bits of the filters it fails. Mask 0 is a
hit, and an Einrichtung whose mask is covered by the bits of one filter would be a hit without that filter.

The filter "frei" asks for a free place that suits alter_months and frei_ab. Dropping one of those two
changes the question, so the answers to the changed questions have bits of their own.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from itertools import chain, combinations
from typing import NamedTuple

# Filter values that are numbers in EinrichtungSuche.merkmale, and whether one or all of them must hold.
ANY_OF = (
    "art",
    "traegertyp",
    "traeger",
    "konfession",
    "konzept",
    "schwerpunkt",
    "umfang",
    "stadtbezirk",
    "quartier",
    "kommune",
)
ALL_OF = ("sprache", "verpflegung", "barrierefreiheit", "inklusion", "merkmal", "betreuungszeit")
MAX_VALUES = 100
FACETS = tuple(name for name in (*ANY_OF, *ALL_OF, "frei") if name != "traeger")


class Extra(StrEnum):
    """Bits beside those of the filter values."""

    ALTER = "alter_months"
    FREI = "frei"
    FREI_OHNE_ALTER = "frei without alter_months"
    FREI_OHNE_AB = "frei without frei_ab"


# Instead of a mask: so many hits there would be without this parameter of the base (q, radius_m, bbox).
NO_MASK = -1


class CountRow(NamedTuple):
    """So many Einrichtungen with this mask have this value; without parameter: are there at all."""

    mask: int
    parameter: str | None
    value: str | None
    number: int


@dataclass(frozen=True)
class Bits:
    """Which filters are active and which bit each owns."""

    parameters: tuple[str, ...]
    extras: tuple[Extra, ...]

    @cached_property
    def of(self) -> dict[str, int]:
        """Name of a filter or extra → its bit."""
        return {str(name): 1 << position for position, name in enumerate((*self.parameters, *self.extras))}

    @cached_property
    def dropped(self) -> dict[str, int]:
        """Parameter → bits that do not matter when it is dropped."""
        by_parameter = {name: self.of[name] for name in self.parameters}
        if Extra.ALTER in self.extras:
            by_parameter["alter_months"] = self._sum(Extra.ALTER, Extra.FREI, Extra.FREI_OHNE_AB)
        if Extra.FREI in self.extras:
            by_parameter["frei"] = self._sum(Extra.FREI, Extra.FREI_OHNE_ALTER, Extra.FREI_OHNE_AB)
        if Extra.FREI_OHNE_AB in self.extras:
            by_parameter["frei_ab"] = self._sum(Extra.FREI, Extra.FREI_OHNE_ALTER)
        return by_parameter

    def _sum(self, *extras: Extra) -> int:
        return sum(self.of[extra] for extra in extras if extra in self.extras)

    @cached_property
    def useful(self) -> list[int]:
        """Masks that are a hit with at most one filter dropped; all others need not be counted."""
        return sorted({0, *chain.from_iterable(_submasks(bits) for bits in self.dropped.values())})

    def ignored_by_facet(self, parameter: str) -> int:
        """Bits that the counts of this parameter ignore: its own, unless all values must hold."""
        return 0 if parameter in ALL_OF else self.dropped.get(parameter, 0)


def bits_for(parameters: Iterable[str], *, alter: bool, frei: bool, frei_ab: bool) -> Bits:
    """The bits of a search with these active filters."""
    wanted = {
        Extra.ALTER: alter,
        Extra.FREI: frei,
        Extra.FREI_OHNE_ALTER: frei and alter,
        Extra.FREI_OHNE_AB: frei and frei_ab,
    }
    return Bits(tuple(parameters), tuple(extra for extra, active in wanted.items() if active))


def count_hits(rows: Iterable[CountRow]) -> int:
    """Einrichtungen that pass every filter."""
    return sum(row.number for row in rows if row.parameter is None and row.mask == 0)


def count_facets(rows: Iterable[CountRow], bits: Bits) -> dict[str, dict[str, int]]:
    """Parameter → value → hits, most first, then by value; at most MAX_VALUES of a parameter."""
    counts: dict[str, dict[str, int]] = {name: defaultdict(int) for name in FACETS}
    for row in rows:
        if row.parameter not in counts or row.value is None:
            continue
        if row.mask & ~bits.ignored_by_facet(row.parameter) == 0:
            counts[row.parameter][row.value] += row.number
    return {name: dict(sorted(found.items(), key=_most_first)[:MAX_VALUES]) for name, found in counts.items()}


def count_without(rows: Iterable[CountRow], bits: Bits) -> dict[str, int]:
    """Parameter → hits if it were dropped; parameters that would not help are left out."""
    totals: dict[str, int] = defaultdict(int)
    for row in rows:
        if row.mask == NO_MASK and row.parameter:
            totals[row.parameter] = row.number
        elif row.parameter is None:
            for name, ignored in bits.dropped.items():
                totals[name] += row.number if row.mask & ~ignored == 0 else 0
    return {name: total for name, total in totals.items() if total}


def _most_first(item: tuple[str, int]) -> tuple[int, str]:
    value, count = item
    return -count, value


def _submasks(mask: int) -> Iterable[int]:
    bits = [1 << position for position in range(mask.bit_length()) if mask >> position & 1]
    return (sum(some) for size in range(len(bits) + 1) for some in combinations(bits, size))
