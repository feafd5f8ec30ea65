"""Which known words a mistyped word may mean. Pure."""

from collections.abc import Iterable

MAX_CORRECTIONS = 5
MIN_LENGTH = 4


def corrections(word: str, known: Iterable[str]) -> list[str]:
    """The nearest known words within the allowed number of typing errors, best first.

    A word still being typed may be the mistyped beginning of a known one.
    """
    allowed = allowed_errors(word)
    near = sorted((errors, other) for other in known if (errors := prefix_errors(word, other)) <= allowed)
    return [other for _, other in near[:MAX_CORRECTIONS]]


def allowed_errors(word: str) -> int:
    """None below four letters, one up to seven, then two. House numbers and postal codes: none."""
    if len(word) < MIN_LENGTH or any(char.isdigit() for char in word):
        return 0
    return 1 if len(word) <= 7 else 2


def prefix_errors(word: str, known: str) -> int:
    """Least number of typing errors between ``word`` and any beginning of ``known``.

    Counts a missing, an additional, a wrong letter and two swapped neighbours as one error each.
    """
    before_last: list[int] = []
    last = list(range(len(known) + 1))
    for row, char in enumerate(word, start=1):
        current = [row]
        for column, other in enumerate(known, start=1):
            cost = min(last[column] + 1, current[column - 1] + 1, last[column - 1] + (char != other))
            if _swapped(word, known, row, column):
                cost = min(cost, before_last[column - 2] + 1)
            current.append(cost)
        before_last, last = last, current
    return min(last)


def _swapped(word: str, known: str, row: int, column: int) -> bool:
    return row > 1 and column > 1 and word[row - 2 : row] == known[column - 1] + known[column - 2]
