"""Words for people on the server, from the same ICU catalogs that the SPA uses."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from babel import Locale, dates
from pyicumessageformat import Parser

SPRACHEN = {"de": "Deutsch", "en": "English"}
LOCALES = {"de": Locale("de", "DE"), "en": Locale("en", "GB")}
DEFAULT = "de"


def choose_sprache(chosen: str | None, remembered: str | None, accepted: str) -> str:
    """The first language we speak: chosen now, chosen before, asked for by the browser, German."""
    wanted = [part.split(";")[0].strip()[:2].lower() for part in accepted.split(",")]
    return next((code for code in (chosen, remembered, *wanted) if code in SPRACHEN), None) or DEFAULT


@dataclass(frozen=True)
class Catalog:
    """Messages of one language (ICU MessageFormat); a missing one falls back to German."""

    sprache: str
    messages: Mapping[str, str]
    fallback: Mapping[str, str]

    def text(self, key: str, /, **values: object) -> str:
        """The message with its values. Raises KeyError when no language has it."""
        message = self.messages.get(key) or self.fallback[key]
        return _format(_parse(message), values, LOCALES[self.sprache])

    def datum(self, day: date) -> str:
        """24. November 2026."""
        return str(dates.format_date(day, "long", LOCALES[self.sprache]))

    def iso_datum(self, day: str) -> str:
        """The same from "2026-11-24"."""
        return self.datum(date.fromisoformat(day))


@cache
def _parse(message: str) -> Sequence[Any]:
    return tuple(Parser().parse(message))


def _format(nodes: Sequence[Any], values: Mapping[str, object], locale: Locale, number: object = "#") -> str:
    return "".join(
        node if isinstance(node, str) else _format_argument(node, values, locale, number) for node in nodes
    )


def _format_argument(
    node: Mapping[str, Any], values: Mapping[str, object], locale: Locale, number: object
) -> str:
    if node.get("hash"):
        return str(number)
    value = values[node["name"]]
    options = node.get("options")
    if options is None:
        return str(value)
    choice = options.get(f"={value}") or options.get(_choice(node, value, locale)) or options["other"]
    return _format(choice, values, locale, value)


def _choice(node: Mapping[str, Any], value: object, locale: Locale) -> str:
    return locale.plural_form(int(str(value))) if node["type"] == "plural" else str(value)


@cache
def load_catalogs(*folders: Path) -> Mapping[str, Catalog]:
    """Every language's catalog: the JSON files in ``<folder>/<language>/`` together."""
    messages = {code: _read([folder / code for folder in folders]) for code in SPRACHEN}
    return {code: Catalog(code, messages[code], messages[DEFAULT]) for code in SPRACHEN}


def _read(folders: Sequence[Path]) -> dict[str, str]:
    merged: dict[str, str] = {}
    for path in (path for folder in folders for path in sorted(folder.glob("*.json"))):
        merged |= json.loads(path.read_text(encoding="utf-8"))
    return merged
