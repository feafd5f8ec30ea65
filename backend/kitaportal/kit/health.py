"""Whether this process can do its work."""

from typing import Literal

from fastapi import APIRouter, Response
from pydantic import BaseModel
from sqlalchemy import text

from kitaportal.kit.http import PublicReadTx, problems

router = APIRouter(tags=["betrieb"])


class Health(BaseModel):
    """The answer of a process that can serve."""

    status: Literal["ok"]


@router.get("/health", operation_id="read_health", responses=problems())
def read_health(tx: PublicReadTx, response: Response) -> Health:
    """200 when the database answers, 503 otherwise."""
    tx.execute(text("SELECT 1"))
    response.headers["Cache-Control"] = "no-store"
    return Health(status="ok")
