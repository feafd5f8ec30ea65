"""Tables of Traeger, Einrichtung and everything a profile shows."""

from datetime import date
from typing import Any
from uuid import UUID

from geoalchemy2 import Geometry
from sqlalchemy import CheckConstraint, Enum, ForeignKey, Index, UniqueConstraint, func, text
from sqlalchemy.dialects.postgresql import ARRAY, INTEGER, JSONB, SMALLINT, ExcludeConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from kitaportal.core.einrichtung.enums import Einrichtungsart, Feldgruppe, Lage, Profilstatus, Traegertyp
from kitaportal.kit.columns import Codes, TenantMixin, Timestamp, UuidKey, VersionMixin
from kitaportal.kit.db import Base


def str_enum(enum: type[Any]) -> Enum:
    """A StrEnum as text with a CHECK, so that adding a value is one constraint, not a type change."""
    return Enum(
        enum,
        native_enum=False,
        length=64,
        create_constraint=True,
        values_callable=lambda e: [m.value for m in e],
    )


def months_check(name: str) -> CheckConstraint:
    """Both or neither bound, from below until."""
    return CheckConstraint(
        "(alter_from_months IS NULL) = (alter_until_months IS NULL)"
        " AND alter_from_months >= 0 AND alter_until_months >= alter_from_months",
        name=name,
    )


class Traeger(TenantMixin, VersionMixin, Base):
    """Who runs one or many Einrichtungen (§ 25 KiBiz)."""

    __tablename__ = "traeger"
    __table_args__ = (UniqueConstraint("jugendamt_id", "source", "source_id"),)

    id: Mapped[UuidKey]
    slug: Mapped[str] = mapped_column(unique=True)
    name: Mapped[str]
    traegertyp: Mapped[Traegertyp | None] = mapped_column(str_enum(Traegertyp))
    spitzenverband: Mapped[str | None]
    website: Mapped[str | None]
    source: Mapped[str]
    source_id: Mapped[str]


class Einrichtung(TenantMixin, VersionMixin, Base):
    """A place of childcare over its whole life; what it says about itself stands in its Profil.

    ``(source, source_id)`` finds an imported one again. ``closed_on`` is the last day of operation.
    """

    __tablename__ = "einrichtung"
    __table_args__ = (
        UniqueConstraint("jugendamt_id", "source", "source_id"),
        CheckConstraint("closed_on IS NULL OR opened_on IS NULL OR closed_on >= opened_on", name="closed_on"),
        CheckConstraint("vorgaenger_id <> id", name="vorgaenger"),
        CheckConstraint("betriebserlaubnis_until >= betriebserlaubnis_from", name="betriebserlaubnis_until"),
    )

    id: Mapped[UuidKey]
    kommune_id: Mapped[UUID] = mapped_column(ForeignKey("kommune.id"), index=True)
    traeger_id: Mapped[UUID | None] = mapped_column(ForeignKey("traeger.id"), index=True)
    art: Mapped[Einrichtungsart] = mapped_column(str_enum(Einrichtungsart))
    slug: Mapped[str] = mapped_column(unique=True)
    source: Mapped[str]
    source_id: Mapped[str]
    quelle: Mapped[dict[str, Any] | None] = mapped_column(JSONB)  # name, url, licence of an import
    demo: Mapped[bool] = mapped_column(server_default=text("false"), default=False)
    vorgaenger_id: Mapped[UUID | None] = mapped_column(ForeignKey("einrichtung.id"), index=True)
    opened_on: Mapped[date | None]
    closed_on: Mapped[date | None]
    # Register facts that are not public: KiBiz.web number and Betriebserlaubnis (§ 45 SGB VIII).
    kibizweb_nummer: Mapped[str | None]
    betriebserlaubnis_nummer: Mapped[str | None]
    betriebserlaubnis_from: Mapped[date | None]
    betriebserlaubnis_until: Mapped[date | None]

    profile: Mapped[list["Profil"]] = relationship(lazy="raise", back_populates="einrichtung")


class SlugUmleitung(TenantMixin, Base):
    """An old address of an Einrichtung; answered by a redirect for ever."""

    __tablename__ = "slug_umleitung"

    slug: Mapped[str] = mapped_column(primary_key=True)
    einrichtung_id: Mapped[UUID] = mapped_column(ForeignKey("einrichtung.id", ondelete="CASCADE"), index=True)


