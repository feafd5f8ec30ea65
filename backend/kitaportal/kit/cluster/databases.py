"""Roles and databases inside a running cluster, made by the superuser."""

import psycopg
from psycopg import sql

from kitaportal.kit.cluster.access import ADMIN, APP, OWNER, Access
from kitaportal.kit.cluster.programs import EXTENSIONS

TEMPLATE = "kitaportal_vorlage"


def ensure_roles_and_template(access: Access) -> None:
    """Make the two login roles and the template with all extensions, unless they exist."""
    with _connect(access) as admin:
        for role, password in ((OWNER, access.owner_password), (APP, access.app_password)):
            _ensure_role(admin, role, password)
    if not has_database(access, TEMPLATE):
        _create_template(access)


def _ensure_role(admin: psycopg.Connection, role: str, password: str) -> None:
    known = admin.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", [role]).fetchone()
    if known is None:
        statement = sql.SQL("CREATE ROLE {} LOGIN PASSWORD {}")
        admin.execute(statement.format(sql.Identifier(role), sql.Literal(password)))


def _create_template(access: Access) -> None:
    draft = f"{TEMPLATE}_neu"
    drop_database(access, draft)
    create_database(access, draft, "template0")
    with _connect(access, draft) as admin:
        for name in EXTENSIONS:
            admin.execute(sql.SQL("CREATE EXTENSION {}").format(sql.Identifier(name)))
        admin.execute("REVOKE CREATE ON SCHEMA public FROM PUBLIC")
        admin.execute(sql.SQL("GRANT ALL ON SCHEMA public TO {}").format(sql.Identifier(OWNER)))
    # Under its name only when it is complete, so that an interrupted start can go on.
    with _connect(access) as admin:
        admin.execute(
            sql.SQL("ALTER DATABASE {} RENAME TO {}").format(sql.Identifier(draft), sql.Identifier(TEMPLATE))
        )


def create_database(access: Access, name: str, template: str) -> None:
    """A copy of ``template`` that belongs to the owner role and that only our roles may enter."""
    database = sql.Identifier(name)
    with _connect(access) as admin:
        admin.execute(
            sql.SQL("CREATE DATABASE {} OWNER {} TEMPLATE {}").format(
                database, sql.Identifier(OWNER), sql.Identifier(template)
            )
        )
        admin.execute(sql.SQL("REVOKE ALL ON DATABASE {} FROM PUBLIC").format(database))
        admin.execute(sql.SQL("GRANT CONNECT ON DATABASE {} TO {}").format(database, sql.Identifier(APP)))


def drop_database(access: Access, name: str) -> None:
    """Drop it with its connections, if it exists."""
    with _connect(access) as admin:
        admin.execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(name)))


def has_database(access: Access, name: str) -> bool:
    """Whether a database of that name exists."""
    with _connect(access) as admin:
        return admin.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name]).fetchone() is not None


def _connect(access: Access, dbname: str = "postgres") -> psycopg.Connection:
    return psycopg.connect(access.url(ADMIN, dbname), autocommit=True, connect_timeout=10)
