"""A page in one order: what its lines may be, and the best score to each, from both ends."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from typing import NamedTuple, TypeVar

from mirps_extract.outline.context import Chain
from mirps_extract.outline.evidence import LineId
from mirps_extract.outline.features import OF_STYLE, by_habits, by_lines, entering
from mirps_extract.outline.features.place import InChain
from mirps_extract.outline.habits import Habits
from mirps_extract.outline.labels import ALIKE, ENTERED, IN_LIST, LABELS, Label
from mirps_extract.outline.styles import Style
from mirps_extract.outline.weights import Weights

NEVER = -(10**9)
"""The score of what cannot be."""

HARDLY = NEVER // 2
"""A score that all that can be has more of, and nothing that cannot be."""

Scores = list[int]
"""The best score for each label, in the order of `LABELS`."""

Own = tuple[int, int, int]
"""A label's place in `LABELS`, lines that may have it, and what counts for it."""

Extra = tuple[tuple[int, int], ...]
"""For each label what counts besides where it opens something, and where it goes on."""

Known = TypeVar("Known")


class Grammar:
    """Which label may follow which, and what that counts.

    Attributes:
        befores: for each label those that it may follow: their places, what that counts, and
            whether what is told of the line alone is another thing than after other labels.
        end: what each label counts as the last.
    """

    def __init__(self, weights: Weights) -> None:
        known = weights.by_name
        self.end = [known.get(f"go.{label}-end", NEVER) for label in LABELS]
        self.befores = [
            [
                (b, known[f"go.{before}-{label}"], goes_on(before, label))
                for b, before in enumerate(LABELS)
                if f"go.{before}-{label}" in known
            ]
            for label in LABELS
        ]


def goes_on(before: Label, label: Label) -> bool:
    """Whether lines of one label go on with a list, a part or a section that is already open."""
    if label is Label.AREA:
        return before is not Label.FRONT
    return before is label or (before in IN_LIST and label in IN_LIST)


class Possible(NamedTuple):
    """So many lines may be one thing, and what counts for it."""

    length: int
    score: int


Possibles = Sequence[Possible]


class Lattice:
    """All that lines may be.

    What the lines themselves say is found out once, however often they are read.

    Args:
        chain: the lines in their order.
        weights: what evidence counts.
        same: what is equal is kept once, for all pages.

    Attributes:
        known: for each line and label, by its place in `LABELS`, what `possible` has found.
    """

    def __init__(self, chain: Chain, weights: Weights, same: dict[Possibles, Possibles]) -> None:
        self.chain, self.weights, self._same = chain, weights, same
        self.known: list[list[Possibles | None]] = [[None] * len(LABELS) for _ in chain.lines]

    def possible(self, place: InChain, label: Label) -> Possibles:
        """How many lines from a place on may have a label, with what they themselves say for it."""
        known, k = self.known[place.at], LABELS.index(label)
        found = known[k]
        if found is None:
            alike = ALIKE.get(label)
            found = self.possible(place, alike) if alike else self._by_lines(place, label)
            known[k] = found = self._same.setdefault(found, found)
        return found

    def _by_lines(self, place: InChain, label: Label) -> Possibles:
        found = [
            Possible(length, self.weights.of(names))
            for length in range(1, place.most(label) + 1)
            if (names := by_lines(label, place, length)) is not None
        ]
        return tuple(found)


class Shared:
    """What all pages of a reading have in common.

    Args:
        grammar: which label may follow which.
        habits: how the document's parts are set.
    """

    def __init__(self, grammar: Grammar, habits: Habits) -> None:
        self.grammar, self.habits = grammar, habits
        self.styled: dict[tuple[Label, Style], int] = {}
        self._kept: dict[object, object] = {}

    def once(self, value: Known) -> Known:
        """A value; what is equal is kept once, for there are as many as lines."""
        return self._kept.setdefault(value, value)  # type: ignore[return-value]


