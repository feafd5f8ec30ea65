"""Chance that always falls the same way: each dice is named, and the name is its seed."""

from collections.abc import Mapping, Sequence
from random import Random
from typing import TypeVar

T = TypeVar("T")


class Dice:
    """Draws for one thing. Two things never share a dice, so adding one changes no other."""

    def __init__(self, *name: object) -> None:
        self.random = Random("/".join(map(str, name)))

    def pick(self, options: Sequence[T]) -> T:
        """One of them, each as likely."""
        return options[self.random.randrange(len(options))]

    def some(self, options: Sequence[T], count: int) -> list[T]:
        """``count`` different ones (or all), in drawn order."""
        return self.random.sample(list(options), min(count, len(options)))

    def chance(self, share: float) -> bool:
        """True in that share of cases."""
        return self.random.random() < share

    def weighted(self, weights: Mapping[T, float]) -> T:
        """One key, as likely as its weight."""
        return self.random.choices(list(weights), list(weights.values()))[0]

    def weighted_some(self, weights: Mapping[T, float], count: int) -> list[T]:
        """``count`` different keys."""
        left, drawn = dict(weights), []
        for _ in range(min(count, len(left))):
            key = self.weighted(left)
            drawn.append(key)
            del left[key]
        return drawn

    def whole(self, low: int, high: int) -> int:
        """A whole number, both ends included."""
        return self.random.randint(low, high)

    def near(self, mean: float, spread: float, low: int, high: int) -> int:
        """A whole number around ``mean`` within the bounds."""
        return min(high, max(low, round(self.random.gauss(mean, spread))))
