"""Where the lines of a page stand to one another: what orders and cuts are weighed by."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from mirps_extract.geometry import Box, union
from mirps_extract.outline.evidence import LineEvidence
from mirps_extract.outline.headings import Headings
from mirps_extract.outline.marks import BARE
from mirps_extract.outline.orders.rows import rows_of_counts
from mirps_extract.outline.orders.setting import Setting
from mirps_extract.outline.page_model import COLUMN_OVERLAP, SPANS, STACK_GAP, WIDE_WHITE
from mirps_extract.outline.steps import is_beside, is_level, leads_on, stacked, white

TITLE_LINES = 4
"""Lines of a country's title, at most."""

ITEM_WHITE = 0.85
"""Part of all whites between lines that are no wider than that between two items."""

ROW_WORDS, ROW_LINES = 4, 3
"""Words of a line, and lines of a cell, in a row of labels or numbers, at most."""

Lines = tuple[LineEvidence, ...]

Region = tuple[int, ...]
"""Lines of a page by their places, from the top."""

Side = tuple[float, float]
"""From where to where something reaches from left to right, in points."""


class Places:
    """The lines of a page; they go by their place in `lines`.

    Args:
        lines: the lines, from the top.
        bars: rules and pictures.
        foot: y at which full columns of the document end, in points.
        headings: what reads headings.
        setting: how the document sets cards and headings.

    Attributes:
        panels: the lines that stand on each panel.
        extents: how far each line reaches.
        usual: the white between one item and the next, in points.
        bars: those rules and pictures that no line stands beside.
        beside: for each line those that stand beside it.
        rows: the names of each row of counts.
        tops: for each line the first of the heading that it is the last of; else itself.
    """

    def __init__(
        self, lines: Lines, bars: Sequence[Box], foot: float, headings: Headings, setting: Setting
    ) -> None:
        self.lines, self.foot, self.setting = lines, foot, setting
        self.panels: dict[Box, list[int]] = defaultdict(list)
        for i, line in enumerate(lines):
            if line.line.panel is not None:
                self.panels[line.line.panel].append(i)
        self.extents = _extents(lines, self.panels)
        self.rows = rows_of_counts(lines)
        self.usual = _usual_white(lines)
        self.bars = [bar for bar in bars if not any(is_level(e, bar) for e in self.extents)]
        self.beside = _pairs_beside(self.extents)
        self._headings = headings
        self._by_top = sorted(range(len(lines)), key=lambda i: self.extents[i].top)
        self._tallest = max(box.height for box in self.extents)
        self._reach = max(e.line.box.height + STACK_GAP * e.line.type.size for e in lines)
        self.tops = self._tops_of_stacks()
        self._unders: dict[int, int | None] = {}
        self._wide: dict[Region, frozenset[int]] = {}
        self._beside: dict[Region, bool] = {}

    def has_beside(self, region: Region) -> bool:
        """Whether lines of a region stand side by side."""
        if region not in self._beside:
            inside = set(region)
            self._beside[region] = any(not self.beside[i].isdisjoint(inside) for i in region)
        return self._beside[region]

    def opens_cells(self, lines: Sequence[int]) -> bool:
        """Whether some lines begin a row of cells."""
        if not any(self.lines[i].opens_cell for i in lines):
            return False
        boxes = [self.extents[i] for i in lines]
        first = [i for i in lines if not any(is_over(box, self.extents[i]) for box in boxes)]
        return all(self.lines[i].opens_cell for i in first)

    def spanning(self, region: Region) -> frozenset[int]:
        """The wide lines of a region that run over several of the columns that the others make."""
        if region not in self._wide:
            boxes = {i: self.extents[i] for i in region}
            whole = union(boxes.values())
            wide = {i for i, box in boxes.items() if box.width >= SPANS * whole.width}
            sides = hulls([(box.x0, box.x1) for i, box in boxes.items() if i not in wide])
            self._wide[region] = frozenset(i for i in wide if runs_over(boxes[i], sides))
        return self._wide[region]

    def is_row(self, stretch: Sequence[int]) -> bool:
        """Whether a stretch is labels or numbers side by side, and no heading beside a text."""
        columns = components([self.extents[i] for i in stretch])
        cells = [self.lines[i] for i in stretch]
        headed = any(leads_on(cell) and cell.reads.area is not None for cell in cells)
        if headed and any(not (cell.heads or cell.reads.says) for cell in cells):
            return False
        labels = all(map(_may_be_label, cells))
        return len(columns) > 1 and labels and all(len(c) <= ROW_LINES for c in columns)

    def bridges(self, region: Region, above: Sequence[Sequence[int]], lower: Sequence[int]) -> bool:
        """Whether lines with nothing beside them run over columns that end above, as quotes do.

        Args:
            region: all lines.
            above: the stretches above, from the top.
            lower: the lines.
        """
        spanning, near = self.spanning(region), list[int]()
        if any(self.beside[i] or self.lines[i].heads or i in spanning for i in lower):
            return False
        for stretch in reversed(above):
            if not spanning.isdisjoint(stretch):
                return False
            near += stretch
            sides = hulls([(self.extents[i].x0, self.extents[i].x1) for i in near])
            if len(sides) > 1:
                return any(runs_over(self.extents[i], sides) for i in lower)
        return False

    def under(self, i: int) -> int | None:
        """The line right below one that is no more of its heading."""
        if i not in self._unders:
            box = self.extents[i]
            first = bisect_left(
                self._by_top, box.middle[1] - self._tallest, key=lambda j: self.extents[j].top
            )
            below = (self._by_top[k] for k in range(first, len(self._by_top)))
            self._unders[i] = next((j for j in below if self._is_under(i, j)), None)
        return self._unders[i]

    def opens_apart(self, i: int) -> bool:
        """Whether more white is above a line than between items, or nothing in its column."""
        top, by_top = self.extents[i].top, lambda j: self.extents[j].top
        least = top - self.usual - WIDE_WHITE * self.lines[i].line.type.size
        first = bisect_left(self._by_top, least - self._tallest, key=by_top)
        last = bisect_left(self._by_top, top, key=by_top)
        above = (self.extents[j] for j in self._by_top[first:last])
        return not any(box.bottom > least and is_over(box, self.extents[i]) for box in above)

    def opens_section(self, i: int) -> bool:
        """Whether a country's title, or the heading of what follows them all, begins there."""
        said = ""
        line: int | None = i
        for _ in range(TITLE_LINES):
            if line is None or not self.lines[line].heads:
                return False
            said = f"{said} {self.lines[line].line.text}".strip()
            names_country = self._headings.read(said).country is not None
            if names_country or self._headings.opens_closing(said):
                return True
            line = self._stacked_under(line)
        return False

    def _is_under(self, i: int, j: int) -> bool:
        over = i != j and is_over(self.extents[i], self.extents[j])
        return over and not stacked(self.lines[i], self.lines[j])

    def _stacked_under(self, i: int) -> int | None:
        """The next line of a heading."""
        return next(
            (j for j in self._below(i) if stacked(self.lines[i], self.lines[j])),
            None,
        )

    def _below(self, i: int) -> Iterator[int]:
        """The lines after one that may be of the same stack."""
        foot = self.lines[i].line.box.bottom + self._reach
        for j in range(i + 1, len(self.lines)):
            if self.lines[j].line.box.top > foot:
                break
            yield j

    def _tops_of_stacks(self) -> list[int]:
        """For each line the first of the heading that it is the last of; else itself."""
        found: list[int] = []
        for i, line in enumerate(self.lines):
            above = self._stacked_over(i) if line.heads else None
            found.append(i if above is None else found[above])
        return found

    def _stacked_over(self, i: int) -> int | None:
        """The line right above one, if both are of one heading."""
        top = self.lines[i].line.box.top - self._reach
        for j in range(i - 1, -1, -1):
            if self.lines[j].line.box.top < top:
                break
            if stacked(self.lines[j], self.lines[i]):
                return j
        return None


