"""Wrong questions are named, broken ones do no harm, and a database that is away is said so."""

import pytest
from starlette.testclient import TestClient

from kitaportal.main import create_app
from tests.factories import make_einrichtung

SEARCH = "/api/v1/einrichtungen"
PATHS = [SEARCH, f"{SEARCH}.geojson", "/api/v1/kacheln/einrichtungen/0/0/0.mvt"]


def named_in(response):
    """Parameters that the answer names; "umfang.1" is the second value of umfang."""
    return {error["parameter"].partition(".")[0] for error in response.json()["errors"]}


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize(
    ("query", "named"),
    [
        ("foo=1", {"foo"}),
        ("foo=1&bar=2&art=kita", {"foo", "bar"}),
        ("art=schule", {"art"}),
        ("lat=51", {"lat", "lon"}),
        ("lon=7", {"lat", "lon"}),
        ("radius_m=500", {"radius_m", "lat", "lon"}),
        ("lat=51&lon=7&radius_m=500&bbox=7,51,8,52", {"radius_m", "bbox"}),
        ("frei_ab=2027-08", {"frei_ab", "frei"}),
        ("frei=false", {"frei"}),
        ("frei=true&frei_ab=2027-13", {"frei_ab"}),
        ("frei=true&frei_ab=0000-01", {"frei_ab"}),
        ("lat=nan&lon=inf", {"lat", "lon"}),
        ("lat=91&lon=181", {"lat", "lon"}),
        ("lat=0&lon=99", {"lat", "lon"}),
        ("bbox=1,2,3", {"bbox"}),
        ("bbox=8,51,7,52", {"bbox"}),
        ("bbox=7,52,8,51", {"bbox"}),
        ("bbox=nan,51,8,52", {"bbox"}),
        ("bbox=-181,51,8,52", {"bbox"}),
        ("bbox=a,b,c,d", {"bbox"}),
        ("alter_months=-1", {"alter_months"}),
        ("alter_months=181", {"alter_months"}),
        ("umfang=0&umfang=x", {"umfang"}),
        ("kommune=A%20B", {"kommune"}),
        ("konzept=%00", {"konzept"}),
        ("lat=51&lon=7&radius_m=99", {"radius_m"}),
        ("lat=51&lon=7&radius_m=100001", {"radius_m"}),
        (f"q={'a' * 201}", {"q"}),
    ],
)
def test_every_wrong_parameter_is_named(curious, path, query, named):
    response = curious.get(f"{path}?{query}")
    assert response.status_code == 422
    assert response.headers["content-type"] == "application/problem+json"
    assert named_in(response) == named


@pytest.mark.parametrize(
    ("query", "named"),
    [
        ("sort=distanz", {"sort", "lat", "lon"}),
        ("sort=egal", {"sort"}),
        ("page=0", {"page"}),
        ("page=99999999999999999999", {"page"}),
        ("page_size=101", {"page_size"}),
        ("facets=maybe", {"facets"}),
        ("limit=3", {"limit"}),
    ],
)
def test_wrong_pages_and_orders_are_named(curious, query, named):
    response = curious.get(f"{SEARCH}?{query}")
    assert response.status_code == 422
    assert named_in(response) == named


@pytest.mark.parametrize("query", ["limit=0", "limit=21", "q=" + "a" * 201, "foo=1", "kommune='"])
def test_wrong_suggestions_are_refused(curious, query):
    assert curious.get(f"{SEARCH}/suggest?{query}").status_code == 422


@pytest.mark.parametrize("path", [*PATHS, f"{SEARCH}/suggest"])
@pytest.mark.parametrize(
    "q",
    [
        "%00", "%25", "_", "%5C", "'", "%22", "a%00b", "%F0%9F%91%B6", "%FF%FE", "a%26b%7Cc%21%28%29%3A%2A",
        "&q=a", "%E2%80%AE", "%D8%AD%D8%B6%D8%A7%D9%86%D8%A9", "a" * 200, "%C4%B0stanbul", "1e400",
        "-1", "a%20" * 60, "%C3%9F%C3%9F", "%EF%AC%81",
    ],
)  # fmt: skip
def test_no_text_breaks_the_search(curious, path, q):
    assert curious.get(f"{path}?q={q}").status_code in {200, 422}


@pytest.mark.parametrize(
    "query",
    [
        "lat=90&lon=0",
        "lat=-90&lon=180&radius_m=100000",
        "lat=51&lon=-180",
        "bbox=-180,-90,180,90",
        "bbox=179.999,-90,180,90",
        "page=1000000&page_size=100",
        "alter_months=0",
        "umfang=168",
        "&".join(f"konzept=k{number}" for number in range(50)),
    ],
)
def test_edges_of_what_is_allowed_are_answered(curious, query):
    assert curious.get(f"{SEARCH}?{query}").status_code == 200


def test_the_slug_of_a_profile_does_not_hide_the_search(publish, kommune, client):
    with publish() as tx:
        make_einrichtung(tx, kommune, "Suggest")
    assert "items" in client.get(f"{SEARCH}/suggest", params={"q": "x"}).json()


def test_answers_may_be_kept_for_a_minute_and_asked_for_again(publish, kommune, client):
    with publish() as tx:
        make_einrichtung(tx, kommune, "Kita Möwe")
    for path in PATHS:
        first = client.get(path)
        assert first.headers["cache-control"] == "public, max-age=60"
        again = client.get(path, headers={"If-None-Match": first.headers["etag"]})
        assert (again.status_code, again.content) == (304, b"")
        assert client.get(path, headers={"If-None-Match": '"other"'}).status_code == 200
    assert client.get(SEARCH).headers["etag"] != client.get(f"{SEARCH}?q=xyz").headers["etag"]


@pytest.mark.parametrize("path", [*PATHS, f"{SEARCH}/suggest?q=a"])
def test_a_database_that_is_away_is_a_503_and_no_traceback(settings, clock, path, monkeypatch):
    monkeypatch.setattr("kitaportal.core.search.queries.pool.WAIT_S", 0.2)
    away = settings.model_copy(
        update={"app_database_url": "postgresql://nobody@127.0.0.1:9/none", "search_pool_size": 1}
    )
    with TestClient(create_app(away, clock), raise_server_exceptions=False) as client:
        response = client.get(path)
    assert response.status_code == 503
    assert response.headers["content-type"] == "application/problem+json"
    assert response.json()["type"] == "/problems/service-unavailable"
    assert "Traceback" not in response.text
    assert "127.0.0.1" not in response.text
