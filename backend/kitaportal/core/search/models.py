"""What the search reads: a narrow projection, thrown away and rebuilt from the truth at any time."""

from datetime import date
from typing import Any
from uuid import UUID

from geoalchemy2 import Geometry
from sqlalchemy import ForeignKey, Index, Text, text
from sqlalchemy.dialects.postgresql import ARRAY, INT4MULTIRANGE, INTEGER, JSONB, SMALLINT, TSVECTOR
from sqlalchemy.orm import Mapped, mapped_column

from kitaportal.kit.columns import TenantMixin
from kitaportal.kit.db import Base

# Bytewise order: ranges find prefixes, and folded text sorts as German readers expect.
FOLDED = Text(collation="C")


class Merkmalcode(Base):
    """Gives each filter value ("konzept:waldorf") a small number, for arrays that intarray can index."""

    __tablename__ = "merkmalcode"

    id: Mapped[int] = mapped_column(primary_key=True)
    parameter: Mapped[str]
    value: Mapped[str]

    __table_args__ = (Index("uq_merkmalcode_parameter_value", "parameter", "value", unique=True),)


class EinrichtungSuche(TenantMixin, Base):
    """One row per published Einrichtung: filter numbers, position, words and the finished card.

    ``geom`` EPSG:25832 for distances and ``geom_3857`` for tiles are NULL when the position is unknown.
    ``merkmale`` holds Merkmalcode ids of every filter value. The three ``*_woerter`` hold folded words:
    of the name; of name, Traeger and places; of everything. ``frei`` lists all reports of free places;
    of those with places, ``frei_alter`` holds the ages in months, ``frei_ab_on`` the earliest start,
    ``frei_stand_on`` and ``frei_oldest_stand_on`` the latest and the oldest report.
    ``karte`` is the card as JSON text up to what depends on the day or the reader.
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
            "ix_einrichtung_suche_name_woerter",
            "name_woerter",
            postgresql_using="gin",
        ),
        Index(
            "ix_einrichtung_suche_text_woerter",
            "text_woerter",
            postgresql_using="gin",
        ),
        Index("ix_einrichtung_suche_name_sort", "name_sort", "einrichtung_id"),
    )

    einrichtung_id: Mapped[UUID] = mapped_column(
        ForeignKey("einrichtung.id", ondelete="CASCADE"), primary_key=True
    )
    kommune_id: Mapped[UUID] = mapped_column(ForeignKey("kommune.id"), index=True)
    slug: Mapped[str]
    name: Mapped[str]
    name_sort: Mapped[str] = mapped_column(FOLDED)
    name_woerter: Mapped[Any] = mapped_column(TSVECTOR)
    ort_woerter: Mapped[Any] = mapped_column(TSVECTOR)
    text_woerter: Mapped[Any] = mapped_column(TSVECTOR)
    art: Mapped[str]
    demo: Mapped[bool]
    closed_on: Mapped[date | None]
    geom: Mapped[Any | None] = mapped_column(Geometry("POINT", srid=25832, spatial_index=False))
    geom_3857: Mapped[Any | None] = mapped_column(Geometry("POINT", srid=3857, spatial_index=False))
    merkmale: Mapped[list[int]] = mapped_column(ARRAY(INTEGER), server_default=text("'{}'"))
    alter_from_months: Mapped[int | None] = mapped_column(SMALLINT)
    alter_until_months: Mapped[int | None] = mapped_column(SMALLINT)
    frei: Mapped[list[dict[str, Any]] | None] = mapped_column(JSONB)
    frei_alter: Mapped[Any | None] = mapped_column(INT4MULTIRANGE)
    frei_ab_on: Mapped[date | None]
    frei_stand_on: Mapped[date | None]
    frei_oldest_stand_on: Mapped[date | None]
    karte: Mapped[str]


class Suchwort(Base):
    """A folded word of a name or place; a mistyped word of a query is corrected to one of these."""

    __tablename__ = "suchwort"
    __table_args__ = (
        Index(
            "ix_suchwort_wort_trgm",
            "wort",
            postgresql_using="gin",
            postgresql_ops={"wort": "gin_trgm_ops"},
        ),
    )

    wort: Mapped[str] = mapped_column(FOLDED, primary_key=True)


class Suchvorschlag(Base):
    """A place, Traeger or topic that the search box offers; Einrichtungen come from EinrichtungSuche.

    Choosing it sets ``parameter`` to ``value``. ``woerter`` are the folded words that lead here, among them
    synonyms of a topic; ``kommune_id`` is NULL for topics.
    """

    __tablename__ = "suchvorschlag"
    __table_args__ = (
        Index(
            "ix_suchvorschlag_woerter",
            "woerter",
            postgresql_using="gin",
        ),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[str]
    label: Mapped[str]
    detail: Mapped[str | None]
    parameter: Mapped[str]
    value: Mapped[str]
    label_sort: Mapped[str] = mapped_column(FOLDED)
    woerter: Mapped[Any] = mapped_column(TSVECTOR)
    kommune_id: Mapped[UUID | None] = mapped_column(ForeignKey("kommune.id"), index=True)
    geom: Mapped[Any | None] = mapped_column(Geometry("POINT", srid=25832, spatial_index=False))
