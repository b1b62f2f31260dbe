"""Boxes for commitments: marks, hanging text, items below, cards and tables."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from reportlab.lib.colors import HexColor
from reportlab.pdfgen.canvas import Canvas

from .canvas_forms import WHITE, Looks, framed, side_by_side, spacer, stacked, together
from .canvas_paper import Box, Draw, Page
from .canvas_text import Style, Word, lines, words
from .labels import Labels
from .values import Chapter, Promise

# Marks for which these fonts have no letter; they are drawn, or stand in a font of symbols.
_DINGBATS = {"▪": "■", "►": "➤", "→": "➔"}


def commitments(
    looks: Looks, labels: Labels, chapter: Chapter, place: int, width: float
) -> list[Box]:
    """An area's commitments as a list."""
    found: list[Box] = []
    marks = labels.marks(chapter, place)
    for n, promise in enumerate(chapter.areas[place].promises):
        note = _note(looks, chapter) if place == 0 and n == 0 else []
        mark = marks[n]
        if looks.design.listing == "cards":
            boxes = [_card(looks, labels, promise, width, bool(note))]
        else:
            boxes = _promise(looks, labels, promise, mark, width, bool(note))
        boxes[-1] = replace(boxes[-1], note=note)
        found += boxes
    return found


def _note(looks: Looks, chapter: Chapter) -> list[Box]:
    return footnote(looks, chapter.note) if chapter.note else []


def footnote(looks: Looks, note: str) -> list[Box]:
    """A footnote at a page's foot."""
    small = replace(looks.body, size=0.8 * looks.size)
    raised = replace(small, size=0.55 * looks.size, rise=0.3 * looks.size)
    text = [Word("1", raised), *words(note, small)]
    return looks.boxes(looks.paragraph(text, looks.width), leading=looks.size)


def _text(looks: Looks, labels: Labels, promise: Promise, noted: bool) -> list[Word]:
    label, rest = labels.split(promise)
    found = words(label, looks.bold()) + words(rest, looks.body)
    if noted:
        style = replace(looks.body, size=0.6 * looks.size, rise=0.35 * looks.size)
        found.append(Word("1", style, space=False))
    return found


def _promise(
    looks: Looks, labels: Labels, promise: Promise, mark: str, width: float, noted: bool
) -> list[Box]:
    design, size = looks.design, looks.size
    text = _text(looks, labels, promise, noted)
    above = design.gap * size
    indent = design.indent * size
    match design.listing:
        case "none white" | "label":
            rows = looks.paragraph(text, width)
            # Whole, so that what opens a column is never in doubt; with white enough to tell.
            above = max(above, (0.8 if design.listing == "none white" else 0.4) * size)
            found = looks.boxes(rows, above=above, whole=design.listing == "none white")
        case "none indent":
            rows = looks.paragraph(text, width, first=max(indent, 1.5 * size))
            found = looks.boxes(rows, above=above)
        case "none hanging":
            rows = looks.paragraph(text, width, rest=max(indent, 1.5 * size))
            found = looks.boxes(rows, above=above)
        case _ if not indent and mark:
            rows = looks.paragraph([_typed(looks, mark), *text], width)
            found = looks.boxes(rows, above=above)
        case _:
            drawn = _mark(looks, mark)
            indent = max(indent, _mark_width(looks, mark) + 0.35 * size)
            rows = looks.paragraph(text, width - indent)
            found = looks.boxes(rows, above=above, left=indent, mark=drawn)
    left = indent if design.listing != "none indent" else max(indent, 1.5 * size)
    return _with_items(looks, labels, promise, found, left, width)


def _with_items(
    looks: Looks, labels: Labels, promise: Promise, found: list[Box], left: float, width: float
) -> list[Box]:
    if promise.items:
        found[-1] = replace(found[-1], keep=True)
    step = 1.3 * looks.size
    for n, item in enumerate(promise.items):
        mark = labels.item_mark(n)
        sign = "–" if mark == "◦" else mark
        rows = looks.paragraph(words(item, looks.body), width - left - 2 * step)
        found += looks.boxes(
            rows,
            above=0.12 * looks.size,
            left=left + 2 * step,
            mark=_written(replace(looks.body), sign, left + 0.7 * step),
        )
    return together(found) if looks.design.listing == "none white" else found


def _typed(looks: Looks, mark: str) -> Word:
    """A mark within the text that runs back under it."""
    if mark in _DINGBATS:
        return Word(_DINGBATS[mark], Style("ZapfDingbats", 0.7 * looks.size))
    return Word(mark, looks.body)


def _mark_width(looks: Looks, mark: str) -> float:
    if looks.design.listing == "disc":
        return 1.5 * looks.size
    return 0.8 * looks.size if mark in _DINGBATS or not mark else looks.body.width(mark)


def _mark(looks: Looks, mark: str) -> Draw:
    design, size = looks.design, looks.size
    if design.listing == "disc":
        return _disc(looks, mark)
    if not mark:
        return _shape(looks, "disc")
    if mark in _DINGBATS and design.seed % 2:
        return _shape(looks, "square" if mark == "▪" else "arrow")
    if mark in _DINGBATS:
        style = Style("ZapfDingbats", 0.7 * size, design.accent, rise=0.05 * size)
        return _written(style, _DINGBATS[mark], 0.0)
    colour = design.accent if design.seed % 3 == 0 else looks.body.colour
    return _written(replace(looks.body, colour=colour), mark, 0.0)


