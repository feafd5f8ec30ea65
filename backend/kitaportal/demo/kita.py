"""Builds the Kitas."""

from dataclasses import dataclass, replace
from datetime import date

from kitaportal.core.einrichtung.enums import Einrichtungsart, Lage, Profilstatus, Traegertyp
from kitaportal.core.kommune.configuration import Gruppenform
from kitaportal.demo import gruppen, hours, kalender
from kitaportal.demo.dice import Dice
from kitaportal.demo.kita_texte import KitaFacts, kita_texte
from kitaportal.demo.names import kita_pattern
from kitaportal.demo.offer import kita_angebot
from kitaportal.demo.parameters import Table
from kitaportal.demo.plan import Ort
from kitaportal.demo.records import (
    Angebot,
    DemoEinrichtung,
    DemoFoto,
    DemoGruppe,
    DemoPlatz,
    DemoVeranstaltung,
    Fenster,
)
from kitaportal.demo.workshop import (
    Workshop,
    address,
    confirmed_on,
    email,
    fotos,
    leitung,
    opened_on,
    position,
    telefon,
    website,
)

ART = Einrichtungsart.KITA
CHURCH = {Traegertyp.EVANGELISCH, Traegertyp.KATHOLISCH}
FOREST_TRAEGER = {Traegertyp.ELTERNINITIATIVE, Traegertyp.FREIER_TRAEGER}
FOR_LARGE_HOUSES = {"familienzentrum", "pluskita", "sprach_kita"}
LARGE_ENOUGH = 40


@dataclass(frozen=True)
class House:
    """What is decided first, because everything else has to fit to it."""

    traegertyp: Traegertyp
    is_forest: bool
    angebot: Angebot
    windows: tuple[Fenster, ...]
    gruppen: tuple[DemoGruppe, ...]

    @property
    def plaetze(self) -> list[DemoPlatz]:
        """The places of all groups."""
        return [platz for gruppe in self.gruppen for platz in gruppe.plaetze]

    @property
    def lead(self) -> str:
        """The leading concept."""
        return self.angebot.konzepte[0]


def build_kita(workshop: Workshop, number: int, traegertyp: Traegertyp, ort: Ort) -> DemoEinrichtung:
    """One Kita with everything its profile shows, still without its Traeger."""
    dice = workshop.dice("kita", number)
    house = _draw_house(workshop, traegertyp, ort, dice)
    pattern = _pattern(workshop, house, dice)
    name = _name(workshop, pattern, house, ort, dice)
    slug = workshop.names.slug(name, ort.slug)
    kita = DemoEinrichtung(
        key=workshop.key(ART, number),
        art=ART,
        slug=slug,
        name=name,
        traeger=None,
        quartier=ort.slug,
        anschrift=address(workshop, ort, dice),
        position=position(ort, dice),
        lage=Lage.GENAU,
        status=Profilstatus.VEROEFFENTLICHT,
        alter_from_months=min(platz.alter_from_months for platz in house.plaetze),
        alter_until_months=max(platz.alter_until_months for platz in house.plaetze),
        umfaenge=tuple(sorted({platz.umfang_hours for platz in house.plaetze})),
        angebot=house.angebot,
        oeffnungszeiten=house.windows,
        confirmed_on=confirmed_on(workshop, dice),
        texte=(),
        gruppen=house.gruppen,
        fotos=_fotos(workshop, house, dice),
        telefon=telefon(workshop, dice),
        email=email(workshop, slug),
        website=website(workshop, slug) if dice.chance(0.25) else None,
        leitung_name=leitung(dice) if dice.chance(0.4) else None,
        opened_on=opened_on(workshop, dice, oldest=1960),
    )
    return _with_words(workshop, _with_days(workshop, kita, house, dice), house, pattern["nomen"], ort)


def _with_days(workshop: Workshop, kita: DemoEinrichtung, house: House, dice: Dice) -> DemoEinrichtung:
    """Adds what happens on which day."""
    shares = workshop.parameters.angebot["freie_plaetze"]["kita"]
    return replace(
        kita,
        schliesstage=kalender.draw_schliesstage(workshop.today, dice, summer_weeks=dice.pick([2, 3, 3])),
        veranstaltungen=_veranstaltungen(workshop, dice),
        freie_plaetze=kalender.draw_freie_plaetze(workshop.today, shares, house.plaetze, dice),
        aufnahmekriterien_beschluss_on=_beschluss_on(workshop, dice),
    )


def _with_words(
    workshop: Workshop, kita: DemoEinrichtung, house: House, nomen: str, ort: Ort
) -> DemoEinrichtung:
    """Adds the texts. They have a dice of their own, so that the day never changes them."""
    dice, fragments = workshop.dice("texte", kita.key), workshop.parameters.texte_kita
    facts = KitaFacts(
        nomen=nomen,
        traegertyp=house.traegertyp,
        ort=ort,
        strasse=kita.anschrift.strasse or "",
        plaetze=gruppen.count_plaetze(house.gruppen),
        gruppen=len(house.gruppen),
        angebot=house.angebot,
        is_forest=house.is_forest,
    )
    return replace(
        kita,
        texte=kita_texte(workshop.parameters, facts, dice),
        aufnahmekriterien=dice.pick(fragments["aufnahmekriterien"][_rules_of(house.traegertyp)]),
        beitrag_hinweis=_beitrag(fragments["beitrag"], house, dice),
    )


