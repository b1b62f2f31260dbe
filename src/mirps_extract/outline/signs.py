"""The signs that may set the items of a list without marks apart, line by line.

Each sign says of the lines that it can speak of whether they open an item, and of others nothing:
white, say, tells nothing at the head of a column.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import combinations, pairwise
from statistics import median

from mirps_extract.outline.evidence import LineEvidence, LineId
from mirps_extract.outline.page_model import FAR, MORE_WHITE, ROOM, SET_IN, SET_IN_MOST
from mirps_extract.outline.steps import Move, step

UnderHeading = Sequence[LineEvidence]
"""The lines under one heading, in reading order."""

Pair = tuple[LineEvidence, LineEvidence]

Opens = Mapping[LineId, bool]
"""Whether a line opens an item, of those that a sign speaks of."""

EVEN_WHITE = 0.06
"""Ems by which the steps inside an item differ: producers round."""

SAME_EDGE = 0.25
"""Ems by which lines of one edge stand apart: round letters and quotes stand out."""

LIKELY_INNER = 3
"""Lines that begin in lower case from which on their steps tell the usual step."""


def neighbours(runs: Iterable[UnderHeading]) -> list[Pair]:
    """Each line with the one before it under the same heading."""
    return [pair for run in runs for pair in pairwise(run)]


def second_level(
    runs: Sequence[UnderHeading], marked: Callable[[LineEvidence], bool]
) -> frozenset[LineId]:
    """The lines of items of a second level, which have marks where the items have none."""
    lefts = {
        line.id: column[0].line.box.x0
        for column in _columns([line for run in runs for line in run])
        for line in column
    }
    found = set()
    for run in runs:
        mark: LineEvidence | None = None
        for before, line in zip((None, *run), run, strict=False):
            if marked(line):
                mark = line
            elif mark is not None and before is not None and not line.lower:
                text = mark.line.words[mark.text_at if mark.words else 0].box.x0
                off = line.line.box.x0 - text
                shifted = off - lefts[line.id] + lefts[mark.id]  # in another column
                apart = min(abs(off), abs(shifted)) > SAME_EDGE * line.line.type.size
                if apart or before.open_end == 0:
                    mark = None
            if mark is not None:
                found.add(line.id)
    return frozenset(found)


def by_white(pairs: Sequence[Pair]) -> Opens:
    """More white than between other lines opens an item, and so does another cell of a row."""
    below = {
        b.id: (b, moved.pitch)
        for a, b in pairs
        if (moved := step(a, b)).move is Move.BELOW and moved.white < FAR
    }
    pitches = sorted(pitch for _, pitch in below.values())
    if not pitches:
        return {}
    inner = [pitch for line, pitch in below.values() if line.lower]
    usual = median(inner) if len(inner) >= LIKELY_INNER else pitches[len(pitches) // 10]
    least = _parting([pitch for pitch in pitches if pitch >= usual - EVEN_WHITE], usual)
    opens = {name: pitch > least for name, (_, pitch) in below.items()}
    return opens | {b.id: True for _, b in pairs if b.opens_cell}


def _parting(pitches: Sequence[float], usual: float) -> float:
    """Where steps part in two classes: in the middle of the widest gap above the usual one."""
    most = usual + MORE_WHITE
    gaps = [
        (b - a, (a + b) / 2)
        for a, b in pairwise(pitches)
        if usual - EVEN_WHITE <= a <= usual + 2 * MORE_WHITE and b - a > EVEN_WHITE
    ]
    return max(usual + EVEN_WHITE, min(max(gaps)[1], most)) if gaps else most


def by_indent(lines: Sequence[LineEvidence], side: int) -> Opens:
    """Lines that are set in, or that stand out, open items.

    Args:
        lines: all lines, those of a second level left out.
        side: 1 if first lines are set in, -1 if they stand out.
    """
    places = _set_in(lines)
    return {name: place is (side > 0) for name, place in places.items()}


def _set_in(lines: Sequence[LineEvidence]) -> dict[LineId, bool]:
    """Whether lines are set in, of those in columns that have, here or elsewhere, two edges."""
    columns = [_edges_of(column) for column in _columns(lines)]
    usual = _usual_step(columns)
    if usual is None:
        return {}
    found: dict[LineId, bool] = {}
    alone: list[LineEvidence] = []
    for edges in columns:
        pair = max(
            (two for two in combinations(edges, 2) if abs(_distance(*two) - usual) <= SAME_EDGE),
            key=lambda two: len(two[0]) + len(two[1]),
            default=None,
        )
        if pair is None:
            alone += [line for edge in edges for line in edge]
        else:
            found |= {e.id: place == 1 for place, edge in enumerate(pair) for e in edge}
    known = [(line.line.box.x0, found[line.id]) for line in lines if line.id in found]
    return found | _as_elsewhere(alone, known)


def _edges_of(column: Sequence[LineEvidence]) -> list[list[LineEvidence]]:
    """The lines of a column, from left to right, by the edge that they begin at."""
    edges: list[list[LineEvidence]] = []
    for line in column:
        near = SAME_EDGE * line.line.type.size
        if not edges or line.line.box.x0 > edges[-1][0].line.box.x0 + near:
            edges.append([])
        edges[-1].append(line)
    return edges


def _distance(a: Sequence[LineEvidence], b: Sequence[LineEvidence]) -> float:
    """How far two edges stand apart, in ems."""
    return (b[0].line.box.x0 - a[0].line.box.x0) / a[0].line.type.size


def _usual_step(columns: Iterable[Sequence[Sequence[LineEvidence]]]) -> float | None:
    """How far first lines are set in from the others, in ems: what most lines speak for."""
    votes: Counter[int] = Counter()
    for edges in columns:
        for a, b in combinations(edges, 2):
            if SET_IN <= _distance(a, b) <= SET_IN_MOST:
                votes[round(_distance(a, b) / SAME_EDGE)] += min(len(a), len(b))
    return votes.most_common(1)[0][0] * SAME_EDGE if votes else None


def _as_elsewhere(
    lines: Sequence[LineEvidence], edges: Sequence[tuple[float, bool]]
) -> dict[LineId, bool]:
    """Whether the lines of columns with one edge are set in, by those of other pages."""
    found = {}
    for line in lines:
        near = SAME_EDGE * line.line.type.size
        said = [place for x0, place in edges if abs(x0 - line.line.box.x0) <= near]
        if said and (all(said) or not any(said)):
            found[line.id] = said[0]
    return found


def _columns(lines: Sequence[LineEvidence]) -> list[list[LineEvidence]]:
    """The lines of each page by where they begin: what is further apart is of two columns."""
    on_page: dict[int, list[LineEvidence]] = defaultdict(list)
    for line in lines:
        on_page[line.line.page].append(line)
    found: list[list[LineEvidence]] = []
    for page in on_page.values():
        before: LineEvidence | None = None
        for line in sorted(page, key=lambda e: e.line.box.x0):
            most = SET_IN_MOST * line.line.type.size
            if before is None or line.line.box.x0 > before.line.box.x0 + most:
                found.append([])
                before = line
            found[-1].append(line)
    return found


def by_panel(pairs: Sequence[Pair]) -> Opens:
    """Another panel is another item, and one panel is one."""
    return {b.id: a.line.panel != b.line.panel for a, b in pairs if b.line.panel is not None}


def by_run_in_head(pairs: Sequence[Pair]) -> Opens:
    """Words set otherwise than the text of the items open one; other lines may or may not."""
    fonts = Counter(line.line.words[-1].font for _, line in pairs)
    if not fonts:
        return {}
    usual = fonts.most_common(1)[0][0]
    return {
        b.id: True
        for a, b in pairs
        if b.line.words[0].font != usual
        and b.upper
        and a.line.words[-1].font == usual
        and a.open_end < 2
    }


def by_room(pairs: Sequence[Pair]) -> Opens:
    """A line opens an item if its first word would have fitted at the end of the one before."""
    edges = _edges(pairs)
    return {
        b.id: a.line.box.x1 + b.line.words[0].box.width + ROOM * b.line.type.size <= edges[a.id]
        for a, b in pairs
    }


def _edges(pairs: Sequence[Pair]) -> dict[LineId, float]:
    """The right edge of the column that each line stands in: where its longest line ends."""
    lines = list({line.id: line for pair in pairs for line in pair}.values())
    found: dict[LineId, float] = {}
    for column in _columns(lines):
        edge = max(line.line.box.x1 for line in column)
        found |= {line.id: edge for line in column}
    return found
