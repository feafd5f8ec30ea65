"""The narrow search projection: one row per public Einrichtung, rebuilt from the truth at any time."""

from datetime import date
from typing import Any
from uuid import UUID

from geoalchemy2 import Geometry
from sqlalchemy import ForeignKey, Index, text
from sqlalchemy.dialects.postgresql import ARRAY, INTEGER, SMALLINT
from sqlalchemy.orm import Mapped, mapped_column

from kitaportal.kit.columns import TenantMixin
from kitaportal.kit.db import Base


class Merkmalcode(Base):
    """Gives each filter value ("konzept:waldorf") a small number, for arrays that intarray can index."""

    __tablename__ = "merkmalcode"

    id: Mapped[int] = mapped_column(primary_key=True)
    parameter: Mapped[str]
    value: Mapped[str]

    __table_args__ = (Index("uq_merkmalcode_parameter_value", "parameter", "value", unique=True),)


class EinrichtungSuche(TenantMixin, Base):
    """What the search reads: filter numbers, position, folded text and the finished card.

    ``geom`` EPSG:25832 for distances and ``geom_3857`` for tiles are NULL when the position is unknown.
    ``merkmale`` holds Merkmalcode ids of every filter value. ``text_folded`` is the searchable text
    without umlauts and case. ``karte`` is the card as JSON text without distance, sent as it is.
    """

    __tablename__ = "einrichtung_suche"
    __table_args__ = (
        Index("ix_einrichtung_suche_geom", "geom", postgresql_using="gist"),
        Index("ix_einrichtung_suche_geom_3857", "geom_3857", postgresql_using="gist"),
        Index(
            "ix_einrichtung_suche_merkmale",
            "merkmale",
            postgresql_using="gin",
            postgresql_ops={"merkmale": "gin__int_ops"},
        ),
        Index(
            "ix_einrichtung_suche_text_folded",
            "text_folded",
            postgresql_using="gin",
            postgresql_ops={"text_folded": "gin_trgm_ops"},
        ),
        Index(
            "ix_einrichtung_suche_name_folded",
            "name_folded",
            postgresql_using="gin",
            postgresql_ops={"name_folded": "gin_trgm_ops"},
        ),
        Index("ix_einrichtung_suche_name_sort", "name_sort", "einrichtung_id"),
    )

    einrichtung_id: Mapped[UUID] = mapped_column(
        ForeignKey("einrichtung.id", ondelete="CASCADE"), primary_key=True
    )
    kommune_id: Mapped[UUID] = mapped_column(ForeignKey("kommune.id"), index=True)
    slug: Mapped[str]
    name: Mapped[str]
    name_sort: Mapped[str]
    name_folded: Mapped[str]
    text_folded: Mapped[str]
    art: Mapped[str]
    geom: Mapped[Any | None] = mapped_column(Geometry("POINT", srid=25832, spatial_index=False))
    geom_3857: Mapped[Any | None] = mapped_column(Geometry("POINT", srid=3857, spatial_index=False))
    merkmale: Mapped[list[int]] = mapped_column(ARRAY(INTEGER), server_default=text("'{}'"))
    alter_from_months: Mapped[int | None] = mapped_column(SMALLINT)
    alter_until_months: Mapped[int | None] = mapped_column(SMALLINT)
    frei_anzahl: Mapped[int | None] = mapped_column(SMALLINT)
    frei_ab_on: Mapped[date | None]
    frei_stand_on: Mapped[date | None]
    karte: Mapped[str]
