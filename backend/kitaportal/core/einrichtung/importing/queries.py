"""All SQL of imports: sets of rows, never one by one."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from typing import Any
from uuid import UUID

from geoalchemy2.functions import ST_X, ST_Y, ST_Transform, ST_XMax, ST_XMin, ST_YMax, ST_YMin
from sqlalchemy import (
    TEXT,
    ColumnElement,
    Row,
    SelectBase,
    and_,
    any_,
    func,
    literal,
    or_,
    select,
    union_all,
)
from sqlalchemy import UUID as UUID_TYPE
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.orm import joinedload, selectinload

from kitaportal.core.einrichtung.enums import Profilstatus
from kitaportal.core.einrichtung.importing.records import (
    Area,
    Bounds,
    ImportedEinrichtung,
    Oeffnungsfenster,
    Position,
    StoredEinrichtung,
)
from kitaportal.core.einrichtung.models import Einrichtung, Oeffnungszeit, Profil, SlugUmleitung, Traeger
from kitaportal.core.kommune.models import Kommune
from kitaportal.kit.db import ReadTx, WriteTx

# Any number; imports agree on it.
IMPORT_LOCK = 7_210_001
IS_PUBLIC = and_(Profil.einrichtung_id == Einrichtung.id, Profil.status == Profilstatus.VEROEFFENTLICHT)


def try_lock_imports(tx: WriteTx) -> bool:
    """Keep other imports out until this transaction ends; False when one is at work."""
    return bool(tx.scalar(select(func.pg_try_advisory_xact_lock(IMPORT_LOCK))))


def find_area(tx: ReadTx, slug: str) -> Area | None:
    """A Kommune with its box."""
    bbox = Kommune.geom_bbox
    row = tx.execute(
        select(
            Kommune,
            ST_XMin(bbox).label("west"),
            ST_YMin(bbox).label("south"),
            ST_XMax(bbox).label("east"),
            ST_YMax(bbox).label("north"),
        ).where(Kommune.slug == slug)
    ).one_or_none()
    if row is None:
        return None
    bounds = Bounds(west=row.west, south=row.south, east=row.east, north=row.north)
    return Area(row.Kommune.id, row.Kommune.jugendamt_id, slug, row.Kommune.name, bounds)


def list_kommune_slugs(tx: ReadTx) -> list[str]:
    """All Kommunen, by slug."""
    return list(tx.scalars(select(Kommune.slug).order_by(Kommune.slug)))


def list_stored(tx: ReadTx, jugendamt_id: UUID, source: str) -> list[StoredEinrichtung]:
    """Everything that came from this source, with what its public profile says."""
    hours = _hours_by_profil(tx, jugendamt_id, source)
    position = ST_Transform(Profil.geom, 4326)
    rows = tx.execute(
        select(
            Einrichtung,
            Profil,
            Traeger.source_id.label("traeger"),
            ST_Y(position).label("lat"),
            ST_X(position).label("lon"),
        )
        .outerjoin(Profil, IS_PUBLIC)
        .outerjoin(Traeger, Traeger.id == Einrichtung.traeger_id)
        .where(Einrichtung.jugendamt_id == jugendamt_id, Einrichtung.source == source)
    )
    return [_stored(row, hours) for row in rows]


def _hours_by_profil(tx: ReadTx, jugendamt_id: UUID, source: str) -> dict[UUID, list[Oeffnungsfenster]]:
    rows = tx.scalars(
        select(Oeffnungszeit)
        .join(Profil, Profil.id == Oeffnungszeit.profil_id)
        .join(Einrichtung, IS_PUBLIC)
        .where(Einrichtung.jugendamt_id == jugendamt_id, Einrichtung.source == source)
    )
    hours = defaultdict(list)
    for row in rows:
        window = Oeffnungsfenster(row.weekday, row.opens_minute, row.closes_minute)
        hours[row.profil_id].append(window)
    return hours


def _stored(row: Row[Any], hours: dict[UUID, list[Oeffnungsfenster]]) -> StoredEinrichtung:
    einrichtung, profil, public = row.Einrichtung, row.Profil, None
    if profil is not None:
        position = None if row.lat is None else Position(lat=row.lat, lon=row.lon)
        public = _record(einrichtung, profil, row.traeger, position, hours.get(profil.id, []))
    return StoredEinrichtung(
        einrichtung.id, einrichtung.kommune_id, einrichtung.source_id, einrichtung.slug, public
    )


def _record(
    einrichtung: Einrichtung,
    profil: Profil,
    traeger: str | None,
    position: Position | None,
    hours: Iterable[Oeffnungsfenster],
) -> ImportedEinrichtung:
    return ImportedEinrichtung(
        row=0,
        source_id=einrichtung.source_id,
        art=einrichtung.art,
        name=profil.name,
        traeger=traeger,
        strasse=profil.strasse,
        hausnummer=profil.hausnummer,
        plz=profil.plz,
        ort=profil.ort,
        position=position,
        alter_from_months=profil.alter_from_months,
        alter_until_months=profil.alter_until_months,
        oeffnungszeiten=tuple(sorted(hours)),
        konfession=profil.konfession,
        konzepte=tuple(sorted(profil.konzepte)),
        sprachen=tuple(sorted(profil.sprachen)),
        barrierefreiheit=tuple(sorted(profil.barrierefreiheit)),
        inklusion=tuple(sorted(profil.inklusion)),
        merkmale=tuple(sorted(profil.merkmale)),
    )


def traeger_ids(tx: ReadTx, jugendamt_id: UUID, source: str) -> dict[str, UUID]:
    """Traeger of this source by the name they have there."""
    rows = tx.execute(
        select(Traeger.source_id, Traeger.id).where(
            Traeger.jugendamt_id == jugendamt_id, Traeger.source == source
        )
    )
    return {row.source_id: row.id for row in rows}


def taken_einrichtung_slugs(tx: ReadTx, wanted: Collection[str]) -> list[str]:
    """Slugs that somebody has or had and that stand in the way of the wanted ones."""
    return _in_the_way(tx, union_all(select(Einrichtung.slug), select(SlugUmleitung.slug)), wanted)


def taken_traeger_slugs(tx: ReadTx, wanted: Collection[str]) -> list[str]:
    """Slugs of Traeger that stand in the way of the wanted ones."""
    return _in_the_way(tx, select(Traeger.slug), wanted)


def _in_the_way(tx: ReadTx, statement: SelectBase, wanted: Collection[str]) -> list[str]:
    """Equal to a wanted slug, or one with a number behind."""
    slug = statement.subquery().c.slug
    among = any_(literal(list(wanted), ARRAY(TEXT)))
    return list(
        tx.scalars(select(slug).where(or_(slug == among, func.regexp_replace(slug, r"-\d+$", "") == among)))
    )


def lock_published(tx: WriteTx, einrichtung_ids: Collection[UUID]) -> list[Profil]:
    """The public profiles with everything that a new version takes over."""
    return list(
        tx.scalars(
            select(Profil)
            .where(
                Profil.status == Profilstatus.VEROEFFENTLICHT,
                Profil.einrichtung_id == _any_of(einrichtung_ids),
            )
            .options(selectinload(Profil.texte), selectinload(Profil.fotos), joinedload(Profil.einrichtung))
            .with_for_update(of=Profil)
        )
    )


def last_nummern(tx: ReadTx, einrichtung_ids: Collection[UUID]) -> dict[UUID, int]:
    """The highest version number of each, drafts included."""
    rows = tx.execute(
        select(Profil.einrichtung_id, func.max(Profil.nummer).label("nummer"))
        .where(Profil.einrichtung_id == _any_of(einrichtung_ids))
        .group_by(Profil.einrichtung_id)
    )
    return {row.einrichtung_id: row.nummer for row in rows}


def _any_of(ids: Collection[UUID]) -> ColumnElement[Any]:
    return any_(literal(list(ids), ARRAY(UUID_TYPE)))
