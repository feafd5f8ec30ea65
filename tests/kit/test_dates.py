"""Ranges of days include their end, ranges of minutes do not."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kitaportal.kit.dates import (
    DateRange,
    TimeRange,
    kindergartenjahr_start,
    minutes_as_text,
    text_as_minutes,
)

days = st.dates(date(2000, 1, 1), date(2100, 1, 1))
minutes = st.integers(0, 1440)
time_ranges = st.tuples(minutes, minutes).filter(lambda pair: pair[0] < pair[1]).map(lambda p: TimeRange(*p))


@given(days, st.integers(0, 1000), st.integers(-10, 1010))
def test_a_date_range_holds_both_its_ends_and_what_lies_between(start, length, offset):
    period = DateRange(start, start + timedelta(days=length))
    assert (start + timedelta(days=offset) in period) is (0 <= offset <= length)


@given(days, days)
def test_a_date_range_without_end_holds_every_later_day(start, day):
    assert (day in DateRange(start)) is (day >= start)


@given(days, st.integers(1, 1000))
def test_a_date_range_never_ends_before_it_starts(start, days_too_early):
    with pytest.raises(ValueError, match="end before it starts"):
        DateRange(start, start - timedelta(days=days_too_early))


@given(time_ranges, time_ranges)
def test_time_ranges_overlap_when_they_share_a_minute(one, other):
    shared = set(range(one.opens, one.closes)) & set(range(other.opens, other.closes))
    assert one.overlaps(other) is other.overlaps(one) is bool(shared)


@pytest.mark.parametrize("ends", [(600, 600), (601, 600), (-1, 600), (600, 1441)])
def test_a_time_range_lies_within_one_day_and_is_not_empty(ends):
    with pytest.raises(ValueError, match="within one day"):
        TimeRange(*ends)


@given(minutes)
def test_minutes_and_text_say_the_same(minute):
    assert text_as_minutes(minutes_as_text(minute)) == minute


@pytest.mark.parametrize("text", ["24:01", "7:60", "-1:00", "07:-5", "0730", "", "sieben"])
def test_what_is_no_time_of_day_is_refused(text):
    with pytest.raises(ValueError, match=r"time of day|invalid literal"):
        text_as_minutes(text)


@pytest.mark.parametrize(
    ("day", "start"),
    [("2026-07-31", "2025-08-01"), ("2026-08-01", "2026-08-01"), ("2027-01-01", "2026-08-01")],
)
def test_the_kindergartenjahr_starts_on_1_august(day, start):
    assert kindergartenjahr_start(date.fromisoformat(day)) == date.fromisoformat(start)
