"""Composition root: settings → app → routes → error handlers. The only place that knows every module."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any, Literal

from fastapi import APIRouter, FastAPI, Response
from pydantic import BaseModel
from starlette.middleware.gzip import GZipMiddleware
from starlette.staticfiles import StaticFiles

from kitaportal.core.einrichtung.routes import oeffentlich as einrichtung
from kitaportal.core.einrichtung.routes import seiten as einrichtung_seiten
from kitaportal.core.kommune import jobs as kommune_jobs
from kitaportal.core.kommune.adapters import mail_sender_for
from kitaportal.core.kommune.routes import oeffentlich as kommune
from kitaportal.core.kommune.routes import seiten as kommune_seiten
from kitaportal.core.search import jobs as search_jobs
from kitaportal.core.search import service as search_service
from kitaportal.core.search.routes import oeffentlich as search
from kitaportal.core.search.routes import seiten as search_seiten
from kitaportal.kit.clock import Clock, clock_for
from kitaportal.kit.db import Database
from kitaportal.kit.http import PublicReadTx, install_error_handlers, problems
from kitaportal.kit.logs import configure_logs
from kitaportal.kit.middleware import AccessLog, SecurityHeaders
from kitaportal.kit.outbox import Handlers, merge
from kitaportal.kit.settings import Settings, load_settings

API = "/api/v1"
betrieb = APIRouter(tags=["betrieb"])


class Health(BaseModel):
    """The answer of a process that can serve."""

    status: Literal["ok"]


@betrieb.get("/health", operation_id="read_health", responses=problems())
def read_health(_tx: PublicReadTx, response: Response) -> Health:
    """200 when a transaction could be opened, 503 otherwise."""
    response.headers["Cache-Control"] = "no-store"
    return Health(status="ok")


def create_app(settings: Settings | None = None, clock: Clock | None = None) -> FastAPI:
    """The whole portal as one ASGI application."""
    settings = settings or load_settings()
    configure_logs(settings.log_level)
    app = FastAPI(
        title="Kinderbetreuungsportal",
        version="1.0.0",
        openapi_url=f"{API}/openapi.json",
        docs_url=None,
        redoc_url=None,
        lifespan=_lifespan,
    )
    app.state.settings = settings
    app.state.clock = clock or clock_for(settings.today)
    app.state.database = Database(settings.app_database_url, pool_size=settings.pool_size)
    install_error_handlers(app, page_not_found=kommune_seiten.not_found_page)
    is_https = settings.public_url.startswith("https://")
    app.add_middleware(SecurityHeaders, tile_origin=settings.tile_origin, secure=is_https)
    app.add_middleware(GZipMiddleware, minimum_size=1000)
    app.add_middleware(AccessLog)
    for router in api_routers():
        app.include_router(router, prefix=API)
    for router in page_routers():
        app.include_router(router)
    app.mount("/assets", ImmutableFiles(directory=settings.frontend_dir / "assets", check_dir=False))
    app.mount("/bilder", StaticFiles(directory=settings.data_dir / "demo" / "bilder", check_dir=False))
    return app


class ImmutableFiles(StaticFiles):
    """Files whose name changes with their content; browsers need never ask again."""

    def file_response(self, *args: Any, **kwargs: Any) -> Response:
        """The file, to be kept for a year."""
        response = super().file_response(*args, **kwargs)
        response.headers["Cache-Control"] = "public, max-age=31536000, immutable"
        return response


def api_routers() -> list[APIRouter]:
    """Every API router; the hot public search first, because routes are tried in order."""
    return [search.router, einrichtung.router, kommune.router, betrieb]


def page_routers() -> list[APIRouter]:
    """Pages and what they load beside the API."""
    return [search_seiten.router, einrichtung_seiten.router, kommune_seiten.router, kommune.karte_router]


def job_handlers(settings: Settings) -> Handlers:
    """Event → the handlers of every module that listens to it."""
    sender = mail_sender_for(settings.smtp_url, settings.home)
    return merge(search_jobs.handlers(), kommune_jobs.handlers(sender, settings.mail_from))


@asynccontextmanager
async def _lifespan(app: FastAPI) -> AsyncIterator[None]:
    app.state.search_index = await search_service.open_index(app.state.settings)
    yield
    await app.state.search_index.close()
    app.state.database.dispose()