def _may_be_label(line: LineEvidence) -> bool:
    """Whether a line is short, and plainly neither an item of a list nor the end of a text."""
    of_text = line.mark_form not in (None, BARE) or not line.open_end
    return line.words <= ROW_WORDS and not line.lower and (line.reads.says or not of_text)


def _extents(lines: Lines, panels: Mapping[Box, Sequence[int]]) -> list[Box]:
    """How far each line reaches: on a bar, alone in a box, or in an exhibit as far as that."""
    mates = ([lines[k] for k in panels[e.line.panel]] if e.line.panel else [] for e in lines)
    return [_extent(line, others) for line, others in zip(lines, mates, strict=True)]


def _extent(line: LineEvidence, mates: Sequence[LineEvidence]) -> Box:
    """How far a line reaches in a panel with others."""
    panel, box, exhibit = line.line.panel, line.line.box, line.exhibit
    if exhibit is not None:
        return Box(exhibit.x0, box.top, exhibit.x1, box.bottom)
    if panel is None:
        return box
    if line.line.on_bar:
        alone = not any(is_beside(other.line.box, box) for other in mates if other is not line)
        return Box(panel.x0, box.top, panel.x1, box.bottom) if alone else box
    return panel if len(mates) == 1 and line.heads else box


def _pairs_beside(boxes: Sequence[Box]) -> list[set[int]]:
    """For each box those that stand beside it."""
    found: list[set[int]] = [set() for _ in boxes]
    downwards = sorted(range(len(boxes)), key=lambda i: boxes[i].top)
    for k, i in enumerate(downwards):
        for m in range(k + 1, len(downwards)):
            j = downwards[m]
            if boxes[j].top >= boxes[i].bottom:
                break
            if is_beside(boxes[i], boxes[j]):
                found[i].add(j)
                found[j].add(i)
    return found


