"""From rows to the public profile. Pure: no SQL, no clock."""

from collections.abc import Sequence
from datetime import date

from kitaportal.core.einrichtung import rules, schemas
from kitaportal.core.einrichtung.enums import FreiState
from kitaportal.core.einrichtung.models import (
    FreierPlatz,
    Gruppe,
    Gruppenplatz,
    Oeffnungszeit,
    Profil,
    Schliesstag,
    Traeger,
    Veranstaltung,
)
from kitaportal.core.einrichtung.queries import PublishedRow
from kitaportal.core.kommune.models import Quartier, Stadtbezirk
from kitaportal.kit.dates import minutes_as_text

FOTO_URL = "/bilder/"


def einrichtung_out(
    row: PublishedRow,
    *,
    gruppen: Sequence[Gruppe],
    schliesstage: Sequence[Schliesstag],
    veranstaltungen: Sequence[Veranstaltung],
    freie_plaetze: Sequence[FreierPlatz],
    vorgaenger: tuple[str, str] | None,
    nachfolger: tuple[str, str] | None,
    today: date,
) -> schemas.EinrichtungOut:
    """The whole profile as one answer."""
    einrichtung, profil = row.einrichtung, row.profil
    return schemas.EinrichtungOut(
        id=einrichtung.id,
        slug=einrichtung.slug,
        version=profil.version,
        art=einrichtung.art,
        name=profil.name,
        kurzname=profil.kurzname,
        traeger=_traeger(row.traeger),
        anschrift=_anschrift(profil),
        kommune=schemas.NamedRef(slug=row.kommune.slug, name=row.kommune.name),
        stadtbezirk=_place(row.stadtbezirk),
        quartier=_place(row.quartier),
        position=_position(row),
        lage=profil.lage,
        kontakt=_kontakt(profil),
        oeffnungszeiten=_oeffnungszeiten(profil.oeffnungszeiten),
        schliesstage=[_schliesstag(tag) for tag in schliesstage],
        alter_from_months=profil.alter_from_months,
        alter_until_months=profil.alter_until_months,
        umfaenge=sorted(profil.umfaenge),
        plaetze=_plaetze(gruppen, today),
        gruppen=[_gruppe(gruppe, today) for gruppe in gruppen],
        konzepte=profil.konzepte,
        schwerpunkte=profil.schwerpunkte,
        konfession=profil.konfession,
        sprachen=profil.sprachen,
        verpflegung=profil.verpflegung,
        verpflegung_cents_per_month=profil.verpflegung_cents_per_month,
        barrierefreiheit=profil.barrierefreiheit,
        inklusion=profil.inklusion,
        merkmale=profil.merkmale,
        texte=_texte(profil),
        fotos=_fotos(profil),
        aufnahmekriterien=_aufnahmekriterien(profil),
        beitrag_hinweis=profil.beitrag_hinweis,
        veranstaltungen=[_veranstaltung(veranstaltung) for veranstaltung in veranstaltungen],
        frei=_frei(freie_plaetze, today),
        kindertagespflege=_kindertagespflege(profil),
        spielgruppe=_spielgruppe(profil),
        ogs=_ogs(profil),
        vorgaenger=_ref(vorgaenger),
        nachfolger=_ref(nachfolger),
        opened_on=einrichtung.opened_on,
        closed_on=einrichtung.closed_on,
        confirmed_on=profil.confirmed_on,
        quelle=_quelle(row),
        demo=einrichtung.demo,
    )


def _ref(pair: tuple[str, str] | None) -> schemas.NamedRef | None:
    return schemas.NamedRef(slug=pair[0], name=pair[1]) if pair else None


def _place(place: Stadtbezirk | Quartier | None) -> schemas.NamedRef | None:
    return schemas.NamedRef(slug=place.slug, name=place.name) if place else None


def _traeger(traeger: Traeger | None) -> schemas.TraegerOut | None:
    if traeger is None:
        return None
    return schemas.TraegerOut.model_validate(traeger, from_attributes=True)


def _anschrift(profil: Profil) -> schemas.Anschrift:
    return schemas.Anschrift.model_validate(profil, from_attributes=True)


def _kontakt(profil: Profil) -> schemas.Kontakt:
    return schemas.Kontakt.model_validate(profil, from_attributes=True)


def _position(row: PublishedRow) -> schemas.Position | None:
    if row.lat is None or row.lon is None:
        return None
    return schemas.Position(lat=round(row.lat, 6), lon=round(row.lon, 6))


