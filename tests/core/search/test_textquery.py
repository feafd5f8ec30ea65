"""What must be found for a typed text."""

import pytest

from kitaportal.core.search.textquery import MAX_WORDS, TextQuery, query_words, text_query


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("Kita in der Nähe von Elberfeld", ["kita", "elberfeld"]),
        ("in der", ["in", "der"]),
        ("Möwe möwe MÖWE", ["mowe"]),
        ("  %_\\' \x00 ", []),
        ("", []),
        (None, []),
    ],
)
def test_fillers_and_repetitions_are_left_out(typed, words):
    assert query_words(typed) == words


def test_no_more_words_than_a_person_types():
    assert len(query_words(" ".join(f"wort{number}" for number in range(100)))) == MAX_WORDS


def test_every_word_or_one_of_its_corrections_must_be_found():
    assert text_query(["kita", "mowve"], {"mowve": ["mowe"]}) == TextQuery(
        prefix="('kita':*) & ('mowve':* | 'mowe':*)", exact="('kita') & ('mowve' | 'mowe')"
    )


def test_no_words_no_query():
    assert text_query([], {}) is None
