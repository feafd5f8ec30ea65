"""Builds the SPA when its sources changed since the last build."""

import hashlib
from collections.abc import Iterator
from pathlib import Path

from kitaportal.launcher.console import step
from kitaportal.launcher.node import node_environment
from kitaportal.launcher.programs import run
from kitaportal.launcher.surroundings import FRONTEND

STAMP = ".portal-stand"
NOT_SOURCES = {"node_modules", "dist", "coverage", "test-results", "playwright-report"}


def ensure_built() -> None:
    """Build the SPA unless the last build was made from exactly these sources."""
    if is_built():
        return
    environment = node_environment()
    ensure_modules(environment)
    with step("Oberfläche gebaut"):
        run("Oberfläche", ["npm", "run", "build"], env=environment, cwd=FRONTEND)
        (FRONTEND / "dist" / STAMP).write_text(fingerprint_sources(FRONTEND), encoding="ascii")


def is_built() -> bool:
    """Whether ``dist`` was made from the sources as they are."""
    return _read(FRONTEND / "dist" / STAMP) == fingerprint_sources(FRONTEND)


def ensure_modules(environment: dict[str, str]) -> None:
    """Install the npm packages when package-lock.json changed."""
    wanted = hashlib.sha256((FRONTEND / "package-lock.json").read_bytes()).hexdigest()
    stamp = FRONTEND / "node_modules" / STAMP
    if _read(stamp) == wanted:
        return
    with step("npm-Pakete"):
        run("npm-Pakete", ["npm", "ci", "--no-audit", "--no-fund"], env=environment, cwd=FRONTEND)
        stamp.write_text(wanted, encoding="ascii")


def fingerprint_sources(folder: Path) -> str:
    """One checksum over names and contents of all sources."""
    total = hashlib.sha256()
    for path in sorted(_list_sources(folder)):
        total.update(f"{path.relative_to(folder)}\0".encode())
        total.update(hashlib.sha256(path.read_bytes()).digest())
    return total.hexdigest()


def _list_sources(folder: Path) -> Iterator[Path]:
    for path in folder.iterdir():
        if path.name in NOT_SOURCES or path.name.startswith("."):
            continue
        if path.is_dir():
            yield from _list_sources(path)
        else:
            yield path


def _read(path: Path) -> str:
    return path.read_text(encoding="ascii") if path.exists() else ""
