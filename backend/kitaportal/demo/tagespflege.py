"""Builds Kindertagespflege and Grosstagespflege. Only who agreed is public, and a home only roughly."""

from dataclasses import dataclass, replace
from typing import Any

from kitaportal.core.einrichtung.enums import Einrichtungsart, Feldgruppe, Lage, Profilstatus
from kitaportal.demo import hours, kalender
from kitaportal.demo.dice import Dice
from kitaportal.demo.geometry import rounded_point
from kitaportal.demo.offer import klein_angebot
from kitaportal.demo.parameters import Table
from kitaportal.demo.plan import Ort
from kitaportal.demo.records import Anschrift, DemoEinrichtung, DemoFoto, DemoPlatz, DemoText, Fenster
from kitaportal.demo.texte import (
    Writer,
    alter_text,
    foreign_text,
    kinder_words,
    number_word,
    paragraphs,
    sentences,
)
from kitaportal.demo.workshop import Workshop, address, confirmed_on, email, fotos, position, telefon

HOMES = {"eigener_haushalt", "haushalt_der_eltern"}
ORTE = {"eigener_haushalt": 74.0, "angemietete_raeume": 21.0, "haushalt_der_eltern": 5.0}
QUALIFIKATIONEN = {
    "qhb_300": 40.0,
    "dji_160": 30.0,
    "erzieher": 18.0,
    "kinderpfleger": 7.0,
    "paedagogik_studium": 5.0,
}
EARLY, LATE = 7 * 60, 17 * 60


@dataclass(frozen=True)
class Person:
    """What is known about one Kindertagespflegeperson (or a team) before the profile is written."""

    art: Einrichtungsart
    betreuungsort: str
    kinder: int
    alter_from_months: int
    alter_until_months: int
    windows: tuple[Fenster, ...]
    ort: Ort

    @property
    def at_home(self) -> bool:
        """True where people live, so that only a rounded position may be shown."""
        return self.betreuungsort in HOMES


def build_tagespflege(workshop: Workshop, number: int, ort: Ort, *, agrees: bool) -> DemoEinrichtung:
    """One Kindertagespflegeperson."""
    dice = workshop.dice("kindertagespflege", number)
    windows = hours.draw_fenster(workshop.parameters.zeiten["tagespflege"], dice)
    person = Person(
        art=Einrichtungsart.KINDERTAGESPFLEGE,
        betreuungsort=dice.weighted(ORTE),
        kinder=dice.whole(3, workshop.gleichzeitig),
        alter_from_months=dice.pick([0, 4, 6, 6, 9, 12, 12]),
        alter_until_months=dice.pick([35, 35, 35, 47]),
        windows=windows,
        ort=ort,
    )
    name = f"Kindertagespflege {workshop.names.tagespflege()}"
    return _profile(workshop, number, person, name=name, agrees=agrees, dice=dice)


def build_grosstagespflege(workshop: Workshop, number: int, ort: Ort, *, agrees: bool) -> DemoEinrichtung:
    """Two or three Kindertagespflegepersonen in rented rooms."""
    dice = workshop.dice("grosstagespflege", number)
    person = Person(
        art=Einrichtungsart.GROSSTAGESPFLEGE,
        betreuungsort="grosstagespflege",
        kinder=dice.whole(workshop.gross_gleichzeitig - 2, workshop.gross_gleichzeitig),
        alter_from_months=dice.pick([4, 6, 9, 12]),
        alter_until_months=35,
        windows=hours.draw_fenster(workshop.parameters.zeiten["tagespflege"][:4], dice),
        ort=ort,
    )
    name = f"Großtagespflege {workshop.names.tagespflege()}"
    return _profile(workshop, number, person, name=name, agrees=agrees, dice=dice)


def _profile(
    workshop: Workshop, number: int, person: Person, *, name: str, agrees: bool, dice: Dice
) -> DemoEinrichtung:
    slug = workshop.names.slug(name, person.ort.slug)
    angebot = klein_angebot(workshop.parameters.angebot, dice, at_home=person.at_home)
    widerrufen = not agrees and dice.chance(0.06)
    einwilligungen = _einwilligungen(workshop, dice) if agrees or widerrufen else ()
    exact, exact_position = address(workshop, person.ort, dice), position(person.ort, dice)
    platz = DemoPlatz(person.alter_from_months, person.alter_until_months, 0, person.kinder)
    shown = Feldgruppe.KONTAKT in einwilligungen
    profile = DemoEinrichtung(
        key=workshop.key(person.art, number),
        art=person.art,
        slug=slug,
        name=name,
        traeger=None,
        quartier=person.ort.slug,
        anschrift=exact,
        position=exact_position,
        lage=Lage.GENAU,
        status=_status(agrees=agrees, widerrufen=widerrufen),
        alter_from_months=person.alter_from_months,
        alter_until_months=person.alter_until_months,
        umfaenge=hours.umfaenge_within(person.windows, workshop.umfaenge, dice),
        angebot=angebot,
        oeffnungszeiten=person.windows,
        confirmed_on=confirmed_on(workshop, dice),
        texte=_texte(workshop, person, angebot.sprachen, angebot.merkmale, dice),
        fotos=_fotos(workshop, person, dice) if Feldgruppe.FOTOS in einwilligungen else (),
        freie_plaetze=kalender.draw_freie_plaetze(
            workshop.today, workshop.parameters.angebot["freie_plaetze"]["klein"], [platz], dice
        ),
        telefon=telefon(workshop, dice) if shown else None,
        email=email(workshop, slug) if shown else None,
        kindertagespflege=_kindertagespflege(workshop, person, dice),
        intern=exact,
        intern_position=exact_position,
        einwilligungen=einwilligungen,
        widerrufen=widerrufen,
    )
    return _hide_home(workshop, profile, dice) if person.at_home else profile


