"""How alike two commitments of one language are, by their words.

The score is the mean of three: the words that both texts share, the groups of four letters that
they share, which forgives other endings ("train", "training"), and the edits between both (Indel
ratio, by rapidfuzz), which knows the order. What is shared is weighed by rarity (inverse document
frequency; K. Spärck Jones, 1972) and measured by Dice's coefficient.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray
from rapidfuzz.distance import Indel

from mirps_extract.vocabulary import tokens

T = TypeVar("T", float, NDArray[np.float64])

GROUP = 4
"""Letters of a group."""


@dataclass(frozen=True)
class Folded:
    """A text as it is compared: its folded words, case, accents and punctuation aside."""

    tokens: tuple[str, ...]

    @cached_property
    def text(self) -> str:
        """The words with one space between them."""
        return " ".join(self.tokens)

    @cached_property
    def counts(self) -> Counter[str]:
        """How often each word occurs."""
        return Counter(self.tokens)

    @cached_property
    def groups(self) -> Counter[str]:
        """How often each group of letters occurs, the spaces between words among them."""
        text = f" {self.text} "
        return Counter(text[at : at + GROUP] for at in range(len(text) - GROUP + 1))


def folded(text: str) -> Folded:
    """A text's words."""
    return Folded(tokens(text))


def as_one(parts: Iterable[Folded]) -> Folded:
    """Several texts as one."""
    return Folded(tuple(token for part in parts for token in part.tokens))


@dataclass(frozen=True, slots=True)
class Weighing:
    """The weight of each thing that texts consist of: the fewer texts have it, the more it says."""

    known: Mapping[str, float]
    unknown: float

    def of(self, counts: Counter[str]) -> float:
        """The weight of a bag of things."""
        known, unknown = self.known, self.unknown
        return sum([count * known.get(thing, unknown) for thing, count in counts.items()])

    def dice(self, a: Counter[str], b: Counter[str]) -> float:
        """Dice's coefficient of two bags, weighed."""
        both = self.of(a) + self.of(b)
        return 2 * self.of(a & b) / both if both else 0.0


@dataclass(frozen=True, slots=True)
class Rarity:
    """The weights of words and of groups of letters."""

    words: Weighing
    groups: Weighing


def rarity_of(texts: Sequence[Folded]) -> Rarity:
    """The weights of all that stands in the texts."""
    return Rarity(
        weights_of([text.counts for text in texts]), weights_of([text.groups for text in texts])
    )


def likeness(a: Folded, b: Folded, rarity: Rarity) -> float:
    """How alike two texts are: 1 for the same words in the same order, 0 for nothing in common."""
    words = rarity.words.dice(a.counts, b.counts)
    groups = rarity.groups.dice(a.groups, b.groups)
    return mean(words, groups, Indel.normalized_similarity(a.text, b.text))


def mean(words: T, groups: T, edits: float) -> T:
    """The mean of the three, of one pair or of many."""
    return 0.4 * words + 0.4 * groups + 0.2 * edits


def share(part: Folded, whole: Folded, rarity: Rarity) -> float:
    """How much of a text's words stand in another one, by weight."""
    every = rarity.words.of(part.counts)
    return rarity.words.of(part.counts & whole.counts) / every if every else 0.0


def less(whole: Folded, other: Folded) -> Folded:
    """A text less the words of another one, as often as they occur there."""
    left = whole.counts - other.counts
    return Folded(tuple(left.elements()))


def weights_of(bags: Sequence[Counter[str]]) -> Weighing:
    """The weight of each thing in the bags: the fewer have it, the more it says."""
    frequency = Counter(chain.from_iterable(bags))
    texts = len(bags) + 1
    known = {thing: math.log(1 + texts / count) for thing, count in frequency.items()}
    return Weighing(known, math.log(1 + texts))
