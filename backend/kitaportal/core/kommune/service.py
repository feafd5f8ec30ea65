"""Use cases around a Kommune: its pages, the code lists, reports about barriers."""

from datetime import date, timedelta
from email.message import EmailMessage
from pathlib import Path
from typing import Any
from uuid import UUID

from kitaportal.core.kommune import queries, schemas
from kitaportal.core.kommune.adapters import MailSender
from kitaportal.core.kommune.codelisten import Codelisten, load_codelisten
from kitaportal.core.kommune.configuration import VALUE_TYPES, Betreuungsumfang
from kitaportal.core.kommune.enums import Event
from kitaportal.core.kommune.models import Barrieremeldung, Kommune, Stadtbezirk
from kitaportal.kit import outbox
from kitaportal.kit.clock import Clock
from kitaportal.kit.db import ReadTx, WriteTx
from kitaportal.kit.errors import InvalidInput, Mangel, NotFound
from kitaportal.kit.ids import new_id
from kitaportal.kit.settings import Settings

BARRIEREMELDUNG_KEPT_FOR = timedelta(days=183)


def list_kommunen(tx: ReadTx, today: date) -> schemas.KommuneList:
    """All Kommunen of this portal."""
    return schemas.KommuneList(
        items=[
            schemas.KommuneItem(slug=kommune.slug, name=kommune.name, demo=kommune.demo, einrichtungen=anzahl)
            for kommune, anzahl in queries.list_kommunen(tx, today)
        ]
    )


def read_kommune(tx: ReadTx, slug: str, *, home: str, sprache: str, today: date) -> schemas.KommuneOut:
    """Everything the pages of a Kommune need, with what is valid today.

    Raises:
        NotFound: unknown (404).
    """
    row = queries.load_kommune(tx, slug)
    if row is None:
        raise NotFound
    kommune, profil = row.kommune, row.kommune.profil
    centres = queries.quartier_centres(tx, kommune.id)
    return schemas.KommuneOut(
        slug=kommune.slug,
        name=kommune.name,
        ags=kommune.ags,
        land=kommune.land,
        home=kommune.slug == home,
        demo=kommune.demo,
        center=schemas.Punkt(lat=row.lat, lon=row.lon),
        zoom=kommune.zoom,
        bbox=row.bbox,
        stadtbezirke=[_stadtbezirk(bezirk, centres) for bezirk in kommune.stadtbezirke],
        plz=[entry["plz"] for entry in profil.get("plz", [])],
        umfaenge=_umfaenge(tx, kommune.id, sprache, today),
        stelle=schemas.StelleOut.model_validate(profil["stelle"]),
        impressum=profil["impressum"],
        karte=schemas.KarteOut.model_validate(profil["karte"]),
        logo_url=f"/karte/{kommune.slug}/logo.svg",
        texte=profil.get("texte", {}).get(sprache, {}),
    )


def _stadtbezirk(bezirk: Stadtbezirk, centres: dict[UUID, queries.QuartierCentre]) -> schemas.StadtbezirkOut:
    quartiere = [
        schemas.QuartierOut(
            slug=quartier.slug,
            name=quartier.name,
            nummer=quartier.nummer,
            position=_punkt(centres[quartier.id]),
        )
        for quartier in bezirk.quartiere
    ]
    return schemas.StadtbezirkOut(
        slug=bezirk.slug, name=bezirk.name, nummer=bezirk.nummer, quartiere=quartiere
    )


def _punkt(centre: queries.QuartierCentre) -> schemas.Punkt:
    return schemas.Punkt(lat=round(centre.lat, 5), lon=round(centre.lon, 5))


def _umfaenge(tx: ReadTx, kommune_id: UUID, sprache: str, on: date) -> list[schemas.UmfangOut]:
    umfaenge: list[Betreuungsumfang] = read_konfiguration(tx, kommune_id, "betreuungsumfaenge", on) or []
    return [
        schemas.UmfangOut(hours=umfang.hours, label=umfang.label.get(sprache, umfang.label["de"]))
        for umfang in umfaenge
    ]


def read_konfiguration(tx: ReadTx, kommune_id: UUID, key: str, on: date) -> Any | None:
    """What ``key`` says on that day, in its type of configuration.VALUE_TYPES; None before the first."""
    value = queries.find_konfiguration(tx, kommune_id, key, on)
    return None if value is None else VALUE_TYPES[key].validate_python(value)


