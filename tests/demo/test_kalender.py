"""Days around today."""

from datetime import date
from itertools import pairwise

import pytest

from kitaportal.demo.dice import Dice
from kitaportal.demo.kalender import draw_schliesstage, easter
from kitaportal.demo.texte import alter_text


@pytest.mark.parametrize(
    ("year", "day"),
    [
        (2024, date(2024, 3, 31)),
        (2025, date(2025, 4, 20)),
        (2026, date(2026, 4, 5)),
        (2027, date(2027, 3, 28)),
    ],
)
def test_easter(year: int, day: date) -> None:
    assert easter(year) == day


@pytest.mark.parametrize("year", range(2024, 2040))
def test_closed_days_never_meet_in_any_year(year: int) -> None:
    for number in range(40):
        days = draw_schliesstage(date(year, 11, 24), Dice("test", year, number), summer_weeks=3)
        spans = [(day.from_on, day.until_on) for day in days]
        assert all(first[1] < second[0] for first, second in pairwise(spans)), spans


@pytest.mark.parametrize(
    ("months", "text"),
    [
        (0, "der Geburt"),
        (4, "vier Monaten"),
        (12, "einem Jahr"),
        (18, "anderthalb Jahren"),
        (24, "zwei Jahren"),
        (30, "zweieinhalb Jahren"),
    ],
)
def test_ages_in_words(months: int, text: str) -> None:
    assert alter_text(months) == text


def test_a_dice_falls_the_same_way_for_the_same_name() -> None:
    assert Dice("a", 1).whole(0, 10**9) == Dice("a", 1).whole(0, 10**9)
    assert Dice("a", 1).whole(0, 10**9) != Dice("a", 2).whole(0, 10**9)
