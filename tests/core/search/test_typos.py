"""Mistyped words find the word that was meant."""

import pytest

from kitaportal.core.search.typos import allowed_errors, corrections, prefix_errors


@pytest.mark.parametrize(
    ("typed", "known", "errors"),
    [
        ("wald", "wald", 0),
        ("wlad", "wald", 1),
        ("wad", "wald", 1),
        ("wwald", "wald", 1),
        ("wakd", "wald", 1),
        ("wuppretal", "wuppertal", 1),
        ("sonnensch", "sonnenschein", 0),
        ("sonenschien", "sonnenschein", 2),
        ("", "wald", 0),
        ("abc", "", 3),
    ],
)
def test_prefix_errors_counts_letters_missing_added_wrong_and_swapped(typed, known, errors):
    assert prefix_errors(typed, known) == errors


@pytest.mark.parametrize(
    ("word", "errors"),
    [("ogs", 0), ("wald", 1), ("barmens", 1), ("barmenia", 2), ("42103", 0), ("a12b", 0)],
)
def test_short_words_and_numbers_must_be_right(word, errors):
    assert allowed_errors(word) == errors


def test_corrections_are_near_ones_best_first():
    known = ["elberfeld", "elberfelder", "barmen", "elbersfeld"]
    assert corrections("elberfed", known) == ["elberfeld", "elberfelder", "elbersfeld"]


def test_what_looks_too_different_is_no_correction():
    assert corrections("xylophon", ["wald", "elberfeld"]) == []
