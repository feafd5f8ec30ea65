"""The words of a Kita's profile, of varied length."""

from dataclasses import dataclass

from kitaportal.core.einrichtung.enums import Traegertyp
from kitaportal.demo.dice import Dice
from kitaportal.demo.parameters import Parameters, Table
from kitaportal.demo.plan import Ort
from kitaportal.demo.records import Angebot, DemoText
from kitaportal.demo.texte import Writer, capitalised, foreign_text, gruppen_words, paragraphs, sentences

LENGTHS = {"kurz": 3.0, "mittel": 5.0, "lang": 3.0}


@dataclass(frozen=True)
class KitaFacts:
    """What the texts speak about."""

    nomen: str
    traegertyp: Traegertyp
    ort: Ort
    strasse: str
    plaetze: int
    gruppen: int
    angebot: Angebot
    is_forest: bool


def kita_texte(parameters: Parameters, facts: KitaFacts, dice: Dice) -> tuple[DemoText, ...]:
    """German first, then short texts in languages that are spoken there."""
    writer = Writer(_words(parameters, facts, dice), dice)
    shares = parameters.angebot["texte_sprachen"]
    others = [
        DemoText(sprache, *foreign_text(parameters.texte_sprachen, sprache, "kita", writer))
        for sprache in facts.angebot.sprachen
        if sprache in shares and dice.chance(shares[sprache])
    ]
    return (_german(parameters, facts, writer), *others)


def _words(parameters: Parameters, facts: KitaFacts, dice: Dice) -> dict[str, str]:
    nomen: dict[str, str] = parameters.namen["nomen"][facts.nomen]
    ort = facts.ort.parameter.ort
    return {
        **nomen,
        "Nom": capitalised(nomen["nom"]),
        "ort": ort,
        "Ort": capitalised(ort),
        "strasse": facts.strasse,
        "plaetze": str(facts.plaetze),
        "garten_m2": f"{dice.whole(4, 24) * 100:,}".replace(",", "."),
        **gruppen_words(facts.gruppen),
    }


def _german(parameters: Parameters, facts: KitaFacts, writer: Writer) -> DemoText:
    fragments = parameters.texte_kita
    lead = facts.angebot.konzepte[0]
    kurz = fragments["kurz"]
    length = writer.dice.weighted(LENGTHS)
    return DemoText(
        sprache="de",
        kurzbeschreibung=writer.one(kurz[lead] if writer.dice.chance(0.65) else kurz["allgemein"]),
        beschreibung=_beschreibung(fragments, facts, writer, length),
        konzept=None if length == "kurz" and writer.dice.chance(0.5) else _konzept(parameters, facts, writer),
        alltag=_alltag(fragments, facts, writer) or None,
        eingewoehnung=writer.maybe(0.9, fragments["eingewoehnung"]["allgemein"]) or None,
        raeume=_raeume(fragments["raeume"], facts, writer) or None,
    )


def _beschreibung(fragments: Table, facts: KitaFacts, writer: Writer, length: str) -> str:
    """A few sentences, or three paragraphs."""
    einstieg = writer.one(fragments["einstieg"][facts.ort.parameter.umgebung])
    groesse = writer.one(fragments["groesse"][_size(facts)])
    traeger = writer.one(fragments["traeger"][facts.traegertyp.value])
    schwerpunkte = [writer.one(fragments["schwerpunkt"][code]) for code in facts.angebot.schwerpunkte]
    eltern = writer.one(fragments["eltern"]["allgemein"])
    schluss = writer.one(fragments["schluss"]["allgemein"])
    if length == "kurz":
        return sentences(einstieg, groesse, *schwerpunkte[:1])
    besonderes = _besonderes(fragments["besonderes"], facts, writer)
    if length == "mittel":
        return paragraphs(sentences(einstieg, groesse), sentences(*schwerpunkte, *besonderes[:1], eltern))
    return paragraphs(
        sentences(einstieg, groesse, traeger),
        sentences(*schwerpunkte, *besonderes),
        sentences(eltern, schluss),
    )


def _size(facts: KitaFacts) -> str:
    if facts.gruppen <= 2 and facts.plaetze <= 45:
        return "klein"
    return "gross" if facts.plaetze >= 85 else "mittel"


def _besonderes(fragments: Table, facts: KitaFacts, writer: Writer) -> list[str]:
    codes = [*facts.angebot.merkmale, *facts.angebot.inklusion]
    return [writer.one(fragments[code]) for code in codes if code in fragments]


def _konzept(parameters: Parameters, facts: KitaFacts, writer: Writer) -> str:
    fragments = parameters.texte_kita
    lead, *more = facts.angebot.konzepte
    labels = {entry.code: entry.de for entry in parameters.codelisten.konzept}
    second = [
        writer.dice.pick(fragments["zweites_konzept"]["muster"]).format(label=labels[code]) for code in more
    ]
    return sentences(writer.one(fragments["konzept"][lead]), *second)


def _alltag(fragments: Table, facts: KitaFacts, writer: Writer) -> str:
    has_mittag = "mittag" in facts.angebot.verpflegung
    kind = "wald" if facts.is_forest else "mittag" if has_mittag else "ohne_mittag"
    codes = [code for code in facts.angebot.verpflegung if code in fragments["essen"]]
    if "bio" in codes:
        codes.remove("mittag")  # both sentences say where lunch comes from
    dishes = [writer.one(fragments["essen"][code]) for code in codes[:4]] if not facts.is_forest else []
    return sentences(writer.one(fragments["alltag"][kind]), *dishes)


def _raeume(fragments: Table, facts: KitaFacts, writer: Writer) -> str:
    if facts.is_forest:
        return writer.one(fragments["wald"])
    garden = fragments["garten_gross" if "garten" in facts.angebot.merkmale else "garten_klein"]
    access = [
        writer.one(fragments[code])
        for code in ("stufenlos", "aufzug")
        if code in facts.angebot.barrierefreiheit
    ]
    own = writer.some(fragments["innen"], writer.dice.whole(1, 2))
    shared = writer.maybe(0.8, fragments["innen_mehrere"]) if facts.gruppen > 1 else ""
    return sentences(shared, *own, writer.one(garden), *access)
