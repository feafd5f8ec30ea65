"""The schematic maps: committed as made, complete, and light enough."""

import json

import pytest
from shapely.geometry import shape

from kitaportal.demo import basemap
from kitaportal.demo.basemap import outline_of
from kitaportal.demo.seeding import Source
from kitaportal.kit.settings import ROOT

KOMMUNEN = ROOT / "data" / "kommunen"
SLUGS = ["musterstadt", "schleswig-holstein", "wuppertal"]


@pytest.mark.parametrize("slug", SLUGS)
def test_the_committed_map_is_what_the_script_makes(slug: str) -> None:
    assert (KOMMUNEN / slug / "karte" / "karte.geojson").read_text() == basemap.build(KOMMUNEN / slug)


@pytest.mark.parametrize("slug", SLUGS)
def test_maps_are_light(slug: str) -> None:
    assert len(basemap.build(KOMMUNEN / slug).encode()) < 80_000


def test_the_outline_of_the_city_has_at_most_sixty_points_and_names_its_source(wuppertal: Source) -> None:
    umriss = wuppertal.drawing["umriss"]
    assert len(umriss["punkte"]) <= 60
    assert "CC-BY-4.0 - Stadt Wuppertal - offenedaten-wuppertal.de" in umriss["herkunft"]
    assert outline_of(wuppertal.drawing).is_valid


def test_the_quartiere_fill_the_city_without_overlap(wuppertal: Source) -> None:
    features = json.loads(basemap.build(KOMMUNEN / "wuppertal"))["features"]
    by_layer = {
        layer: [shape(one["geometry"]) for one in features if one["properties"]["ebene"] == layer]
        for layer in ("umriss", "stadtbezirk", "quartier")
    }
    assert [len(by_layer[layer]) for layer in ("umriss", "stadtbezirk", "quartier")] == [1, 10, 69]
    whole = by_layer["umriss"][0].area
    for layer in ("stadtbezirk", "quartier"):
        assert sum(part.area for part in by_layer[layer]) == pytest.approx(whole, rel=0.001)


def test_neighbouring_stadtbezirke_have_different_tints(wuppertal: Source) -> None:
    features = json.loads(basemap.build(KOMMUNEN / "wuppertal"))["features"]
    bezirke = [
        (one["properties"]["ton"], shape(one["geometry"]).buffer(0.0001))
        for one in features
        if one["properties"]["ebene"] == "stadtbezirk"
    ]
    for index, (tone, area) in enumerate(bezirke):
        assert all(tone != other for other, elsewhere in bezirke[:index] if area.intersects(elsewhere))
