"""Code lists that all Kommunen share (data/reference/codelisten.toml): codes, labels, synonyms."""

import tomllib
from functools import cache
from pathlib import Path

from pydantic import Field, TypeAdapter

from kitaportal.core.kommune.configuration import Strict

LANGUAGES = ("de", "en")


class Code(Strict):
    """One value of a list, its labels, and other words people search with."""

    code: str = Field(pattern=r"^[a-z0-9_]+$")
    de: str
    en: str
    synonyme: list[str]

    def label(self, sprache: str) -> str:
        """The label in one of LANGUAGES."""
        return self.en if sprache == "en" else self.de


class Codelisten(Strict):
    """All lists; each is named like the search parameter it belongs to."""

    art: list[Code]
    traegertyp: list[Code]
    konfession: list[Code]
    konzept: list[Code]
    schwerpunkt: list[Code]
    sprache: list[Code]
    verpflegung: list[Code]
    barrierefreiheit: list[Code]
    inklusion: list[Code]
    merkmal: list[Code]
    betreuungszeit: list[Code]
    qualifikation: list[Code]
    betreuungsort: list[Code]

    def codes(self, name: str) -> set[str]:
        """The codes of one list."""
        return {entry.code for entry in self.list_of(name)}

    def list_of(self, name: str) -> list[Code]:
        """One list by its name, in order of display."""
        entries: list[Code] = getattr(self, name)
        return entries

    def names(self) -> list[str]:
        """The names of all lists."""
        return list(type(self).model_fields)


@cache
def load_codelisten(data_dir: Path) -> Codelisten:
    """The lists of this installation, read once.

    Raises:
        ValidationError: an unknown list, or an entry without label.
    """
    text = (data_dir / "reference" / "codelisten.toml").read_text(encoding="utf-8")
    return TypeAdapter(Codelisten).validate_python(tomllib.loads(text))
