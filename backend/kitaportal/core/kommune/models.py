"""Tables of places and of what a Jugendamt configures by date."""

from datetime import date
from typing import Any
from uuid import UUID

from geoalchemy2 import Geometry
from sqlalchemy import CheckConstraint, ForeignKey, UniqueConstraint
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column, relationship

from kitaportal.kit.columns import TenantMixin, Timestamp, UuidKey
from kitaportal.kit.db import Base


class Jugendamt(Base):
    """The tenant: the örtliche Träger der öffentlichen Jugendhilfe (§ 69 SGB VIII)."""

    __tablename__ = "jugendamt"

    id: Mapped[UuidKey]
    slug: Mapped[str] = mapped_column(unique=True)
    name: Mapped[str]


class Kommune(TenantMixin, Base):
    """A place with its own pages: a Gemeinde (AGS) or the area of an import."""

    __tablename__ = "kommune"

    id: Mapped[UuidKey]
    slug: Mapped[str] = mapped_column(unique=True)
    name: Mapped[str]
    ags: Mapped[str | None]
    land: Mapped[str]
    demo: Mapped[bool]
    geom_bbox: Mapped[Any] = mapped_column(Geometry("POLYGON", srid=4326, spatial_index=False))
    geom_center: Mapped[Any] = mapped_column(Geometry("POINT", srid=4326, spatial_index=False))
    zoom: Mapped[float]
    profil: Mapped[dict[str, Any]] = mapped_column(JSONB)  # Stelle, Impressum, Karte: shown, never searched

    stadtbezirke: Mapped[list["Stadtbezirk"]] = relationship(lazy="raise", order_by="Stadtbezirk.nummer")


class Stadtbezirk(TenantMixin, Base):
    """A district of a Kommune."""

    __tablename__ = "stadtbezirk"
    __table_args__ = (UniqueConstraint("kommune_id", "slug"),)

    id: Mapped[UuidKey]
    kommune_id: Mapped[UUID] = mapped_column(ForeignKey("kommune.id"), index=True)
    nummer: Mapped[str]
    slug: Mapped[str]
    name: Mapped[str]

    quartiere: Mapped[list["Quartier"]] = relationship(lazy="raise", order_by="Quartier.nummer")


class Quartier(TenantMixin, Base):
    """A neighbourhood; the smallest area that figures are published for."""

    __tablename__ = "quartier"
    __table_args__ = (UniqueConstraint("kommune_id", "slug"),)

    id: Mapped[UuidKey]
    kommune_id: Mapped[UUID] = mapped_column(ForeignKey("kommune.id"), index=True)
    stadtbezirk_id: Mapped[UUID] = mapped_column(ForeignKey("stadtbezirk.id"), index=True)
    nummer: Mapped[str]
    slug: Mapped[str]
    name: Mapped[str]
    geom_center: Mapped[Any] = mapped_column(Geometry("POINT", srid=25832, spatial_index=False))


class Konfiguration(TenantMixin, Base):
    """One dated value: amounts, limits, Betreuungsumfaenge, Gruppenformen. Selected by reference date.

    ``source`` is "folder" for values from data/kommunen and "database" for those an official entered.
    """

    __tablename__ = "konfiguration"
    __table_args__ = (
        UniqueConstraint("kommune_id", "key", "valid_from"),
        CheckConstraint("source IN ('folder', 'database')", name="source"),
    )

    id: Mapped[UuidKey]
    kommune_id: Mapped[UUID] = mapped_column(ForeignKey("kommune.id"), index=True)
    key: Mapped[str]
    valid_from: Mapped[date]
    value: Mapped[Any] = mapped_column(JSONB)
    source: Mapped[str]
    legal_source: Mapped[str]
    confidence: Mapped[str]


class Barrieremeldung(TenantMixin, Base):
    """A reader reports a barrier on a page (§ 10e BGG NRW, feedback mechanism).

    Personal: ``email`` (only to answer; deleted with the row after 6 months) and what ``text`` may say.
    Seen by the Stelle of the Kommune only.
    """

    __tablename__ = "barrieremeldung"
    __table_args__ = (CheckConstraint("char_length(text) BETWEEN 1 AND 5000", name="text_length"),)

    id: Mapped[UuidKey]
    kommune_id: Mapped[UUID] = mapped_column(ForeignKey("kommune.id"), index=True)
    seite: Mapped[str]
    text: Mapped[str]
    email: Mapped[str | None]
    created_at: Mapped[Timestamp]
    delivered_at: Mapped[Timestamp | None]
