"""Composition root: settings → app → routes → error handlers. The only place that knows every module."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from fastapi import APIRouter, FastAPI

from kitaportal.core.einrichtung.routes import oeffentlich as einrichtung
from kitaportal.kit.clock import Clock, clock_for
from kitaportal.kit.db import Database
from kitaportal.kit.http import AccessLog, SecurityHeaders, install_error_handlers
from kitaportal.kit.logs import configure_logs
from kitaportal.kit.outbox import Handlers
from kitaportal.kit.settings import Settings, load_settings

API = "/api/v1"


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
    app.add_middleware(SecurityHeaders, secure=settings.public_url.startswith("https://"))
    app.add_middleware(AccessLog)
    install_error_handlers(app)
    for router in api_routers():
        app.include_router(router, prefix=API)
    return app


def api_routers() -> list[APIRouter]:
    """Every API router; the hot public search first, because routes are tried in order."""
    return [einrichtung.router]


def job_handlers(settings: Settings) -> Handlers:
    """Event → the handlers of every module that listens to it."""
    return {}


@asynccontextmanager
async def _lifespan(app: FastAPI) -> AsyncIterator[None]:
    yield
    app.state.database.dispose()
