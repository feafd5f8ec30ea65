"""A tiny app around kit: one table without a domain, one route per situation."""

from collections.abc import Iterator
from typing import Annotated

import psycopg
import pytest
from fastapi import FastAPI, Header, Query, Request
from fastapi.responses import PlainTextResponse
from pydantic import BaseModel
from sqlalchemy import text
from starlette.testclient import TestClient

from kitaportal.kit.clock import Clock
from kitaportal.kit.db import Database
from kitaportal.kit.errors import AppError
from kitaportal.kit.etag import etag_of, require_version
from kitaportal.kit.http import (
    ClockDep,
    PublicReadTx,
    PublicWriteTx,
    install_error_handlers,
)
from kitaportal.kit.idempotency import run_once
from kitaportal.kit.middleware import AccessLog, SecurityHeaders
from tests.server import Urls

# The deferred constraint speaks at the commit and not before.
PROBE = """
    CREATE TABLE probe (number int CONSTRAINT uq_probe_number UNIQUE DEFERRABLE INITIALLY DEFERRED);
    GRANT SELECT, INSERT ON probe TO kitaportal_app
"""
INSERT = text("INSERT INTO probe VALUES (:number)")


class Probe(BaseModel):
    """What the tiny app takes and gives."""

    number: int


class ProbeRefused(AppError):
    """A rule of the tiny app."""

    status, slug, title = 409, "probe-refused", "Refused"


@pytest.fixture
def probe_table(clean_urls: Urls) -> Iterator[None]:
    """The table ``probe`` in the committing database, gone after the test."""
    with psycopg.connect(clean_urls.owner, autocommit=True) as owner:
        owner.execute(PROBE)
        yield
        owner.execute("DROP TABLE probe")


@pytest.fixture
def tiny_app(probe_table: None, clean_database: Database, clock: Clock) -> FastAPI:
    app = app_around(clean_database, clock)
    _add_routes(app)
    return app


@pytest.fixture
def tiny(tiny_app: FastAPI) -> Iterator[TestClient]:
    with TestClient(tiny_app, raise_server_exceptions=False) as client:
        yield client


def app_around(database: Database, clock: Clock) -> FastAPI:
    """An app without routes, put together as kitaportal.main does it."""
    app = FastAPI()
    app.state.database, app.state.clock = database, clock
    install_error_handlers(app, page_not_found=lambda _: PlainTextResponse("Seite fehlt", 404))
    app.add_middleware(SecurityHeaders, secure=True)
    app.add_middleware(AccessLog)
    return app


def _add_routes(app: FastAPI) -> None:
    @app.get("/api/probes")
    def list_probes(tx: PublicReadTx, limit: Annotated[int, Query(le=100)] = 10) -> list[int]:
        query = text("SELECT number FROM probe ORDER BY 1 LIMIT :limit")
        return list(tx.scalars(query, {"limit": limit}))

    @app.post("/api/probes", status_code=201)
    def create_probe(
        tx: PublicWriteTx,
        clock: ClockDep,
        probe: Probe,
        idempotency_key: Annotated[str | None, Header()] = None,
    ) -> Probe:
        def produce() -> Probe:
            tx.execute(INSERT, {"number": probe.number})
            return probe

        return run_once(
            tx,
            operation="create_probe",
            key=idempotency_key,
            request=probe,
            produce=produce,
            answer_type=Probe,
            now=clock.now(),
        )

    @app.put("/api/probes/{number}")
    def replace_probe(
        tx: PublicWriteTx, number: int, request: Request, if_match: Annotated[str | None, Header()] = None
    ) -> Probe:
        require_version(if_match, version=7)
        return Probe(number=number)

    @app.post("/api/refused", status_code=201)
    def write_and_refuse(tx: PublicWriteTx) -> None:
        tx.execute(INSERT, {"number": 99})
        raise ProbeRefused("99 is never right")

    @app.post("/api/broken", status_code=201)
    def write_and_break(tx: PublicWriteTx) -> None:
        tx.execute(INSERT, {"number": 99})
        raise ZeroDivisionError("geheim: Kind Erika, geboren 2024")

    @app.get("/api/version")
    def read_version() -> PlainTextResponse:
        return PlainTextResponse("7", headers={"ETag": etag_of(7)})
