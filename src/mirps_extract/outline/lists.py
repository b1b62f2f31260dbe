"""How a plan tells its commitments apart: by marks, by white, an indent, a run-in head, a panel.

Each way that the lines under headings allow is compared with how sentences begin and end there:
where an item opens a capital follows, and where none does a line mostly goes on in lower case. The
way under which the plan's lines are likeliest is the plan's. Where it says nothing, as white does
at the head of a column, the other ways that agree with it elsewhere are asked, and last the words.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

from mirps_extract.outline.evidence import LineEvidence, LineId
from mirps_extract.outline.page_model import COLUMN_OVERLAP
from mirps_extract.outline.signs import (
    Opens,
    Pair,
    UnderHeading,
    by_indent,
    by_panel,
    by_room,
    by_run_in_head,
    by_white,
    neighbours,
    second_level,
)
from mirps_extract.outline.steps import Move, step
from mirps_extract.outline.weights import Weights

TELLING = 2
"""Lines that a way of telling items apart must open beside the first of each list, at least."""

AGREED = 0.9
"""Part of the lines that two ways both speak of in which they must agree for one to help out."""

WITH_STOPS = 0.8
"""Part of the items that end in a full stop where all do: one may be lost."""

KEPT_WHOLE = 3
"""Heads of columns from which on it is no chance that none of them goes on in lower case: hardly
one line in five that goes on begins with a capital."""


class Way(StrEnum):
    """What tells the items of a list apart; each may stand alone under a heading or its fields."""

    MARKS = "marks"
    WHITE = "white"
    SET_IN = "set in"
    HANGING = "hanging"
    PANEL = "panel"
    RUN_IN = "run-in head"
    ROOM = "room"
    ALONE = "alone"


@dataclass(frozen=True, slots=True)
class Lists:
    """How items are told apart, and, without marks, the lines that open one.

    Attributes:
        way: what tells them apart.
        openers: the lines that open one.
        inner: the lines that go on with one; the other lines under headings tell neither.
    """

    way: Way
    openers: frozenset[LineId] = frozenset()
    inner: frozenset[LineId] = frozenset()


def way_of(
    runs: Iterable[UnderHeading],
    marked: Callable[[LineEvidence], bool],
    weights: Weights,
    leads: frozenset[LineId] = frozenset(),
) -> Lists:
    """The way in which a plan's items are told apart.

    Args:
        runs: the lines under each heading.
        marked: whether a mark in use opens a line.
        weights: what evidence counts.
        leads: lines that were taken for words that lead to a list.
    """
    runs = [run for run in runs if run]
    items = [found for run in runs if (found := [e for e in run if e.id not in leads])]
    with_marks = sum(_has_marks(run, marked) for run in items)
    if not runs or 2 * with_marks >= len(runs):
        return Lists(Way.MARKS)
    below = second_level(runs, marked)
    # No item ends in a number set otherwise than what follows: that is the text which it opens.
    over = {a.id for a, b in neighbours(runs) if a.number and a.style[:3] != b.style[:3]}
    pairs = [(a, b) for a, b in neighbours(runs) if b.id not in below and a.id not in over]
    ways = _ways(pairs, [line for run in runs for line in run if line.id not in below])
    room = ways[Way.ROOM]
    stops = _with_stops(pairs, ways)
    breaks = _whole_at(neighbours(runs), below)
    by_words = {
        b.id: _by_words(a, b, room[b.id] or a.id in below or b.id in breaks, stops)
        for a, b in pairs
    }
    scores: dict[Way, int] = {}
    full: dict[Way, Opens] = {}
    for way, opens in ways.items():
        if sum(opens.get(b.id, False) for _, b in pairs) >= TELLING:
            full[way] = _completed(pairs, opens, _helping(way, ways), by_words)
            scores[way] = weights.of(_against(pairs, full[way], room, stops))
    if Way.ROOM in scores:
        scores[Way.ROOM] += weights.of(["way.room"])
    # Of two that are alike the one that speaks of more lines: white, say, is silent atop a column.
    way = max(scores, key=lambda way: (scores[way], len(ways[way])), default=Way.ALONE)
    firsts = {run[0].id for run in runs if not run[0].lower}
    openers = firsts | {name for name, opens in full.get(way, {}).items() if opens}
    inner = {line.id for run in runs for line in run} - openers
    return Lists(way, frozenset(openers), frozenset(inner))


def _has_marks(run: UnderHeading, marked: Callable[[LineEvidence], bool]) -> bool:
    """Whether the items of a list have marks; in cards, the first line of each tells.

    Where the list itself is in none, what stands on panels are notes beside its items.
    """
    cards = [b for a, b in pairwise(run) if b.line.panel not in (None, a.line.panel)]
    if cards and run[0].line.panel is not None:
        return 2 * sum(map(marked, (run[0], *cards))) > len(cards)
    return any(map(marked, run[:2])) or _leads_to_marks(run, marked)


def _leads_to_marks(run: UnderHeading, marked: Callable[[LineEvidence], bool]) -> bool:
    """Whether a paragraph stands before marked items and none after: they are no sub-items."""
    marks = [k for k, line in enumerate(run) if marked(line)]
    if len(marks) < TELLING:
        return False
    edge = run[marks[0]].line.box.x0
    for above, line in pairwise(run[marks[0] :]):
        if marked(line):
            edge = line.line.box.x0
        elif step(above, line).move is Move.BELOW and line.line.box.x0 < edge - COLUMN_OVERLAP:
            return False
    return True


def _ways(pairs: Sequence[Pair], lines: Sequence[LineEvidence]) -> dict[Way, Opens]:
    """What each way says of each line."""
    return {
        Way.WHITE: by_white(pairs),
        Way.SET_IN: by_indent(lines, 1),
        Way.HANGING: by_indent(lines, -1),
        Way.PANEL: by_panel(pairs),
        Way.RUN_IN: by_run_in_head(pairs),
        Way.ROOM: by_room(pairs),
    }


def _with_stops(pairs: Sequence[Pair], ways: Mapping[Way, Opens]) -> bool:
    """Whether items end in a full stop as a rule: as lines do after which a capital has room."""
    ends = [a.open_end == 0 for a, b in pairs if b.upper and ways[Way.ROOM].get(b.id)]
    return sum(ends) >= WITH_STOPS * len(ends)


def _whole_at(pairs: Sequence[Pair], below: frozenset[LineId]) -> frozenset[LineId]:
    """The lines at the head of a column, where items are kept whole: none goes on there."""
    breaks = [b for a, b in pairs if step(a, b).move in (Move.COLUMN, Move.PAGE, Move.BACK)]
    if len(breaks) < KEPT_WHOLE or any(line.lower or line.id in below for line in breaks):
        return frozenset()
    return frozenset(line.id for line in breaks)


def _helping(way: Way, ways: Mapping[Way, Opens]) -> list[Opens]:
    """The other ways that say the same as one where both say something."""
    own, found = ways[way], []
    for other, opens in ways.items():
        both = own.keys() & opens.keys()
        opened = sum(opens[name] for name in both)
        agreed = sum(own[name] is opens[name] for name in both)
        tells = opened >= TELLING and agreed >= AGREED * len(both)
        if other not in (way, Way.ROOM) and tells:
            found.append(opens)
    return found


def _completed(
    pairs: Sequence[Pair], opens: Opens, helping: Sequence[Opens], by_words: Opens
) -> Opens:
    """What a way says, and where it says nothing, what others or the words do."""
    ways = (opens, *helping, by_words)
    return {b.id: next(way[b.id] for way in ways if b.id in way) for _, b in pairs}


def _by_words(before: LineEvidence, line: LineEvidence, ended: bool, stops: bool) -> bool:
    """Whether a line opens an item, by how it begins and how the line before ends.

    Args:
        before: the line before.
        line: the line.
        ended: whether the line before is, by its place, the last of its item.
        stops: whether items end in a full stop.
    """
    if line.lower or before.open_end >= 2:
        return False
    return before.open_end == 0 or ((ended or line.opens_sentence) and not stops)


def _against(pairs: Sequence[Pair], opens: Opens, room: Opens, stops: bool) -> Iterator[str]:
    """What speaks against taking these lines, and the first of each run, for the items' first."""
    for before, line in pairs:
        ended = before.open_end == 0
        if opens[line.id]:
            if line.lower:
                yield "way.opens_lower"
            if before.open_end >= 2:
                yield "way.opens_mid_sentence"
            if stops and not ended:
                yield "way.opens_without_stop"
        elif not line.lower and ended:
            yield "way.inner_upper_after_stop"
        elif not line.lower:
            after_room = (room[line.id] or line.opens_sentence) and not stops
            yield "way.inner_upper_after_room" if after_room else "way.inner_upper"
