"""What becomes of one row of the Kita database: taken over, noted, or rejected. No database."""

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kitaportal.core.einrichtung.enums import Einrichtungsart
from kitaportal.core.einrichtung.importing.kita_datenbank_sh import row_parser
from kitaportal.core.einrichtung.importing.parsing import parse_rows
from kitaportal.core.einrichtung.importing.records import (
    Finding,
    ImportedEinrichtung,
    Oeffnungsfenster,
    ParsedFile,
    Position,
    Severity,
)
from tests.core.einrichtung.import_rows import BOUNDS, kita_row, real_mapping

MAPPING = real_mapping()


def parse(*rows: object) -> ParsedFile:
    return parse_rows(rows, row_parser(MAPPING, BOUNDS, "Musterstadt"))


def record_of(**changes: Any) -> ImportedEinrichtung:
    """The record of a row without any finding."""
    parsed = parse(kita_row(**changes))
    assert parsed.findings == ()
    return parsed.records[0]


def only_finding(parsed: ParsedFile) -> tuple[str, str, Severity]:
    (finding,) = parsed.findings
    assert (finding.row, finding.source_id) == (1, "4711")
    return finding.field, finding.reason, finding.severity


def test_a_right_row_is_taken_over_completely() -> None:
    assert record_of() == ImportedEinrichtung(
        row=1,
        source_id="4711",
        art=Einrichtungsart.KITA,
        name="Kita Möwennest",
        traeger="Gemeinde Musterstadt",
        strasse="Musterweg",
        hausnummer="7",
        plz="42000",
        ort="Musterstadt",
        position=Position(lat=51.25, lon=7.15),
        alter_from_months=12,
        alter_until_months=72,
        oeffnungszeiten=tuple(Oeffnungsfenster(weekday, 420, 960) for weekday in (1, 2, 3, 4, 5)),
        konfession=None,
        konzepte=("waldorf",),
        sprachen=(),
        barrierefreiheit=("barrierefrei",),
        inklusion=(),
        merkmale=("vormerkung_online",),
    )


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"name": " Kita  Möwennest\n"}, {}),
        ({"name": "Kita Mo\u0308wennest"}, {}),
        ({"address__postalcode": "42000 "}, {}),
        ({"address__number": "0"}, {"hausnummer": None}),
        ({"address__number": "---"}, {"hausnummer": None}),
        ({"address__number": " 4, Haus 10"}, {"hausnummer": "4, Haus 10"}),
        ({"address__street": "Musterweg 7"}, {}),
        ({"address__street": " "}, {"strasse": None}),
        ({"address__latitude": None, "address__longitude": None}, {"position": None}),
        ({"careFrom": None, "careTo": None}, {"alter_from_months": None, "alter_until_months": None}),
        ({"openingHoursFrom": None, "openingHoursTo": None}, {"oeffnungszeiten": ()}),
        ({"educationalConcept": " "}, {"konzepte": ()}),
        ({"educationalConcept": None}, {"konzepte": ()}),
        ({"educationalConcept": "Situationsorientierter Ansatz"}, {"konzepte": ("situationsansatz",)}),
        ({"religioeseAusrichtung": "Römisch-Katholisch"}, {"konfession": "katholisch"}),
        ({"mehrsprachigkeit": "Deutsch, Farsi, Persisch"}, {"sprachen": ("de", "fa")}),
        ({"mehrsprachigkeit": "Deutsch, einfache Sprache"}, {"sprachen": ("de",)}),
        (
            {
                "mehrsprachigkeit": "Dansk",
                "foerderungRegionalUndMinderheitensprachen": "Friesisch, Niederdeutsch",
            },
            {"sprachen": ("da", "frr", "nds")},
        ),
        ({"barrierfree": False}, {"barrierefreiheit": ()}),
        ({"integrational": True}, {"inklusion": ("inklusiv",)}),
        ({"applicationAllowed": None}, {"merkmale": ()}),
        ({"institution": "ohne Träger"}, {"traeger": None}),
        ({"institution": " Verein  Muster "}, {"traeger": "Verein Muster"}),
    ],
    ids=[
        "surplus-white-space",
        "nfc",
        "plz-with-space",
        "house-number-0",
        "house-number-dashes",
        "house-number-with-words",
        "street-repeats-number",
        "no-street",
        "no-position",
        "no-age",
        "no-hours",
        "concept-blank",
        "concept-null",
        "two-words-one-code",
        "konfession",
        "same-language-twice",
        "manner-of-speaking",
        "regional-languages",
        "not-barrier-free",
        "inclusive",
        "flag-missing",
        "no-traeger",
        "traeger-trimmed",
    ],
)
def test_what_a_field_means(changes: dict[str, Any], expected: dict[str, Any]) -> None:
    assert record_of(**changes) == replace(record_of(), **expected)


