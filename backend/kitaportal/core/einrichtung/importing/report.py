"""The report of an import: for people on the terminal, as JSON, and as CSV."""

import csv
import io
import json
from collections.abc import Iterable, Sequence
from typing import Any

from kitaportal.core.einrichtung.importing.comparing import Importplan
from kitaportal.core.einrichtung.importing.records import Finding, Severity

FIRST_ROWS = 20
NAME_WIDTH = 44
CSV_COLUMNS = ("zeile", "kennung", "name", "ergebnis", "feld", "grund")
# A spreadsheet would compute a cell that begins like this.
FORMULA = ("=", "+", "-", "@", "\t", "\r")


def as_text(plan: Importplan) -> str:
    """Counts, then the first rows of each kind, aligned."""
    parts = [
        _counts(plan),
        _table("Abgewiesen", ("Zeile", "Kennung", "Feld", "Grund"), _finding_rows(plan, Severity.ABGEWIESEN)),
        _table("Geändert", ("Zeile", "Kennung", "Name", "Felder"), _changed_rows(plan)),
        _table("Neu", ("Zeile", "Kennung", "Name", "Ort"), _new_rows(plan)),
        _table("Nicht in der Datei (bleiben unverändert)", ("Kennung", "Adresse"), _missing_rows(plan)),
        _table("Hinweise", ("Zeile", "Kennung", "Feld", "Hinweis"), _finding_rows(plan, Severity.HINWEIS)),
    ]
    return "\n\n".join(filter(None, parts))


def as_json(plan: Importplan) -> str:
    """Everything, with stable keys."""
    return json.dumps(
        {
            "kommune": plan.area.slug,
            "zahlen": counts_of(plan),
            "zeilen": [_json_row(*row) for row in _outcomes(plan)],
            "befunde": [
                {
                    "zeile": one.row,
                    "kennung": one.source_id,
                    "feld": one.field,
                    "art": one.severity.value,
                    "grund": one.reason,
                }
                for one in plan.findings
            ],
            "nicht_in_der_datei": [{"kennung": one.source_id, "slug": one.slug} for one in plan.missing],
        },
        ensure_ascii=False,
        indent=1,
    )


def as_csv(plan: Importplan) -> str:
    """One line per row and per finding, for a spreadsheet: semicolons, UTF-8 with byte order mark."""
    target = io.StringIO()
    writer = csv.writer(target, delimiter=";", lineterminator="\r\n")
    writer.writerow(CSV_COLUMNS)
    for row, source_id, name, outcome, changed in _outcomes(plan):
        writer.writerow(_harmless([row, source_id, name, outcome, " ".join(changed), ""]))
    for one in plan.findings:
        writer.writerow(_harmless([one.row, one.source_id, "", one.severity.value, one.field, one.reason]))
    for missing in plan.missing:
        writer.writerow(_harmless(["", missing.source_id, "", "nicht_in_der_datei", "", missing.slug]))
    return "\ufeff" + target.getvalue()


def counts_of(plan: Importplan) -> dict[str, int]:
    """How many of each kind; ``lage_unbekannt`` counts the rows that may come in without a position."""
    return {
        "gelesen": plan.rows_read,
        "neu": len(plan.new),
        "geaendert": len(plan.changed),
        "unveraendert": len(plan.unchanged),
        "abgewiesen": len(plan.rejected_rows),
        "nicht_in_der_datei": len(plan.missing),
        "mit_lage": sum(record.position is not None for record in plan.records),
        "lage_unbekannt": sum(record.position is None for record in plan.records),
        "hinweise": sum(one.severity is Severity.HINWEIS for one in plan.findings),
    }


def _counts(plan: Importplan) -> str:
    labels = {
        "gelesen": "gelesen",
        "neu": "neu",
        "geaendert": "geändert",
        "unveraendert": "unverändert",
        "abgewiesen": "abgewiesen",
        "nicht_in_der_datei": "nicht in der Datei",
        "mit_lage": "mit Lage",
        "lage_unbekannt": "Lage unbekannt",
        "hinweise": "Hinweise",
    }
    counts = counts_of(plan)
    return "\n".join(f"  {label:<20}{counts[key]:>7}" for key, label in labels.items())


def _table(title: str, header: tuple[str, ...], rows: Sequence[tuple[str, ...]]) -> str:
    """The first rows in columns; empty when there is none."""
    if not rows:
        return ""
    shown = [header, *rows[:FIRST_ROWS]]
    widths = [max(len(row[column]) for row in shown) for column in range(len(header))]
    lines = ["  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)) for row in shown]
    more = len(rows) - FIRST_ROWS
    if more > 0:
        lines.append(f"… und {more} weitere (alle mit --report DATEI.csv)")
    return "\n".join([f"{title} ({len(rows)})", *(f"  {line.rstrip()}" for line in lines)])


def _finding_rows(plan: Importplan, severity: Severity) -> list[tuple[str, ...]]:
    return [_finding_row(one) for one in plan.findings if one.severity is severity]


def _finding_row(one: Finding) -> tuple[str, ...]:
    return str(one.row), one.source_id or "–", one.field or "–", one.reason


def _changed_rows(plan: Importplan) -> list[tuple[str, ...]]:
    return [
        (str(one.record.row), one.record.source_id, _short(one.record.name), ", ".join(one.fields))
        for one in plan.changed
    ]


def _new_rows(plan: Importplan) -> list[tuple[str, ...]]:
    return [(str(one.row), one.source_id, _short(one.name), one.ort) for one in plan.new]


def _missing_rows(plan: Importplan) -> list[tuple[str, ...]]:
    return [(one.source_id, f"/einrichtungen/{one.slug}") for one in plan.missing]


def _short(name: str) -> str:
    return name if len(name) <= NAME_WIDTH else f"{name[: NAME_WIDTH - 1]}…"


Outcome = tuple[int, str, str, str, tuple[str, ...]]


def _outcomes(plan: Importplan) -> list[Outcome]:
    """Row, id, name, what happens to it, changed fields; in the order of the file."""
    outcomes: list[Outcome] = [(one.row, one.source_id, one.name, "neu", ()) for one in plan.new]
    outcomes += [
        (one.record.row, one.record.source_id, one.record.name, "geaendert", one.fields)
        for one in plan.changed
    ]
    outcomes += [(one.row, one.source_id, one.name, "unveraendert", ()) for one in plan.unchanged]
    return sorted(outcomes)


def _json_row(row: int, source_id: str, name: str, outcome: str, changed: tuple[str, ...]) -> dict[str, Any]:
    return {"zeile": row, "kennung": source_id, "name": name, "ergebnis": outcome, "felder": list(changed)}


def _harmless(cells: Iterable[object]) -> list[str]:
    texts = ["" if cell is None else str(cell) for cell in cells]
    return [f"'{text}" if text.startswith(FORMULA) else text for text in texts]