def _oeffnungszeiten(rows: Sequence[Oeffnungszeit]) -> list[schemas.OeffnungszeitOut]:
    return [
        schemas.OeffnungszeitOut(
            weekday=row.weekday,
            opens_at=minutes_as_text(row.opens_minute),
            closes_at=minutes_as_text(row.closes_minute),
        )
        for row in sorted(rows, key=lambda row: (row.weekday, row.opens_minute))
    ]


def _schliesstag(tag: Schliesstag) -> schemas.SchliesstagOut:
    return schemas.SchliesstagOut.model_validate(tag, from_attributes=True)


def _veranstaltung(veranstaltung: Veranstaltung) -> schemas.VeranstaltungOut:
    return schemas.VeranstaltungOut.model_validate(veranstaltung, from_attributes=True)


def _gruppe(gruppe: Gruppe, today: date) -> schemas.GruppeOut:
    return schemas.GruppeOut(
        name=gruppe.name,
        gruppenform=gruppe.gruppenform,
        plaetze=[
            schemas.GruppenplatzOut.model_validate(platz, from_attributes=True)
            for platz in _valid_plaetze(gruppe, today)
        ],
    )


def _valid_plaetze(gruppe: Gruppe, today: date) -> list[Gruppenplatz]:
    valid = [
        platz
        for platz in gruppe.plaetze
        if platz.valid_from <= today and (platz.valid_until is None or platz.valid_until >= today)
    ]
    return sorted(valid, key=lambda platz: (platz.alter_from_months, platz.umfang_hours))


def _plaetze(gruppen: Sequence[Gruppe], today: date) -> schemas.Plaetze | None:
    plaetze = [platz for gruppe in gruppen for platz in _valid_plaetze(gruppe, today)]
    if not plaetze:
        return None
    u3 = sum(platz.anzahl for platz in plaetze if platz.alter_until_months < rules.U3_UNTIL_MONTHS)
    gesamt = sum(platz.anzahl for platz in plaetze)
    integrativ = sum(gruppe.integrative_plaetze for gruppe in gruppen)
    return schemas.Plaetze(gesamt=gesamt, u3=u3, ue3=gesamt - u3, integrativ=integrativ)


def _texte(profil: Profil) -> list[schemas.ProfiltextOut]:
    """German leads, the others follow by code."""
    rows = sorted(profil.texte, key=lambda row: (row.sprache != "de", row.sprache))
    return [schemas.ProfiltextOut.model_validate(row, from_attributes=True) for row in rows]


def _fotos(profil: Profil) -> list[schemas.FotoOut]:
    return [
        schemas.FotoOut(url=FOTO_URL + foto.path, alt_text=foto.alt_text, urheber=foto.urheber)
        for foto in sorted(profil.fotos, key=lambda foto: foto.position)
    ]


def _aufnahmekriterien(profil: Profil) -> schemas.Aufnahmekriterien | None:
    if profil.aufnahmekriterien is None:
        return None
    return schemas.Aufnahmekriterien(
        text=profil.aufnahmekriterien, beschluss_on=profil.aufnahmekriterien_beschluss_on
    )


def _frei(rows: Sequence[FreierPlatz], today: date) -> schemas.Frei:
    """Old figures are not shown as places, but their day is."""
    state = rules.frei_state(rows, today)
    shown = [row for row in rows if row.anzahl and rules.is_current(row.stand_on, today)]
    return schemas.Frei(
        state=state,
        stand_on=max((row.stand_on for row in rows), default=None),
        eintraege=[schemas.FreiEintrag.model_validate(row, from_attributes=True) for row in shown]
        if state is FreiState.FREI
        else [],
    )


def _kindertagespflege(profil: Profil) -> schemas.KindertagespflegeOut | None:
    facts = profil.kindertagespflege
    return schemas.KindertagespflegeOut.model_validate(facts) if facts else None


def _spielgruppe(profil: Profil) -> schemas.SpielgruppeOut | None:
    return schemas.SpielgruppeOut.model_validate(profil.spielgruppe) if profil.spielgruppe else None


def _ogs(profil: Profil) -> schemas.OgsOut | None:
    return schemas.OgsOut.model_validate(profil.ogs) if profil.ogs else None


def _quelle(row: PublishedRow) -> schemas.Quelle | None:
    quelle = row.einrichtung.quelle
    return schemas.Quelle.model_validate(quelle) if quelle else None
