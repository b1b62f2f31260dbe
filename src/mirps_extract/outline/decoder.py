"""The one decision: of all orders and all labels, those that the evidence speaks for together.

A semi-Markov chain (S. Sarawagi and W. W. Cohen, "Semi-Markov conditional random fields for
information extraction", NIPS 2004) over the grammar of a plan: a segment of lines has a label, a
label follows another, a page has a few orders; scores are sums of integer weights. The best way
through all pages is found by dynamic programming (A. Viterbi, 1967), and for each line how much
worse the best way is that reads it as something else.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from mirps_extract.outline.context import Chain, Context
from mirps_extract.outline.evidence import LineEvidence, LineId
from mirps_extract.outline.habits import Habits, habits_of
from mirps_extract.outline.labels import LABELS, Label, LabelledLines
from mirps_extract.outline.orders import Order
from mirps_extract.outline.steps import opens_section
from mirps_extract.outline.trellis import (
    NEVER,
    Grammar,
    Lattice,
    Possibles,
    Scores,
    Shared,
    Trellis,
)
from mirps_extract.outline.weights import Weights

ROUNDS = 3
"""How often the document is read, at most: each time it tells more of how its parts are set."""

KEPT_BEFORE = 6
"""Lines of the page before that the first of a page are compared with."""

USUAL_WHITE = 0.2
"""Ems of white between two lines where no two lines tell."""

Pages = Sequence[Sequence[Order]]


@dataclass(frozen=True, slots=True)
class Doubt:
    """A line whose second reading is nearly as good.

    Attributes:
        line: the line.
        label: what it was read as.
        second: what else it may be.
        less_by: by how much the whole reading is worse with that.
    """

    line: LineEvidence
    label: Label
    second: Label
    less_by: int


@dataclass(frozen=True, slots=True)
class OrderDoubt:
    """A page whose second order is nearly as good: by how much the whole reading is worse."""

    page: int
    second: Order
    less_by: int


@dataclass(frozen=True)
class Decoded:
    """The reading of all pages.

    Attributes:
        segments: what the lines are, in reading order.
        habits: how the document's parts are set, as the evidence was weighed.
        doubts: for each line what else it may be, and by how much that is worse.
        chains: the lines of each page in the order chosen, as the evidence was taken from them.
        order_doubts: pages with a second order, and by how much that is worse.
    """

    segments: tuple[LabelledLines, ...]
    habits: Habits
    doubts: Mapping[LineId, Doubt]
    chains: Mapping[int, Chain]
    order_doubts: tuple[OrderDoubt, ...]


def decode(pages: Pages, context: Context, weights: Weights) -> Decoded:
    """Read all pages several times, each time with what the time before told of the document.

    Args:
        pages: the orders of each page that has lines.
        context: what is known of the document.
        weights: what evidence counts.
    """
    decoder, habits = _Decoder(pages, context, weights), Habits()
    reading = _Reading(decoder, habits)
    for _ in range(ROUNDS - 1):
        learnt = habits_of(reading.segments, context, weights)
        if learnt.tell_the_same_as(habits):
            break
        habits = learnt
        del reading  # it takes as much room as the next one will
        reading = _Reading(decoder, habits)
    return reading.with_doubts()


class _Decoder:
    """What stays the same however often the pages are read.

    Attributes:
        pages: the orders of each page.
        grammar: which label may follow which.
    """

    def __init__(self, pages: Pages, context: Context, weights: Weights) -> None:
        self.pages, self._context, self._weights = pages, context, weights
        self.grammar = Grammar(weights)
        self._usual = _usual_white(pages)
        self._countries: list[str | None] = [None]
        for orders in pages:
            titles = (line for line in reversed(orders[0].lines) if opens_section(line))
            country = next((line.reads.country for line in titles), self._countries[-1])
            self._countries.append(country)
        self._lattices: dict[tuple[int, int, int], Lattice] = {}
        self._same: dict[Possibles, Possibles] = {}

    def lattice(self, page: int, order: int, before: int) -> Lattice:
        """All that the lines of a page may be; pages and orders go by their places.

        Args:
            page: the page.
            order: its order.
            before: the order of the page before.
        """
        name = (page, order, before)
        if name not in self._lattices:
            tail = self.pages[page - 1][before].lines[-KEPT_BEFORE:] if page else ()
            lines, country = self.pages[page][order].lines, self._countries[page]
            chain = Chain(self._context, lines, tail, self._usual, country)
            self._lattices[name] = Lattice(chain, self._weights, self._same)
        return self._lattices[name]


class _Reading:
    """All pages read once.

    Attributes:
        chosen: the order chosen for each page.
        segments: what the lines are.
    """

    def __init__(self, decoder: _Decoder, habits: Habits) -> None:
        self._pages, self._grammar, self._habits = decoder.pages, decoder.grammar, habits
        self._ways: list[list[Trellis]] = []
        before, shared = 0, Shared(decoder.grammar, habits)
        for page, orders in enumerate(decoder.pages):
            start = self._start()
            self._ways.append(
                [
                    Trellis(
                        decoder.lattice(page, k, before),
                        [s + order.score if s > NEVER else NEVER for s in start],
                        shared,
                    )
                    for k, order in enumerate(orders)
                ]
            )
            before = _first_best([max(way.last) for way in self._ways[-1]])
        self.chosen: list[int] = []
        self.segments: tuple[LabelledLines, ...] = ()
        if self._ways:
            self._trace()

    def _start(self) -> Scores:
        """The best score with which each label ends the page before."""
        if not self._ways:
            return [0 if label is Label.FRONT else NEVER for label in LABELS]
        return [max(scores) for scores in zip(*(way.last for way in self._ways[-1]), strict=True)]

    def _trace(self) -> None:
        """Follow the best way back from the end."""
        ends = [
            [score + end for score, end in zip(way.last, self._grammar.end, strict=True)]
            for way in self._ways[-1]
        ]
        order = _first_best([max(scores) for scores in ends])
        k = _first_best(ends[order])
        found: list[LabelledLines] = []
        for page in reversed(range(len(self._ways))):
            if self.chosen:
                order = _first_best([way.last[k] for way in self._ways[page]])
            self.chosen.append(order)
            lines = self._pages[page][order].lines
            segments, k = self._ways[page][order].traced(k)
            found += [
                LabelledLines(LABELS[label], lines[start:end]) for start, end, label in segments
            ]
        self.chosen.reverse()
        self.segments = tuple(reversed(found))

    def with_doubts(self) -> Decoded:
        """The reading, and all that is nearly as good."""
        leaving: Scores = self._grammar.end
        total = self._ways[-1][self.chosen[-1]].best(leaving) if self._ways else 0
        lost: dict[LineId, dict[Label, int]] = {}
        chains: dict[int, Chain] = {}
        doubts: list[OrderDoubt] = []
        for own, orders, ways in zip(
            reversed(self.chosen), reversed(self._pages), reversed(self._ways), strict=True
        ):
            number, backs = orders[0].lines[0].page, [way.look_back(leaving) for way in ways]
            chains[number] = ways[own].lattice.chain
            lost |= ways[own].lost(total, backs[own])
            doubts += [
                OrderDoubt(number, orders[k], total - ways[k].best(leaving))
                for k in reversed(range(len(ways)))
                if k != own
            ]
            leaving = [
                max(
                    b + order.score if b > NEVER else NEVER
                    for b, order in zip(back, orders, strict=True)
                )
                for back in zip(*(back[0] for back in backs), strict=True)
            ]
        return Decoded(
            segments=self.segments,
            habits=self._habits,
            doubts=self._doubts(lost),
            chains=chains,
            order_doubts=tuple(reversed(doubts)),
        )

    def _doubts(self, lost: Mapping[LineId, Mapping[Label, int]]) -> dict[LineId, Doubt]:
        """For each line what else it may be."""
        found = {}
        for segment in self.segments:
            for line in segment.lines:
                others = {k: v for k, v in lost.get(line.id, {}).items() if k is not segment.label}
                if others:
                    second = min(others, key=lambda label: (others[label], label))
                    found[line.id] = Doubt(line, segment.label, second, others[second])
        return found


def _first_best(scores: Sequence[int]) -> int:
    """The place of the best score, the first of several."""
    return scores.index(max(scores))


def _usual_white(pages: Pages) -> float:
    """The usual white between a line and the next one below it, in ems."""
    whites = [
        (b.line.box.top - a.line.box.bottom) / b.line.type.size
        for orders in pages
        for a, b in pairwise(orders[0].lines)
        if a.style == b.style
        and a.line.box.x_overlap(b.line.box) > 0
        and b.line.box.top > a.line.box.top
    ]
    return median(whites) if whites else USUAL_WHITE
