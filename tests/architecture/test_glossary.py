"""Fachwort deutsch, Technik englisch: every word of a name stands in the glossary or in the English list."""

import re

import pytest

from kitaportal.kit.settings import Settings
from kitaportal.main import api_routers, create_app, page_routers
from kitaportal.models import metadata
from tests.architecture.words import (
    Name,
    Term,
    collect_names,
    read_english,
    read_glossary,
    unknown_parts,
    used_spellings,
)

GLOSSARY = read_glossary()
ENGLISH = read_english()
SPELLINGS = {spelling for term in GLOSSARY for spelling in term.spellings} | {(word,) for word in ENGLISH}

IDENTIFIER = re.compile(r"[a-z0-9]+(_[a-z0-9]+)*")
SENTENCE = re.compile(r"[A-ZÄÖÜ][^\n]{15,}\.")


@pytest.fixture(scope="module")
def names(description) -> list[Name]:
    app = create_app(Settings(app_database_url="postgresql://nobody@127.0.0.1/none"))
    routers = [*api_routers(), *page_routers()]
    routes = [*app.routes, *(route for router in routers for route in router.routes)]
    return collect_names(description, [route.path for route in routes if hasattr(route, "path")])


def test_every_word_of_a_name_is_a_term_or_english(names):
    unknown = [
        f"{name.where} {name.text}: {part}" for name in names for part in unknown_parts(name, SPELLINGS)
    ]
    assert sorted(set(unknown)) == []


def test_every_term_is_used(names):
    used = {part for name in names for part in used_spellings(name, SPELLINGS)}
    assert [term.identifier for term in GLOSSARY if not term.spellings & used] == []


def test_every_english_word_is_used(names):
    used = {part for name in names for part in used_spellings(name, SPELLINGS)}
    assert [word for word in ENGLISH if (word,) not in used] == []


def test_a_term_says_in_one_german_sentence_what_it_means_and_where_from():
    wrong = [
        term.identifier
        for term in GLOSSARY
        if not (IDENTIFIER.fullmatch(term.identifier) and SENTENCE.fullmatch(term.gloss) and term.source)
    ]
    assert wrong == []


def test_the_glossary_is_sorted_and_no_spelling_has_two_meanings():
    identifiers = [term.identifier for term in GLOSSARY]
    assert identifiers == sorted(identifiers)
    assert sorted(set(ENGLISH)) == ENGLISH
    owners: dict[tuple[str, ...], set[str]] = {}
    for term in GLOSSARY:
        for spelling in term.spellings:
            owners.setdefault(spelling, set()).add(term.identifier)
    for word in ENGLISH:
        owners.setdefault((word,), set()).add("the English list")
    assert {spelling: found for spelling, found in owners.items() if len(found) > 1} == {}


def test_tables_are_singular():
    plurals = {Name("", term.plural).parts for term in GLOSSARY if term.plural != term.identifier}
    wrong = [
        name for name in metadata.tables if set(used_spellings(Name("table", name), SPELLINGS)) & plurals
    ]
    assert wrong == []


@pytest.mark.parametrize(
    ("text", "unknown"),
    [
        ("freier_platz", []),
        ("FreierPlatz", []),
        ("/api/v1/freie-plaetze/{id}", []),
        ("freie_frobs", ["frobs"]),
        ("kita_u3", []),
        ("unternehmen_name", ["unternehmen"]),
    ],
)
def test_unknown_words_are_found(text, unknown):
    term = Term("freier_platz", "freie_plaetze", "", "", forms=["freie", "kita", "u3"])
    english = {("api",), ("v1",), ("id",), ("name",)}
    assert unknown_parts(Name("", text), term.spellings | english) == unknown
