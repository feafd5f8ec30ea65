"""Words find names, places, Traeger, topics and texts, in this order, also when mistyped."""

import pytest
from sqlalchemy import select

from kitaportal.core.einrichtung.models import Profil
from tests.factories import (
    make_einrichtung,
    make_profiltext,
    make_quartier,
    make_stadtbezirk,
    make_traeger,
)


@pytest.fixture
def city(publish, kommune):
    with publish() as tx:
        quartier = make_quartier(tx, make_stadtbezirk(tx, kommune, "Elberfeld"), "Ölberg")
        verein = make_traeger(tx, kommune, "Freunde der Möwe e. V.")
        make_einrichtung(tx, kommune, "Kita Möwennest", plz="42103")
        make_einrichtung(tx, kommune, "Kita Spatz", traeger=verein, quartier_id=quartier.id)
        make_einrichtung(tx, kommune, "Haus Habicht", konzepte=["montessori"], strasse="Große Straße")
        adler = make_einrichtung(tx, kommune, "Kita Adler", ort="Mülheim", konzepte=["waldorf"])
        profil = tx.scalars(select(Profil).where(Profil.einrichtung_id == adler.id)).one()
        make_profiltext(tx, profil, "en", beschreibung="We watch the gull from our Möwenfelsen every day.")


@pytest.mark.parametrize(
    ("q", "slugs"),
    [
        ("möwe", ["kita-moewennest", "kita-spatz", "kita-adler"]),
        ("MOEWE", ["kita-moewennest", "kita-spatz", "kita-adler"]),
        ("mowe", ["kita-moewennest", "kita-spatz", "kita-adler"]),
        ("Möwennest", ["kita-moewennest"]),
        ("muelheim", ["kita-adler"]),
        ("Mülheim", ["kita-adler"]),
        ("mulheim adler", ["kita-adler"]),
        ("grosse strasse", ["haus-habicht"]),
        ("Große Straße", ["haus-habicht"]),
        ("oelberg", ["kita-spatz"]),
        ("elberfeld", ["kita-spatz"]),
        ("42103", ["kita-moewennest"]),
        ("montessori", ["haus-habicht"]),
        ("gull", ["kita-adler"]),
        ("kita in der nähe von elberfeld", ["kita-spatz"]),
        ("habicht waldorf", []),
        ("nest", []),
    ],
)
def test_words_find(city, found, q, slugs):
    assert found(q=q) == slugs


def test_a_whole_word_in_the_name_comes_before_a_beginning(publish, kommune, found):
    with publish() as tx:
        make_einrichtung(tx, kommune, "Auenland")
        make_einrichtung(tx, kommune, "Haus Auen")
    assert found(q="auen") == ["haus-auen", "auenland"]


@pytest.mark.parametrize(
    ("q", "slugs"),
    [
        ("Habihct", ["haus-habicht"]),
        ("elbrefeld", ["kita-spatz"]),
        ("möwenest", ["kita-moewennest"]),
        ("montesori", ["haus-habicht"]),
        ("spatz elbefeld", ["kita-spatz"]),
        ("xqzvw", []),
        ("42104", []),
    ],
)
def test_typing_errors_are_forgiven_where_nothing_was_found(city, found, q, slugs):
    assert found(q=q) == slugs


def test_a_word_that_exists_is_not_corrected(publish, kommune, found):
    with publish() as tx:
        make_einrichtung(tx, kommune, "Haus Sonne")
        make_einrichtung(tx, kommune, "Haus Tonne")
    assert found(q="sonne") == ["haus-sonne"]


@pytest.mark.parametrize("q", ["", "   ", "%", "_", "\\", "'", "&|!:*()"])
def test_text_without_words_is_no_filter(city, answer, q):
    assert answer(q=q)["pagination"]["total"] == 4
