"""Commands around the search."""

import time

import typer

from kitaportal.core.search import service
from kitaportal.kit.db import SYSTEM, Database
from kitaportal.kit.settings import load_settings


def reindex() -> None:
    """Write the search anew from the published profiles; readers see the old one until it is done."""
    database = Database(load_settings().app_database_url, pool_size=1)
    started = time.perf_counter()
    with database.write(SYSTEM) as tx:
        total = service.rebuild(tx)
    database.dispose()
    typer.echo(f"{total} Einrichtungen in {time.perf_counter() - started:.1f} s")
