"""Jugendamt, Kommune and its parts. The default place is Musterstadt around 51.25° N, 7.15° E."""

from datetime import date
from typing import Any

from kitaportal.core.kommune.models import (
    Barrieremeldung,
    Jugendamt,
    Kommune,
    Konfiguration,
    Quartier,
    Stadtbezirk,
)
from kitaportal.kit.db import WriteTx
from tests.factories.words import CREATED_AT, slug_of

BBOX = "SRID=4326;POLYGON((7.0 51.1, 7.3 51.1, 7.3 51.4, 7.0 51.4, 7.0 51.1))"
CENTER = "SRID=4326;POINT(7.15 51.25)"


def make_jugendamt(tx: WriteTx, name: str = "Jugendamt Musterstadt") -> Jugendamt:
    """A tenant."""
    return _planned(tx, Jugendamt(slug=slug_of(name), name=name))


def make_kommune(
    tx: WriteTx, jugendamt: Jugendamt | None = None, name: str = "Musterstadt", **fields: Any
) -> Kommune:
    """A Kommune, with a Jugendamt of its own unless given."""
    owner = jugendamt or make_jugendamt(tx, f"Jugendamt {name}")
    defaults: dict[str, Any] = {
        "slug": slug_of(name),
        "ags": "05124000",
        "land": "NW",
        "demo": True,
        "geom_bbox": BBOX,
        "geom_center": CENTER,
        "zoom": 11.0,
        "profil": kommune_profil(name),
    }
    return _planned(tx, Kommune(jugendamt_id=owner.id, name=name, **(defaults | fields)))


def kommune_profil(name: str) -> dict[str, Any]:
    """Stelle, Impressum and Karte of a Kommune, as shown in its pages."""
    stelle = {
        "name": f"Jugendamt {name}",
        "anschrift": f"Rathausplatz 1, 42000 {name}",
        "telefon": "0202 0000",
        "email": "kita@musterstadt.example",
    }
    karte = {"style_url": "/karte/basemap.json", "attribution": "Kartendaten: Musterstadt"}
    impressum = {"name": f"Stadt {name}"}
    return {"stelle": stelle, "impressum": impressum, "karte": karte, "plz": [{"plz": "42000"}], "texte": {}}


def make_stadtbezirk(tx: WriteTx, kommune: Kommune, name: str = "Mitte", nummer: str = "0") -> Stadtbezirk:
    """A district."""
    row = Stadtbezirk(
        jugendamt_id=kommune.jugendamt_id,
        kommune_id=kommune.id,
        nummer=nummer,
        slug=slug_of(name),
        name=name,
    )
    return _planned(tx, row)


def make_quartier(
    tx: WriteTx, stadtbezirk: Stadtbezirk, name: str = "Südhang", nummer: str = "00"
) -> Quartier:
    """A neighbourhood of the Stadtbezirk."""
    row = Quartier(
        jugendamt_id=stadtbezirk.jugendamt_id,
        kommune_id=stadtbezirk.kommune_id,
        stadtbezirk_id=stadtbezirk.id,
        nummer=nummer,
        slug=slug_of(name),
        name=name,
        geom_center="SRID=25832;POINT(370000 5679000)",
    )
    return _planned(tx, row)


def make_konfiguration(
    tx: WriteTx, kommune: Kommune, key: str, value: Any, valid_from: date = date(2026, 8, 1)
) -> Konfiguration:
    """One dated value."""
    row = Konfiguration(
        jugendamt_id=kommune.jugendamt_id,
        kommune_id=kommune.id,
        key=key,
        value=value,
        valid_from=valid_from,
        source="folder",
        legal_source="Mustersatzung",
        confidence="demo",
    )
    return _planned(tx, row)


def make_barrieremeldung(tx: WriteTx, kommune: Kommune, **fields: Any) -> Barrieremeldung:
    """A reader's report of a barrier."""
    defaults: dict[str, Any] = {
        "seite": "/einrichtungen",
        "text": "Der Knopf hat keinen Namen.",
        "email": "leserin@example.org",
        "created_at": CREATED_AT,
    }
    row = Barrieremeldung(jugendamt_id=kommune.jugendamt_id, kommune_id=kommune.id, **(defaults | fields))
    return _planned(tx, row)


def _planned(tx: WriteTx, row: Any) -> Any:
    tx.add(row)
    tx.flush()
    return row
