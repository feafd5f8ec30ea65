"""What a search costs beside an empty endpoint and beside its bare SQL, in one run.

    uv run python backend/benchmarks/search.py [--quick]

One process asks the portal in memory (no sockets), one question after the other, everything interleaved.
The ceiling is an endpoint that does nothing but check the same parameters and send the same bytes, plus the
same statements sent by psycopg without the portal. --quick leaves out the large city.
"""

import asyncio
import json
import statistics
import tempfile
import time
from collections.abc import Awaitable, Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Annotated, Any
from urllib.parse import urlencode

import psycopg
import typer
from fastapi import FastAPI, Query, Response

from kitaportal.core.search import service
from kitaportal.core.search.queries import statements
from kitaportal.core.search.queries.conditions import build_conditions
from kitaportal.core.search.queries.pool import SESSION
from kitaportal.core.search.schemas import EinrichtungSearch
from kitaportal.demo.seeding import Size, seed
from kitaportal.kit.clock import FixedClock, noon
from kitaportal.kit.cluster import Cluster
from kitaportal.kit.db import SYSTEM, Database
from kitaportal.kit.migrations import migrate
from kitaportal.kit.settings import Settings
from kitaportal.main import create_app

TODAY = date(2026, 11, 24)
CLOCK = FixedClock(noon(TODAY))
ROUNDS, REPEATS = 30, 10
NEAR = {"lat": 51.26, "lon": 7.15, "radius_m": 5000}
FILTERED = NEAR | {"konzept": ["natur", "waldorf"], "umfang": [35, 45]}
QUESTIONS: dict[str, Mapping[str, Any]] = {
    "cards near": NEAR | {"facets": False},
    "cards near, filtered": FILTERED | {"facets": False},
    "cards and facets near": NEAR,
    "cards and facets near, filtered": FILTERED,
}
# The share of the ceiling is the goal of "A search that understands"; here for orientation.
TARGETS = {"share_of_ceiling": 0.40}


@dataclass(frozen=True)
class Figures:
    """Medians of one question at one size, in milliseconds."""

    size: str
    question: str
    empty: float
    sql: float
    search: float

    @property
    def share_of_ceiling(self) -> float:
        """1 = nothing but the empty endpoint and the bare SQL."""
        return (self.empty + self.sql) / self.search


def main(
    quick: Annotated[bool, typer.Option(help="Demo city only")] = False,
) -> None:
    """Measure, print a table and, as the last line, one JSON object."""
    with tempfile.TemporaryDirectory() as folder:
        cluster = Cluster(Path(folder) / "cluster", throw_away=True)
        cluster.start()
        try:
            sizes = [Size.DEMO] if quick else [Size.DEMO, Size.MEDIUM]
            figures = [row for size in sizes for row in measure_size(cluster, size)]
        finally:
            cluster.remove()
    typer.echo(table(figures))
    typer.echo(json.dumps(summary(figures)))


def measure_size(cluster: Cluster, size: Size) -> list[Figures]:
    """All questions in a city of this size."""
    name = f"bench_{size}"
    cluster.create_database(name)
    migrate(cluster.owner_url(name))
    settings = Settings(app_database_url=cluster.app_url(name), log_level="ERROR")
    database = Database(settings.app_database_url, pool_size=1)
    with database.write(SYSTEM) as tx:
        seed(tx, CLOCK, size)
        service.rebuild(tx)
    database.dispose()
    return [asyncio.run(measure(settings, size, label, asked)) for label, asked in QUESTIONS.items()]


async def measure(settings: Settings, size: Size, label: str, asked: Mapping[str, Any]) -> Figures:
    """One question: empty endpoint, bare SQL and search take turns."""
    app = create_app(settings, CLOCK)
    async with app.router.lifespan_context(app):
        query = urlencode(asked, doseq=True).encode()
        body = await get(app, "/api/v1/einrichtungen", query)
        empty = empty_endpoint(body)
        with bare_sql(settings, EinrichtungSearch(**asked)) as ask_sql:
            turns: dict[str, Callable[[], Awaitable[Any]]] = {
                "empty": lambda: get(empty, "/", query),
                "sql": ask_sql,
                "search": lambda: get(app, "/api/v1/einrichtungen", query),
            }
            times = await interleave(turns)
    return Figures(size, label, **times)


async def interleave(turns: dict[str, Callable[[], Awaitable[Any]]]) -> dict[str, float]:
    """Median milliseconds of each, after a warm-up."""
    times: dict[str, list[float]] = {name: [] for name in turns}
    for number in range(ROUNDS + 1):
        for name, turn in turns.items():
            started = time.perf_counter()
            for _ in range(REPEATS):
                await turn()
            if number:
                times[name].append((time.perf_counter() - started) * 1000 / REPEATS)
    return {name: statistics.median(values) for name, values in times.items()}


def empty_endpoint(body: bytes) -> FastAPI:
    """Checks the same parameters and sends the same bytes."""
    app = FastAPI()

    @app.get("/")
    async def read(wanted: Annotated[EinrichtungSearch, Query()]) -> Response:
        return Response(body, media_type="application/json")

    return app


@contextmanager
def bare_sql(settings: Settings, search: EinrichtungSearch) -> Iterator[Callable[[], Awaitable[None]]]:
    """The statements of this search, prepared, on a connection of their own."""
    conditions = build_conditions(search, None, TODAY)
    parameters = conditions.parameters | {"useful": conditions.bits.useful, "limit": 20, "offset": 0}
    sort = statements.Sortierung.DISTANZ
    sent = (
        [statements.page_statement(conditions, search, sort), statements.counts_statement(conditions)]
        if search.facets
        else [statements.counted_page_statement(conditions, search, sort)]
    )
    with psycopg.connect(settings.app_database_url, autocommit=True, options=SESSION) as connection:

        async def ask() -> None:
            for statement in sent:
                connection.execute(statement.encode(), parameters, prepare=True).fetchall()

        yield ask


async def get(app: FastAPI, path: str, query: bytes) -> bytes:
    """The body that the application sends, without a network in between."""
    scope = {
        "type": "http", "asgi": {"version": "3.0"}, "http_version": "1.1", "method": "GET", "scheme": "http",
        "path": path, "raw_path": path.encode(), "root_path": "", "query_string": query, "headers": [],
        "server": ("bench", 80), "client": ("bench", 1),
    }  # fmt: skip
    sent: list[dict[str, Any]] = []

    async def receive() -> dict[str, Any]:
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message: Any) -> None:
        sent.append(message)

    await app(scope, receive, send)
    if sent[0]["status"] != 200:
        raise RuntimeError(f"{path} answered {sent[0]['status']}")
    return b"".join(message.get("body", b"") for message in sent[1:])


def table(figures: list[Figures]) -> str:
    """For people."""
    head = f"{'size':>7}  {'question':34} {'empty ms':>9} {'SQL ms':>8} {'search ms':>10} {'share':>6}"
    rows = [
        f"{row.size:>7}  {row.question:34} {row.empty:9.2f} {row.sql:8.2f} {row.search:10.2f}"
        f" {row.share_of_ceiling:6.2f}"
        for row in figures
    ]
    return "\n".join([head, *rows])


def summary(figures: list[Figures]) -> dict[str, Any]:
    """For programs."""
    lowest = min(row.share_of_ceiling for row in figures)
    values = {
        f"{row.size}: {row.question}": {"search_ms": row.search, "share_of_ceiling": row.share_of_ceiling}
        for row in figures
    }
    return {"figures": values, "targets": TARGETS, "met": lowest >= TARGETS["share_of_ceiling"]}


if __name__ == "__main__":
    typer.run(main)
