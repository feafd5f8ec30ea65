"""What the search does when a profile becomes public or is withdrawn."""

from typing import Any
from uuid import UUID

from kitaportal.core.einrichtung.enums import Event
from kitaportal.core.search import service
from kitaportal.kit.outbox import Handlers, JobContext


def reindex_einrichtung(context: JobContext, payload: dict[str, Any]) -> None:
    """Bring the search in line with what is public now; doing it twice changes nothing."""
    service.index_one(context.tx, UUID(payload["einrichtung_id"]))


def handlers() -> Handlers:
    """Event → what the search does."""
    return {event: (reindex_einrichtung,) for event in (Event.VEROEFFENTLICHT, Event.ZURUECKGEZOGEN)}
