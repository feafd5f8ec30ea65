"""Commands of the portal for operators; ``./portal help`` lists them."""

import time
from datetime import timedelta
from typing import Annotated

import typer
import uvicorn

from kitaportal.betrieb.contents import load_folders, require_home, seed_city
from kitaportal.betrieb.sentences import sentences
from kitaportal.cli_import import import_file
from kitaportal.cli_openapi import write_openapi
from kitaportal.cli_search import reindex
from kitaportal.demo.seeding import Size
from kitaportal.kit.clock import Clock, clock_for
from kitaportal.kit.db import SYSTEM, Database
from kitaportal.kit.idempotency import forget_old_keys
from kitaportal.kit.logs import configure_logs
from kitaportal.kit.migrations import migrate as run_migrations
from kitaportal.kit.outbox import run_due
from kitaportal.kit.settings import load_settings
from kitaportal.launcher.console import Trouble
from kitaportal.main import create_app, job_handlers

app = typer.Typer(no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False)
app.command("openapi")(write_openapi)
app.command("reindex")(reindex)
app.command("import")(import_file)


@app.command()
def migrate() -> None:
    """Bring the database to the newest schema (as the owning role)."""
    run_migrations(load_settings().database_url)


@app.command("load-kommunen")
def load_kommunen() -> None:
    """Bring the folders of data/kommunen into the database; what officials entered stays."""
    settings = load_settings()
    with sentences():
        load_folders(settings.app_database_url, settings)


@app.command()
def seed(
    if_empty: Annotated[bool, typer.Option("--if-empty", help="Do nothing when there is something")] = False,
    size: Annotated[Size, typer.Option(help="The demo city, or copies of it for measurements")] = Size.DEMO,
) -> None:
    """Invent the demo city. Refuses when the database already holds an Einrichtung."""
    settings = load_settings()
    with sentences():
        total = seed_city(settings.app_database_url, settings, size)
        if total is None and not if_empty:
            raise Trouble("Die Datenbank enthält schon Einrichtungen: nichts geändert.")
    if total is not None:
        typer.echo(f"{total} Einrichtungen angelegt")


@app.command()
def serve(port: Annotated[int | None, typer.Option(help="Default: PORTAL_PORT")] = None) -> None:
    """Serve API and pages in this process."""
    settings = load_settings()
    with sentences():
        require_home(settings.app_database_url, settings)
    uvicorn.run(create_app(settings), host="127.0.0.1", port=port or settings.port, log_config=None)


@app.command()
def worker(once: Annotated[bool, typer.Option(help="Do what is due and stop")] = False) -> None:
    """Do the jobs of the outbox."""
    settings = load_settings()
    configure_logs(settings.log_level)
    database, clock = Database(settings.app_database_url, pool_size=1), clock_for(settings.today)
    handlers = job_handlers(settings)
    next_tidying = clock.now()
    while True:
        if clock.now() >= next_tidying:
            tidy(database, clock)
            next_tidying = clock.now() + timedelta(hours=1)
        done = run_due(database, handlers, clock)
        if once:
            return
        if not done:
            time.sleep(1)


def tidy(database: Database, clock: Clock) -> None:
    """Forget what has had its time."""
    with database.write(SYSTEM) as tx:
        forget_old_keys(tx, clock.now())


if __name__ == "__main__":
    app()
