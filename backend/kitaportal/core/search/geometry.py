"""From degrees to the plane systems of the search: EPSG:25832 for metres, EPSG:3857 for tiles. Pure."""

import math
from functools import cache

from pyproj import Transformer

EARTH_RADIUS_M = 6_378_137.0
MAX_MERCATOR_LAT = 85.05112878


def to_utm(lat: float, lon: float) -> tuple[float, float] | None:
    """East and north in EPSG:25832; None where UTM zone 32 cannot reach (the other side of the earth)."""
    east, north = _to_25832().transform(lon, lat)
    return (east, north) if math.isfinite(east) and math.isfinite(north) else None


def to_mercator(lat: float, lon: float) -> tuple[float, float]:
    """East and north in EPSG:3857; the poles are cut off as in every web map."""
    clipped = math.radians(max(-MAX_MERCATOR_LAT, min(MAX_MERCATOR_LAT, lat)))
    return EARTH_RADIUS_M * math.radians(lon), EARTH_RADIUS_M * math.asinh(math.tan(clipped))


@cache
def _to_25832() -> Transformer:
    return Transformer.from_crs("EPSG:4326", "EPSG:25832", always_xy=True)
