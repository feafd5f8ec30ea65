"""A small city with every kind of Einrichtung and every kind of gap, for tests of the whole API."""

from datetime import date

from sqlalchemy import select

from kitaportal.core.einrichtung.enums import Einrichtungsart, Lage
from kitaportal.core.einrichtung.models import Einrichtung, SlugUmleitung
from kitaportal.core.kommune.loading import load_kommunen
from kitaportal.core.kommune.models import Kommune, Quartier
from kitaportal.core.search import service as search
from kitaportal.kit.db import WriteTx
from kitaportal.kit.settings import load_settings
from tests.factories import (
    make_einrichtung,
    make_freier_platz,
    make_gruppe,
    make_schliesstag,
    make_traeger,
    make_veranstaltung,
)

KITA, CLOSED, MOVED, DRAFT = "kita-sonnenhuegel", "kita-alt", "kita-frueher", "kita-geheim"

TAGESPFLEGE = {"qualifikation": "qhb_300", "betreuungsort": "eigen", "plaetze": 5, "vertretung": None}


def build_city(tx: WriteTx) -> None:
    """Write everything and index it."""
    load_kommunen(tx, load_settings().data_dir)
    kommune = tx.scalars(select(Kommune).filter_by(slug="wuppertal")).one()
    kita = _build_kita(tx, kommune)
    tx.add(SlugUmleitung(slug=MOVED, einrichtung_id=kita.id, jugendamt_id=kita.jugendamt_id))
    _build_others(tx, kommune)
    old = make_einrichtung(tx, kommune, "Kita Alt", closed_on=date(2026, 7, 31))
    make_einrichtung(
        tx, kommune, "Kita Neu", vorgaenger_id=old.id, position=None, strasse=None, hausnummer=None
    )
    make_einrichtung(tx, kommune, "Kita Geheim", published=False)
    tx.flush()
    search.rebuild(tx)


def _build_kita(tx: WriteTx, kommune: Kommune) -> Einrichtung:
    quartier = tx.scalars(select(Quartier).filter_by(kommune_id=kommune.id).limit(1)).one()
    kita = make_einrichtung(
        tx,
        kommune,
        traeger=make_traeger(tx, kommune),
        quartier_id=quartier.id,
        konzepte=["waldorf"],
        sprachen=["de", "tr"],
        verpflegung=["mittag", "bio"],
        barrierefreiheit=["aufzug"],
        merkmale=["garten"],
    )
    make_gruppe(tx, kita)
    make_freier_platz(tx, kita)
    make_schliesstag(tx, kita)
    make_veranstaltung(tx, kita)
    return kita


def _build_others(tx: WriteTx, kommune: Kommune) -> None:
    make_einrichtung(
        tx,
        kommune,
        "Tagespflege Bärenhöhle",
        art=Einrichtungsart.KINDERTAGESPFLEGE,
        lage=Lage.GERUNDET,
        strasse=None,
        hausnummer=None,
        kindertagespflege={
            "qualifikation": "qhb_300",
            "betreuungsort": "eigen",
            "plaetze": 5,
            "vertretung": None,
        },
    )
    make_einrichtung(
        tx,
        kommune,
        "Spielgruppe Zwerge",
        art=Einrichtungsart.SPIELGRUPPE,
        alter_from_months=None,
        alter_until_months=None,
        umfaenge=[],
        spielgruppe={"days_per_week": 3, "eltern_anwesend": True, "beitrag_cents_per_month": 4500},
    )
    make_einrichtung(
        tx,
        kommune,
        "OGS Südschule",
        art=Einrichtungsart.OGS,
        ogs={"schule": "Südschule", "schulnummer": None, "jahrgangsstufen": [1, 2, 3, 4]},
    )
    make_einrichtung(tx, kommune, "100 % Kinder_Glück ’n’ 😀", slug="kinder-glueck")
