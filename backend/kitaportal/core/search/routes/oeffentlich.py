"""The public search: cards, suggestions, points and tiles."""

import hashlib
from typing import Annotated, Any, cast

from fastapi import APIRouter, Depends, Header, Path, Query, Request, Response
from fastapi.responses import JSONResponse

from kitaportal.core.search import service
from kitaportal.core.search.adapters import SearchIndex
from kitaportal.core.search.hits import Tile
from kitaportal.core.search.schemas import (
    EinrichtungFilter,
    EinrichtungSearch,
    PointFeatures,
    SearchAnswer,
    SuggestAnswer,
    VorschlagSearch,
)
from kitaportal.kit.errors import InvalidInput
from kitaportal.kit.etag import etag_of, is_fresh
from kitaportal.kit.http import ClockDep, problems

# The search may lag a publication by a minute; caches may too.
CACHE_CONTROL = "public, max-age=60"
ANSWERS: dict[int | str, dict[str, Any]] = {
    **problems(InvalidInput),
    304: {"description": "Unchanged since the given ETag"},
}

BINARY = {"schema": {"type": "string", "format": "binary"}}


class Json(JSONResponse):
    """A finished JSON text."""

    def render(self, content: bytes) -> bytes:
        """Nothing is left to do."""
        return content


class GeoJson(Json):
    """RFC 7946."""

    media_type = "application/geo+json"


class VectorTile(Response):
    """Mapbox vector tile 2.1."""

    media_type = "application/vnd.mapbox-vector-tile"


router = APIRouter(tags=["oeffentlich"])


def index_of(request: Request) -> SearchIndex:
    """The search engine of this app."""
    return cast(SearchIndex, request.app.state.search_index)


def tile_of(
    z: Annotated[int, Path(ge=0, le=22)],
    x: Annotated[int, Path(ge=0, lt=2**22)],
    y: Annotated[int, Path(ge=0, lt=2**22)],
) -> Tile:
    """The tile that the path names."""
    return Tile(z, x, y)


IndexDep = Annotated[SearchIndex, Depends(index_of)]
IfNoneMatch = Annotated[str | None, Header()]


@router.get(
    "/einrichtungen",
    operation_id="search_einrichtungen",
    response_model=SearchAnswer,
    responses=ANSWERS,
)
async def search_einrichtungen(
    index: IndexDep,
    clock: ClockDep,
    wanted: Annotated[EinrichtungSearch, Query()],
    if_none_match: IfNoneMatch = None,
) -> Response:
    """Public Einrichtungen that match every parameter, with the number of hits per filter value."""
    body = await service.search(index, wanted, clock.today())
    return _cacheable(Json, body, if_none_match)


@router.get("/einrichtungen/suggest", operation_id="suggest", responses=problems(InvalidInput))
async def suggest(
    index: IndexDep, clock: ClockDep, response: Response, wanted: Annotated[VorschlagSearch, Query()]
) -> SuggestAnswer:
    """Names, places, Traeger and topics that begin like the typed words."""
    response.headers["Cache-Control"] = CACHE_CONTROL
    return await service.suggest(index, wanted, clock.today())


@router.get(
    "/einrichtungen.geojson",
    operation_id="list_points",
    response_model=PointFeatures,
    response_class=GeoJson,
    responses=ANSWERS,
)
async def list_points(
    index: IndexDep,
    clock: ClockDep,
    filters: Annotated[EinrichtungFilter, Query()],
    if_none_match: IfNoneMatch = None,
) -> Response:
    """All hits with a known position as GeoJSON, at most 5,000."""
    body = await service.read_features(index, filters, clock.today())
    return _cacheable(GeoJson, body, if_none_match)


@router.get(
    "/kacheln/einrichtungen/{z}/{x}/{y}.mvt",
    operation_id="read_tile",
    response_class=VectorTile,
    responses={**ANSWERS, 200: {"content": {VectorTile.media_type: BINARY}}},
)
async def read_tile(
    index: IndexDep,
    clock: ClockDep,
    tile: Annotated[Tile, Depends(tile_of)],
    filters: Annotated[EinrichtungFilter, Query()],
    if_none_match: IfNoneMatch = None,
) -> Response:
    """Hits with a known position as a vector tile; layer ``einrichtungen``."""
    body = await service.read_tile(index, tile, filters, clock.today())
    return _cacheable(VectorTile, body, if_none_match)


def _cacheable(kind: type[Response], body: bytes, if_none_match: str | None) -> Response:
    etag = etag_of(hashlib.blake2b(body, digest_size=16).hexdigest())
    headers = {"ETag": etag, "Cache-Control": CACHE_CONTROL}
    if is_fresh(if_none_match, etag):
        return Response(status_code=304, headers=headers)
    return kind(body, headers=headers)
