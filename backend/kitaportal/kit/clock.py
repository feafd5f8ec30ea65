"""The one place that knows what time it is. Everything else gets a Clock handed in."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Protocol
from zoneinfo import ZoneInfo

BERLIN = ZoneInfo("Europe/Berlin")


class Clock(Protocol):
    """Tells the instant and the calendar day in Europe/Berlin."""

    def now(self) -> datetime:
        """The instant, with time zone UTC."""

    def today(self) -> date:
        """The calendar day in Europe/Berlin."""


class SystemClock:
    """The clock of the machine."""

    def now(self) -> datetime:
        return datetime.now(UTC)

    def today(self) -> date:
        return self.now().astimezone(BERLIN).date()


@dataclass(frozen=True)
class ShiftedClock:
    """Runs like the machine's clock, but lives on another day (``PORTAL_TODAY``)."""

    shift: timedelta

    def now(self) -> datetime:
        return datetime.now(UTC) + self.shift

    def today(self) -> date:
        return self.now().astimezone(BERLIN).date()


@dataclass(frozen=True)
class FixedClock:
    """Stands still; for tests and for deterministic seeding."""

    instant: datetime

    def now(self) -> datetime:
        return self.instant.astimezone(UTC)

    def today(self) -> date:
        return self.instant.astimezone(BERLIN).date()


def clock_for(today: date | None) -> Clock:
    """The machine's clock, or one moved to ``today`` at the same time of day."""
    if today is None:
        return SystemClock()
    # The wall clock keeps its hour, so the day does not slip where summer time begins or ends between.
    now = SystemClock().now()
    wished = datetime.combine(today, now.astimezone(BERLIN).time(), tzinfo=BERLIN)
    return ShiftedClock(wished.astimezone(UTC) - now)


def noon(day: date) -> datetime:
    """Noon in Berlin on that day: a safe instant for seeds and tests."""
    return datetime.combine(day, time(12), tzinfo=BERLIN)
