"""The database of this portal: the one DATABASE_URL names, or a private cluster."""

import os
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass

from kitaportal.betrieb.given import become_app, prepare_given
from kitaportal.betrieb.signals import undisturbed_exit
from kitaportal.kit.cluster import Cluster
from kitaportal.kit.settings import Settings
from kitaportal.launcher.console import say, step

DATABASE = "portal"


@dataclass(frozen=True)
class Urls:
    """One database, seen by the role that owns the schema and by the role that owns nothing."""

    owner: str
    app: str

    def environment(self) -> dict[str, str]:
        """For commands that migrate or seed."""
        return {**os.environ, "DATABASE_URL": self.owner, "PORTAL_APP_DATABASE_URL": self.app}

    def app_environment(self) -> dict[str, str]:
        """For the server and the worker, which must not know the owner's password."""
        inherited = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
        return {**inherited, "PORTAL_APP_DATABASE_URL": self.app}


@contextmanager
def running_database(settings: Settings) -> Iterator[Urls]:
    """Where the database is; our own runs inside the block, and the last to use it stops it."""
    if settings.database_url:
        yield _configured_urls(settings)
        return
    cluster = private_cluster(settings)
    with ExitStack() as stack:
        with step("PostgreSQL"):
            stack.enter_context(undisturbed_exit(cluster.used()))
            if not cluster.has_database(DATABASE):
                cluster.create_database(DATABASE)
        yield Urls(cluster.owner_url(DATABASE), cluster.app_url(DATABASE))


def private_cluster(settings: Settings) -> Cluster:
    """The cluster below PORTAL_HOME, running or not."""
    return Cluster(settings.home)


def _configured_urls(settings: Settings) -> Urls:
    with step("Datenbank aus DATABASE_URL"):
        prepare_given(settings.database_url)
        app = settings.app_database_url or become_app(settings.database_url)
    if app is None:
        say("! PORTAL_APP_DATABASE_URL fehlt: das Portal arbeitet mit der Rolle, der das Schema gehört.")
    return Urls(settings.database_url, app or settings.database_url)
