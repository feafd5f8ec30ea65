"""The search box offers names, places, Traeger and topics, best first."""

import pytest

from tests.factories import make_einrichtung, make_kommune, make_quartier, make_stadtbezirk, make_traeger

URL = "/api/v1/einrichtungen/suggest"


@pytest.fixture
def suggest(client):
    def ask(q, **parameters):
        response = client.get(URL, params={"q": q, **parameters})
        assert response.status_code == 200, response.text
        return response.json()["items"]

    return ask


@pytest.fixture
def city(publish):
    with publish() as tx:
        here = make_kommune(tx, name="Wuppertal")
        there = make_kommune(tx, name="Mülheim")
        bezirk = make_stadtbezirk(tx, here, "Elberfeld")
        quartier = make_quartier(tx, bezirk, "Ölberg")
        verein = make_traeger(tx, here, "Verein Ölbergkinder e. V.")
        make_einrichtung(tx, here, "Kita Ölberg", traeger=verein, quartier_id=quartier.id, ort="Wuppertal")
        make_einrichtung(tx, there, "Kita Möwe", ort="Mülheim", position=None)


def labels(items):
    return [(item["kind"], item["label"]) for item in items]


def test_places_come_before_traeger_and_names_when_equally_good(city, suggest):
    assert labels(suggest("öl")) == [
        ("quartier", "Ölberg"),
        ("traeger", "Verein Ölbergkinder e. V."),
        ("einrichtung", "Kita Ölberg"),
    ]


def test_each_suggestion_says_what_to_set(city, suggest):
    assert suggest("oelberg")[0] == {
        "kind": "quartier",
        "label": "Ölberg",
        "detail": "Elberfeld, Wuppertal",
        "parameter": "quartier",
        "value": "oelberg",
        "position": {"lat": 51.247531, "lon": 7.137347},
    }
    by_kind = {item["kind"]: item for item in suggest("oelberg")}
    assert by_kind["einrichtung"]["parameter"] == "slug"
    assert by_kind["einrichtung"]["value"] == "kita-oelberg"
    assert by_kind["einrichtung"]["detail"] == "Wuppertal"
    assert by_kind["traeger"]["parameter"] == "traeger"
    (stadtbezirk,) = suggest("elberfeld")
    assert (stadtbezirk["parameter"], stadtbezirk["value"]) == ("stadtbezirk", "elberfeld")
    (ort,) = suggest("wuppert")
    assert (ort["kind"], ort["parameter"], ort["value"]) == ("ort", "q", "Wuppertal")


@pytest.mark.parametrize(
    ("q", "parameter", "value"),
    [
        ("waldorf", "konzept", "waldorf"),
        ("tagesmutter", "art", "kindertagespflege"),
        ("türk", "sprache", "tr"),
        ("tuerkisch", "sprache", "tr"),
        ("rollstuhl", "barrierefreiheit", "barrierefrei"),
        ("playgroup", "art", "spielgruppe"),
    ],
)
def test_topics_are_found_by_label_and_synonym(city, suggest, q, parameter, value):
    assert (parameter, value) in [(item["parameter"], item["value"]) for item in suggest(q)]


@pytest.mark.parametrize(
    ("q", "label"), [("elbrefeld", "Elberfeld"), ("wuppretal", "Wuppertal"), ("waldrof", "Waldorf")]
)
def test_typing_errors_are_forgiven(city, suggest, q, label):
    assert label in [item["label"] for item in suggest(q)]


def test_a_kommune_keeps_others_out_but_not_topics(city, suggest):
    assert labels(suggest("kita möwe", kommune="wuppertal")) == []
    assert labels(suggest("kita möwe", kommune="muelheim")) == [("einrichtung", "Kita Möwe")]
    assert ("thema", "Waldorf") in labels(suggest("waldorf", kommune="wuppertal"))


def test_a_position_may_be_unknown(city, suggest):
    (item,) = suggest("kita möwe")
    assert item["position"] is None


def test_no_kind_crowds_the_others_out_and_the_limit_holds(publish, kommune, suggest):
    with publish() as tx:
        for number in range(30):
            make_einrichtung(tx, kommune, f"Waldkita {number}")
        make_traeger_of = make_traeger(tx, kommune, "Waldverein")
        make_einrichtung(tx, kommune, "Haus Wald", traeger=make_traeger_of)
    items = suggest("wald", limit=8)
    assert len(items) == 8
    assert {"thema", "traeger", "einrichtung"} <= {item["kind"] for item in items}
    assert len(suggest("wald", limit=20)) == 20


@pytest.mark.parametrize("q", ["", "  ", "%", "\x00", "'"])
def test_nothing_typed_nothing_offered(city, suggest, q):
    assert suggest(q) == []
