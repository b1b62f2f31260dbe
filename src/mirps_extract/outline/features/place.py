"""A place in a chain of lines, and what all labels ask of it: found out once."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from itertools import takewhile

from mirps_extract.outline.apart import (
    boxed_with,
    is_boxed,
    is_furnished,
    is_headed_aside,
    is_in_caption,
)
from mirps_extract.outline.context import Chain, Context
from mirps_extract.outline.evidence import LineEvidence
from mirps_extract.outline.headings import NOTHING, Heading
from mirps_extract.outline.labels import LONGEST, SAYING, Label
from mirps_extract.outline.marks import counts_on
from mirps_extract.outline.page_model import FAR, SUB_LEVEL
from mirps_extract.outline.steps import LineStep, Move, stacked, step

LOOSE = 1.0
"""Ems of white between two lines of one heading that is set in several types, at most."""

LEVELS_WITHIN = 25
"""Lines before and after a list mark in which others tell how far marks are set in."""


class InChain:
    """A line where it stands in a chain.

    Args:
        chain: the lines in their order.
        at: place of the line.
    """

    def __init__(self, chain: Chain, at: int) -> None:
        self.chain, self.at = chain, at
        self.context: Context = chain.context
        self.line: LineEvidence = chain.lines[at]
        self.before = chain.previous(at)
        self._reads: dict[int, Heading] = {}
        self.heads, self.says = self.line.heads, self.line.reads is not NOTHING
        self.marked = self.context.opens_item(self.line)

    @property
    def is_beside_forms(self) -> bool:
        """Whether commitments have forms or tables in one country's own plan, and the line none."""
        context = self.context
        in_form = self.line.id in context.rows or self.line.id in context.inner
        return context.country is not None and bool(context.rows) and not in_form

    @cached_property
    def loose(self) -> int:
        """How many lines from here may be one heading that is set in several types, at most."""
        most = max(LONGEST.values())
        for length, moved in enumerate(self.chain.steps[self.at + 1 : self.at + 1 + most], 1):
            if moved is None or not moved.is_on or moved.white > LOOSE:
                return length
        return min(most + 1, len(self.chain.lines) - self.at)

    def group(self, length: int) -> Sequence[LineEvidence]:
        """So many lines from here."""
        return self.chain.lines[self.at : self.at + length]

    def reads(self, length: int) -> Heading:
        """What so many lines from here say together as a heading."""
        if length == 1:
            return self.line.reads
        if length not in self._reads:
            self._reads[length] = self.context.reads(self.group(length))
        return self._reads[length]

    @cached_property
    def speaks(self) -> bool:
        """Whether the line looks like a heading, or reads like one or a count with those below."""
        most = min(self.loose, max(LONGEST.values()))
        return self.heads or any(self.reads(k) is not NOTHING for k in range(1, most + 1))

    def most(self, label: Label) -> int:
        """How many lines from here may have a label, at most, as can be told at once."""
        if label in SAYING and not self.speaks:
            return 0
        if label is Label.OBJECTIVES and not self._may_name_objectives:
            return 0
        if label is Label.FIELD and self.line.field is None:
            return 0
        if label is Label.ITEM and not self.line.number:
            return 1
        return min(LONGEST.get(label, 1), len(self.chain.lines) - self.at)

    @property
    def _may_name_objectives(self) -> bool:
        said = self.line.said
        return any(name.startswith(said) for name in self.context.vocabulary.objectives_headings)

    def after(self, length: int) -> LineEvidence | None:
        """The line after so many."""
        at = self.at + length
        return self.chain.lines[at] if at < len(self.chain.lines) else None

    @property
    def step(self) -> LineStep | None:
        """The step from the line before; None without one."""
        return self.chain.steps[self.at]

    @cached_property
    def text(self) -> LineEvidence | None:
        """The line that this may go on with: a heading may be repeated on a new page."""
        before = self.before
        if before is None or not (before.reads.area and before.heads):
            return before
        return self.chain.text_before(self.at)

    @cached_property
    def from_text(self) -> LineStep | None:
        """The step from that line; None without one."""
        if self.text is self.before:
            return self.step
        return step(self.text, self.line) if self.text else None

    @property
    def move(self) -> Move | None:
        """Where the line stands to the one before; None without one."""
        return self.step.move if self.step else None

    @property
    def is_far(self) -> bool:
        """Whether the line stands so far below the one before that it cannot go on with it."""
        return self.step is not None and self.move is Move.BELOW and self.step.white >= FAR

    @cached_property
    def stacked(self) -> bool:
        """Whether the line stands close below the one before and is set alike."""
        return self.before is not None and stacked(self.before, self.line)

    @cached_property
    def goes_on(self) -> bool:
        """Whether the words of the line plainly go on with those of the one before."""
        before = self.before
        return before is not None and bool(
            before.open_end == 4 or (self.line.lower and before.may_go_on)
        )

    @cached_property
    def has_words(self) -> bool:
        """Whether the line has letters in it, and not just one, as of a printer's mark."""
        letters = filter(str.isalpha, self.line.line.text)
        return any(letters) and any(letters)  # one, and another behind it

    @property
    def counts_items(self) -> bool:
        """Whether a line numbers an item, and the next or the last such line one beside that."""
        if not self.line.number:
            return False
        lines, number = self.chain.lines, self.line.number
        above = [*self.chain.before, *lines[: self.at]][::-1]
        for near, after in ((lines[self.at + 1 :], True), (above, False)):
            until = takewhile(lambda e: e.reads.area is None or not e.heads, near)
            other = next((e.number for e in until if e.number), None)
            if other is not None and counts_on(*((number, other) if after else (other, number))):
                return True
        return False

    @cached_property
    def furnished(self) -> bool:
        """Whether the line is of a pull quote or a key figure."""
        return is_furnished(self.chain, self.at)

    @cached_property
    def in_caption(self) -> bool:
        """Whether the line is of a caption."""
        return is_in_caption(self.chain, self.at)

    @cached_property
    def states_total(self) -> bool:
        """Whether the line is a sentence that says how many commitments there are."""
        whole = not self.marked and self.line.open_end < 2
        saying = self.line.reads.saying
        says = saying is not None and saying.total and bool(saying.numbers)
        return whole and (says or self.line.states_total)

    @cached_property
    def headed_aside(self) -> bool:
        """Whether a known heading says that the line stands beside the text."""
        return is_headed_aside(self.chain, self.at)

    @cached_property
    def box(self) -> Sequence[LineEvidence]:
        """What stands with the line in a box without items."""
        return boxed_with(self.chain, self.at)

    @cached_property
    def boxed(self) -> bool:
        """Whether the line stands in a box of its own among the items of a list with marks."""
        return is_boxed(self.chain, self.at)

    @cached_property
    def in_labels(self) -> bool:
        """Whether the line is of one of several labels on end."""
        run = self.chain.runs[self.at]
        return run is not None and len(run.names) > 1

    def is_one_of_many(self, length: int) -> bool:
        """Whether a name stands in a row of names and numbers, as where counts are stated."""
        run = self.chain.runs[self.at]
        return run is not None and run.is_one_of_many(self.at, self.at + length)

    @cached_property
    def is_set_in(self) -> bool:
        """Whether a list mark is set in from others near it in its column.

        One that is none of the words, as a bullet that is drawn: its text is compared with theirs.
        """
        line, unsaid = self.line.line, self.line.text_at == 0
        level = [
            other.line.words[other.text_at if unsaid else 0].box.x0
            for other in self.chain.marked_near(self.at, LEVELS_WITHIN)
            if 2 * other.line.box.x_overlap(line.box) > min(other.line.box.width, line.box.width)
        ]
        return line.box.x0 > min(level, default=line.box.x0) + SUB_LEVEL * line.type.size
