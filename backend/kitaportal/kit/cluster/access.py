"""Port and passwords of the cluster, kept in one file that only its owner reads."""

import json
import os
import secrets
import socket
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from urllib.parse import quote

from kitaportal.kit.cluster.errors import ClusterForeign

HOST = "127.0.0.1"
ADMIN, OWNER, APP = "postgres", "kitaportal_owner", "kitaportal_app"


@dataclass(frozen=True)
class Access:
    """How to reach the cluster. The app role owns nothing, so row-level security holds for it."""

    port: int
    admin_password: str
    owner_password: str
    app_password: str

    def url(self, role: str, dbname: str) -> str:
        """A libpq URL for one of the three roles."""
        passwords = {ADMIN: self.admin_password, OWNER: self.owner_password, APP: self.app_password}
        return f"postgresql://{role}:{passwords[role]}@{HOST}:{self.port}/{quote(dbname, safe='')}"


def load_access(path: Path) -> Access | None:
    """The kept access, or None before the first start.

    Raises:
        ClusterForeign: the file is there, but not ours to read, or not readable as what we wrote.
    """
    try:
        return Access(**json.loads(path.read_text(encoding="utf-8")))
    except FileNotFoundError:
        return None
    except (PermissionError, ValueError, TypeError) as error:
        raise ClusterForeign(
            f"Die Zugangsdatei {path} lässt sich nicht lesen: bitte das Portal als derselbe Benutzer "
            "starten wie beim ersten Mal, oder mit „./portal reset“ neu beginnen."
        ) from error


def create_access(path: Path, port: int | None) -> Access:
    """Draw passwords and a free port, and keep them."""
    drawn = [secrets.token_urlsafe(24) for _ in range(3)]
    access = Access(port or find_free_port(), *drawn)
    _write(path, access)
    return access


def move_to_port(path: Path, access: Access, port: int) -> Access:
    """Keep another port."""
    moved = replace(access, port=port)
    _write(path, moved)
    return moved


def _write(path: Path, access: Access) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_suffix(".neu")
    draft.unlink(missing_ok=True)
    handle = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        json.dump(asdict(access), file)
    draft.rename(path)


def find_free_port() -> int:
    """A port nobody listens on now."""
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        return int(probe.getsockname()[1])


def is_port_free(port: int) -> bool:
    """Whether PostgreSQL could listen on ``port``."""
    with socket.socket() as probe:
        # As PostgreSQL does it: a connection that is only waiting to be forgotten does not block the port.
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, port))
        except OSError:
            return False
    return True