def read_codelisten(data_dir: Path, sprache: str) -> schemas.CodelistenOut:
    """All code lists with labels in one language."""
    listen = load_codelisten(data_dir)
    return schemas.CodelistenOut.model_validate(
        {
            name: [{"code": entry.code, "label": entry.label(sprache)} for entry in listen.list_of(name)]
            for name in listen.names()
        }
    )


def quartier_ids(tx: ReadTx, kommune_id: UUID) -> dict[str, UUID]:
    """Ids of the Quartiere of a Kommune by slug, for imports and seeds."""
    return queries.quartier_ids(tx, kommune_id)


def codelisten(data_dir: Path) -> Codelisten:
    """All code lists with labels and synonyms, for other modules."""
    return load_codelisten(data_dir)


def report_barriere(
    tx: WriteTx, meldung: schemas.BarrieremeldungIn, clock: Clock
) -> schemas.BarrieremeldungOut:
    """Keep a reader's report and have it mailed to the Stelle of the Kommune.

    It is deleted after six months by a job that is planned here.

    Raises:
        InvalidInput: no such Kommune (422).
    """
    kommune = queries.find_kommune(tx, meldung.kommune)
    if kommune is None:
        raise InvalidInput(errors=[Mangel(pointer="/kommune", code="unknown", detail="No such Kommune")])
    now = clock.now()
    row = Barrieremeldung(
        id=new_id(),
        jugendamt_id=kommune.jugendamt_id,
        kommune_id=kommune.id,
        created_at=now,
        seite=meldung.seite,
        text=meldung.text,
        email=meldung.email,
    )
    tx.add(row)
    payload = {"barrieremeldung_id": str(row.id)}
    outbox.plan(tx, Event.BARRIEREMELDUNG_EINGEGANGEN, payload, run_at=now)
    outbox.plan(tx, Event.BARRIEREMELDUNG_ABGELAUFEN, payload, run_at=now + BARRIEREMELDUNG_KEPT_FOR)
    return schemas.BarrieremeldungOut(id=row.id, created_at=now)


def deliver_barrieremeldung(
    tx: WriteTx, meldung_id: UUID, clock: Clock, sender: MailSender, mail_from: str
) -> None:
    """Mail the report to the Stelle. Does nothing when that happened before, or when it is gone."""
    found = queries.lock_barrieremeldung(tx, meldung_id)
    if found is None or found[0].delivered_at is not None:
        return
    meldung, kommune = found
    sender.send(f"barrieremeldung-{meldung.id}", _mail(meldung, kommune, mail_from))
    meldung.delivered_at = clock.now()


def _mail(meldung: Barrieremeldung, kommune: Kommune, mail_from: str) -> EmailMessage:
    mail = EmailMessage()
    mail["Subject"] = f"Barriere gemeldet: {kommune.name}"
    mail["From"] = mail_from
    mail["To"] = kommune.profil["stelle"]["email"]
    mail["Date"] = meldung.created_at
    mail["Message-ID"] = f"<barrieremeldung-{meldung.id}@kinderbetreuungsportal.invalid>"
    if meldung.email:
        mail["Reply-To"] = meldung.email
    sender = (
        f"Antwort erbeten an: {meldung.email}" if meldung.email else "Ohne Absender: keine Antwort möglich."
    )
    mail.set_content(f"Seite: {meldung.seite}\n\n{meldung.text}\n\n{sender}\n")
    return mail


def forget_barrieremeldung(tx: WriteTx, meldung_id: UUID) -> None:
    """Delete a report whose time is over."""
    queries.delete_barrieremeldung(tx, meldung_id)


def read_shell(tx: ReadTx, settings: Settings, *, sprache: str, today: date) -> schemas.Shell:
    """The frame of every page: the portal's home Kommune and the labels of the code lists.

    Raises:
        NotFound: PORTAL_KOMMUNE names no Kommune of this portal (404).
    """
    heimat = read_kommune(tx, settings.kommune, home=settings.kommune, sprache=sprache, today=today)
    return schemas.Shell(heimat=heimat, codelisten=read_codelisten(settings.data_dir, sprache))
