"""Boxes for the parts of an edition: paragraphs, headings, lists, cards, counts and furniture."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from reportlab.lib.colors import HexColor
from reportlab.pdfgen.canvas import Canvas

from .canvas_paper import Box, Draw, Page
from .canvas_text import Breaker, Fonts, Line, Style, Word, lines, never, words
from .values import Design

WHITE = "#ffffff"


@dataclass(frozen=True)
class Looks:
    """A design with the fonts and the hyphenation that go with it, and the width of its text."""

    design: Design
    fonts: Fonts
    breaker: Breaker
    width: float

    @property
    def size(self) -> float:
        """Of body text."""
        return self.design.size

    @property
    def body(self) -> Style:
        """Of body text."""
        return Style(self.fonts.body, self.size)

    @property
    def pale(self) -> str:
        """A tint of the accent."""
        channels = (int(self.design.accent[n : n + 2], 16) for n in (1, 3, 5))
        return "#" + "".join(f"{255 - (255 - channel) // 7:02x}" for channel in channels)

    def bold(self, times: float = 1.0, colour: str = "#1a1a1a") -> Style:
        """Bold text, as a multiple of the body's size."""
        return Style(self.fonts.bold, self.size * times, colour)

    def paragraph(self, text: Sequence[Word], width: float, **indents: float) -> list[Line]:
        """Body text in lines."""
        justified = self.design.justified
        return lines(text, width, justified=justified, breaker=self.breaker, **indents)

    def boxes(
        self,
        rows: Sequence[Line],
        *,
        above: float = 0.0,
        leading: float = 0.0,
        whole: bool = False,
        left: float = 0.0,
        mark: Draw | None = None,
    ) -> list[Box]:
        """A box for each line, none of which stands alone at a column's head or foot.

        Args:
            rows: the lines.
            above: white before the first.
            leading: from line to line; the design's if 0.
            whole: whether all stay together.
            left: how far they are indented.
            mark: drawn beside the first line, with its left end and its baseline.
        """
        leading = leading or self.design.leading * self.size
        found = []
        for n, row in enumerate(rows):
            keep = n < len(rows) - 1 and (whole or n == 0 or n == len(rows) - 2)
            drawn = _line(row, left, leading, mark if n == 0 else None)
            found.append(Box(leading, drawn, above if n == 0 else 0.0, keep))
        return found

    def text(self, text: str, style: Style, width: float, *, centred: bool = False) -> list[Line]:
        """Ragged text that is not hyphenated, such as a heading."""
        found = lines(words(text, style), width, breaker=never)
        return [_centred(line, width) for line in found] if centred else found


def _centred(line: Line, width: float) -> Line:
    x, word = line.words[-1]
    shift = (width - x - word.style.width(word.text)) / 2
    return replace(line, words=tuple((x + shift, word) for x, word in line.words))


def _line(row: Line, left: float, leading: float, mark: Draw | None) -> Draw:
    def draw(page: Page, x: float, y: float) -> None:
        size = max((word.style.size for _, word in row.words), default=leading)
        baseline = y - (leading + size * 0.7) / 2
        if mark is not None:
            mark(page, x, baseline)
        if row.words:
            page.line(row, x + left, baseline)

    return draw


def spacer(height: float) -> Box:
    """White that is kept at a column's foot."""
    return Box(height, lambda page, x, y: None)


def together(boxes: Sequence[Box]) -> list[Box]:
    """Boxes that stay in one column."""
    return [*(replace(box, keep=True) for box in boxes[:-1]), *boxes[-1:]]


def framed(
    boxes: Sequence[Box],
    width: float,
    *,
    fill: str = "",
    stroke: str = "",
    inset: float = 6.0,
    above: float = 0.0,
    bar: str = "",
) -> Box:
    """One box around others, on a ground of its own, or beside a bar."""
    inner = sum(box.height for box in boxes) + sum(box.above for box in boxes[1:])
    height = inner + 2 * inset

    def ground(x: float, y: float) -> Callable[[Canvas], None]:
        def draw(canvas: Canvas) -> None:
            if fill:
                canvas.setFillColor(HexColor(fill))
            if stroke:
                canvas.setStrokeColor(HexColor(stroke))
            if fill or stroke:
                canvas.rect(x, y - height, width, height, fill=bool(fill), stroke=bool(stroke))
            if bar:
                canvas.setFillColor(HexColor(bar))
                canvas.rect(x, y - height, 2.5, height, fill=1, stroke=0)

        return draw

    def draw(page: Page, x: float, y: float) -> None:
        page.fill(ground(x, y))
        y -= inset
        for n, box in enumerate(boxes):
            y -= box.above if n else 0.0
            box.draw(page, x + inset, y)
            y -= box.height

    notes = [note for box in boxes for note in box.note]
    return Box(height, draw, above, note=notes)


