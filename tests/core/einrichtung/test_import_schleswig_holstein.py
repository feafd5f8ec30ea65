"""The real export of the Kita database, where it is present: every row of it comes in."""

import json
import re
from collections import Counter
from typing import Any

import pytest
from sqlalchemy import func, select

from kitaportal.core.einrichtung.enums import Lage
from kitaportal.core.einrichtung.importing import service
from kitaportal.core.einrichtung.importing.kita_datenbank_sh import row_parser
from kitaportal.core.einrichtung.importing.parsing import parse_rows
from kitaportal.core.einrichtung.importing.records import Bounds, ImportedEinrichtung, Severity
from kitaportal.core.einrichtung.importing.report import counts_of
from kitaportal.core.einrichtung.models import Einrichtung, Profil
from kitaportal.core.kommune.folder import read_folder
from kitaportal.core.kommune.loading import store
from kitaportal.kit.clock import FixedClock
from kitaportal.kit.db import SYSTEM, Database
from kitaportal.kit.settings import ROOT
from tests.core.einrichtung.import_rows import EXPORT, real_mapping
from tests.statements import StatementCounter

pytestmark = pytest.mark.skipif(not EXPORT.exists(), reason="the export of the Kita database is not here")
MAPPING = real_mapping()
FOLDER = ROOT / "data/kommunen/schleswig-holstein"
TIMES = re.compile(r"(\d{1,2})[.:](\d\d)(?: ?Uhr)?\s*(?:-|–|bis)\s*(\d{1,2})[.:](\d\d)")


@pytest.fixture(scope="module")
def rows() -> list[dict[str, Any]]:
    return json.loads(EXPORT.read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def records(rows: list[dict[str, Any]]) -> list[ImportedEinrichtung]:
    west, south, east, north = read_folder(FOLDER).kommune.karte.bbox
    parsed = parse_rows(rows, row_parser(MAPPING, Bounds(west, south, east, north), "Schleswig-Holstein"))
    return list(parsed.records)


@pytest.mark.slow
def test_every_row_comes_in_and_the_second_run_writes_nothing(
    database: Database, clock: FixedClock, rows: list[dict[str, Any]], query_counter: StatementCounter
) -> None:
    with database.write(SYSTEM) as tx:
        store(tx, read_folder(FOLDER))
        plan = service.import_all(tx, rows, "schleswig-holstein", MAPPING, clock)
    counts = counts_of(plan)
    assert (counts["gelesen"], counts["neu"], counts["abgewiesen"]) == (1870, 1870, 0)
    assert (counts["mit_lage"], counts["lage_unbekannt"]) == (1758, 112)
    with database.read(SYSTEM) as tx:
        lagen = tx.execute(select(Profil.lage, func.count().label("anzahl")).group_by(Profil.lage))
        stored = {row.lage: row.anzahl for row in lagen}
        slugs = tx.scalar(select(func.count(func.distinct(Einrichtung.slug))))
    assert (stored, slugs) == ({Lage.GENAU: 1758, Lage.UNBEKANNT: 112}, 1870)
    with query_counter() as sent, database.write(SYSTEM) as tx:
        again = service.import_all(tx, rows, "schleswig-holstein", MAPPING, clock)
    assert (len(again.unchanged), len(again.missing), again.writes) == (1870, 0, False)
    assert len(sent) <= 5


def test_every_word_of_the_export_has_a_meaning(rows: list[dict[str, Any]]) -> None:
    west, south, east, north = read_folder(FOLDER).kommune.karte.bbox
    parsed = parse_rows(rows, row_parser(MAPPING, Bounds(west, south, east, north), "Schleswig-Holstein"))
    reasons = Counter(re.sub(r"\d+", "#", one.reason) for one in parsed.findings)
    assert reasons == {
        "laut Name ein Platzhalter der Quelle, keine Einrichtung": 13,
        "laut Name nicht mehr in Betrieb": 3,
        "nennt # Sprachen: unglaubwürdig, nicht übernommen": 1,
        "ist gleich dem Anfang: Alter bleibt offen": 1,
        "liegt vor dem Anfang: Alter bleibt offen": 1,
        "fehlt, die andere Koordinate ist da: Lage unbekannt": 1,
    }
    assert {one.severity for one in parsed.findings} == {Severity.HINWEIS}


def test_hours_count_from_local_midnight_and_not_from_utc(
    rows: list[dict[str, Any]], records: list[ImportedEinrichtung]
) -> None:
    """36 Kitas write times into the descriptions of their pictures, 16 of them the hours of the whole house:
    the milliseconds read as local time. Were they UTC, the stated hours would lie one hour later (winter) or
    two (summer), and no Kita says so. Opening hours do not move with the clocks either.
    """
    agreeing = Counter[int]()
    for row, record in zip(rows, records, strict=True):
        window = record.oeffnungszeiten[0]
        for utc_offset in (0, 60, 120):
            shifted = (window.opens_minute + utc_offset, window.closes_minute + utc_offset)
            agreeing[utc_offset] += shifted in stated_times(row)
    assert agreeing == {0: 16, 60: 0, 120: 0}


def stated_times(row: dict[str, Any]) -> set[tuple[int, int]]:
    """From and until, in minutes since midnight."""
    texts = (f"{picture['titel']} {picture['beschreibung']}" for picture in row["bilder"])
    found = (tuple(map(int, match)) for text in texts for match in TIMES.findall(text))
    return {(60 * hours + minutes, 60 * until + rest) for hours, minutes, until, rest in found}


def test_most_kitas_open_at_seven_and_close_at_four(records: list[ImportedEinrichtung]) -> None:
    opens = Counter(record.oeffnungszeiten[0].opens_minute for record in records)
    closes = Counter(record.oeffnungszeiten[0].closes_minute for record in records)
    assert (opens.most_common(1), closes.most_common(1)) == ([(7 * 60, 904)], [(16 * 60, 618)])