@pytest.mark.parametrize(
    ("changes", "field", "reason"),
    [
        ({"name": " "}, "name", "fehlt"),
        ({"name": None}, "name", "fehlt"),
        ({"name": True}, "name", "ist kein Text"),
        ({"name": ["Kita"]}, "name", "ist kein Text"),
        ({"name": "Kita\x00"}, "name", "enthält Steuerzeichen oder beschädigte Zeichen"),
        ({"name": "Kita\x1b[31m"}, "name", "enthält Steuerzeichen oder beschädigte Zeichen"),
        ({"name": "Kita \ud800"}, "name", "enthält Steuerzeichen oder beschädigte Zeichen"),
        ({"name": "K" * 201}, "name", "ist zu lang (höchstens 200 Zeichen)"),
        ({"institution": 3.5}, "institution", "ist kein Text"),
        ({"address__postalcode": None}, "address.postalcode", "fehlt"),
        ({"address__postalcode": "4200"}, "address.postalcode", "ist keine Postleitzahl aus fünf Ziffern"),
        ({"address__postalcode": "٤٢٠٠٠"}, "address.postalcode", "ist keine Postleitzahl aus fünf Ziffern"),
        ({"address__town": ""}, "address.town", "fehlt"),
        ({"address__latitude": 54.3}, "address.latitude", "liegt außerhalb von Musterstadt"),
        ({"address__latitude": float("nan")}, "address.latitude", "ist keine Zahl"),
        ({"address__longitude": "östlich"}, "address.longitude", "ist keine Zahl"),
        ({"careFrom": 12.5}, "careFrom", "ist keine ganze Zahl"),
        ({"careFrom": False}, "careFrom", "ist keine Zahl"),
        ({"careTo": 10**30}, "careTo", "ist keine Zahl"),
        ({"openingHoursFrom": "7 Uhr"}, "openingHoursFrom", "ist keine Zahl"),
        ({"barrierfree": "ja"}, "barrierfree", "ist weder wahr noch falsch"),
        ({"applicationAllowed": 1}, "applicationAllowed", "ist weder wahr noch falsch"),
        ({"type": "TAGESPFLEGE"}, "type", "unbekannte Art, bekannt: KITA"),
        ({"type": None}, "type", "fehlt"),
    ],
    ids=[
        "name-blank",
        "name-null",
        "name-bool",
        "name-list",
        "nul",
        "escape-sequence",
        "half-surrogate",
        "over-long",
        "traeger-number",
        "plz-missing",
        "plz-short",
        "plz-foreign-digits",
        "town-empty",
        "outside-bbox",
        "nan",
        "longitude-text",
        "age-fraction",
        "age-bool",
        "age-huge",
        "hours-text",
        "flag-text",
        "flag-number",
        "type-unknown",
        "type-missing",
    ],
)
def test_a_row_is_rejected_with_field_and_reason(changes: dict[str, Any], field: str, reason: str) -> None:
    parsed = parse(kita_row(**changes))
    assert parsed.records == ()
    assert only_finding(parsed) == (field, reason, Severity.ABGEWIESEN)


