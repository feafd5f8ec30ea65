"""Versions of resources as ETags (RFC 9110 § 8.8.3, § 13.1)."""

from kitaportal.kit.errors import VersionMismatch, VersionMissing


def etag_of(version: int | str) -> str:
    """The strong ETag of a version."""
    return f'"{version}"'


def is_fresh(if_none_match: str | None, etag: str) -> bool:
    """True when the reader already has this version (weak comparison, so W/ is dropped)."""
    if if_none_match is None:
        return False
    known = [tag.strip().removeprefix("W/") for tag in if_none_match.split(",")]
    return "*" in known or etag in known


def require_version(if_match: str | None, version: int) -> None:
    """Refuse a write that does not start from the current version.

    Raises:
        VersionMissing: no ``If-Match`` (428).
        VersionMismatch: someone was faster (412).
    """
    if if_match is None:
        raise VersionMissing
    if etag_of(version) not in [tag.strip() for tag in if_match.split(",")]:
        raise VersionMismatch
