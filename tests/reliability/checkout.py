"""A copy of this checkout that a test can start, stop and break, as root or as an ordinary user."""

import json
import os
import pwd
import shutil
import signal
import subprocess
import tempfile
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from kitaportal.kit.cluster.access import find_free_port
from kitaportal.kit.cluster.place import find_account, find_place
from kitaportal.launcher.frontend import STAMP, fingerprint_sources
from kitaportal.launcher.packages import UV_VERSION
from kitaportal.launcher.programs import ask
from kitaportal.launcher.surroundings import ROOT, find_home

PATIENCE_S = 180
SYSTEM_PYTHON = Path("/usr/bin/python3")


@dataclass
class Checkout:
    """The copy, and whom its commands run as."""

    folder: Path
    uid: int
    gid: int
    port: int = field(default_factory=find_free_port)

    @property
    def home(self) -> Path:
        """The copy's PORTAL_HOME."""
        return self.folder / ".portal"

    def call(self, *arguments: str, **extra: str) -> subprocess.CompletedProcess[str]:
        """Run one command of the launcher to its end."""
        with self.begin(*arguments, **extra) as process:
            output, complaint = finish(process)
        return subprocess.CompletedProcess(arguments, process.returncode, output, complaint)

    def begin(self, *arguments: str, **extra: str) -> subprocess.Popen[str]:
        """Start one command of the launcher with next to nothing in its environment."""
        environment = {
            "PATH": "/usr/sbin:/usr/bin:/sbin:/bin",
            "HOME": str(self.folder / "heim"),
            "PORTAL_PORT": str(self.port),
            "UV_OFFLINE": "1",
        }
        return subprocess.Popen(
            [SYSTEM_PYTHON, "portal", *arguments],
            cwd=self.folder,
            env=environment | extra,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            start_new_session=True,
            **_as_user(self.uid, self.gid),
        )

    @contextmanager
    def running(self) -> Iterator["Running"]:
        """The portal, up; whatever is left of it is ended afterwards."""
        with self.begin("up") as process:
            portal = Running(self, process)
            try:
                portal.wait_until_it_answers()
                yield portal
            finally:
                if process.poll() is None:
                    portal.interrupt()

    def list_processes(self) -> list[str]:
        """The command lines of every living process that works in the copy or with its database."""
        return [line for folder in Path("/proc").glob("[0-9]*") if (line := self._describe_ours(folder))]

    def _describe_ours(self, process: Path) -> str | None:
        try:
            place = os.readlink(process / "cwd")
            line = (process / "cmdline").read_bytes().replace(b"\0", b" ").decode(errors="replace")
        except (FileNotFoundError, PermissionError, ProcessLookupError):
            return None
        ours = place.startswith(str(self.folder)) or str(self.folder) in line
        ours = ours or place.startswith(str(find_place(self.home, find_account()).folder))
        return f"{process.name} {line}" if ours else None


@dataclass
class Running:
    """A portal that answers."""

    checkout: Checkout
    process: subprocess.Popen[str]

    def get(self, path: str) -> int:
        """The status of one answer."""
        with urllib.request.urlopen(f"http://127.0.0.1:{self.checkout.port}{path}", timeout=10) as answer:
            return int(answer.status)

    def post(self, path: str, body: dict[str, str]) -> int:
        """The status of one JSON request."""
        request = urllib.request.Request(
            f"http://127.0.0.1:{self.checkout.port}{path}",
            data=json.dumps(body).encode(),
            headers={"Content-Type": "application/json", "Idempotency-Key": "reliability"},
        )
        with urllib.request.urlopen(request, timeout=10) as answer:
            return int(answer.status)

    def wait_until_it_answers(self) -> None:
        """Read the progress until the address is printed."""
        assert self.process.stdout
        lines = []
        for line in self.process.stdout:
            lines.append(line)
            if "http://" in line:
                return
        assert self.process.stderr
        raise AssertionError(f"up ended: {''.join(lines)}{self.process.stderr.read()}")

    def interrupt(self) -> tuple[int, str, str]:
        """What Ctrl-C does; exit code, the rest of the output, complaints."""
        self.process.send_signal(signal.SIGINT)
        return self.wait()

    def wait(self) -> tuple[int, str, str]:
        """Until it ended by itself."""
        output, complaint = finish(self.process)
        return self.process.returncode, output, complaint

    def find_pid(self, command: str) -> int:
        """The process number of ``serve`` or ``worker``."""
        (line,) = [x for x in self.checkout.list_processes() if f"kitaportal.cli {command}" in x]
        return int(line.split()[0])


