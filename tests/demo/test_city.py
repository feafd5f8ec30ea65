"""The invented city: right numbers, everything where it belongs, nothing said that is not so."""

import hashlib
import re
from collections import Counter
from datetime import date, timedelta
from itertools import pairwise

import pytest
from shapely.geometry import Point
from shapely.geometry.base import BaseGeometry

from kitaportal.core.einrichtung.enums import Einrichtungsart, Feldgruppe, Lage, Profilstatus, Traegertyp
from kitaportal.core.kommune.configuration import VALUE_TYPES
from kitaportal.demo import geometry
from kitaportal.demo.city import Replica
from kitaportal.demo.records import DemoEinrichtung, DemoStadt
from kitaportal.demo.seeding import Source, findable
from kitaportal.kit.dates import kindergartenjahr_start
from kitaportal.kit.settings import ROOT

TODAY = date(2026, 11, 24)
SMALL = {Einrichtungsart.KINDERTAGESPFLEGE, Einrichtungsart.GROSSTAGESPFLEGE}


def kitas(stadt: DemoStadt) -> list[DemoEinrichtung]:
    return [one for one in stadt.einrichtungen if one.art is Einrichtungsart.KITA]


def fingerprint(stadt: DemoStadt) -> str:
    return hashlib.sha256(repr(stadt).encode()).hexdigest()


def test_the_city_has_the_numbers_of_the_plan(stadt: DemoStadt) -> None:
    open_ones = [one for one in stadt.einrichtungen if not one.closed_on or one.closed_on >= TODAY]
    assert Counter(one.art.value for one in open_ones) == {
        "kita": 208,
        "kindertagespflege": 303,
        "grosstagespflege": 18,
        "spielgruppe": 16,
        "ogs": 60,
    }


def test_kitas_are_split_by_traegertyp_as_planned(stadt: DemoStadt) -> None:
    typ = {traeger.key: traeger.traegertyp for traeger in stadt.traeger}
    open_ones = [kita for kita in kitas(stadt) if not kita.closed_on or kita.closed_on >= TODAY]
    assert Counter(typ[kita.traeger or ""] for kita in open_ones) == {
        Traegertyp.STAEDTISCH: 65,
        Traegertyp.EVANGELISCH: 38,
        Traegertyp.KATHOLISCH: 27,
        Traegertyp.ELTERNINITIATIVE: 38,
        Traegertyp.BETRIEB: 5,
        Traegertyp.FREIER_TRAEGER: 35,
    }


def test_kitas_are_as_large_as_in_the_city(stadt: DemoStadt) -> None:
    sizes = [sum(p.anzahl for g in kita.gruppen for p in g.plaetze) for kita in kitas(stadt)]
    assert 11_000 < sum(sizes) < 13_300
    assert min(sizes) >= 20
    assert max(sizes) <= 125


def test_the_same_day_gives_the_same_city(wuppertal: Source, stadt: DemoStadt) -> None:
    assert fingerprint(wuppertal.build(TODAY, Replica())) == fingerprint(stadt)


def test_another_day_moves_dates_and_nothing_else(wuppertal: Source, stadt: DemoStadt) -> None:
    later = wuppertal.build(TODAY + timedelta(days=40), Replica())
    assert [(one.key, one.name, one.position, one.angebot, one.gruppen) for one in later.einrichtungen] == [
        (one.key, one.name, one.position, one.angebot, one.gruppen) for one in stadt.einrichtungen
    ]


@pytest.mark.parametrize(
    "day", [date(2027, 1, 1), date(2027, 2, 28), date(2027, 7, 31), date(2027, 8, 1), date(2028, 2, 29)]
)
def test_the_city_can_be_built_on_any_day(wuppertal: Source, day: date) -> None:
    assert len(findable(wuppertal.build(day, Replica()), day)) == 509


def test_every_point_lies_in_the_city(stadt: DemoStadt, outline: BaseGeometry) -> None:
    assert [one.name for one in stadt.einrichtungen if not outline.contains(Point(one.position))] == []


def test_every_exact_point_lies_in_its_quartier(
    stadt: DemoStadt, wuppertal: Source, outline: BaseGeometry
) -> None:
    quartiere = [quartier for bezirk in wuppertal.folder.gebiet.stadtbezirk for quartier in bezirk.quartiere]
    centres = [geometry.to_metres(quartier.lon, quartier.lat) for quartier in quartiere]
    cells = geometry.cells(centres, outline)
    cell_of = {quartier.slug: cell for quartier, cell in zip(quartiere, cells, strict=True)}
    elsewhere = [
        one.name
        for one in stadt.einrichtungen
        if one.lage is Lage.GENAU and not cell_of[one.quartier or ""].contains(Point(one.position))
    ]
    assert elsewhere == []


