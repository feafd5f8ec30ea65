"""Commands that run the portal on one machine. `./portal` prepares the machine and calls them."""

import subprocess
import sys
from contextlib import ExitStack
from typing import Annotated

import typer

from kitaportal.betrieb.checkup import run_checks
from kitaportal.betrieb.contents import load_folders, seed_city
from kitaportal.betrieb.database import Urls, private_cluster, running_database
from kitaportal.betrieb.sentences import sentences
from kitaportal.betrieb.signals import stoppable
from kitaportal.betrieb.supervision import COMMAND, server_and_worker, wait_until_ready, watch
from kitaportal.kit.migrations import migrate
from kitaportal.kit.settings import Settings, load_settings
from kitaportal.launcher.console import Trouble, say, step

app = typer.Typer()
PASS_ON = {"ignore_unknown_options": True, "help_option_names": []}


@app.command()
def up() -> None:
    """Start database, server and worker, and stop them with Ctrl-C."""
    with sentences(), stoppable(), ExitStack() as stack:
        settings = load_settings()
        urls = stack.enter_context(running_database(settings))
        _migrate(urls)
        _fill(urls, settings)
        with step("Portal bereit"):
            children = stack.enter_context(server_and_worker(settings, urls))
            wait_until_ready(settings.port, children)
        say(f"\n  http://127.0.0.1:{settings.port}\n\nStrg-C beendet; Protokolle: {settings.home / 'log'}")
        watch(children)


@app.command()
def down() -> None:
    """Stop a database that a killed ``up`` left behind."""
    with sentences():
        if not private_cluster(load_settings()).stop_unless_used():
            say("Die Datenbank läuft weiter, weil noch ein anderer Befehl mit ihr arbeitet.")


@app.command()
def reset(yes: Annotated[bool, typer.Option("--yes", help="Nicht nachfragen")] = False) -> None:
    """Delete the private database with everything in it."""
    with sentences():
        settings = load_settings()
        if settings.database_url:
            raise Trouble("DATABASE_URL nennt eine fremde Datenbank: die löscht das Portal nicht.")
        cluster = private_cluster(settings)
        if not yes and not _confirm(f"Die Datenbank in {cluster.place.folder} wirklich löschen? [j/N] "):
            raise Trouble("Nichts gelöscht.")
        if not cluster.stop_unless_used():
            raise Trouble("Ein anderer Befehl arbeitet noch mit der Datenbank: bitte sein Ende abwarten.")
        cluster.remove()
        say("Die Datenbank ist gelöscht; „./portal up“ legt eine neue an.")


@app.command()
def doctor() -> None:
    """Check database and settings, and say how to mend what is wrong."""
    with sentences():
        sys.exit(run_checks(load_settings()))


@app.command("with-database", hidden=True, context_settings=PASS_ON)
def with_database(arguments: list[str]) -> None:
    """Run another command of ours with the database, started for it when it does not run."""
    with sentences(), stoppable(), running_database(load_settings()) as urls:
        code = subprocess.run([*COMMAND, *arguments], check=False, env=urls.environment()).returncode
    sys.exit(code)


def _migrate(urls: Urls) -> None:
    with step("Datenbankschema"):
        migrate(urls.owner)


def _fill(urls: Urls, settings: Settings) -> None:
    with step("Kommunen"):
        load_folders(urls.app, settings)
    if settings.mode == "demo":
        with step("Vorführdaten"):
            seed_city(urls.app, settings)


def _confirm(question: str) -> bool:
    say(question, end="")
    return sys.stdin.readline().strip().lower() in {"j", "ja", "y", "yes"}


if __name__ == "__main__":
    app()
