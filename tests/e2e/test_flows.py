"""What parents do, from the first search to the Merkliste, by mouse, by keyboard and on a phone."""

import re

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.e2e.conftest import FLAGS, open_context

pytestmark = pytest.mark.e2e

SEARCH = "/einrichtungen?kommune=wuppertal"


def hits(page: Page) -> int:
    """The number that the page says it found, once it has stopped asking."""
    expect(page.locator(".search__list")).to_have_attribute("aria-busy", "false")
    text = page.get_by_role("heading", name=re.compile(r"Treffer")).inner_text()
    return int(re.sub(r"\D", "", text) or 0)


def first_card(page: Page) -> str:
    return page.locator(".card h3 a").first.inner_text()


def test_parent_searches_filters_and_shares_the_address(page: Page) -> None:
    page.goto("/")
    page.get_by_role("combobox").fill("wald")
    page.get_by_role("button", name="Suchen").click()
    expect(page).to_have_url(re.compile(r"q=wald"))
    found = hits(page)
    page.get_by_role("button", name=re.compile(r"^Kita\b")).first.click()
    expect(page).to_have_url(re.compile(r"art=kita"))
    assert 0 < hits(page) <= found
    shared = page.url
    other = page.context.new_page()
    other.goto(shared)
    assert first_card(other) == first_card(page)


def test_umlauts_and_typing_errors_find_the_same(page: Page) -> None:
    names = []
    for words in ("südstadt", "suedstadt", "Sudstadt"):
        page.goto(f"{SEARCH}&q={words}")
        names.append(hits(page))
    assert names[0] == names[1] == names[2] > 0
    page.goto(f"{SEARCH}&q=vohwinkle")
    assert hits(page) > 0


def test_back_leads_to_the_same_results(page: Page) -> None:
    page.goto(f"{SEARCH}&art=spielgruppe")
    name = first_card(page)
    page.locator(".card h3 a").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text(name)
    page.locator(".back-link").click()
    expect(page).to_have_url(re.compile(r"art=spielgruppe"))
    assert first_card(page) == name


def test_list_and_map_show_the_same_selection(page: Page) -> None:
    page.goto(f"{SEARCH}&art=spielgruppe")
    canvas = page.locator(".maplibregl-canvas")
    expect(canvas).to_be_visible(timeout=20_000)
    name = first_card(page)
    page.get_by_role("button", name=re.compile("Auf der Karte zeigen")).first.click()
    expect(page.locator(".maplibregl-popup")).to_contain_text(name, timeout=20_000)
    expect(page.locator(".card--selected")).to_contain_text(name)


def test_map_section_moves_the_search(page: Page) -> None:
    page.goto(SEARCH)
    expect(page.locator(".maplibregl-canvas")).to_be_visible(timeout=20_000)
    everywhere = hits(page)
    counter = page.get_by_role("heading", name=re.compile("Treffer"))
    before = counter.inner_text()
    zoom = page.get_by_role("button", name="Karte vergrößern")
    for _ in range(3):
        zoom.click()
        page.wait_for_timeout(500)
    page.get_by_role("button", name=re.compile("In diesem")).click()
    expect(page).to_have_url(re.compile("bbox="))
    expect(counter).not_to_have_text(before)
    assert 0 < hits(page) < everywhere


def test_page_lives_without_webgl(playwright, base_url: str) -> None:
    flags = [flag for flag in FLAGS if not flag.startswith(("--use-", "--enable-unsafe"))]
    browser = playwright.chromium.launch(
        executable_path="/usr/bin/chromium", args=[*flags, "--disable-3d-apis"]
    )
    page = browser.new_page(base_url=base_url, locale="de-DE", viewport={"width": 1280, "height": 900})
    page.goto(SEARCH)
    expect(page.get_by_text("Die Karte kann")).to_be_visible(timeout=20_000)
    assert hits(page) > 0
    browser.close()


def test_phone_loads_no_map_before_it_is_asked_for(browser: Browser, base_url: str) -> None:
    with open_context(browser, base_url, "phone") as context:
        page = context.new_page()
        loaded: list[str] = []
        page.on("request", lambda request: loaded.append(request.url))
        page.goto(SEARCH)
        page.wait_for_load_state("networkidle")
        assert not [url for url in loaded if "MapView" in url or "style.json" in url]
        page.get_by_role("button", name="Karte anzeigen").click()
        expect(page.locator(".maplibregl-canvas")).to_be_visible(timeout=20_000)
        page.get_by_role("button", name=re.compile("Liste anzeigen")).click()
        expect(page.locator(".card").first).to_be_visible()


@pytest.mark.parametrize("size", ["desktop", "narrow"])
def test_search_to_profile_by_keyboard_alone(browser: Browser, base_url: str, size: str) -> None:
    with open_context(browser, base_url, size) as context:
        page = context.new_page()
        page.goto(SEARCH)
        page.wait_for_load_state("networkidle")
        press_until(page, "Tab", "document.activeElement.getAttribute('role') === 'combobox'")
        page.keyboard.type("waldorf")
        expect(page.get_by_role("option").first).to_be_visible()
        page.keyboard.press("ArrowDown")
        page.keyboard.press("Enter")
        page.wait_for_load_state("networkidle")
        assert hits(page) > 0
        press_until(page, "Tab", "document.activeElement.closest('.card h3') !== null")
        assert is_in_view(page)
        page.keyboard.press("Enter")
        expect(page).to_have_url(re.compile(r"/einrichtungen/[a-z0-9-]+$"))


def press_until(page: Page, key: str, condition: str) -> None:
    """Press a key until the page says so; nobody should need more than 60."""
    for _ in range(60):
        page.keyboard.press(key)
        if page.evaluate(condition):
            return
    raise AssertionError(f"never reached: {condition}")


