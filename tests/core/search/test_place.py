"""Around a point and within a box, measured as the ellipsoid says."""

import random

import pytest
from pyproj import Geod, Transformer

from kitaportal.core.search.geometry import to_mercator, to_utm
from tests.factories import make_einrichtung

HERE = (51.2562, 7.1508)
TO_UTM = Transformer.from_crs("EPSG:4326", "EPSG:25832", always_xy=True)


def position(lat: float, lon: float) -> tuple[float, float]:
    east, north = TO_UTM.transform(lon, lat)
    return east, north


@pytest.fixture
def scattered(publish, kommune):
    chance = random.Random(7)
    points = {
        f"kita-{number:02}": (HERE[0] + chance.uniform(-0.2, 0.2), HERE[1] + chance.uniform(-0.3, 0.3))
        for number in range(30)
    }
    with publish() as tx:
        for slug, point in points.items():
            make_einrichtung(tx, kommune, slug.title().replace("-", " "), position=position(*point))
        make_einrichtung(tx, kommune, "Irgendwo", position=None)
    return points


def distances(points):
    geod = Geod(ellps="GRS80")
    return {slug: geod.inv(HERE[1], HERE[0], lon, lat)[2] for slug, (lat, lon) in points.items()}


def test_distances_are_right_within_a_thousandth(scattered, answer):
    expected = distances(scattered)
    items = answer(lat=HERE[0], lon=HERE[1], page_size=100)["items"]
    assert [karte["slug"] for karte in items] == [*sorted(expected, key=expected.__getitem__), "irgendwo"]
    assert items[-1]["distanz_m"] is None
    for karte in items[:-1]:
        assert karte["distanz_m"] == pytest.approx(expected[karte["slug"]], rel=1e-3, abs=1)


@pytest.mark.parametrize("radius_m", [100, 5_000, 12_000, 100_000])
def test_radius_finds_exactly_who_is_near(scattered, found, radius_m):
    near = {slug for slug, metres in distances(scattered).items() if metres <= radius_m}
    assert set(found(lat=HERE[0], lon=HERE[1], radius_m=radius_m, page_size=100)) == near


def test_box_finds_exactly_who_is_inside(scattered, found):
    west, south, east, north = 7.0, 51.2, 7.3, 51.3
    inside = {slug for slug, (lat, lon) in scattered.items() if south <= lat <= north and west <= lon <= east}
    assert 0 < len(inside) < 30
    assert set(found(bbox=f"{west},{south},{east},{north}", page_size=100)) == inside


def test_unknown_position_is_found_without_a_place_only(scattered, found):
    assert "irgendwo" in found(page_size=100)
    assert "irgendwo" not in found(bbox="-180,-90,180,90", page_size=100)


def test_without_a_point_there_is_no_distance(scattered, answer):
    assert {karte["distanz_m"] for karte in answer()["items"]} == {None}


def test_planes_agree_with_pyproj():
    mercator = Transformer.from_crs("EPSG:4326", "EPSG:3857", always_xy=True).transform(HERE[1], HERE[0])
    assert to_mercator(*HERE) == pytest.approx(mercator, abs=0.01)
    assert to_utm(*HERE) == pytest.approx(position(*HERE), abs=0.001)
    assert to_mercator(90, 180) == pytest.approx((20037508.34, 20037508.34), abs=1)
    assert to_utm(0, 99) is None
