"""What every HTTP endpoint shares: transactions, problem+json, documented errors."""

import traceback
from collections.abc import Callable, Iterator
from typing import Annotated, Any, cast

import structlog
from fastapi import Depends, FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse, Response
from sqlalchemy.exc import OperationalError
from sqlalchemy.exc import TimeoutError as PoolTimeout
from starlette.exceptions import HTTPException
from starlette.routing import Match
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from kitaportal.kit.clock import Clock
from kitaportal.kit.db import PUBLIC, SYSTEM, Database, ReadTx, WriteTx
from kitaportal.kit.errors import (
    AppError,
    InvalidInput,
    Mangel,
    MethodNotAllowed,
    NotFound,
    Problem,
    ServiceUnavailable,
)

PROBLEM_JSON = "application/problem+json"
PROBLEM_CONTENT = {PROBLEM_JSON: {"schema": {"$ref": "#/components/schemas/Problem"}}}
log = structlog.get_logger()


def database_of(request: Request) -> Database:
    """The database of this app."""
    return cast(Database, request.app.state.database)


def clock_of(request: Request) -> Clock:
    """The clock of this app."""
    return cast(Clock, request.app.state.clock)


def public_read_tx(request: Request) -> Iterator[ReadTx]:
    """A read transaction for anonymous readers: row-level security shows what is public."""
    with database_of(request).read(PUBLIC) as tx:
        yield tx


def public_write_tx(request: Request) -> Iterator[WriteTx]:
    """A write transaction of the portal itself for what anonymous people may send."""
    with database_of(request).write(SYSTEM) as tx:
        yield tx


# scope="function": the commit happens before the answer leaves, so a failing commit is never a 201.
PublicReadTx = Annotated[ReadTx, Depends(public_read_tx, scope="function")]
PublicWriteTx = Annotated[WriteTx, Depends(public_write_tx, scope="function")]
ClockDep = Annotated[Clock, Depends(clock_of)]


def problems(*errors: type[AppError]) -> dict[int | str, dict[str, Any]]:
    """The ``responses`` of a route: each error it may raise, as problem+json in OpenAPI."""
    responses: dict[int | str, dict[str, Any]] = {}
    documented: tuple[type[AppError], ...] = (*errors, ServiceUnavailable)
    for error in documented:
        entry = responses.setdefault(
            error.status,
            {
                "description": "",
                "content": {PROBLEM_JSON: {"schema": {"$ref": "#/components/schemas/Problem"}}},
            },
        )
        line = f"`/problems/{error.slug}`: {error.title}"
        entry["description"] = "\n\n".join(filter(None, [entry["description"], line]))
    return responses


def problem_response(problem: Problem, headers: dict[str, str] | None = None) -> Response:
    """One error answer."""
    return JSONResponse(problem.model_dump(), problem.status, headers, media_type=PROBLEM_JSON)


def install_error_handlers(app: FastAPI, *, page_not_found: Callable[[Request], Response]) -> None:
    """Answer every error as problem+json, the unexpected ones without a word of their content.

    Outside the API a person reads the answer, so what is missing there is a page. To be called before
    other middleware is added: the answer to an unexpected error passes through all of it.
    """
    app.state.page_not_found = page_not_found
    app.add_middleware(AnswerUnexpected)
    app.add_middleware(RefuseNul)
    _document_problems(app)
    app.add_exception_handler(AppError, _on_app_error)
    app.add_exception_handler(RequestValidationError, _on_invalid_request)
    app.add_exception_handler(HTTPException, _on_http_exception)
    app.add_exception_handler(OperationalError, _on_database_trouble)
    app.add_exception_handler(PoolTimeout, _on_database_trouble)


def _on_app_error(request: Request, error: Exception) -> Response:
    assert isinstance(error, AppError)
    if error.status == 404 and _is_page(request):
        return _page_not_found(request)
    return problem_response(error.as_problem(request.url.path))


