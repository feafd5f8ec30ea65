"""Points for the map: GeoJSON and vector tiles with the same filters and properties."""

import math
from collections.abc import Iterator

import pytest

from kitaportal.core.search import service
from tests.factories import make_einrichtung, make_freier_platz

GEOJSON = "/api/v1/einrichtungen.geojson"


@pytest.fixture
def city(publish, kommune):
    with publish() as tx:
        make_freier_platz(tx, make_einrichtung(tx, kommune, "Kita Frei"))
        make_freier_platz(tx, make_einrichtung(tx, kommune, "Kita Voll"), anzahl=0)
        make_einrichtung(tx, kommune, "Spielgruppe", art="spielgruppe", position=(371000, 5680000))
        make_einrichtung(tx, kommune, "Irgendwo", position=None)


def test_geojson_has_every_known_position(city, client):
    response = client.get(GEOJSON)
    assert response.headers["content-type"] == "application/geo+json"
    body = response.json()
    assert body["type"] == "FeatureCollection"
    by_slug = {feature["properties"].pop("slug"): feature for feature in body["features"]}
    assert set(by_slug) == {"kita-frei", "kita-voll", "spielgruppe"}
    free = by_slug["kita-frei"]
    assert free["geometry"] == {"type": "Point", "coordinates": [7.137347, 51.247531]}
    assert {**free["properties"], "id": ""} == {
        "id": "",
        "name": "Kita Frei",
        "art": "kita",
        "frei_state": "frei",
        "frei_anzahl": 2,
    }
    assert by_slug["kita-voll"]["properties"]["frei_state"] == "keine"
    assert by_slug["kita-voll"]["properties"]["frei_anzahl"] == 0
    assert by_slug["spielgruppe"]["properties"]["frei_state"] == "unbekannt"
    assert by_slug["spielgruppe"]["properties"]["frei_anzahl"] is None


def test_geojson_is_filtered_like_the_list(city, client):
    features = client.get(GEOJSON, params={"q": "kita", "frei": "true"}).json()["features"]
    assert [feature["properties"]["slug"] for feature in features] == ["kita-frei"]
    assert client.get(GEOJSON, params={"page": 1}).status_code == 422


def test_too_many_points_ask_for_a_smaller_box(city, client, monkeypatch):
    monkeypatch.setattr(service, "MAX_FEATURES", 2)
    response = client.get(GEOJSON)
    assert response.status_code == 422
    assert [(e["parameter"], e["code"]) for e in response.json()["errors"]] == [("bbox", "too_many")]
    monkeypatch.setattr(service, "MAX_FEATURES", 3)
    assert client.get(GEOJSON).status_code == 200


def tile_of(lat: float, lon: float, z: int) -> tuple[int, int]:
    x = (lon + 180) / 360 * 2**z
    y = (1 - math.asinh(math.tan(math.radians(lat))) / math.pi) / 2 * 2**z
    return int(x), int(y)


def read_tile(client, z=14, lat=51.2475, lon=7.1373, **parameters):
    x, y = tile_of(lat, lon, z)
    response = client.get(f"/api/v1/kacheln/einrichtungen/{z}/{x}/{y}.mvt", params=parameters)
    assert response.status_code == 200, response.text
    assert response.headers["content-type"] == "application/vnd.mapbox-vector-tile"
    return decode(response.content)


def test_a_tile_has_the_points_within_it(city, client):
    names = {feature["name"] for feature in read_tile(client)["einrichtungen"]}
    assert names == {"Kita Frei", "Kita Voll"}
    wide = read_tile(client, z=8)["einrichtungen"]
    assert {feature["slug"] for feature in wide} == {"kita-frei", "kita-voll", "spielgruppe"}
    (free,) = [feature for feature in wide if feature["slug"] == "kita-frei"]
    assert set(free) == {"id", "slug", "name", "art", "frei_state", "frei_anzahl"}
    assert (free["frei_state"], free["frei_anzahl"]) == ("frei", 2)
    (group,) = [feature for feature in wide if feature["slug"] == "spielgruppe"]
    assert group["frei_state"] == "unbekannt"
    assert "frei_anzahl" not in group


def test_a_tile_is_filtered_like_the_list(city, client):
    features = read_tile(client, z=8, art="spielgruppe")["einrichtungen"]
    assert [feature["slug"] for feature in features] == ["spielgruppe"]


def test_an_empty_tile_is_empty(city, client):
    assert read_tile(client, lat=48.1, lon=11.5) == {}


@pytest.mark.parametrize(
    ("address", "parameter"),
    [
        ("0/1/0", "x"),
        ("3/0/8", "y"),
        ("23/0/0", "z"),
        ("-1/0/0", "z"),
        ("a/0/0", "z"),
        ("22/9999999999/0", "x"),
    ],
)
def test_a_tile_that_does_not_exist_is_refused(client, address, parameter):
    response = client.get(f"/api/v1/kacheln/einrichtungen/{address}.mvt")
    assert response.status_code == 422
    assert parameter in {error["parameter"] for error in response.json()["errors"]}


def decode(tile: bytes) -> dict[str, list[dict[str, object]]]:
    """Layers of a Mapbox vector tile with the attributes of their features (specification 2.1)."""
    layers = {}
    for number, layer in fields(tile):
        assert number == 3
        parts = list(fields(layer))
        keys = [value.decode() for number, value in parts if number == 3]
        values = [attribute(value) for number, value in parts if number == 4]
        (name,) = [value.decode() for number, value in parts if number == 1]
        features = [value for number, value in parts if number == 2]
        layers[name] = [attributes(feature, keys, values) for feature in features]
    return layers


def attributes(feature, keys, values):
    (tags,) = [value for number, value in fields(feature) if number == 2]
    numbers = list(varints(tags))
    return {keys[key]: values[value] for key, value in zip(numbers[::2], numbers[1::2], strict=True)}


def attribute(value):
    ((number, content),) = fields(value)
    return content.decode() if number == 1 else content


def fields(message: bytes) -> Iterator[tuple[int, bytes | int]]:
    at = 0
    while at < len(message):
        tag, at = varint(message, at)
        content, at = varint(message, at)
        if tag & 7 == 2:
            at, content = at + content, message[at : at + content]
        yield tag >> 3, content


def varints(packed: bytes) -> Iterator[int]:
    at = 0
    while at < len(packed):
        value, at = varint(packed, at)
        yield value


def varint(message: bytes, at: int) -> tuple[int, int]:
    value, shift = 0, 0
    while True:
        value |= (message[at] & 127) << shift
        shift, at = shift + 7, at + 1
        if message[at - 1] < 128:
            return value, at
