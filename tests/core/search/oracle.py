"""What the search must answer, computed the slow and obvious way in Python."""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from kitaportal.core.search.facets import ALL_OF, ANY_OF, FACETS

TODAY = date(2026, 11, 24)


@dataclass(frozen=True)
class Report:
    """A reported free place."""

    alter_from_months: int
    alter_until_months: int
    ab_on: date
    anzahl: int
    stand_on: date


@dataclass(frozen=True)
class Facts:
    """One Einrichtung as the oracle sees it. ``values`` maps each parameter to its values."""

    slug: str
    words: frozenset[str]
    values: dict[str, frozenset[str]]
    alter: tuple[int, int] | None
    reports: tuple[Report, ...]
    lon: float
    metres: float = field(default=0)


Question = dict[str, Any]


def hits(facts: Iterable[Facts], question: Question) -> list[Facts]:
    """Everything that answers the question."""
    return [one for one in facts if all(_holds(one, name, question) for name in question)]


def facet_counts(facts: list[Facts], question: Question) -> dict[str, Counter[str]]:
    """Hits per value; a parameter whose values are alternatives forgets its own selection."""
    counts = {}
    for name in FACETS:
        asked = question if name in ALL_OF else without(question, name)
        found = hits(facts, asked)
        if name == "frei":
            counts[name] = Counter("true" for one in found if _is_free(one, question))
        else:
            counts[name] = Counter(value for one in found for value in one.values[name])
    return counts


def help_without_hits(facts: list[Facts], question: Question) -> dict[str, int]:
    """Hits if one parameter were dropped, where there are any."""
    if hits(facts, question):
        return {}
    totals = {name: len(hits(facts, without(question, name))) for name in question}
    return {name: total for name, total in totals.items() if total}


def without(question: Question, name: str) -> Question:
    """The question without one parameter; frei_ab means nothing without frei."""
    dropped = {name, "frei_ab"} if name == "frei" else {name}
    return {key: value for key, value in question.items() if key not in dropped}


def _holds(one: Facts, name: str, question: Question) -> bool:
    wanted = question[name]
    if name in ANY_OF:
        return bool(one.values[name] & set(wanted))
    if name in ALL_OF:
        return set(wanted) <= one.values[name]
    return OTHERS[name](one, question)


def _has_age(one: Facts, question: Question) -> bool:
    return one.alter is not None and one.alter[0] <= question["alter_months"] <= one.alter[1]


def _is_free(one: Facts, question: Question) -> bool:
    return any(_suits(report, question) for report in one.reports)


def _suits(report: Report, question: Question) -> bool:
    alter, month = question.get("alter_months"), question.get("frei_ab")
    return (
        report.anzahl > 0
        and TODAY - report.stand_on <= timedelta(days=30)
        and (alter is None or report.alter_from_months <= alter <= report.alter_until_months)
        and (month is None or f"{report.ab_on:%Y-%m}" <= month)
    )


OTHERS: dict[str, Callable[[Facts, Question], bool]] = {
    "q": lambda one, question: any(word.startswith(question["q"]) for word in one.words),
    "alter_months": _has_age,
    "radius_m": lambda one, question: one.metres <= question["radius_m"],
    "bbox": lambda one, question: question["bbox"][0] <= one.lon <= question["bbox"][2],
    "frei": _is_free,
    "frei_ab": _is_free,
}
