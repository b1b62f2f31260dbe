"""What a line is weighed against: what the whole document tells, and the lines around it."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from mirps_extract.geometry import Box
from mirps_extract.indices import InOrder
from mirps_extract.outline.evidence import LineEvidence, LineId, top_of
from mirps_extract.outline.headings import NOTHING, Heading, Headings
from mirps_extract.outline.marks import WORDED, ListMarks
from mirps_extract.outline.page_model import STACK_GAP
from mirps_extract.outline.runs import Run, runs_of
from mirps_extract.outline.steps import LineStep, opens_section, stacked, step
from mirps_extract.vocabulary import Vocabulary


@dataclass(frozen=True)
class Context:
    """What is known of a document before anybody reads it.

    Attributes:
        headings: what reads headings.
        marks: the list marks in use.
        pictured: lines right above or below a picture.
        sub_heads: headings inside the lists of focus areas, the same in many of them.
        rows: the first lines of rows of tables, and `inner` the other lines of these rows.
        country: the country whose own plan it is, if that was said.
    """

    headings: Headings
    marks: ListMarks
    pictured: frozenset[LineId] = frozenset()
    sub_heads: frozenset[LineId] = frozenset()
    rows: frozenset[LineId] = frozenset()
    inner: frozenset[LineId] = frozenset()
    country: str | None = None

    @property
    def vocabulary(self) -> Vocabulary:
        """The words of the document's language."""
        return self.headings.vocabulary

    def reads(self, lines: Sequence[LineEvidence]) -> Heading:
        """What lines say together as a heading."""
        if len(lines) == 1:
            return lines[0].reads
        if any(e.strange for e in lines):
            return NOTHING
        return self.headings.read(" ".join([e.line.text for e in lines]))

    def opens_item(self, line: LineEvidence) -> bool:
        """Whether a mark in use opens a line."""
        return line.mark_form in self.marks.forms

    def opens_narrative(self, line: LineEvidence) -> bool:
        """Whether a line is a known heading of what is said before the commitments."""
        return line.heads and line.said in self.vocabulary.opening_headings

    def opens_aside(self, line: LineEvidence) -> bool:
        """Whether a line is a known heading of a box or of figures beside the text."""
        return line.heads and line.said in self.vocabulary.aside_headings

    def mark_of(self, line: LineEvidence) -> int:
        """How many words at the start of a line are its list mark."""
        if not self.opens_item(line):
            return 0
        return len(WORDED.split()) if line.mark_form == WORDED else line.text_at

    def opens_closing(self, line: LineEvidence) -> bool:
        """Whether a line is the heading of what follows the last section."""
        return line.heads and self.headings.opens_closing(line.line.text)


