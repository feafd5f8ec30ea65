"""Folders go into the database again and again with the same result; dated values are never overwritten."""

from datetime import date
from uuid import UUID

import pytest
from sqlalchemy import func, select

from kitaportal.core.kommune import service
from kitaportal.core.kommune.folder import KommuneFolder, KonfigurationEntry, read_folder, read_folders
from kitaportal.core.kommune.loading import KonfigurationConflict, load_kommunen, store
from kitaportal.core.kommune.models import Jugendamt, Kommune, Konfiguration, Quartier, Stadtbezirk
from kitaportal.kit.db import WriteTx
from kitaportal.kit.settings import ROOT
from tests.statements import StatementCounter

DATA = ROOT / "data"
TABLES = (Jugendamt, Kommune, Stadtbezirk, Quartier, Konfiguration)


@pytest.fixture
def musterstadt() -> KommuneFolder:
    return read_folder(DATA / "kommunen" / "musterstadt")


def counts(tx: WriteTx) -> list[int]:
    return [tx.scalar(select(func.count()).select_from(table)) for table in TABLES]


def with_entry(folder: KommuneFolder, **fields: object) -> KommuneFolder:
    """The folder with only one configuration entry: Schliesstage from 2021."""
    entry = {
        "key": "schliesstage",
        "valid_from": date(2021, 8, 1),
        "legal_source": "erfunden",
        "confidence": "demo",
        "value": {"hinweis_ab": 25, "hoechstens": 30},
    }
    entries = [KonfigurationEntry.model_validate(entry | fields)]
    return folder.model_copy(update={"konfiguration": entries})


def konfiguration(tx: WriteTx, kommune_id: UUID) -> Konfiguration:
    return tx.scalars(select(Konfiguration).filter_by(kommune_id=kommune_id, key="schliesstage")).one()


def test_loading_twice_changes_nothing(write_tx: WriteTx) -> None:
    load_kommunen(write_tx, DATA)
    once = counts(write_tx)
    load_kommunen(write_tx, DATA)
    assert counts(write_tx) == once
    assert once[:4] == [3, 3, 12, 74]


@pytest.mark.parametrize("slug", [folder.kommune.slug for folder in read_folders(DATA)])
def test_every_kommune_boots_from_its_folder_alone(write_tx: WriteTx, slug: str) -> None:
    folder = read_folder(DATA / "kommunen" / slug)
    store(write_tx, folder)
    answer = service.read_kommune(write_tx, slug, home=slug, sprache="de", today=date(2026, 11, 24))
    assert answer.home
    assert [round(edge, 4) for edge in answer.bbox] == list(folder.kommune.karte.bbox)
    assert answer.karte.style_url == f"/karte/{slug}/style.json"
    assert answer.texte["willkommen"] == folder.texte["de"].willkommen


def test_the_value_of_a_day_is_the_youngest_that_has_begun(
    write_tx: WriteTx, musterstadt: KommuneFolder
) -> None:
    kommune_id = store(write_tx, musterstadt)

    def hours(on: date) -> list[int] | None:
        found = service.read_konfiguration(write_tx, kommune_id, "betreuungsumfaenge", on)
        return found and [umfang.hours for umfang in found]

    assert hours(date(2021, 7, 31)) is None
    assert hours(date(2021, 8, 1)) == [20, 30, 40]
    assert hours(date(2024, 7, 31)) == [20, 30, 40]
    assert hours(date(2024, 8, 1)) == [20, 30, 40, 50]


def test_a_changed_folder_stops_the_start_and_both_sides_are_named(
    write_tx: WriteTx, musterstadt: KommuneFolder
) -> None:
    store(write_tx, with_entry(musterstadt))
    changed = with_entry(musterstadt, value={"hinweis_ab": 25, "hoechstens": 31})
    with pytest.raises(KonfigurationConflict) as stopped:
        store(write_tx, changed)
    assert "data/kommunen/musterstadt/konfiguration.toml" in str(stopped.value)
    assert "schliesstage from 2021-08-01" in str(stopped.value)
    assert "'hoechstens': 31" in str(stopped.value)
    assert "'hoechstens': 30" in str(stopped.value)


def test_a_value_of_an_official_stops_a_folder_that_says_something_else(
    write_tx: WriteTx, musterstadt: KommuneFolder
) -> None:
    kommune_id = store(write_tx, with_entry(musterstadt))
    row = konfiguration(write_tx, kommune_id)
    row.source, row.value = "database", {"hinweis_ab": 20, "hoechstens": 27}
    write_tx.flush()
    with pytest.raises(KonfigurationConflict, match=r"the database \(database\)"):
        store(write_tx, with_entry(musterstadt))


def test_the_same_value_of_an_official_stays_theirs(write_tx: WriteTx, musterstadt: KommuneFolder) -> None:
    kommune_id = store(write_tx, with_entry(musterstadt))
    row = konfiguration(write_tx, kommune_id)
    row.source, row.legal_source = "database", "Ratsbeschluss"
    write_tx.flush()
    store(write_tx, with_entry(musterstadt))
    assert (row.source, row.legal_source) == ("database", "Ratsbeschluss")


def test_a_better_source_for_the_same_value_is_taken(write_tx: WriteTx, musterstadt: KommuneFolder) -> None:
    kommune_id = store(write_tx, with_entry(musterstadt))
    store(write_tx, with_entry(musterstadt, legal_source="§ 1", confidence="norm"))
    row = konfiguration(write_tx, kommune_id)
    assert (row.legal_source, row.confidence) == ("§ 1", "norm")


def test_a_new_day_is_a_new_value_beside_the_old_one(write_tx: WriteTx, musterstadt: KommuneFolder) -> None:
    kommune_id = store(write_tx, with_entry(musterstadt))
    later = with_entry(musterstadt, valid_from=date(2027, 8, 1), value={"hinweis_ab": 20, "hoechstens": 25})
    store(write_tx, later)

    def allowed(on: date) -> int:
        return service.read_konfiguration(write_tx, kommune_id, "schliesstage", on).hoechstens

    assert (allowed(date(2027, 7, 31)), allowed(date(2027, 8, 1))) == (30, 25)


def test_a_renamed_quartier_keeps_its_row(write_tx: WriteTx, musterstadt: KommuneFolder) -> None:
    store(write_tx, musterstadt)
    before = {row.slug: row.id for row in write_tx.scalars(select(Quartier))}
    renamed = musterstadt.model_dump()
    renamed["gebiet"]["stadtbezirk"][0]["quartiere"][0]["name"] = "Marktplatz"
    store(write_tx, KommuneFolder.model_validate(renamed))
    after = {row.slug: (row.id, row.name) for row in write_tx.scalars(select(Quartier))}
    assert after["marktviertel"] == (before["marktviertel"], "Marktplatz")


def test_reading_a_kommune_takes_as_many_statements_for_one_quartier_as_for_five(
    write_tx: WriteTx, musterstadt: KommuneFolder, query_counter: StatementCounter
) -> None:
    altstadt = musterstadt.gebiet.model_copy(update={"stadtbezirk": musterstadt.gebiet.stadtbezirk[:1]})
    small = musterstadt.model_copy(update={"gebiet": altstadt})

    def statements(folder: KommuneFolder) -> int:
        store(write_tx, folder)
        write_tx.flush()
        with query_counter() as sent:
            service.read_kommune(
                write_tx, "musterstadt", home="musterstadt", sprache="en", today=date(2026, 11, 24)
            )
        return len(sent)

    assert statements(small) == statements(musterstadt)
