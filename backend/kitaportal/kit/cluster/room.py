"""Looks whether the disk has room before PostgreSQL finds out in the middle of its work."""

import shutil
from pathlib import Path

from kitaportal.kit.cluster.errors import DiskFull

NEEDED_MIB = 300


def require_room(folder: Path) -> None:
    """Refuse to go on with too little room.

    Raises:
        DiskFull: less than 300 MiB free, what an empty cluster with its write-ahead log needs.
    """
    existing = next(path for path in (folder, *folder.parents) if path.exists())
    free_mib = shutil.disk_usage(existing).free // 2**20
    if free_mib < NEEDED_MIB:
        raise DiskFull(
            f"Auf dem Datenträger von {folder} sind nur noch {free_mib} MiB frei, nötig sind "
            f"{NEEDED_MIB} MiB: bitte Platz schaffen oder PORTAL_HOME auf einen anderen Ordner setzen."
        )
