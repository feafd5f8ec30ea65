"""`./portal doctor`: looks at every prerequisite, installs nothing, and says how to mend what is missing."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from kitaportal.launcher import frontend, node, running, system
from kitaportal.launcher.console import say
from kitaportal.launcher.programs import ask
from kitaportal.launcher.surroundings import PYTHON, find_home, find_port, uses_own_database

NEEDED_MIB = 2000


@dataclass(frozen=True)
class Finding:
    """One checked thing; ``mend`` is empty when it is as it should be."""

    what: str
    mend: str = ""


def run_checks() -> int:
    """Print a line per check; the exit code is 1 when something is wrong."""
    code = show(check() for check in CHECKS)
    if not _check_packages().mend:
        code |= _check_python_side()
    return code


def show(findings: Iterable[Finding]) -> int:
    """A line per finding; 1 when one of them needs mending."""
    code = 0
    for finding in findings:
        say(f"✗ {finding.what}: {finding.mend}" if finding.mend else f"✓ {finding.what}")
        code |= int(bool(finding.mend))
    return code


def _check_python() -> Finding:
    what = f"Python {sys.version_info[0]}.{sys.version_info[1]} ({sys.executable})"
    if "python3-venv" in system.list_missing():
        return Finding(what, "„venv“ und „pip“ fehlen, bitte „apt-get install python3-venv“ ausführen.")
    return Finding(what)


def _check_home() -> Finding:
    home = find_home()
    existing = next(folder for folder in (home, *home.parents) if folder.exists())
    if not os.access(existing, os.W_OK):
        return Finding(
            f"Ordner {home}", "hier darf dieser Benutzer nicht schreiben, bitte PORTAL_HOME setzen."
        )
    free_mib = shutil.disk_usage(existing).free // 2**20
    if free_mib < NEEDED_MIB:
        return Finding(f"Ordner {home}", f"nur {free_mib} MiB frei, bitte {NEEDED_MIB} MiB schaffen.")
    return Finding(f"Ordner {home} ({free_mib} MiB frei)")


def _check_packages() -> Finding:
    if ask([PYTHON, "-c", "import kitaportal, psycopg, fastapi, typer"]) is None:
        return Finding("Python-Pakete", "noch nicht eingerichtet, „./portal up“ holt sie.")
    return Finding("Python-Pakete")


def _check_postgres() -> Finding:
    if not uses_own_database():
        return Finding("PostgreSQL: DATABASE_URL ist gesetzt, eine eigene Datenbank wird nicht gestartet")
    if not system.has_postgres():
        packages = " ".join(system.POSTGRES_PACKAGES)
        return Finding("PostgreSQL mit PostGIS", f"fehlt, bitte „apt-get install {packages}“ ausführen.")
    return Finding("PostgreSQL mit PostGIS")


def _check_frontend() -> Finding:
    if frontend.is_built():
        return Finding("Oberfläche gebaut")
    if node.is_ready():
        return Finding("Oberfläche", "nicht auf dem Stand der Quellen, „./portal up“ baut sie.")
    return Finding("Oberfläche", f"nicht gebaut, „./portal up“ holt Node {node.NEEDED} und baut sie.")


def _check_port() -> Finding:
    port = find_port()
    if holder := running.find_holder():
        return Finding(f"Port {port}: das Portal läuft (Prozess {holder})")
    if not running.is_free(port):
        return Finding(f"Port {port}", "belegt, bitte das andere Programm beenden oder PORTAL_PORT setzen.")
    return Finding(f"Port {port} ist frei")


def _check_python_side() -> int:
    environment = {**os.environ, "PORTAL_HOME": str(find_home())}
    command = [str(PYTHON), "-m", "kitaportal.cli_betrieb", "doctor"]
    return subprocess.run(command, check=False, env=environment).returncode


CHECKS: tuple[Callable[[], Finding], ...] = (
    _check_python,
    _check_home,
    _check_packages,
    _check_postgres,
    _check_frontend,
    _check_port,
)
