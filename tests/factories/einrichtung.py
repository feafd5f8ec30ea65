"""Traeger and Einrichtung with its profile versions."""

from typing import Any

from kitaportal.core.einrichtung.enums import Einrichtungsart, Feldgruppe, Lage, Profilstatus, Traegertyp
from kitaportal.core.einrichtung.models import AnschriftIntern, Einrichtung, Einwilligung, Profil, Traeger
from kitaportal.core.kommune.models import Kommune
from kitaportal.kit.db import WriteTx
from tests.factories.profilteile import make_oeffnungszeiten, make_profiltext
from tests.factories.words import CREATED_AT, slug_of

OF_EINRICHTUNG = frozenset(Einrichtung.__table__.columns.keys())


def make_traeger(tx: WriteTx, kommune: Kommune, name: str = "Verein Wupperkinder", **fields: Any) -> Traeger:
    """A Traeger of the Kommune's Jugendamt."""
    defaults: dict[str, Any] = {
        "slug": slug_of(name),
        "traegertyp": Traegertyp.FREIER_TRAEGER,
        "source": "test",
        "source_id": slug_of(name),
        "created_at": CREATED_AT,
        "updated_at": CREATED_AT,
    }
    row = Traeger(jugendamt_id=kommune.jugendamt_id, name=name, **(defaults | fields))
    tx.add(row)
    tx.flush()
    return row


def make_einrichtung(
    tx: WriteTx,
    kommune: Kommune,
    name: str = "Kita Sonnenhügel",
    *,
    published: bool = True,
    traeger: Traeger | None = None,
    **fields: Any,
) -> Einrichtung:
    """An Einrichtung with one profile, a German text and hours (Mon-Fri 7:00-16:30) when published.

    ``fields`` go to the Einrichtung or to its profile, wherever the column is.
    """
    own = {key: fields.pop(key) for key in list(fields) if key in OF_EINRICHTUNG}
    defaults: dict[str, Any] = {
        "art": Einrichtungsart.KITA,
        "slug": slug_of(name),
        "source": "test",
        "source_id": slug_of(name),
        "traeger_id": traeger.id if traeger else None,
        "created_at": CREATED_AT,
        "updated_at": CREATED_AT,
    }
    row = Einrichtung(jugendamt_id=kommune.jugendamt_id, kommune_id=kommune.id, **(defaults | own))
    tx.add(row)
    tx.flush()
    status = Profilstatus.VEROEFFENTLICHT if published else Profilstatus.ENTWURF
    profil = make_profil(tx, row, status=status, name=name, **fields)
    if published:
        make_profiltext(tx, profil)
        make_oeffnungszeiten(tx, profil)
    return row


def make_profil(
    tx: WriteTx,
    einrichtung: Einrichtung,
    *,
    status: Profilstatus = Profilstatus.ENTWURF,
    nummer: int = 1,
    position: tuple[float, float] | None = (370000.0, 5679000.0),
    **fields: Any,
) -> Profil:
    """One version of a profile. ``position`` is east and north in EPSG:25832, None = unknown."""
    is_public = status is Profilstatus.VEROEFFENTLICHT
    defaults: dict[str, Any] = {
        "name": "Kita Sonnenhügel",
        "strasse": "Musterstraße",
        "hausnummer": "1",
        "plz": "42000",
        "ort": "Musterstadt",
        "geom": f"SRID=25832;POINT({position[0]} {position[1]})" if position else None,
        "lage": Lage.GENAU if position else Lage.UNBEKANNT,
        "alter_from_months": 24,
        "alter_until_months": 72,
        "umfaenge": [35, 45],
        "published_at": CREATED_AT if is_public else None,
        "confirmed_on": CREATED_AT.date() if is_public else None,
        "created_at": CREATED_AT,
        "updated_at": CREATED_AT,
    }
    row = Profil(
        jugendamt_id=einrichtung.jugendamt_id,
        einrichtung_id=einrichtung.id,
        nummer=nummer,
        status=status,
        **(defaults | fields),
    )
    tx.add(row)
    tx.flush()
    return row


def make_anschrift_intern(
    tx: WriteTx, einrichtung: Einrichtung, strasse: str = "Geheimweg", hausnummer: str = "7"
) -> AnschriftIntern:
    """The exact address of a Kindertagespflegeperson."""
    row = AnschriftIntern(
        jugendamt_id=einrichtung.jugendamt_id,
        einrichtung_id=einrichtung.id,
        strasse=strasse,
        hausnummer=hausnummer,
        plz="42000",
        ort="Musterstadt",
        geom="SRID=25832;POINT(370123 5679456)",
    )
    tx.add(row)
    tx.flush()
    return row


def make_einwilligung(
    tx: WriteTx,
    einrichtung: Einrichtung,
    feldgruppe: Feldgruppe = Feldgruppe.VEROEFFENTLICHUNG,
    **fields: Any,
) -> Einwilligung:
    """Consent to publish one group of fields."""
    row = Einwilligung(
        jugendamt_id=einrichtung.jugendamt_id,
        einrichtung_id=einrichtung.id,
        feldgruppe=feldgruppe,
        **({"granted_at": CREATED_AT} | fields),
    )
    tx.add(row)
    tx.flush()
    return row