def test_postal_codes_are_those_of_the_quartier(stadt: DemoStadt, wuppertal: Source) -> None:
    plz = {
        quartier.slug: quartier.plz
        for bezirk in wuppertal.folder.gebiet.stadtbezirk
        for quartier in bezirk.quartiere
    }
    assert [one.name for one in stadt.einrichtungen if one.anschrift.plz != plz[one.quartier or ""]] == []


def test_seventy_percent_of_the_kindertagespflege_agreed_and_only_they_are_public(stadt: DemoStadt) -> None:
    small = [one for one in stadt.einrichtungen if one.art in SMALL]
    public = [one for one in small if one.status is Profilstatus.VEROEFFENTLICHT]
    assert (len(small), len(public)) == (321, 225)
    for one in small:
        consents = set() if one.widerrufen else set(one.einwilligungen)
        is_public = one.status is Profilstatus.VEROEFFENTLICHT
        assert is_public == (Feldgruppe.VEROEFFENTLICHUNG in consents), one.name


def test_contact_and_pictures_of_kindertagespflege_need_their_own_consent(stadt: DemoStadt) -> None:
    for one in stadt.einrichtungen:
        if one.art in SMALL:
            assert Feldgruppe.KONTAKT in one.einwilligungen or not (one.telefon or one.email), one.name
            assert Feldgruppe.FOTOS in one.einwilligungen or not one.fotos, one.name


def test_some_have_withdrawn_their_consent(stadt: DemoStadt) -> None:
    withdrawn = [one for one in stadt.einrichtungen if one.widerrufen]
    assert withdrawn
    assert {one.status for one in withdrawn} == {Profilstatus.ABGELOEST}


