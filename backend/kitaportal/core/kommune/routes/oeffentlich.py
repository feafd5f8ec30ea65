"""Kommunen, code lists, reports about barriers, and the base map."""

from typing import Annotated, Literal

from fastapi import APIRouter, Header, Path, Query, Request, Response

from kitaportal.core.kommune import karte, schemas, service
from kitaportal.kit.errors import IdempotencyKeyReused, InvalidInput, NotFound
from kitaportal.kit.html import settings_of
from kitaportal.kit.http import ClockDep, PublicReadTx, PublicWriteTx, problems
from kitaportal.kit.idempotency import run_once

router = APIRouter(tags=["oeffentlich"])
karte_router = APIRouter(prefix="/karte", include_in_schema=False)

Sprache = Annotated[Literal["de", "en"], Query(description="Language of the labels")]
Slug = Annotated[str, Path(max_length=100, description="Slug of the Kommune")]
FOR_MINUTES = "public, max-age=300"
FOR_AN_HOUR = "public, max-age=3600"


@router.get("/kommunen", operation_id="list_kommunen", responses=problems())
def list_kommunen(tx: PublicReadTx, clock: ClockDep, response: Response) -> schemas.KommuneList:
    """All Kommunen of this portal."""
    response.headers["Cache-Control"] = FOR_MINUTES
    return service.list_kommunen(tx, clock.today())


@router.get("/kommunen/{slug}", operation_id="read_kommune", responses=problems(NotFound, InvalidInput))
def read_kommune(
    *,
    request: Request,
    response: Response,
    tx: PublicReadTx,
    clock: ClockDep,
    slug: Slug,
    sprache: Sprache = "de",
) -> schemas.KommuneOut:
    """Everything the pages of a Kommune need, with what is valid today."""
    response.headers["Cache-Control"] = FOR_MINUTES
    home = settings_of(request).kommune
    return service.read_kommune(tx, slug, home=home, sprache=sprache, today=clock.today())


@router.get("/codelisten", operation_id="read_codelisten", responses=problems(InvalidInput))
def read_codelisten(request: Request, response: Response, sprache: Sprache = "de") -> schemas.CodelistenOut:
    """All code lists with labels in one language."""
    response.headers["Cache-Control"] = FOR_MINUTES
    return service.read_codelisten(settings_of(request).data_dir, sprache)


@router.post(
    "/barrieremeldungen",
    operation_id="report_barriere",
    status_code=201,
    responses=problems(InvalidInput, IdempotencyKeyReused),
)
def report_barriere(
    tx: PublicWriteTx,
    clock: ClockDep,
    meldung: schemas.BarrieremeldungIn,
    idempotency_key: Annotated[str | None, Header(min_length=1, max_length=200)] = None,
) -> schemas.BarrieremeldungOut:
    """Report a barrier on a page; it is mailed to the Stelle of the Kommune."""
    return run_once(
        tx,
        operation="report_barriere",
        key=idempotency_key,
        request=meldung,
        produce=lambda: service.report_barriere(tx, meldung, clock),
        answer_type=schemas.BarrieremeldungOut,
        now=clock.now(),
    )


@karte_router.get("/{slug}/style.json")
def read_style(request: Request, slug: Slug) -> Response:
    """The MapLibre style of the schematic base map."""
    return _file(karte.style_of(settings_of(request).data_dir, slug), "application/json")


@karte_router.get("/{slug}/karte.geojson")
def read_geojson(request: Request, slug: Slug) -> Response:
    """The schematic base map."""
    return _file(karte.geojson_of(settings_of(request).data_dir, slug), "application/geo+json")


@karte_router.get("/{slug}/logo.svg")
def read_logo(request: Request, slug: Slug) -> Response:
    """The logo of the Kommune."""
    return _file(karte.logo_of(settings_of(request).data_dir, slug), "image/svg+xml")


def _file(text: str, media_type: str) -> Response:
    return Response(text, media_type=media_type, headers={"Cache-Control": FOR_AN_HOUR})