class Profil(TenantMixin, VersionMixin, Base):
    """One version of what an Einrichtung says about itself. At most one is public.

    A Kindertagespflegeperson at home gives no street here: only the rounded position is public,
    the exact one stands in AnschriftIntern.
    """

    __tablename__ = "profil"
    __table_args__ = (
        UniqueConstraint("einrichtung_id", "nummer"),
        Index(
            "uq_profil_veroeffentlicht",
            "einrichtung_id",
            unique=True,
            postgresql_where=text("status = 'veroeffentlicht'"),
        ),
        months_check("alter"),
        CheckConstraint("(geom IS NULL) = (lage = 'unbekannt')", name="punkt_zur_lage"),
        CheckConstraint("lage <> 'gerundet' OR hausnummer IS NULL", name="gerundet_ohne_hausnummer"),
    )

    id: Mapped[UuidKey]
    einrichtung_id: Mapped[UUID] = mapped_column(ForeignKey("einrichtung.id", ondelete="CASCADE"), index=True)
    nummer: Mapped[int]
    status: Mapped[Profilstatus] = mapped_column(str_enum(Profilstatus))
    published_at: Mapped[Timestamp | None]
    confirmed_on: Mapped[date | None]

    name: Mapped[str]
    kurzname: Mapped[str | None]
    strasse: Mapped[str | None]
    hausnummer: Mapped[str | None]
    plz: Mapped[str]
    ort: Mapped[str]
    geom: Mapped[Any | None] = mapped_column(Geometry("POINT", srid=25832, spatial_index=False))
    lage: Mapped[Lage] = mapped_column(str_enum(Lage))
    quartier_id: Mapped[UUID | None] = mapped_column(ForeignKey("quartier.id"), index=True)

    telefon: Mapped[str | None]
    email: Mapped[str | None]
    website: Mapped[str | None]
    leitung_name: Mapped[str | None]

    alter_from_months: Mapped[int | None] = mapped_column(SMALLINT)
    alter_until_months: Mapped[int | None] = mapped_column(SMALLINT)
    umfaenge: Mapped[list[int]] = mapped_column(ARRAY(INTEGER), server_default=text("'{}'"), default=list)
    konfession: Mapped[str | None]
    konzepte: Mapped[Codes]
    schwerpunkte: Mapped[Codes]
    sprachen: Mapped[Codes]
    verpflegung: Mapped[Codes]
    verpflegung_cents_per_month: Mapped[int | None]
    barrierefreiheit: Mapped[Codes]
    inklusion: Mapped[Codes]
    merkmale: Mapped[Codes]
    aufnahmekriterien: Mapped[str | None]
    aufnahmekriterien_beschluss_on: Mapped[date | None]
    beitrag_hinweis: Mapped[str | None]
    kindertagespflege: Mapped[dict[str, Any] | None] = mapped_column(JSONB)
    spielgruppe: Mapped[dict[str, Any] | None] = mapped_column(JSONB)
    ogs: Mapped[dict[str, Any] | None] = mapped_column(JSONB)

    einrichtung: Mapped[Einrichtung] = relationship(lazy="raise", back_populates="profile")
    texte: Mapped[list["Profiltext"]] = relationship(lazy="raise", cascade="all, delete-orphan")
    oeffnungszeiten: Mapped[list["Oeffnungszeit"]] = relationship(lazy="raise", cascade="all, delete-orphan")
    fotos: Mapped[list["Foto"]] = relationship(lazy="raise", cascade="all, delete-orphan")


class Profiltext(TenantMixin, Base):
    """The words of a profile in one language; German leads."""

    __tablename__ = "profiltext"
    __table_args__ = (UniqueConstraint("profil_id", "sprache"),)

    id: Mapped[UuidKey]
    profil_id: Mapped[UUID] = mapped_column(ForeignKey("profil.id", ondelete="CASCADE"), index=True)
    sprache: Mapped[str]
    kurzbeschreibung: Mapped[str]
    beschreibung: Mapped[str]
    konzept: Mapped[str | None]
    alltag: Mapped[str | None]
    eingewoehnung: Mapped[str | None]
    raeume: Mapped[str | None]


