"""A database that DATABASE_URL names: what the portal needs in it, made where we may, else named."""

from urllib.parse import quote

import psycopg
from psycopg import sql

from kitaportal.kit.cluster import APP, EXTENSIONS
from kitaportal.kit.db import libpq_url
from kitaportal.launcher.console import Trouble


def prepare_given(owner_url: str) -> None:
    """Make sure that the extensions and the role of the app are there.

    Raises:
        Trouble: something is missing that only the administrators of the database can make.
    """
    with psycopg.connect(libpq_url(owner_url), autocommit=True, connect_timeout=10) as connection:
        installed = {row[0] for row in connection.execute("SELECT extname FROM pg_extension")}
        for name in sorted(set(EXTENSIONS) - installed):
            _make(connection, sql.SQL("CREATE EXTENSION {}").format(sql.Identifier(name)))
        known = connection.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", [APP]).fetchone()
        if known is None:
            _make(connection, sql.SQL("CREATE ROLE {} NOLOGIN").format(sql.Identifier(APP)))
            _make(connection, sql.SQL("GRANT {} TO CURRENT_USER").format(sql.Identifier(APP)))


def become_app(owner_url: str) -> str | None:
    """The same login acting as the app role, so that row-level security holds; None where it may not."""
    with psycopg.connect(libpq_url(owner_url), connect_timeout=10) as connection:
        row = connection.execute("SELECT pg_has_role(current_user, %s, 'MEMBER')", [APP]).fetchone()
    if not row or not row[0]:
        return None
    separator = "&" if "?" in owner_url else "?"
    return f"{owner_url}{separator}options={quote(f'-c role={APP}')}"


def _make(connection: psycopg.Connection, statement: sql.Composed) -> None:
    try:
        connection.execute(statement)
    except (psycopg.errors.InsufficientPrivilege, psycopg.errors.FeatureNotSupported) as error:
        raise Trouble(
            "Der Datenbank aus DATABASE_URL fehlt etwas, das nur ihre Verwaltung anlegen kann: bitten Sie "
            f"sie um „{statement.as_string(connection)}“."
        ) from error
