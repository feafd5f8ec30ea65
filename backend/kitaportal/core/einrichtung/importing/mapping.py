"""What the words of one source mean in our code lists, read from data/import/<source>.toml."""

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Protocol

from pydantic import BaseModel, ConfigDict, TypeAdapter, ValidationError

from kitaportal.core.einrichtung.enums import Traegertyp


class MappingInvalid(ValueError):
    """The mapping file is missing, or says something that nobody understands."""


class Codelisten(Protocol):
    """The code lists of this installation."""

    def codes(self, name: str) -> set[str]:
        """The codes of one list."""


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Vermerk(_Strict):
    """A name that says itself that something is odd."""

    muster: re.Pattern[str]
    hinweis: str


class SourceMapping(_Strict):
    """One source: who it is, and its words."""

    source: str
    name: str
    url: str | None = None
    licence: str | None = None
    ohne_traeger: list[str]
    sprachen_hoechstens: int
    konzept: dict[str, str]
    konfession: dict[str, str]
    sprache: dict[str, str]
    traegertyp: dict[Traegertyp, list[re.Pattern[str]]]
    vermerk: list[Vermerk] = []

    def traegertyp_of(self, traeger: str) -> Traegertyp | None:
        """The type that the name of a Traeger says beyond doubt: exactly one matches."""
        matching = [
            typ for typ, patterns in self.traegertyp.items() if any(one.search(traeger) for one in patterns)
        ]
        return matching[0] if len(matching) == 1 else None

    def quelle(self) -> dict[str, str | None]:
        """What a profile says about where it comes from."""
        return {"name": self.name, "url": self.url, "licence": self.licence}


def load_mapping(path: Path, codelisten: Codelisten) -> SourceMapping:
    """The mapping of one source; each code it names exists.

    Raises:
        MappingInvalid: the file is missing or wrong, or names an unknown code.
    """
    try:
        text = path.read_text(encoding="utf-8")
        mapping = TypeAdapter(SourceMapping).validate_python(tomllib.loads(text))
    except ValidationError as error:
        raise MappingInvalid(f"{path.name}: {_explain(error)}") from error
    except (OSError, ValueError) as error:
        raise MappingInvalid(f"{path.name}: {error}") from error
    if unknown := sorted(_unknown_codes(mapping, codelisten)):
        raise MappingInvalid(f"{path.name}: unbekannte Codes {', '.join(unknown)}")
    return mapping


def _explain(error: ValidationError) -> str:
    return "; ".join(f"{'.'.join(map(str, one['loc']))}: {one['msg']}" for one in error.errors())


def _unknown_codes(mapping: SourceMapping, codelisten: Codelisten) -> Iterator[str]:
    for name in ("konzept", "konfession", "sprache"):
        used = set(getattr(mapping, name).values()) - {""}
        yield from (f"{name}={code}" for code in used - codelisten.codes(name))
