"""What time it is: the instant in UTC, the day in Berlin, and a day that tests and demos choose."""

import time
from datetime import UTC, date, datetime, timedelta

import pytest

from kitaportal.kit.clock import BERLIN, FixedClock, SystemClock, clock_for, noon
from kitaportal.kit.settings import Settings


@pytest.mark.parametrize(
    ("instant", "day"),
    [
        ("2026-12-31T22:59:59+00:00", "2026-12-31"),
        ("2026-12-31T23:00:00+00:00", "2027-01-01"),
        ("2026-07-31T21:59:59+00:00", "2026-07-31"),
        ("2026-07-31T22:00:00+00:00", "2026-08-01"),
        ("2026-10-25T00:30:00+00:00", "2026-10-25"),
    ],
    ids=["winter-before", "winter-midnight", "summer-before", "summer-midnight", "clocks-go-back"],
)
def test_the_day_is_the_day_in_berlin(instant, day):
    assert FixedClock(datetime.fromisoformat(instant)).today() == date.fromisoformat(day)


def test_the_instant_is_aware_and_in_utc():
    assert FixedClock(noon(date(2026, 7, 1))).now() == datetime(2026, 7, 1, 10, tzinfo=UTC)
    assert SystemClock().now().utcoffset() == timedelta(0)


def test_portal_today_moves_the_day_and_lets_the_time_run(monkeypatch):
    monkeypatch.setenv("PORTAL_TODAY", "2027-08-01")
    clock = clock_for(Settings().today)
    first = clock.now()
    time.sleep(0.001)
    assert clock.today() == date(2027, 8, 1)
    assert first < clock.now()


def test_without_portal_today_the_machine_tells_the_time(monkeypatch):
    monkeypatch.setenv("PORTAL_TODAY", "")
    assert isinstance(clock_for(Settings().today), SystemClock)


@pytest.mark.parametrize(("hour", "minute"), [(23, 30), (0, 30)], ids=["before-midnight", "after-midnight"])
def test_portal_today_holds_across_the_change_to_summer_time(
    monkeypatch: pytest.MonkeyPatch, hour: int, minute: int
) -> None:
    instant = datetime(2026, 11, 24, hour, minute, tzinfo=BERLIN)
    monkeypatch.setattr(SystemClock, "now", lambda self: instant.astimezone(UTC))
    assert clock_for(date(2026, 7, 1)).today() == date(2026, 7, 1)
