"""The report of an import: aligned for people, complete as JSON and CSV."""

import csv
import io
import json
from dataclasses import replace
from uuid import UUID

from kitaportal.core.einrichtung.importing import report
from kitaportal.core.einrichtung.importing.comparing import Importplan, compare
from kitaportal.core.einrichtung.importing.kita_datenbank_sh import row_parser
from kitaportal.core.einrichtung.importing.parsing import parse_rows
from kitaportal.core.einrichtung.importing.records import Area, StoredEinrichtung
from tests.core.einrichtung.import_rows import BOUNDS, kita_row, real_mapping

AREA = Area(UUID(int=1), UUID(int=2), "musterstadt", "Musterstadt", BOUNDS)


def plan_of(*rows: object, stored: tuple[int, ...] = ()) -> Importplan:
    """A plan for rows; those with ids in ``stored`` are known, the first of them under another name."""
    parsed = parse_rows(rows, row_parser(real_mapping(), BOUNDS, "Musterstadt"))
    public = {record.source_id: record for record in parsed.records}
    known = [
        StoredEinrichtung(
            UUID(int=number), AREA.kommune_id, str(number), f"kita-{number}", public.get(str(number))
        )
        for number in stored
    ]
    if known and known[0].public:
        known[0] = replace(known[0], public=replace(known[0].public, name="Früher"))
    return compare(parsed, known, AREA)


MIXED = plan_of(
    kita_row(id=1),
    kita_row(id=2),
    kita_row(id=3, address__latitude=None, address__longitude=None),
    kita_row(id=4, name=""),
    kita_row(id=5, careTo=0),
    stored=(1, 2, 9),
)


def test_text_shows_counts_and_rows_in_columns() -> None:
    assert report.as_text(MIXED) == (
        "  gelesen                   5\n"
        "  neu                       2\n"
        "  geändert                  1\n"
        "  unverändert               1\n"
        "  abgewiesen                1\n"
        "  nicht in der Datei        1\n"
        "  mit Lage                  3\n"
        "  Lage unbekannt            1\n"
        "  Hinweise                  1\n"
        "\n"
        "Abgewiesen (1)\n"
        "  Zeile  Kennung  Feld  Grund\n"
        "  4      4        name  fehlt\n"
        "\n"
        "Geändert (1)\n"
        "  Zeile  Kennung  Name            Felder\n"
        "  1      1        Kita Möwennest  name\n"
        "\n"
        "Neu (2)\n"
        "  Zeile  Kennung  Name            Ort\n"
        "  3      3        Kita Möwennest  Musterstadt\n"
        "  5      5        Kita Möwennest  Musterstadt\n"
        "\n"
        "Nicht in der Datei (bleiben unverändert) (1)\n"
        "  Kennung  Adresse\n"
        "  9        /einrichtungen/kita-9\n"
        "\n"
        "Hinweise (1)\n"
        "  Zeile  Kennung  Feld    Hinweis\n"
        "  5      5        careTo  liegt vor dem Anfang: Alter bleibt offen"
    ).replace("Kita Möwennest   name", "Kita Möwennest  name").replace(
        "Name             F", "Name            F"
    )


def test_text_shows_only_the_first_rows_and_says_how_many_follow() -> None:
    text = report.as_text(plan_of(*[kita_row(id=number) for number in range(1, 26)]))
    assert "\nNeu (25)\n" in text
    assert text.endswith("  … und 5 weitere (alle mit --report DATEI.csv)")


def test_json_holds_everything() -> None:
    content = json.loads(report.as_json(MIXED))
    assert content["kommune"] == "musterstadt"
    assert content["zahlen"] == report.counts_of(MIXED)
    assert [(row["zeile"], row["ergebnis"], row["felder"]) for row in content["zeilen"]] == [
        (1, "geaendert", ["name"]),
        (2, "unveraendert", []),
        (3, "neu", []),
        (5, "neu", []),
    ]
    assert content["befunde"][0] == {
        "zeile": 4,
        "kennung": "4",
        "feld": "name",
        "art": "abgewiesen",
        "grund": "fehlt",
    }
    assert content["nicht_in_der_datei"] == [{"kennung": "9", "slug": "kita-9"}]


def test_csv_is_one_line_per_row_and_finding() -> None:
    content = report.as_csv(MIXED)
    assert content.startswith("\ufeffzeile;kennung;name;ergebnis;feld;grund\r\n")
    lines = list(csv.reader(io.StringIO(content[1:]), delimiter=";"))[1:]
    assert lines == [
        ["1", "1", "Kita Möwennest", "geaendert", "name", ""],
        ["2", "2", "Kita Möwennest", "unveraendert", "", ""],
        ["3", "3", "Kita Möwennest", "neu", "", ""],
        ["5", "5", "Kita Möwennest", "neu", "", ""],
        ["4", "4", "", "abgewiesen", "name", "fehlt"],
        ["5", "5", "", "hinweis", "careTo", "liegt vor dem Anfang: Alter bleibt offen"],
        ["", "9", "", "nicht_in_der_datei", "", "kita-9"],
    ]


def test_a_spreadsheet_computes_nothing_from_a_name() -> None:
    content = report.as_csv(plan_of(kita_row(id=1, name='=HYPERLINK("x")')))
    assert "'=HYPERLINK" in content
