"""Pictures of a page, and where its text ends: neither is a line, and both part lines."""

from __future__ import annotations

from collections.abc import Sequence

from mirps_extract.geometry import Box
from mirps_extract.layout.values import LaidOutPage
from mirps_extract.outline.evidence import LineEvidence

FULL_PAGE = 0.7
"""Part of a page's height that its text reaches down to at least where a document fills pages."""

PICTURE = 3.0
"""Ems that a picture is high at least which has a caption."""


def pictures_of(page: LaidOutPage, lines: Sequence[LineEvidence]) -> list[Box]:
    """The pictures of a page, and shapes with nothing on them."""
    empty = [
        shape.box
        for shape in page.source.shapes
        if not any(shape.box.holds_middle(e.line.box) for e in lines)
    ]
    return [*page.source.pictures, *empty]


def is_next_to(line: LineEvidence, picture: Box) -> bool:
    """Whether a line stands right above or below a picture that is larger than itself."""
    box = line.line.box
    white = max(box.top - picture.bottom, picture.top - box.bottom)
    tall = picture.height >= PICTURE * line.line.type.size
    return tall and box.x_overlap(picture) > 0 and abs(white) <= line.line.type.size


def foot_of(page: LaidOutPage, foot: float) -> float:
    """Where full columns of a page end: where the document's do, at `foot`, or at its notes."""
    notes = [note[0].box.top for note in page.notes.notes if note]
    height = page.source.height
    return min([foot if foot >= FULL_PAGE * height else height, *notes])
