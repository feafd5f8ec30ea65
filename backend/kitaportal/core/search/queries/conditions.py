"""The WHERE of a search, composed of fixed fragments and bound parameters.

The text depends only on which kinds of filter are active, never on their values, so that few statements
serve all searches and PostgreSQL keeps their plans.
"""

import calendar
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from psycopg.types.json import Jsonb
from psycopg.types.numeric import Float8, Int4

from kitaportal.core.search.facets import ALL_OF, ANY_OF, Bits, Extra, bits_for
from kitaportal.core.search.frei import frei_since
from kitaportal.core.search.geometry import to_mercator, to_utm
from kitaportal.core.search.schemas import EinrichtungFilter, bbox_of
from kitaportal.core.search.textquery import TextQuery
from kitaportal.kit.errors import InvalidInput, Mangel

OPEN = "(s.closed_on IS NULL OR s.closed_on >= %(today)s)"
TEXT = "s.text_woerter @@ %(text_prefix)s::tsquery"
POINT = "ST_SetSRID(ST_MakePoint(%(east)s, %(north)s), 25832)"
RADIUS = f"ST_DWithin(s.geom, {POINT}, %(radius_m)s)"
BBOX = "s.geom_3857 && ST_MakeEnvelope(%(bbox_west)s, %(bbox_south)s, %(bbox_east)s, %(bbox_north)s, 3857)"
ALTER = "(s.alter_from_months <= %(alter_months)s AND s.alter_until_months >= %(alter_months)s)"

# One active filter over numbered values: a query of intarray like "3|17" or "5&9". A value that no
# Einrichtung has gets number 0, which no row carries.
VALUES = """s.merkmale @@ (
    SELECT string_agg(coalesce(m.id, 0)::text, %(joint_{slot})s)::query_int
    FROM unnest(%(values_{slot})s::text[]) AS v(value)
    LEFT JOIN merkmalcode m ON m.parameter = %(parameter_{slot})s AND m.value = v.value)"""

# Number 0 stands for the row itself, -1 for a free place that suits.
ALL_CODES = "b.merkmale || CASE WHEN b.frei THEN '{0,-1}'::int[] ELSE '{0}'::int[] END"
# The numbers of one parameter; where it has very many, picking them out costs more than counting all.
OWN_CODES = """0 || coalesce(b.merkmale & (
    SELECT CASE WHEN count(*) <= 200 THEN array_agg(m.id ORDER BY m.id) END
    FROM merkmalcode m WHERE m.parameter = %(parameter_{slot})s), b.merkmale)"""

# A free place that suits the child. Opening the list of reports is dear, so plain columns decide wherever
# they can: always for rows whose reports are all too old or do not suit, and alone when every report counts
# and only one thing is asked.
FREI = "s.frei_stand_on >= %(frei_since)s"
SUITABLE_ALTER = "s.frei_alter @> %(alter_months)s"
SUITABLE_AB = "s.frei_ab_on <= %(frei_ab_until)s"
ALL_COUNT = "s.frei_oldest_stand_on >= %(frei_since)s"
LISTED = "jsonb_path_exists(s.frei, '$[*] ? (@.anzahl > 0 && @.stand_on >= $since{path})', %(frei_facts)s)"
PATH_ALTER = " && @.alter_from_months <= $alter && @.alter_until_months >= $alter"
PATH_AB = " && @.ab_on <= $ab"


@dataclass(frozen=True)
class Conditions:
    """Fragments of one search. ``base`` narrows the rows, ``values`` and the rest can be counted."""

    bits: Bits
    base: dict[str, str]
    filters: dict[str, str]
    frei: str
    parameters: dict[str, Any] = field(repr=False)

    def where(self, *, without: str | None = None) -> str:
        """All conditions, or all but one parameter of the base."""
        base = [sql for name, sql in self.base.items() if name != without]
        required = [sql for name, sql in self.filters.items() if name not in _VARIANTS]
        return " AND ".join([OPEN, *base, *required])

    def where_base(self) -> str:
        """What is never dropped when counting filter values."""
        return " AND ".join([OPEN, *self.base.values()])

    def mask(self) -> str:
        """The bits of the filters that a row fails."""
        bits = self.bits.of
        parts = [f"CASE WHEN {sql} THEN 0 ELSE {bits[name]} END" for name, sql in self.filters.items()]
        return " | ".join(parts) or "0"

    def counted_codes(self) -> str:
        """The numbers that a row adds to the counts: all for a hit, else only those its mask makes useful."""
        cases = [f"WHEN 0 THEN {ALL_CODES}"]
        for slot, name in enumerate(self.bits.parameters):
            if name in ANY_OF:
                cases.append(f"WHEN {self.bits.of[name]} THEN {OWN_CODES.format(slot=slot)}")
        return f"CASE b.mask {' '.join(cases)} ELSE '{{0}}'::int[] END"


_VARIANTS = frozenset({Extra.FREI_OHNE_ALTER, Extra.FREI_OHNE_AB})


