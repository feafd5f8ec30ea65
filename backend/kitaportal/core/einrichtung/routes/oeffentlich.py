"""The public profile."""

import hashlib
from typing import Annotated

from fastapi import APIRouter, Header, Path, Response
from fastapi.responses import RedirectResponse

from kitaportal.core.einrichtung import service
from kitaportal.core.einrichtung.schemas import EinrichtungOut
from kitaportal.kit.errors import InvalidInput, NotFound
from kitaportal.kit.etag import etag_of, is_fresh
from kitaportal.kit.http import ClockDep, PublicReadTx, problems

router = APIRouter(prefix="/einrichtungen", tags=["oeffentlich"])


@router.get(
    "/{key}",
    operation_id="read_einrichtung",
    response_model=EinrichtungOut,
    responses={
        **problems(NotFound, InvalidInput),
        304: {"description": "Unchanged since the given ETag"},
        308: {"description": "The Einrichtung has a new address"},
    },
)
def read_einrichtung(
    tx: PublicReadTx,
    clock: ClockDep,
    key: Annotated[str, Path(max_length=200, description="Slug or id")],
    if_none_match: Annotated[str | None, Header()] = None,
) -> Response:
    """The public profile of one Einrichtung, by slug or id."""
    if moved_to := service.find_redirect(tx, key):
        return RedirectResponse(f"/api/v1/einrichtungen/{moved_to}", 308)
    einrichtung = service.read_public(tx, key, clock)
    body = einrichtung.model_dump_json()
    etag = etag_of(hashlib.sha256(body.encode()).hexdigest()[:32])
    headers = {"ETag": etag, "Cache-Control": "public, no-cache"}
    if is_fresh(if_none_match, etag):
        return Response(status_code=304, headers=headers)
    return Response(body, media_type="application/json", headers=headers)
