"""Debian packages: found, or installed through apt with sudo where it is needed."""

import importlib.util
import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from kitaportal.launcher.console import Trouble, say, step
from kitaportal.launcher.programs import may_ask_operator, run
from kitaportal.launcher.surroundings import find_home, uses_own_database

POSTGRES_PACKAGES = ("postgresql", "postgresql-postgis")
APT_OPTIONS = ("-y", "--no-install-recommends", "-o", "DPkg::Lock::Timeout=120")


def has_postgres(library: Path = Path("/usr/lib"), share: Path = Path("/usr/share")) -> bool:
    """Whether a PostgreSQL with PostGIS is installed, of whatever version."""
    controls = share.glob("postgresql/*/extension/postgis.control")
    return any((library / "postgresql" / path.parts[-3] / "bin" / "initdb").exists() for path in controls)


def can_make_environment() -> bool:
    """Whether this Python can make an environment with pip in it, by itself or with the machine's pip."""
    return has_module("venv") and (has_module("ensurepip") or has_module("pip"))


def has_module(name: str) -> bool:
    """Whether our Python has that module."""
    return importlib.util.find_spec(name) is not None


def list_missing() -> list[str]:
    """The Debian packages that have to be installed before anything else."""
    has_uv = (find_home() / "uv" / "bin" / "uv").exists()
    missing = [] if has_uv or can_make_environment() else ["python3-venv"]
    if uses_own_database() and not has_postgres():
        missing += POSTGRES_PACKAGES
    return missing


def ensure_packages() -> None:
    """Install through apt what is missing.

    Raises:
        Trouble: there is no apt, no right to use it, or it fails.
    """
    missing = list_missing()
    if "python3-venv" in missing and not sys.executable.startswith("/usr/bin/"):
        raise Trouble(
            f"Dem Python unter {sys.executable} fehlen „venv“ und „pip“: bitte nachrüsten oder das Portal "
            "mit dem Python des Systems starten („/usr/bin/python3 portal up“)."
        )
    if missing:
        install(missing)


def install(packages: Sequence[str]) -> None:
    """Install Debian packages, as root or with sudo."""
    wish = f"apt-get install {' '.join(packages)}"
    if not shutil.which("apt-get"):
        raise Trouble(f"Hier fehlt {', '.join(packages)}, und apt gibt es nicht: bitte von Hand einrichten.")
    prefix = [*_become_root(wish), "env", "DEBIAN_FRONTEND=noninteractive"]
    with step(f"Systempakete: {', '.join(packages)}"):
        run("Systempakete", [*prefix, "apt-get", "update"])
        run("Systempakete", [*prefix, "apt-get", "install", *APT_OPTIONS, *packages])
    importlib.invalidate_caches()


def _become_root(wish: str) -> list[str]:
    if os.geteuid() == 0:
        return []
    if shutil.which("sudo") and _has_sudo_right(wish):
        return ["sudo"] if may_ask_operator() else ["sudo", "-n"]
    raise Trouble(
        "Auf diesem Rechner fehlen Pakete, und ohne sudo lassen sie sich nicht einrichten: bitten Sie die "
        f"Verwaltung des Rechners, „{wish}“ auszuführen, und starten Sie danach noch einmal."
    )


def _has_sudo_right(wish: str) -> bool:
    if not may_ask_operator():
        return subprocess.run(["sudo", "-n", "true"], check=False, stderr=subprocess.DEVNULL).returncode == 0
    say(f"Es fehlen Pakete des Systems; für „{wish}“ fragt sudo nach Ihrem Passwort.")
    return subprocess.run(["sudo", "-v"], check=False).returncode == 0
