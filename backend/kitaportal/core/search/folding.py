"""Brings words of documents and of queries to one spelling. Pure; documents and queries must agree on it."""

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

MAX_WORD_LENGTH = 40
MAX_WORDS_PER_DOCUMENT = 10_000

_WORD = re.compile(r"[^\W_]+")
# "ae" is an umlaut in "Kaefer" but two sounds after a vowel or q: "Bauer", "Quelle", "neue".
_UMLAUT = re.compile(r"(?<![aeiouqäöü])(?:ae|oe|ue|[äöü])")
_AFTER_VOWEL = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue"})
_LETTERS = str.maketrans(
    {"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "ł": "l", "ı": "i"}
)
_BASE = {"ä": "a", "ö": "o", "ü": "u"}


@lru_cache(maxsize=100_000)
def fold_word(word: str) -> str:
    """ "Mülheim", "Muelheim" and "MULHEIM" become "mulheim"; "Straße" becomes "strasse"."""
    lowered = unicodedata.normalize("NFC", word.lower()).translate(_LETTERS)
    without_umlauts = _UMLAUT.sub(lambda found: _BASE.get(found[0], found[0][0]), lowered)
    return _strip_marks(without_umlauts.translate(_AFTER_VOWEL))[:MAX_WORD_LENGTH]


def fold_words(text: str) -> list[str]:
    """The folded words of a text, in order."""
    composed = unicodedata.normalize("NFC", text)
    return [folded for word in _WORD.findall(composed) if (folded := fold_word(word))]


def distinct_words(texts: Iterable[str | None]) -> frozenset[str]:
    """The folded words of several texts, each once."""
    words = _WORD.findall(unicodedata.normalize("NFC", " ".join(text for text in texts if text)))
    return frozenset(word for word in map(fold_word, words[:MAX_WORDS_PER_DOCUMENT]) if word)


def folded(text: str) -> str:
    """A whole text in one spelling. Sorts names as a German phone book does (DIN 5007-2: ä as ae)."""
    return " ".join(fold_words(text))


def _strip_marks(text: str) -> str:
    decomposed = unicodedata.normalize("NFKD", text)
    return "".join(char for char in decomposed if not unicodedata.combining(char))
