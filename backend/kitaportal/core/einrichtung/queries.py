"""All SQL about Einrichtungen."""

from datetime import date, datetime
from typing import NamedTuple
from uuid import UUID

from geoalchemy2.functions import ST_X, ST_Y, ST_Transform
from sqlalchemy import ColumnElement, Select, exists, or_, select
from sqlalchemy.orm import selectinload

from kitaportal.core.einrichtung.enums import Profilstatus
from kitaportal.core.einrichtung.models import (
    Einrichtung,
    FreierPlatz,
    Gruppe,
    Profil,
    Schliesstag,
    SlugUmleitung,
    Traeger,
    Veranstaltung,
)
from kitaportal.core.kommune.models import Kommune, Quartier, Stadtbezirk
from kitaportal.kit.db import ReadTx


class PublishedRow(NamedTuple):
    """An Einrichtung with its public profile and everything it points to."""

    einrichtung: Einrichtung
    profil: Profil
    kommune: Kommune
    traeger: Traeger | None
    quartier: Quartier | None
    stadtbezirk: Stadtbezirk | None
    lat: float | None
    lon: float | None


def load_published(tx: ReadTx, key: UUID | str) -> PublishedRow | None:
    """The public profile by id or slug; None when there is none."""
    position = ST_Transform(Profil.geom, 4326)
    row = tx.execute(
        select(Einrichtung, Profil, Kommune, Traeger, Quartier, Stadtbezirk, ST_Y(position), ST_X(position))
        .join(Profil, Profil.einrichtung_id == Einrichtung.id)
        .join(Kommune, Kommune.id == Einrichtung.kommune_id)
        .outerjoin(Traeger, Traeger.id == Einrichtung.traeger_id)
        .outerjoin(Quartier, Quartier.id == Profil.quartier_id)
        .outerjoin(Stadtbezirk, Stadtbezirk.id == Quartier.stadtbezirk_id)
        .where(_has_key(key), Profil.status == Profilstatus.VEROEFFENTLICHT)
        .options(selectinload(Profil.texte), selectinload(Profil.oeffnungszeiten), selectinload(Profil.fotos))
    ).one_or_none()
    return PublishedRow._make(row) if row else None


def _has_key(key: UUID | str) -> ColumnElement[bool]:
    return Einrichtung.id == key if isinstance(key, UUID) else Einrichtung.slug == key


def has_any(tx: ReadTx) -> bool:
    """True when at least one Einrichtung is stored."""
    return bool(tx.scalar(select(exists().select_from(Einrichtung))))


def list_open_slugs(tx: ReadTx, today: date, limit: int) -> list[tuple[str, datetime]]:
    """Slug and day of publication of every open Einrichtung with a public profile."""
    rows = tx.execute(
        select(Einrichtung.slug, Profil.published_at)
        .join(Profil, Profil.einrichtung_id == Einrichtung.id)
        .where(Profil.status == Profilstatus.VEROEFFENTLICHT)
        .where(or_(Einrichtung.closed_on.is_(None), Einrichtung.closed_on >= today))
        .order_by(Einrichtung.slug)
        .limit(limit)
    )
    return [(row.slug, row.published_at) for row in rows]


def find_redirect(tx: ReadTx, slug: str) -> str | None:
    """The slug that replaced this one."""
    return tx.scalars(
        select(Einrichtung.slug)
        .join(SlugUmleitung, SlugUmleitung.einrichtung_id == Einrichtung.id)
        .where(SlugUmleitung.slug == slug)
    ).one_or_none()


def list_schliesstage(tx: ReadTx, einrichtung_id: UUID, today: date) -> list[Schliesstag]:
    """Closed days that are not over, earliest first."""
    return list(
        tx.scalars(
            select(Schliesstag)
            .where(Schliesstag.einrichtung_id == einrichtung_id, Schliesstag.until_on >= today)
            .order_by(Schliesstag.from_on)
        )
    )


def list_gruppen(tx: ReadTx, einrichtung_id: UUID, today: date) -> list[Gruppe]:
    """Groups that exist today, with their places."""
    return list(
        tx.scalars(
            select(Gruppe)
            .where(Gruppe.einrichtung_id == einrichtung_id, Gruppe.valid_from <= today)
            .where(or_(Gruppe.valid_until.is_(None), Gruppe.valid_until >= today))
            .order_by(Gruppe.name)
            .options(selectinload(Gruppe.plaetze))
        )
    )


def list_veranstaltungen(tx: ReadTx, einrichtung_id: UUID, now: datetime) -> list[Veranstaltung]:
    """Events that are not over, earliest first."""
    return list(
        tx.scalars(
            select(Veranstaltung)
            .where(Veranstaltung.einrichtung_id == einrichtung_id, Veranstaltung.ends_at > now)
            .order_by(Veranstaltung.starts_at)
        )
    )


def list_freie_plaetze(tx: ReadTx, einrichtung_id: UUID) -> list[FreierPlatz]:
    """Reported free places, earliest first."""
    return list(
        tx.scalars(
            select(FreierPlatz)
            .where(FreierPlatz.einrichtung_id == einrichtung_id)
            .order_by(FreierPlatz.ab_on, FreierPlatz.alter_from_months, FreierPlatz.umfang_hours)
        )
    )


def find_vorgaenger(tx: ReadTx, einrichtung: Einrichtung) -> tuple[str, str] | None:
    """Slug and name of the public predecessor."""
    return _slug_and_name(tx, _published_names().where(Einrichtung.id == einrichtung.vorgaenger_id))


def find_nachfolger(tx: ReadTx, einrichtung: Einrichtung) -> tuple[str, str] | None:
    """Slug and name of the public successor (the youngest, if several)."""
    return _slug_and_name(
        tx,
        _published_names()
        .where(Einrichtung.vorgaenger_id == einrichtung.id)
        .order_by(Einrichtung.opened_on.desc().nulls_last())
        .limit(1),
    )


def _published_names() -> Select[str, str]:
    return (
        select(Einrichtung.slug, Profil.name)
        .join(Profil, Profil.einrichtung_id == Einrichtung.id)
        .where(Profil.status == Profilstatus.VEROEFFENTLICHT)
    )


def _slug_and_name(tx: ReadTx, statement: Select[str, str]) -> tuple[str, str] | None:
    row = tx.execute(statement).one_or_none()
    return (row.slug, row.name) if row else None
