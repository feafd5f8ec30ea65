"""Takes the pictures of the README from a running portal.

uv run python -m tests.e2e.screenshots [http://127.0.0.1:8300]
"""

import sys
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

from tests.e2e.conftest import CHROMIUM, FLAGS, open_context

FOLDER = Path(__file__).resolve().parents[2] / "backend/docs/bilder"
MAP_SETTLES_MS = 4000


def main(base_url: str) -> None:
    """Write every picture anew."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        take(browser, base_url, "desktop", "/einrichtungen?art=kita", "suche")
        take(browser, base_url, "phone", "/einrichtungen", "suche-telefon")
        take(browser, base_url, "desktop", "/", "start")
        take(browser, base_url, "desktop", first_profile(browser, base_url), "profil")
        browser.close()


def first_profile(browser: Browser, base_url: str) -> str:
    """The address of a Kita with many details."""
    with browser.new_context(base_url=base_url) as context:
        answer = context.request.get("/api/v1/einrichtungen?art=kita&frei=true&page_size=1").json()
    return f"/einrichtungen/{answer['items'][0]['slug']}"


def take(browser: Browser, base_url: str, size: str, path: str, name: str) -> None:
    """One picture of one page."""
    with open_context(browser, base_url, size) as context:
        page: Page = context.new_page()
        page.goto(path)
        page.wait_for_load_state("networkidle")
        page.wait_for_timeout(MAP_SETTLES_MS)
        page.screenshot(path=FOLDER / f"{name}.png")


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else "http://127.0.0.1:8300")