def is_in_view(page: Page) -> bool:
    """True when the focused element is not hidden behind a bar (WCAG 2.4.11)."""
    return page.evaluate(
        """() => {
            const box = document.activeElement.getBoundingClientRect();
            const top = document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2);
            return document.activeElement.contains(top) || top.contains(document.activeElement);
        }"""
    )


def test_filter_drawer_returns_the_focus_when_closed(page: Page) -> None:
    page.goto(SEARCH)
    opener = page.get_by_role("button", name=re.compile("^Alle Filter"))
    opener.click()
    dialog = page.get_by_role("dialog")
    expect(dialog).to_be_visible()
    dialog.get_by_role("checkbox").first.check()
    page.keyboard.press("Escape")
    expect(dialog).to_be_hidden()
    expect(opener).to_be_focused()


def test_nothing_found_offers_the_filter_that_stands_in_the_way(page: Page) -> None:
    page.goto(f"{SEARCH}&art=spielgruppe&konzept=waldorf&q=xyzzyxyzzy")
    expect(page.get_by_role("heading", name=re.compile("0 Treffer|Keine Treffer"))).to_be_visible()
    page.goto(f"{SEARCH}&art=spielgruppe&alter_months=170")
    page.get_by_role("button", name=re.compile("[Oo]hne")).first.click()
    expect(page).not_to_have_url(re.compile("alter_months"))
    expect(page.locator(".card").first).to_be_visible()
    assert hits(page) > 0


def test_merkliste_remembers_compares_and_forgets(page: Page) -> None:
    page.goto(f"{SEARCH}&art=spielgruppe")
    expect(page.locator(".card h3 a").nth(1)).to_be_visible()
    names = page.locator(".card h3 a").all_inner_texts()[:2]
    for number in range(2):
        page.get_by_role("button", name=re.compile("^Merken")).nth(0).click()
        expect(page.get_by_role("button", name=re.compile("^Gemerkt"))).to_have_count(number + 1)
    page.goto("/merkliste")
    for name in names:
        expect(page.get_by_role("link", name=name).first).to_be_visible()
    page.reload()
    expect(page.get_by_role("link", name=names[0]).first).to_be_visible()
    page.get_by_role("button", name=re.compile("entfernen|Entfernen")).first.click()
    page.get_by_role("button", name=re.compile("Rückgängig")).click()
    expect(page.get_by_role("link", name=names[0]).first).to_be_visible()


def test_barrier_report_names_what_is_missing_and_arrives(page: Page) -> None:
    page.goto("/barrierefreiheit")
    page.get_by_role("button", name="Meldung senden").click()
    summary = page.locator("[role=alert], .error-summary").first
    expect(summary).to_be_visible()
    page.get_by_label("Welche Seite betrifft es?").fill("Suche")
    page.get_by_label("Was funktioniert nicht?").fill("Der Knopf hat keinen Namen.")
    page.get_by_role("button", name="Meldung senden").click()
    expect(page.get_by_text("Danke, Ihre Meldung ist angekommen")).to_be_visible()


def test_language_is_kept(page: Page) -> None:
    page.goto(SEARCH)
    page.get_by_role("link", name="English").or_(page.get_by_role("button", name="English")).click()
    expect(page.locator("html")).to_have_attribute("lang", "en")
    page.goto("/")
    expect(page.locator("html")).to_have_attribute("lang", "en")


def test_profile_prints_on_paper(page: Page) -> None:
    page.goto(f"{SEARCH}&art=kita")
    page.locator(".card h3 a").first.click()
    page.wait_for_load_state("networkidle")
    page.emulate_media(media="print")
    expect(page.get_by_role("navigation").first).to_be_hidden()
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    assert page.pdf(tagged=True).startswith(b"%PDF")


def test_every_flow_works_by_keyboard_at_320_px(browser: Browser, base_url: str) -> None:
    with open_context(browser, base_url, "narrow") as context:
        page = context.new_page()
        page.goto(f"{SEARCH}&art=spielgruppe")
        page.wait_for_load_state("networkidle")
        press_until(page, "Tab", "document.activeElement.textContent.startsWith('Alle Filter')")
        page.keyboard.press("Enter")
        expect(page.get_by_role("dialog")).to_be_visible()
        press_until(page, "Tab", "document.activeElement.type === 'checkbox'")
        page.keyboard.press("Space")
        expect(page).to_have_url(re.compile("frei=true"))
        page.keyboard.press("Escape")
        expect(page.get_by_role("dialog")).to_be_hidden()
        press_until(page, "Tab", "document.activeElement.textContent.trim() === 'Merken'")
        assert is_in_view(page)
        page.keyboard.press("Enter")
        expect(page.get_by_role("button", name=re.compile("^Gemerkt"))).to_have_count(1)
        page.goto("/merkliste")
        page.wait_for_load_state("networkidle")
        press_until(page, "Tab", "document.activeElement.textContent.trim() === 'Entfernen'")
        page.keyboard.press("Enter")
        expect(page.get_by_role("button", name=re.compile("Rückgängig"))).to_be_visible()
        report_by_keyboard(page)


def report_by_keyboard(page: Page) -> None:
    page.goto("/barrierefreiheit")
    page.wait_for_load_state("networkidle")
    for name in ("meldung-seite", "meldung-text"):
        press_until(page, "Tab", f"document.activeElement.id === '{name}'")
        page.keyboard.type("Suche")
    press_until(page, "Tab", "document.activeElement.type === 'submit'")
    page.keyboard.press("Enter")
    expect(page.get_by_text("Danke, Ihre Meldung ist angekommen")).to_be_visible()
