"""Speaks with the operator: a line per step, and one sentence for whatever goes wrong."""

import errno
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta


class Trouble(Exception):
    """Something foreseeable went wrong; the text says what, and how to mend it."""


def say(text: str, end: str = "\n") -> None:
    """One line for the operator, shown at once."""
    sys.stdout.write(text + end)
    sys.stdout.flush()


@contextmanager
def step(title: str) -> Iterator[None]:
    """Show what is being done, and how long it took once it is done."""
    started = time.monotonic()
    if sys.stdout.isatty():
        say(f"… {title}", end="\r")
    yield
    say(f"✓ {title} ({format_duration(time.monotonic() - started)})")


def format_duration(seconds: float) -> str:
    """``3,2 s`` below a minute, ``2:05 min`` above."""
    if seconds < 60:
        return f"{seconds:.1f} s".replace(".", ",")
    return f"{str(timedelta(seconds=round(seconds))).removeprefix('0:').removeprefix('0')} min"


@contextmanager
def one_sentence() -> Iterator[None]:
    """End with exit code 1 and one sentence, instead of a traceback, on whatever can be foreseen."""
    try:
        yield
    except Trouble as trouble:
        fail(str(trouble))
    except KeyboardInterrupt:
        say("\nAbgebrochen.")
        sys.exit(130)
    except OSError as error:
        if (sentence := _explain_os_error(error)) is None:
            raise
        fail(sentence)


def fail(sentence: str) -> None:
    """Print the sentence and end."""
    sys.stderr.write(f"✗ {sentence}\n")
    sys.exit(1)


def _explain_os_error(error: OSError) -> str | None:
    where = f" ({error.filename})" if error.filename else ""
    if error.errno in {errno.ENOSPC, errno.EDQUOT}:
        return f"Der Datenträger ist voll{where}: bitte Platz schaffen und noch einmal starten."
    if error.errno == errno.EROFS:
        return (
            f"Der Datenträger ist schreibgeschützt{where}: bitte PORTAL_HOME auf einen anderen Ordner setzen."
        )
    if error.errno in {errno.EACCES, errno.EPERM}:
        return (
            f"Hier fehlt die Berechtigung{where}: bitte als derselbe Benutzer starten wie beim ersten Mal, "
            "oder PORTAL_HOME auf einen eigenen Ordner setzen."
        )
    return None


def make_output_readable() -> None:
    """Never fail over an umlaut, whatever the terminal can show."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")
