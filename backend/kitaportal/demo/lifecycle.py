"""Predecessors and successors: one house has closed, one will move, one has a new name."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from kitaportal.core.einrichtung.enums import Traegertyp
from kitaportal.demo.kita import build_kita
from kitaportal.demo.plan import Ort
from kitaportal.demo.records import DemoEinrichtung
from kitaportal.demo.workshop import Workshop
from kitaportal.kit.dates import kindergartenjahr_start

OLD_SLUG = "kita-alte-waescherei"


def with_lifecycles(
    workshop: Workshop, kitas: Sequence[DemoEinrichtung], orte: Sequence[Ort]
) -> list[DemoEinrichtung]:
    """The Kitas of the city itself, with their changes; copies for measurements stay as they are."""
    pair = _neighbours(kitas)
    if workshop.replica or pair is None:
        return list(kitas)
    changed = list(kitas)
    closes, opens = pair
    start = kindergartenjahr_start(workshop.today)
    next_start = date(start.year + 1, start.month, start.day)
    changed[closes] = replace(changed[closes], closed_on=next_start - timedelta(days=1))
    changed[opens] = replace(changed[opens], opened_on=next_start, vorgaenger=changed[closes].key)
    others = [index for index in range(len(kitas)) if index not in pair]
    heir, renamed = others[0], others[1]
    closed = _closed(workshop, changed[heir], orte, last_day=start - timedelta(days=1))
    changed[heir] = replace(changed[heir], opened_on=start, vorgaenger=closed.key)
    changed[renamed] = replace(changed[renamed], alte_slugs=(OLD_SLUG,))
    return [*changed, closed]


def _neighbours(kitas: Sequence[DemoEinrichtung]) -> tuple[int, int] | None:
    """Two Kitas of one Traeger in one Quartier."""
    seen: dict[tuple[str | None, str | None], int] = {}
    for index, kita in enumerate(kitas):
        place = (kita.traeger, kita.quartier)
        if place in seen:
            return seen[place], index
        seen[place] = index
    return None


def _closed(
    workshop: Workshop, heir: DemoEinrichtung, orte: Sequence[Ort], *, last_day: date
) -> DemoEinrichtung:
    """The house that the heir replaced: same Traeger and Quartier, nothing free, nothing planned."""
    ort = next(ort for ort in orte if ort.slug == heir.quartier)
    number = workshop.parameters.stadt.anzahl.kita + 1
    return replace(
        build_kita(workshop, number, Traegertyp.STAEDTISCH, ort),
        traeger=heir.traeger,
        opened_on=date(1974, 8, 1),
        closed_on=last_day,
        confirmed_on=last_day - timedelta(days=120),
        freie_plaetze=(),
        veranstaltungen=(),
        schliesstage=(),
    )