class Trellis:
    """A page in one order, read from the left and, for what else may be, from the right.

    It is kept until all pages are read, so it is packed.

    Attributes:
        last: the best score with which each label ends the page.

    Args:
        lattice: what the lines may be.
        start: the best score with which each label ends the page before.
        shared: what all pages have in common.
    """

    def __init__(self, lattice: Lattice, start: Scores, shared: Shared) -> None:
        self.lattice, self.shared, self.grammar = lattice, shared, shared.grammar
        self.size = len(lattice.chain.lines)
        self._lengths = [bytearray(len(LABELS)) for _ in range(self.size + 1)]
        self._own: list[tuple[Own, ...]] = []
        self._entered: list[array[int]] = []
        self._came: list[bytes] = []
        self._extra: list[Extra] = []
        forward = [start, *([NEVER] * len(LABELS) for _ in range(self.size))]
        for at in range(self.size):
            self._read(InChain(lattice.chain, at), forward)
        self.last = forward[self.size]
        self._forward = [array("i", scores) for scores in forward]

    def _read(self, place: InChain, forward: list[Scores]) -> None:
        """Carry the scores on over all segments that begin at a place.

        Args:
            place: the place.
            forward: the best score with which each label ends before each place.
        """
        at, once = place.at, self.shared.once
        scores, known = forward[at], self.lattice.known[at]
        own: list[Own] = []
        entered, cames = [NEVER] * len(LABELS), [0] * len(LABELS)
        extras = [NOTHING_MORE] * len(LABELS)
        for k, label in enumerate(LABELS):
            possible = known[k]
            if possible is not None and not possible:
                continue
            if label in ENTERED:
                extras[k] = self._entering(label, place)
            extra, best, came = extras[k], HARDLY, 0
            for b, go, on in self.grammar.befores[k]:
                score = scores[b] + go + extra[on]
                if score > best:
                    best, came = score, b
            if best == HARDLY:
                continue
            entered[k], cames[k] = best, came
            for length, of_lines in possible or self.lattice.possible(place, label):
                of_habits = self._by_habits(label, place, length)
                if of_habits is None:
                    continue
                score, end = of_lines + of_habits, at + length
                own.append(once((k, length, score)))
                if best + score > forward[end][k]:
                    forward[end][k] = best + score
                    self._lengths[end][k] = length
        self._own.append(tuple(own))
        self._entered.append(array("i", entered))
        self._came.append(bytes(cames))
        self._extra.append(once(tuple(extras)))

    def _by_habits(self, label: Label, place: InChain, length: int) -> int | None:
        """What the document's habits count for a label; None if lines cannot be that."""
        styled, name = self.shared.styled, (label, place.line.style)
        by_style = length == 1 and label in OF_STYLE and not place.marked
        if by_style and name in styled:
            return styled[name]
        names = by_habits(label, place, length, self.shared.habits)
        if names is None:
            return None
        counts = self.lattice.weights.of(names)
        if by_style:
            styled[name] = counts
        return counts

    def _entering(self, label: Label, place: InChain) -> tuple[int, int]:
        """What speaks for a label where it opens something, and where it goes on."""
        of, habits = self.lattice.weights.of, self.shared.habits
        opens = of(entering(Label.FRONT, label, place, habits))
        return opens, of(entering(label, label, place, habits))

    def traced(self, k: int) -> tuple[list[tuple[int, int, int]], int]:
        """The best segments of a page that ends with a label, and what ends the page before.

        Args:
            k: the label.

        Returns:
            Start, end and label of each segment, the last first; and the label before them all.
        """
        found, at = [], self.size
        while at:
            start = at - self._lengths[at][k]
            found.append((start, at, k))
            at, k = start, self._came[start][k]
        return found, k

    def look_back(self, leaving: Scores) -> list[Scores]:
        """The best score from each place to the end after each label, and after the page."""
        backward = [*([NEVER] * len(LABELS) for _ in range(self.size)), leaving]
        for at in range(self.size - 1, -1, -1):
            after = [NEVER] * len(LABELS)
            for k, length, score in self._own[at]:
                rest = backward[at + length][k]
                if rest > NEVER and rest + score > after[k]:
                    after[k] = rest + score
            found = backward[at]
            for k, rest in enumerate(after):
                if rest > NEVER:
                    extra = self._extra[at][k]
                    for b, go, on in self.grammar.befores[k]:
                        score = rest + go + extra[on]
                        if score > found[b] and self._forward[at][b] > NEVER:
                            found[b] = score
        return backward

    def best(self, leaving: Scores) -> int:
        """The best score of a whole reading with this order."""
        return max(f + b for f, b in zip(self.last, leaving, strict=True))

    def lost(self, total: int, backward: Sequence[Scores]) -> dict[LineId, dict[Label, int]]:
        """For each line and label, how much worse the best reading is that has them.

        Args:
            total: the score of the best reading.
            backward: what `look_back` has found.
        """
        found: dict[LineId, dict[Label, int]] = {}
        for at, own in enumerate(self._own):
            for k, length, score in own:
                rest = backward[at + length][k]
                if rest <= NEVER:
                    continue
                lost = total - (self._entered[at][k] + score + rest)
                for line in self.lattice.chain.lines[at : at + length]:
                    known = found.setdefault(line.id, {})
                    known[LABELS[k]] = min(lost, known.get(LABELS[k], lost))
        return found


NOTHING_MORE = (0, 0)
"""What counts for a label whatever label comes before."""