def _on_invalid_request(request: Request, error: Exception) -> Response:
    assert isinstance(error, RequestValidationError)
    maengel = [_mangel(detail) for detail in error.errors()]
    return problem_response(InvalidInput(errors=maengel).as_problem(request.url.path))


def _mangel(detail: dict[str, Any]) -> Mangel:
    where, *path = detail["loc"]
    if where == "body":
        pointer = "".join(f"/{part}" for part in path)
        return Mangel(pointer=pointer, code=detail["type"], detail=detail["msg"])
    return Mangel(parameter=str(path[0]) if path else None, code=detail["type"], detail=detail["msg"])


def _on_http_exception(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    if error.status_code == 405:
        headers = {"Allow": ", ".join(_allowed_methods(request))}
        return problem_response(MethodNotAllowed().as_problem(request.url.path), headers)
    if error.status_code == 404 and _is_page(request):
        return _page_not_found(request)
    if error.status_code == 400:  # FastAPI could not even read the body
        mangel = Mangel(pointer="", code="json_invalid", detail="The body is not JSON in UTF-8")
        return problem_response(InvalidInput(errors=[mangel]).as_problem(request.url.path))
    known = {404: NotFound(), 422: InvalidInput()}.get(error.status_code)
    problem = (
        known.as_problem(request.url.path)
        if known
        else Problem(
            type="about:blank", title=str(error.detail), status=error.status_code, instance=request.url.path
        )
    )
    return problem_response(problem, dict(error.headers or {}))


def _is_page(request: Request) -> bool:
    return not request.url.path.startswith("/api/")


def _page_not_found(request: Request) -> Response:
    return cast(Response, request.app.state.page_not_found(request))


def _allowed_methods(request: Request) -> list[str]:
    """All methods of all routes on this path; Starlette names only those of the first match."""
    methods: set[str] = set()
    for route in request.app.routes:
        match, _ = route.matches(request.scope)
        if match is not Match.NONE:
            methods |= set(getattr(route, "methods", None) or ())
    return sorted(methods)


def _on_database_trouble(request: Request, error: Exception) -> Response:
    log.error("database.unavailable", error=type(error).__name__)
    return problem_response(ServiceUnavailable().as_problem(request.url.path), {"Retry-After": "5"})


def _document_problems(app: FastAPI) -> None:
    """Put the schemas that ``problems`` refers to into the OpenAPI description."""
    generate = app.openapi

    def openapi() -> dict[str, Any]:
        description = generate()
        schema = Problem.model_json_schema(ref_template="#/components/schemas/{model}")
        schemas = description.setdefault("components", {}).setdefault("schemas", {})
        schemas.update(schema.pop("$defs"), Problem=schema)
        return description

    app.openapi = openapi  # type: ignore[method-assign]  # FastAPI's documented way to extend it


class RefuseNul:
    """Pure ASGI: nothing has an address with NUL, and PostgreSQL cannot even look for it."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http" and "\x00" in scope["path"]:
            await problem_response(NotFound().as_problem())(scope, receive, send)
        else:
            await self.app(scope, receive, send)


class AnswerUnexpected:
    """Pure ASGI, innermost: an error nobody expected becomes a problem without a word of its content.

    Starlette's own handler for it sits outside every middleware, so its answer had no security headers.
    """

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        started = False

        async def send_and_note(message: Message) -> None:
            nonlocal started
            started = True
            await send(message)

        try:
            await self.app(scope, receive, send_and_note)
        except Exception as error:
            if started or scope["type"] != "http":
                raise
            log.error("request.failed", error=type(error).__name__, where=_where(error))
            await problem_response(AppError().as_problem(scope["path"]))(scope, receive, send)


def _where(error: Exception) -> list[str]:
    """The innermost calls as file:line function. No message: it may quote what people sent."""
    frames = traceback.extract_tb(error.__traceback__)[-8:]
    return [f"{frame.filename}:{frame.lineno} {frame.name}" for frame in frames]
