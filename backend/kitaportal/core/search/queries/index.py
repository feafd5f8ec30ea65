"""The search on PostgreSQL itself: one statement for cards, one for counts, one more when there are words."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from psycopg.types.numeric import Int4, Int8

from kitaportal.core.einrichtung.schemas import Position
from kitaportal.core.search import facets, typos
from kitaportal.core.search.cards import card_text
from kitaportal.core.search.enums import Sortierung, Vorschlagsart
from kitaportal.core.search.facets import CountRow
from kitaportal.core.search.folding import folded
from kitaportal.core.search.hits import Hits, Tile
from kitaportal.core.search.queries import statements
from kitaportal.core.search.queries.conditions import Conditions, build_conditions
from kitaportal.core.search.queries.pool import Rows, SearchPool
from kitaportal.core.search.schemas import EinrichtungFilter, EinrichtungSearch, Suggestion, VorschlagSearch
from kitaportal.core.search.textquery import TextQuery, query_words, text_query

SUGGESTIONS_PER_KIND = 3
LAST_CHARACTER = "\U0010ffff"


class PostgresIndex:
    """SearchIndex on the tables of this module."""

    def __init__(self, pool: SearchPool) -> None:
        self._pool = pool

    async def search(self, search: EinrichtungSearch, today: date) -> Hits:
        """A page of cards with counts."""
        conditions = await self._conditions(search, today)
        if not search.facets:
            rows = await self._page(statements.counted_page_statement, conditions, search)
            return Hits(_karten(rows, today), rows[0].total, {}, {})
        rows = await self._page(statements.page_statement, conditions, search)
        return _with_counts(_karten(rows, today), await self._counts(conditions), conditions)

    async def suggest(self, search: VorschlagSearch, today: date) -> list[Suggestion]:
        """Suggestions, best first."""
        text = await self._text_query(search.q)
        if text is None:
            return []
        typed = folded(search.q)
        parameters = {
            "prefix": text.prefix,
            "exact": text.exact,
            "typed": typed,
            "typed_end": typed + LAST_CHARACTER,
            "kommune": search.kommune,
            "kinds": list(Vorschlagsart),
            "per_kind": Int4(SUGGESTIONS_PER_KIND),
            "limit": Int4(search.limit),
            "today": today,
        }
        statement = statements.suggest_statement(in_kommune=bool(search.kommune))
        return [_suggestion(row) for row in await self._pool.fetch(statement, parameters)]

    async def features(self, filters: EinrichtungFilter, limit: int, today: date) -> list[str]:
        """Points of the hits as GeoJSON features."""
        conditions = await self._conditions(filters, today)
        parameters = conditions.parameters | {"limit": Int4(limit)}
        rows = await self._pool.fetch(statements.features_statement(conditions), parameters)
        return [row.feature for row in rows]

    async def tile(self, tile: Tile, filters: EinrichtungFilter, today: date) -> bytes:
        """Points of the hits within a tile."""
        conditions = await self._conditions(filters, today)
        address = {name: Int4(value) for name, value in vars(tile).items()}
        rows = await self._pool.fetch(statements.tile_statement(conditions), conditions.parameters | address)
        return bytes(rows[0].tile)

    async def close(self) -> None:
        """Close the connections."""
        await self._pool.close()

    async def _conditions(self, filters: EinrichtungFilter, today: date) -> Conditions:
        return build_conditions(filters, await self._text_query(filters.q), today)

    async def _text_query(self, typed: str | None) -> TextQuery | None:
        words = query_words(typed)
        if not words:
            return None
        unknown = await self._pool.fetch(statements.UNKNOWN_WORDS, {"words": words})
        return text_query(words, {row.word: typos.corrections(row.word, row.similar) for row in unknown})

    async def _page(self, build: Any, conditions: Conditions, search: EinrichtungSearch) -> Rows:
        parameters: Mapping[str, Any] = conditions.parameters | {
            "limit": Int8(search.page_size),
            "offset": Int8((search.page - 1) * search.page_size),
        }
        return await self._pool.fetch(build(conditions, search, _sort(search, conditions)), parameters)

    async def _counts(self, conditions: Conditions) -> list[CountRow]:
        parameters = conditions.parameters | {"useful": conditions.bits.useful}
        rows = await self._pool.fetch(statements.counts_statement(conditions), parameters)
        return [CountRow._make(row) for row in rows]


def _sort(search: EinrichtungSearch, conditions: Conditions) -> Sortierung:
    """The wish, or what suits the question; relevance needs words."""
    has_text = "q" in conditions.base
    if search.sort is not None and (search.sort is not Sortierung.RELEVANZ or has_text):
        return search.sort
    if has_text:
        return Sortierung.RELEVANZ
    return Sortierung.NAME if search.lat is None else Sortierung.DISTANZ


def _karten(rows: Rows, today: date) -> list[str]:
    return [
        card_text(row.karte, frei=row.frei, demo=row.demo, distanz_m=row.distanz_m, today=today)
        for row in rows
        if row.karte is not None
    ]


def _with_counts(karten: list[str], rows: list[CountRow], conditions: Conditions) -> Hits:
    total = facets.count_hits(rows)
    without = {} if total else facets.count_without(rows, conditions.bits)
    return Hits(karten, total, facets.count_facets(rows, conditions.bits), without)


def _suggestion(row: Any) -> Suggestion:
    position = None if row.lat is None else Position(lat=row.lat, lon=row.lon)
    return Suggestion(
        kind=row.kind,
        label=row.label,
        detail=row.detail,
        parameter=row.parameter,
        value=row.value,
        position=position,
    )
