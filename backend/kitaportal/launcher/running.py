"""Whether this portal runs, and how another terminal stops it."""

import fcntl
import os
import signal
import socket
import time
from pathlib import Path

from kitaportal.launcher.console import Trouble
from kitaportal.launcher.surroundings import find_home, find_port, make_home

PATIENCE_S = 60


def claim() -> None:
    """Hold the lock of PORTAL_HOME for as long as this process lives, also after it became another program.

    Raises:
        Trouble: another ``up`` holds it.
    """
    handle = os.open(_lock_path(make_home()), os.O_RDWR | os.O_CREAT, 0o644)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        raise Trouble(
            "Das Portal läuft schon oder startet gerade: „./portal down“ beendet es, ein zweites braucht "
            "eigene Werte für PORTAL_HOME und PORTAL_PORT."
        ) from None
    os.truncate(handle, 0)
    os.write(handle, str(os.getpid()).encode())
    os.set_inheritable(handle, True)


def find_holder() -> int | None:
    """The process number of the running ``up``, or None."""
    try:
        with _lock_path(find_home()).open() as file:
            fcntl.flock(file, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except FileNotFoundError:
        return None
    except BlockingIOError:
        return int(_lock_path(find_home()).read_text() or 0) or None
    return None


def stop_holder() -> bool:
    """End the running ``up`` and wait until it is gone; False when there is none."""
    pid = find_holder()
    if pid is None:
        return False
    os.kill(pid, signal.SIGTERM)
    deadline = time.monotonic() + PATIENCE_S
    while find_holder() == pid:
        if time.monotonic() > deadline:
            raise Trouble(f"Das Portal (Prozess {pid}) hält nicht an: bitte mit „kill -9 {pid}“ beenden.")
        time.sleep(0.1)
    return True


def require_free_port() -> None:
    """Say early that another program has our port."""
    port = find_port()
    if not is_free(port):
        raise Trouble(
            f"Port {port} ist belegt: bitte das andere Programm beenden oder mit "
            f"„PORTAL_PORT={port + 1} ./portal up“ einen anderen Port nehmen."
        )


def is_free(port: int) -> bool:
    """Whether a server could listen on the port."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except PermissionError:
            raise Trouble(f"Port {port} darf nur root öffnen: bitte PORTAL_PORT ab 1024 wählen.") from None
        except OSError:
            return False
    return True


def _lock_path(home: Path) -> Path:
    return home / "portal.lock"
