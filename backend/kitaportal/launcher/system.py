"""Debian packages: found, or installed through apt with sudo where it is needed."""

import os
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path

from kitaportal.launcher.console import Trouble, say, step
from kitaportal.launcher.programs import may_ask_operator, run

POSTGRES_PACKAGES = ("postgresql", "postgresql-postgis")
APT_OPTIONS = ("-y", "--no-install-recommends", "-o", "DPkg::Lock::Timeout=120")


def has_postgres(library: Path = Path("/usr/lib"), share: Path = Path("/usr/share")) -> bool:
    """Whether a PostgreSQL with PostGIS is installed, of whatever version."""
    controls = share.glob("postgresql/*/extension/postgis.control")
    return any((library / "postgresql" / path.parts[-3] / "bin" / "initdb").exists() for path in controls)


def ensure_postgres() -> None:
    """Install PostgreSQL with PostGIS when it is missing."""
    if not has_postgres():
        install("PostgreSQL mit PostGIS", POSTGRES_PACKAGES)


def install(what: str, packages: Sequence[str]) -> None:
    """Install Debian packages.

    Raises:
        Trouble: there is no apt, no right to use it, or it fails.
    """
    if not shutil.which("apt-get"):
        raise Trouble(f"{what} fehlt, und apt gibt es hier nicht: bitte von Hand einrichten und neu starten.")
    prefix = _become_root(what, packages)
    environment = ("env", "DEBIAN_FRONTEND=noninteractive")
    with step(f"{what} (apt)"):
        run(what, [*prefix, *environment, "apt-get", "update"])
        run(what, [*prefix, *environment, "apt-get", "install", *APT_OPTIONS, *packages])


def _become_root(what: str, packages: Sequence[str]) -> list[str]:
    if os.geteuid() == 0:
        return []
    if shutil.which("sudo") and _has_sudo_right(what):
        return ["sudo", "-n"]
    raise Trouble(
        f"{what} fehlt, und ohne sudo geht das nicht: bitte die Verwaltung dieses Rechners um "
        f"„apt-get install {' '.join(packages)}“ und starten Sie danach noch einmal."
    )


def _has_sudo_right(what: str) -> bool:
    question = ["sudo", "-n", "true"]
    if may_ask_operator():
        say(f"{what} fehlt. Zum Einrichten fragt sudo nach Ihrem Passwort.")
        question = ["sudo", "-v"]
    return (
        subprocess.run(
            question, check=False, stderr=None if may_ask_operator() else subprocess.DEVNULL
        ).returncode
        == 0
    )
