"""Counting by masks: what each bit means, and which masks matter."""

from kitaportal.core.search.facets import (
    MAX_VALUES,
    NO_MASK,
    CountRow,
    bits_for,
    count_facets,
    count_hits,
    count_without,
)

ART, SPRACHE = 1, 2
BITS = bits_for(["art", "sprache"], alter=False, frei=False, frei_ab=False)


def test_a_hit_fails_no_filter():
    assert count_hits([CountRow(0, None, None, 5), CountRow(ART, None, None, 3)]) == 5


def test_a_value_of_an_or_filter_ignores_its_own_filter_only():
    rows = [
        CountRow(0, "art", "kita", 5),
        CountRow(ART, "art", "ogs", 3),
        CountRow(SPRACHE, "art", "ogs", 100),
        CountRow(ART | SPRACHE, "art", "ogs", 100),
    ]
    assert count_facets(rows, BITS)["art"] == {"kita": 5, "ogs": 3}


def test_a_value_of_an_and_filter_counts_within_the_selection():
    rows = [CountRow(0, "sprache", "de", 5), CountRow(SPRACHE, "sprache", "tr", 3)]
    assert count_facets(rows, BITS)["sprache"] == {"de": 5}


def test_most_hits_come_first_and_long_lists_end():
    rows = [CountRow(0, "quartier", f"q{number:03}", number) for number in range(1, MAX_VALUES + 50)]
    values = count_facets(rows, BITS)["quartier"]
    assert list(values.values()) == list(range(MAX_VALUES + 49, 49, -1))


def test_help_names_every_single_filter_that_would_give_hits():
    rows = [
        CountRow(ART, None, None, 3),
        CountRow(SPRACHE, None, None, 0),
        CountRow(ART | SPRACHE, None, None, 7),
        CountRow(NO_MASK, "q", None, 4),
        CountRow(NO_MASK, "bbox", None, 0),
    ]
    assert count_without(rows, BITS) == {"art": 3, "q": 4}


def test_dropping_age_asks_for_a_free_place_of_any_age():
    bits = bits_for(["art"], alter=True, frei=True, frei_ab=True)
    assert bits.of == {
        "art": 1,
        "alter_months": 2,
        "frei": 4,
        "frei without alter_months": 8,
        "frei without frei_ab": 16,
    }
    assert bits.dropped == {"art": 1, "alter_months": 2 | 4 | 16, "frei": 4 | 8 | 16, "frei_ab": 4 | 8}


def test_masks_that_no_single_filter_explains_need_not_be_counted():
    assert BITS.useful == [0, ART, SPRACHE]
    assert bits_for([], alter=False, frei=False, frei_ab=False).useful == [0]
