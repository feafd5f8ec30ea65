"""The life of one private cluster. Knows PostgreSQL's programs and files, and no word of the domain."""

import fcntl
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from typing import TextIO

from kitaportal.kit.cluster import databases
from kitaportal.kit.cluster.access import (
    ADMIN,
    APP,
    OWNER,
    Access,
    create_access,
    find_free_port,
    is_port_free,
    load_access,
    move_to_port,
)
from kitaportal.kit.cluster.configuration import PG_HBA, render_settings
from kitaportal.kit.cluster.errors import ClusterDamaged, ClusterForeign, PortTaken
from kitaportal.kit.cluster.place import Place, find_account, find_place, make_folders, require_ownership
from kitaportal.kit.cluster.postmaster import Postmaster
from kitaportal.kit.cluster.room import require_room


class ClusterState(StrEnum):
    """What a look from outside finds."""

    ABSENT = "absent"
    STOPPED = "stopped"
    RUNNING = "running"


class StopMode(StrEnum):
    """How PostgreSQL ends: ``fast`` writes everything down, ``immediate`` is for throw-away clusters."""

    FAST = "fast"
    IMMEDIATE = "immediate"


class Cluster:
    """A PostgreSQL of our own, with two login roles: one owns the schema, the other owns nothing."""

    def __init__(self, home: Path, port: int | None = None, *, throw_away: bool = False) -> None:
        self.home = home.resolve()
        self._wanted_port = port
        self._throw_away = throw_away

    @property
    def place(self) -> Place:
        """Where the data lies and whose it is."""
        return find_place(self.home, find_account())

    def status(self) -> ClusterState:
        """Whether there is a cluster, and whether it runs."""
        place = self.place
        require_ownership(place)
        postmaster = Postmaster(place)
        if not postmaster.exists():
            return ClusterState.ABSENT
        return ClusterState.RUNNING if postmaster.is_running() else ClusterState.STOPPED

    def ensure_initialised(self) -> None:
        """Make data folder, passwords and settings, unless they exist."""
        self.home.mkdir(parents=True, exist_ok=True)
        with self._locked():
            self._initialise()

    def start(self) -> None:
        """Make the cluster when there is none, and start it when it does not run.

        Raises:
            ClusterError: one of its kinds, with a sentence for the operator.
        """
        self.home.mkdir(parents=True, exist_ok=True)
        with self._locked():
            self._start()

    @contextmanager
    def used(self) -> Iterator[None]:
        """It runs inside the block, and whoever is the last to leave stops it."""
        self.home.mkdir(parents=True, exist_ok=True)
        with self._users_path.open("w") as users:
            with self._locked():
                fcntl.flock(users, fcntl.LOCK_SH)
                self._start()
            try:
                yield
            finally:
                with self._locked():
                    fcntl.flock(users, fcntl.LOCK_UN)
                    self._stop_unless_used(users)

    def stop_unless_used(self) -> bool:
        """Stop it when nobody is inside ``used``; False when somebody is."""
        if not self.home.exists():
            return True
        with self._users_path.open("w") as users, self._locked():
            return self._stop_unless_used(users)

    def stop(self, mode: StopMode = StopMode.FAST) -> None:
        """Stop the cluster when it runs."""
        if self.status() is ClusterState.RUNNING:
            Postmaster(self.place).stop(mode)

    def remove(self) -> None:
        """Stop the cluster and delete it with all its databases."""
        place = self.place
        self.stop(StopMode.IMMEDIATE)
        if place.folder.exists():
            shutil.rmtree(place.folder)
        self._access_path.unlink(missing_ok=True)

    def admin_url(self, dbname: str = "postgres") -> str:
        """For the superuser: only to create databases and extensions."""
        return self._access().url(ADMIN, dbname)

    def owner_url(self, dbname: str) -> str:
        """For migrations: the role that owns the schema."""
        return self._access().url(OWNER, dbname)

    def app_url(self, dbname: str) -> str:
        """For the running portal: the role that owns nothing."""
        return self._access().url(APP, dbname)

    def create_database(self, name: str, template: str | None = None) -> None:
        """An empty database with all extensions, or a copy of ``template``, owned by the owner role."""
        databases.create_database(self._access(), name, template or databases.TEMPLATE)

    def drop_database(self, name: str) -> None:
        """Drop the database if it exists, and end the connections to it."""
        databases.drop_database(self._access(), name)

    def has_database(self, name: str) -> bool:
        """Whether a database of that name exists."""
        return databases.has_database(self._access(), name)

    @property
    def _access_path(self) -> Path:
        return self.home / "postgres-zugang.json"

    @property
    def _users_path(self) -> Path:
        return self.home / "postgres-nutzer.lock"

    def _start(self) -> None:
        self._initialise()
        postmaster = Postmaster(self.place)
        if not postmaster.is_running():
            postmaster.remove_stale_pid()
            self._settle_port()
            self._write_configuration()
            postmaster.start()
        databases.ensure_roles_and_template(self._access())

    def _stop_unless_used(self, users: TextIO) -> bool:
        # Users hold a shared lock, which ends with their process whatever happens to it.
        try:
            fcntl.flock(users, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        self.stop()
        return True

    def _access(self) -> Access:
        access = load_access(self._access_path)
        if access is None:
            raise ClusterForeign(
                f"Die Zugangsdatei {self._access_path} fehlt: bitte aus einer Sicherung zurückholen "
                "oder mit „./portal reset“ neu beginnen."
            )
        return access

    def _initialise(self) -> None:
        place = self.place
        require_ownership(place)
        postmaster = Postmaster(place)
        require_room(place.folder)
        if postmaster.exists():
            return
        if place.data.exists():
            raise ClusterDamaged(
                f"Der Datenbankordner {place.data} ist unvollständig: bitte aus einer Sicherung zurückholen "
                "oder mit „./portal reset“ neu beginnen."
            )
        make_folders(place)
        access = create_access(self._access_path, self._wanted_port)
        postmaster.initialise(access.admin_password)

    def _settle_port(self) -> None:
        access = self._access()
        wanted = self._wanted_port or access.port
        if not is_port_free(wanted):
            if self._wanted_port:
                raise PortTaken(f"Der Datenbank-Port {wanted} ist belegt: bitte einen anderen wählen.")
            wanted = find_free_port()
        if wanted != access.port:
            move_to_port(self._access_path, access, wanted)

    def _write_configuration(self) -> None:
        place = self.place
        settings = render_settings(port=self._access().port, log=place.log, throw_away=self._throw_away)
        for name, text in (("postgresql.conf", settings), ("pg_hba.conf", PG_HBA)):
            path = place.data / name
            path.write_text(text, encoding="utf-8")
            place.account.take(path)

    @contextmanager
    def _locked(self) -> Iterator[None]:
        # Two test workers, or two terminals, may start the same cluster at the same moment.
        with (self.home / "postgres.lock").open("w") as file:
            fcntl.flock(file, fcntl.LOCK_EX)
            yield
