"""Child processes that end with us; their output goes to a log file that stays small."""

import os
import shutil
import subprocess
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

PATIENCE_S = 15
LOG_LIMIT_BYTES = 20 * 2**20


@dataclass
class Child:
    """One running program of ours."""

    name: str
    log: Path
    process: subprocess.Popen[bytes]

    def exit_code(self) -> int | None:
        """None while it runs."""
        return self.process.poll()

    def stop(self) -> None:
        """Ask it to end, wait, and kill it when it does not."""
        self.process.terminate()
        try:
            self.process.wait(PATIENCE_S)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()

    def keep_log_small(self) -> None:
        """Move a log that grew too long aside. The program appends, so it goes on at the new beginning."""
        if self.log.stat().st_size > LOG_LIMIT_BYTES:
            shutil.copyfile(self.log, self.log.with_suffix(".alt.log"))
            os.truncate(self.log, 0)


def start_child(name: str, command: Sequence[str], *, env: Mapping[str, str], log: Path) -> Child:
    """Start a program in a session of its own: Ctrl-C in our terminal reaches only us, and we stop it."""
    log.parent.mkdir(parents=True, exist_ok=True)
    with log.open("ab") as output:
        process = subprocess.Popen(
            [*_end_with_parent(), *command],
            env=dict(env),
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=output,
            start_new_session=True,
        )
    return Child(name, log, process)


def _end_with_parent() -> list[str]:
    # Even when we are killed with -9, no server and no worker may stay behind.
    setpriv = shutil.which("setpriv")
    return [setpriv, "--pdeathsig", "TERM", "--"] if setpriv else []
