"""What Ctrl-C, a closed terminal and `./portal down` mean."""

import signal
import sys
from collections.abc import Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager

from kitaportal.launcher.console import say

ENDING = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


@contextmanager
def stoppable() -> Iterator[None]:
    """End in order on each of them; what was entered inside has been left when this says so."""
    for number in ENDING:
        signal.signal(number, signal.default_int_handler)
    try:
        yield
    except KeyboardInterrupt:
        say("\nDas Portal ist beendet.")
        sys.exit(0)


@contextmanager
def undisturbed() -> Iterator[None]:
    """A second, impatient Ctrl-C must not leave half of it running."""
    before = [signal.signal(number, signal.SIG_IGN) for number in ENDING]
    try:
        yield
    finally:
        for number, handler in zip(ENDING, before, strict=True):
            signal.signal(number, handler)


@contextmanager
def undisturbed_exit(inner: AbstractContextManager[None]) -> Iterator[None]:
    """``inner``, left without being disturbed."""
    with ExitStack() as stack:
        stack.enter_context(inner)
        try:
            yield
        finally:
            with undisturbed():
                stack.close()
