"""The command ``import``: brings Einrichtungen of another source into a Kommune."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import typer

from kitaportal.betrieb.sentences import sentences
from kitaportal.core.einrichtung.importing import report as reports
from kitaportal.core.einrichtung.importing import service
from kitaportal.core.einrichtung.importing.comparing import Importplan
from kitaportal.core.einrichtung.importing.mapping import MappingInvalid, SourceMapping, load_mapping
from kitaportal.core.einrichtung.importing.reading import FileUnreadable, read_json_rows
from kitaportal.core.kommune.service import codelisten
from kitaportal.core.search.service import rebuild
from kitaportal.kit.clock import Clock, clock_for
from kitaportal.kit.db import SYSTEM, Database
from kitaportal.kit.settings import Settings, load_settings
from kitaportal.launcher.console import Trouble, format_duration, say

MAPPING = Path("import") / "kita_datenbank_sh.toml"
REPORT_FORMATS = {".json": reports.as_json, ".csv": reports.as_csv}


@dataclass(frozen=True)
class Task:
    """What to import, and where to."""

    rows: list[object]
    kommune: str
    mapping: SourceMapping
    clock: Clock


def import_file(
    file: Annotated[Path, typer.Argument(metavar="DATEI", help="Export der Kita-Datenbank (JSON)")],
    kommune: Annotated[str, typer.Option(metavar="NAME", help="Kommune, in die importiert wird")],
    apply: Annotated[bool, typer.Option("--apply/--dry-run", help="Übernehmen oder nur zeigen")] = False,
    skip_rejected: Annotated[
        bool, typer.Option("--skip-rejected", help="Abgewiesene Zeilen auslassen statt anzuhalten")
    ] = False,
    report: Annotated[
        Path | None, typer.Option(metavar="DATEI", help="Vollständiger Bericht als .json oder .csv")
    ] = None,
) -> None:
    """Import Kitas from another source; without --apply only show what would happen."""
    started = time.monotonic()
    with sentences(), _import_sentences():
        settings = load_settings()
        _check_report(report)
        task = Task(read_json_rows(file), kommune, _mapping(settings), clock_for(settings.today))
        with _database(settings) as database:
            try:
                plan = _apply(database, task, skip_rejected) if apply else _preview(database, task)
            except service.RowsRejected as rejected:
                _show(rejected.plan, task, report)
                raise
        _show(plan, task, report)
        if plan.rejected_rows and not skip_rejected:
            raise service.RowsRejected(plan)
        outcome = "Übernommen" if apply else "Probelauf, nichts geschrieben; übernehmen mit --apply"
        say(f"\n✓ {outcome} ({format_duration(time.monotonic() - started)})")


def _preview(database: Database, task: Task) -> Importplan:
    with database.read(SYSTEM) as tx:
        return service.preview_import(tx, task.rows, task.kommune, task.mapping)


def _apply(database: Database, task: Task, skip_rejected: bool) -> Importplan:
    import_rows = service.import_accepted if skip_rejected else service.import_all
    with database.write(SYSTEM) as tx:
        plan = import_rows(tx, task.rows, task.kommune, task.mapping, task.clock)
    if plan.writes:
        with database.write(SYSTEM) as tx:
            rebuild(tx)
    return plan


def _show(plan: Importplan, task: Task, report: Path | None) -> None:
    say(f"{task.mapping.name} → {plan.area.name}\n\n{reports.as_text(plan)}")
    if report:
        report.write_text(REPORT_FORMATS[report.suffix](plan), encoding="utf-8", newline="")


def _mapping(settings: Settings) -> SourceMapping:
    return load_mapping(settings.data_dir / MAPPING, codelisten(settings.data_dir))


def _check_report(report: Path | None) -> None:
    if report is None:
        return
    if report.suffix not in REPORT_FORMATS:
        raise Trouble(f"Der Bericht muss auf {' oder '.join(REPORT_FORMATS)} enden: {report}")
    if not report.absolute().parent.is_dir():
        raise Trouble(f"Den Ordner für den Bericht gibt es nicht: {report.parent}")


@contextmanager
def _database(settings: Settings) -> Iterator[Database]:
    if not settings.app_database_url:
        raise Trouble("Keine Datenbank genannt: bitte „./portal import …“ aufrufen.")
    database = Database(settings.app_database_url, pool_size=1)
    yield database
    database.dispose()


@contextmanager
def _import_sentences() -> Iterator[None]:
    """What stops an import, as a sentence for the operator."""
    try:
        yield
    except FileUnreadable as error:
        raise Trouble(str(error)) from error
    except MappingInvalid as error:
        raise Trouble(f"Die Zuordnung der Quelle passt nicht: {error}") from error
    except service.KommuneUnknown as error:
        known = ", ".join(error.known) or "noch keine (bitte zuerst „./portal up“)"
        raise Trouble(f"Die Kommune „{error.slug}“ gibt es nicht; bekannt sind: {known}.") from error
    except service.ImportRunning as error:
        raise Trouble("Ein anderer Import läuft gerade: bitte warten, bis er fertig ist.") from error
    except service.RowsRejected as error:
        raise Trouble(
            f"Nichts übernommen, abgewiesene Zeilen: {len(error.plan.rejected_rows)}. "
            "Bitte die Datei berichtigen, oder mit --skip-rejected ohne sie importieren."
        ) from error
