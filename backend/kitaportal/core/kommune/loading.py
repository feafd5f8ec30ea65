"""Brings Kommune folders into the database: again and again with the same result.

Configuration is dated: a value that stands in the database is never overwritten by a folder. Rows that
a folder no longer names stay, because profiles and decisions may point to them.
"""

from pathlib import Path
from typing import Any
from uuid import UUID

from kitaportal.core.kommune import queries
from kitaportal.core.kommune.folder import (
    GebietFile,
    KommuneFolder,
    KonfigurationEntry,
    QuartierFile,
    read_folders,
)
from kitaportal.core.kommune.models import Jugendamt, Kommune, Konfiguration, Quartier, Stadtbezirk
from kitaportal.kit.db import WriteTx

FOLDER = "folder"


class KonfigurationConflict(ValueError):
    """Folder and database say different things for the same key and day."""


def load_kommunen(tx: WriteTx, data_dir: Path) -> None:
    """Load every folder of data/kommunen.

    Raises:
        KommuneFolderInvalid: a file is missing or wrong.
        KonfigurationConflict: same key and valid_from, different content.
    """
    for folder in read_folders(data_dir):
        store(tx, folder)


def store(tx: WriteTx, folder: KommuneFolder) -> UUID:
    """Load one Kommune. Returns its id."""
    jugendamt = _jugendamt(tx, folder)
    kommune = _kommune(tx, folder, jugendamt.id)
    tx.flush()
    _gebiet(tx, folder.gebiet, kommune)
    for entry in folder.konfiguration:
        _konfiguration(tx, entry, kommune)
    tx.flush()
    return kommune.id


def _jugendamt(tx: WriteTx, folder: KommuneFolder) -> Jugendamt:
    wanted = folder.kommune.jugendamt
    jugendamt: Jugendamt = queries.find_or_add(tx, Jugendamt, slug=wanted.slug)
    jugendamt.name = wanted.name
    tx.flush()
    return jugendamt


def _kommune(tx: WriteTx, folder: KommuneFolder, jugendamt_id: UUID) -> Kommune:
    wanted = folder.kommune
    kommune: Kommune = queries.find_or_add(tx, Kommune, slug=wanted.slug)
    kommune.jugendamt_id = jugendamt_id
    kommune.name, kommune.ags, kommune.land, kommune.demo = wanted.name, wanted.ags, wanted.land, wanted.demo
    kommune.geom_bbox = _box(*wanted.karte.bbox)
    kommune.geom_center = _point(wanted.karte.lon, wanted.karte.lat)
    kommune.zoom = wanted.karte.zoom
    kommune.profil = _profil(folder)
    return kommune


def _profil(folder: KommuneFolder) -> dict[str, Any]:
    """What is shown and never searched."""
    wanted = folder.kommune
    return {
        "stelle": wanted.stelle.model_dump(),
        "impressum": wanted.impressum.model_dump(),
        "karte": {
            "style_url": wanted.karte.style_url or f"/karte/{wanted.slug}/style.json",
            "attribution": wanted.karte.attribution,
        },
        "plz": [entry.model_dump() for entry in folder.plz],
        "texte": {sprache: texte.model_dump() for sprache, texte in folder.texte.items()},
        "verfahren": wanted.verfahren,
    }


def _gebiet(tx: WriteTx, gebiet: GebietFile, kommune: Kommune) -> None:
    bezirke = queries.rows_by_slug(tx, Stadtbezirk, kommune.id)
    quartiere = queries.rows_by_slug(tx, Quartier, kommune.id)
    for wanted in gebiet.stadtbezirk:
        bezirk = bezirke.get(wanted.slug) or Stadtbezirk(kommune_id=kommune.id, slug=wanted.slug)
        bezirk.jugendamt_id, bezirk.nummer, bezirk.name = kommune.jugendamt_id, wanted.nummer, wanted.name
        tx.add(bezirk)
        tx.flush()
        for entry in wanted.quartiere:
            quartier = quartiere.get(entry.slug) or Quartier(kommune_id=kommune.id, slug=entry.slug)
            _fill_quartier(quartier, entry, bezirk)
            tx.add(quartier)


def _fill_quartier(quartier: Quartier, entry: QuartierFile, bezirk: Stadtbezirk) -> None:
    quartier.jugendamt_id, quartier.stadtbezirk_id = bezirk.jugendamt_id, bezirk.id
    quartier.nummer, quartier.name = entry.nummer, entry.name
    quartier.geom_center = queries.in_25832(_point(entry.lon, entry.lat))


def _konfiguration(tx: WriteTx, entry: KonfigurationEntry, kommune: Kommune) -> None:
    row = queries.find_konfiguration_entry(tx, kommune.id, entry.key, entry.valid_from)
    if row is not None and row.value != entry.value:
        raise KonfigurationConflict(_both(kommune.slug, entry, row))
    if row is None:
        row = Konfiguration(kommune_id=kommune.id, key=entry.key, valid_from=entry.valid_from, source=FOLDER)
        row.jugendamt_id, row.value = kommune.jugendamt_id, entry.value
        tx.add(row)
    if row.source == FOLDER:
        row.legal_source, row.confidence = entry.legal_source, entry.confidence.value


def _both(slug: str, entry: KonfigurationEntry, row: Konfiguration) -> str:
    return (
        f"data/kommunen/{slug}/konfiguration.toml and the database ({row.source}) disagree about"
        f" {entry.key} from {entry.valid_from}: the folder says {entry.value}, the database {row.value}."
        " Give the new value a new valid_from."
    )


def _point(lon: float, lat: float) -> str:
    return f"SRID=4326;POINT({lon} {lat})"


def _box(west: float, south: float, east: float, north: float) -> str:
    corners = [(west, south), (east, south), (east, north), (west, north), (west, south)]
    return f"SRID=4326;POLYGON(({', '.join(f'{lon} {lat}' for lon, lat in corners)}))"
