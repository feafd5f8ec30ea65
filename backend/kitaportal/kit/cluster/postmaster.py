"""Runs initdb and pg_ctl as the database user and turns their complaints into sentences."""

import re
import shutil
import subprocess
import time
from dataclasses import dataclass
from pathlib import Path

from kitaportal.kit.cluster.errors import ClusterDamaged, ClusterError, DiskFull
from kitaportal.kit.cluster.place import Place
from kitaportal.kit.cluster.programs import Programs, find_programs

START_TRIES = 5
TAIL = 4000
COMPLAINT = re.compile(r"(?:FATAL|PANIC|error): +(.*)")
ENVIRONMENT = {"PATH": "/usr/bin:/bin", "LANG": "C.UTF-8", "LC_ALL": "C.UTF-8"}


@dataclass(frozen=True)
class Postmaster:
    """The server process of one data folder."""

    place: Place

    def exists(self) -> bool:
        """Whether the data folder has been filled."""
        return self._version_file.exists()

    @property
    def _version_file(self) -> Path:
        return self.place.data / "PG_VERSION"

    @property
    def _programs(self) -> Programs:
        return find_programs(self._read_major())

    def _read_major(self) -> int | None:
        """The version that made the data folder: no other one can read it."""
        if not self.exists():
            return None
        text = self._version_file.read_text(encoding="ascii", errors="replace").strip()
        if not text.isdigit():
            raise self._explain("PG_VERSION", "ist beschädigt")
        return int(text)

    @property
    def _pid_file(self) -> Path:
        return self.place.data / "postmaster.pid"

    @property
    def _start_log(self) -> Path:
        return self.place.log / "start.log"

    def initialise(self, admin_password: str) -> None:
        """Fill the data folder. It appears under its name only when it is complete."""
        draft = self.place.folder / "data.neu"
        password_file = self.place.folder / "initdb-passwort"
        if draft.exists():
            shutil.rmtree(draft)
        password_file.touch(mode=0o600)
        self.place.account.take(password_file)
        try:
            password_file.write_text(admin_password, encoding="utf-8")
            self._init_database(draft, password_file)
        finally:
            password_file.unlink()
        draft.rename(self.place.data)

    def _init_database(self, draft: Path, password_file: Path) -> None:
        # C.UTF-8 sorts alike on every machine, so that an upgrade of the system never spoils an index;
        # queries that sort for people say COLLATE "de-x-icu".
        arguments = ("--username=postgres", "--encoding=UTF8", "--locale=C.UTF-8", "--auth=scram-sha-256")
        done = self._run(
            self._programs.path("initdb"), *arguments, f"--pwfile={password_file}", "-D", str(draft)
        )
        if done.returncode:
            raise self._explain(done.stdout, "ließ sich nicht anlegen")

    def is_running(self) -> bool:
        """Whether the process named in postmaster.pid lives and works in our data folder."""
        pid = self._read_pid()
        if pid is None:
            return False
        try:
            return Path(f"/proc/{pid}/cwd").resolve(strict=True) == self.place.data.resolve()
        except (FileNotFoundError, PermissionError, ProcessLookupError):
            return False

    def remove_stale_pid(self) -> None:
        """Forget a postmaster.pid whose number meanwhile belongs to another program, or to nobody."""
        self._pid_file.unlink(missing_ok=True)

    def start(self) -> None:
        """Start and wait until connections are answered.

        Raises:
            ClusterDamaged: PostgreSQL does not start with this data folder.
            DiskFull: it says so itself.
        """
        for attempt in range(START_TRIES):
            self._start_log.unlink(missing_ok=True)
            done = self._pg_ctl("start", "-w", "-t", "60", "-l", str(self._start_log))
            if done.returncode == 0:
                return
            # Backends of a killed server need a moment to notice that it is gone.
            if "is still in use" not in self._read_start_log():
                break
            time.sleep(attempt + 1)
        raise self._explain(self._read_start_log() or done.stdout, "startet nicht")

    def stop(self, mode: str) -> None:
        """Stop and wait until the process is gone."""
        done = self._pg_ctl("stop", "-w", "-t", "60", "-m", mode)
        if done.returncode and self.is_running():
            raise self._explain(done.stdout, "hält nicht an")

    def _read_pid(self) -> int | None:
        try:
            return int(self._pid_file.read_text(encoding="utf-8").split("\n", 1)[0])
        except (FileNotFoundError, ValueError):
            return None

    def _read_start_log(self) -> str:
        """What PostgreSQL said since this start: first to us, then to the file of the day."""
        if not self._start_log.exists():
            return ""
        started_at = self._start_log.stat().st_ctime
        later = (
            path for path in self.place.log.glob("postgresql-*.log") if path.stat().st_mtime >= started_at
        )
        return "\n".join(
            path.read_text(encoding="utf-8", errors="replace")[-TAIL:] for path in (self._start_log, *later)
        )

    def _pg_ctl(self, action: str, *arguments: str) -> subprocess.CompletedProcess[str]:
        return self._run(self._programs.path("pg_ctl"), action, "-D", str(self.place.data), *arguments)

    def _run(self, *command: str) -> subprocess.CompletedProcess[str]:
        # The server outlives pg_ctl; -l keeps it from holding this pipe open.
        return subprocess.run(
            command,
            check=False,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            cwd=self.place.folder,
            env=ENVIRONMENT,
            umask=0o077,
            **self.place.account.popen_options(),
        )

    def _explain(self, output: str, what: str) -> ClusterError:
        if "No space left on device" in output:
            return DiskFull(f"Die Datenbank {what}, weil der Datenträger voll ist: bitte Platz schaffen.")
        complaints = COMPLAINT.findall(output)
        reason = complaints[-1] if complaints else "ohne Angabe"
        return ClusterDamaged(
            f"Die Datenbank {what} ({reason}): bitte eine Sicherung einspielen oder "
            f"mit „./portal reset“ neu beginnen; Näheres steht in {self.place.log}."
        )
