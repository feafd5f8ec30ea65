"""Builds a whole demo city: plain values from parameters, a Kommune folder and a day."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from shapely.affinity import translate

from kitaportal.core.einrichtung.enums import Traegertyp
from kitaportal.core.kommune.configuration import VALUE_TYPES
from kitaportal.core.kommune.folder import KommuneFolder
from kitaportal.demo import geometry
from kitaportal.demo.basemap import outline_of
from kitaportal.demo.dice import Dice
from kitaportal.demo.kita import build_kita
from kitaportal.demo.lifecycle import with_lifecycles
from kitaportal.demo.names import NamePool, slug_of
from kitaportal.demo.parameters import Parameters, Table
from kitaportal.demo.plan import Ort, kita_traegertypen, spread
from kitaportal.demo.records import DemoEinrichtung, DemoStadt, DemoTraeger
from kitaportal.demo.tagespflege import build_grosstagespflege, build_tagespflege
from kitaportal.demo.weitere import build_ogs, build_spielgruppe
from kitaportal.demo.workshop import Workshop

# Shares of Traegertypen among Spielgruppen and OGS.
SPIELGRUPPE_TRAEGER = {
    Traegertyp.EVANGELISCH: 4.0,
    Traegertyp.KATHOLISCH: 2.0,
    Traegertyp.FREIER_TRAEGER: 5.0,
    Traegertyp.PRIVAT_GEWERBLICH: 2.0,
}
OGS_TRAEGER = {
    Traegertyp.FREIER_TRAEGER: 5.0,
    Traegertyp.EVANGELISCH: 3.0,
    Traegertyp.KATHOLISCH: 2.0,
    Traegertyp.STAEDTISCH: 2.0,
}


@dataclass(frozen=True)
class Replica:
    """A copy of the city elsewhere, for measurements. Number 0 is the city itself."""

    number: int = 0
    east_m: float = 0
    north_m: float = 0

    @property
    def suffix(self) -> str:
        """What makes names of addresses unique among the copies."""
        return f"-messort-{self.number:03d}" if self.number else ""


def build_city(
    parameters: Parameters, folder: KommuneFolder, drawing: Table, today: date, replica: Replica | None = None
) -> DemoStadt:
    """The same values for the same input, whatever else is built."""
    replica = replica or Replica()
    workshop = _workshop(parameters, folder, drawing, today, replica)
    orte = _orte(parameters, folder, drawing, replica)
    traeger = TraegerPool(parameters, replica)
    einrichtungen = [
        *with_lifecycles(workshop, _kitas(workshop, orte, traeger), orte),
        *_tagespflege(workshop, orte),
        *_spielgruppen(workshop, orte, traeger),
        *_ogs(workshop, orte, traeger),
    ]
    return DemoStadt(tuple(traeger.all()), tuple(einrichtungen))


class TraegerPool:
    """The Traeger of the city; small ones are founded for their only house."""

    def __init__(self, parameters: Parameters, replica: Replica) -> None:
        self._suffix = replica.suffix
        self._by_typ: dict[Traegertyp, list[DemoTraeger]] = {}
        self._founded: list[DemoTraeger] = []
        for entry in parameters.stadt.traeger:
            made = self._make(entry.name, entry.traegertyp, entry.spitzenverband)
            self._by_typ.setdefault(entry.traegertyp, []).append(made)

    def draw(self, traegertyp: Traegertyp, dice: Dice) -> str | None:
        """The key of one of the larger Traeger of this type, or None when there is none."""
        candidates = self._by_typ.get(traegertyp)
        return dice.pick(candidates).key if candidates else None

    def found(self, house: str, traegertyp: Traegertyp) -> str:
        """A Traeger of its own for one house, named after it."""
        name = house if house.endswith("e. V.") else f"{house} e. V."
        made = self._make(name, traegertyp, None)
        self._founded.append(made)
        return made.key

    def all(self) -> list[DemoTraeger]:
        """Larger ones first."""
        return [*(made for several in self._by_typ.values() for made in several), *self._founded]

    def _make(self, name: str, traegertyp: Traegertyp, spitzenverband: str | None) -> DemoTraeger:
        slug = slug_of(name) + self._suffix
        return DemoTraeger(f"demo-{slug}", slug, name, traegertyp, spitzenverband)


def _workshop(
    parameters: Parameters, folder: KommuneFolder, drawing: Table, today: date, replica: Replica
) -> Workshop:
    limits = _konfiguration(folder, "kindertagespflege", today)
    names = NamePool(parameters, Dice(parameters.stadt.seed, replica.number, "namen"), replica.suffix)
    return Workshop(
        parameters=parameters,
        names=names,
        today=today,
        ortsname=folder.kommune.name,
        outline=translate(outline_of(drawing), replica.east_m, replica.north_m),
        gruppenformen=tuple(_konfiguration(folder, "gruppenformen", today)),
        umfaenge=tuple(umfang.hours for umfang in _konfiguration(folder, "betreuungsumfaenge", today)),
        gleichzeitig=limits.gleichzeitig,
        gross_gleichzeitig=limits.gross_gleichzeitig,
        raster_m=_konfiguration(folder, "lage_rundung", today).raster_m,
        replica=replica.number,
    )


def _konfiguration(folder: KommuneFolder, key: str, on: date) -> Any:
    """The value that holds on that day, straight from the folder."""
    begun = [entry for entry in folder.konfiguration if entry.key == key and entry.valid_from <= on]
    return VALUE_TYPES[key].validate_python(max(begun, key=lambda entry: entry.valid_from).value)


def _orte(parameters: Parameters, folder: KommuneFolder, drawing: Table, replica: Replica) -> list[Ort]:
    """Every Quartier with its cell; each must have its parameters."""
    quartiere = [quartier for bezirk in folder.gebiet.stadtbezirk for quartier in bezirk.quartiere]
    centres = [geometry.to_metres(quartier.lon, quartier.lat) for quartier in quartiere]
    cells = geometry.cells(centres, outline_of(drawing))
    by_slug = {parameter.slug: parameter for parameter in parameters.stadt.quartier}
    return [
        Ort(
            parameter=by_slug[quartier.slug],
            name=quartier.name,
            plz=quartier.plz,
            centre=(centre[0] + replica.east_m, centre[1] + replica.north_m),
            cell=translate(cell, replica.east_m, replica.north_m),
        )
        for quartier, centre, cell in zip(quartiere, centres, cells, strict=True)
    ]


def _kitas(workshop: Workshop, orte: Sequence[Ort], traeger: TraegerPool) -> list[DemoEinrichtung]:
    stadt, dice = workshop.parameters.stadt, workshop.dice("plan", "kita")
    places = spread(orte, stadt.anzahl.kita, dice)
    kitas = []
    for number, (typ, ort) in enumerate(zip(kita_traegertypen(stadt, dice), places, strict=True), 1):
        kita = build_kita(workshop, number, typ, ort)
        key = None if typ is Traegertyp.ELTERNINITIATIVE else traeger.draw(typ, dice)
        kitas.append(replace(kita, traeger=key or traeger.found(kita.name, typ)))
    return kitas


def _tagespflege(workshop: Workshop, orte: Sequence[Ort]) -> list[DemoEinrichtung]:
    """In the city itself only the agreed share is public; in copies for measurements everybody is."""
    stadt, dice = workshop.parameters.stadt, workshop.dice("plan", "tagespflege")
    persons, teams = stadt.anzahl.kindertagespflege, stadt.anzahl.grosstagespflege
    agreed = round((persons + teams) * (stadt.einwilligung.anteil if workshop.replica == 0 else 1))
    agrees = dice.some([index < agreed for index in range(persons + teams)], persons + teams)
    places = spread(orte, persons + teams, dice)
    return [
        *(
            build_tagespflege(workshop, index + 1, places[index], agrees=agrees[index])
            for index in range(persons)
        ),
        *(
            build_grosstagespflege(
                workshop, index + 1, places[persons + index], agrees=agrees[persons + index]
            )
            for index in range(teams)
        ),
    ]


def _spielgruppen(workshop: Workshop, orte: Sequence[Ort], traeger: TraegerPool) -> list[DemoEinrichtung]:
    dice = workshop.dice("plan", "spielgruppe")
    places = spread(orte, workshop.parameters.stadt.anzahl.spielgruppe, dice)
    return [
        build_spielgruppe(workshop, number, traeger.draw(dice.weighted(SPIELGRUPPE_TRAEGER), dice), ort)
        for number, ort in enumerate(places, 1)
    ]


def _ogs(workshop: Workshop, orte: Sequence[Ort], traeger: TraegerPool) -> list[DemoEinrichtung]:
    dice = workshop.dice("plan", "ogs")
    places = spread(orte, workshop.parameters.stadt.anzahl.ogs, dice)
    return [
        build_ogs(workshop, number, traeger.draw(dice.weighted(OGS_TRAEGER), dice), ort)
        for number, ort in enumerate(places, 1)
    ]