def side_by_side(cells: Sequence[tuple[float, Box]], above: float = 0.0) -> Box:
    """Boxes beside one another, each with its left end."""

    def draw(page: Page, x: float, y: float) -> None:
        for left, box in cells:
            box.draw(page, x + left, y)

    notes = [note for _, box in cells for note in box.note]
    return Box(max(box.height for _, box in cells), draw, above, note=notes)


def stacked(boxes: Sequence[Box], above: float = 0.0) -> Box:
    """Boxes below one another, as one."""
    return framed(boxes, 0, inset=0, above=above)


def heading(looks: Looks, text: str, width: float) -> list[Box]:
    """The heading of an area."""
    design, size, accent = looks.design, looks.size, looks.design.accent
    above, leading = 1.5 * size, 1.35 * size
    match design.heading:
        case "bar" | "row":
            colour = WHITE if design.heading == "bar" else accent
            inset = 0.45 * size
            inner = looks.boxes(looks.text(text, looks.bold(1.1, colour), width - 2 * inset))
            fill = accent if design.heading == "bar" else looks.pale
            box = framed(inner, width, fill=fill, inset=inset, above=above)
            return [replace(box, keep=True), replace(spacer(0.5 * size), keep=True)]
        case "small caps":
            rows = lines(_small_capitals(looks, text), width)
        case "spaced caps":
            style = replace(looks.body, size=1.05 * size, spaced=0.16 * size)
            rows = looks.text(text, style, width)
        case "sentence":
            style = replace(looks.body, size=1.35 * size, colour=accent)
            rows, leading = looks.text(text, style, width), 1.6 * size
        case "slide":
            rows, leading = looks.text(text, looks.bold(1.6, accent), width), 1.9 * size
        case "colour" | "side":
            rows = looks.text(text, looks.bold(1.15, accent), width)
        case _:
            rows = looks.text(text, looks.bold(1.15), width)
    found = looks.boxes(rows, above=above, leading=leading, whole=True)
    if design.heading == "rule":
        found.append(Box(0.3 * size, _ruled(width, accent)))
    found.append(spacer(0.35 * size))
    return [replace(box, keep=True) for box in found]


def _small_capitals(looks: Looks, text: str) -> list[Word]:
    """Capitals, those after a word's first smaller: these fonts have no small ones."""
    large = looks.bold(1.2, looks.design.accent)
    small = looks.bold(0.95, looks.design.accent)
    found: list[Word] = []
    for word in text.split():
        found.append(Word(word[0].upper(), large))
        if word[1:]:
            found.append(Word(word[1:].upper(), small, space=False))
    return found


def _ruled(width: float, colour: str) -> Draw:
    def draw(page: Page, x: float, y: float) -> None:
        def rule(canvas: Canvas) -> None:
            canvas.setStrokeColor(HexColor(colour))
            canvas.line(x, y, x + width, y)

        page.fill(rule)

    return draw


def title(looks: Looks, text: str, width: float) -> list[Box]:
    """A section's title."""
    size = looks.design.title_size
    style = Style(looks.fonts.bold, size, looks.design.accent)
    found = looks.boxes(looks.text(text, style, width), leading=1.2 * size, whole=True)
    return [replace(box, keep=True) for box in [*found, spacer(0.4 * size)]]


def quotation(looks: Looks, said: str, speaker: str, width: float) -> Box:
    """A pull quote beside a bar."""
    italic = Style(looks.fonts.italic, 1.25 * looks.size, looks.design.accent)
    small = replace(looks.body, size=0.9 * looks.size)
    inner = width - 2 * looks.size
    rows = looks.boxes(looks.text(said, italic, inner), leading=1.6 * looks.size)
    rows += looks.boxes(looks.text(speaker, small, inner), above=0.3 * looks.size)
    return framed(rows, width, bar=looks.design.accent, inset=looks.size, above=1.2 * looks.size)


def photo(looks: Looks, caption: str, width: float) -> Box:
    """A grey picture with its caption below."""
    high = 8 * looks.size
    small = Style(looks.fonts.italic, 0.8 * looks.size)
    picture = framed([spacer(high)], width, fill="#c9ced3", inset=0)
    rows = looks.boxes(looks.text(caption, small, width), above=0.3 * looks.size)
    return stacked([picture, *rows], above=1.2 * looks.size)


def figure(looks: Looks, number: str, label: str, width: float) -> Box:
    """A key figure with its label to the right."""
    style = looks.bold(2.6, looks.design.accent)
    left = style.width(number) + looks.size
    shown = stacked(looks.boxes(looks.text(number, style, left), leading=3 * looks.size))
    rows = looks.boxes(looks.text(label, looks.body, width - left))
    beside = stacked([spacer(0.9 * looks.size), *rows])
    return side_by_side([(0.0, shown), (left, beside)], above=1.2 * looks.size)
