"""What an import would do: new, changed, unchanged, rejected, and missing from the file. No database."""

from collections.abc import Iterable
from dataclasses import dataclass, fields

from kitaportal.core.einrichtung.importing.records import (
    Area,
    Finding,
    ImportedEinrichtung,
    ParsedFile,
    Position,
    Severity,
    StoredEinrichtung,
)

NOT_COMPARED = {"row", "source_id"}
COMPARED = [field.name for field in fields(ImportedEinrichtung) if field.name not in NOT_COMPARED]


@dataclass(frozen=True)
class Change:
    """A record that says something else than the public profile."""

    record: ImportedEinrichtung
    stored: StoredEinrichtung
    fields: tuple[str, ...]


@dataclass(frozen=True)
class Importplan:
    """Everything an import would do. ``missing`` stand in the database and not in the file: only reported."""

    area: Area
    rows_read: int
    new: tuple[ImportedEinrichtung, ...]
    changed: tuple[Change, ...]
    unchanged: tuple[ImportedEinrichtung, ...]
    missing: tuple[StoredEinrichtung, ...]
    findings: tuple[Finding, ...]

    @property
    def rejected_rows(self) -> set[int]:
        """Numbers of the rows that stay out."""
        return {one.row for one in self.findings if one.severity is Severity.ABGEWIESEN}

    @property
    def records(self) -> list[ImportedEinrichtung]:
        """Every record that may come in, in the order of the file."""
        changed = (change.record for change in self.changed)
        return sorted((*self.new, *changed, *self.unchanged), key=lambda record: record.row)

    @property
    def writes(self) -> bool:
        """False when applying it changes nothing."""
        return bool(self.new or self.changed)


def compare(parsed: ParsedFile, stored: Iterable[StoredEinrichtung], area: Area) -> Importplan:
    """Put a file beside the database."""
    known = {one.source_id: one for one in stored}
    new, changed, unchanged = [], [], []
    findings = list(parsed.findings)
    for record in parsed.records:
        match = known.get(record.source_id)
        if match is None:
            new.append(record)
        elif match.kommune_id != area.kommune_id:
            findings.append(_finding(record, "gehört schon zu einer anderen Kommune", Severity.ABGEWIESEN))
        elif match.public is None:
            findings.append(_finding(record, "im Portal nicht öffentlich, das bleibt so", Severity.HINWEIS))
            unchanged.append(record)
        elif different := changed_fields(match.public, record):
            changed.append(Change(record, match, different))
        else:
            unchanged.append(record)
    return Importplan(
        area=area,
        rows_read=parsed.rows_read,
        new=tuple(new),
        changed=tuple(changed),
        unchanged=tuple(unchanged),
        missing=tuple(_missing(parsed, known.values(), area)),
        findings=tuple(sorted(findings, key=lambda one: one.row)),
    )


def changed_fields(stored: ImportedEinrichtung, record: ImportedEinrichtung) -> tuple[str, ...]:
    """Names of the fields that differ; positions may differ by what the projection loses."""
    return tuple(name for name in COMPARED if not _is_same(getattr(stored, name), getattr(record, name)))


def _is_same(stored: object, wanted: object) -> bool:
    if isinstance(stored, Position) and isinstance(wanted, Position):
        return stored.is_same(wanted)
    return stored == wanted


def _missing(
    parsed: ParsedFile, stored: Iterable[StoredEinrichtung], area: Area
) -> Iterable[StoredEinrichtung]:
    """What the file does not name; a rejected row names its Einrichtung all the same."""
    named = {record.source_id for record in parsed.records} | {one.source_id for one in parsed.findings}
    here = (one for one in stored if one.kommune_id == area.kommune_id and one.source_id not in named)
    return sorted(here, key=lambda one: one.slug)


def _finding(record: ImportedEinrichtung, reason: str, severity: Severity) -> Finding:
    return Finding(record.row, record.source_id, "id", reason, severity)
