"""Closed vocabularies of this module. Open code lists (Konzept, Sprache …) are data."""

from enum import StrEnum


class Einrichtungsart(StrEnum):
    """Kinds of childcare the portal knows."""

    KITA = "kita"
    KINDERTAGESPFLEGE = "kindertagespflege"
    GROSSTAGESPFLEGE = "grosstagespflege"
    SPIELGRUPPE = "spielgruppe"
    OGS = "ogs"


class Traegertyp(StrEnum):
    """Kinds of Traeger, as the open-data map of Wuppertal names them, plus commercial ones."""

    STAEDTISCH = "staedtisch"
    EVANGELISCH = "evangelisch"
    KATHOLISCH = "katholisch"
    FREIER_TRAEGER = "freier_traeger"
    ELTERNINITIATIVE = "elterninitiative"
    BETRIEB = "betrieb"
    PRIVAT_GEWERBLICH = "privat_gewerblich"


class Profilstatus(StrEnum):
    """A profile version goes from draft over release to the public, and is then superseded."""

    ENTWURF = "entwurf"
    ZUR_FREIGABE = "zur_freigabe"
    VEROEFFENTLICHT = "veroeffentlicht"
    ABGELOEST = "abgeloest"


class Lage(StrEnum):
    """How exact the public position is."""

    GENAU = "genau"
    GERUNDET = "gerundet"
    UNBEKANNT = "unbekannt"


class Feldgruppe(StrEnum):
    """Groups of fields that a Kindertagespflegeperson releases one by one (Art. 6 Abs. 1 a DSGVO)."""

    VEROEFFENTLICHUNG = "veroeffentlichung"
    KONTAKT = "kontakt"
    FOTOS = "fotos"
    LAGE = "lage"


class FreiState(StrEnum):
    """What may be said about free places today."""

    FREI = "frei"
    KEINE = "keine"
    UNBEKANNT = "unbekannt"


class Event(StrEnum):
    """Events of this module, as they stand in the outbox."""

    VEROEFFENTLICHT = "einrichtung.veroeffentlicht"
    ZURUECKGEZOGEN = "einrichtung.zurueckgezogen"
