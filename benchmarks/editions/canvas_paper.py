"""Pages on which boxes flow through columns, and the order in which their ink is written."""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from random import Random

from reportlab.pdfgen.canvas import Canvas

from .canvas_text import Line, Style

Draw = Callable[["Page", float, float], None]
"""Draws a box on a page, with its left end and its top (points from the page's foot)."""


@dataclass(frozen=True)
class Box:
    """What is never parted: a line of text, a card, a table's row.

    Attributes:
        height: of it.
        draw: draws it.
        above: white before it, except at a column's head.
        keep: whether the next box must stand in the same column.
        note: a footnote that goes to the foot of its page.
    """

    height: float
    draw: Draw
    above: float = 0.0
    keep: bool = False
    note: Sequence[Box] = ()


@dataclass
class Page:
    """A page's ink, and what its running head says.

    Attributes:
        fills: what lies below the text.
        texts: what is written, by column and paragraph.
        country: the section's; "" before the first.
        bare: whether it has no running head and no number.
    """

    fills: list[Callable[[Canvas], None]] = field(default_factory=list)
    texts: list[tuple[int, int, Callable[[Canvas], None]]] = field(default_factory=list)
    country: str = ""
    bare: bool = False
    column: int = 0
    paragraph: int = 0
    by_word: bool = False

    def fill(self, draw: Callable[[Canvas], None]) -> None:
        """Draws something below the text."""
        self.fills.append(draw)

    def write(self, x: float, baseline: float, text: str, style: Style, white: float = 0) -> None:
        """Writes a text with its left end at `x`; `white` is added to each of its spaces."""

        def draw(canvas: Canvas) -> None:
            written = canvas.beginText(x, baseline + style.rise)
            written.setFont(style.font, style.size)
            written.setFillColor(style.colour)
            written.setCharSpace(style.spaced)
            written.setWordSpace(white)
            written.textOut(text)
            canvas.drawText(written)

        self.texts.append((self.column, self.paragraph, draw))

    def line(self, line: Line, x: float, baseline: float) -> None:
        """Writes a line: word by word, or as few texts as its styles allow."""
        run: list[int] = []
        for n, (_, word) in enumerate(line.words):
            before = line.words[run[-1]][1] if run else None
            if before is not None and (before.style != word.style or self.by_word):
                self._run(line, run, x, baseline)
                run = []
            run.append(n)
        self._run(line, run, x, baseline)

    def _run(self, line: Line, run: list[int], x: float, baseline: float) -> None:
        first, style = line.words[run[0]][0], line.words[run[0]][1].style
        text = ""
        for n in run:
            word = line.words[n][1]
            text += (" " if word.space and text else "") + word.text
        end, last = line.words[run[-1]]
        spaces = text.count(" ")
        natural = style.width(text)
        white = (end + style.width(last.text) - first - natural) / spaces if spaces else 0.0
        self.write(x + first, baseline, text, style, white if abs(white) > 0.01 else 0)