def _draw_house(workshop: Workshop, traegertyp: Traegertyp, ort: Ort, dice: Dice) -> House:
    angebot = kita_angebot(workshop.parameters.angebot, traegertyp, ort.parameter.umgebung, dice)
    is_forest = angebot.konzepte[0] == "natur" and traegertyp in FOREST_TRAEGER and dice.chance(0.6)
    windows = _windows(workshop, traegertyp, angebot, dice, is_forest=is_forest)
    draft = House(traegertyp, is_forest, angebot, windows, ())
    groups = _gruppen(workshop, draft, dice)
    return replace(draft, gruppen=groups, angebot=_fitting(draft, gruppen.count_plaetze(groups)))


def _windows(
    workshop: Workshop, traegertyp: Traegertyp, angebot: Angebot, dice: Dice, *, is_forest: bool
) -> tuple[Fenster, ...]:
    zeiten, lead = workshop.parameters.zeiten, angebot.konzepte[0]
    profiles = hours.kita_profiles(zeiten, traegertyp.value, lead)
    forest = [profile for profile in profiles if profile.get("konzept") == "natur"]
    return hours.draw_fenster(forest if is_forest else profiles, dice)


def _gruppen(workshop: Workshop, house: House, dice: Dice) -> tuple[DemoGruppe, ...]:
    umfaenge = hours.umfaenge_within(house.windows, workshop.umfaenge, dice)
    formen = [form for form in workshop.gruppenformen if form.hours in umfaenge]
    if house.lead == "natur":
        formen = _without_babies(formen)
    wanted, limit = _wanted_size(workshop, house, dice), workshop.parameters.stadt.plaetze.max
    groups = gruppen.draw_gruppen(formen, wanted, limit, workshop.names.gruppen(dice), dice)
    return gruppen.with_integrative_plaetze(groups, dice) if house.angebot.inklusion else groups


def _wanted_size(workshop: Workshop, house: House, dice: Dice) -> int:
    """Forest groups are small; open work needs several rooms."""
    size = workshop.parameters.stadt.plaetze
    mean = size.staedtisch if house.traegertyp is Traegertyp.STAEDTISCH else size.andere
    if house.is_forest:
        return dice.pick([size.min, size.min, 2 * size.min])
    low = 40 if house.lead in {"offen", "teiloffen"} else size.min
    return dice.near(mean, mean * workshop.parameters.angebot["groesse"]["streuung"], low, size.max)


def _without_babies(formen: list[Gruppenform]) -> list[Gruppenform]:
    """A nature group takes no children under two."""
    return [form for form in formen if gruppen.kind_of(form) != "u3"] or formen


def _fitting(house: House, plaetze: int) -> Angebot:
    """The offer without what this house cannot have: lunch over a closed noon, a tiny Familienzentrum."""
    angebot = house.angebot
    if plaetze < LARGE_ENOUGH:
        merkmale = tuple(code for code in angebot.merkmale if code not in FOR_LARGE_HOUSES)
        angebot = replace(angebot, merkmale=merkmale)
    closes_at_noon = len({window.weekday for window in house.windows}) < len(house.windows)
    if not (closes_at_noon or house.is_forest):
        return angebot
    kept = tuple(code for code in angebot.verpflegung if code == "fruehstueck" and not house.is_forest)
    return replace(angebot, verpflegung=kept, verpflegung_cents_per_month=None)


def _pattern(workshop: Workshop, house: House, dice: Dice) -> Table:
    themes = {*house.angebot.konzepte[:1], *house.angebot.merkmale} - {"natur"}
    forest = {"natur"} if house.is_forest else set()
    return kita_pattern(workshop.parameters, house.traegertyp, themes | forest, dice)


def _name(workshop: Workshop, pattern: Table, house: House, ort: Ort, dice: Dice) -> str:
    words = {"ort": ort.parameter.ort}
    if "{patron}" in pattern["name"]:
        words["patron"] = workshop.names.patron()
    else:
        themes = [house.lead, house.traegertyp.value, *house.angebot.schwerpunkte]
        words["motiv"] = workshop.names.motif(themes, dice)
    name: str = pattern["name"].format_map(words)
    return name


def _fotos(workshop: Workshop, house: House, dice: Dice) -> tuple[DemoFoto, ...]:
    shares = workshop.parameters.angebot["fotos"]
    themes = (*house.angebot.konzepte, *house.angebot.schwerpunkte)
    if not dice.chance(shares["anteil_kita"]):
        return ()
    return fotos(workshop, ART, themes, dice.whole(1, shares["hoechstens"]), dice)


def _veranstaltungen(workshop: Workshop, dice: Dice) -> tuple[DemoVeranstaltung, ...]:
    if not dice.chance(workshop.parameters.angebot["veranstaltungen"]["anteil"]):
        return ()
    titles = workshop.parameters.texte_kita["veranstaltung"]["titel"]
    return kalender.draw_veranstaltungen(workshop.today, titles, dice, dice.whole(1, 3))


def _rules_of(traegertyp: Traegertyp) -> str:
    return "konfessionell" if traegertyp in CHURCH else traegertyp.value


def _beschluss_on(workshop: Workshop, dice: Dice) -> date:
    """The Rat of the Kita decides in autumn (§ 10 Abs. 4 KiBiz)."""
    return date(workshop.today.year - dice.whole(1, 4), dice.whole(9, 11), dice.whole(6, 27))


def _beitrag(fragments: Table, house: House, dice: Dice) -> str:
    own: str = dice.pick(fragments.get(house.traegertyp.value, fragments["allgemein"]))
    return f"{own} {fragments['mittag']}" if "mittag" in house.angebot.verpflegung else own
