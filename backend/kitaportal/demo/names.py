"""Names that no other Einrichtung of the city has, and the slugs made of them."""

import re
from collections.abc import Sequence

from kitaportal.core.einrichtung.enums import Traegertyp
from kitaportal.demo.dice import Dice
from kitaportal.demo.parameters import Parameters, Table

UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "é": "e"})


def slug_of(text: str) -> str:
    """ "Kita Möwennest" becomes "kita-moewennest"."""
    return re.sub(r"[^a-z0-9]+", "-", text.lower().translate(UMLAUTS)).strip("-")


class NamePool:
    """Hands out motifs and slugs, each once. When a list runs dry, it starts again with a number."""

    def __init__(self, parameters: Parameters, dice: Dice, suffix: str = "") -> None:
        namen = parameters.namen
        self._motive = {key: _shuffled(names, dice) for key, names in namen["motive"].items()}
        self._patrone = _shuffled(namen["patrone"]["namen"], dice)
        self._ogs = _shuffled(namen["ogs"]["namen"], dice)
        self._spielgruppen = _shuffled(namen["spielgruppe"]["namen"], dice)
        self._tagespflege = _shuffled(_pairs(namen["tagespflege"]), dice)
        self._gruppen: list[list[str]] = namen["gruppen"]["saetze"]
        self._slugs: set[str] = set()
        self._suffix = suffix
        self._run_dry = 1

    def motif(self, themes: Sequence[str], dice: Dice) -> str:
        """An unused motif that fits one of the themes, or a general one."""
        for theme in themes:
            if self._motive.get(theme) and dice.chance(0.75):
                return self._motive[theme].pop()
        return self._next(self._motive["allgemein"], "Zwergenland")

    def patron(self) -> str:
        """An unused patron saint."""
        return self._next(self._patrone, "St. Martin am Weg")

    def school(self) -> str:
        """An unused school."""
        return self._next(self._ogs, "Schule im Grünen")

    def spielgruppe(self) -> str:
        """An unused Spielgruppe."""
        return self._next(self._spielgruppen, "Spielgruppe")

    def tagespflege(self) -> str:
        """An unused display name of Kindertagespflege."""
        return self._next(self._tagespflege, "Kinderstube")

    def gruppen(self, dice: Dice) -> list[str]:
        """A set of names for the groups of one house."""
        return dice.pick(self._gruppen)

    def slug(self, name: str, quartier: str) -> str:
        """A slug of the name; with the Quartier or a number where the name is taken."""
        base = slug_of(name + self._suffix)
        candidates = [
            base,
            f"{base}-{quartier}",
            *(f"{base}-{quartier}-{number}" for number in range(2, 1000)),
        ]
        free = next(candidate for candidate in candidates if candidate not in self._slugs)
        self._slugs.add(free)
        return free

    def _next(self, names: list[str], fallback: str) -> str:
        if names:
            return names.pop()
        self._run_dry += 1
        return f"{fallback} {self._run_dry}"


def kita_pattern(parameters: Parameters, traegertyp: Traegertyp, themes: set[str], dice: Dice) -> Table:
    """A pattern of the Traegertyp; one that is made for a theme is preferred where the theme fits."""
    patterns = parameters.namen["muster"][traegertyp.value]
    fitting = [pattern for pattern in patterns if pattern.get("nur", "") in themes | {""}]
    if "natur" in themes:
        fitting = [pattern for pattern in fitting if pattern.get("nur") == "natur"] or fitting
    weights = {
        index: pattern["gewicht"] * (8 if "nur" in pattern else 1) for index, pattern in enumerate(fitting)
    }
    chosen: Table = fitting[dice.weighted(weights)]
    return chosen


def _pairs(table: Table) -> list[str]:
    return [first + second for first in table["erste"] for second in table["zweite"]]


def _shuffled(names: Sequence[str], dice: Dice) -> list[str]:
    return dice.some(names, len(names))