def build_conditions(filters: EinrichtungFilter, text: TextQuery | None, today: date) -> Conditions:
    """Fragments and parameters of a search.

    Raises:
        InvalidInput: the point lies where distances to Germany cannot be measured (422).
    """
    selected = _selected_values(filters)
    bits = bits_for(
        selected,
        alter=filters.alter_months is not None,
        frei=filters.frei is not None,
        frei_ab=filters.frei_ab is not None,
    )
    return Conditions(
        bits=bits,
        base=_base(filters, text),
        filters=_filters(filters, selected, bits),
        frei=_frei(filters),
        parameters={
            "today": today,
            **_text_parameters(text),
            **_place_parameters(filters),
            **_value_parameters(selected),
            **_child_parameters(filters, today),
        },
    )


def _selected_values(filters: EinrichtungFilter) -> dict[str, list[str]]:
    chosen = {name: [str(value) for value in getattr(filters, name)] for name in (*ANY_OF, *ALL_OF)}
    return {name: values for name, values in chosen.items() if values}


def _base(filters: EinrichtungFilter, text: TextQuery | None) -> dict[str, str]:
    active = {"q": text, "radius_m": filters.radius_m, "bbox": filters.bbox}
    fragments = {"q": TEXT, "radius_m": RADIUS, "bbox": BBOX}
    return {name: fragments[name] for name, value in active.items() if value is not None}


def _filters(filters: EinrichtungFilter, selected: dict[str, Any], bits: Bits) -> dict[str, str]:
    fragments = {name: VALUES.format(slot=slot) for slot, name in enumerate(selected)}
    extras = {
        Extra.ALTER: ALTER,
        Extra.FREI: _frei(filters),
        Extra.FREI_OHNE_ALTER: _frei(filters, alter=False),
        Extra.FREI_OHNE_AB: _frei(filters, ab=False),
    }
    return fragments | {str(name): extras[name] for name in bits.extras}


def _frei(filters: EinrichtungFilter, *, alter: bool = True, ab: bool = True) -> str:
    """A free place that suits the child, optionally regardless of age or month."""
    for_alter = alter and filters.alter_months is not None
    for_ab = ab and filters.frei_ab is not None
    if for_alter and for_ab:
        listed = LISTED.format(path=PATH_ALTER + PATH_AB)
        return f"({FREI} AND {SUITABLE_ALTER} AND {SUITABLE_AB} AND {listed})"
    if for_alter:
        return f"({FREI} AND {SUITABLE_ALTER} AND ({ALL_COUNT} OR {LISTED.format(path=PATH_ALTER)}))"
    if for_ab:
        return f"({FREI} AND {SUITABLE_AB} AND ({ALL_COUNT} OR {LISTED.format(path=PATH_AB)}))"
    return FREI


def _text_parameters(text: TextQuery | None) -> dict[str, Any]:
    return {"text_prefix": text.prefix, "text_exact": text.exact} if text else {}


def _place_parameters(filters: EinrichtungFilter) -> dict[str, Any]:
    parameters: dict[str, Any] = {}
    if filters.lat is not None and filters.lon is not None:
        point = to_utm(filters.lat, filters.lon)
        if point is None:
            detail = "too far away from Germany to measure distances"
            raise InvalidInput(
                errors=[Mangel(parameter=name, code="out_of_reach", detail=detail) for name in ("lat", "lon")]
            )
        parameters |= {"east": Float8(point[0]), "north": Float8(point[1])}
    if filters.radius_m is not None:
        parameters["radius_m"] = Float8(filters.radius_m)
    if filters.bbox is not None:
        west, south, east, north = bbox_of(filters.bbox)
        corners = (*to_mercator(south, west), *to_mercator(north, east))
        names = ("bbox_west", "bbox_south", "bbox_east", "bbox_north")
        parameters |= {name: Float8(value) for name, value in zip(names, corners, strict=True)}
    return parameters


def _value_parameters(selected: dict[str, list[str]]) -> dict[str, Any]:
    parameters: dict[str, Any] = {}
    for slot, (name, values) in enumerate(selected.items()):
        parameters |= {
            f"parameter_{slot}": name,
            f"values_{slot}": values,
            f"joint_{slot}": "&" if name in ALL_OF else "|",
        }
    return parameters


def _child_parameters(filters: EinrichtungFilter, today: date) -> dict[str, Any]:
    since = frei_since(today)
    facts: dict[str, Any] = {"since": since.isoformat()}
    parameters: dict[str, Any] = {"frei_since": since}
    if filters.alter_months is not None:
        parameters["alter_months"] = Int4(filters.alter_months)
        facts["alter"] = filters.alter_months
    if filters.frei_ab is not None:
        parameters["frei_ab_until"] = _last_day(filters.frei_ab)
        facts["ab"] = parameters["frei_ab_until"].isoformat()
    return parameters | {"frei_facts": Jsonb(facts)}


def _last_day(month: str) -> date:
    year, number = (int(part) for part in month.split("-"))
    return date(year, number, calendar.monthrange(year, number)[1])
