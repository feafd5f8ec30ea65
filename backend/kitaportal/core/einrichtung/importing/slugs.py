"""Stable, readable addresses for imported Einrichtungen and Traeger."""

import re
import unicodedata
from collections.abc import Iterable

LONGEST = 80
LONGEST_TOWN = 40
# German umlauts the way people write them without the key, and letters that Unicode does not take apart.
WRITTEN_OUT = str.maketrans(
    dict(
        zip(
            "äöüßæøåœðþđłı",
            ("ae", "oe", "ue", "ss", "ae", "oe", "aa", "oe", "d", "th", "d", "l", "i"),
            strict=True,
        )
    )
)


def slug_of(text: str, longest: int = LONGEST) -> str:
    """ "Kita Möwe" becomes "kita-moewe", cut between words. Empty when no letter can be written in ASCII."""
    written_out = unicodedata.normalize("NFC", text).lower().translate(WRITTEN_OUT)
    ascii_only = unicodedata.normalize("NFKD", written_out).encode("ascii", "ignore").decode()
    slug = re.sub(r"[^a-z0-9]+", "-", ascii_only).strip("-")
    if len(slug) <= longest:
        return slug
    return slug[: longest + 1].rpartition("-")[0] or slug[:longest]


def einrichtung_slug(name: str, ort: str) -> str:
    """Name and town; the town only once."""
    town = slug_of(ort, LONGEST_TOWN)
    slug = slug_of(name, LONGEST - len(town) - 1) or "einrichtung"
    if f"-{town}-" in f"-{slug}-":
        return slug
    return "-".join(filter(None, (slug, town)))


def traeger_slug(name: str) -> str:
    """The name alone: a Traeger may work in many towns."""
    return slug_of(name) or "traeger"


class FreeSlugs:
    """Gives out slugs that nobody has: the second "kita-moewe" becomes "kita-moewe-2"."""

    def __init__(self, taken: Iterable[str]) -> None:
        self._taken = set(taken)

    def take(self, wanted: str) -> str:
        """The wanted slug, or the next free one."""
        slug, number = wanted, 1
        while slug in self._taken:
            number += 1
            slug = f"{wanted}-{number}"
        self._taken.add(slug)
        return slug
