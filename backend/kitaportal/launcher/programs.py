"""Runs other programs: output to a log file, complaints as one sentence."""

import os
import re
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from kitaportal.launcher.console import Trouble
from kitaportal.launcher.surroundings import ROOT, find_home

NETWORK = re.compile(
    r"name resolution|resolve host|dns error|error sending request|Connection refused|Network is unreachable"
    r"|ENOTFOUND|ECONNREFUSED|ETIMEDOUT|EAI_AGAIN|timed out|Max retries|Temporary failure|Failed to fetch"
    r"|No matching distribution|tunnel error|Could not connect|network connectivity",
    re.IGNORECASE,
)
FULL = re.compile(r"No space left on device|ENOSPC|Disk quota exceeded|not enough free space", re.IGNORECASE)
DENIED = re.compile(r"Permission denied|EACCES", re.IGNORECASE)


def run(
    what: str, command: Sequence[str | Path], *, env: Mapping[str, str] | None = None, cwd: Path = ROOT
) -> str:
    """Run to the end and return the output; ``what`` starts the sentence when it fails."""
    done = subprocess.run(
        [str(part) for part in command],
        check=False,
        cwd=cwd,
        env={**os.environ, "NO_COLOR": "1", **(env or {})},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        errors="replace",
    )
    log = _log(command, done.stdout)
    if done.returncode:
        raise Trouble(_explain(what, done.stdout, log))
    return done.stdout


def ask(command: Sequence[str | Path]) -> str | None:
    """The trimmed output of a question, or None when the program is missing or says no."""
    try:
        done = subprocess.run(
            [str(part) for part in command],
            check=False,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
        )
    except OSError:
        return None
    return done.stdout.strip() if done.returncode == 0 else None


def may_ask_operator() -> bool:
    """Whether somebody sits at the other end who could type a password or a yes."""
    return sys.stdin.isatty() and sys.stdout.isatty()


def _log(command: Sequence[str | Path], output: str) -> Path:
    path = find_home() / "log" / "einrichten.log"
    with path.open("a", encoding="utf-8") as file:
        file.write(f"$ {' '.join(map(str, command))}\n{output}\n")
    return path


def _explain(what: str, output: str, log: Path) -> str:
    if FULL.search(output):
        return f"{what}: Der Datenträger ist voll, bitte Platz schaffen und noch einmal starten."
    if NETWORK.search(output):
        return (
            f"{what}: Die Paketquelle antwortet nicht, bitte Netzverbindung und Proxy "
            f"(Einstellungen von pip, npm, apt) prüfen; Näheres steht in {log}."
        )
    if DENIED.search(output):
        return (
            f"{what}: Es fehlt die Berechtigung, bitte als derselbe Benutzer starten wie beim ersten Mal; "
            f"Näheres steht in {log}."
        )
    return f"{what}: Das hat nicht geklappt, bitte {log} ansehen; die letzten Zeilen nennen den Grund."
