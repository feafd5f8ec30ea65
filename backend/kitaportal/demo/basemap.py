"""Makes the schematic base map of a Kommune: ``uv run python -m kitaportal.demo.basemap wuppertal``.

Reads gebiet.toml and karte/zeichnung.toml of its folder, writes karte/karte.geojson. Same input, same bytes.
The cells are Voronoi cells of estimated centres: they look like districts and are none.
"""

import json
import sys
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import shapely
from shapely.geometry import LineString, MultiPolygon, Polygon, mapping
from shapely.geometry.base import BaseGeometry

from kitaportal.demo import geometry
from kitaportal.kit.settings import load_settings

Feature = dict[str, Any]
Points = Sequence[Sequence[float]]


def build(folder: Path) -> str:
    """The GeoJSON text of one Kommune folder."""
    drawing = tomllib.loads((folder / "karte" / "zeichnung.toml").read_text())
    gebiet = tomllib.loads((folder / "gebiet.toml").read_text())
    features = [
        *_land(drawing),
        *_districts(gebiet["stadtbezirk"], outline_of(drawing)),
        *(_feature(area["ebene"], _blob(area["punkte"]), area) for area in drawing.get("flaeche", [])),
        *(_feature(line["ebene"], _curve(line["punkte"]), line) for line in drawing.get("linie", [])),
        *(_point("stadt", town["name"], town["punkt"]) for town in drawing.get("stadt", [])),
        *(_point("ort", place["name"], place["punkt"]) for place in drawing.get("ort", [])),
    ]
    lines = ",\n".join(json.dumps(feature, ensure_ascii=False, separators=(",", ":")) for feature in features)
    return f'{{"type":"FeatureCollection","features":[\n{lines}\n]}}\n'


def outline_of(drawing: Mapping[str, Any]) -> BaseGeometry:
    """Main outline and islands in EPSG:25832."""
    rings = [drawing["umriss"]["punkte"], *(island["punkte"] for island in drawing.get("insel", []))]
    return shapely.union_all([geometry.polygon_in_metres(ring) for ring in rings])


def _land(drawing: dict[str, Any]) -> list[Feature]:
    herkunft = {"name": "", "herkunft": drawing["umriss"]["herkunft"]}
    return [_feature("umriss", geometry.to_degrees(outline_of(drawing)), herkunft)]


def _districts(stadtbezirke: list[dict[str, Any]], outline: BaseGeometry) -> Iterable[Feature]:
    """Stadtbezirke (dissolved), Quartiere, and a label point for each."""
    quartiere = [(bezirk, quartier) for bezirk in stadtbezirke for quartier in bezirk["quartiere"]]
    centres = [geometry.to_metres(quartier["lon"], quartier["lat"]) for _, quartier in quartiere]
    cells = geometry.cells(centres, outline)
    by_slug: dict[str, list[BaseGeometry]] = {bezirk["slug"]: [] for bezirk in stadtbezirke}
    for (bezirk, _), cell in zip(quartiere, cells, strict=True):
        by_slug[bezirk["slug"]].append(cell)
    shapes = {slug: shapely.union_all(parts, grid_size=0.1) for slug, parts in by_slug.items()}
    tones = _tones(shapes)
    for bezirk in stadtbezirke:
        named = {"name": bezirk["name"], "slug": bezirk["slug"], "ton": tones[bezirk["slug"]]}
        yield _feature("stadtbezirk", geometry.to_degrees(shapes[bezirk["slug"]]), named)
    for (_, quartier), cell in zip(quartiere, cells, strict=True):
        yield _feature("quartier", geometry.to_degrees(cell), quartier)
    for bezirk in stadtbezirke:
        middle = geometry.to_degrees(shapely.union_all(by_slug[bezirk["slug"]]).representative_point())
        yield _point("stadtbezirk_name", bezirk["name"], (middle.x, middle.y))
    for _, quartier in quartiere:
        yield _point("quartier_name", quartier["name"], (quartier["lon"], quartier["lat"]))


def _tones(shapes: dict[str, BaseGeometry]) -> dict[str, int]:
    """A tint for each shape so that no two neighbours share one (greedy, in the given order)."""
    tones: dict[str, int] = {}
    for slug, shape in shapes.items():
        taken = {tones[other] for other in tones if shapes[other].distance(shape) < 1}
        tones[slug] = next(tone for tone in range(len(shapes)) if tone not in taken)
    return tones


def _smooth(points: Points, *, closed: bool) -> list[tuple[float, float]]:
    """Two rounds of Chaikin corner cutting: hand-drawn points become a calm curve."""
    line = [(float(x), float(y)) for x, y in points]
    for _ in range(2):
        pairs = list(zip(line, line[1:] + line[:1] if closed else line[1:], strict=False))
        cut = [_between(a, b, share) for a, b in pairs for share in (0.25, 0.75)]
        line = cut if closed else [line[0], *cut[1:-1], line[-1]]
    return line


def _between(a: tuple[float, float], b: tuple[float, float], share: float) -> tuple[float, float]:
    return (a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share)


def _blob(points: Points) -> Polygon:
    return Polygon(_smooth(points, closed=True))


def _curve(points: Points) -> LineString:
    return LineString(_smooth(points, closed=False))


def _feature(ebene: str, shape: BaseGeometry, named: dict[str, Any]) -> Feature:
    kept = ("name", "slug", "nummer", "ton")
    properties = {"ebene": ebene, **{key: named[key] for key in kept if key in named}}
    return {"type": "Feature", "properties": properties, "geometry": _rounded(shape)}


def _rounded(shape: BaseGeometry) -> dict[str, Any]:
    """Coordinates with five decimals (about one metre), outer rings counter-clockwise (RFC 7946)."""
    oriented = shapely.orient_polygons(shape) if isinstance(shape, Polygon | MultiPolygon) else shape
    plain = mapping(oriented)
    return {"type": plain["type"], "coordinates": _round_all(plain["coordinates"])}


def _round_all(value: Any) -> Any:
    if isinstance(value, float):
        return round(value, 5)
    return [_round_all(part) for part in value]


def _point(ebene: str, name: str, at: Sequence[float]) -> Feature:
    coordinates = [round(float(at[0]), 5), round(float(at[1]), 5)]
    return {
        "type": "Feature",
        "properties": {"ebene": ebene, "name": name},
        "geometry": {"type": "Point", "coordinates": coordinates},
    }


def main(slugs: Sequence[str]) -> None:
    """Write karte.geojson of each named Kommune."""
    for slug in slugs:
        folder = load_settings().data_dir / "kommunen" / slug
        (folder / "karte" / "karte.geojson").write_text(build(folder))


if __name__ == "__main__":
    main(sys.argv[1:])