def test_a_home_is_shown_only_as_a_place_in_its_square(stadt: DemoStadt) -> None:
    homes = [one for one in stadt.einrichtungen if one.lage is Lage.GERUNDET]
    assert len(homes) > 200
    for home in homes:
        assert (home.anschrift.strasse, home.anschrift.hausnummer) == (None, None)
        assert home.intern is not None
        assert home.intern_position is not None
        assert home.intern.strasse
        assert home.position != home.intern_position
        exact, shown = home.intern_position, home.position
        assert [value // 500 for value in exact] == [value // 500 for value in shown], home.name


def test_who_works_in_rented_rooms_shows_the_address(stadt: DemoStadt) -> None:
    rented = [
        one
        for one in stadt.einrichtungen
        if one.kindertagespflege and one.kindertagespflege["betreuungsort"] == "angemietete_raeume"
    ]
    assert rented
    assert all(one.lage is Lage.GENAU and one.anschrift.strasse for one in rented)


def test_all_codes_are_known(stadt: DemoStadt, wuppertal: Source) -> None:
    listen = wuppertal.parameters.codelisten
    for one in stadt.einrichtungen:
        offered = one.angebot
        assert set(offered.konzepte) <= listen.codes("konzept")
        assert set(offered.schwerpunkte) <= listen.codes("schwerpunkt")
        assert set(offered.sprachen) <= listen.codes("sprache")
        assert set(offered.verpflegung) <= listen.codes("verpflegung")
        assert set(offered.barrierefreiheit) <= listen.codes("barrierefreiheit")
        assert set(offered.inklusion) <= listen.codes("inklusion")
        assert set(offered.merkmale) <= listen.codes("merkmal")
        assert offered.konfession is None or offered.konfession in listen.codes("konfession")
        if one.kindertagespflege:
            assert one.kindertagespflege["qualifikation"] in listen.codes("qualifikation")
            assert one.kindertagespflege["betreuungsort"] in listen.codes("betreuungsort")


def test_every_filter_value_of_the_lists_finds_something(stadt: DemoStadt, wuppertal: Source) -> None:
    public, listen = stadt.public, wuppertal.parameters.codelisten
    for name, values in {
        "konzept": {code for one in public for code in one.angebot.konzepte},
        "schwerpunkt": {code for one in public for code in one.angebot.schwerpunkte},
        "verpflegung": {code for one in public for code in one.angebot.verpflegung},
        "barrierefreiheit": {code for one in public for code in one.angebot.barrierefreiheit},
        "inklusion": {code for one in public for code in one.angebot.inklusion},
        "merkmal": {code for one in public for code in one.angebot.merkmale},
    }.items():
        assert values == listen.codes(name), name


def test_hours_of_a_day_do_not_overlap_and_are_two_at_most(stadt: DemoStadt) -> None:
    for one in stadt.einrichtungen:
        assert one.oeffnungszeiten
        for weekday in range(1, 8):
            day = [window for window in one.oeffnungszeiten if window.weekday == weekday]
            assert len(day) <= 2
            assert all(0 <= window.opens_minute < window.closes_minute <= 1440 for window in day)
            assert all(first.closes_minute <= second.opens_minute for first, second in pairwise(day)), (
                one.name
            )


def test_unusual_hours_exist(stadt: DemoStadt) -> None:
    windows = [window for one in stadt.public for window in one.oeffnungszeiten]
    assert any(window.opens_minute < 7 * 60 for window in windows)
    assert any(window.closes_minute >= 17 * 60 for window in windows)
    assert any(window.weekday > 5 for window in windows)
    assert any(window.closes_minute > 22 * 60 for window in windows)


def test_umfaenge_are_those_of_the_kommune_and_fit_into_the_week(stadt: DemoStadt) -> None:
    for one in stadt.einrichtungen:
        week = sum(w.closes_minute - w.opens_minute for w in one.oeffnungszeiten if w.weekday <= 5) / 60
        assert set(one.umfaenge) <= {25, 35, 45}
        assert all(hours <= week for hours in one.umfaenge), one.name


def test_groups_keep_the_form_of_the_kommune(stadt: DemoStadt, wuppertal: Source) -> None:
    entry = next(entry for entry in wuppertal.folder.konfiguration if entry.key == "gruppenformen")
    formen = {form.code: form for form in VALUE_TYPES["gruppenformen"].validate_python(entry.value)}
    for kita in kitas(stadt):
        assert len({gruppe.name for gruppe in kita.gruppen}) == len(kita.gruppen)
        for gruppe in kita.gruppen:
            form = formen[gruppe.gruppenform or ""]
            assert sum(platz.anzahl for platz in gruppe.plaetze) == form.plaetze
            assert {platz.umfang_hours for platz in gruppe.plaetze} == {form.hours}
            young = [platz.anzahl for platz in gruppe.plaetze if platz.alter_until_months == 35]
            if form.zweijaehrige_min and form.zweijaehrige_max:
                assert form.zweijaehrige_min <= young[0] <= form.zweijaehrige_max


def test_closed_days_are_in_order_apart_and_few_enough(stadt: DemoStadt) -> None:
    start = kindergartenjahr_start(TODAY)
    for kita in kitas(stadt):
        days = kita.schliesstage
        assert all(first.until_on < second.from_on for first, second in pairwise(days)), kita.name
        assert all(start <= day.from_on <= day.until_on < date(2027, 8, 1) for day in days), kita.name
        closed = [
            entry.from_on + timedelta(days=offset)
            for entry in days
            for offset in range((entry.until_on - entry.from_on).days + 1)
        ]
        working_days = [day for day in closed if day.isoweekday() <= 5 and not is_holiday(day)]
        assert len(working_days) <= 27, kita.name


def is_holiday(day: date) -> bool:
    return (day.month, day.day) in {(12, 25), (12, 26), (1, 1)}


def test_reports_about_free_places_are_of_every_kind(stadt: DemoStadt) -> None:
    kinds = Counter(kind_of_report(one) for one in stadt.public)
    assert set(kinds) == {"frei", "keine", "nie", "alt"}
    assert min(kinds.values()) > 20
    for one in stadt.public:
        lines = [
            (f.alter_from_months, f.alter_until_months, f.umfang_hours, f.ab_on) for f in one.freie_plaetze
        ]
        assert len(set(lines)) == len(lines)


def kind_of_report(one: DemoEinrichtung) -> str:
    if not one.freie_plaetze:
        return "nie"
    if all((TODAY - line.stand_on).days > 30 for line in one.freie_plaetze):
        return "alt"
    return "frei" if any(line.anzahl for line in one.freie_plaetze) else "keine"


def test_no_more_places_are_free_than_there_are(stadt: DemoStadt) -> None:
    for one in stadt.einrichtungen:
        room = sum(platz.anzahl for gruppe in one.gruppen for platz in gruppe.plaetze)
        room = room or (one.kindertagespflege or {"plaetze": 0})["plaetze"]
        assert sum(line.anzahl for line in one.freie_plaetze) <= room, one.name


def test_slugs_and_keys_are_there_once(stadt: DemoStadt) -> None:
    slugs = [one.slug for one in stadt.einrichtungen] + [
        old for one in stadt.einrichtungen for old in one.alte_slugs
    ]
    assert len(set(slugs)) == len(slugs)
    assert all(re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", slug) for slug in slugs)
    assert len({one.key for one in stadt.einrichtungen}) == len(stadt.einrichtungen)
    assert len({kita.name for kita in kitas(stadt)}) == 209


def test_texts_are_whole_german_and_varied(stadt: DemoStadt) -> None:
    german = [one.texte[0] for one in stadt.einrichtungen]
    words = [text for one in german for text in vars(one).values() if isinstance(text, str)]
    assert {text.sprache for text in german} == {"de"}
    assert not [text for text in words if re.search(r"[{}]|  | [.,]|\.\.", text)]
    assert not [text for text in words if re.search(r"\b(unser|unsere|eine) (drei|vier) Gruppe\b", text)]
    assert any(letter in text for letter in "äöüß" for text in words)
    lengths = sorted(len(text.beschreibung) for text in german)
    assert lengths[0] < 200
    assert lengths[-1] > 900
    assert len({text.beschreibung for text in german}) > 590


def test_some_profiles_speak_english_and_turkish(stadt: DemoStadt) -> None:
    languages = Counter(text.sprache for one in stadt.public for text in one.texte)
    assert languages["en"] > 15
    assert languages["tr"] > 10


def test_contacts_lead_nowhere(stadt: DemoStadt) -> None:
    for one in stadt.einrichtungen:
        assert one.email is None or one.email.endswith("@kita-demo.example")
        assert one.telefon is None or one.telefon.startswith("0202 00")
        assert one.website is None or ".example/" in one.website


def test_pictures_exist_and_say_what_they_show(stadt: DemoStadt) -> None:
    folder = ROOT / "data" / "demo" / "bilder"
    fotos = {foto for one in stadt.einrichtungen for foto in one.fotos}
    assert len(fotos) == len(list(folder.glob("*.svg"))) == 10
    for foto in fotos:
        assert (folder / foto.path).exists()
        assert foto.alt_text.startswith("Illustration: ")
        assert foto.urheber == "Demo-Illustration"


def test_pictures_carry_no_script_text_or_link() -> None:
    for path in (ROOT / "data" / "demo" / "bilder").glob("*.svg"):
        assert not re.search(r"<script|<text|href|onload|<image|<style", path.read_text()), path.name


def test_one_kita_has_closed_one_will_move_and_one_has_a_new_address(stadt: DemoStadt) -> None:
    by_key = {one.key: one for one in stadt.einrichtungen}
    pairs = [(by_key[one.vorgaenger], one) for one in stadt.einrichtungen if one.vorgaenger]
    assert [(old.closed_on, new.opened_on) for old, new in pairs] == [
        (date(2027, 7, 31), date(2027, 8, 1)),
        (date(2026, 7, 31), date(2026, 8, 1)),
    ] or [(old.closed_on, new.opened_on) for old, new in pairs] == [
        (date(2026, 7, 31), date(2026, 8, 1)),
        (date(2027, 7, 31), date(2027, 8, 1)),
    ]
    assert sum(bool(one.alte_slugs) for one in stadt.einrichtungen) == 1


def test_nothing_is_known_of_a_kita_that_has_not_opened(stadt: DemoStadt) -> None:
    (future,) = [one for one in stadt.einrichtungen if one.opened_on and one.opened_on > TODAY]
    assert all(line.ab_on >= future.opened_on for line in future.freie_plaetze if line.anzahl)


def test_another_town_is_built_from_its_folder_alone(musterstadt: Source) -> None:
    town = musterstadt.build(TODAY, Replica())
    assert len(town.einrichtungen) == 14
    assert {hours for one in town.einrichtungen for hours in one.umfaenge} <= {20, 30, 40, 50}
    assert {gruppe.gruppenform for kita in kitas(town) for gruppe in kita.gruppen} <= {
        "krippe-20",
        "krippe-40",
        "kindergarten-30",
        "kindergarten-40",
        "kindergarten-50",
    }
    assert {one.anschrift.ort for one in town.einrichtungen} == {"Musterstadt"}