def finish(process: subprocess.Popen[str]) -> tuple[str, str]:
    """Wait for the end and what was said; what does not end is killed, so that no test waits for ever."""
    try:
        return process.communicate(timeout=PATIENCE_S)
    except subprocess.TimeoutExpired:
        process.kill()
        raise


@contextmanager
def copied_checkout(*, ordinary_user: bool) -> Iterator[Checkout]:
    """A prepared copy in a folder of its own; removed with database and user."""
    folder = Path(tempfile.mkdtemp(prefix="portal-", dir="/var/tmp")).resolve()
    with _user(ordinary_user) as (uid, gid):
        checkout = Checkout(folder, uid, gid)
        try:
            # Sources change hands before the packages come: uv builds touched sources again.
            _copy_sources(folder)
            _give(folder, uid, gid)
            _bring_packages(folder)
            _give(folder / ".venv", uid, gid)
            _give(folder / ".portal", uid, gid)
            folder.chmod(0o755 if ordinary_user else 0o700)
            yield checkout
        finally:
            checkout.call("reset", "--yes")
            shutil.rmtree(folder)


def _copy_sources(folder: Path) -> None:
    listing = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        check=True,
        capture_output=True,
        text=True,
    )
    for name in filter(None, listing.stdout.split("\0")):
        if (ROOT / name).is_file():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(ROOT / name, folder / name)
    _bring_built_frontend(folder / "frontend")
    (folder / "heim").mkdir()


def _give(folder: Path, uid: int, gid: int) -> None:
    if uid != os.geteuid():
        subprocess.run(["chown", "-R", f"{uid}:{gid}", folder], check=True)


def _bring_built_frontend(frontend: Path) -> None:
    """What the last build left, or an empty page: these tests look at processes, not at pages."""
    frontend.mkdir(exist_ok=True)
    if (ROOT / "frontend" / "dist").exists():
        shutil.copytree(ROOT / "frontend" / "dist", frontend / "dist")
    else:
        (frontend / "dist").mkdir()
    (frontend / "dist" / STAMP).write_text(fingerprint_sources(frontend))


def _bring_packages(folder: Path) -> None:
    """An environment that other users can run too: from uv's cache, so that no test needs the network."""
    uv = folder / ".portal" / "uv" / "bin" / "uv"
    uv.parent.mkdir(parents=True)
    shutil.copy2(_find_uv(), uv)
    subprocess.run(
        [uv, "sync", "--frozen", "--no-dev", "--quiet", "--python", SYSTEM_PYTHON],
        cwd=folder,
        check=True,
        env={**_without_virtual_environment(), "UV_OFFLINE": "1", "UV_LINK_MODE": "copy"},
    )


def _find_uv() -> str:
    candidates: tuple[str | Path | None, ...] = (
        os.environ.get("UV"),
        find_home() / "uv" / "bin" / "uv",
        shutil.which("uv"),
    )
    for candidate in candidates:
        if candidate and (ask([candidate, "--version"]) or "").split()[1:2] == [UV_VERSION]:
            return str(candidate)
    return pytest.skip(f"uv {UV_VERSION} is needed to prepare a copy of the checkout")


def _without_virtual_environment() -> dict[str, str]:
    return {name: value for name, value in os.environ.items() if name != "VIRTUAL_ENV"}


@contextmanager
def _user(ordinary: bool) -> Iterator[tuple[int, int]]:
    if not ordinary:
        yield os.geteuid(), os.getegid()
        return
    name = f"portaltest{os.getpid()}"
    subprocess.run(["/usr/sbin/useradd", "--system", "--no-create-home", name], check=True)
    try:
        entry = pwd.getpwnam(name)
        yield entry.pw_uid, entry.pw_gid
    finally:
        subprocess.run(["/usr/sbin/userdel", name], check=True)


def _as_user(uid: int, gid: int) -> dict[str, Any]:
    return {} if uid == os.geteuid() else {"user": uid, "group": gid, "extra_groups": []}
