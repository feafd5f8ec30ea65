"""The commands of `./portal`. What it does not know itself is a command of `kitaportal`."""

import os

from kitaportal.launcher import checkup, frontend, packages, running, stages, system
from kitaportal.launcher.console import Trouble, make_output_readable, one_sentence, say
from kitaportal.launcher.surroundings import PYTHON, make_home, run_python_side

HELP = """\
Kinderbetreuungsportal

  ./portal up              alles einrichten und starten; Strg-C beendet
  ./portal down            ein laufendes Portal beenden
  ./portal reset [--yes]   die Datenbank löschen, der nächste Start legt sie neu an
  ./portal doctor          prüfen, ob alles da ist, und sagen, wie es zu beheben ist
  ./portal test fast       schnelle Prüfungen (unter 2 Minuten)
  ./portal test            alle Prüfungen, die auch die CI macht
  ./portal test long       Last, viele Abbrüche, alle Seiten
  ./portal import DATEI --kommune NAME   offene Kita-Daten einlesen (--help)
  ./portal help            diese Hilfe

Jeder andere Befehl geht an „kitaportal“: ./portal migrate, ./portal seed, ./portal --help …

  PORTAL_PORT              Port der Webseite (8300)
  PORTAL_HOME              Ordner für Datenbank, Protokolle und Werkzeuge (.portal)
  DATABASE_URL             vorhandene Datenbank statt der eigenen (Rolle, der das Schema gehört)
  PORTAL_APP_DATABASE_URL  dieselbe Datenbank für die Rolle, der nichts gehört
"""


def main(arguments: list[str]) -> int:
    """Do what was asked; the exit code."""
    make_output_readable()
    command, *rest = arguments or ["help"]
    with one_sentence():
        return _dispatch(command, rest)
    return 1


def _dispatch(command: str, rest: list[str]) -> int:
    if command in {"help", "--help", "-h"}:
        say(HELP)
        return 0
    if command == "doctor":
        return checkup.run_checks()
    if command == "test":
        return _test(rest)
    if command in STEERING:
        STEERING[command](rest)
    else:
        _pass_on(command, rest)
    return 0


def _up(rest: list[str]) -> None:
    _refuse_arguments("up", rest)
    running.claim()
    running.require_free_port()
    system.ensure_packages()
    packages.sync(packages.RUNNING)
    frontend.ensure_built()
    run_python_side("up")


def _down(rest: list[str]) -> None:
    _refuse_arguments("down", rest)
    stopped = running.stop_holder()
    say("Das Portal ist beendet." if stopped else "Das Portal läuft nicht.")
    if _has_python_side():
        run_python_side("down")


def _reset(rest: list[str]) -> None:
    if running.find_holder():
        raise Trouble("Das Portal läuft: bitte zuerst mit „./portal down“ beenden.")
    make_home()
    if not _has_python_side():
        system.ensure_packages()
        packages.sync(packages.RUNNING)
    run_python_side("reset", *rest)


def _test(rest: list[str]) -> int:
    tier = rest[0] if rest else "full"
    if tier not in stages.TIERS or len(rest) > 1:
        raise Trouble("Bitte „./portal test“, „./portal test fast“ oder „./portal test long“ aufrufen.")
    make_home()
    return stages.run_tier(tier)


def _pass_on(command: str, rest: list[str]) -> None:
    make_home()
    system.ensure_packages()
    packages.sync(packages.RUNNING)
    run_python_side("with-database", command, *rest)


def _has_python_side() -> bool:
    return os.access(PYTHON, os.X_OK)


def _refuse_arguments(command: str, rest: list[str]) -> None:
    if rest:
        raise Trouble(f"„./portal {command}“ kennt keine weiteren Angaben ({' '.join(rest)}).")


STEERING = {"up": _up, "down": _down, "reset": _reset}