@pytest.mark.parametrize(
    ("changes", "field", "reason", "expected"),
    [
        (
            {"address__latitude": None},
            "address.latitude",
            "fehlt, die andere Koordinate ist da: Lage unbekannt",
            {"position": None},
        ),
        (
            {"address__latitude": 7.15, "address__longitude": 51.25},
            "address.latitude",
            "Breite und Länge vertauscht, richtig herum übernommen",
            {},
        ),
        (
            {"address__latitude": "51,25"},
            "address.latitude",
            "als Text geliefert, als Zahl gelesen",
            {},
        ),
        (
            {"address__postalcode": 42000},
            "address.postalcode",
            "als Zahl geliefert, als Text gelesen",
            {},
        ),
        (
            {"careFrom": 36, "careTo": 0},
            "careTo",
            "liegt vor dem Anfang: Alter bleibt offen",
            {"alter_from_months": None, "alter_until_months": None},
        ),
        (
            {"careFrom": 12, "careTo": 12},
            "careTo",
            "ist gleich dem Anfang: Alter bleibt offen",
            {"alter_from_months": None, "alter_until_months": None},
        ),
        (
            {"careTo": None},
            "careTo",
            "fehlt: Alter bleibt offen",
            {"alter_from_months": None, "alter_until_months": None},
        ),
        (
            {"careTo": 217},
            "careTo",
            "liegt nicht zwischen 0 und 216 Monaten: Alter bleibt offen",
            {"alter_from_months": None, "alter_until_months": None},
        ),
        (
            {"openingHoursTo": 25_200_000},
            "openingHoursTo",
            "schließt nicht nach der Öffnung: Öffnungszeit bleibt offen",
            {"oeffnungszeiten": ()},
        ),
        (
            {"openingHoursTo": 90_000_000},
            "openingHoursTo",
            "liegt nicht zwischen 0 und 24 Uhr: Öffnungszeit bleibt offen",
            {"oeffnungszeiten": ()},
        ),
        (
            {"openingHoursFrom": None},
            "openingHoursTo",
            "nur Anfang oder Ende bekannt: Öffnungszeit bleibt offen",
            {"oeffnungszeiten": ()},
        ),
        ({"openingHoursFrom": 25_200_500}, "openingHoursFrom", "keine volle Minute, abgerundet", {}),
        (
            {"educationalConcept": "Zirkuspädagogik"},
            "educationalConcept",
            "unbekannter Wert „Zirkuspädagogik“, nicht übernommen",
            {"konzepte": ()},
        ),
        (
            {"religioeseAusrichtung": "Buddhistisch"},
            "religioeseAusrichtung",
            "unbekannter Wert „Buddhistisch“, nicht übernommen",
            {},
        ),
        (
            {"mehrsprachigkeit": "Deutsch, Klingonisch"},
            "mehrsprachigkeit",
            "unbekannter Wert „Klingonisch“, nicht übernommen",
            {"sprachen": ("de",)},
        ),
        (
            {"mehrsprachigkeit": ", ".join(["Deutsch"] * 11)},
            "mehrsprachigkeit",
            "nennt 11 Sprachen: unglaubwürdig, nicht übernommen",
            {},
        ),
        (
            {"name": "Kita Möwen\u200bnest"},
            "name",
            "enthielt unsichtbare Zeichen, ohne sie übernommen",
            {},
        ),
        (
            {"name": "Dummy-Einrichtung 3"},
            "name",
            "laut Name ein Platzhalter der Quelle, keine Einrichtung",
            {"name": "Dummy-Einrichtung 3"},
        ),
    ],
    ids=[
        "one-coordinate",
        "swapped",
        "decimal-comma",
        "plz-as-number",
        "ages-reversed",
        "ages-equal",
        "one-age",
        "grown-up",
        "closes-when-it-opens",
        "after-midnight",
        "opens-unknown",
        "odd-milliseconds",
        "unknown-concept",
        "unknown-konfession",
        "unknown-language",
        "every-language",
        "zero-width-space",
        "placeholder",
    ],
)
def test_an_odd_statement_is_noted_and_the_row_comes_in(
    changes: dict[str, Any], field: str, reason: str, expected: dict[str, Any]
) -> None:
    parsed = parse(kita_row(**changes))
    assert only_finding(parsed) == (field, reason, Severity.HINWEIS)
    assert parsed.records == (replace(record_of(), **expected),)


