"""Outbox handlers of this module: thin, idempotent."""

from typing import Any
from uuid import UUID

from kitaportal.core.kommune import service
from kitaportal.core.kommune.adapters import MailSender
from kitaportal.core.kommune.enums import Event
from kitaportal.kit.outbox import Handlers, JobContext


def handlers(sender: MailSender, mail_from: str) -> Handlers:
    """Event → what happens then."""

    def deliver(context: JobContext, payload: dict[str, Any]) -> None:
        service.deliver_barrieremeldung(context.tx, _id(payload), context.clock, sender, mail_from)

    def forget(context: JobContext, payload: dict[str, Any]) -> None:
        service.forget_barrieremeldung(context.tx, _id(payload))

    return {
        Event.BARRIEREMELDUNG_EINGEGANGEN: (deliver,),
        Event.BARRIEREMELDUNG_ABGELAUFEN: (forget,),
    }


def _id(payload: dict[str, Any]) -> UUID:
    return UUID(payload["barrieremeldung_id"])
