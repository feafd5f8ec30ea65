"""Every Kommune folder can be read; mistakes in it are named."""

import shutil
from pathlib import Path

import pytest

from kitaportal.core.kommune.codelisten import load_codelisten
from kitaportal.core.kommune.folder import KommuneFolderInvalid, read_folder, read_folders
from kitaportal.kit.settings import ROOT

DATA = ROOT / "data"
SLUGS = sorted(path.parent.name for path in (DATA / "kommunen").glob("*/kommune.toml"))


@pytest.fixture
def copied(tmp_path: Path) -> Path:
    """A copy of Musterstadt that a test may spoil."""
    return shutil.copytree(DATA / "kommunen" / "musterstadt", tmp_path / "musterstadt")


def replace(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_three_kommunen_are_laid_out() -> None:
    assert SLUGS == ["musterstadt", "schleswig-holstein", "wuppertal"]


@pytest.mark.parametrize("slug", SLUGS)
def test_every_quartier_lies_in_the_bbox_of_its_kommune(slug: str) -> None:
    folder = read_folder(DATA / "kommunen" / slug)
    west, south, east, north = folder.kommune.karte.bbox
    outside = [
        quartier.name
        for bezirk in folder.gebiet.stadtbezirk
        for quartier in bezirk.quartiere
        if not (west < quartier.lon < east and south < quartier.lat < north)
    ]
    assert outside == []


@pytest.mark.parametrize("slug", SLUGS)
def test_contacts_are_addresses_that_nobody_can_own(slug: str) -> None:
    kommune = read_folder(DATA / "kommunen" / slug).kommune
    assert kommune.stelle.email.endswith(".example")
    assert kommune.impressum.email.endswith(".example")


def test_wuppertal_has_its_ten_stadtbezirke_and_sixty_nine_quartiere() -> None:
    gebiet = read_folder(DATA / "kommunen" / "wuppertal").gebiet
    quartiere = [quartier for bezirk in gebiet.stadtbezirk for quartier in bezirk.quartiere]
    assert (len(gebiet.stadtbezirk), len(quartiere)) == (10, 69)
    assert len({quartier.slug for quartier in quartiere}) == 69
    assert all(
        quartier.nummer.startswith(bezirk.nummer)
        for bezirk in gebiet.stadtbezirk
        for quartier in bezirk.quartiere
    )


def test_wuppertal_has_twenty_three_postal_codes_that_cover_its_quartiere() -> None:
    folder = read_folder(DATA / "kommunen" / "wuppertal")
    known = {entry.plz for entry in folder.plz}
    used = {quartier.plz for bezirk in folder.gebiet.stadtbezirk for quartier in bezirk.quartiere}
    assert len(known) == 23
    assert used <= known


@pytest.mark.parametrize(
    ("file", "old", "new", "named"),
    [
        ("kommune.toml", "demo = true", "demo = true\nfarbe = 1", "farbe"),
        ("kommune.toml", 'slug = "musterstadt"', 'slug = "anders"', "anders"),
        ("konfiguration.toml", 'key = "schliesstage"', 'key = "schliesstag"', "unknown key 'schliesstag'"),
        ("konfiguration.toml", "hinweis_ab = 25", "hinweis_ab = 25, tage = 1", "tage"),
        ("konfiguration.toml", "valid_from = 2024-08-01", "valid_from = 2021-08-01", "twice in the file"),
        ("gebiet.toml", "lat = 52.9860", "lat = 152.9860", "lat"),
        ("plz.toml", 'plz = "00001"', 'plz = "0001"', "plz"),
        ("texte/de.toml", "willkommen", "wilkommen", "wilkommen"),
    ],
)
def test_read_folder_names_the_mistake(copied: Path, file: str, old: str, new: str, named: str) -> None:
    replace(copied / file, old, new)
    with pytest.raises(KommuneFolderInvalid, match=named):
        read_folder(copied)


def test_read_folder_names_a_missing_file(copied: Path) -> None:
    (copied / "gebiet.toml").unlink()
    with pytest.raises(KommuneFolderInvalid, match=r"gebiet\.toml"):
        read_folder(copied)


def test_read_folders_skips_what_is_no_kommune(copied: Path) -> None:
    (copied.parent / "kommunen").mkdir()
    copied.rename(copied.parent / "kommunen" / "musterstadt")
    (copied.parent / "kommunen" / "notizen").mkdir()
    assert [folder.kommune.slug for folder in read_folders(copied.parent)] == ["musterstadt"]


def test_codelisten_name_every_code_once_and_in_both_languages() -> None:
    listen = load_codelisten(DATA)
    for name in listen.names():
        entries = listen.list_of(name)
        assert len(listen.codes(name)) == len(entries), name
        assert all(entry.de and entry.en for entry in entries), name