class Chain:
    """The lines of a page in one order, with what comes before them.

    Args:
        context: what is known of the document.
        lines: the lines.
        before: the last lines of the page before, the nearest last.
        usual: the usual white between a line and the next, in ems.
        country: the country that the last title on an earlier page names.
    """

    def __init__(
        self,
        context: Context,
        lines: Sequence[LineEvidence],
        before: Sequence[LineEvidence],
        usual: float,
        country: str | None = None,
    ) -> None:
        self.context, self.lines, self.before, self.usual = context, lines, before, usual
        self._country = country

    @cached_property
    def runs(self) -> Sequence[Run | None]:
        """For each line the run of labels that it is in."""
        return runs_of(self.lines, self.steps, self.context.headings)

    @cached_property
    def steps(self) -> Sequence[LineStep | None]:
        """The step to each line from the one before; None without one."""
        befores = map(self.previous, range(len(self.lines)))
        return [step(a, b) if a else None for a, b in zip(befores, self.lines, strict=True)]

    def previous(self, at: int) -> LineEvidence | None:
        """The line before."""
        return self.lines[at - 1] if at else (self.before[-1] if self.before else None)

    @cached_property
    def panels(self) -> Mapping[Box, Sequence[int]]:
        """For each panel the places of the lines in it."""
        found: dict[Box, list[int]] = defaultdict(list)
        for at, line in enumerate(self.lines):
            if line.line.panel is not None:
                found[line.line.panel].append(at)
        return found

    @cached_property
    def places(self) -> Mapping[LineId, int]:
        """The place of each line."""
        return {line.id: at for at, line in enumerate(self.lines)}

    @cached_property
    def has_figures(self) -> bool:
        """Whether any line is nothing but large numbers."""
        return any(line.is_figure for line in self.lines)

    def near(self, at: int, length: int) -> Sequence[LineEvidence]:
        """The lines that may stand right above or below some lines, wherever in the order."""
        group = self.lines[at : at + length]
        top = min(e.line.box.top for e in group) - self._reach
        bottom = max(e.line.box.bottom for e in group) + self._reach
        return self._by_top.between(top, bottom)

    @cached_property
    def _by_top(self) -> InOrder[LineEvidence]:
        return InOrder(self.lines, top_of)

    @cached_property
    def _reach(self) -> float:
        """Points from the top of a line to that of the next of its stack, at most."""
        return max(e.line.box.height + STACK_GAP * e.line.type.size for e in self.lines)

    def marked_near(self, at: int, within: int) -> Sequence[LineEvidence]:
        """The items that marks open, of so many lines before a line and from it on."""
        first, last = (bisect_left(self._marked, at + by) for by in (-within, within))
        return [self.lines[k] for k in self._marked[first:last]]

    @cached_property
    def _marked(self) -> Sequence[int]:
        # A heading may run over columns, and counts may be a list of their own.
        return [
            at
            for at, line in enumerate(self.lines)
            if self.context.opens_item(line) and not (line.heads or line.reads.says)
        ]

    def country_before(self, at: int) -> str | None:
        """The country that the nearest title before a line names, as far as lines tell."""
        found = self._titles[at]
        return found.reads.country if found else self._country

    def is_closed(self, at: int) -> bool:
        """Whether the nearest heading above a line opens what follows the last section."""
        found = self._headings[at]
        return found is not None and self.context.opens_closing(found)

    def introduces(self, at: int) -> bool:
        """Whether the nearest heading above a line on its page that says something is a title."""
        found = self._headings[at]
        return found is not None and found.reads.country is not None

    def leads_to_mark(self, at: int) -> bool:
        """Whether a list mark opens a line below one, before the next heading of the page."""
        found = self._stops[len(self.lines) - 1 - at]
        return found is not None and self.context.opens_item(found)

    def text_before(self, at: int) -> LineEvidence | None:
        """The nearest line before that looks like text."""
        return self._texts[at]

    def bare_mark_before(self, at: int) -> LineEvidence | None:
        """The nearest line before that is nothing but a number."""
        return self._bare_marks[at]

    @cached_property
    def _titles(self) -> list[LineEvidence | None]:
        return _nearest_before(self.lines, opens_section, None)

    @cached_property
    def _headings(self) -> list[LineEvidence | None]:
        return _nearest_before(self.lines, self._is_heading, None)

    def _is_heading(self, line: LineEvidence) -> bool:
        says = line.reads.country is not None or line.reads.area is not None
        return line.heads and (says or self.context.opens_closing(line))

    @cached_property
    def _stops(self) -> list[LineEvidence | None]:
        def stops(line: LineEvidence) -> bool:
            return self.context.opens_item(line) or self._is_heading(line)

        return _nearest_before(self.lines[::-1], stops, None)

    @cached_property
    def _texts(self) -> list[LineEvidence | None]:
        found = [next(filter(_is_text, reversed(self.before)), None)]
        for line in self.lines:
            above = found[-1]
            text = _is_text(line) or (above is not None and _ends(above, line))
            found.append(whole(above, line) if text else above)
        return found

    @cached_property
    def _bare_marks(self) -> list[LineEvidence | None]:
        first = next((e for e in reversed(self.before) if e.number), None)
        return _nearest_before(self.lines, lambda e: bool(e.number), first)


def _is_text(line: LineEvidence) -> bool:
    """Whether a line is no heading, nor a note."""
    return not line.heads and not line.is_small


def _ends(above: LineEvidence, line: LineEvidence) -> bool:
    """Whether what looks like a heading is the rest of the line above: "a fund of | USD 600"."""
    return above.open_end > 2 and line.reads is NOTHING and stacked(above, line)


def whole(before: LineEvidence | None, line: LineEvidence) -> LineEvidence:
    """A line of text, knowing that it may be but the end of a divided word: "de" of "Ver-de"."""
    if before is None or before.open_end < 4 or line.words > 1:
        return line
    return replace(line, open_end=min(line.open_end, 1))


def _nearest_before(
    lines: Sequence[LineEvidence],
    wanted: Callable[[LineEvidence], bool],
    first: LineEvidence | None,
) -> list[LineEvidence | None]:
    """For each line the nearest one before that is wanted; before them all there is `first`."""
    found = [first]
    for line in lines:
        found.append(line if wanted(line) else found[-1])
    return found
