"""From plain values to rows of the tables, with keys that are the same on every run."""

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from kitaportal.core.einrichtung import models
from kitaportal.core.einrichtung.enums import Feldgruppe, Lage, Profilstatus
from kitaportal.demo.geometry import Position
from kitaportal.demo.records import Anschrift, DemoEinrichtung, DemoGruppe, DemoTraeger
from kitaportal.kit.dates import kindergartenjahr_start

SOURCE = "demo"
Row = dict[str, Any]
Rows = Iterator[tuple[type[Any], Row]]


@dataclass(frozen=True)
class Target:
    """Where the rows go."""

    jugendamt_id: UUID
    kommune_id: UUID
    kommune: str
    quartier_ids: Mapping[str, UUID]
    now: datetime

    def id(self, *name: object) -> UUID:
        """The key of one row: a UUIDv7 whose random part is a hash of its name."""
        digest = hashlib.sha256("/".join(map(str, (self.kommune, *name))).encode()).digest()
        millis = int(self.now.timestamp() * 1000).to_bytes(6, "big")
        raw = bytearray(millis + digest[:10])
        raw[6] = 0x70 | raw[6] & 0x0F
        raw[8] = 0x80 | raw[8] & 0x3F
        return UUID(bytes=bytes(raw))

    def versioned(self) -> Row:
        """First version, made now."""
        return {"version": 1, "created_at": self.now, "updated_at": self.now}


def traeger_rows(target: Target, traeger: DemoTraeger) -> Rows:
    """The row of a Traeger."""
    yield (
        models.Traeger,
        {
            "id": target.id("traeger", traeger.key),
            "jugendamt_id": target.jugendamt_id,
            "slug": traeger.slug,
            "name": traeger.name,
            "traegertyp": traeger.traegertyp,
            "spitzenverband": traeger.spitzenverband,
            "website": None,
            "source": SOURCE,
            "source_id": traeger.key,
            **target.versioned(),
        },
    )


def einrichtung_rows(target: Target, demo: DemoEinrichtung) -> Rows:
    """All rows of an Einrichtung, parents before children."""
    for entity, row in _all_rows(target, demo):
        yield entity, {"jugendamt_id": target.jugendamt_id, **row}


def _all_rows(target: Target, demo: DemoEinrichtung) -> Rows:
    einrichtung_id = target.id("einrichtung", demo.key)
    yield models.Einrichtung, _einrichtung(target, demo, einrichtung_id)
    for slug in demo.alte_slugs:
        yield models.SlugUmleitung, {"slug": slug, "einrichtung_id": einrichtung_id}
    yield from _profil_rows(target, demo, einrichtung_id)
    yield from _intern_rows(target, demo, einrichtung_id)
    for gruppe in demo.gruppen:
        yield from _gruppe_rows(target, demo, gruppe, einrichtung_id)
    children: tuple[tuple[type[Any], tuple[Any, ...]], ...] = (
        (models.Schliesstag, demo.schliesstage),
        (models.Veranstaltung, demo.veranstaltungen),
        (models.FreierPlatz, demo.freie_plaetze),
    )
    for entity, values in children:
        for number, value in enumerate(values):
            key = target.id(entity.__tablename__, demo.key, number)
            yield entity, {"id": key, "einrichtung_id": einrichtung_id, **asdict(value)}


def _einrichtung(target: Target, demo: DemoEinrichtung, einrichtung_id: UUID) -> Row:
    return {
        "id": einrichtung_id,
        "kommune_id": target.kommune_id,
        "traeger_id": target.id("traeger", demo.traeger) if demo.traeger else None,
        "art": demo.art,
        "slug": demo.slug,
        "source": SOURCE,
        "source_id": demo.key,
        "quelle": None,
        "demo": True,
        "vorgaenger_id": target.id("einrichtung", demo.vorgaenger) if demo.vorgaenger else None,
        "opened_on": demo.opened_on,
        "closed_on": demo.closed_on,
        "kibizweb_nummer": None,
        "betriebserlaubnis_nummer": None,
        "betriebserlaubnis_from": None,
        "betriebserlaubnis_until": None,
        **target.versioned(),
    }


