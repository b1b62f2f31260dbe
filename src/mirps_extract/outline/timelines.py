"""Timelines: the year of a commitment stands before its text, or once for several."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from mirps_extract.outline.evidence import LineEvidence, LineId, left_of, top_of
from mirps_extract.outline.marks import DATED, DRAWN
from mirps_extract.outline.page_model import MORE_WHITE, SET_IN
from mirps_extract.outline.steps import lower, white


def with_years_carried(lines: Sequence[LineEvidence]) -> list[LineEvidence]:
    """The lines of a page; a year opens the texts below its own, too, which white parts from it."""
    downwards = sorted(lines, key=top_of)
    found: set[LineId] = set()
    for left in {left_of(line) for line in lines if line.form == DATED}:
        found |= _openers([line for line in downwards if _is_flush(line, left)])
    return [replace(line, form=DATED, text_at=0) if line.id in found else line for line in lines]


def _openers(column: Sequence[LineEvidence]) -> set[LineId]:
    """The lines without a year that open a text, in a column of texts from the top."""
    whites = [white(a, b) / b.line.type.size for a, b in pairwise(column)]
    first = next(at for at, line in enumerate(column) if line.form == DATED)
    least = min(whites, default=0.0) + MORE_WHITE
    return {
        line.id
        for line, above in zip(column[first + 1 :], whites[first:], strict=True)
        if above > least and line.form in (None, DRAWN) and not lower(line)
    }


def _is_flush(line: LineEvidence, left: float) -> bool:
    return abs(left_of(line) - left) <= SET_IN * line.line.type.size and not line.heads
