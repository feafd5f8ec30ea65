"""Rows for what an import brings. No SQL: the service plans them in its transaction.

Columns with a server default are set here all the same: rows with nothing to fetch back go in many at once.
"""

from datetime import datetime
from functools import cache
from typing import Any
from uuid import UUID

import pyproj

from kitaportal.core.einrichtung.enums import Lage, Profilstatus
from kitaportal.core.einrichtung.importing.mapping import SourceMapping
from kitaportal.core.einrichtung.importing.records import Area, ImportedEinrichtung, Position
from kitaportal.core.einrichtung.models import Einrichtung, Foto, Oeffnungszeit, Profil, Profiltext, Traeger
from kitaportal.kit.ids import new_id

# What a version has of its own; everything else that the source does not know comes from the version before.
OWN = {"id", "nummer", "status", "version", "created_at", "updated_at", "published_at"}


def new_traeger(name: str, slug: str, *, area: Area, mapping: SourceMapping, now: datetime) -> Traeger:
    """A Traeger known by nothing but its name."""
    return Traeger(
        id=new_id(),
        jugendamt_id=area.jugendamt_id,
        slug=slug,
        name=name,
        traegertyp=mapping.traegertyp_of(name),
        source=mapping.source,
        source_id=name,
        version=1,
        created_at=now,
        updated_at=now,
    )


def new_einrichtung(
    record: ImportedEinrichtung,
    slug: str,
    *,
    traeger_id: UUID | None,
    area: Area,
    mapping: SourceMapping,
    now: datetime,
) -> Einrichtung:
    """An Einrichtung that the portal did not know."""
    return Einrichtung(
        id=new_id(),
        jugendamt_id=area.jugendamt_id,
        kommune_id=area.kommune_id,
        traeger_id=traeger_id,
        art=record.art,
        slug=slug,
        source=mapping.source,
        source_id=record.source_id,
        quelle=mapping.quelle(),
        demo=False,
        version=1,
        created_at=now,
        updated_at=now,
    )


def first_profil(record: ImportedEinrichtung, einrichtung: Einrichtung, now: datetime) -> Profil:
    """The first version, public at once."""
    profil = Profil(
        jugendamt_id=einrichtung.jugendamt_id,
        einrichtung_id=einrichtung.id,
        umfaenge=[],
        schwerpunkte=[],
        verpflegung=[],
    )
    return _published(profil, record, nummer=1, now=now)


def next_profil(record: ImportedEinrichtung, old: Profil, nummer: int, now: datetime) -> Profil:
    """The next version: what the source knows is new, everything else stays as it was."""
    profil = Profil(**_values(old, leaving_out=OWN))
    profil.texte = [Profiltext(**_values(text, leaving_out={"id", "profil_id"})) for text in old.texte]
    profil.fotos = [Foto(**_values(foto, leaving_out={"id", "profil_id"})) for foto in old.fotos]
    return _published(profil, record, nummer=nummer, now=now)


def supersede(old: Profil, now: datetime) -> None:
    """Take a version out of the public."""
    old.status = Profilstatus.ABGELOEST
    _touch(old, now)


def update_einrichtung(
    einrichtung: Einrichtung, record: ImportedEinrichtung, traeger_id: UUID | None, now: datetime
) -> None:
    """What stands beside the profile."""
    einrichtung.art, einrichtung.traeger_id = record.art, traeger_id
    _touch(einrichtung, now)


def _published(profil: Profil, record: ImportedEinrichtung, *, nummer: int, now: datetime) -> Profil:
    profil.id, profil.nummer, profil.version = new_id(), nummer, 1
    profil.status, profil.published_at = Profilstatus.VEROEFFENTLICHT, now
    profil.created_at = profil.updated_at = now
    profil.name, profil.strasse, profil.hausnummer = record.name, record.strasse, record.hausnummer
    profil.plz, profil.ort = record.plz, record.ort
    profil.geom = _geom(record.position)
    profil.lage = Lage.GENAU if record.position else Lage.UNBEKANNT
    profil.alter_from_months, profil.alter_until_months = record.alter_from_months, record.alter_until_months
    profil.konfession, profil.konzepte = record.konfession, list(record.konzepte)
    profil.sprachen, profil.inklusion = list(record.sprachen), list(record.inklusion)
    profil.barrierefreiheit, profil.merkmale = list(record.barrierefreiheit), list(record.merkmale)
    profil.oeffnungszeiten = _oeffnungszeiten(record, profil)
    return profil


def _oeffnungszeiten(record: ImportedEinrichtung, profil: Profil) -> list[Oeffnungszeit]:
    return [
        Oeffnungszeit(
            jugendamt_id=profil.jugendamt_id,
            weekday=window.weekday,
            opens_minute=window.opens_minute,
            closes_minute=window.closes_minute,
        )
        for window in record.oeffnungszeiten
    ]


def _geom(position: Position | None) -> str | None:
    if position is None:
        return None
    east, north = _to_metres().transform(position.lon, position.lat)
    return f"SRID=25832;POINT({east:.4f} {north:.4f})"


@cache
def _to_metres() -> pyproj.Transformer:
    return pyproj.Transformer.from_crs(4326, 25832, always_xy=True)


def _values(row: Any, *, leaving_out: set[str]) -> dict[str, Any]:
    """Columns of a row. None is left out too: JSONB would store it as JSON's null."""
    names = [column.key for column in row.__table__.columns if column.key not in leaving_out]
    return {name: value for name in names if (value := getattr(row, name)) is not None}


def _touch(row: Einrichtung | Profil, now: datetime) -> None:
    row.version += 1
    row.updated_at = now
