"""Decides where the data folder lies and as which user PostgreSQL runs."""

import hashlib
import os
import pwd
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kitaportal.kit.cluster.errors import ClusterForeign

SYSTEM_STATE = Path("/var/lib/kitaportal")
DATABASE_USER = "postgres"


@dataclass(frozen=True)
class Account:
    """The user that owns the data folder. PostgreSQL refuses to run as root."""

    name: str
    uid: int
    gid: int

    def popen_options(self) -> dict[str, Any]:
        """What ``subprocess`` needs to run as this user: nothing when we are this user already."""
        if os.geteuid() != 0:
            return {}
        return {"user": self.uid, "group": self.gid, "extra_groups": []}

    def take(self, path: Path) -> None:
        """Make ``path`` belong to this user."""
        if os.geteuid() == 0:
            os.chown(path, self.uid, self.gid)


@dataclass(frozen=True)
class Place:
    """One cluster on disk: ``folder`` holds ``data`` and ``log``."""

    folder: Path
    account: Account

    @property
    def data(self) -> Path:
        """The folder initdb fills."""
        return self.folder / "data"

    @property
    def log(self) -> Path:
        """The folder PostgreSQL writes its log files to."""
        return self.folder / "log"


def find_account() -> Account:
    """Ourselves, or ``postgres`` when we are root."""
    try:
        entry = pwd.getpwuid(os.geteuid()) if os.geteuid() else pwd.getpwnam(DATABASE_USER)
    except KeyError:
        if os.geteuid():
            return Account(str(os.geteuid()), os.geteuid(), os.getegid())
        raise ClusterForeign(
            "Den Benutzer „postgres“ gibt es hier nicht: bitte PostgreSQL mit "
            "„apt-get install postgresql postgresql-postgis“ einrichten."
        ) from None
    return Account(entry.pw_name, entry.pw_uid, entry.pw_gid)


def find_place(home: Path, account: Account, system_state: Path = SYSTEM_STATE) -> Place:
    """Below ``home``, or in the system's state folder where the database user cannot enter ``home``.

    The latter happens to root with a checkout below a home folder of mode 0700.
    """
    inside = Place(home / "postgres", account)
    digest = hashlib.sha256(str(home).encode()).hexdigest()[:12]
    outside = Place(system_state / digest, account)
    if os.geteuid() or (_may_enter(home, account) and not outside.data.exists()):
        return inside
    return outside


def _may_enter(folder: Path, account: Account) -> bool:
    # Asked of the kernel, as that user: mode bits alone would miss access lists and mount options.
    done = subprocess.run(["/usr/bin/test", "-x", folder], check=False, cwd="/", **account.popen_options())
    return done.returncode == 0


def make_folders(place: Place) -> None:
    """Create the folder of the cluster and its log folder, both closed to everybody else."""
    place.folder.parent.mkdir(parents=True, exist_ok=True)
    for folder in (place.folder, place.log):
        folder.mkdir(mode=0o700, exist_ok=True)
        place.account.take(folder)


def require_ownership(place: Place) -> None:
    """Refuse a data folder of somebody else before PostgreSQL does it in its own words.

    Raises:
        ClusterForeign: the folder belongs to another user, or we may not look into it.
    """
    try:
        owner = place.data.stat().st_uid
    except FileNotFoundError:
        return
    except PermissionError:
        owner = place.folder.stat().st_uid
    if owner != place.account.uid:
        raise ClusterForeign(
            f"Der Datenbankordner {place.folder} gehört einem anderen Benutzer (Nummer {owner}): bitte das "
            "Portal als derselbe Benutzer starten wie beim ersten Mal, oder PORTAL_HOME auf einen eigenen "
            "Ordner setzen."
        )
