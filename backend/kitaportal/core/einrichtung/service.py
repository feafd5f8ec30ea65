"""Use cases around one Einrichtung: load → rules → answer."""

from datetime import date, datetime
from uuid import UUID

from kitaportal.core.einrichtung import queries, views
from kitaportal.core.einrichtung.schemas import EinrichtungOut
from kitaportal.kit.clock import Clock
from kitaportal.kit.db import ReadTx
from kitaportal.kit.errors import NotFound


def read_public(tx: ReadTx, key: str, clock: Clock) -> EinrichtungOut:
    """The public profile by slug or id; closed Einrichtungen stay readable.

    Raises:
        NotFound: unknown, or never published (404).
    """
    row = queries.load_published(tx, _as_key(key))
    if row is None:
        raise NotFound
    einrichtung_id = row.einrichtung.id
    return views.einrichtung_out(
        row,
        gruppen=queries.list_gruppen(tx, einrichtung_id, clock.today()),
        schliesstage=queries.list_schliesstage(tx, einrichtung_id, clock.today()),
        veranstaltungen=queries.list_veranstaltungen(tx, einrichtung_id, clock.now()),
        freie_plaetze=queries.list_freie_plaetze(tx, einrichtung_id),
        vorgaenger=queries.find_vorgaenger(tx, row.einrichtung),
        nachfolger=queries.find_nachfolger(tx, row.einrichtung),
        today=clock.today(),
    )


def find_redirect(tx: ReadTx, slug: str) -> str | None:
    """The slug that replaced an old one, or None."""
    return queries.find_redirect(tx, slug)


def has_any(tx: ReadTx) -> bool:
    """True when this portal already holds an Einrichtung."""
    return queries.has_any(tx)


def list_addresses(tx: ReadTx, today: date, limit: int) -> list[tuple[str, datetime]]:
    """Slug and publication of every open Einrichtung, for search engines."""
    return queries.list_open_slugs(tx, today, limit)


def _as_key(key: str) -> UUID | str:
    try:
        return UUID(key)
    except ValueError:
        return key
