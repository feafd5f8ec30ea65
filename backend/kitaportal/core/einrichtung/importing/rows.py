"""Reads typed values from one row of any source and collects what is wrong with them.

A row whose identity or address is missing, or that is not built as agreed, is rejected. A statement
that cannot be true is left out and noted: a Kita must not go missing because somebody mistyped an age.
"""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from typing import TypeGuard

from kitaportal.core.einrichtung.importing.records import Finding, Severity

NUMBER_AS_TEXT = re.compile(r"\s*[+-]?\d{1,9}([.,]\d{1,15})?\s*", re.ASCII)
LARGEST_NUMBER = 1e15  # whole numbers up to here are exact as float
# Control characters and halves of a surrogate pair: PostgreSQL or UTF-8 cannot hold them.
DAMAGED = frozenset({"Cc", "Cs"})
INVISIBLE = "Cf"
SHOWN_LENGTH = 40


class Row:
    """One row as flat values by field name ("address.street"), with the findings about it."""

    def __init__(self, number: int, values: Mapping[str, object]) -> None:
        self.number = number
        self.source_id: str | None = None
        self.findings: list[Finding] = []
        self._values = _flat(values)

    @property
    def is_rejected(self) -> bool:
        """True when something keeps the row out."""
        return any(finding.severity is Severity.ABGEWIESEN for finding in self.findings)

    def reject(self, field: str, reason: str) -> None:
        """Keep the row out."""
        self._find(field, reason, Severity.ABGEWIESEN)

    def note(self, field: str, reason: str) -> None:
        """Let the row in with a remark."""
        self._find(field, reason, Severity.HINWEIS)

    def text(self, field: str, *, limit: int) -> str | None:
        """Text without needless white space in Unicode NFC; None when there is none."""
        value = self._values.get(field)
        if value is None:
            return None
        if isinstance(value, int) and not isinstance(value, bool) and abs(value) < LARGEST_NUMBER:
            self.note(field, "als Zahl geliefert, als Text gelesen")
            value = str(value)
        if not isinstance(value, str):
            self.reject(field, "ist kein Text")
            return None
        return self._clean(field, value, limit)

    def required_text(self, field: str, *, limit: int) -> str:
        """Text that no row can do without; "" when it is missing and the row therefore rejected."""
        before = len(self.findings)
        value = self.text(field, limit=limit)
        if value is None and len(self.findings) == before:
            self.reject(field, "fehlt")
        return value or ""

    def finite_number(self, field: str) -> float | None:
        """A finite number; None when there is none."""
        value = self._values.get(field)
        if isinstance(value, str) and NUMBER_AS_TEXT.fullmatch(value):
            self.note(field, "als Text geliefert, als Zahl gelesen")
            value = float(value.replace(",", "."))
        if value is None or (_is_number(value) and abs(value) < LARGEST_NUMBER):
            return value
        self.reject(field, "ist keine Zahl")
        return None

    def whole_number(self, field: str) -> int | None:
        """A whole number; None when there is none."""
        value = self.finite_number(field)
        if value is None:
            return None
        if value != int(value):
            self.reject(field, "ist keine ganze Zahl")
            return None
        return int(value)

    def flag(self, field: str) -> bool:
        """True or false; a missing statement is none, so false."""
        value = self._values.get(field)
        if value is not None and not isinstance(value, bool):
            self.reject(field, "ist weder wahr noch falsch")
        return value is True

    def codes(self, field: str, words: Iterable[str], codes: Mapping[str, str]) -> set[str]:
        """Codes of words; unknown words are noted, words with an empty code are left out on purpose."""
        known = set()
        for word in words:
            if word not in codes:
                self.note(field, f"unbekannter Wert „{_shortened(word)}“, nicht übernommen")
            elif code := codes[word]:
                known.add(code)
        return known

    def _clean(self, field: str, value: str, limit: int) -> str | None:
        categories = {unicodedata.category(char) for char in value if not char.isspace()}
        if categories & DAMAGED:
            self.reject(field, "enthält Steuerzeichen oder beschädigte Zeichen")
            return None
        if INVISIBLE in categories:
            self.note(field, "enthielt unsichtbare Zeichen, ohne sie übernommen")
            value = "".join(char for char in value if unicodedata.category(char) != INVISIBLE)
        cleaned = " ".join(unicodedata.normalize("NFC", value).split())
        if len(cleaned) > limit:
            self.reject(field, f"ist zu lang (höchstens {limit} Zeichen)")
            return None
        return cleaned or None

    def _find(self, field: str, reason: str, severity: Severity) -> None:
        self.findings.append(Finding(self.number, self.source_id, field, reason, severity))


def _flat(values: Mapping[str, object]) -> dict[str, object]:
    """Fields of a nested record under "record.field"."""
    flat: dict[str, object] = {}
    for name, value in values.items():
        if isinstance(value, Mapping):
            flat |= {f"{name}.{inner}": inner_value for inner, inner_value in value.items()}
        else:
            flat[name] = value
    return flat


def _is_number(value: object) -> TypeGuard[int | float]:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _shortened(word: str) -> str:
    return word if len(word) <= SHOWN_LENGTH else f"{word[:SHOWN_LENGTH]}…"