def _profil_rows(target: Target, demo: DemoEinrichtung, einrichtung_id: UUID) -> Rows:
    profil_id = target.id("profil", demo.key)
    yield models.Profil, _profil(target, demo, einrichtung_id, profil_id)
    for text in demo.texte:
        key = target.id("profiltext", demo.key, text.sprache)
        yield models.Profiltext, {"id": key, "profil_id": profil_id, **asdict(text)}
    for number, fenster in enumerate(demo.oeffnungszeiten):
        key = target.id("oeffnungszeit", demo.key, number)
        yield models.Oeffnungszeit, {"id": key, "profil_id": profil_id, **asdict(fenster)}
    for number, foto in enumerate(demo.fotos):
        key = target.id("foto", demo.key, number)
        yield models.Foto, {"id": key, "profil_id": profil_id, "position": number, **asdict(foto)}


def _profil(target: Target, demo: DemoEinrichtung, einrichtung_id: UUID, profil_id: UUID) -> Row:
    is_public = demo.status is Profilstatus.VEROEFFENTLICHT
    return {
        "id": profil_id,
        "einrichtung_id": einrichtung_id,
        "nummer": 1,
        "status": demo.status,
        "published_at": target.now if is_public else None,
        "confirmed_on": demo.confirmed_on,
        "name": demo.name,
        "kurzname": None,
        **asdict(demo.anschrift),
        "geom": _point(demo.position),
        "lage": demo.lage,
        "quartier_id": target.quartier_ids.get(demo.quartier or ""),
        "telefon": demo.telefon,
        "email": demo.email,
        "website": demo.website,
        "leitung_name": demo.leitung_name,
        "alter_from_months": demo.alter_from_months,
        "alter_until_months": demo.alter_until_months,
        "umfaenge": list(demo.umfaenge),
        **_lists(asdict(demo.angebot)),
        "aufnahmekriterien": demo.aufnahmekriterien,
        "aufnahmekriterien_beschluss_on": demo.aufnahmekriterien_beschluss_on,
        "beitrag_hinweis": demo.beitrag_hinweis,
        "kindertagespflege": demo.kindertagespflege,
        "spielgruppe": demo.spielgruppe,
        "ogs": demo.ogs,
        **target.versioned(),
    }


def _lists(values: Row) -> Row:
    return {key: list(value) if isinstance(value, tuple) else value for key, value in values.items()}


def _intern_rows(target: Target, demo: DemoEinrichtung, einrichtung_id: UUID) -> Rows:
    """The exact address of a home, and what its owner agreed to show."""
    if demo.intern and demo.intern_position and demo.lage is Lage.GERUNDET:
        yield (
            models.AnschriftIntern,
            {
                "einrichtung_id": einrichtung_id,
                **_filled(demo.intern),
                "geom": _point(demo.intern_position),
            },
        )
    for feldgruppe in demo.einwilligungen:
        yield (
            models.Einwilligung,
            {
                "id": target.id("einwilligung", demo.key, feldgruppe),
                "einrichtung_id": einrichtung_id,
                "feldgruppe": Feldgruppe(feldgruppe),
                "granted_at": target.now - timedelta(days=90),
                "withdrawn_at": target.now - timedelta(days=20) if demo.widerrufen else None,
            },
        )


def _filled(anschrift: Anschrift) -> Row:
    return {key: value or "" for key, value in asdict(anschrift).items()}


def _gruppe_rows(target: Target, demo: DemoEinrichtung, gruppe: DemoGruppe, einrichtung_id: UUID) -> Rows:
    gruppe_id = target.id("gruppe", demo.key, gruppe.name)
    valid = {"valid_from": kindergartenjahr_start(target.now.date()), "valid_until": None}
    yield (
        models.Gruppe,
        {
            "id": gruppe_id,
            "einrichtung_id": einrichtung_id,
            "name": gruppe.name,
            "gruppenform": gruppe.gruppenform,
            "integrative_plaetze": gruppe.integrative_plaetze,
            **valid,
        },
    )
    for number, platz in enumerate(gruppe.plaetze):
        key = target.id("gruppenplatz", demo.key, gruppe.name, number)
        yield models.Gruppenplatz, {"id": key, "gruppe_id": gruppe_id, **asdict(platz), **valid}


def _point(position: Position) -> str:
    return f"SRID=25832;POINT({position[0]} {position[1]})"
