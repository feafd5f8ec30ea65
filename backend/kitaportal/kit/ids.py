"""Keys: UUIDv7, so that rows sort by creation and indexes stay compact (RFC 9562 § 5.7)."""

import uuid

import uuid_utils.compat


def new_id() -> uuid.UUID:
    """A fresh UUIDv7."""
    return uuid_utils.compat.uuid7()