class Oeffnungszeit(TenantMixin, Base):
    """One window of one weekday, in minutes since local midnight (end excluded), at most two a day.

    ``weekday`` is 1 = Monday … 7 = Sunday (ISO 8601).
    """

    __tablename__ = "oeffnungszeit"
    __table_args__ = (
        CheckConstraint("weekday BETWEEN 1 AND 7", name="weekday"),
        CheckConstraint("opens_minute >= 0 AND closes_minute <= 1440", name="minutes"),
        CheckConstraint("opens_minute < closes_minute", name="not_empty"),
        ExcludeConstraint(
            ("profil_id", "="),
            ("weekday", "="),
            (func.int4range(text("opens_minute"), text("closes_minute")), "&&"),
            name="ex_oeffnungszeit_overlap",
            using="gist",
        ),
    )

    id: Mapped[UuidKey]
    profil_id: Mapped[UUID] = mapped_column(ForeignKey("profil.id", ondelete="CASCADE"), index=True)
    weekday: Mapped[int] = mapped_column(SMALLINT)
    opens_minute: Mapped[int] = mapped_column(SMALLINT)
    closes_minute: Mapped[int] = mapped_column(SMALLINT)


class Foto(TenantMixin, Base):
    """A picture with its text alternative; ``path`` is relative to the public picture folder."""

    __tablename__ = "foto"
    __table_args__ = (UniqueConstraint("profil_id", "position"),)

    id: Mapped[UuidKey]
    profil_id: Mapped[UUID] = mapped_column(ForeignKey("profil.id", ondelete="CASCADE"), index=True)
    position: Mapped[int] = mapped_column(SMALLINT)
    path: Mapped[str]
    alt_text: Mapped[str]
    urheber: Mapped[str]


class AnschriftIntern(TenantMixin, Base):
    """The exact address of a Kindertagespflegeperson; never public, seen by the Jugendamt only."""

    __tablename__ = "anschrift_intern"

    einrichtung_id: Mapped[UUID] = mapped_column(
        ForeignKey("einrichtung.id", ondelete="CASCADE"), primary_key=True
    )
    strasse: Mapped[str]
    hausnummer: Mapped[str]
    plz: Mapped[str]
    ort: Mapped[str]
    geom: Mapped[Any | None] = mapped_column(Geometry("POINT", srid=25832, spatial_index=False))


class Einwilligung(TenantMixin, Base):
    """Consent to publish one group of fields, with its withdrawal; rows are never overwritten."""

    __tablename__ = "einwilligung"
    __table_args__ = (
        CheckConstraint("withdrawn_at IS NULL OR withdrawn_at >= granted_at", name="withdrawn_at"),
        Index(
            "uq_einwilligung_aktiv",
            "einrichtung_id",
            "feldgruppe",
            unique=True,
            postgresql_where=text("withdrawn_at IS NULL"),
        ),
    )

    id: Mapped[UuidKey]
    einrichtung_id: Mapped[UUID] = mapped_column(ForeignKey("einrichtung.id", ondelete="CASCADE"), index=True)
    feldgruppe: Mapped[Feldgruppe] = mapped_column(str_enum(Feldgruppe))
    granted_at: Mapped[Timestamp]
    withdrawn_at: Mapped[Timestamp | None]


class Schliesstag(TenantMixin, Base):
    """Days on which an Einrichtung is closed, both ends included; no two overlap."""

    __tablename__ = "schliesstag"
    __table_args__ = (
        CheckConstraint("until_on >= from_on", name="order"),
        CheckConstraint("NOT halbtags OR from_on = until_on", name="halbtags"),
        ExcludeConstraint(
            ("einrichtung_id", "="),
            (func.daterange(text("from_on"), text("until_on"), text("'[]'")), "&&"),
            name="ex_schliesstag_overlap",
            using="gist",
        ),
    )

    id: Mapped[UuidKey]
    einrichtung_id: Mapped[UUID] = mapped_column(ForeignKey("einrichtung.id", ondelete="CASCADE"), index=True)
    from_on: Mapped[date]
    until_on: Mapped[date]
    anlass: Mapped[str]
    halbtags: Mapped[bool]


