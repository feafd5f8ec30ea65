"""The demo city in the database."""

from collections.abc import Iterator
from contextlib import suppress
from datetime import date
from uuid import UUID

import pytest
from sqlalchemy import func, select

from kitaportal.core.einrichtung.enums import Profilstatus
from kitaportal.core.einrichtung.models import (
    AnschriftIntern,
    Einrichtung,
    Gruppenplatz,
    Oeffnungszeit,
    Profil,
)
from kitaportal.core.kommune.models import Kommune, Quartier
from kitaportal.demo.replicas import replica_folder, replica_grid
from kitaportal.demo.seeding import Size, Source, seed
from kitaportal.kit.clock import FixedClock
from kitaportal.kit.db import PUBLIC, SYSTEM, Database, ReadTx, WriteTx

TODAY = date(2026, 11, 24)


def count(tx: ReadTx, entity: type) -> int:
    found: int = tx.scalar(select(func.count()).select_from(entity))
    return found


@pytest.fixture
def seeded(database: Database, clock: FixedClock) -> Iterator[Database]:
    """A database with the demo city."""
    with database.write(SYSTEM) as tx:
        assert seed(tx, clock) == 509
    return database


def test_the_demo_city_keeps_every_rule_of_the_schema(seeded: Database) -> None:
    with seeded.read(SYSTEM) as tx:
        assert count(tx, Einrichtung) == 606
        assert count(tx, Kommune) == 3
        assert tx.scalar(select(func.count()).where(Einrichtung.demo.is_(False))) == 0
        assert count(tx, Oeffnungszeit) > 3000
        assert count(tx, Gruppenplatz) > 900
        with_quartier = select(func.count()).where(Profil.quartier_id.is_(None))
        assert tx.scalar(with_quartier) == 0


def test_readers_see_who_agreed_and_no_exact_home(seeded: Database) -> None:
    with seeded.read(PUBLIC) as tx:
        assert set(tx.scalars(select(Profil.status).distinct())) == {Profilstatus.VEROEFFENTLICHT}
        assert count(tx, Einrichtung) == 510
        assert count(tx, AnschriftIntern) == 0


def test_points_lie_near_the_centre_of_their_quartier(seeded: Database) -> None:
    with seeded.read(SYSTEM) as tx:
        farthest = tx.scalar(
            select(func.max(func.ST_Distance(Profil.geom, Quartier.geom_center))).join(
                Quartier, Quartier.id == Profil.quartier_id
            )
        )
    assert farthest < 3000


class Undone(Exception):
    """Takes back what a savepoint has seen."""


def seed_and_undo(tx: WriteTx, clock: FixedClock) -> list[UUID]:
    with suppress(Undone), tx.savepoint():
        seed(tx, clock, kommune="musterstadt")
        ids = list(tx.scalars(select(Einrichtung.id).order_by(Einrichtung.slug)))
        raise Undone
    return ids


def test_seeding_twice_with_the_same_clock_gives_the_same_keys(write_tx: WriteTx, clock: FixedClock) -> None:
    first, second = seed_and_undo(write_tx, clock), seed_and_undo(write_tx, clock)
    assert first == second
    assert len(first) == 14
    assert {key.version for key in first} == {7}


def test_a_tiny_town_can_be_seeded_as_well(write_tx: WriteTx, clock: FixedClock) -> None:
    public = seed(write_tx, clock, Size.DEMO, kommune="musterstadt")
    town = write_tx.scalars(select(Kommune).where(Kommune.slug == "musterstadt")).one()
    rows = write_tx.scalars(
        select(Profil.umfaenge).join(Einrichtung).where(Einrichtung.kommune_id == town.id)
    )
    assert public == 12
    assert {hours for umfaenge in rows for hours in umfaenge} <= {20, 30, 40, 50}


def test_copies_for_measurements_lie_apart_and_have_no_common_address(wuppertal: Source) -> None:
    grid = list(replica_grid())
    assert len(grid) * 605 > 100_000
    first, second = (wuppertal.build(TODAY, replica) for replica in grid[:2])
    assert len(first.public) == 605
    assert not {one.slug for one in first.einrichtungen} & {one.slug for one in second.einrichtungen}
    assert not {one.key for one in first.einrichtungen} & {one.key for one in second.einrichtungen}
    assert not {one.slug for one in first.traeger} & {one.slug for one in second.traeger}
    assert replica_folder(wuppertal.folder, grid[0]).kommune.slug == "messort-001"


@pytest.mark.parametrize("index", [0, 97, 194])
def test_a_copy_lies_within_its_own_kommune(wuppertal: Source, index: int) -> None:
    replica = list(replica_grid())[index]
    west, south, east, north = replica_folder(wuppertal.folder, replica).kommune.karte.bbox
    assert 4 < west < east < 13
    assert 47 < south < north < 56
