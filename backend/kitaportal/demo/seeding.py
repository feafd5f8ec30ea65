"""Writes the demo city into the database, in large portions."""

import tomllib
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Any, cast

from kitaportal.core.einrichtung import models
from kitaportal.core.kommune import loading, service
from kitaportal.core.kommune.folder import KommuneFolder, read_folder
from kitaportal.core.kommune.models import Kommune
from kitaportal.demo.city import Replica, build_city
from kitaportal.demo.parameters import Parameters, Table, load_parameters
from kitaportal.demo.records import DemoEinrichtung, DemoStadt
from kitaportal.demo.replicas import replica_folder, replica_grid
from kitaportal.demo.rows import Row, Rows, Target, einrichtung_rows, traeger_rows
from kitaportal.kit.bulk import insert_rows
from kitaportal.kit.clock import Clock, noon
from kitaportal.kit.db import WriteTx
from kitaportal.kit.settings import load_settings


class Size(StrEnum):
    """The demo city, or many copies of it until so many Einrichtungen can be found."""

    DEMO = "demo"
    MEDIUM = "30000"
    LARGE = "100000"


@dataclass(frozen=True)
class Source:
    """What one demo city is made of."""

    parameters: Parameters
    folder: KommuneFolder
    drawing: Table

    def build(self, today: date, replica: Replica) -> DemoStadt:
        """The city, or a copy of it elsewhere."""
        return build_city(self.parameters, self.folder, self.drawing, today, replica)


def load_source(data_dir: Path, kommune: str) -> Source:
    """Parameters, folder and map drawing of one demo city."""
    folder = data_dir / "kommunen" / kommune
    drawing = tomllib.loads((folder / "karte" / "zeichnung.toml").read_text(encoding="utf-8"))
    return Source(load_parameters(data_dir, kommune), read_folder(folder), drawing)


def seed(
    tx: WriteTx,
    clock: Clock,
    size: Size = Size.DEMO,
    *,
    kommune: str = "wuppertal",
    data_dir: Path | None = None,
) -> int:
    """Write the Kommunen and the demo city. Returns the number of Einrichtungen that can be found.

    The search projection is not rebuilt here; kitaportal.core.search.service does that.
    """
    data_dir = data_dir or load_settings().data_dir
    loading.load_kommunen(tx, data_dir)
    source = load_source(data_dir, kommune)
    return sum(_write(tx, city, folder, clock) for folder, city in _cities(source, clock.today(), size))


def _cities(source: Source, today: date, size: Size) -> Iterator[tuple[KommuneFolder, DemoStadt]]:
    """The city itself, then copies of it, the last one cut to the wished number."""
    city = source.build(today, Replica())
    yield source.folder, city
    if size is Size.DEMO:
        return
    left = int(size.value) - len(findable(city, today))
    for replica in replica_grid():
        if left <= 0:
            return
        copy = source.build(today, replica)
        yield replica_folder(source.folder, replica), replace(copy, einrichtungen=copy.einrichtungen[:left])
        left -= len(copy.einrichtungen)


def findable(city: DemoStadt, today: date) -> list[DemoEinrichtung]:
    """Public and not closed."""
    return [one for one in city.public if one.closed_on is None or one.closed_on >= today]


def _write(tx: WriteTx, city: DemoStadt, folder: KommuneFolder, clock: Clock) -> int:
    target = _target(tx, folder, clock)
    _insert(tx, (row for traeger in city.traeger for row in traeger_rows(target, traeger)))
    # A successor points to its predecessor, so those without one go first.
    ordered = sorted(city.einrichtungen, key=lambda one: one.vorgaenger is not None)
    _insert(tx, (row for one in ordered for row in einrichtung_rows(target, one)))
    return len(findable(city, clock.today()))


def _target(tx: WriteTx, folder: KommuneFolder, clock: Clock) -> Target:
    kommune = cast(Kommune, tx.get(Kommune, loading.store(tx, folder)))
    return Target(
        jugendamt_id=kommune.jugendamt_id,
        kommune_id=kommune.id,
        kommune=kommune.slug,
        quartier_ids=service.quartier_ids(tx, kommune.id),
        now=noon(clock.today()),
    )


def _insert(tx: WriteTx, rows: Rows) -> None:
    """Table by table, parents before children."""
    for entity, values in _by_table(rows).items():
        insert_rows(tx, entity, values)


def _by_table(rows: Iterable[tuple[type[Any], Row]]) -> dict[type[Any], list[Row]]:
    tables: dict[type[Any], list[Row]] = defaultdict(list)
    for entity, row in rows:
        tables[entity].append(row)
    return {entity: tables[entity] for entity in ORDER if entity in tables}


ORDER: tuple[type[Any], ...] = (
    models.Traeger,
    models.Einrichtung,
    models.SlugUmleitung,
    models.Profil,
    models.Profiltext,
    models.Oeffnungszeit,
    models.Foto,
    models.AnschriftIntern,
    models.Einwilligung,
    models.Gruppe,
    models.Gruppenplatz,
    models.Schliesstag,
    models.Veranstaltung,
    models.FreierPlatz,
)
