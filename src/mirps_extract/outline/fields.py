"""Further lines of columns that cards say, "Responsible: ...": in grey, yet no headings."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from mirps_extract.outline.evidence import LineEvidence, top_of
from mirps_extract.outline.page_model import SAME_SIZE, SET_IN, STACK_GAP


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
