"""Cells of the Quartiere, points inside them, and rounding of positions. All in EPSG:25832, metres."""

from collections.abc import Sequence
from functools import cache
from random import Random

import numpy as np
import pyproj
import shapely
from shapely.geometry import MultiPoint, Point, Polygon
from shapely.geometry.base import BaseGeometry

Position = tuple[float, float]


@cache
def _transformer(source: int, target: int) -> pyproj.Transformer:
    return pyproj.Transformer.from_crs(source, target, always_xy=True)


def to_metres(lon: float, lat: float) -> Position:
    """WGS 84 to EPSG:25832."""
    east, north = _transformer(4326, 25832).transform(lon, lat)
    return float(east), float(north)


def to_degrees(geometry: BaseGeometry) -> BaseGeometry:
    """EPSG:25832 to WGS 84, longitude first."""
    return _reproject(geometry, 25832, 4326)


def polygon_in_metres(points: Sequence[Sequence[float]]) -> Polygon:
    """A ring of [longitude, latitude] as a polygon in EPSG:25832."""
    return Polygon([to_metres(lon, lat) for lon, lat in points])


def _reproject(geometry: BaseGeometry, source: int, target: int) -> BaseGeometry:
    transformer = _transformer(source, target)

    def move(points: np.ndarray) -> np.ndarray:
        return np.column_stack(transformer.transform(points[:, 0], points[:, 1]))

    return shapely.transform(geometry, move)


def cells(centres: Sequence[Position], outline: BaseGeometry) -> list[BaseGeometry]:
    """The part of ``outline`` that is nearest to each centre, in the order of the centres."""
    if len(centres) < 2:
        return [outline for _ in centres]
    diagram = shapely.voronoi_polygons(MultiPoint(centres), extend_to=outline)
    points = [Point(centre) for centre in centres]
    by_centre = {index: cell for cell in diagram.geoms for index in _inside(cell, points)}
    return [by_centre[index].intersection(outline) for index in range(len(centres))]


def _inside(cell: BaseGeometry, points: list[Point]) -> list[int]:
    return [index for index, point in enumerate(points) if cell.contains(point)]


def random_point(cell: BaseGeometry, random: Random, centre: Position, spread_m: float) -> Position:
    """A point of the cell, denser towards its centre; coordinates in whole metres.

    ``spread_m`` is the standard deviation of the distance. A point outside is drawn again; after
    200 misses (a very thin cell) the centre itself is taken.
    """
    for _ in range(200):
        east, north = random.gauss(centre[0], spread_m), random.gauss(centre[1], spread_m)
        candidate = (float(round(east)), float(round(north)))
        if cell.contains(Point(candidate)):
            return candidate
    return (float(round(centre[0])), float(round(centre[1])))


def rounded_point(exact: Position, raster_m: int, random: Random, outline: BaseGeometry) -> Position:
    """A place in the raster square of ``exact`` that does not depend on where in the square it lies.

    All homes of one square get places drawn alike, so the public point says no more than the square;
    drawing instead of taking the middle keeps two homes from covering each other on the map.
    """
    west, south = exact[0] // raster_m * raster_m, exact[1] // raster_m * raster_m
    for _ in range(200):
        candidate = (west + random.randrange(raster_m), south + random.randrange(raster_m))
        if outline.contains(Point(candidate)):
            return (float(candidate[0]), float(candidate[1]))
    return exact_middle(west, south, raster_m)


def exact_middle(west: float, south: float, raster_m: int) -> Position:
    """The middle of a raster square."""
    return (west + raster_m / 2, south + raster_m / 2)
