"""Folders, port and environment of this checkout."""

import os
import sys
from pathlib import Path

from kitaportal.launcher.console import Trouble

ROOT = Path(__file__).resolve().parents[3]
FRONTEND = ROOT / "frontend"
PYTHON = ROOT / ".venv" / "bin" / "python"


def find_home() -> Path:
    """PORTAL_HOME, where everything lies that is not part of the checkout."""
    return Path(os.environ.get("PORTAL_HOME") or ROOT / ".portal").absolute()


def find_port() -> int:
    """PORTAL_PORT, or 8300."""
    text = os.environ.get("PORTAL_PORT") or "8300"
    if not text.isdigit() or not 0 < int(text) < 65536:
        raise Trouble(f"PORTAL_PORT muss eine Zahl von 1 bis 65535 sein, nicht „{text}“.")
    return int(text)


def uses_own_database() -> bool:
    """Whether we run PostgreSQL ourselves, because no DATABASE_URL names another one."""
    return not os.environ.get("DATABASE_URL")


def make_home() -> Path:
    """PORTAL_HOME and its log folder."""
    home = find_home()
    (home / "log").mkdir(parents=True, exist_ok=True)
    return home


def run_python_side(*arguments: str) -> None:
    """Become the Python side: the same process, so that Ctrl-C and the lock stay with it."""
    sys.stdout.flush()
    os.environ["PORTAL_HOME"] = str(find_home())
    os.execv(PYTHON, [str(PYTHON), "-m", "kitaportal.cli_betrieb", *arguments])
