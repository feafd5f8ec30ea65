"""Finds the PostgreSQL programs of this machine that come with PostGIS. Installs nothing."""

from dataclasses import dataclass
from pathlib import Path

from kitaportal.kit.cluster.errors import PostgresNotFound

LIBRARY_ROOT = Path("/usr/lib/postgresql")
SHARE_ROOT = Path("/usr/share/postgresql")
EXTENSIONS = ("postgis", "pg_trgm", "unaccent", "btree_gist", "intarray")


@dataclass(frozen=True)
class Programs:
    """One installed major version."""

    major: int
    folder: Path

    def path(self, name: str) -> str:
        """The absolute path of one program, for example ``initdb``."""
        return str(self.folder / name)


def find_programs(
    major: int | None = None, library: Path = LIBRARY_ROOT, share: Path = SHARE_ROOT
) -> Programs:
    """The newest usable version, or the one an existing data folder needs.

    Raises:
        PostgresNotFound: nothing usable is installed, or not the wanted major version.
    """
    usable = _list_usable(library, share)
    if major is None and usable:
        return usable[-1]
    for programs in usable:
        if programs.major == major:
            return programs
    raise PostgresNotFound(_explain_missing(major))


def _list_usable(library: Path, share: Path) -> list[Programs]:
    found = (
        Programs(int(folder.name), folder / "bin")
        for folder in library.glob("*")
        if folder.name.isdigit() and (folder / "bin" / "initdb").exists()
    )
    return sorted((p for p in found if _has_extensions(p.major, share)), key=lambda p: p.major)


def _has_extensions(major: int, share: Path) -> bool:
    folder = share / str(major) / "extension"
    return all((folder / f"{name}.control").exists() for name in EXTENSIONS)


def _explain_missing(major: int | None) -> str:
    if major is None:
        return (
            "PostgreSQL mit PostGIS fehlt auf diesem Rechner: "
            "bitte mit „apt-get install postgresql postgresql-postgis“ einrichten."
        )
    return (
        f"Die Datenbank wurde mit PostgreSQL {major} angelegt, das mit PostGIS auf diesem Rechner fehlt: "
        f"bitte „apt-get install postgresql-{major} postgresql-{major}-postgis-3“ ausführen."
    )
