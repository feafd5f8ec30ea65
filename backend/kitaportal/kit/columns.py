"""Columns and row-level-security clauses that many tables share."""

from datetime import datetime
from typing import Annotated
from uuid import UUID

from sqlalchemy import ForeignKey, text
from sqlalchemy.dialects.postgresql import ARRAY, TEXT, TIMESTAMP
from sqlalchemy.orm import Mapped, mapped_column

from kitaportal.kit.ids import new_id

UuidKey = Annotated[UUID, mapped_column(primary_key=True, default=new_id)]
Timestamp = Annotated[datetime, mapped_column(TIMESTAMP(timezone=True))]
Codes = Annotated[list[str], mapped_column(ARRAY(TEXT), server_default=text("'{}'"), default=list)]


class TenantMixin:
    """Every tenant row belongs to one Jugendamt."""

    jugendamt_id: Mapped[UUID] = mapped_column(ForeignKey("jugendamt.id"), index=True)


class VersionMixin:
    """A mutable resource: its version is its ETag; SQLAlchemy refuses a stale update."""

    version: Mapped[int] = mapped_column(server_default=text("1"), default=1)
    created_at: Mapped[Timestamp]
    updated_at: Mapped[Timestamp]
