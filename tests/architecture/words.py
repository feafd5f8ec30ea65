"""Which words the portal uses as names, and which words it may use."""

import enum
import importlib
import pkgutil
import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import kitaportal
from kitaportal.kit.settings import ROOT
from kitaportal.models import metadata
from tests.api.description import Description

PART = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+[0-9]*|[0-9]+")
Parts = tuple[str, ...]


@dataclass(frozen=True)
class Name:
    """One name that somebody outside the code can see, and where it stands."""

    where: str
    text: str

    @property
    def parts(self) -> Parts:
        """ "freier_platz", "FreierPlatz" and "/freie-plaetze" as lower-case words; bare numbers left out."""
        return tuple(part.lower() for part in PART.findall(self.text) if not part.isdigit())


@dataclass(frozen=True)
class Term:
    """A domain word: German, from law, form or practice."""

    identifier: str
    plural: str
    gloss: str
    source: str
    forms: list[str] = field(default_factory=list)

    @property
    def spellings(self) -> set[Parts]:
        """Every allowed spelling, as word parts."""
        return {Name("", text).parts for text in [self.identifier, self.plural, *self.forms]}


def read_glossary() -> list[Term]:
    """The terms of the glossary, in its order."""
    with (ROOT / "data" / "glossary.toml").open("rb") as file:
        return [Term(identifier, **entry) for identifier, entry in tomllib.load(file)["terms"].items()]


def read_english() -> list[str]:
    """Technical words, one a line."""
    text = Path(__file__).with_name("english_words.txt").read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line and not line.startswith("#")]


def unknown_parts(name: Name, spellings: set[Parts]) -> list[str]:
    """The parts of the name that no spelling covers."""
    return [part[0] for part, is_known in _cover(name.parts, spellings) if not is_known]


def used_spellings(name: Name, spellings: set[Parts]) -> list[Parts]:
    """The spellings that cover the name."""
    return [part for part, is_known in _cover(name.parts, spellings) if is_known]


def _cover(parts: Parts, spellings: set[Parts]) -> Iterator[tuple[Parts, bool]]:
    """From left to right the longest known spelling, or one unknown part."""
    start = 0
    while start < len(parts):
        ends = range(len(parts), start, -1)
        end = next((end for end in ends if parts[start:end] in spellings), 0)
        yield (parts[start:end], True) if end else (parts[start : start + 1], False)
        start = end or start + 1


def collect_names(description: Description, paths: list[str]) -> list[Name]:
    """Tables, columns, JSON keys, addresses, events, values of enums, names of permissions."""
    return [*_names_of_tables(), *_names_of_api(description), *_names_of_enums(), *_names_of_paths(paths)]


def _names_of_tables() -> Iterator[Name]:
    for table in metadata.tables.values():
        yield Name("table", table.name)
        for column in table.columns:
            yield Name(f"column of {table.name}", column.name)


def _names_of_api(description: Description) -> Iterator[Name]:
    for name, schema in description.schemas.items():
        yield Name("schema", name)
        for key in schema.get("properties", {}):
            yield Name(f"key of {name}", key)
    for operation in description.operations:
        yield Name("operation", operation.id)
        for parameter in operation.parameters:
            yield Name(f"parameter of {operation.id}", parameter["name"])


def _names_of_enums() -> Iterator[Name]:
    """Closed vocabularies of the modules: kinds, states, events, and actions as permissions."""
    for info in pkgutil.walk_packages(kitaportal.__path__, "kitaportal."):
        if info.name.rsplit(".", 1)[1] in {"enums", "permissions"}:
            module = importlib.import_module(info.name)
            for value in vars(module).values():
                if isinstance(value, enum.EnumMeta) and value.__module__ == module.__name__:
                    yield Name("enum", value.__name__)
                    yield from (Name(f"value of {value.__name__}", str(member.value)) for member in value)


def _names_of_paths(paths: list[str]) -> Iterator[Name]:
    for path in paths:
        yield Name("address", path)
