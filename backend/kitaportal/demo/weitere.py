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

    @property
    def days(self) -> int:
        """Days of the week with opening hours."""
        return len({window.weekday for window in self.windows})


def build_spielgruppe(workshop: Workshop, number: int, traeger: str | None, ort: Ort) -> DemoEinrichtung:
    """A Spielgruppe: a few mornings a week, with or without parents."""
    dice, art = workshop.dice("spielgruppe", number), Einrichtungsart.SPIELGRUPPE
    name = workshop.names.spielgruppe()
    with_parents = name.startswith(("Eltern", "Krabbel"))
    windows = hours.draw_fenster(workshop.parameters.zeiten["spielgruppe"], dice)
    from_months = 6 if with_parents else dice.pick([18, 20, 24])
    platz = DemoPlatz(from_months, 47, round(hours.hours_per_week(windows)), dice.whole(8, 12))
    angebot = Angebot(sprachen=_sprachen(workshop, dice), merkmale=("kleine_gruppe",))
    house = House(art, number, name, traeger, ort, windows, platz, "Spielgruppe", angebot)
    facts = {
        "days_per_week": house.days,
        "eltern_anwesend": with_parents,
        "beitrag_cents_per_month": dice.whole(5, 30) * 500,
    }
    text = _spielgruppe_text(workshop, house, dice, with_parents=with_parents)
    return _profile(workshop, house, text, dice, spielgruppe=facts)


def _spielgruppe_text(workshop: Workshop, house: House, dice: Dice, *, with_parents: bool) -> DemoText:
    fragments = workshop.parameters.texte_weitere["spielgruppe"]
    writer = Writer(_words(house), dice)
    return DemoText(
        sprache="de",
        kurzbeschreibung=writer.one(fragments["kurz"]),
        beschreibung=sentences(
            writer.one(fragments["beschreibung"]),
            writer.one(fragments["mit_eltern" if with_parents else "ohne_eltern"]),
            *writer.some(fragments["zusatz"], dice.whole(1, 3)),
        ),
    )


def build_ogs(workshop: Workshop, number: int, traeger: str | None, ort: Ort) -> DemoEinrichtung:
    """The offene Ganztag of an invented school."""
    dice, art = workshop.dice("ogs", number), Einrichtungsart.OGS
    schule = workshop.names.school()
    windows = hours.draw_fenster(workshop.parameters.zeiten["ogs"], dice)
    week = round(hours.hours_per_week(windows))
    platz = DemoPlatz(SCHOOL_FROM, SCHOOL_UNTIL, week, dice.whole(8, 36) * 5)
    angebot = _ogs_angebot(workshop, dice)
    house = House(art, number, f"OGS {schule}", traeger, ort, windows, platz, "Klassen 1–4", angebot)
    facts = {"schule": schule, "schulnummer": None, "jahrgangsstufen": [1, 2, 3, 4]}
    return _profile(workshop, house, _ogs_text(workshop, house, schule, dice), dice, ogs=facts)


def _ogs_angebot(workshop: Workshop, dice: Dice) -> Angebot:
    shares = workshop.parameters.angebot
    in_holidays = dice.chance(shares["merkmale"]["ferienbetreuung_ogs"])
    extras = tuple(code for code in ("schweinefleischfrei", "vegetarisch") if dice.chance(0.6))
    return Angebot(
        schwerpunkte=tuple(dice.weighted_some(shares["schwerpunkte"]["gewichte"], dice.whole(0, 3))),
        sprachen=_sprachen(workshop, dice),
        verpflegung=("mittag", *extras),
        verpflegung_cents_per_month=dice.pick([6000, 6500, 7000, 7500]),
        barrierefreiheit=("stufenlos", "wc") if dice.chance(0.35) else (),
        inklusion=("inklusiv",) if dice.chance(0.3) else (),
        merkmale=("ferienbetreuung", "garten") if in_holidays else ("garten",),
    )


def _ogs_text(workshop: Workshop, house: House, schule: str, dice: Dice) -> DemoText:
    fragments = workshop.parameters.texte_weitere["ogs"]
    writer = Writer(_words(house) | {"schule": schule}, dice)
    opens_early = any(window.closes_minute <= 9 * 60 for window in house.windows)
    early = writer.one(fragments["frueh"]) if opens_early else ""
    holidays = writer.one(fragments["ferien"]) if "ferienbetreuung" in house.angebot.merkmale else ""
    more = writer.some(fragments["zusatz"], dice.whole(1, 3))
    return DemoText(
        sprache="de",
        kurzbeschreibung=writer.one(fragments["kurz"]),
        beschreibung=sentences(writer.one(fragments["beschreibung"]), *more),
        alltag=sentences(early, holidays) or None,
    )


def _words(house: House) -> dict[str, str]:
    return {
        "ort": house.ort.parameter.ort,
        "tage": number_word(house.days),
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
