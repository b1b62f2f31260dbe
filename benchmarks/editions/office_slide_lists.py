"""The commitments of a section on slides: bullets in one or two columns, cards, tables."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Protocol

from pptx.dml.color import RGBColor
from pptx.enum.shapes import MSO_SHAPE
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls
from pptx.slide import Slide
from pptx.text.text import TextFrame, _Paragraph
from pptx.util import Pt

from .labels import Labels
from .slide_text import Frame, Measure, add_run, frame_of
from .values import Chapter, Promise
from .wording import numbered

_AUTOMATIC = {
    "number": "arabicPeriod", "number bracket": "arabicParenR", "lettered": "alphaLcParenR",
}  # fmt: skip


class Opens(Protocol):
    """Opens a slide."""

    def __call__(self, title: str, country: str = "", *, entry: bool = False) -> Slide:
        """The slide."""
        ...


class SlideLists:
    """Writes the commitments of one section."""

    def __init__(
        self, labels: Labels, measure: Measure, body: Frame, accent: RGBColor, opens: Opens
    ) -> None:
        self.labels = labels
        self.design = labels.design
        self._measure = measure
        self._size = measure.size
        self._body = body
        self._accent = accent
        self._opens = opens
        self._columns = 1
        if self.design.columns > 1 and self.design.listing not in ("table", "table ruled"):
            self._columns = 2

    def write(self, chapter: Chapter) -> None:
        """All areas, each on slides of its own."""
        for place in range(len(chapter.areas)):
            parts = self._parts(chapter, place)
            for number, part in enumerate(parts, 1):
                title = self._title(chapter, place)
                if len(parts) > 1:
                    title += f" ({number}/{len(parts)})"
                slide = self._opens(title, chapter.name)
                if self.design.listing in ("table", "table ruled"):
                    self._table(slide, chapter, place, part)
                else:
                    self._lists(slide, chapter, place, part)
                if chapter.note and place == 0 and number == 1:
                    self._note(slide, chapter.note)

    def _title(self, chapter: Chapter, place: int) -> str:
        heading = self.labels.heading(chapter, place)
        # A running head that names the country needs no second name in the title.
        named = self.design.heading == "slide" or "{name}" in self.design.running_head
        return heading if named else f"{chapter.name} – {heading}"

    # How commitments are spread over slides.

    def _parts(self, chapter: Chapter, place: int) -> list[list[list[int]]]:
        """For each slide and each of its columns, the places of commitments in their area."""
        heights = [self._height(promise) for promise in chapter.areas[place].promises]
        most = self._body.height
        if self.design.listing.startswith("table"):
            most -= 3 * self._size
        if chapter.note and place == 0:
            most -= 2 * self._size
        columns: list[list[int]] = [[]]
        used = 0.0
        for n, height in enumerate(heights):
            if columns[-1] and used + height > most:
                columns.append([])
                used = 0.0
            columns[-1].append(n)
            used += height
        if self.design.balanced and self._columns == 2 and len(columns) == 1:
            columns = _halves(columns[0], heights)
        step = self._columns
        return [columns[start : start + step] for start in range(0, len(columns), step)]

    @property
    def _width(self) -> float:
        """Of a column."""
        return self._body.width * (1 if self._columns == 1 else 0.48)

    def _indent(self) -> float:
        listing = self.design.listing
        if listing in ("none white", "none indent", "cards", "label"):
            return 0.0
        return (4.6 if listing == "code" else 2.0) * self._size

    @property
    def _gap(self) -> float:
        least = {"none white": 0.8, "cards": 1.0, "label": 0.5}.get(self.design.listing, 0.2)
        return max(self.design.gap, least) * self._size

    def _height(self, promise: Promise) -> float:
        width = self._width - self._indent()
        if self.design.listing.startswith("table"):
            return self._row_height(promise)
        if self.design.listing == "cards":
            width -= 1.6 * self._size
        high = self._measure.height(promise.text, width)
        for item in promise.items:
            high += self._measure.height(item, width - 3 * self._size) + 0.15 * self._size
        if self.design.listing == "cards":
            high += 1.2 * self._size * len(self.labels.details(promise)) + 1.6 * self._size
        return high + self._gap

    # Lists.

    def _lists(
        self, slide: Slide, chapter: Chapter, place: int, part: Sequence[Sequence[int]]
    ) -> None:
        for column, places in enumerate(part):
            left = self._body.left + column * 0.52 * self._body.width
            if self.design.listing == "cards":
                self._cards(slide, chapter, place, places, left)
                continue
            box = Frame(left, self._body.top, self._width, self._body.height)
            frame = frame_of(slide, box)
            for n in places:
                self._promise(frame, chapter, place, n)

    def _promise(self, frame: TextFrame, chapter: Chapter, place: int, n: int) -> None:
        promise = chapter.areas[place].promises[n]
        first = not frame.paragraphs[0].runs
        paragraph = frame.paragraphs[0] if first else frame.add_paragraph()
        self._marked(paragraph, chapter, place, n)
        self._text(paragraph, chapter, place, n)
        last = self._items(frame, paragraph, promise, self._indent())
        last.space_after = Pt(self._gap)

    def _text(self, paragraph: _Paragraph, chapter: Chapter, place: int, n: int) -> None:
        font, size = self._measure.font, self._size
        label, rest = self.labels.split(chapter.areas[place].promises[n])
        if label:
            add_run(paragraph, label, font, size, bold=True)
        add_run(paragraph, rest, font, size)
        if chapter.note and place == 0 and n == 0:
            add_run(paragraph, "1", font, size)
            paragraph.runs[-1]._r.get_or_add_rPr().set("baseline", "30000")

    def _marked(self, paragraph: _Paragraph, chapter: Chapter, place: int, n: int) -> None:
        """Puts a mark before a paragraph: a bullet of the program's own, or a typed one."""
        design, mark = self.design, self.labels.marks(chapter, place)[n]
        hang = self._indent()
        match design.listing:
            case "none white" | "label":
                return
            case "none indent":
                _indented(paragraph, 0.0, 2.0 * self._size)
            case "none hanging":
                _indented(paragraph, hang, -hang)
            case "number" | "number bracket" | "lettered" if not mark.startswith("("):
                _indented(paragraph, hang, -hang)
                number = numbered(design, chapter)[place][n]
                _bullet(paragraph, "a:buAutoNum", type=_AUTOMATIC[design.listing], startAt=number)
            case "code" | "disc" | "lettered":
                # A number on a disc cannot be had in running text: it is bold instead.
                _indented(paragraph, hang, -hang)
                colour = self._accent if design.listing == "disc" else None
                bold = design.listing == "disc"
                font = self._measure.font
                add_run(paragraph, f"{mark}\t", font, self._size, bold=bold, colour=colour)
            case _:
                _indented(paragraph, hang, -hang)
                _bullet(paragraph, "a:buChar", char=mark or "●")

    def _items(
        self, frame: TextFrame, paragraph: _Paragraph, promise: Promise, left: float
    ) -> _Paragraph:
        """Items of the second level; the last paragraph."""
        step = 1.5 * self._size
        for n, item in enumerate(promise.items):
            paragraph.space_after = Pt(0.1 * self._size)
            paragraph = frame.add_paragraph()
            _indented(paragraph, left + 2 * step, -step)
            mark = self.labels.item_mark(n)
            if len(mark) == 1:
                _bullet(paragraph, "a:buChar", char=mark)
                mark = ""
            font = self._measure.font
            add_run(paragraph, f"{mark}\t{item}" if mark else item, font, self._size)
        return paragraph

    def _cards(
        self, slide: Slide, chapter: Chapter, place: int, places: Sequence[int], left: float
    ) -> None:
        y, size = self._body.top, self._size
        for n in places:
            promise = chapter.areas[place].promises[n]
            high = self._height(promise) - self._gap
            box = map(Pt, (left, y, self._width, high))
            shape = slide.shapes.add_shape(MSO_SHAPE.RECTANGLE, *box)
            shape.fill.background()
            # Text in a shape without a ground would have the shadow itself.
            shape.shadow.inherit = False
            shape.line.color.rgb = self._accent
            frame = shape.text_frame
            frame.word_wrap, frame.vertical_anchor = True, MSO_ANCHOR.TOP
            frame.margin_left = frame.margin_right = Pt(0.8 * size)
            frame.margin_top = frame.margin_bottom = Pt(0.5 * size)
            paragraph = frame.paragraphs[0]
            self._text(paragraph, chapter, place, n)
            paragraph = self._items(frame, paragraph, promise, 0.0)
            paragraph.space_after = Pt(0.3 * size)
            for label, value in self.labels.details(promise):
                made = frame.add_paragraph()
                font = self._measure.font
                add_run(made, f"{label}: ", font, 0.88 * size, bold=True)
                add_run(made, value, font, 0.88 * size)
            for made in frame.paragraphs:
                made.alignment = PP_ALIGN.LEFT
            y += high + self._gap

    def _note(self, slide: Slide, note: str) -> None:
        body, size = self._body, self._size
        top = body.top + body.height - 1.1 * size
        frame = frame_of(slide, Frame(body.left, top, body.width, 1.2 * size))
        add_run(frame.paragraphs[0], "1", self._measure.font, 0.75 * size)
        frame.paragraphs[0].runs[-1]._r.get_or_add_rPr().set("baseline", "30000")
        add_run(frame.paragraphs[0], f" {note}", self._measure.font, 0.75 * size)

    # Tables.

    def _shares(self, chapter: Chapter) -> list[float]:
        shape = self.labels.table(chapter)
        number = 0.07 if shape.numbered else 0.0
        each = 0.2 if len(shape.held) < 3 else 0.16
        return (
            [number] * shape.numbered
            + [1 - number - each * len(shape.held)]
            + [each] * len(shape.held)
        )

    def _row_height(self, promise: Promise) -> float:
        size = self._size
        middle = 0.45 * self._body.width - size
        high = self._measure.height(promise.text, middle)
        for item in promise.items:
            high += self._measure.height(item, middle - 3 * size) + 0.15 * size
        beside = self._measure.height(promise.responsible or "-", 0.16 * self._body.width - size)
        return max(high, beside) + 0.6 * size

    def _table(
        self, slide: Slide, chapter: Chapter, place: int, part: Sequence[Sequence[int]]
    ) -> None:
        shape, body, size = self.labels.table(chapter), self._body, self._size
        places = [n for column in part for n in column]
        box = map(Pt, (body.left, body.top, body.width, 2 * size * (len(places) + 1)))
        table = slide.shapes.add_table(len(places) + 1, len(shape.heads), *box).table
        table.horz_banding = self.design.listing == "table"
        for n, share in enumerate(self._shares(chapter)):
            table.columns[n].width = Pt(share * body.width)
        for cell, name in zip(table.rows[0].cells, shape.heads, strict=True):
            self._cell(cell, name, bold=True)
        for n, row in zip(places, list(table.rows)[1:], strict=True):
            promise = chapter.areas[place].promises[n]
            cells = list(row.cells)
            if shape.numbered:
                self._cell(cells.pop(0), self.labels.marks(chapter, place)[n])
            frame = self._cell(cells.pop(0), "")
            self._text(frame.paragraphs[0], chapter, place, n)
            self._items(frame, frame.paragraphs[0], promise, 0.0)
            for key, cell in zip(shape.held, cells, strict=True):
                self._cell(cell, getattr(promise, key))

    def _cell(self, cell: Any, text: str, *, bold: bool = False) -> TextFrame:
        size = self._size
        cell.margin_left = cell.margin_right = Pt(0.5 * size)
        cell.margin_top = cell.margin_bottom = Pt(0.3 * size)
        frame: TextFrame = cell.text_frame
        if text:
            colour = RGBColor(255, 255, 255) if bold else None
            font = self._measure.font
            add_run(frame.paragraphs[0], text, font, size, bold=bold, colour=colour)
        return frame


def _halves(places: list[int], heights: Sequence[float]) -> list[list[int]]:
    """Places in two columns of about the same height, the left one the higher."""
    half, used = sum(heights) / 2, 0.0
    for n, place in enumerate(places):
        if used >= half:
            return [places[:n], places[n:]]
        used += heights[place]
    return [places]


def _indented(paragraph: _Paragraph, left: float, first: float) -> None:
    properties = paragraph._p.get_or_add_pPr()
    properties.set("marL", str(int(Pt(left))))
    properties.set("indent", str(int(Pt(first))))


def _bullet(paragraph: _Paragraph, tag: str, **attributes: object) -> None:
    made = parse_xml(f"<{tag} {nsdecls('a')}/>")
    for key, value in attributes.items():
        made.set(key, str(value))
    paragraph._p.get_or_add_pPr().append(made)
