"""Words of documents and queries come to one spelling."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kitaportal.core.search.folding import MAX_WORD_LENGTH, distinct_words, fold_word, fold_words, folded

UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue", "ß": "ss"})
DOTLESS = str.maketrans({"ä": "a", "ö": "o", "ü": "u", "Ä": "A", "Ö": "O", "Ü": "U", "ß": "ss"})


@pytest.mark.parametrize(
    ("spellings", "word"),
    [
        (["Mülheim", "Muelheim", "Mulheim", "MÜLHEIM", "MUELHEIM"], "mulheim"),
        (["Größe", "Groesse", "Grosse", "GRÖẞE"], "grosse"),
        (["Straße", "Strasse", "STRASSE"], "strasse"),
        (["Käfer", "Kaefer", "Kafer"], "kafer"),
        (["Bauämter", "Bauaemter"], "bauaemter"),
        (["Café", "Cafe", "CAFÉ"], "cafe"),
        (["Łódź", "Lodz"], "lodz"),
        (["Çiçek", "Cicek"], "cicek"),
        (["Smørrebrød", "Smorrebrod"], "smorrebrod"),
    ],
)
def test_spellings_of_one_word_meet(spellings, word):
    assert {fold_word(spelling) for spelling in spellings} == {word}


@pytest.mark.parametrize(
    ("left", "right"),
    [("Bauer", "Baur"), ("neue", "neu"), ("Quelle", "Qulle"), ("Aue", "Au")],
)
def test_two_vowels_that_are_no_umlaut_stay_two(left, right):
    assert fold_word(left) != fold_word(right)


WORDS = st.text(st.sampled_from("abcdefghijklmnopqrstuvwxyzäöüßABCÄÖÜ"), min_size=1, max_size=20)


@given(WORDS)
def test_umlaut_and_its_transcription_always_meet(word):
    assert fold_word(word.translate(UMLAUTS)) == fold_word(word)


@given(WORDS.filter(lambda word: not set(word.lower()) & set("aeiouq")))
def test_dots_left_out_meet_too_where_no_vowel_stands_beside(word):
    separated = "t".join(word)
    assert fold_word(separated.translate(DOTLESS)) == fold_word(separated)


@given(st.text(max_size=60))
def test_folding_takes_anything_and_what_is_folded_is_plain(text):
    for word in fold_words(text):
        assert word
        assert len(word) <= MAX_WORD_LENGTH
        assert not any(unicodedata.combining(char) for char in word)
        assert not set(word) & set("'\\ \x00:&|!()*")


@given(st.text(max_size=60))
def test_composed_and_decomposed_text_fold_alike(text):
    assert fold_words(unicodedata.normalize("NFD", text)) == fold_words(unicodedata.normalize("NFC", text))


def test_words_end_at_everything_that_is_no_letter_or_digit():
    assert fold_words("St.-Anna-Kita »Löwenzahn« e. V., 42103 Wuppertal_Barmen") == [
        "st", "anna", "kita", "lowenzahn", "e", "v", "42103", "wuppertal", "barmen",
    ]  # fmt: skip


def test_a_document_knows_each_word_once():
    assert distinct_words(["Kita Möwe", None, "", "KITA Moewe"]) == {"kita", "mowe"}


def test_folded_names_sort_as_readers_expect():
    names = ["Zebra", "Äpfel", "apfel", "Ofen", "Öfen", "Straße B", "Strasse A"]
    assert sorted(names, key=folded) == ["Äpfel", "apfel", "Ofen", "Öfen", "Strasse A", "Straße B", "Zebra"]
