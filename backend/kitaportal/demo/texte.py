"""German sentences put together from fragments. Each fragment stands for itself; order makes the text."""

from collections.abc import Mapping, Sequence

from kitaportal.demo.dice import Dice
from kitaportal.demo.parameters import Table

NUMBERS = [
    "null",
    "ein",
    "zwei",
    "drei",
    "vier",
    "fünf",
    "sechs",
    "sieben",
    "acht",
    "neun",
    "zehn",
    "elf",
    "zwölf",
]

Words = Mapping[str, str]


def number_word(number: int) -> str:
    """Zero to twelve in words, then in digits."""
    return NUMBERS[number] if number < len(NUMBERS) else str(number)


def gruppen_words(count: int) -> dict[str, str]:
    """ "drei Gruppen" in the cases the fragments use."""
    if count == 1:
        return {"gruppen": "eine Gruppe", "gruppen_dat": "einer Gruppe", "gruppen_gross": "Eine Gruppe"}
    text = f"{number_word(count)} Gruppen"
    return {"gruppen": text, "gruppen_dat": text, "gruppen_gross": capitalised(text)}


def kinder_words(count: int) -> dict[str, str]:
    """ "vier Kinder"; nobody looks after a single one."""
    text = f"{number_word(count)} Kinder"
    return {"kinder": text, "kinder_gross": capitalised(text)}


def alter_text(months: int) -> str:
    """ "ab" what age, in words."""
    if months < 12:
        return f"{number_word(months)} Monaten" if months else "der Geburt"
    years, rest = divmod(months, 12)
    half = "einhalb" if rest >= 6 else ""
    if half:
        return "anderthalb Jahren" if years == 1 else f"{number_word(years)}{half} Jahren"
    return "einem Jahr" if years == 1 else f"{number_word(years)} Jahren"


def capitalised(text: str) -> str:
    """First letter large, the rest as it is."""
    return text[:1].upper() + text[1:]


class Writer:
    """Draws fragments and fills their words in. A fragment is not used twice in one text."""

    def __init__(self, words: Words, dice: Dice) -> None:
        self.words = words
        self.dice = dice
        self._used: set[str] = set()

    def one(self, fragments: Sequence[str]) -> str:
        """One filled fragment; nothing when all are used up."""
        fresh = [fragment for fragment in fragments if fragment not in self._used]
        if not fresh:
            return ""
        fragment = self.dice.pick(fresh)
        self._used.add(fragment)
        return fragment.format_map(self.words)

    def maybe(self, share: float, fragments: Sequence[str]) -> str:
        """One fragment in that share of cases."""
        return self.one(fragments) if self.dice.chance(share) else ""

    def some(self, fragments: Sequence[str], count: int) -> list[str]:
        """Several different ones."""
        return [self.one(fragments) for _ in range(count)]


def sentences(*parts: str) -> str:
    """The parts that are not empty, as one paragraph."""
    return " ".join(part for part in parts if part)


def paragraphs(*parts: str) -> str:
    """The parts that are not empty, as paragraphs."""
    return "\n\n".join(part for part in parts if part)


def foreign_text(table: Table, sprache: str, kind: str, writer: Writer) -> tuple[str, str]:
    """Short and long text in another language."""
    fragments = table[sprache][kind]
    return writer.one(fragments["kurz"]), writer.one(fragments["beschreibung"])
