"""Errors as part of the interface: one class per situation, answered as problem+json (RFC 9457)."""

from collections.abc import Sequence
from typing import ClassVar

from pydantic import BaseModel, ConfigDict


class Mangel(BaseModel):
    """One thing wrong with the input. ``pointer`` names a body field, ``parameter`` a query parameter."""

    pointer: str | None = None
    parameter: str | None = None
    code: str
    detail: str


class Problem(BaseModel):
    """The body of every error answer (RFC 9457). Developer text in English; people read text by ``type``."""

    model_config = ConfigDict(json_schema_extra={"description": "RFC 9457 problem details"})

    type: str
    title: str
    status: int
    detail: str | None = None
    instance: str | None = None
    errors: list[Mangel] = []


class AppError(Exception):
    """Base of every expected error. Subclasses say status, slug and title."""

    status: ClassVar[int] = 500
    slug: ClassVar[str] = "internal-error"
    title: ClassVar[str] = "Internal error"

    def __init__(self, detail: str | None = None, *, errors: Sequence[Mangel] = ()) -> None:
        super().__init__(detail or self.title)
        self.detail = detail
        self.errors = list(errors)

    def as_problem(self, instance: str | None = None) -> Problem:
        """The answer's body."""
        return Problem(
            type=f"/problems/{self.slug}",
            title=self.title,
            status=self.status,
            detail=self.detail,
            instance=instance,
            errors=self.errors,
        )


class NotFound(AppError):
    """Unknown, or nothing that this reader may know of."""

    status, slug, title = 404, "not-found", "Not found"


class InvalidInput(AppError):
    """The input is wrong; ``errors`` names each field or parameter."""

    status, slug, title = 422, "invalid-input", "The input is invalid"


class VersionMismatch(AppError):
    """Someone else changed the resource first (``If-Match``)."""

    status, slug, title = 412, "version-mismatch", "The resource has changed"


class VersionMissing(AppError):
    """A write without ``If-Match``."""

    status, slug, title = 428, "version-missing", "If-Match is required"


class IdempotencyKeyReused(AppError):
    """The same ``Idempotency-Key`` came with another body."""

    status, slug, title = 422, "idempotency-key-reused", "Idempotency-Key was used for another request"


class MethodNotAllowed(AppError):
    """The path exists, the method does not."""

    status, slug, title = 405, "method-not-allowed", "Method not allowed"


class ServiceUnavailable(AppError):
    """The database, or something as necessary, does not answer; try again."""

    status, slug, title = 503, "service-unavailable", "Temporarily unavailable"
