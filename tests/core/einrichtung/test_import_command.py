"""``portal import``: options, sentences, exit codes, and what a killed import leaves behind."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import psycopg
import pytest
from click.testing import Result
from psycopg import sql
from typer.testing import CliRunner

from kitaportal import cli_import
from kitaportal.cli import app
from kitaportal.kit.db import SYSTEM, Database
from kitaportal.kit.settings import Settings
from tests.core.einrichtung.import_rows import kita_row
from tests.factories import make_kommune
from tests.server import Urls

PATIENCE_S = 180
BUSY = (
    "SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND backend_type = 'client backend'"
    " AND pid <> pg_backend_pid() AND state <> 'idle'"
)
WRITTEN = ("traeger", "einrichtung", "profil", "oeffnungszeit", "outbox_job", "einrichtung_suche")


@pytest.fixture(autouse=True)
def _musterstadt(clean_database: Database, settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cli_import, "load_settings", lambda: settings)
    with clean_database.write(SYSTEM) as tx:
        make_kommune(tx)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return written(tmp_path / "kitas.json", kita_row(), kita_row(id=2))


def written(path: Path, *rows: object) -> Path:
    path.write_text(json.dumps(rows), encoding="utf-8")
    return path


def run(*arguments: object) -> Result:
    return CliRunner().invoke(app, ["import", *map(str, arguments)])


def row_counts(urls: Urls) -> dict[str, int]:
    with psycopg.connect(urls.admin) as admin:
        counted = {table: admin.execute(f"SELECT count(*) FROM {table}").fetchone() for table in WRITTEN}
    return {table: row[0] for table, row in counted.items() if row and row[0]}


@pytest.mark.parametrize("options", [[], ["--dry-run"]], ids=["without-option", "dry-run"])
def test_only_a_report_is_shown_unless_asked_to_apply(
    file: Path, clean_urls: Urls, options: list[str]
) -> None:
    result = run(file, "--kommune", "musterstadt", *options)
    assert result.exit_code == 0
    assert "neu                       2" in result.output
    assert "✓ Probelauf, nichts geschrieben; übernehmen mit --apply" in result.output
    assert row_counts(clean_urls) == {}


def test_applied_rows_are_found_by_the_search(file: Path, clean_urls: Urls) -> None:
    result = run(file, "--kommune", "musterstadt", "--apply")
    assert result.exit_code == 0
    assert "✓ Übernommen" in result.output
    assert row_counts(clean_urls) == {
        "traeger": 1,
        "einrichtung": 2,
        "profil": 2,
        "oeffnungszeit": 10,
        "outbox_job": 2,
        "einrichtung_suche": 2,
    }


def test_a_rejected_row_stops_the_import_with_exit_code_1(tmp_path: Path, clean_urls: Urls) -> None:
    file = written(tmp_path / "kitas.json", kita_row(), kita_row(id=2, name=""))
    result = run(file, "--kommune", "musterstadt", "--apply")
    assert result.exit_code == 1
    assert "2      2        name  fehlt" in result.output
    assert "✗ Nichts übernommen, abgewiesene Zeilen: 1." in result.output
    assert row_counts(clean_urls) == {}


def test_a_dry_run_with_rejected_rows_ends_with_exit_code_1(tmp_path: Path) -> None:
    file = written(tmp_path / "kitas.json", kita_row(name=""))
    assert run(file, "--kommune", "musterstadt").exit_code == 1
    assert run(file, "--kommune", "musterstadt", "--skip-rejected").exit_code == 0


def test_rejected_rows_are_left_out_on_request(tmp_path: Path, clean_urls: Urls) -> None:
    file = written(tmp_path / "kitas.json", kita_row(), kita_row(id=2, name=""))
    result = run(file, "--kommune", "musterstadt", "--apply", "--skip-rejected")
    assert result.exit_code == 0
    assert row_counts(clean_urls)["einrichtung"] == 1


@pytest.mark.parametrize("suffix", [".json", ".csv"])
def test_report_is_written_to_a_file(file: Path, tmp_path: Path, suffix: str) -> None:
    report = tmp_path / f"bericht{suffix}"
    assert run(file, "--kommune", "musterstadt", "--report", report).exit_code == 0
    assert "Kita Möwennest" in report.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["fehlt.json", "--kommune", "musterstadt"], "✗ Die Datei fehlt.json gibt es nicht."),
        (
            ["{file}", "--kommune", "nirgendwo"],
            "✗ Die Kommune „nirgendwo“ gibt es nicht; bekannt sind: musterstadt.",
        ),
        (
            ["{file}", "--kommune", "musterstadt", "--report", "bericht.pdf"],
            "✗ Der Bericht muss auf .json oder .csv enden: bericht.pdf",
        ),
        (
            ["{file}", "--kommune", "musterstadt", "--report", "fehlt/bericht.csv"],
            "✗ Den Ordner für den Bericht gibt es nicht: fehlt",
        ),
    ],
    ids=["no-file", "no-kommune", "report-format", "report-folder"],
)
def test_what_is_wrong_is_one_sentence(file: Path, arguments: list[str], sentence: str) -> None:
    result = run(*[argument.format(file=file) for argument in arguments])
    assert (result.exit_code, result.output.strip()) == (1, sentence)


@pytest.mark.slow
def test_a_killed_import_leaves_nothing_behind_and_can_be_repeated(file: Path, clean_urls: Urls) -> None:
    # The events come last: everything else is written by then, and nothing is committed.
    kill_import_at("outbox_job", file, clean_urls)
    assert row_counts(clean_urls) == {}
    subprocess.run(command(file), env=environment(clean_urls), check=True)
    assert row_counts(clean_urls)["einrichtung_suche"] == 2


@pytest.mark.slow
def test_an_import_killed_before_the_search_is_rebuilt_leaves_that_to_the_worker(
    file: Path, clean_urls: Urls
) -> None:
    kill_import_at("einrichtung_suche", file, clean_urls)
    counts = row_counts(clean_urls)
    assert (counts["einrichtung"], counts["outbox_job"]) == (2, 2)
    assert "einrichtung_suche" not in counts


def kill_import_at(table: str, file: Path, urls: Urls) -> None:
    """Kill an import (-9) at the moment when it wants to write to a table."""
    lock = sql.SQL("LOCK TABLE {} IN ACCESS EXCLUSIVE MODE").format(sql.Identifier(table))
    waiting = "SELECT 1 FROM pg_locks WHERE NOT granted AND relation = %s::regclass"
    with psycopg.connect(urls.admin) as admin, psycopg.connect(urls.admin, autocommit=True) as watcher:
        admin.execute(lock)
        process = subprocess.Popen(command(file), env=environment(urls))
        wait_for(lambda: process.poll() is not None or bool(watcher.execute(waiting, [table]).fetchall()))
        process.kill()
        assert process.wait() == -signal.SIGKILL
        admin.rollback()
        wait_for(lambda: not watcher.execute(BUSY).fetchall())


def command(file: Path) -> list[str]:
    return [
        sys.executable,
        "-m",
        "kitaportal.cli",
        "import",
        str(file),
        "--kommune",
        "musterstadt",
        "--apply",
    ]


def environment(urls: Urls) -> dict[str, str]:
    return os.environ | {"DATABASE_URL": urls.owner, "PORTAL_APP_DATABASE_URL": urls.app}


def wait_for(condition: Callable[[], bool]) -> None:
    deadline = time.monotonic() + PATIENCE_S
    while not condition():
        assert time.monotonic() < deadline, "waited too long"
        time.sleep(0.05)
