"""The PostgreSQL of one test run: a throw-away cluster, a migrated template, quick copies of it."""

import fcntl
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from urllib.parse import quote, urlsplit, urlunsplit

import psycopg
from psycopg import sql

from kitaportal.kit.cluster import Cluster
from kitaportal.kit.migrations import migrate

ADMIN, OWNER, APP = "postgres", "kitaportal_owner", "kitaportal_app"
EXTENSIONS = ("postgis", "pg_trgm", "unaccent", "btree_gist", "intarray")


@dataclass(frozen=True)
class Urls:
    """One database, seen by three roles (libpq URLs)."""

    name: str
    admin: str
    owner: str
    app: str


class EmbeddedServer:
    """A private cluster below the home of this run, removed with everything in it at the end."""

    def __init__(self, home: Path) -> None:
        self._home = home

    @cached_property
    def _cluster(self) -> Cluster:
        cluster = Cluster(self._home, throw_away=True)
        cluster.start()
        return cluster

    def urls(self, name: str) -> Urls:
        """How the three roles reach the database."""
        cluster = self._cluster
        return Urls(name, cluster.admin_url(name), cluster.owner_url(name), cluster.app_url(name))

    def has(self, name: str) -> bool:
        """Whether the database exists."""
        return self._cluster.has_database(name)

    def create(self, name: str, template: str | None = None) -> None:
        """An empty database with extensions, or a copy of ``template``."""
        self._cluster.create_database(name, template)

    def drop(self, name: str) -> None:
        """Drop it with its connections."""
        self._cluster.drop_database(name)

    def remove_all(self) -> None:
        """Stop the cluster and delete its files."""
        if self._home.exists():
            Cluster(self._home, throw_away=True).remove()
            shutil.rmtree(self._home)


class GivenServer:
    """A running server, reached as its superuser (``PORTAL_TEST_DATABASE_URL``).

    Passwords of the two roles are not ours to know or change, so a connection becomes the role by a
    start-up option; row-level security then holds as for a login of that role.
    """

    def __init__(self, admin_url: str, prefix: str) -> None:
        self._admin_url = admin_url
        self._prefix = prefix

    def urls(self, name: str) -> Urls:
        """How the three roles reach the database."""
        return Urls(name, self._url(name), self._url(name, OWNER), self._url(name, APP))

    def has(self, name: str) -> bool:
        """Whether the database exists."""
        with self._admin() as admin:
            known = admin.execute("SELECT 1 FROM pg_database WHERE datname = %s", [self._full(name)])
            return known.fetchone() is not None

    def create(self, name: str, template: str | None = None) -> None:
        """An empty database with extensions, or a copy of ``template``."""
        source = self._full(template) if template else "template0"
        with self._admin() as admin:
            for role in (OWNER, APP):
                self._ensure_role(admin, role)
            admin.execute(
                sql.SQL("CREATE DATABASE {} OWNER {} TEMPLATE {}").format(
                    sql.Identifier(self._full(name)), sql.Identifier(OWNER), sql.Identifier(source)
                )
            )
        if template is None:
            self._prepare(name)

    def drop(self, name: str) -> None:
        """Drop it with its connections."""
        self._drop_exactly(self._full(name))

    def remove_all(self) -> None:
        """Drop every database of this run."""
        with self._admin() as admin:
            rows = admin.execute(
                "SELECT datname FROM pg_database WHERE starts_with(datname, %s)", [self._prefix]
            )
            names = [row[0] for row in rows]
        for name in names:
            self._drop_exactly(name)

    def _drop_exactly(self, full_name: str) -> None:
        with self._admin() as admin:
            admin.execute(
                sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(full_name))
            )

    def _prepare(self, name: str) -> None:
        with psycopg.connect(self._url(name), autocommit=True) as admin:
            for extension in EXTENSIONS:
                admin.execute(sql.SQL("CREATE EXTENSION {}").format(sql.Identifier(extension)))
            admin.execute("REVOKE CREATE ON SCHEMA public FROM PUBLIC")
            admin.execute(sql.SQL("GRANT ALL ON SCHEMA public TO {}").format(sql.Identifier(OWNER)))

    @staticmethod
    def _ensure_role(admin: psycopg.Connection, role: str) -> None:
        if admin.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", [role]).fetchone() is None:
            admin.execute(sql.SQL("CREATE ROLE {} LOGIN").format(sql.Identifier(role)))

    def _full(self, name: str) -> str:
        return f"{self._prefix}{name}"

    def _url(self, name: str, role: str | None = None) -> str:
        parts = urlsplit(self._admin_url)
        query = f"options={quote(f'-c role={role}')}" if role else ""
        return urlunsplit((parts.scheme, parts.netloc, f"/{self._full(name)}", query, ""))

    def _admin(self) -> psycopg.Connection:
        return psycopg.connect(self._admin_url, autocommit=True)


Server = EmbeddedServer | GivenServer


class Databases:
    """Migrates one template for all workers of a run and copies it in about 0.1 s."""

    TEMPLATE = "vorlage"

    def __init__(self, server: Server, home: Path) -> None:
        self._server = server
        self._home = home

    def copy(self, name: str) -> Urls:
        """A fresh, migrated database of that name."""
        with self._locked():
            self._ensure_template()
            self._server.drop(name)
            self._server.create(name, template=self.TEMPLATE)
        return self._server.urls(name)

    def create_empty(self, name: str) -> Urls:
        """A database with extensions and nothing else, for tests of the migrations themselves."""
        self._server.drop(name)
        self._server.create(name)
        return self._server.urls(name)

    def drop(self, urls: Urls) -> None:
        """Drop it with its connections."""
        self._server.drop(urls.name)

    def _ensure_template(self) -> None:
        if self._server.has(self.TEMPLATE):
            return
        self._server.create(self.TEMPLATE)
        try:
            migrate(self._server.urls(self.TEMPLATE).owner)
        except BaseException:
            self._server.drop(self.TEMPLATE)
            raise

    @contextmanager
    def _locked(self) -> Iterator[None]:
        # The workers of pytest-xdist start together; the first one migrates, the others wait.
        self._home.mkdir(parents=True, exist_ok=True)
        with (self._home / "vorlage.lock").open("w") as file:
            fcntl.flock(file, fcntl.LOCK_EX)
            yield


def server_for(home: Path) -> Server:
    """The server of this run: a given one, or a private cluster below ``home``."""
    given = os.environ.get("PORTAL_TEST_DATABASE_URL")
    return GivenServer(given, f"test_{home.name}_") if given else EmbeddedServer(home)


def remove_abandoned(folder: Path) -> None:
    """Delete clusters of runs that were killed: their folder carries the number of a dead process."""
    for home in folder.glob("*"):
        if home.name.isdigit() and not Path("/proc", home.name).exists():
            EmbeddedServer(home).remove_all()
