"""From the words of a query to PostgreSQL's tsquery. Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from kitaportal.core.search.folding import fold_words

MAX_WORDS = 12
# Words that say nothing about an Einrichtung; "Kita in der Nähe von" must not ask for "in" and "der".
FILLERS = frozenset(
    fold_words(
        "am an auf bei beim das dem den der des die ein eine einem einen einer für im in mein meine mit nähe "
        "nahe oder suche und vom von zu zum zur a and at for in near of or the with"
    )
)


@dataclass(frozen=True)
class TextQuery:
    """What must be found, as tsquery texts: ``prefix`` with beginnings of words, ``exact`` whole words."""

    prefix: str
    exact: str


def query_words(text: str | None) -> list[str]:
    """The folded words that must be found; fillers only count when there is nothing else."""
    words = list(dict.fromkeys(fold_words(text or "")))[:MAX_WORDS]
    return [word for word in words if word not in FILLERS] or words


def text_query(words: Sequence[str], corrections: Mapping[str, Sequence[str]]) -> TextQuery | None:
    """Every word, or one of its corrections, must be found. None when there are no words."""
    if not words:
        return None
    choices = [[word, *corrections.get(word, ())] for word in words]
    return TextQuery(prefix=_all_of(choices, "'{}':*"), exact=_all_of(choices, "'{}'"))


def _all_of(choices: Sequence[Sequence[str]], term: str) -> str:
    # Folded words consist of letters and digits only, so nothing needs escaping.
    return " & ".join("(" + " | ".join(term.format(word) for word in words) + ")" for words in choices)
