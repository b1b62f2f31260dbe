"""What lines are by those above them: more of a column or a paragraph, or of what a year opens."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from mirps_extract.outline.evidence import LineEvidence, LineId, left_of, top_of
from mirps_extract.outline.marks import DATED, DRAWN
from mirps_extract.outline.page_model import MORE_WHITE, SAME_SIZE, SET_IN, STACK_GAP
from mirps_extract.outline.steps import lower, stacked, white

LINES = 3
"""Lines of running text that make paragraphs, at least: a heading has fewer, or short ones."""


def with_fields_joined(lines: Sequence[LineEvidence]) -> list[LineEvidence]:
    """The lines of a page, those that go on with a column named as such."""
    found: list[LineEvidence] = []
    said: list[LineEvidence] = []
    for line in sorted(lines, key=top_of):
        goes_on = line.field is None and any(_goes_on(above, line) for above in said)
        found.append(replace(line, in_field=True) if goes_on else line)
        if goes_on or line.field is not None:
            said.append(line)
    return found


def _goes_on(above: LineEvidence, line: LineEvidence) -> bool:
    """Whether a line stands right below one, flush with it, and is set as lightly."""
    upper, lower, em = above.line, line.line, above.line.type.size
    sizes = sorted((em, lower.type.size))
    return (
        abs(lower.box.x0 - upper.box.x0) <= SET_IN * em
        and upper.box.top < lower.box.top <= upper.box.bottom + STACK_GAP * em
        and sizes[1] <= SAME_SIZE * sizes[0]
        and (above.heavier or not line.heavier)
        and upper.panel == lower.panel
    )


def with_years_carried(lines: Sequence[LineEvidence]) -> list[LineEvidence]:
    """The lines of a page; a year opens the texts below its own, too, which white parts from it."""
    downwards = sorted(lines, key=top_of)
    found: set[LineId] = set()
    for left in {left_of(line) for line in lines if line.mark_form == DATED}:
        found |= _openers([line for line in downwards if _is_flush(line, left)])
    return [
        replace(line, mark_form=DATED, text_at=0) if line.id in found else line for line in lines
    ]


def _openers(column: Sequence[LineEvidence]) -> set[LineId]:
    """The lines without a year that open a text, in a column of texts from the top."""
    whites = [white(a, b) / b.line.type.size for a, b in pairwise(column)]
    first = next(at for at, line in enumerate(column) if line.mark_form == DATED)
    least = min(whites, default=0.0) + MORE_WHITE
    return {
        line.id
        for line, above in zip(column[first + 1 :], whites[first:], strict=True)
        if above > least and line.mark_form in (None, DRAWN) and not lower(line)
    }


def _is_flush(line: LineEvidence, left: float) -> bool:
    return abs(left_of(line) - left) <= SET_IN * line.line.type.size and not line.heads


def with_paragraphs(lines: Sequence[LineEvidence]) -> list[LineEvidence]:
    """The lines of a page, those of paragraphs known as such."""
    stacks: list[list[LineEvidence]] = []
    near: list[list[LineEvidence]] = []
    for line in sorted((e for e in lines if e.emphasis), key=top_of):
        near = [stack for stack in near if _may_go_on(stack[-1], line)]
        own = next((stack for stack in near if stacked(stack[-1], line)), None)
        if own is None:
            near.append([])
            stacks.append(near[-1])
        (near[-1] if own is None else own).append(line)
    found = {line.id for stack in stacks if _is_running(stack) for line in stack}
    return [replace(line, running=True) if line.id in found else line for line in lines]


def _may_go_on(above: LineEvidence, line: LineEvidence) -> bool:
    """Whether a line is not so far below another that none further down can be stacked on that."""
    return line.line.box.top - above.line.box.bottom <= STACK_GAP * above.line.type.size


def _is_running(stack: Sequence[LineEvidence]) -> bool:
    return sum(line.is_text for line in stack) >= LINES and any(map(lower, stack[1:]))
