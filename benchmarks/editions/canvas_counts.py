"""Declared counts on a canvas: as cards, rings, a table or lines."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from reportlab.lib.colors import HexColor
from reportlab.pdfgen.canvas import Canvas

from .canvas_forms import Looks, framed, side_by_side, spacer, stacked
from .canvas_paper import Box, Draw, Page
from .labels import Labels
from .values import Chapter


def count_block(looks: Looks, labels: Labels, chapter: Chapter) -> Box:
    """All counts of a section as one box."""
    match looks.design.counts:
        case "cards" | "cards foot" | "ring":
            return stacked(_cards(looks, labels, chapter))
        case "table":
            return stacked(_table(looks, labels, chapter))
        case kind:
            return stacked(_lines(looks, labels, chapter, bold=kind in ("one line", "heading")))


def _lines(looks: Looks, labels: Labels, chapter: Chapter, *, bold: bool) -> list[Box]:
    style = looks.bold() if bold else looks.body
    found = []
    if not bold:
        head = f"{labels.wording('focus_areas')}:"
        found += looks.boxes(looks.text(head, looks.bold(), looks.width))
    for line in labels.count_lines(chapter):
        found += looks.boxes(looks.text(line, style, looks.width))
    return found


def _cards(looks: Looks, labels: Labels, chapter: Chapter) -> list[Box]:
    style = looks.bold(1.4, looks.design.accent)
    rows = looks.text(labels.count_head(chapter), style, looks.width)
    head = looks.boxes(rows, leading=1.9 * looks.size)
    return [*head, _side_by_side(looks, labels.count_cards(chapter), looks.width)]


def _table(looks: Looks, labels: Labels, chapter: Chapter) -> list[Box]:
    wording = labels.wording
    rows = [(wording("area"), wording("commitments"))]
    rows += [(name, number) for number, name in labels.count_cards(chapter)]
    if chapter.total is not None:
        rows.append((wording("total"), str(chapter.total)))
    return [_row(looks, row, bold=n == 0) for n, row in enumerate(rows)]


def _row(looks: Looks, row: tuple[str, str], *, bold: bool) -> Box:
    style = looks.bold() if bold else looks.body
    wide = [17 * looks.size, 9 * looks.size]
    cells = []
    for left, width, text in zip((0.0, wide[0]), wide, row, strict=True):
        rows = looks.boxes(looks.text(text, style, width - looks.size))
        box = framed(rows, width, stroke=looks.design.accent, inset=0.4 * looks.size)
        cells.append((left, box))
    return side_by_side(cells)


def _side_by_side(looks: Looks, cells: Sequence[tuple[str, str]], width: float) -> Box:
    """Counts side by side, as cards or in rings."""
    gap = 0.8 * looks.size
    each = (width - gap * (len(cells) - 1)) / len(cells)
    ring = looks.design.counts == "ring"
    inset = 0.0 if ring else 0.5 * looks.size
    made = [_count(looks, number, name, each - 2 * inset, ring) for number, name in cells]
    highest = max(sum(box.height for box in boxes) for boxes in made)
    boxes = []
    for n, inner in enumerate(made):
        filled = [*inner, spacer(highest - sum(box.height for box in inner))]
        fill = "" if ring else looks.pale
        boxes.append((n * (each + gap), framed(filled, each, fill=fill, inset=inset)))
    return side_by_side(boxes, above=0.8 * looks.size)


def _count(looks: Looks, number: str, name: str, width: float, ring: bool) -> list[Box]:
    accent, size = looks.design.accent, looks.size
    style = looks.bold(1.7 if ring else 2.2, accent)
    high = 4.6 * size if ring else 2.6 * size
    shown = looks.boxes(looks.text(number, style, width, centred=True), leading=high)
    if ring:
        shown[0] = replace(shown[0], draw=_ringed(shown[0].draw, width, high, 2 * size, accent))
    label = replace(looks.body, size=0.9 * size)
    return shown + looks.boxes(looks.text(name, label, width, centred=True), leading=1.15 * size)


def _ringed(inner: Draw, width: float, high: float, radius: float, colour: str) -> Draw:
    def draw(page: Page, x: float, y: float) -> None:
        def ring(canvas: Canvas) -> None:
            canvas.setStrokeColor(HexColor(colour))
            canvas.setLineWidth(2.5)
            canvas.circle(x + width / 2, y - high / 2, radius)

        page.fill(ring)
        inner(page, x, y)

    return draw
