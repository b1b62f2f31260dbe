"""How one line is followed by another: where it stands to it, and whether its sentence goes on."""

from __future__ import annotations

from dataclasses import replace
from enum import StrEnum
from typing import NamedTuple

from mirps_extract.geometry import Box
from mirps_extract.outline.evidence import LineEvidence
from mirps_extract.outline.page_model import (
    BESIDE,
    COLUMN_OVERLAP,
    SMALL_CAPITALS,
    STACK_GAP,
)
from mirps_extract.outline.styles import same_setting


class Move(StrEnum):
    """Where the next line stands."""

    BELOW = "below"
    BESIDE = "beside"
    COLUMN = "column"
    PAGE = "page"
    BACK = "back"


class LineStep(NamedTuple):
    """From one line to the next.

    Attributes:
        move: where the next stands.
        white: white between the two, in ems; negative where they overlap.
        pitch: from top to top, in ems.
    """

    move: Move
    white: float = 0.0
    pitch: float = 0.0

    @property
    def is_on(self) -> bool:
        """Whether the next stands where a text goes on within a column."""
        return self.move in (Move.BELOW, Move.BESIDE)


def step(a: LineEvidence, b: LineEvidence) -> LineStep:
    """The step from one line to another."""
    if a.page != b.page:
        return LineStep(Move.PAGE)
    upper, lower = a.line.box, b.line.box
    em = max(min(a.line.type.size, b.line.type.size), 1.0)
    white, pitch = (lower.top - upper.bottom) / em, (lower.top - upper.top) / em
    if is_level(upper, lower):
        move = Move.BESIDE if lower.x0 >= upper.x0 else Move.BACK
    elif pitch > 0:
        move = Move.BELOW if upper.x_overlap(lower) > 0 else Move.BACK
    else:
        move = Move.COLUMN if lower.x0 > upper.x0 else Move.BACK
    return LineStep(move, white, pitch)


def is_level(a: Box, b: Box) -> bool:
    """Whether two boxes stand in one row: the middle of the lower one lies within the other."""
    return a.y_overlap(b) > 0.5 * min(a.height, b.height)


def is_beside(a: Box, b: Box) -> bool:
    """Whether two boxes stand side by side, though not on one line."""
    apart = a.x_overlap(b) <= COLUMN_OVERLAP
    return apart and a.y_overlap(b) > BESIDE * min(a.height, b.height)


def white(upper: LineEvidence, lower: LineEvidence) -> float:
    """The white between two lines one above the other, that within their cards left out."""
    above, below = upper.line.panel, lower.line.panel
    if above == below:
        above = below = None
    return (below or lower.line.box).top - (above or upper.line.box).bottom


def leads_on(line: LineEvidence) -> bool:
    """Whether a line is a heading of what comes after it: a count heads nothing."""
    saying = line.reads.saying
    return line.heads and not (saying is not None and saying.numbers and not saying.areas)


def opens_section(line: LineEvidence) -> bool:
    """Whether a line looks like a country's title."""
    return line.reads.country is not None and line.heads


def stacked(a: LineEvidence, b: LineEvidence) -> bool:
    """Whether two lines stand close below one another and are set alike, as in one heading."""
    return (
        a.page == b.page
        and (same_setting(a.line.type, b.line.type) or _in_small_capitals(a, b))
        and a.line.box.x_overlap(b.line.box) > 0
        and b.line.box.middle[1] > a.line.box.middle[1]
        and b.line.box.top - a.line.box.bottom <= STACK_GAP * a.line.type.size
    )


def _in_small_capitals(a: LineEvidence, b: LineEvidence) -> bool:
    """Whether a line is set as those letters of the one above which are no capitals."""
    kind = b.line.type
    larger = replace(kind, size=kind.size / SMALL_CAPITALS)
    return a.capital and b.capital and same_setting(a.line.type, larger)


def lower(line: LineEvidence) -> bool:
    """Whether a line begins in lower case, and not with a list mark."""
    return line.lower and line.mark_form is None


def text_features(a: LineEvidence, b: LineEvidence) -> list[str]:
    """What the words say of whether one line goes on with the other."""
    # What looks like a letter of a list may end the word: "system- | s."
    if a.open_end == 4 and (b.line.text[0].islower() or _spans_years(a, b)):
        return ["next.hyphen"]
    if lower(b) and a.after_article and b.small_start:
        return ["next.clash"]
    if lower(b) and a.upper and a.reads.says and a.open_end < 2 and not stacked(a, b):
        return []  # a name alone goes on with nothing
    if lower(b):
        names = ("lower_after_stop", "may_go_on", "goes_on", "goes_on", "hyphen")
        return [f"next.{names[a.open_end or int(a.may_go_on)]}"]
    if a.open_end == 4 and b.upper and not a.cuts_acronym:
        return ["next.broken_word"]
    if a.open_end == 3:  # a name may well follow a small word
        return ["next.broken" if b.mark_form or b.heads else "next.may_be_broken"]
    return []


def _spans_years(a: LineEvidence, b: LineEvidence) -> bool:
    """Whether a line ends in the first of two figures with a hyphen between: "2020- | 2024"."""
    return a.line.text[-2].isdigit() and b.line.text[0].isdigit() and b.mark_form is None


def order_features(a: LineEvidence, b: LineEvidence) -> list[str]:
    """All that speaks for and against reading one line right after the other."""
    if _one_row_of_labels(a, b):
        return []
    found = text_features(a, b)
    moved = step(a, b)
    if moved.move in (Move.COLUMN, Move.BACK):
        found.append(f"next.{moved.move}")
    if a.open_end and a.is_text and a.style != b.style and not (lower(b) or a.heads):
        found.append("next.cut_off")
    if leads_on(a) and a.open_end < 3:  # no heading ends in a small word or a hyphen
        if moved.move not in (Move.BELOW, Move.BESIDE):
            found.append("next.head_at_foot")
        elif b.heads and a.style == b.style and not stacked(a, b):
            found.append("next.heads_head")
    return found


def _one_row_of_labels(a: LineEvidence, b: LineEvidence) -> bool:
    """Whether two lines say what is counted and how many there are, as on cards side by side."""
    sayings = [line.reads.saying for line in (a, b)]
    return None not in sayings and any(saying.numbers for saying in sayings if saying)
