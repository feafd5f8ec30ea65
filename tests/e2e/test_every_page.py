"""What holds on every page: no axe finding, no foreign request, no sideways scroll, readable without JS."""

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.e2e.axe import findings
from tests.e2e.conftest import open_context
from tests.e2e.watch import Watch

pytestmark = pytest.mark.e2e

PAGES = {
    "start": "/",
    "search": "/einrichtungen",
    "search-filtered": "/einrichtungen?q=wald&art=kita",
    "nothing-found": "/einrichtungen?q=xyzzyxyzzy",
    "merkliste": "/merkliste",
    "impressum": "/impressum",
    "datenschutz": "/datenschutz",
    "barrierefreiheit": "/barrierefreiheit",
    "missing": "/gibt-es-nicht",
}


@pytest.fixture(scope="module")
def profile_path(browser: Browser, base_url: str) -> str:
    """The address of the first Kita that the search names."""
    with browser.new_context(base_url=base_url) as context:
        answer = context.request.get("/api/v1/einrichtungen?art=kita&page_size=1").json()
    return f"/einrichtungen/{answer['items'][0]['slug']}"


def open_and_settle(page: Page, path: str) -> None:
    page.goto(path)
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    page.wait_for_load_state("networkidle")


@pytest.mark.parametrize("name", [*PAGES, "profile"])
def test_page_has_no_axe_finding(sized_page: Page, profile_path: str, name: str) -> None:
    watch = Watch(sized_page)
    open_and_settle(sized_page, PAGES.get(name, profile_path))
    assert findings(sized_page) == []
    watch.require_silence()


@pytest.mark.parametrize("name", [*PAGES, "profile"])
def test_page_fits_320_px(browser: Browser, base_url: str, profile_path: str, name: str) -> None:
    with open_context(browser, base_url, "narrow") as context:
        page = context.new_page()
        open_and_settle(page, PAGES.get(name, profile_path))
        overflow = page.evaluate(
            "document.documentElement.scrollWidth - document.documentElement.clientWidth"
        )
    assert overflow <= 0


@pytest.mark.parametrize("name", [*PAGES, "profile"])
def test_page_reads_without_javascript(browser: Browser, base_url: str, profile_path: str, name: str) -> None:
    with browser.new_context(base_url=base_url, java_script_enabled=False, locale="de-DE") as context:
        page = context.new_page()
        page.goto(PAGES.get(name, profile_path))
        expect(page.get_by_role("heading", level=1)).to_be_visible()
        expect(page.get_by_role("main")).to_be_visible()
        assert page.title() != ""


@pytest.mark.parametrize("name", [*PAGES, "profile"])
def test_page_speaks_english_when_asked(
    browser: Browser, base_url: str, profile_path: str, name: str
) -> None:
    with open_context(browser, base_url, "desktop", locale="en-GB") as context:
        page = context.new_page()
        open_and_settle(page, PAGES.get(name, profile_path))
        assert page.locator("html").get_attribute("lang") == "en"
