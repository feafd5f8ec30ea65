"""Builds Spielgruppen and OGS."""

from dataclasses import dataclass, replace
from typing import Any

from kitaportal.core.einrichtung.enums import Einrichtungsart, Lage, Profilstatus
from kitaportal.demo import hours, kalender
from kitaportal.demo.dice import Dice
from kitaportal.demo.plan import Ort
from kitaportal.demo.records import (
    Angebot,
    DemoEinrichtung,
    DemoGruppe,
    DemoPlatz,
    DemoText,
    Fenster,
)
from kitaportal.demo.texte import Writer, alter_text, number_word, sentences
from kitaportal.demo.workshop import (
    Workshop,
    address,
    confirmed_on,
    email,
    fotos,
    opened_on,
    position,
    telefon,
)

SCHOOL_FROM, SCHOOL_UNTIL = 66, 131


@dataclass(frozen=True)
class House:
    """What Spielgruppe and OGS have in common."""

    art: Einrichtungsart
    number: int
    name: str
    traeger: str | None
    ort: Ort
    windows: tuple[Fenster, ...]
    platz: DemoPlatz
    gruppe: str
    angebot: Angebot


def build_spielgruppe(workshop: Workshop, number: int, traeger: str | None, ort: Ort) -> DemoEinrichtung:
    """A Spielgruppe: a few mornings a week, with or without parents."""
    dice = workshop.dice("spielgruppe", number)
    name = workshop.names.spielgruppe()
    with_parents = name.startswith(("Eltern", "Krabbel"))
    windows = hours.draw_fenster(workshop.parameters.zeiten["spielgruppe"], dice)
    days = len({window.weekday for window in windows})
    platz = DemoPlatz(
        6 if with_parents else dice.pick([18, 20, 24]),
        47,
        round(hours.hours_per_week(windows)),
        dice.whole(8, 12),
    )
    angebot = Angebot(sprachen=_sprachen(workshop, dice), merkmale=("kleine_gruppe",))
    house = House(
        Einrichtungsart.SPIELGRUPPE, number, name, traeger, ort, windows, platz, "Spielgruppe", angebot
    )
    fragments = workshop.parameters.texte_weitere["spielgruppe"]
    writer = Writer(_words(house, days), dice)
    text = DemoText(
        sprache="de",
        kurzbeschreibung=writer.one(fragments["kurz"]),
        beschreibung=sentences(
            writer.one(fragments["beschreibung"]),
            writer.one(fragments["mit_eltern" if with_parents else "ohne_eltern"]),
            *writer.some(fragments["zusatz"], dice.whole(1, 3)),
        ),
    )
    facts = {
        "days_per_week": days,
        "eltern_anwesend": with_parents,
        "beitrag_cents_per_month": dice.whole(5, 30) * 500,
    }
    return _profile(workshop, house, text, dice, spielgruppe=facts)


def build_ogs(workshop: Workshop, number: int, traeger: str | None, ort: Ort) -> DemoEinrichtung:
    """The offene Ganztag of an invented school."""
    dice = workshop.dice("ogs", number)
    schule = workshop.names.school()
    windows = hours.draw_fenster(workshop.parameters.zeiten["ogs"], dice)
    in_holidays = dice.chance(workshop.parameters.angebot["merkmale"]["ferienbetreuung_ogs"])
    angebot = Angebot(
        schwerpunkte=tuple(
            dice.weighted_some(workshop.parameters.angebot["schwerpunkte"]["gewichte"], dice.whole(0, 3))
        ),
        sprachen=_sprachen(workshop, dice),
        verpflegung=(
            "mittag",
            *(code for code in ("schweinefleischfrei", "vegetarisch") if dice.chance(0.6)),
        ),
        verpflegung_cents_per_month=dice.pick([6000, 6500, 7000, 7500]),
        barrierefreiheit=("stufenlos", "wc") if dice.chance(0.35) else (),
        inklusion=("inklusiv",) if dice.chance(0.3) else (),
        merkmale=("ferienbetreuung", "garten") if in_holidays else ("garten",),
    )
    platz = DemoPlatz(SCHOOL_FROM, SCHOOL_UNTIL, round(hours.hours_per_week(windows)), dice.whole(8, 36) * 5)
    house = House(
        Einrichtungsart.OGS, number, f"OGS {schule}", traeger, ort, windows, platz, "Klassen 1–4", angebot
    )
    fragments = workshop.parameters.texte_weitere["ogs"]
    writer = Writer(_words(house, 5) | {"schule": schule}, dice)
    opens_early = any(window.closes_minute <= 9 * 60 for window in windows)
    text = DemoText(
        sprache="de",
        kurzbeschreibung=writer.one(fragments["kurz"]),
        beschreibung=sentences(
            writer.one(fragments["beschreibung"]), *writer.some(fragments["zusatz"], dice.whole(1, 3))
        ),
        alltag=sentences(
            writer.one(fragments["frueh"]) if opens_early else "",
            writer.one(fragments["ferien"]) if in_holidays else "",
        )
        or None,
    )
    facts = {"schule": schule, "schulnummer": None, "jahrgangsstufen": [1, 2, 3, 4]}
    return _profile(workshop, house, text, dice, ogs=facts)


def _words(house: House, days: int) -> dict[str, str]:
    return {
        "ort": house.ort.parameter.ort,
        "tage": number_word(days),
        "alter": alter_text(house.platz.alter_from_months),
        "plaetze": str(house.platz.anzahl),
    }


def _sprachen(workshop: Workshop, dice: Dice) -> tuple[str, ...]:
    shares = workshop.parameters.angebot["sprachen"]
    return tuple(dice.weighted_some(shares["gewichte"], int(dice.weighted(shares["anzahl_klein"]))))


def _profile(
    workshop: Workshop,
    house: House,
    text: DemoText,
    dice: Dice,
    *,
    spielgruppe: dict[str, Any] | None = None,
    ogs: dict[str, Any] | None = None,
) -> DemoEinrichtung:
    slug = workshop.names.slug(house.name, house.ort.slug)
    fragments = workshop.parameters.texte_weitere[house.art.value]
    free = workshop.parameters.angebot["freie_plaetze"]["klein" if spielgruppe else "kita"]
    return DemoEinrichtung(
        key=workshop.key(house.art, house.number),
        art=house.art,
        slug=slug,
        name=house.name,
        traeger=house.traeger,
        quartier=house.ort.slug,
        anschrift=address(workshop, house.ort, dice),
        position=position(house.ort, dice),
        lage=Lage.GENAU,
        status=Profilstatus.VEROEFFENTLICHT,
        alter_from_months=house.platz.alter_from_months,
        alter_until_months=house.platz.alter_until_months,
        umfaenge=(),
        angebot=house.angebot,
        oeffnungszeiten=house.windows,
        confirmed_on=confirmed_on(workshop, dice),
        texte=(text,),
        gruppen=(DemoGruppe(house.gruppe, None, 0, (house.platz,)),),
        fotos=fotos(workshop, house.art, house.angebot.schwerpunkte, dice.whole(0, 2), dice),
        freie_plaetze=kalender.draw_freie_plaetze(
            workshop.today, free, [replace(house.platz, umfang_hours=0)], dice
        ),
        telefon=telefon(workshop, dice),
        email=email(workshop, slug),
        aufnahmekriterien=fragments.get("kriterien"),
        beitrag_hinweis=fragments.get("beitrag"),
        spielgruppe=spielgruppe,
        ogs=ogs,
        opened_on=opened_on(workshop, dice, oldest=1995),
    )
