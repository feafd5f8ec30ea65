"""From the rows of a file to records, with one parser per format."""

from collections.abc import Callable, Iterable, Mapping

from kitaportal.core.einrichtung.importing.records import ImportedEinrichtung, ParsedFile
from kitaportal.core.einrichtung.importing.rows import Row

RowParser = Callable[[Row], ImportedEinrichtung]


def parse_rows(raw_rows: Iterable[object], parse_row: RowParser) -> ParsedFile:
    """Parse every row; of several rows with the same id only the first comes in."""
    rows = [_parse(number, raw, parse_row) for number, raw in enumerate(raw_rows, start=1)]
    records: dict[str, ImportedEinrichtung] = {}
    for row, record in rows:
        if record is not None and (first := records.setdefault(record.source_id, record)) is not record:
            row.reject("id", f"Kennung steht schon in Zeile {first.row}")
    findings = tuple(finding for row, _ in rows for finding in row.findings)
    return ParsedFile(len(rows), tuple(records.values()), findings)


def _parse(number: int, raw: object, parse_row: RowParser) -> tuple[Row, ImportedEinrichtung | None]:
    if not isinstance(raw, Mapping):
        row = Row(number, {})
        row.reject("", "ist kein Datensatz mit benannten Feldern")
        return row, None
    row = Row(number, raw)
    record = parse_row(row)
    return row, None if row.is_rejected else record
