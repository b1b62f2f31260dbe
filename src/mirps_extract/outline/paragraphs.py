"""Paragraphs that are set larger than the body, or in colour: their lines are no headings."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from mirps_extract.outline.evidence import LineEvidence, top_of
from mirps_extract.outline.page_model import STACK_GAP
from mirps_extract.outline.steps import lower, stacked

LINES = 3
"""Lines of running text that make paragraphs, at least: a heading has fewer, or short ones."""


def with_paragraphs_told(lines: Sequence[LineEvidence]) -> list[LineEvidence]:
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
