"""``Idempotency-Key``: a POST that creates is done once, however often it is sent.

Source: draft-ietf-httpapi-idempotency-key-header. The answer is kept beside the key for 48 hours.
"""

import hashlib
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any, TypeVar

from pydantic import BaseModel
from sqlalchemy import delete, select
from sqlalchemy.dialects.postgresql import JSONB, insert
from sqlalchemy.orm import Mapped, mapped_column

from kitaportal.kit.columns import Timestamp
from kitaportal.kit.db import Base, WriteTx
from kitaportal.kit.errors import IdempotencyKeyReused, Mangel

KEPT_FOR = timedelta(hours=48)
Answer = TypeVar("Answer", bound=BaseModel)


class IdempotencyKey(Base):
    """The answer given to one key of one operation; ``body`` is filled before the commit."""

    __tablename__ = "idempotency_key"

    operation: Mapped[str] = mapped_column(primary_key=True)
    key: Mapped[str] = mapped_column(primary_key=True)
    request_hash: Mapped[str]
    body: Mapped[dict[str, Any] | None] = mapped_column(JSONB)
    created_at: Mapped[Timestamp]


def run_once(
    tx: WriteTx,
    *,
    operation: str,
    key: str | None,
    request: BaseModel,
    produce: Callable[[], Answer],
    answer_type: type[Answer],
    now: datetime,
) -> Answer:
    """The answer of ``produce``, or the one already given for this key. Without a key: always new.

    A second request with the same key waits on the unique index until the first has committed.

    Raises:
        IdempotencyKeyReused: the key came before with another body.
    """
    if key is None:
        return produce()
    request_hash = hashlib.sha256(request.model_dump_json().encode()).hexdigest()
    is_first = tx.scalar(
        insert(IdempotencyKey)
        .values(operation=operation, key=key, request_hash=request_hash, created_at=now)
        .on_conflict_do_nothing()
        .returning(IdempotencyKey.key)
    )
    row = tx.scalars(select(IdempotencyKey).filter_by(operation=operation, key=key)).one()
    if row.request_hash != request_hash:
        mangel = Mangel(parameter="Idempotency-Key", code="reused", detail="Came before with another body")
        raise IdempotencyKeyReused(errors=[mangel])
    if not is_first:
        return answer_type.model_validate(row.body)
    answer = produce()
    row.body = answer.model_dump(mode="json")
    return answer


def forget_old_keys(tx: WriteTx, now: datetime) -> None:
    """Delete keys that are older than 48 hours."""
    tx.execute(delete(IdempotencyKey).where(IdempotencyKey.created_at < now - KEPT_FOR))