class Gruppe(TenantMixin, Base):
    """A group in one form over a period; ``gruppenform`` is a code of the dated configuration."""

    __tablename__ = "gruppe"
    __table_args__ = (
        CheckConstraint("valid_until IS NULL OR valid_until >= valid_from", name="valid"),
        ExcludeConstraint(
            ("einrichtung_id", "="),
            ("name", "="),
            (func.daterange(text("valid_from"), text("valid_until"), text("'[]'")), "&&"),
            name="ex_gruppe_overlap",
            using="gist",
        ),
    )

    id: Mapped[UuidKey]
    einrichtung_id: Mapped[UUID] = mapped_column(ForeignKey("einrichtung.id", ondelete="CASCADE"), index=True)
    name: Mapped[str]
    gruppenform: Mapped[str | None]
    valid_from: Mapped[date]
    valid_until: Mapped[date | None]
    integrative_plaetze: Mapped[int] = mapped_column(SMALLINT, server_default=text("0"), default=0)

    plaetze: Mapped[list["Gruppenplatz"]] = relationship(lazy="raise", cascade="all, delete-orphan")


class Gruppenplatz(TenantMixin, Base):
    """Approved places of a group for one age range and Betreuungsumfang over a period.

    Ages in completed months, both included. Two rows may not speak of the same child.
    """

    __tablename__ = "gruppenplatz"
    __table_args__ = (
        months_check("alter"),
        CheckConstraint("anzahl > 0", name="anzahl"),
        CheckConstraint("valid_until IS NULL OR valid_until >= valid_from", name="valid"),
        ExcludeConstraint(
            ("gruppe_id", "="),
            ("umfang_hours", "="),
            (func.int4range(text("alter_from_months"), text("alter_until_months"), text("'[]'")), "&&"),
            (func.daterange(text("valid_from"), text("valid_until"), text("'[]'")), "&&"),
            name="ex_gruppenplatz_overlap",
            using="gist",
        ),
    )

    id: Mapped[UuidKey]
    gruppe_id: Mapped[UUID] = mapped_column(ForeignKey("gruppe.id", ondelete="CASCADE"), index=True)
    alter_from_months: Mapped[int] = mapped_column(SMALLINT)
    alter_until_months: Mapped[int] = mapped_column(SMALLINT)
    umfang_hours: Mapped[int] = mapped_column(SMALLINT)
    anzahl: Mapped[int] = mapped_column(SMALLINT)
    valid_from: Mapped[date]
    valid_until: Mapped[date | None]


class Veranstaltung(TenantMixin, Base):
    """An open day or another public event of an Einrichtung."""

    __tablename__ = "veranstaltung"
    __table_args__ = (CheckConstraint("ends_at > starts_at", name="order"),)

    id: Mapped[UuidKey]
    einrichtung_id: Mapped[UUID] = mapped_column(ForeignKey("einrichtung.id", ondelete="CASCADE"), index=True)
    title: Mapped[str]
    beschreibung: Mapped[str | None]
    ort: Mapped[str | None]
    starts_at: Mapped[Timestamp]
    ends_at: Mapped[Timestamp]


class FreierPlatz(TenantMixin, Base):
    """Free places of one age range from one day on, as reported on ``stand_on``.

    A row with ``anzahl`` 0 says "none"; no row says "never reported". Figures older than 30 days
    are shown as unknown (no phantom place).
    """

    __tablename__ = "freier_platz"
    __table_args__ = (
        months_check("alter"),
        CheckConstraint("anzahl >= 0", name="anzahl"),
        UniqueConstraint(
            "einrichtung_id",
            "alter_from_months",
            "alter_until_months",
            "umfang_hours",
            "ab_on",
            postgresql_nulls_not_distinct=True,
            name="uq_freier_platz_zeile",
        ),
    )

    id: Mapped[UuidKey]
    einrichtung_id: Mapped[UUID] = mapped_column(ForeignKey("einrichtung.id", ondelete="CASCADE"), index=True)
    alter_from_months: Mapped[int] = mapped_column(SMALLINT)
    alter_until_months: Mapped[int] = mapped_column(SMALLINT)
    umfang_hours: Mapped[int | None] = mapped_column(SMALLINT)
    ab_on: Mapped[date]
    anzahl: Mapped[int] = mapped_column(SMALLINT)
    stand_on: Mapped[date]