@pytest.mark.parametrize(
    ("care_to", "position", "closes"),
    [(216, Position(51.4, 7.3), 86_400_000)],
    ids=["last-month-corner-of-the-box-midnight"],
)
def test_boundaries_belong_to_what_is_allowed(care_to: int, position: Position, closes: int) -> None:
    record = record_of(
        careTo=care_to,
        openingHoursTo=closes,
        address__latitude=position.lat,
        address__longitude=position.lon,
    )
    assert (record.alter_until_months, record.position) == (216, position)
    assert record.oeffnungszeiten[0].closes_minute == 1440


@pytest.mark.parametrize("value", [None, "", "abc", 1.5], ids=["null", "empty", "text", "fraction"])
def test_a_row_without_id_is_rejected_by_its_number(value: object) -> None:
    parsed = parse(kita_row(), kita_row(id=value))
    assert len(parsed.records) == 1
    assert {(one.row, one.source_id, one.field) for one in parsed.findings} == {(2, None, "id")}


def test_of_two_rows_with_one_id_the_first_comes_in() -> None:
    parsed = parse(kita_row(), kita_row(id=5), kita_row(name="Kita Seestern"))
    assert [record.name for record in parsed.records] == ["Kita Möwennest", "Kita Möwennest"]
    assert parsed.findings == (
        Finding(3, "4711", "id", "Kennung steht schon in Zeile 1", Severity.ABGEWIESEN),
    )


@pytest.mark.parametrize("raw", [None, 5, "Kita", [], [["id", 1]]], ids=str)
def test_a_row_that_is_no_record_is_rejected(raw: object) -> None:
    parsed = parse(raw)
    assert parsed.records == ()
    assert parsed.findings[0].reason == "ist kein Datensatz mit benannten Feldern"


def test_all_that_is_wrong_with_a_row_is_said_at_once() -> None:
    parsed = parse(kita_row(name="", address="Musterweg 7, Musterstadt", barrierfree="ja"))
    rejected = {one.field for one in parsed.findings if one.severity is Severity.ABGEWIESEN}
    assert rejected == {"name", "address.postalcode", "address.town", "barrierfree"}


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=6,
)
FIELDS = sorted(kita_row())
ADDRESS_FIELDS = sorted(kita_row()["address"])


@st.composite
def spoiled_rows(draw: st.DrawFn) -> dict[str, Any]:
    row = kita_row(religioeseAusrichtung="Evangelisch", mehrsprachigkeit="Deutsch, Dansk")
    row["address"] |= draw(st.dictionaries(st.sampled_from(ADDRESS_FIELDS), JSON, max_size=3))
    return row | draw(st.dictionaries(st.sampled_from([*FIELDS, "mehrsprachigkeit"]), JSON, max_size=3))


@settings(deadline=None)  # a busy machine is no failure
@given(st.lists(JSON | st.dictionaries(st.sampled_from(FIELDS), JSON) | spoiled_rows(), max_size=3))
def test_whatever_stands_in_a_file_each_row_comes_in_or_is_named(rows: list[object]) -> None:
    parsed = parse(*rows)
    rejected = {one.row for one in parsed.findings if one.severity is Severity.ABGEWIESEN}
    assert rejected | {record.row for record in parsed.records} == set(range(1, len(rows) + 1))
    assert rejected.isdisjoint(record.row for record in parsed.records)
    for record in parsed.records:
        require_storable(record)


def require_storable(record: ImportedEinrichtung) -> None:
    texts = (record.source_id, record.name, record.plz, record.ort, record.strasse, record.traeger)
    assert all("\x00" not in text and text.encode() for text in texts if text is not None)
    assert record.position is None or record.position in BOUNDS
    assert (record.alter_from_months is None) == (record.alter_until_months is None)
    assert all(0 <= one.opens_minute < one.closes_minute <= 1440 for one in record.oeffnungszeiten)
