"""Copies of the demo city on a grid, as invented Kommunen: only for measurements with many rows."""

from collections.abc import Iterator

from shapely.affinity import translate
from shapely.geometry import box

from kitaportal.core.kommune.folder import GebietFile, KommuneFolder
from kitaportal.demo import geometry
from kitaportal.demo.city import Replica

STEP_M = 30_000
ROWS, COLUMNS = 14, 14
WEST_STEPS, SOUTH_STEPS = -2, -7


def replica_grid() -> Iterator[Replica]:
    """Places of the copies: a grid around the city, whose own square is left out."""
    squares = [(WEST_STEPS + column, SOUTH_STEPS + row) for row in range(ROWS) for column in range(COLUMNS)]
    for number, (east, north) in enumerate((square for square in squares if square != (0, 0)), 1):
        yield Replica(number, float(east * STEP_M), float(north * STEP_M))


def replica_folder(folder: KommuneFolder, replica: Replica) -> KommuneFolder:
    """A Kommune for one copy: other name and place, no Quartiere."""
    kommune = folder.kommune
    west, south, east, north = kommune.karte.bbox
    corners = [geometry.to_metres(west, south), geometry.to_metres(east, north)]
    moved = translate(box(*corners[0], *corners[1]), replica.east_m, replica.north_m)
    bounds = geometry.to_degrees(moved).bounds
    middle = geometry.to_degrees(moved.centroid)
    return folder.model_copy(
        update={
            "kommune": kommune.model_copy(
                update={
                    "slug": f"messort-{replica.number:03d}",
                    "name": f"Messort {replica.number:03d}",
                    "ags": None,
                    "karte": kommune.karte.model_copy(
                        update={"bbox": bounds, "lat": middle.y, "lon": middle.x}
                    ),
                }
            ),
            "gebiet": GebietFile(herkunft="Kopie für Messungen", stadtbezirk=[]),
            "plz": [],
        }
    )
