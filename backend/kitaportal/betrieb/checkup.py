"""The part of `./portal doctor` that needs the database and our packages."""

from collections.abc import Iterator

import psycopg
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import create_engine

from kitaportal.betrieb.database import DATABASE, private_cluster
from kitaportal.betrieb.sentences import explain_database_error
from kitaportal.kit.cluster import ClusterError, ClusterState
from kitaportal.kit.db import libpq_url, sqlalchemy_url
from kitaportal.kit.migrations import alembic_config
from kitaportal.kit.settings import Settings
from kitaportal.launcher.checkup import Finding, show


def run_checks(settings: Settings) -> int:
    """Print a line per check; the exit code is 1 when something is wrong."""
    return show(_check(settings))


def _check(settings: Settings) -> Iterator[Finding]:
    url = settings.database_url
    if not url:
        cluster = private_cluster(settings)
        try:
            state = cluster.status()
        except ClusterError as error:
            yield Finding("Eigene Datenbank", str(error))
            return
        yield _describe(state)
        if state is not ClusterState.RUNNING:
            return
        url = cluster.owner_url(DATABASE)
    yield from _check_connection(url)


def _describe(state: ClusterState) -> Finding:
    texts = {
        ClusterState.ABSENT: "noch nicht angelegt, „./portal up“ legt sie an",
        ClusterState.STOPPED: "angelegt, läuft gerade nicht",
        ClusterState.RUNNING: "läuft",
    }
    return Finding(f"Eigene Datenbank: {texts[state]}")


def _check_connection(url: str) -> Iterator[Finding]:
    try:
        with psycopg.connect(libpq_url(url), connect_timeout=5) as connection:
            row = connection.execute(
                "SELECT current_setting('server_version'),"
                " (SELECT extversion FROM pg_extension WHERE extname = 'postgis')"
            ).fetchone()
    except psycopg.Error as error:
        yield Finding("Verbindung zur Datenbank", explain_database_error(error))
        return
    version, postgis = row or ("?", None)
    if postgis is None:
        yield Finding(
            f"PostgreSQL {version}", "in dieser Datenbank fehlt PostGIS, bitte „CREATE EXTENSION postgis“."
        )
        return
    yield Finding(f"PostgreSQL {version.split()[0]} mit PostGIS {postgis}")
    yield _check_schema(url)


def _check_schema(url: str) -> Finding:
    engine = create_engine(sqlalchemy_url(url))
    with engine.connect() as connection:
        current = MigrationContext.configure(connection).get_current_revision()
    engine.dispose()
    newest = ScriptDirectory.from_config(alembic_config(url)).get_current_head()
    if current == newest:
        return Finding(f"Datenbankschema auf dem neuesten Stand ({current})")
    return Finding(
        "Datenbankschema",
        f"Stand {current or 'leer'} statt {newest}, „./portal migrate“ bringt es nach vorn.",
    )