class Paper:
    """Pages that fill up from the top.

    Attributes:
        y: where the next box goes, from the page's foot.
        reserve: height kept free at the foot, for a footnote to come.
    """

    def __init__(
        self,
        size: tuple[float, float],
        margins: tuple[float, float, float, float],
        *,
        by_word: bool,
    ) -> None:
        self.size = size
        self.left, self.top, right, self.bottom = margins
        self.width = size[0] - self.left - right
        self.pages: list[Page] = []
        self.country = ""
        self.reserve = 0.0
        self._by_word = by_word
        self._paragraphs = 0
        self.y = 0.0

    @property
    def page(self) -> Page:
        """The page that is being filled."""
        return self.pages[-1]

    @property
    def head(self) -> float:
        """Where a page's text begins."""
        return self.size[1] - self.top

    def new_page(self) -> None:
        """Goes on to the next page."""
        self.pages.append(Page(country=self.country, by_word=self._by_word))
        self.y = self.head

    def open_page(self) -> None:
        """Goes on to the next page unless this one is empty."""
        if not self.pages or self.y < self.head:
            self.new_page()

    def need(self, height: float) -> None:
        """Goes on to the next page unless so much of this one is left."""
        if self.y - self.bottom - self.reserve < height:
            self.open_page()

    def skip(self, height: float) -> None:
        """Leaves white, except at a page's head."""
        if self.y < self.head:
            self.y -= height

    def flow(
        self,
        boxes: Sequence[Box],
        columns: int = 1,
        gutter: float = 0.0,
        *,
        even: bool = False,
        left: float = 0.0,
    ) -> None:
        """Places boxes in columns, page by page.

        Args:
            boxes: what to place.
            columns: how many there are.
            gutter: white between them.
            even: whether the last page's columns come out as even as they can.
            left: how far the first column is from the left margin.
        """
        step = self.column_width(columns, gutter, left) + gutter
        xs = [self.left + left + n * step for n in range(columns)]
        rest = list(boxes)
        while rest:
            height = self.y - self.bottom - self.reserve
            plan, left_over = _filled(rest, columns, height)
            if not left_over and even and columns > 1:
                plan = _evened(rest, columns, height)
            if not any(plan):
                if self.y >= self.head:
                    raise ValueError("a box is higher than a page")
                self.new_page()
                continue
            self._place(plan, xs)
            rest = left_over
            if rest:
                self.new_page()

    def column_width(self, columns: int, gutter: float, left: float = 0.0) -> float:
        """How wide each of some columns is."""
        return (self.width - left - (columns - 1) * gutter) / columns

    def _place(self, plan: list[list[Box]], xs: list[float]) -> None:
        top, lowest = self.y, self.y
        for column, (x, boxes) in enumerate(zip(xs, plan, strict=True)):
            y = top
            self.page.column = column
            for n, box in enumerate(boxes):
                y -= box.above if n else 0.0
                # A box with white above it opens a paragraph.
                self._paragraphs += 1 if box.above or not n else 0
                self.page.paragraph = self._paragraphs
                box.draw(self.page, x, y)
                y -= box.height
                if box.note:
                    self._note(box.note)
            lowest = min(lowest, y)
        self.page.column = 0
        self.y = lowest

    def _note(self, boxes: Sequence[Box]) -> None:
        y = self.bottom + sum(box.height for box in boxes)
        self.page.fill(_rule(self.left, y + 2, 60))
        for box in boxes:
            box.draw(self.page, self.left, y)
            y -= box.height

    def pdf(self, order: int, seed: int, title: str) -> bytes:
        """The PDF.

        Args:
            order: of the texts on each page: 0 as read, 1 columns from the right, 2 paragraphs
                in a drawn order.
            seed: of the drawn order.
            title: of the document.
        """
        target = io.BytesIO()
        canvas = Canvas(target, pagesize=self.size, invariant=1)
        canvas.setTitle(title)
        for number, page in enumerate(self.pages):
            for draw in page.fills:
                canvas.saveState()
                draw(canvas)
                canvas.restoreState()
            for _, _, draw in _ordered(page.texts, order, seed + number):
                draw(canvas)
            canvas.showPage()
        canvas.save()
        return target.getvalue()


def _rule(x: float, y: float, width: float) -> Callable[[Canvas], None]:
    return lambda canvas: canvas.line(x, y, x + width, y)


def _ordered(
    texts: list[tuple[int, int, Callable[[Canvas], None]]], order: int, seed: int
) -> list[tuple[int, int, Callable[[Canvas], None]]]:
    if order == 1:
        return sorted(texts, key=lambda text: -text[0])
    if order == 2:
        paragraphs = sorted({paragraph for _, paragraph, _ in texts})
        Random(seed).shuffle(paragraphs)
        rank = {paragraph: n for n, paragraph in enumerate(paragraphs)}
        return sorted(texts, key=lambda text: rank[text[1]])
    return texts


def _chunks(boxes: Sequence[Box]) -> list[list[Box]]:
    """Boxes that stay together."""
    chunks: list[list[Box]] = []
    open_ = False
    for box in boxes:
        if open_:
            chunks[-1].append(box)
        else:
            chunks.append([box])
        open_ = box.keep
    return chunks


def _filled(boxes: Sequence[Box], columns: int, height: float) -> tuple[list[list[Box]], list[Box]]:
    """Boxes by column, each filled before the next, and those that found no place."""
    plan: list[list[Box]] = [[] for _ in range(columns)]
    column, used = 0, 0.0
    chunks = _chunks(boxes)
    for place, chunk in enumerate(chunks):
        size = sum(box.height + box.above for box in chunk)
        while used + size - (0 if plan[column] else chunk[0].above) > height + 0.01:
            column, used = column + 1, 0.0
            if column == columns:
                return plan, [box for later in chunks[place:] for box in later]
        used += size - (0 if plan[column] else chunk[0].above)
        plan[column] += chunk
    return plan, []


def _evened(boxes: Sequence[Box], columns: int, height: float) -> list[list[Box]]:
    """All boxes in columns that are no higher than they must be."""
    least = sum(box.height + box.above for box in boxes) / columns * 0.9
    while least < height:
        plan, rest = _filled(boxes, columns, least)
        if not rest:
            return plan
        least += 3
    return _filled(boxes, columns, height)[0]
