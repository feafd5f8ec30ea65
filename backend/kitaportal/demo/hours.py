"""Opening hours, and which Betreuungsumfaenge fit into them."""

from collections.abc import Sequence

from kitaportal.demo.dice import Dice
from kitaportal.demo.parameters import Table
from kitaportal.demo.records import Fenster
from kitaportal.kit.dates import text_as_minutes


def draw_fenster(profiles: Sequence[Table], dice: Dice) -> tuple[Fenster, ...]:
    """The windows of one profile of zeiten.toml, sorted."""
    weights = {index: float(profile["gewicht"]) for index, profile in enumerate(profiles)}
    return windows_of(profiles[dice.weighted(weights)])


def windows_of(profile: Table) -> tuple[Fenster, ...]:
    """One profile as windows per weekday."""
    windows = [
        Fenster(weekday, text_as_minutes(entry["von"]), text_as_minutes(entry["bis"]))
        for entry in profile["fenster"]
        for weekday in entry["tage"]
    ]
    return tuple(sorted(windows, key=lambda window: (window.weekday, window.opens_minute)))


def kita_profiles(zeiten: Table, traegertyp: str, konzept: str) -> list[Table]:
    """The profiles of hours that a Kita of this Traegertyp and leading concept may have."""
    return [
        profile
        for profile in zeiten["profil"]
        if traegertyp in profile.get("traegertyp", [traegertyp])
        and profile.get("konzept", konzept) == konzept
    ]


def hours_per_week(windows: Sequence[Fenster]) -> float:
    """Hours from Monday to Friday."""
    return sum(w.closes_minute - w.opens_minute for w in windows if w.weekday <= 5) / 60


def umfaenge_within(windows: Sequence[Fenster], offered: Sequence[int], dice: Dice) -> tuple[int, ...]:
    """Umfaenge of the Kommune that fit into the hours; the smallest of three is often not offered."""
    fitting = sorted(hours for hours in offered if hours <= hours_per_week(windows)) or [min(offered)]
    if len(fitting) > 2 and dice.chance(0.55):
        fitting = fitting[1:]
    return tuple(fitting)
