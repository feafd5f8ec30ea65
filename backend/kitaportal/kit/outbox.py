"""Jobs that are written with the change that causes them and done soon after by a worker.

A job is a row in the caller's transaction. A worker locks one row (SKIP LOCKED), runs the handler
and deletes the row in one transaction: a crash in between only repeats an idempotent handler.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

import structlog
from sqlalchemy import Index, delete, select, text, update
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from kitaportal.kit.clock import Clock
from kitaportal.kit.columns import Timestamp, UuidKey
from kitaportal.kit.db import SYSTEM, Base, Database, WriteTx

MAX_ATTEMPTS = 12
log = structlog.get_logger()


class OutboxJob(Base):
    """One thing to do. ``payload`` carries ids only. A job that failed for good keeps ``failed_at``."""

    __tablename__ = "outbox_job"
    __table_args__ = (Index("ix_outbox_job_due", "run_at", postgresql_where=text("failed_at IS NULL")),)

    id: Mapped[UuidKey]
    event: Mapped[str]
    payload: Mapped[dict[str, Any]] = mapped_column(JSONB)
    run_at: Mapped[Timestamp]
    attempts: Mapped[int] = mapped_column(server_default=text("0"), default=0)
    last_error: Mapped[str | None]
    failed_at: Mapped[Timestamp | None]


@dataclass(frozen=True)
class JobContext:
    """What a handler gets beside its payload."""

    tx: WriteTx
    clock: Clock


Handler = Callable[[JobContext, dict[str, Any]], None]
Handlers = Mapping[str, tuple[Handler, ...]]


def merge(*modules: Handlers) -> Handlers:
    """The handlers of all modules; several may listen to one event."""
    merged: dict[str, tuple[Handler, ...]] = {}
    for handlers in modules:
        for event, functions in handlers.items():
            merged[event] = (*merged.get(event, ()), *functions)
    return merged


def plan(tx: WriteTx, event: str, payload: Mapping[str, Any], *, run_at: datetime) -> None:
    """Write the job into the caller's transaction; it exists exactly when the change does."""
    tx.add(OutboxJob(event=event, payload=dict(payload), run_at=run_at))


def run_due(database: Database, handlers: Handlers, clock: Clock, *, limit: int = 1000) -> int:
    """Do the due jobs, each in a transaction of its own. Returns how many were tried."""
    for tried in range(limit):
        if not run_next(database, handlers, clock):
            return tried
    return limit


def run_next(database: Database, handlers: Handlers, clock: Clock) -> bool:
    """Do one due job; False when none is due."""
    with database.write(SYSTEM) as tx:
        job = tx.scalar(
            select(OutboxJob)
            .where(OutboxJob.run_at <= clock.now(), OutboxJob.failed_at.is_(None))
            .order_by(OutboxJob.run_at, OutboxJob.id)
            .limit(1)
            .with_for_update(skip_locked=True)
        )
        if job is None:
            return False
        _run(tx, job, handlers, clock)
    return True


def _run(tx: WriteTx, job: OutboxJob, handlers: Handlers, clock: Clock) -> None:
    job_id, event, attempts = job.id, job.event, job.attempts
    try:
        with tx.savepoint():
            for handler in handlers[event]:
                handler(JobContext(tx, clock), job.payload)
    except Exception as error:  # noqa: BLE001  whatever a handler raises, the queue goes on
        log.warning("outbox.job_failed", event_name=event, job_id=str(job_id), error=type(error).__name__)
        _postpone(tx, job_id, attempts, type(error).__name__, clock)
    else:
        tx.execute(delete(OutboxJob).where(OutboxJob.id == job_id))


def _postpone(tx: WriteTx, job_id: UUID, attempts: int, error: str, clock: Clock) -> None:
    """Try again later, twice as late each time; after MAX_ATTEMPTS the job waits for a person."""
    now = clock.now()
    values: dict[str, Any] = {"attempts": attempts + 1, "last_error": error}
    if attempts + 1 >= MAX_ATTEMPTS:
        values["failed_at"] = now
    else:
        values["run_at"] = now + timedelta(seconds=2**attempts)
    tx.execute(update(OutboxJob).where(OutboxJob.id == job_id).values(**values))