def _usual_white(lines: Lines) -> float:
    """The white between one item and the next, as far as whites tell, in points."""
    whites = []
    for k, upper in enumerate(lines):
        for lower in lines[k + 1 :]:
            if upper.line.box.x_overlap(lower.line.box) > 0:
                if not (upper.heads or lower.heads):
                    whites.append(white(upper, lower))
                break
    whites.sort()
    return whites[int(ITEM_WHITE * len(whites))] if whites else 0.0


def components(boxes: Sequence[Box]) -> list[list[int]]:
    """Boxes by column: those that share some x are in one, from left to right."""
    found: list[list[int]] = []
    right = float("-inf")
    for i in sorted(range(len(boxes)), key=lambda i: (boxes[i].x0, boxes[i].x1)):
        if boxes[i].x0 >= right - COLUMN_OVERLAP or not found:
            found.append([])
        found[-1].append(i)
        right = max(right, boxes[i].x1)
    return found


def hulls(sides: Sequence[Side]) -> list[Side]:
    """The columns that some sides make: from where to where each reaches."""
    found: list[Side] = []
    for x0, x1 in sorted(sides):
        if not found or x0 >= found[-1][1] - COLUMN_OVERLAP:
            found.append((x0, x1))
        else:
            found[-1] = (found[-1][0], max(found[-1][1], x1))
    return found


def shares(box: Box, column: Side) -> bool:
    """Whether a box stands, in part at least, in a column."""
    return min(box.x1, column[1]) - max(box.x0, column[0]) > COLUMN_OVERLAP


def runs_over(box: Box, columns: Sequence[Side]) -> bool:
    """Whether a box stands in several columns."""
    return sum(shares(box, column) for column in columns) > 1


def is_over(upper: Box, lower: Box) -> bool:
    """Whether a box stands above another."""
    return upper.x_overlap(lower) > COLUMN_OVERLAP and upper.middle[1] < lower.middle[1]
