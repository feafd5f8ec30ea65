"""A running portal with the demo city, and Debian's Chromium."""

import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from tests.e2e.watch import Watch
from tests.server import Databases

CHROMIUM = os.environ.get("PORTAL_CHROMIUM", "/usr/bin/chromium")
FLAGS = [
    "--no-sandbox",
    "--use-gl=angle",
    "--use-angle=swiftshader",
    "--enable-unsafe-swiftshader",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
SIZES = {"desktop": (1280, 900), "phone": (390, 844), "narrow": (320, 640)}


@pytest.fixture(scope="session")
def portal_url(databases: Databases, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a portal of its own, seeded with the demo city as of 24 November 2026."""
    urls = databases.copy("e2e")
    port = free_port()
    home = tmp_path_factory.mktemp("portal")
    environment = {
        **os.environ,
        "DATABASE_URL": urls.owner,
        "PORTAL_APP_DATABASE_URL": urls.app,
        "PORTAL_HOME": str(home),
        "PORTAL_TODAY": "2026-11-24",
        "PORTAL_LOG_LEVEL": "WARNING",
    }
    command = [sys.executable, "-m", "kitaportal.cli"]
    subprocess.run([*command, "seed"], check=True, env=environment)
    server = subprocess.Popen([*command, "serve", "--port", str(port)], env=environment)
    try:
        wait_until_ready(f"http://127.0.0.1:{port}/api/v1/health")
        yield f"http://127.0.0.1:{port}"
    finally:
        server.terminate()
        server.wait(10)


def free_port() -> int:
    """A port that nobody uses right now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def wait_until_ready(url: str) -> None:
    """Return as soon as the server answers."""
    for _ in range(300):
        try:
            with urllib.request.urlopen(url, timeout=5):
                return
        except (urllib.error.URLError, ConnectionError):
            time.sleep(0.1)
    raise TimeoutError(f"no answer from {url}")


@pytest.fixture(scope="session")
def base_url(portal_url: str) -> str:
    """Lets tests write ``page.goto("/einrichtungen")``."""
    return portal_url


@pytest.fixture(scope="session")
def browser_type_launch_args() -> dict[str, object]:
    """Debian's browser, because no other can be downloaded."""
    if not Path(CHROMIUM).exists():
        pytest.skip(f"no browser at {CHROMIUM}")
    return {"executable_path": CHROMIUM, "args": FLAGS}


@pytest.fixture(params=["desktop", "phone"])
def sized_page(request: pytest.FixtureRequest, browser: Browser, base_url: str) -> Iterator[Page]:
    """A page at 1280 and at 390 px."""
    with open_context(browser, base_url, request.param) as context:
        yield context.new_page()


@pytest.fixture
def page(context: BrowserContext) -> Iterator[Page]:
    """A page that fails the test on any script error, CSP violation or foreign request."""
    page = context.new_page()
    watch = Watch(page)
    yield page
    watch.require_silence()


@pytest.fixture(scope="session")
def browser_context_args(base_url: str) -> dict[str, object]:
    """German, in Berlin, 1280 px."""
    width, height = SIZES["desktop"]
    return {
        "base_url": base_url,
        "locale": "de-DE",
        "timezone_id": "Europe/Berlin",
        "viewport": {"width": width, "height": height},
    }


def open_context(browser: Browser, base_url: str, size: str, locale: str = "de-DE") -> BrowserContext:
    """A fresh browser profile of one of SIZES."""
    width, height = SIZES[size]
    return browser.new_context(
        base_url=base_url,
        locale=locale,
        timezone_id="Europe/Berlin",
        viewport={"width": width, "height": height},
        has_touch=size != "desktop",
        is_mobile=size != "desktop",
    )
