"""All SQL about Kommunen."""

from datetime import date
from typing import Any, NamedTuple, TypeVar
from uuid import UUID

from geoalchemy2.functions import (
    ST_X,
    ST_Y,
    ST_GeomFromEWKT,
    ST_Transform,
    ST_XMax,
    ST_XMin,
    ST_YMax,
    ST_YMin,
)
from sqlalchemy import ColumnElement, Date, column, delete, func, or_, select, table
from sqlalchemy.orm import selectinload

from kitaportal.core.kommune.models import Barrieremeldung, Kommune, Konfiguration, Quartier, Stadtbezirk
from kitaportal.kit.db import ReadTx, WriteTx

# The narrow projection of the search, which stands above this module: named, not imported.
_SUCHE = table("einrichtung_suche", column("kommune_id"), column("closed_on", Date))


Area = TypeVar("Area", Stadtbezirk, Quartier)


class KommuneRow(NamedTuple):
    """A Kommune with its position in degrees."""

    kommune: Kommune
    lon: float
    lat: float
    bbox: tuple[float, float, float, float]


class QuartierCentre(NamedTuple):
    """Where a Quartier lies, in degrees."""

    lon: float
    lat: float


def list_kommunen(tx: ReadTx, today: date) -> list[tuple[Kommune, int]]:
    """All Kommunen by name, with the number of Einrichtungen that the search finds today."""
    found = (
        select(_SUCHE.c.kommune_id, func.count().label("anzahl"))
        .where(or_(_SUCHE.c.closed_on.is_(None), _SUCHE.c.closed_on >= today))
        .group_by(_SUCHE.c.kommune_id)
        .subquery()
    )
    rows = tx.execute(
        select(Kommune, func.coalesce(found.c.anzahl, 0).label("anzahl"))
        .outerjoin(found, found.c.kommune_id == Kommune.id)
        .order_by(Kommune.name)
    )
    return [(row.Kommune, row.anzahl) for row in rows]


def load_kommune(tx: ReadTx, slug: str) -> KommuneRow | None:
    """One Kommune with its Stadtbezirke and Quartiere."""
    bbox, center = Kommune.geom_bbox, Kommune.geom_center
    row = tx.execute(
        select(
            Kommune,
            ST_X(center).label("lon"),
            ST_Y(center).label("lat"),
            ST_XMin(bbox).label("west"),
            ST_YMin(bbox).label("south"),
            ST_XMax(bbox).label("east"),
            ST_YMax(bbox).label("north"),
        )
        .where(Kommune.slug == slug)
        .options(selectinload(Kommune.stadtbezirke).selectinload(Stadtbezirk.quartiere))
    ).one_or_none()
    if row is None:
        return None
    return KommuneRow(row.Kommune, row.lon, row.lat, (row.west, row.south, row.east, row.north))


def quartier_centres(tx: ReadTx, kommune_id: UUID) -> dict[UUID, QuartierCentre]:
    """Centres of the Quartiere of a Kommune."""
    point = ST_Transform(Quartier.geom_center, 4326)
    rows = tx.execute(
        select(Quartier.id, ST_X(point).label("lon"), ST_Y(point).label("lat")).where(
            Quartier.kommune_id == kommune_id
        )
    )
    return {row.id: QuartierCentre(row.lon, row.lat) for row in rows}


def quartier_ids(tx: ReadTx, kommune_id: UUID) -> dict[str, UUID]:
    """Ids of the Quartiere by slug."""
    rows = tx.execute(select(Quartier.slug, Quartier.id).where(Quartier.kommune_id == kommune_id))
    return {row.slug: row.id for row in rows}


def find_kommune(tx: ReadTx, slug: str) -> Kommune | None:
    """A Kommune by its slug."""
    kommune: Kommune | None = tx.scalar(select(Kommune).where(Kommune.slug == slug))
    return kommune


def find_konfiguration_entry(
    tx: ReadTx, kommune_id: UUID, key: str, valid_from: date
) -> Konfiguration | None:
    """The entry that begins on exactly that day."""
    row: Konfiguration | None = tx.scalar(
        select(Konfiguration).filter_by(kommune_id=kommune_id, key=key, valid_from=valid_from)
    )
    return row


def find_konfiguration(tx: ReadTx, kommune_id: UUID, key: str, on: date) -> Any | None:
    """The value that holds on that day: the youngest that has begun."""
    return tx.scalar(
        select(Konfiguration.value)
        .where(Konfiguration.kommune_id == kommune_id, Konfiguration.key == key)
        .where(Konfiguration.valid_from <= on)
        .order_by(Konfiguration.valid_from.desc())
        .limit(1)
    )


def lock_barrieremeldung(tx: WriteTx, meldung_id: UUID) -> tuple[Barrieremeldung, Kommune] | None:
    """A report with its Kommune, for sending it once."""
    row = tx.execute(
        select(Barrieremeldung, Kommune)
        .join(Kommune, Kommune.id == Barrieremeldung.kommune_id)
        .where(Barrieremeldung.id == meldung_id)
        .with_for_update(of=Barrieremeldung)
    ).one_or_none()
    return (row.Barrieremeldung, row.Kommune) if row else None


def delete_barrieremeldung(tx: WriteTx, meldung_id: UUID) -> None:
    """Forget a report."""
    tx.execute(delete(Barrieremeldung).where(Barrieremeldung.id == meldung_id))


def find_or_add(tx: WriteTx, entity: type[Any], **key: Any) -> Any:
    """The row with this natural key, or a new one that carries it."""
    row = tx.scalar(select(entity).filter_by(**key))
    if row is None:
        row = entity(**key)
        tx.add(row)
    return row


def rows_by_slug(tx: ReadTx, entity: type[Area], kommune_id: UUID) -> dict[str, Area]:
    """All Stadtbezirke or Quartiere of a Kommune."""
    return {row.slug: row for row in tx.scalars(select(entity).where(entity.kommune_id == kommune_id))}


def in_25832(point: str) -> ColumnElement[Any]:
    """An EWKT point in EPSG:25832, computed by PostGIS."""
    transformed: ColumnElement[Any] = ST_Transform(ST_GeomFromEWKT(point), 25832)
    return transformed
