"""What speaks for and against cuts: what is above one is read before the rest, over all columns."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from itertools import pairwise

from mirps_extract.geometry import union
from mirps_extract.outline.marks import BARE
from mirps_extract.outline.orders.places import (
    Places,
    Region,
    Side,
    components,
    hulls,
    is_over,
    runs_over,
    shares,
)
from mirps_extract.outline.orders.sides import are_side_heads, heads_at_side
from mirps_extract.outline.page_model import (
    FAR,
    LEVEL,
    LINE,
    SET_IN,
    SPANS,
    STRICT_LEVEL,
    WIDE_WHITE,
)
from mirps_extract.outline.steps import is_beside, leads_on, lower, stacked, white
from mirps_extract.outline.styles import Style

BALANCE = 2.5
"""Lines by which columns that come out even differ, at most: an item is kept whole."""

OPENING_WHITE = 0.5
"""Ems of white more than between paragraphs and items that part an opening from what is below."""

FOOT_LINES = 4
"""Lines that a column may end above the foot of the page and be full: an item is kept whole."""

Stretches = Sequence[Sequence[int]]
"""A region in stretches, one above the other."""

Joint = tuple[int | None, int | None]
"""The last line of a column above a cut, and the first below it."""


class Cuts:
    """Names the evidence for cuts.

    Args:
        places: where the lines of the page stand.
    """

    def __init__(self, places: Places) -> None:
        self.places = places
        self.lines, self.extents = places.lines, places.extents

    def features(self, region: Region, stretches: Stretches, k: int) -> list[str]:
        """What speaks for and against a cut of a region above the stretch at `k`."""
        under = stretches[k]
        first = [
            i for i in under if not any(is_over(self.extents[j], self.extents[i]) for j in under)
        ]
        titles = [i for i in first if self.places.opens_section(i)]
        if titles:
            if self._is_column(region):
                return []
            return ["cut.title_in_column" if any(map(self._in_column, titles)) else "cut.title"]
        if self._is_between_cards(stretches, k):
            return [] if self._is_column(region) else ["cut.cells"]
        if self._opens_panel(stretches[k - 1], under):
            return ["cut.panel"]
        if self.places.bridges(region, stretches[:k], under):
            return [] if self._is_column(region) else ["cut.bridge"]
        columns = self._columns_at(region, stretches, k)
        if len(columns) < 2:
            # What stands above may have other columns than what stands below.
            divides = self._divides([(None, i) for i in first], under) == ["cut.divides"]
            if divides and not self._is_column(region):
                return ["cut.divides"]
            return ["cut.plain"] if self._parts_text(stretches[k - 1], under) else []
        if self._is_barred(region, columns, stretches[k - 1], under):
            return ["cut.bar"]
        above = [i for stretch in stretches[:k] for i in stretch]
        below = [i for stretch in stretches[k:] for i in stretch]
        sides = [(self._last(above, column), self._first(below, column)) for column in columns]
        headed = [b for _, b in sides if b is not None and self._heads(b)]
        others = [(a, b) for a, b in sides if b not in headed]
        found = ["cut.through_panel"] if self._cuts_panel(stretches, k) else []
        found += [
            name
            for name, stretch in (("cut.row_above", stretches[k - 1]), ("cut.row_below", under))
            if self.places.is_row(stretch)
        ]
        found += [
            "cut.through_heading"
            for a, b in sides
            if a is not None
            and b is not None
            and self.lines[a].heads
            and stacked(self.lines[a], self.lines[b])
        ]
        if not headed:
            return found or ["cut.plain"]
        if self._ends_opening(region, (above, below), columns, sides, headed):
            return [*found, "cut.opening"]
        if "cut.row_above" not in found:  # below a row of counts the first heading tells nothing
            found += self._divides(sides, under)
        if len(headed) > 1:
            found += self._in_row([(a, b) for a, b in sides if b in headed])
        if not others:
            return found
        if are_side_heads(self.places, region, headed):
            firsts = [b for _, b in others if b is not None and not lower(self.lines[b])]
            level = any(heads_at_side(self.places, headed, b) for b in firsts)
            return [*found, "cut.side" if level else "cut.off_side"]
        levels = [self.extents[b].top for b in headed]
        levels += [self.extents[n].top for n in map(self.places.under, headed) if n is not None]
        for a, b in others:
            if a is not None and b is not None:
                if leads_on(self.lines[a]):
                    continue
                em = self.lines[b].line.type.size
                gap = white(self.lines[a], self.lines[b])
                off = min(abs(self.extents[b].top - y) for y in levels)
                if gap >= self.places.usual + FAR * em:
                    found.append("cut.hole" if off <= STRICT_LEVEL * em else "cut.hole_off")
                    continue
                wide = gap >= self.places.usual + WIDE_WHITE * em
                found.append("cut.white" if wide else "cut.no_white")
                level = off <= LEVEL * em
                found.append("cut.level" if level else "cut.not_level")
            elif a is not None and "cut.row_above" not in found:
                found += self._ended(a, headed[0], above, below, columns)
            elif b is not None:
                found.append("cut.begins")
        return found

    def _ends_opening(
        self,
        region: Region,
        parts: tuple[Sequence[int], Sequence[int]],
        columns: Sequence[Side],
        sides: Sequence[Joint],
        headed: Sequence[int],
    ) -> bool:
        """Whether a section's text in columns ends at a cut, and its lists begin.

        Its columns come out even, or all go on with headings in a row; none goes on without white.
        """
        above, below = parts
        title = max((i for i in above if self.places.opens_section(i)), default=-1)
        if title >= 0 and self._in_column(title):
            return False
        if title < 0 and not any(self.lines[i].mark_form for i in below):
            return False  # without marks a text may be a list from the page before
        opening = [i for i in above if i > title]
        spanning = self.places.spanning(region)
        texts = [i for i in opening if self.lines[i].is_text and i not in spanning]
        inside = all(any(shares(self.extents[i], side) for i in texts) for side in columns)
        numbered = {self.lines[i].style for i in below if self.lines[i].mark_form == BARE}
        if not inside or any(self._is_of_list(i, numbered) for i in opening):
            return False
        if {self._hangs(opening, side) for side in columns} >= {True, False}:
            return False  # items without marks stand beside a text
        em = self.lines[headed[0]].line.type.size
        goes_on = [(a, b) for a, b in sides if a is not None and b is not None and b not in headed]
        between = max(self._widest(opening, side) for side in columns)
        least = max(self.places.usual, between) + OPENING_WHITE * em
        if any(white(self.lines[a], self.lines[b]) < least for a, b in goes_on):
            return False
        ends = [self.extents[a].bottom for a, _ in sides if a is not None]
        tops = [self.extents[b].top for b in headed]
        even = max(ends) - min(ends) <= BALANCE * LINE * em
        row = len(headed) == len(sides) and max(tops) - min(tops) <= STRICT_LEVEL * em
        return even or row

    def _widest(self, lines: Sequence[int], column: Side) -> float:
        """The widest white between lines of a column, from the top, in points."""
        inside = [self.lines[i] for i in lines if shares(self.extents[i], column)]
        return max((white(a, b) for a, b in pairwise(inside)), default=0.0)

    def _in_column(self, title: int) -> bool:
        """Whether a country's title stands in a column: beside a text, as others like it do."""
        beside = (self.lines[j] for j in self.places.beside[title])
        if any(line.is_text or line.exhibit is not None for line in beside):
            return True
        return self.places.setting.dividing.get(self.lines[title].style) is False

    def _is_of_list(self, i: int, numbered: Collection[Style]) -> bool:
        """Whether a line is of a list; a number alone may be a key figure, but not if set as items.

        Args:
            i: the line.
            numbered: how lines that open with a bare number are set in the lists below.
        """
        line = self.lines[i]
        marked = line.mark_form is not None and (line.mark_form != BARE or line.style in numbered)
        return marked or (line.heads and line.reads.area is not None)

    def _hangs(self, lines: Sequence[int], column: Side) -> bool | None:
        """Whether all lines of a column that go on with a sentence are set in; None without."""
        inside = [self.lines[i] for i in lines if shares(self.extents[i], column)]
        left = min(line.line.box.x0 for line in inside)
        more = [line.line for line in inside if lower(line)]
        return all(e.box.x0 >= left + SET_IN * e.type.size for e in more) if more else None

    def _divides(self, sides: Sequence[Joint], lower: Sequence[int]) -> list[str]:
        """Whether headings are of those that divide no page, or one with nothing beside it does."""
        firsts = [b for _, b in sides if b is not None]
        headed = [b for b in firsts if b in lower and self.lines[b].heads]
        divide = {self.places.setting.dividing.get(self.lines[b].style) for b in headed}
        if divide == {False}:
            return ["cut.divides_not"]
        if divide != {True} or len(headed) != 1:
            return []
        foot = self.extents[headed[0]].bottom
        beside = any(self.extents[b].middle[1] <= foot for b in firsts if b not in headed)
        return [] if beside else ["cut.divides"]

    def _heads(self, i: int) -> bool:
        """Whether a line looks like a heading, and not like the number of a text on its card."""
        line = self.lines[i]
        on_card = () if line.line.panel is None else self.places.panels[line.line.panel]
        numbers = bool(line.number) and any(self.lines[k].is_text for k in on_card)
        return line.heads and not numbers

    def _in_row(self, sides: Sequence[Joint]) -> list[str]:
        """Whether headings below a cut stand in one row, or one of them below a hole."""
        heads_of = [(a, b) for a, b in sides if b is not None]
        top = min(self.extents[b].top for _, b in heads_of)
        found = set()
        for a, b in heads_of:
            em = self.lines[b].line.type.size
            if self.extents[b].top - top <= LEVEL * em:
                continue
            gap = self.extents[b].top - self.extents[a].bottom if a is not None else 0.0
            found.add("cut.hole_off" if gap >= self.places.usual + FAR * em else "cut.heads_apart")
        tops = [self.extents[b].top for _, b in heads_of]
        even = max(tops) - top <= STRICT_LEVEL * self.lines[heads_of[0][1]].line.type.size
        return sorted(found) or ["cut.heads_even" if even else "cut.heads_level"]

    def _is_barred(
        self, region: Region, columns: Sequence[Side], upper: Sequence[int], lower: Sequence[int]
    ) -> bool:
        """Whether a rule or a picture runs over several columns between two stretches."""
        bottom = max(self.extents[i].bottom for i in upper)
        top = min(self.extents[i].top for i in lower)
        wide = SPANS * union(self.extents[i] for i in region).width
        return any(
            bar.width >= wide and bottom <= bar.middle[1] <= top and runs_over(bar, columns)
            for bar in self.places.bars
        )

    def _is_column(self, region: Sequence[int]) -> bool:
        """Whether other lines of the page stand beside a region: a cut of it parts no others."""
        around = union(self.extents[i] for i in region)
        own = set(region)
        return any(is_beside(e, around) for i, e in enumerate(self.extents) if i not in own)

    def _is_between_cards(self, stretches: Stretches, k: int) -> bool:
        """Whether a cut is one between rows of cards, or their headings, or of cells."""
        if self.places.opens_cells(stretches[k]):
            return True
        if not self.places.setting.cards_in_rows or self._cuts_panel(stretches, k):
            return False
        near = [self.lines[i] for stretch in stretches[k - 1 : k + 1] for i in stretch]
        held = [line.line.panel is not None and not line.line.on_bar for line in near]
        return any(held) and all(h or line.heads for h, line in zip(held, near, strict=True))

    def _opens_panel(self, upper: Sequence[int], lower: Sequence[int]) -> bool:
        """Whether a stretch begins a panel that holds lines side by side."""
        panels = {self.lines[i].line.panel for i in lower}
        panel = next(iter(panels))
        if (
            len(panels) != 1
            or panel is None
            or any(self.lines[i].line.panel == panel for i in upper)
        ):
            return False
        return self.places.has_beside(tuple(self.places.panels[panel]))

    def _cuts_panel(self, stretches: Stretches, k: int) -> bool:
        """Whether a card that stands beside others would be cut in two."""
        above, below = (
            {panel for i in some for panel in [self.lines[i].line.panel] if panel is not None}
            for some in (
                [i for stretch in stretches[:k] for i in stretch],
                [i for stretch in stretches[k:] for i in stretch],
            )
        )
        return any(is_beside(panel, other) for panel in above & below for other in above | below)

    def _ended(
        self,
        last: int,
        heading: int,
        above: Sequence[int],
        below: Sequence[int],
        columns: Sequence[Side],
    ) -> list[str]:
        """A column that ends above a cut: even with the others, or where the page is full?"""
        mine = self.extents[last].bottom
        own = [column for column in columns if shares(self.extents[heading], column)]
        inside = (i for i in above if any(shares(self.extents[i], column) for column in own))
        rest = [self.extents[i].bottom for i in inside]
        em = self.lines[last].line.type.size
        even = bool(rest) and abs(max(rest) - mine) <= BALANCE * LINE * em
        if max(self.extents[i].bottom for i in below) >= self.places.foot - FOOT_LINES * LINE * em:
            return ["cut.full"]
        return ["cut.even" if even else "cut.uneven"]

    def _columns_at(self, region: Region, stretches: Stretches, k: int) -> list[Side]:
        """The columns around a boundary; none where a line next to it runs over several."""
        spanning = self.places.spanning(region)
        near: list[int] = []
        for side in (stretches[:k][::-1], stretches[k:]):
            found: list[int] = []
            for stretch in side:
                if spanning & set(stretch):
                    break
                found += stretch
                if len(components([self.extents[i] for i in found])) > 1:
                    break
            if not found:
                return []
            near += found
        return self._hulls(near)

    def _hulls(self, lines: Sequence[int]) -> list[Side]:
        return hulls([(self.extents[i].x0, self.extents[i].x1) for i in lines])

    def _parts_text(self, upper: Sequence[int], lower: Sequence[int]) -> bool:
        """Whether texts in columns are cut, though what stands further off bridges these."""
        headed = any(self.lines[i].heads for i in lower)
        return not headed and len(self._hulls([*upper, *lower])) > 1

    def _last(self, above: Sequence[int], column: Side) -> int | None:
        found = [i for i in above if shares(self.extents[i], column)]
        return max(found, key=lambda i: self.extents[i].bottom, default=None)

    def _first(self, below: Sequence[int], column: Side) -> int | None:
        found = [i for i in below if shares(self.extents[i], column)]
        return min(found, key=lambda i: self.extents[i].top, default=None)
