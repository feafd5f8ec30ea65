"""What a search engine must be able to do; PostgreSQL is the first one (queries.index)."""

from datetime import date
from typing import Protocol

from kitaportal.core.search.hits import Hits, Tile
from kitaportal.core.search.schemas import EinrichtungFilter, EinrichtungSearch, Suggestion, VorschlagSearch


class SearchIndex(Protocol):
    """Answers the public search. Everything in it is public; ``today`` decides what is open and free.

    Every method raises ServiceUnavailable when the engine does not answer.
    """

    async def search(self, search: EinrichtungSearch, today: date) -> Hits:
        """A page of cards with counts."""

    async def suggest(self, search: VorschlagSearch, today: date) -> list[Suggestion]:
        """Suggestions, best first."""

    async def features(self, filters: EinrichtungFilter, limit: int, today: date) -> list[str]:
        """At most ``limit`` hits with a position, as JSON texts in the form of schemas.PointFeature."""

    async def tile(self, tile: Tile, filters: EinrichtungFilter, today: date) -> bytes:
        """A Mapbox vector tile with the layer "einrichtungen"."""

    async def close(self) -> None:
        """Give back what is held open."""
