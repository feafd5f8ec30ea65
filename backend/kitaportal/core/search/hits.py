"""What goes into a search engine and comes out of it, beside the schemas."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Hits:
    """A page of hits. ``karten`` are finished JSON texts in the form of schemas.Karte."""

    karten: list[str]
    total: int
    facets: dict[str, dict[str, int]]
    ohne_filter: dict[str, int]


@dataclass(frozen=True)
class Tile:
    """Address of a vector tile in the web Mercator scheme."""

    z: int
    x: int
    y: int
