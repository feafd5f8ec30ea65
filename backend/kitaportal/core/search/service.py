"""Use cases of the search. Writing goes through transactions, reading through the SearchIndex."""

import json
from collections.abc import Iterator, Sequence
from datetime import date
from functools import cache
from itertools import islice
from pathlib import Path
from uuid import UUID

from kitaportal.core.kommune import service as kommune_service
from kitaportal.core.search import documents
from kitaportal.core.search.adapters import SearchIndex
from kitaportal.core.search.documents import TOPICS, Labels, Topics
from kitaportal.core.search.facets import FACETS
from kitaportal.core.search.hits import Tile
from kitaportal.core.search.queries import projection, vocabulary
from kitaportal.core.search.queries.index import PostgresIndex
from kitaportal.core.search.queries.pool import SearchPool, TooFewConnections
from kitaportal.core.search.schemas import (
    MAX_FEATURES,
    EinrichtungFilter,
    EinrichtungSearch,
    SuggestAnswer,
    VorschlagSearch,
)
from kitaportal.kit.db import WriteTx
from kitaportal.kit.errors import InvalidInput, Mangel
from kitaportal.kit.pagination import paginate
from kitaportal.kit.settings import Settings, load_settings

BATCH = 2000
WORKER_CONNECTIONS = 1


def rebuild(tx: WriteTx) -> int:
    """Write the whole search anew; readers see the old one until the transaction ends.

    Returns the number of Einrichtungen in the search.
    """
    vocabulary.lock_writers(tx)
    projection.delete_all(tx)
    vocabulary.forget_all(tx)
    total, known = 0, set[str]()
    published = projection.list_published_ids(tx)
    projection.register_values(tx, published)
    for ids in _batches(published):
        words = _write(tx, ids)
        total += len(words)
        known.update(word for row in words for word in row.ort)
    _suggest_topics(tx)
    _suggest_places(tx, None)
    vocabulary.add_words(tx, known | _topic_words())
    projection.tidy_up(tx)
    return total


def index_one(tx: WriteTx, einrichtung_id: UUID) -> None:
    """Bring one Einrichtung into the search as it is public now, or take it out."""
    projection.register_values(tx, [einrichtung_id])
    _replace(tx, einrichtung_id, by=[einrichtung_id])


def remove(tx: WriteTx, einrichtung_id: UUID) -> None:
    """Take an Einrichtung out of the search before it is deleted."""
    _replace(tx, einrichtung_id, by=[])


def _replace(tx: WriteTx, einrichtung_id: UUID, *, by: Sequence[UUID]) -> None:
    vocabulary.lock_writers(tx)
    before = vocabulary.words_of(tx, einrichtung_id)
    projection.delete_rows(tx, [einrichtung_id])
    after = {word for row in _write(tx, by) for word in row.ort}
    vocabulary.add_words(tx, after)
    if kommune_id := vocabulary.kommune_of(tx, einrichtung_id):
        vocabulary.forget_suggestions(tx, kommune_id)
        _suggest_places(tx, kommune_id)
    vocabulary.forget_words(tx, before - after)


async def open_index(settings: Settings) -> SearchIndex:
    """The search engine of this installation, ready to be asked.

    Raises:
        TooFewConnections: PostgreSQL allows fewer than all pools of all processes could want.
    """
    pool = SearchPool(settings.app_database_url, settings.search_pool_size)
    await pool.open()
    per_process = settings.pool_size + settings.search_pool_size
    try:
        await pool.require_connections(settings.processes * per_process + WORKER_CONNECTIONS)
    except TooFewConnections:
        await pool.close()
        raise
    return PostgresIndex(pool)


async def search(index: SearchIndex, wanted: EinrichtungSearch, today: date) -> bytes:
    """The JSON text of schemas.SearchAnswer.

    Raises:
        InvalidInput: parameters contradict each other (422).
    """
    _require_sense(wanted)
    hits = await index.search(wanted, today)
    answer = {
        "pagination": paginate(wanted.page, wanted.page_size, hits.total).model_dump(),
        "facets": {
            name: [{"value": value, "count": count} for value, count in hits.facets.get(name, {}).items()]
            for name in FACETS
        },
        "ohne_filter": [{"parameter": name, "total": total} for name, total in hits.ohne_filter.items()],
    }
    rest = json.dumps(answer, separators=(",", ":"))
    return f'{{"items":[{",".join(hits.karten)}],{rest[1:]}'.encode()


async def suggest(index: SearchIndex, wanted: VorschlagSearch, today: date) -> SuggestAnswer:
    """What the search box offers."""
    return SuggestAnswer(items=await index.suggest(wanted, today))


async def read_features(index: SearchIndex, filters: EinrichtungFilter, today: date) -> bytes:
    """The JSON text of schemas.PointFeatures.

    Raises:
        InvalidInput: parameters contradict each other, or more than MAX_FEATURES hits (422).
    """
    _require_sense(filters)
    features = await index.features(filters, MAX_FEATURES + 1, today)
    if len(features) > MAX_FEATURES:
        detail = f"more than {MAX_FEATURES} points; ask for a smaller bbox"
        raise InvalidInput(errors=[Mangel(parameter="bbox", code="too_many", detail=detail)])
    return f'{{"type":"FeatureCollection","features":[{",".join(features)}]}}'.encode()


async def read_tile(index: SearchIndex, tile: Tile, filters: EinrichtungFilter, today: date) -> bytes:
    """A vector tile.

    Raises:
        InvalidInput: parameters contradict each other, or there is no such tile (422).
    """
    _require_sense(filters)
    beyond = [name for name in ("x", "y") if getattr(tile, name) >= 2**tile.z]
    if beyond:
        detail = "must be smaller than 2 to the power of z"
        maengel = [Mangel(parameter=name, code="too_large", detail=detail) for name in beyond]
        raise InvalidInput(errors=maengel)
    return await index.tile(tile, filters, today)


def _require_sense(filters: EinrichtungFilter) -> None:
    if contradictions := filters.contradictions():
        raise InvalidInput(errors=contradictions)


def _write(tx: WriteTx, ids: Sequence[UUID]) -> list[documents.Words]:
    labels = _labels(load_settings().data_dir)
    words = [documents.words_of_einrichtung(row, labels) for row in projection.load_texts(tx, ids)]
    if words:
        projection.insert_rows(tx, words)
    return words


def _suggest_places(tx: WriteTx, kommune_id: UUID | None) -> None:
    places = vocabulary.list_places(tx, kommune_id)
    vocabulary.insert_suggestions(tx, [documents.suggestion_of_place(place) for place in places])


def _suggest_topics(tx: WriteTx) -> None:
    topics = _topics(load_settings().data_dir)
    labels = documents.labels_of(topics)
    vocabulary.insert_suggestions(tx, list(documents.suggestions_of_topics(topics, labels)))


def _topic_words() -> set[str]:
    return set().union(*_labels(load_settings().data_dir).values())


@cache
def _labels(data_dir: Path) -> Labels:
    return documents.labels_of(_topics(data_dir))


def _topics(data_dir: Path) -> Topics:
    listen = kommune_service.codelisten(data_dir)
    return {name: listen.list_of(name) for name in TOPICS}


def _batches(ids: Sequence[UUID]) -> Iterator[list[UUID]]:
    rest = iter(ids)
    while batch := list(islice(rest, BATCH)):
        yield batch
