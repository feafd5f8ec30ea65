"""Pages as the server sends them: complete without JavaScript, described for search engines."""

import json
import re

import pytest
from sqlalchemy import select
from starlette.testclient import TestClient

from kitaportal.core.einrichtung.models import Einrichtung, Profil
from kitaportal.core.kommune.loading import load_kommunen
from kitaportal.core.search.service import rebuild
from kitaportal.kit.db import SYSTEM, Database, WriteTx
from kitaportal.kit.settings import Settings
from tests.factories import make_einrichtung, make_foto, make_freier_platz, make_kommune

INITIAL = re.compile(r'<script type="application/json" id="initial-data">(.*?)</script>')
JSON_LD = re.compile(r'<script type="application/ld\+json">(.*?)</script>')


@pytest.fixture
def city(clean_database: Database, settings: Settings) -> None:
    """The Kommunen of the folders, and two Kitas in Musterstadt-Nord."""
    with clean_database.write(SYSTEM) as tx:
        load_kommunen(tx, settings.data_dir)
        make_two_kitas(tx)
        rebuild(tx)


def make_two_kitas(tx: WriteTx) -> None:
    kommune = make_kommune(tx, name="Nordstadt an der Muster")
    first = make_einrichtung(tx, kommune, "Kita Waldrand", website="javascript:alert(1)")
    make_freier_platz(tx, first)
    make_foto(tx, profil_of(tx, first))
    make_einrichtung(tx, kommune, 'Kita </script><b>"Frech"</b>', slug="kita-frech")


def profil_of(tx: WriteTx, einrichtung: Einrichtung) -> Profil:
    return tx.scalars(select(Profil).where(Profil.einrichtung_id == einrichtung.id)).one()


@pytest.fixture
def pages(client: TestClient, city: None) -> TestClient:
    client.headers["accept-language"] = "de"
    return client


def initial_data(html: str) -> dict:
    return json.loads(INITIAL.search(html)[1])


def test_profile_page_carries_everything_a_reader_needs(pages: TestClient) -> None:
    html = pages.get("/einrichtungen/kita-waldrand").text
    assert "<title>Kita Waldrand, Musterstadt</title>" in html
    assert "Wir sind jeden Tag draußen, bei jedem Wetter." in html
    assert "2 freie Plätze ab 1. August 2027 (Stand: 17. November 2026)" in html
    assert '<link rel="canonical" href="http://testserver/einrichtungen/kita-waldrand">' in html
    assert '<meta property="og:image" content="http://testserver/bilder/haus.webp">' in html


def test_profile_page_describes_itself_to_search_engines(pages: TestClient) -> None:
    html = pages.get("/einrichtungen/kita-waldrand").text
    facts = json.loads(JSON_LD.search(html)[1])
    assert facts["@type"] == ["ChildCare", "Preschool"]
    assert facts["geo"]["@type"] == "GeoCoordinates"
    assert facts["address"]["streetAddress"] == "Musterstraße 1"


def test_the_spa_finds_the_same_answer_in_the_page(pages: TestClient) -> None:
    initial = initial_data(pages.get("/einrichtungen/kita-waldrand").text)
    assert initial["body"] == pages.get(initial["url"]).json()
    initial = initial_data(pages.get("/einrichtungen?art=kita&q=").text)
    assert initial["url"] == "/api/v1/einrichtungen?art=kita"
    assert initial["body"] == pages.get(initial["url"]).json()
    assert initial["kommune"]["slug"] == "wuppertal"


def test_names_cannot_leave_their_place_in_the_page(pages: TestClient) -> None:
    html = pages.get("/einrichtungen/kita-frech").text
    assert "</script><b>" not in html
    assert json.loads(JSON_LD.search(html)[1])["name"] == 'Kita </script><b>"Frech"</b>'
    assert "javascript:alert" not in re.sub(INITIAL, "", pages.get("/einrichtungen/kita-waldrand").text)


def test_search_page_lists_hits_and_leads_on(pages: TestClient) -> None:
    html = pages.get("/einrichtungen?page_size=1").text
    assert "2 Einrichtungen gefunden" in html
    assert 'rel="next" href="/einrichtungen?page_size=1&amp;page=2"' in html
    assert 'rel="prev"' not in html


@pytest.mark.parametrize(
    ("query", "name"),
    [("art=burg", "art"), ("radius_m=500", "radius_m"), ("lat=1", "lon")],
    ids=["unknown-value", "contradiction", "half-a-point"],
)
def test_search_page_names_what_it_does_not_understand(pages: TestClient, query: str, name: str) -> None:
    answer = pages.get(f"/einrichtungen?{query}")
    assert answer.status_code == 422
    assert f"<li>{name}</li>" in answer.text


def test_search_page_leaves_out_what_newsletters_add(pages: TestClient) -> None:
    answer = pages.get("/einrichtungen?art=kita&utm_source=brief")
    assert answer.status_code == 200
    assert initial_data(answer.text)["url"] == "/api/v1/einrichtungen?art=kita"


def test_start_page_brings_its_numbers(pages: TestClient) -> None:
    initial = initial_data(pages.get("/").text)
    assert initial["body"] == pages.get(initial["url"]).json()


def test_what_does_not_exist_is_a_page_outside_the_api(pages: TestClient) -> None:
    page, api = pages.get("/einrichtungen/gibt-es-nicht"), pages.get("/api/v1/einrichtungen/gibt-es-nicht")
    assert (page.status_code, page.headers["content-type"]) == (404, "text/html; charset=utf-8")
    assert (api.status_code, api.headers["content-type"]) == (404, "application/problem+json")


def test_language_is_chosen_then_remembered_then_the_browsers(pages: TestClient) -> None:
    assert pages.get("/").headers["content-language"] == "de"
    assert pages.get("/", headers={"accept-language": "fr, en;q=0.8"}).headers["content-language"] == "en"
    assert pages.get("/?lang=en").headers["content-language"] == "en"
    assert pages.get("/").headers["content-language"] == "en"


@pytest.mark.parametrize("path", ["/", "/impressum", "/datenschutz", "/barrierefreiheit", "/merkliste"])
@pytest.mark.parametrize("sprache", ["de", "en"])
def test_every_page_has_words_in_every_language(pages: TestClient, path: str, sprache: str) -> None:
    answer = pages.get(path, params={"lang": sprache})
    assert answer.status_code == 200
    assert f'<html lang="{sprache}"' in answer.text


def test_sitemap_names_every_open_profile(pages: TestClient) -> None:
    body = pages.get("/sitemap.xml").text
    assert body.count("<loc>http://testserver/einrichtungen/kita-") == 2
    assert "Sitemap: http://testserver/sitemap.xml" in pages.get("/robots.txt").text