def _written(style: Style, mark: str, left: float) -> Draw:
    return lambda page, x, baseline: page.write(x + left, baseline, mark, style)


def _disc(looks: Looks, number: str) -> Draw:
    """A number in white on a disc."""
    radius = 0.68 * looks.size
    style = looks.bold(0.75, WHITE)

    def draw(page: Page, x: float, baseline: float) -> None:
        middle = baseline + 0.33 * looks.size
        page.fill(
            _filled(looks.design.accent, lambda c: c.circle(x + radius, middle, radius, 0, 1))
        )
        left = x + radius - style.width(number) / 2
        page.write(left, middle - 0.26 * looks.size, number, style)

    return draw


def _shape(looks: Looks, shape: str) -> Draw:
    side = 0.4 * looks.size

    def draw(page: Page, x: float, baseline: float) -> None:
        low = baseline + 0.12 * looks.size

        def ink(canvas: Canvas) -> None:
            if shape == "disc":
                canvas.circle(x + side / 2, low + side / 2, side / 2, 0, 1)
            elif shape == "square":
                canvas.rect(x, low, side, side, 0, 1)
            else:
                path = canvas.beginPath()
                path.moveTo(x, low)
                path.lineTo(x, low + 1.3 * side)
                path.lineTo(x + 1.1 * side, low + 0.65 * side)
                path.close()
                canvas.drawPath(path, 0, 1)

        page.fill(_filled(looks.design.accent, ink))

    return draw


def _filled(colour: str, ink: Callable[[Canvas], object]) -> Callable[[Canvas], None]:
    def draw(canvas: Canvas) -> None:
        canvas.setFillColor(HexColor(colour))
        ink(canvas)

    return draw


def _card(looks: Looks, labels: Labels, promise: Promise, width: float, noted: bool) -> Box:
    size, design = looks.size, looks.design
    inner = width - 1.4 * size
    rows = looks.boxes(looks.paragraph(_text(looks, labels, promise, noted), inner))
    rows = _with_items(looks, labels, promise, rows, 0.0, inner)
    small, name = replace(looks.body, size=0.88 * size), looks.bold(0.88)
    for n, (label, value) in enumerate(labels.details(promise)):
        text = words(f"{label}:", name) + words(value, small)
        rows += looks.boxes(
            lines(text, inner), above=0.5 * size if not n else 0.0, leading=1.2 * size
        )
    fill = looks.pale if design.seed % 3 == 0 else ""
    return framed(
        rows, width, fill=fill, stroke=design.accent, inset=0.7 * size,
        above=max(design.gap, 0.8) * size,
    )  # fmt: skip


def table(looks: Looks, labels: Labels, chapter: Chapter, place: int, width: float) -> list[Box]:
    """An area's commitments as rows of a table."""
    shape = labels.table(chapter)
    widths = _widths(looks, len(shape.held), shape.numbered, width)
    marks = labels.marks(chapter, place)
    found = []
    for n, promise in enumerate(chapter.areas[place].promises):
        note = _note(looks, chapter) if place == 0 and n == 0 else []
        inner = widths[shape.numbered] - looks.size
        rows = looks.boxes(looks.paragraph(_text(looks, labels, promise, bool(note)), inner))
        rows = _with_items(looks, labels, promise, rows, 0.0, inner)
        cells = [rows]
        if shape.numbered:
            cells.insert(0, _cell(looks, marks[n], widths[0]))
        for key, wide in zip(shape.held, widths[-len(shape.held) :], strict=False):
            cells.append(_cell(looks, getattr(promise, key), wide))
        found.append(replace(_row(looks, cells, widths, shaded=n % 2 == 1), note=note))
    return found


def table_head(looks: Looks, labels: Labels, chapter: Chapter, width: float) -> Box:
    """The head of such a table."""
    shape = labels.table(chapter)
    widths = _widths(looks, len(shape.held), shape.numbered, width)
    style = looks.bold()
    cells = [
        looks.boxes(looks.text(name, style, wide - looks.size))
        for name, wide in zip(shape.heads, widths, strict=True)
    ]
    return replace(_row(looks, cells, widths, shaded=True), keep=True)


def _widths(looks: Looks, held: int, numbered: bool, width: float) -> list[float]:
    number = 3.2 * looks.size if numbered else 0.0
    each = (width - number) * (0.22 if held < 3 else 0.17)
    return [number] * numbered + [width - number - held * each] + [each] * held


def _cell(looks: Looks, text: str, width: float) -> list[Box]:
    return looks.boxes(looks.text(text, looks.body, width - looks.size))


def _row(looks: Looks, cells: Sequence[list[Box]], widths: Sequence[float], *, shaded: bool) -> Box:
    ruled = looks.design.listing == "table ruled"
    stroke = looks.design.accent if ruled else ""
    fill = looks.pale if shaded and not ruled else ""
    inset = 0.5 * looks.size
    high = max(stacked(cell).height for cell in cells if cell)
    placed, left = [], 0.0
    for cell, wide in zip(cells, widths, strict=True):
        inner = stacked(cell) if cell else spacer(0)
        filled = [inner, spacer(high - inner.height)]
        placed.append((left, framed(filled, wide, fill=fill, stroke=stroke, inset=inset)))
        left += wide
    return side_by_side(placed)
