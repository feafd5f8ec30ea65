"""Hits, counts and help agree with the oracle on random cities and random questions."""

import random
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from pyproj import Geod, Transformer

from kitaportal.core.einrichtung.enums import Einrichtungsart, Traegertyp
from tests.core.search.oracle import TODAY, Facts, Report, facet_counts, help_without_hits, hits
from tests.factories import (
    make_einrichtung,
    make_freier_platz,
    make_kommune,
    make_quartier,
    make_stadtbezirk,
    make_traeger,
)

CITIES, QUESTIONS, SIZE = 2, 60, 60
HERE = (51.25, 7.15)
VALUES = {
    "konfession": ["evangelisch", "katholisch"],
    "konzept": ["waldorf", "reggio", "offen"],
    "schwerpunkt": ["musik", "mint"],
    "sprache": ["de", "tr", "ar"],
    "verpflegung": ["bio", "vegan"],
    "barrierefreiheit": ["wc", "aufzug"],
    "inklusion": ["inklusiv"],
    "merkmal": ["garten", "haustier"],
    "umfang": ["25", "35", "45"],
    "betreuungszeit": ["frueh", "spaet"],
    "art": ["kita", "ogs", "spielgruppe"],
    "traegertyp": ["staedtisch", "evangelisch"],
    "kommune": ["musterstadt", "anderstadt"],
    "quartier": ["suedhang", "nordhang"],
    "stadtbezirk": ["mitte"],
}
LISTS = ("konzept", "schwerpunkt", "sprache", "verpflegung", "barrierefreiheit", "inklusion", "merkmal")
NAMES = ["Möwe", "Spatz", "Adler"]
TO_UTM = Transformer.from_crs("EPSG:4326", "EPSG:25832", always_xy=True)


