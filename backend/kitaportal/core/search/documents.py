"""From what an Einrichtung says to the words it is found by. Pure."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple, Protocol
from uuid import UUID

from kitaportal.core.search.enums import Vorschlagsart
from kitaportal.core.search.folding import distinct_words, folded

NAME = ("name", "kurzname")
ORT = ("traeger", "strasse", "plz", "ort", "kommune", "stadtbezirk", "quartier", "schule")
TEXT = ("spitzenverband", "texte")
# Column of the profile → code list with its labels and synonyms.
LABELS = {
    "art": "art",
    "traegertyp": "traegertyp",
    "konfession": "konfession",
    "konzepte": "konzept",
    "schwerpunkte": "schwerpunkt",
    "sprachen": "sprache",
    "verpflegung": "verpflegung",
    "barrierefreiheit": "barrierefreiheit",
    "inklusion": "inklusion",
    "merkmale": "merkmal",
}
TOPICS = (*LABELS.values(), "betreuungszeit")

Labels = Mapping[tuple[str, str], frozenset[str]]


class TopicFacts(Protocol):
    """An entry of a code list."""

    @property
    def code(self) -> str: ...
    @property
    def de(self) -> str: ...
    @property
    def en(self) -> str: ...
    @property
    def synonyme(self) -> list[str]: ...


Topics = Mapping[str, Sequence[TopicFacts]]


@dataclass(frozen=True)
class Words:
    """The folded words of one Einrichtung; each group contains the one before."""

    einrichtung_id: UUID
    name_sort: str
    name: frozenset[str]
    ort: frozenset[str]
    text: frozenset[str]


class NewSuggestion(NamedTuple):
    """A row of Suchvorschlag to be; ``geom`` as EWKT, ``woerter`` parted by spaces."""

    kind: str
    label: str
    detail: str | None
    parameter: str
    value: str
    kommune_id: UUID | None
    geom: str | None
    label_sort: str
    woerter: str


class Place(NamedTuple):
    """A town, Stadtbezirk, Quartier or Traeger that can be suggested."""

    kind: str
    label: str
    detail: str | None
    parameter: str
    value: str
    kommune_id: UUID
    geom: str | None


def labels_of(topics: Topics) -> Labels:
    """(list, code) → the words of its labels and synonyms."""
    return {
        (name, entry.code): distinct_words([entry.de, entry.en, *entry.synonyme])
        for name, entries in topics.items()
        for entry in entries
    }


def words_of_einrichtung(row: Any, labels: Labels) -> Words:
    """The words of one row of queries.projection.load_texts."""
    name = distinct_words(getattr(row, column) for column in NAME)
    ort = name | distinct_words(getattr(row, column) for column in ORT)
    text = ort | distinct_words(getattr(row, column) for column in TEXT)
    return Words(
        einrichtung_id=row.id,
        name_sort=folded(row.name),
        name=name,
        ort=ort,
        text=text.union(*_labels(row, labels)),
    )


def _labels(row: Any, labels: Labels) -> Iterator[frozenset[str]]:
    for column, name in LABELS.items():
        codes = getattr(row, column)
        for code in [codes] if isinstance(codes, str) else codes or []:
            yield labels.get((name, code), frozenset())


def suggestion_of_place(place: Place) -> NewSuggestion:
    """A place or Traeger is found by its own name."""
    words = " ".join(distinct_words([place.label]))
    return NewSuggestion(*place, label_sort=folded(place.label), woerter=words)


def suggestions_of_topics(topics: Topics, labels: Labels) -> Iterable[NewSuggestion]:
    """One suggestion per filter value of the code lists."""
    for name, entries in topics.items():
        for entry in entries:
            yield NewSuggestion(
                kind=Vorschlagsart.THEMA,
                label=entry.de,
                detail=None,
                parameter=name,
                value=entry.code,
                kommune_id=None,
                geom=None,
                label_sort=folded(entry.de),
                woerter=" ".join(labels[name, entry.code]),
            )
