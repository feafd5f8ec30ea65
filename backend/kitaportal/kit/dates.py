"""Ranges of days and minutes. DateRange ends inclusive, TimeRange ends exclusive."""

from dataclasses import dataclass
from datetime import date

MINUTES_PER_DAY = 1440


@dataclass(frozen=True, order=True)
class DateRange:
    """Days from ``from_on`` to ``until_on``, both included; ``until_on`` None = open end."""

    from_on: date
    until_on: date | None = None

    def __post_init__(self) -> None:
        if self.until_on is not None and self.until_on < self.from_on:
            raise ValueError("a DateRange must not end before it starts")

    def __contains__(self, day: date) -> bool:
        return self.from_on <= day and (self.until_on is None or day <= self.until_on)


@dataclass(frozen=True, order=True)
class TimeRange:
    """Minutes since local midnight, ``closes`` excluded; 1440 is the midnight that ends the day."""

    opens: int
    closes: int

    def __post_init__(self) -> None:
        if not 0 <= self.opens < self.closes <= MINUTES_PER_DAY:
            raise ValueError("a TimeRange lies within one day and is not empty")

    def overlaps(self, other: "TimeRange") -> bool:
        """True when both share at least one minute."""
        return self.opens < other.closes and other.opens < self.closes


def minutes_as_text(minutes: int) -> str:
    """450 becomes "07:30"; 1440 becomes "24:00"."""
    return f"{minutes // 60:02d}:{minutes % 60:02d}"


def text_as_minutes(text: str) -> int:
    """ "07:30" becomes 450. Raises ValueError when it is not a time of a day."""
    hours, _, rest = text.partition(":")
    minutes = int(hours) * 60 + int(rest)
    if not 0 <= minutes <= MINUTES_PER_DAY or not 0 <= int(rest) < 60:
        raise ValueError(f"not a time of day: {text!r}")
    return minutes


def kindergartenjahr_start(day: date) -> date:
    """First day of the Kindergartenjahr that contains ``day`` (1 August, § 27 KiBiz)."""
    return date(day.year if day.month >= 8 else day.year - 1, 8, 1)
