"""Files, mappings and addresses of an import: what is read, and the sentence when it cannot be."""

from pathlib import Path

import pytest

from kitaportal.core.einrichtung.enums import Traegertyp
from kitaportal.core.einrichtung.importing.mapping import MappingInvalid, load_mapping
from kitaportal.core.einrichtung.importing.reading import FileUnreadable, read_json_rows
from kitaportal.core.einrichtung.importing.slugs import FreeSlugs, einrichtung_slug, slug_of, traeger_slug
from kitaportal.core.kommune.codelisten import load_codelisten
from kitaportal.kit.settings import ROOT
from tests.core.einrichtung.import_rows import real_mapping


@pytest.mark.parametrize(
    "content", ['[{"id": 1}]', '\ufeff[{"id": 1}]\r\n'], ids=["plain", "byte-order-mark"]
)
def test_a_list_is_read(tmp_path: Path, content: str) -> None:
    file = tmp_path / "kitas.json"
    file.write_text(content, encoding="utf-8")
    assert read_json_rows(file) == [{"id": 1}]


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "ist kein gültiges JSON (Zeile 1, Spalte 1)"),
        (b'[{"id": 1},\n{"id"', "ist kein gültiges JSON (Zeile 2, Spalte 6)"),
        ('[{"name": "Möwe"}]'.encode("latin-1"), "ist nicht in UTF-8 geschrieben"),
        (b'{"type": "FeatureCollection"}', "enthält keine Liste von Kitas"),
        (b"[]", "enthält eine leere Liste"),
        (b'[{"id": NaN}]', "enthält eine Zahl, die keine ist"),
        (b"[" + b"9" * 5000 + b"]", "enthält eine Zahl, die keine ist"),
        (b"[" * 100_000, "ist zu tief verschachtelt"),
    ],
    ids=["empty", "cut-off", "latin-1", "geojson", "no-rows", "nan", "endless-number", "deep"],
)
def test_an_unreadable_file_is_explained(tmp_path: Path, content: bytes, sentence: str) -> None:
    file = tmp_path / "kitas.json"
    file.write_bytes(content)
    with pytest.raises(FileUnreadable) as refused:
        read_json_rows(file)
    assert str(refused.value).startswith(f"{file} {sentence}")


def test_a_missing_file_and_a_folder_are_explained(tmp_path: Path) -> None:
    with pytest.raises(FileUnreadable, match="gibt es nicht"):
        read_json_rows(tmp_path / "kitas.json")
    with pytest.raises(FileUnreadable, match="ist ein Ordner"):
        read_json_rows(tmp_path)


@pytest.mark.parametrize(
    ("old", "new", "complaint"),
    [
        ('= "waldorf"', '= "walldorf"', "unbekannte Codes konzept=walldorf"),
        ("[konzept]", "[konzepte]", "konzepte"),
        ("katholisch = [", "kattolisch = [", "kattolisch"),
        ("(?i)katholisch", "(?i)kath(", "katholisch"),
        ('name = "', "name = ", "kita_datenbank_sh.toml"),
    ],
    ids=["unknown-code", "unknown-table", "unknown-traegertyp", "broken-pattern", "no-toml"],
)
def test_a_wrong_mapping_is_refused_by_name(tmp_path: Path, old: str, new: str, complaint: str) -> None:
    text = (ROOT / "data/import/kita_datenbank_sh.toml").read_text(encoding="utf-8")
    assert old in text
    file = tmp_path / "kita_datenbank_sh.toml"
    file.write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(MappingInvalid, match=complaint):
        load_mapping(file, load_codelisten(ROOT / "data"))


@pytest.mark.parametrize(
    ("name", "traegertyp"),
    [
        ("Ev.-Luth. Kirchengemeinde Musterstadt", Traegertyp.EVANGELISCH),
        ("Kita-Werk des Ev.-Luth. Kirchenkreises Muster", Traegertyp.EVANGELISCH),
        ("Kath. Pfarrei St. Muster", Traegertyp.KATHOLISCH),
        ("Stadt Musterstadt", Traegertyp.STAEDTISCH),
        ("Amt Muster-Land", Traegertyp.STAEDTISCH),
        ("Elterninitiative Musterkinder e.V.", Traegertyp.ELTERNINITIATIVE),
        ("DRK-Ortsverein Musterstadt e.V.", Traegertyp.FREIER_TRAEGER),
        ("Musterkinder e.V.", None),
        ("Pfarrei St. Katharina", None),
        ("Städtisches Krankenhaus Musterstadt GmbH", None),
        ("Gemeinde Musterstadt mit Ev. Kirche", None),
    ],
)
def test_traegertyp_is_derived_only_beyond_doubt(name: str, traegertyp: Traegertyp | None) -> None:
    assert real_mapping().traegertyp_of(name) is traegertyp


@pytest.mark.parametrize(
    ("name", "ort", "slug"),
    [
        ("Kita Möwennest", "Büsum", "kita-moewennest-buesum"),
        ("Kita Büsum am Deich", "Büsum", "kita-buesum-am-deich"),
        ("Sylter Kita", "Sylt", "sylter-kita-sylt"),
        ("Børnehus „Låge“ – École", "Bad Öe", "boernehus-laage-ecole-bad-oee"),
        ("Kita " + "sehr " * 30 + "lang", "Kiel", "kita-" + "sehr-" * 14 + "kiel"),
        ("Детский сад", "Kiel", "einrichtung-kiel"),
        ("幼稚園", "東京", "einrichtung"),
    ],
    ids=["umlaut", "town-once", "town-as-word", "danish", "long", "cyrillic", "nothing-left"],
)
def test_address_is_name_and_town(name: str, ort: str, slug: str) -> None:
    assert einrichtung_slug(name, ort) == slug


def test_a_word_longer_than_an_address_is_cut() -> None:
    assert slug_of("x" * 100) == "x" * 80
    assert traeger_slug("!") == "traeger"


def test_nobody_gets_an_address_that_is_taken() -> None:
    slugs = FreeSlugs(["kita-a", "kita-a-2"])
    assert [slugs.take("kita-a"), slugs.take("kita-b"), slugs.take("kita-b"), slugs.take("kita-a")] == [
        "kita-a-3",
        "kita-b",
        "kita-b-2",
        "kita-a-4",
    ]
