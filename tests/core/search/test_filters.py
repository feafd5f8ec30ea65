"""Every filter finds what has the value and hides what has not."""

from datetime import date

import pytest

from kitaportal.core.einrichtung.enums import Einrichtungsart, Traegertyp
from tests.factories import (
    make_einrichtung,
    make_freier_platz,
    make_kommune,
    make_oeffnungszeiten,
    make_profil,
    make_quartier,
    make_stadtbezirk,
    make_traeger,
)

ONE = [
    ({"art": Einrichtungsart.OGS}, {"art": "ogs"}, {"art": "spielgruppe"}),
    ({"konfession": "evangelisch"}, {"konfession": "evangelisch"}, {"konfession": "muslimisch"}),
    ({"konzepte": ["waldorf", "natur"]}, {"konzept": "natur"}, {"konzept": "reggio"}),
    ({"schwerpunkte": ["musik"]}, {"schwerpunkt": "musik"}, {"schwerpunkt": "mint"}),
    ({"sprachen": ["de", "tr"]}, {"sprache": "tr"}, {"sprache": "ar"}),
    ({"verpflegung": ["bio"]}, {"verpflegung": "bio"}, {"verpflegung": "vegan"}),
    ({"barrierefreiheit": ["wc"]}, {"barrierefreiheit": "wc"}, {"barrierefreiheit": "aufzug"}),
    ({"inklusion": ["therapie"]}, {"inklusion": "therapie"}, {"inklusion": "inklusiv"}),
    ({"merkmale": ["garten"]}, {"merkmal": "garten"}, {"merkmal": "haustier"}),
    ({"umfaenge": [25]}, {"umfang": 25}, {"umfang": 15}),
    ({"alter_from_months": 24, "alter_until_months": 71}, {"alter_months": 24}, {"alter_months": 23}),
    ({"alter_from_months": 24, "alter_until_months": 71}, {"alter_months": 71}, {"alter_months": 72}),
]


@pytest.mark.parametrize(("fields", "hit", "miss"), ONE, ids=lambda value: "-".join(map(str, value.values())))
def test_a_filter_finds_who_has_the_value(publish, kommune, found, *, fields, hit, miss):
    with publish() as tx:
        make_einrichtung(tx, kommune, "Gesucht", **fields)
        make_einrichtung(tx, kommune, "Andere", alter_from_months=None, alter_until_months=None, umfaenge=[])
    assert found(**hit) == ["gesucht"]
    assert found(**miss) == []


def test_places_and_traeger_are_found_by_slug(publish, found):
    with publish() as tx:
        here, there = make_kommune(tx, name="Musterstadt"), make_kommune(tx, name="Anderstadt")
        bezirk = make_stadtbezirk(tx, here, "Mitte")
        quartier = make_quartier(tx, bezirk, "Südhang")
        stadt = make_traeger(tx, here, "Stadt Musterstadt", traegertyp=Traegertyp.STAEDTISCH)
        make_einrichtung(tx, here, "Hier", quartier_id=quartier.id, traeger=stadt)
        make_einrichtung(tx, there, "Dort")
    for hit in (
        {"kommune": "musterstadt"},
        {"stadtbezirk": "mitte"},
        {"quartier": "suedhang"},
        {"traeger": "stadt-musterstadt"},
        {"traegertyp": "staedtisch"},
    ):
        assert found(**hit) == ["hier"]
    assert found(kommune="anderstadt") == ["dort"]
    assert found(kommune=["musterstadt", "anderstadt"]) == ["dort", "hier"]
    assert found(quartier="nirgends") == []


@pytest.mark.parametrize(
    ("hours", "weekdays", "betreuungszeiten"),
    [
        ("06:59-16:59", range(1, 6), {"frueh"}),
        ("07:00-17:00", range(1, 6), {"spaet"}),
        ("07:00-16:59", range(1, 6), set()),
        ("09:00-12:00", [6], {"wochenende"}),
        ("06:00-18:00", [7], {"wochenende"}),
        ("07:00-22:00", [5], {"spaet"}),
        ("07:00-22:01", [5], {"spaet", "nacht"}),
        ("04:59-12:00", [1], {"frueh", "nacht"}),
    ],
)
def test_betreuungszeit_is_derived_from_opening_hours(
    publish, kommune, found, *, hours, weekdays, betreuungszeiten
):
    with publish() as tx:
        einrichtung = make_einrichtung(tx, kommune, "Zeiten", published=False)
        profil = make_profil(tx, einrichtung, status="veroeffentlicht", nummer=2)
        make_oeffnungszeiten(tx, profil, hours, weekdays)
    kinds = ("frueh", "spaet", "wochenende", "nacht")
    assert {kind for kind in kinds if found(betreuungszeit=kind)} == betreuungszeiten


def test_values_of_one_parameter_are_alternatives_or_all_needed(publish, kommune, found):
    with publish() as tx:
        make_einrichtung(tx, kommune, "A", konzepte=["waldorf"], sprachen=["de", "tr"])
        make_einrichtung(tx, kommune, "B", konzepte=["reggio"], sprachen=["de"])
        make_einrichtung(tx, kommune, "C", konzepte=["offen"], sprachen=["tr"])
    assert found(konzept=["waldorf", "reggio"]) == ["a", "b"]
    assert found(sprache=["de", "tr"]) == ["a"]
    assert found(konzept=["waldorf", "offen"], sprache="tr") == ["a", "c"]
    assert found(konzept=["waldorf", "unbekannt"]) == ["a"]
    assert found(sprache=["de", "xx"]) == []


def test_a_free_place_is_reported_lately_and_suits_the_child(publish, kommune, found):
    with publish() as tx:
        now = make_einrichtung(tx, kommune, "Jetzt")
        make_freier_platz(tx, now, ab_on=date(2026, 12, 1))
        make_freier_platz(tx, now, alter_from_months=36, alter_until_months=71, ab_on=date(2027, 8, 31))
        make_freier_platz(tx, make_einrichtung(tx, kommune, "Alt"), stand_on=date(2026, 10, 24))
        make_freier_platz(tx, make_einrichtung(tx, kommune, "Keine"), anzahl=0)
        mixed = make_einrichtung(tx, kommune, "Mal so mal so")
        make_freier_platz(tx, mixed, stand_on=date(2026, 10, 25))
        make_freier_platz(tx, mixed, alter_from_months=36, alter_until_months=71, stand_on=date(2026, 10, 24))
        make_einrichtung(tx, kommune, "Nie gemeldet")
    assert found(frei="true") == ["jetzt", "mal-so-mal-so"]
    assert found(frei="true", alter_months=35) == ["jetzt", "mal-so-mal-so"]
    assert found(frei="true", alter_months=36) == ["jetzt"]
    assert found(frei="true", frei_ab="2026-12") == ["jetzt"]
    assert found(frei="true", frei_ab="2026-11") == []
    assert found(frei="true", frei_ab="2026-12", alter_months=40) == []
    assert found(frei="true", frei_ab="2027-08", alter_months=40) == ["jetzt"]
