"""The demo cities, built once for all tests of this folder."""

from datetime import date

import pytest
from shapely.geometry.base import BaseGeometry

from kitaportal.demo.basemap import outline_of
from kitaportal.demo.city import Replica
from kitaportal.demo.records import DemoStadt
from kitaportal.demo.seeding import Source, load_source
from kitaportal.kit.settings import ROOT

TODAY = date(2026, 11, 24)


@pytest.fixture(scope="session")
def wuppertal() -> Source:
    """What Wuppertal is made of."""
    return load_source(ROOT / "data", "wuppertal")


@pytest.fixture(scope="session")
def stadt(wuppertal: Source) -> DemoStadt:
    """The demo city on 24 November 2026."""
    return wuppertal.build(TODAY, Replica())


@pytest.fixture(scope="session")
def musterstadt() -> Source:
    """What the tiny town is made of."""
    return load_source(ROOT / "data", "musterstadt")


@pytest.fixture(scope="session")
def outline(wuppertal: Source) -> BaseGeometry:
    """The outline of Wuppertal in metres."""
    return outline_of(wuppertal.drawing)