def _status(*, agrees: bool, widerrufen: bool) -> Profilstatus:
    """Public with consent; a withdrawn consent takes the profile away again."""
    if agrees:
        return Profilstatus.VEROEFFENTLICHT
    return Profilstatus.ABGELOEST if widerrufen else Profilstatus.ENTWURF


def _hide_home(workshop: Workshop, profile: DemoEinrichtung, dice: Dice) -> DemoEinrichtung:
    """The public profile of a home: no street, and a place somewhere in the raster square."""
    public = Anschrift(None, None, profile.anschrift.plz, profile.anschrift.ort)
    rough = rounded_point(profile.position, workshop.raster_m, dice.random, workshop.outline)
    return replace(profile, anschrift=public, position=rough, lage=Lage.GERUNDET)


def _einwilligungen(workshop: Workshop, dice: Dice) -> tuple[Feldgruppe, ...]:
    shares = workshop.parameters.stadt.einwilligung
    agreed = [Feldgruppe.VEROEFFENTLICHUNG, Feldgruppe.LAGE]
    if dice.chance(shares.kontakt_anteil):
        agreed.append(Feldgruppe.KONTAKT)
    if dice.chance(shares.fotos_anteil):
        agreed.append(Feldgruppe.FOTOS)
    return tuple(agreed)


def _fotos(workshop: Workshop, person: Person, dice: Dice) -> tuple[DemoFoto, ...]:
    return fotos(workshop, person.art, (), dice.whole(1, 2), dice)


def _kindertagespflege(workshop: Workshop, person: Person, dice: Dice) -> dict[str, Any]:
    fragments = workshop.parameters.texte_weitere
    return {
        "qualifikation": dice.weighted(QUALIFIKATIONEN),
        "betreuungsort": person.betreuungsort,
        "plaetze": person.kinder,
        "vertretung": dice.pick(fragments[person.art.value]["vertretung"]),
    }


def _texte(
    workshop: Workshop, person: Person, sprachen: tuple[str, ...], merkmale: tuple[str, ...], dice: Dice
) -> tuple[DemoText, ...]:
    words = {
        "ort": person.ort.parameter.ort,
        "alter": alter_text(person.alter_from_months),
        "jahre": number_word(dice.whole(3, 12)),
        "personen": (personen := dice.pick(["zwei", "drei"])),
        "personen_gross": personen.capitalize(),
        "plaetze": str(person.kinder),
        **kinder_words(person.kinder),
    }
    writer = Writer(words, dice)
    shares = workshop.parameters.angebot["texte_sprachen"]
    others = [
        DemoText(sprache, *foreign_text(workshop.parameters.texte_sprachen, sprache, "klein", writer))
        for sprache in sprachen
        if sprache in shares
        and dice.chance(shares[sprache])
        and person.art is Einrichtungsart.KINDERTAGESPFLEGE
    ]
    fragments = workshop.parameters.texte_weitere[person.art.value]
    if person.art is Einrichtungsart.GROSSTAGESPFLEGE:
        return (_team_text(fragments, writer), *others)
    return (_person_text(fragments, person, merkmale, writer), *others)


def _team_text(fragments: Table, writer: Writer) -> DemoText:
    return DemoText(
        sprache="de",
        kurzbeschreibung=writer.one(fragments["kurz"]),
        beschreibung=sentences(
            writer.one(fragments["beschreibung"]), *writer.some(fragments["zusatz"], writer.dice.whole(1, 3))
        ),
    )


def _person_text(fragments: Table, person: Person, merkmale: tuple[str, ...], writer: Writer) -> DemoText:
    days = writer.some(fragments["tag"], writer.dice.whole(1, 2))
    extras = [writer.one(fragments["haustier"]) if "haustier" in merkmale else ""]
    extras.append(_unusual_hours(fragments, person.windows, writer))
    return DemoText(
        sprache="de",
        kurzbeschreibung=writer.one(fragments["kurz"]),
        beschreibung=paragraphs(
            sentences(writer.one(fragments["person"]), _place(fragments, person, merkmale, writer)),
            sentences(*days, *extras),
        ),
        konzept=writer.maybe(0.5, fragments["konzept"]) or None,
        eingewoehnung=writer.maybe(0.6, fragments["eingewoehnung"]) or None,
    )


def _place(fragments: Table, person: Person, merkmale: tuple[str, ...], writer: Writer) -> str:
    garden = writer.one(fragments["garten"]) if "garten" in merkmale else ""
    return sentences(writer.one(fragments[f"ort_{person.betreuungsort}"]), garden)


def _unusual_hours(fragments: Table, windows: tuple[Fenster, ...], writer: Writer) -> str:
    if any(window.closes_minute == 1440 for window in windows):
        return writer.one(fragments["nacht"])
    if any(window.opens_minute < EARLY or window.closes_minute > LATE for window in windows):
        return writer.one(fragments["randzeit"])
    return ""
