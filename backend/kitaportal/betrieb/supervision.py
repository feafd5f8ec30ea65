"""Server and worker as children of `up`: started, awaited, watched and stopped."""

import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager

from kitaportal.betrieb.database import Urls
from kitaportal.betrieb.signals import undisturbed
from kitaportal.kit.children import Child, start_child
from kitaportal.kit.settings import Settings
from kitaportal.launcher.console import Trouble

COMMAND = (sys.executable, "-m", "kitaportal.cli")
READY_WITHIN_S = 60


@contextmanager
def server_and_worker(settings: Settings, urls: Urls) -> Iterator[list[Child]]:
    """Both run inside the block, and neither after it."""
    children: list[Child] = []
    try:
        for name, *options in (("serve", "--port", str(settings.port)), ("worker",)):
            log = settings.home / "log" / f"{name}.log"
            command = [*COMMAND, name, *options]
            children.append(start_child(name, command, env=urls.app_environment(), log=log))
        yield children
    finally:
        with undisturbed():
            for child in children:
                child.stop()


def wait_until_ready(port: int, children: list[Child]) -> None:
    """Return as soon as the server answers."""
    deadline = time.monotonic() + READY_WITHIN_S
    while not answers(port):
        _require_alive(children)
        if time.monotonic() > deadline:
            raise Trouble(f"Der Server antwortet nicht: bitte {children[0].log} ansehen.")
        time.sleep(0.1)


def watch(children: list[Child]) -> None:
    """Stay until a signal ends us, or one of them ends by itself."""
    while True:
        time.sleep(0.5)
        _require_alive(children)
        for child in children:
            child.keep_log_small()


def answers(port: int) -> bool:
    """Whether a portal answers at that port."""
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/api/v1/health", timeout=5) as answer:
            return bool(answer.status == 200)
    except (urllib.error.URLError, ConnectionError, TimeoutError):
        return False


def _require_alive(children: list[Child]) -> None:
    for child in children:
        if (code := child.exit_code()) is not None:
            raise Trouble(
                f"Das Programm „{child.name}“ hat sich beendet (Code {code}), alles andere wird mit beendet: "
                f"bitte das Ende von {child.log} ansehen und neu starten."
            )
