"""Days of a year around today: closed days, events, reports about free places."""

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta

from kitaportal.demo.dice import Dice
from kitaportal.demo.parameters import Table
from kitaportal.demo.records import DemoFreierPlatz, DemoPlatz, DemoSchliesstag, DemoVeranstaltung
from kitaportal.kit.clock import BERLIN
from kitaportal.kit.dates import kindergartenjahr_start


def easter(year: int) -> date:
    """Easter Sunday of the Gregorian calendar (Meeus, Jones and Butcher)."""
    a, b, c = year % 19, year // 100, year % 100
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    last = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 19 * last) // 433
    month = (h + last - 7 * m + 90) // 25
    return date(year, month, (h + last - 7 * m + 33 * month + 19) % 32)


def draw_schliesstage(today: date, dice: Dice, *, summer_weeks: int) -> tuple[DemoSchliesstag, ...]:
    """Closed days of the current Kindergartenjahr; never more than 27 working days (§ 27 KiBiz)."""
    start = kindergartenjahr_start(today)
    spring = easter(start.year + 1)
    days = [
        _summer(start, dice, weeks=summer_weeks),
        DemoSchliesstag(date(start.year, 12, 24), date(start.year + 1, 1, 1), "Zwischen den Jahren"),
    ]
    if dice.chance(0.5):
        days.append(_single(spring + timedelta(days=40), "Brückentag nach Christi Himmelfahrt"))
    if dice.chance(0.4):
        days.append(_single(spring + timedelta(days=61), "Brückentag nach Fronleichnam"))
    if dice.chance(0.55):
        days.append(_single(spring - timedelta(days=48), "Rosenmontag", halbtags=True))
    if dice.chance(0.7):
        days.append(_single(_weekday(date(start.year, 9, 1), dice), "Betriebsausflug"))
    if dice.chance(0.6):
        days.append(_single(_weekday(date(start.year, 11, 2), dice), "Konzeptionstag"))
    if dice.chance(0.6):
        days.append(_single(_weekday(date(start.year + 1, 1, 11), dice), "Konzeptionstag"))
    return tuple(sorted(days, key=lambda day: day.from_on))


def _summer(start: date, dice: Dice, *, weeks: int) -> DemoSchliesstag:
    """The first full weeks of the Kindergartenjahr, or the last ones before its end."""
    length = timedelta(days=7 * weeks - 3)
    latest = date(start.year + 1, 7, 31) - length
    first = _monday_from(start) if dice.chance(0.4) else latest - timedelta(days=latest.weekday())
    return DemoSchliesstag(first, first + length, "Sommerschließung")


def _monday_from(day: date) -> date:
    return day + timedelta(days=-day.weekday() % 7)


def _single(day: date, anlass: str, *, halbtags: bool = False) -> DemoSchliesstag:
    return DemoSchliesstag(day, day, anlass, halbtags)


def _weekday(first: date, dice: Dice) -> date:
    """A Monday to Friday in the four weeks from ``first``."""
    monday = _monday_from(first)
    return monday + timedelta(days=7 * dice.whole(0, 2) + dice.whole(0, 4))


def draw_veranstaltungen(
    today: date, titles: Sequence[Table], dice: Dice, count: int
) -> tuple[DemoVeranstaltung, ...]:
    """Events of the next three months, each of another kind."""
    events = [_veranstaltung(today, entry, dice) for entry in dice.some(titles, count)]
    return tuple(sorted(events, key=lambda event: event.starts_at))


def _veranstaltung(today: date, entry: Table, dice: Dice) -> DemoVeranstaltung:
    earliest = _after_the_holidays(today + timedelta(days=dice.whole(4, 80)))
    day = earliest + timedelta(days=(entry["wochentag"] - earliest.isoweekday()) % 7)
    return DemoVeranstaltung(
        title=entry["title"],
        beschreibung=entry["beschreibung"],
        ort=None,
        starts_at=datetime.combine(day, time.fromisoformat(entry["von"]), tzinfo=BERLIN),
        ends_at=datetime.combine(day, time.fromisoformat(entry["bis"]), tzinfo=BERLIN),
    )


def _after_the_holidays(day: date) -> date:
    """Nobody opens the doors between mid-December and Epiphany, or in the summer break."""
    if (day.month, day.day) >= (12, 14):
        return date(day.year + 1, 1, 8)
    if day.month == 1 and day.day <= 7:
        return date(day.year, 1, 8)
    return date(day.year, 8, 22) if (7, 8) <= (day.month, day.day) < (8, 22) else day


def draw_freie_plaetze(
    today: date, shares: Table, plaetze: Sequence[DemoPlatz], dice: Dice
) -> tuple[DemoFreierPlatz, ...]:
    """What was reported about free places: some, none, nothing at all, or too long ago to count."""
    state = dice.weighted(shares)
    if state == "nie":
        return ()
    stand_on = today - timedelta(days=dice.whole(31, 120) if state == "alt" else dice.whole(0, 29))
    if state == "keine" or (state == "alt" and dice.chance(0.4)):
        low = min(platz.alter_from_months for platz in plaetze)
        high = max(platz.alter_until_months for platz in plaetze)
        return (DemoFreierPlatz(low, high, None, today.replace(day=1), 0, stand_on),)
    return _some_free(today, stand_on, plaetze, dice)


def _some_free(
    today: date, stand_on: date, plaetze: Sequence[DemoPlatz], dice: Dice
) -> tuple[DemoFreierPlatz, ...]:
    months = _months(today)
    found = {}
    for platz in dice.some(plaetze, dice.weighted({1: 6.0, 2: 3.0, 3: 1.0})):
        ab_on = dice.weighted(
            {months[0]: 4.0, months[1]: 3.0, months[2]: 2.0, months[4]: 1.0, months[-1]: 5.0}
        )
        number = min(platz.anzahl, dice.weighted({1: 6.0, 2: 3.0, 3: 1.0, 4: 0.5}))
        line = DemoFreierPlatz(
            platz.alter_from_months,
            platz.alter_until_months,
            platz.umfang_hours or None,
            ab_on,
            number,
            stand_on,
        )
        found[line.alter_from_months, line.alter_until_months, line.umfang_hours, ab_on] = line
    return tuple(sorted(found.values(), key=lambda line: (line.ab_on, line.alter_from_months)))


def _months(today: date) -> list[date]:
    """First days of this month and the five after it, and of the next Kindergartenjahr."""
    index = today.year * 12 + today.month - 1
    following = [date((index + step) // 12, (index + step) % 12 + 1, 1) for step in range(6)]
    start = kindergartenjahr_start(today)
    return [*following, date(start.year + 1, start.month, start.day)]
