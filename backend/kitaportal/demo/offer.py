"""What an Einrichtung offers, drawn from the shares of angebot.toml."""

from kitaportal.core.einrichtung.enums import Traegertyp
from kitaportal.demo.dice import Dice
from kitaportal.demo.parameters import Table
from kitaportal.demo.records import Angebot

CHURCH = {Traegertyp.EVANGELISCH: "evangelisch", Traegertyp.KATHOLISCH: "katholisch"}
ROOMY = {"gruen", "dorf", "wohngebiet"}
BARRIERS = ("stufenlos", "aufzug", "wc", "blindenleitsystem", "hoeranlage", "parkplatz")


def kita_angebot(shares: Table, traegertyp: Traegertyp, umgebung: str, dice: Dice) -> Angebot:
    """Concept, focus, languages, meals and the rest of a Kita, before its size and hours are known."""
    konzepte = _konzepte(shares, traegertyp, umgebung, dice)
    sprachen = _sprachen(shares["sprachen"], "anzahl_kita", dice)
    inklusion = _inklusion(shares["inklusion"], konzepte, dice)
    return Angebot(
        konfession=_konfession(shares["konfession"], traegertyp, dice),
        konzepte=konzepte,
        schwerpunkte=_schwerpunkte(shares["schwerpunkte"], dice),
        sprachen=_with_second_language(sprachen, dice) if "bilingual" in konzepte else sprachen,
        verpflegung=_verpflegung(shares["verpflegung"], dice),
        verpflegung_cents_per_month=dice.pick(shares["verpflegung"]["cents_per_month"]),
        barrierefreiheit=_barrierefreiheit(shares["barrierefreiheit"], "anteil_kita", dice),
        inklusion=inklusion,
        merkmale=_kita_merkmale(shares["merkmale"], traegertyp, umgebung, dice),
    )


def klein_angebot(shares: Table, dice: Dice, *, at_home: bool) -> Angebot:
    """The same for Kindertagespflege."""
    merkmale = ["kleine_gruppe"]
    wished = {"garten": "garten_klein", "haustier": "haustier_klein", "rauchfrei": "rauchfrei"}
    for code, share in wished.items():
        if (at_home or code == "garten") and dice.chance(shares["merkmale"][share]):
            merkmale.append(code)
    return Angebot(
        konzepte=(dice.weighted(shares["konzepte"]["kindertagespflege"]),) if dice.chance(0.6) else (),
        schwerpunkte=tuple(dice.weighted_some(shares["schwerpunkte"]["gewichte"], dice.whole(0, 1))),
        sprachen=_sprachen(shares["sprachen"], "anzahl_klein", dice),
        verpflegung=_verpflegung(shares["verpflegung"], dice),
        barrierefreiheit=_barrierefreiheit(shares["barrierefreiheit"], "anteil_klein", dice),
        merkmale=tuple(sorted(merkmale)),
    )


def _konzepte(shares: Table, traegertyp: Traegertyp, umgebung: str, dice: Dice) -> tuple[str, ...]:
    """The leading concept first. A forest or a farm is not found in the middle of the city."""
    weights = dict(shares["konzepte"][traegertyp.value])
    if umgebung not in ROOMY:
        weights.pop("natur", None)
        weights.pop("bauernhof", None)
    count = 2 if dice.chance(shares["konzepte"]["zweites_anteil"]) else 1
    return tuple(dice.weighted_some(weights, count))


def _konfession(shares: Table, traegertyp: Traegertyp, dice: Dice) -> str | None:
    if traegertyp in CHURCH:
        return CHURCH[traegertyp]
    if traegertyp.value not in shares:
        return None
    drawn = dice.weighted(shares[traegertyp.value])
    return None if drawn == "keine_angabe" else str(drawn)


def _schwerpunkte(shares: Table, dice: Dice) -> tuple[str, ...]:
    return tuple(dice.weighted_some(shares["gewichte"], int(dice.weighted(shares["anzahl"]))))


def _sprachen(shares: Table, how_many: str, dice: Dice) -> tuple[str, ...]:
    return tuple(dice.weighted_some(shares["gewichte"], int(dice.weighted(shares[how_many]))))


def _with_second_language(sprachen: tuple[str, ...], dice: Dice) -> tuple[str, ...]:
    """A bilingual house speaks its second language first."""
    second = dice.weighted({"en": 7.0, "es": 1.0, "fr": 1.0, "tr": 1.0})
    return (second, *(code for code in sprachen if code != second))


def _verpflegung(shares: Table, dice: Dice) -> tuple[str, ...]:
    return ("mittag", *(code for code, share in shares.items() if _is_share(share) and dice.chance(share)))


def _is_share(value: object) -> bool:
    return isinstance(value, float)


def _barrierefreiheit(shares: Table, anteil: str, dice: Dice) -> tuple[str, ...]:
    """Details, or now and then only the general statement."""
    if not dice.chance(shares[anteil]):
        return ()
    details = tuple(code for code in BARRIERS if dice.chance(shares[code]))
    return details or ("barrierefrei",)


def _inklusion(shares: Table, konzepte: tuple[str, ...], dice: Dice) -> tuple[str, ...]:
    if "inklusiv" not in konzepte and not dice.chance(shares["inklusiv_kita"]):
        return ()
    return ("inklusiv", *(code for code in ("heilpaedagogisch", "therapie") if dice.chance(shares[code])))


def _kita_merkmale(shares: Table, traegertyp: Traegertyp, umgebung: str, dice: Dice) -> tuple[str, ...]:
    codes = [code for code in ("pluskita", "sprach_kita", "vormerkung_online") if dice.chance(shares[code])]
    if traegertyp is not Traegertyp.ELTERNINITIATIVE and dice.chance(shares["familienzentrum"]):
        codes.append("familienzentrum")
    if umgebung != "innenstadt" or dice.chance(shares["garten"] - 0.3):
        codes.append("garten")
    if umgebung in ROOMY and dice.chance(shares["waldtage"] * 1.3):
        codes.append("waldtage")
    if dice.chance(shares["haustier_kita"]):
        codes.append("haustier")
    return tuple(sorted(codes))