class RandomCity:
    """Writes Einrichtungen and remembers them as facts."""

    def __init__(self, tx: Any, seed: int) -> None:
        self.tx, self.chance = tx, random.Random(seed)
        self.kommunen = [make_kommune(tx, name=name) for name in ("Musterstadt", "Anderstadt")]
        bezirk = make_stadtbezirk(tx, self.kommunen[0], "Mitte")
        self.quartiere = [make_quartier(tx, bezirk, name) for name in ("Südhang", "Nordhang")]
        self.traeger = [
            make_traeger(tx, self.kommunen[0], kind.value, traegertyp=kind)
            for kind in (Traegertyp.STAEDTISCH, Traegertyp.EVANGELISCH)
        ]
        self.facts = [self._add(number) for number in range(SIZE)]

    def _some(self, name: str) -> list[str]:
        return [value for value in VALUES[name] if self.chance.random() < 0.5]

    def _one(self, choices: list[Any]) -> Any | None:
        return self.chance.choice([*choices, None])

    def _add(self, number: int) -> Facts:
        chance = self.chance
        name = f"{chance.choice(NAMES)} {number}"
        kommune = chance.choice(self.kommunen)
        quartier = self._one(self.quartiere) if kommune is self.kommunen[0] else None
        traeger = self._one(self.traeger)
        art, konfession = chance.choice(VALUES["art"]), self._one(VALUES["konfession"])
        lists = {name: self._some(name) for name in LISTS}
        umfaenge = self._some("umfang")
        alter = self._one([(0, 35), (24, 71)])
        lat, lon = HERE[0] + chance.uniform(-0.1, 0.1), HERE[1] + chance.uniform(-0.1, 0.1)
        einrichtung = make_einrichtung(
            self.tx,
            kommune,
            name,
            slug=f"nummer-{number}",
            traeger=traeger,
            art=Einrichtungsart(art),
            konfession=konfession,
            konzepte=lists["konzept"],
            schwerpunkte=lists["schwerpunkt"],
            sprachen=lists["sprache"],
            verpflegung=lists["verpflegung"],
            barrierefreiheit=lists["barrierefreiheit"],
            inklusion=lists["inklusion"],
            merkmale=lists["merkmal"],
            umfaenge=[int(hours) for hours in umfaenge],
            quartier_id=quartier.id if quartier else None,
            alter_from_months=alter[0] if alter else None,
            alter_until_months=alter[1] if alter else None,
            position=TO_UTM.transform(lon, lat),
        )
        reports = self._reports()
        for report in reports:
            make_freier_platz(self.tx, einrichtung, **vars(report))
        facts = Facts(
            slug=f"nummer-{number}",
            words=frozenset({name.split(maxsplit=1)[0].lower().replace("ö", "o")}),
            values={name: frozenset(values) for name, values in lists.items()}
            | {
                "umfang": frozenset(umfaenge),
                "art": frozenset({art}),
                "konfession": frozenset({konfession} - {None}),
                "traegertyp": frozenset({traeger.traegertyp.value} if traeger else set()),
                "kommune": frozenset({kommune.slug}),
                "quartier": frozenset({quartier.slug} if quartier else set()),
                "stadtbezirk": frozenset({"mitte"} if quartier else set()),
                "betreuungszeit": frozenset(),
            },
            alter=alter,
            reports=tuple(reports),
            lon=lon,
        )
        metres = Geod(ellps="GRS80").inv(HERE[1], HERE[0], lon, lat)[2]
        return replace(facts, metres=metres)

    def _reports(self) -> list[Report]:
        chance = self.chance
        ages = chance.sample([(0, 23), (24, 35), (36, 71)], chance.randint(0, 3))
        return [
            Report(
                alter_from_months=start,
                alter_until_months=end,
                ab_on=date(2027, chance.randint(1, 8), chance.randint(1, 28)),
                anzahl=chance.randint(0, 2),
                stand_on=TODAY - timedelta(days=chance.choice([0, 10, 30, 31, 50])),
            )
            for start, end in ages
        ]

    def question(self) -> dict[str, Any]:
        """Up to six parameters that do not contradict each other."""
        chance = self.chance
        makers = {
            "q": lambda: chance.choice(["mow", "adler", "spatz"]),
            "alter_months": lambda: chance.choice([10, 30, 35, 36, 71]),
            "frei": lambda: "true",
            "frei_ab": lambda: f"2027-{chance.randint(1, 8):02}",
            "radius_m": lambda: chance.choice([3000, 6000, 9000]),
            "bbox": lambda: (7.1, 51.0, 7.2, 51.5),
            **{name: lambda name=name: chance.sample(VALUES[name], 1) for name in VALUES},
        }
        names = set(chance.sample(sorted(makers), chance.randint(0, 5)))
        if "frei_ab" in names:
            names.add("frei")
        if "radius_m" in names:
            names.discard("bbox")
        return {name: makers[name]() for name in sorted(names)}


def as_parameters(question: dict[str, Any]) -> dict[str, Any]:
    parameters = dict(question)
    if "radius_m" in question:
        parameters |= {"lat": HERE[0], "lon": HERE[1]}
    if "bbox" in question:
        parameters["bbox"] = ",".join(map(str, question["bbox"]))
    return parameters


@pytest.mark.parametrize("seed", range(CITIES))
def test_hits_counts_and_help_agree_with_the_oracle(publish, answer, seed):
    with publish() as tx:
        city = RandomCity(tx, seed)
    empty = 0
    for _ in range(QUESTIONS):
        question = city.question()
        body = answer(**as_parameters(question), page_size=100)
        expected = hits(city.facts, question)
        assert {karte["slug"] for karte in body["items"]} == {one.slug for one in expected}, question
        assert body["pagination"]["total"] == len(expected)
        counted = {
            name: {row["value"]: row["count"] for row in rows} for name, rows in body["facets"].items()
        }
        assert counted == facet_counts(city.facts, question), question
        without = {row["parameter"]: row["total"] for row in body["ohne_filter"]}
        assert without == help_without_hits(city.facts, question), question
        empty += not expected
    assert 5 < empty < QUESTIONS - 5
