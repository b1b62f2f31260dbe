"""Sets an edition on a canvas, line by line, as design programs do: order and words are our own.

The texts of a page are written in reading order, by columns from the right, or by paragraphs in a
drawn order; each line as one text, or word by word.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from .canvas_counts import count_block
from .canvas_forms import (
    WHITE,
    Looks,
    figure,
    framed,
    heading,
    photo,
    quotation,
    side_by_side,
    spacer,
    stacked,
    title,
)
from .canvas_lists import commitments, footnote, table, table_head
from .canvas_paper import Box, Page, Paper
from .canvas_text import SANS, SERIF, Fonts, Style, embedded, hyphenator, never, words
from .labels import Labels
from .values import Chapter, Design, Edition


def canvas_engine(edition: Edition, design: Design) -> bytes:
    """An edition as a PDF that ReportLab's canvas writes."""
    work = _Setter(edition, design)
    work.set()
    return work.paper.pdf(design.seed % 3, design.seed, edition.title)


def _fonts(design: Design) -> Fonts:
    if design.serif:
        return SERIF
    return embedded() if design.seed % 4 == 1 else SANS


class _Setter:
    """Sets one edition on paper."""

    def __init__(self, edition: Edition, design: Design) -> None:
        self.edition = edition
        self.design = design
        self.labels = Labels(edition, design)
        breaker = hyphenator(edition.language) if design.hyphenated else never
        self.paper = Paper(design.page, design.margins, by_word=design.seed % 5 < 2)
        self.looks = Looks(design, _fonts(design), breaker, self.paper.width)
        self._entries: list[tuple[str, int]] = []

    def set(self) -> None:
        """The whole."""
        paper = self.paper
        if self.design.cover:
            self._cover()
        listed = -1
        if self.design.contents:
            paper.new_page()
            listed = len(paper.pages) - 1
            # It is written last; until then nothing else may go there.
            paper.y = paper.bottom
        self._front()
        for place, chapter in enumerate(self.edition.chapters):
            self._section(chapter, first=place == 0)
        self._closing()
        if listed >= 0:
            self._contents(paper.pages[listed])
        for number, page in enumerate(paper.pages, 1):
            self._run(page, number)

    # Before and after the sections.

    def _cover(self) -> None:
        paper, size = self.paper, self.looks.size
        paper.new_page()
        paper.page.bare = True
        paper.y -= (paper.head - paper.bottom) * 0.3
        inner = paper.width - 4 * size
        rows = self.looks.text(self.edition.title, self.looks.bold(2.8, WHITE), inner)
        boxes = self.looks.boxes(rows, leading=3.3 * size)
        paper.flow([framed(boxes, paper.width, fill=self.design.accent, inset=2 * size)])
        paper.skip(2 * size)
        self._plain(str(self.edition.year))

    def _front(self) -> None:
        paper, wording = self.paper, self.labels.wording
        parts = (self.edition.foreword, self.edition.acronyms, self.edition.objectives)
        if any(parts):
            paper.new_page()
        if self.edition.foreword:
            self._title(wording("foreword"))
            self._paragraphs(self.edition.foreword)
        if self.edition.acronyms:
            self._title(wording("acronyms"))
            self._acronyms()
        if self.edition.objectives:
            self._title(wording("objectives"))
            for objective in self.edition.objectives:
                self._plain(f"• {objective}")

    def _acronyms(self) -> None:
        paper, looks = self.paper, self.looks
        left = 7 * looks.size
        for short, long in self.edition.acronyms:
            name = stacked(looks.boxes(looks.text(short, looks.bold(), left)))
            meaning = looks.boxes(looks.text(long, looks.body, paper.width - left))
            paper.flow([side_by_side([(0.0, name), (left, stacked(meaning))])])

    def _closing(self) -> None:
        if self.edition.closing is not None:
            self.paper.country = ""
            self.paper.open_page()
            self._title(self.edition.closing[0])
            self._paragraphs(self.edition.closing[1])

    def _title(self, text: str) -> None:
        paper = self.paper
        paper.skip(2 * self.looks.size)
        boxes = title(self.looks, text, paper.width)
        paper.need(sum(box.height for box in boxes) + 5 * self.looks.size)
        self._entries.append((text, len(paper.pages)))
        paper.flow(boxes)

    def _paragraphs(self, texts: Sequence[str], columns: int = 1) -> None:
        paper = self.paper
        width = paper.column_width(columns, self.design.gutter)
        boxes: list[Box] = []
        for text in texts:
            rows = self.looks.paragraph(words(text, self.looks.body), width)
            boxes += self.looks.boxes(rows, above=0.6 * self.looks.size)
        paper.flow(boxes, columns, self.design.gutter, even=True)

    def _plain(self, text: str, style: Style | None = None) -> None:
        rows = self.looks.text(text, style or self.looks.body, self.paper.width)
        self.paper.flow(self.looks.boxes(rows))

    def _contents(self, page: Page) -> None:
        looks, paper = self.looks, self.paper
        y = paper.head
        for box in title(looks, self.labels.wording("contents"), paper.width):
            box.draw(page, paper.left, y)
            y -= box.height
        dot = looks.body.width(".")
        for text, number in self._entries:
            y -= 1.8 * looks.size
            end = paper.width - looks.body.width(str(number))
            page.write(paper.left, y, text, looks.body)
            if self.design.contents == "leaders":
                room = end - looks.body.width(text) - 2 * looks.size
                dots = "." * max(int(room / dot), 0)
                left = paper.left + end - looks.size / 2 - len(dots) * dot
                page.write(left, y, dots, looks.body)
            page.write(paper.left + end, y, str(number), looks.body)

    def _run(self, page: Page, number: int) -> None:
        """Running head and page number."""
        design, paper = self.design, self.paper
        if page.bare:
            return
        style = Style(self.looks.fonts.body, 0.8 * self.looks.size, "#555555")
        running = design.running_head.replace("{name}", page.country)
        if "{name}" in design.running_head and not page.country:
            running = ""
        page.column, page.paragraph = 0, 0
        high, low = paper.head + 1.6 * self.looks.size, paper.bottom - 2.2 * self.looks.size
        text = str(number)
        outer = number % 2 == 1
        right = paper.left + paper.width
        number_left = right - style.width(text) if outer else paper.left
        if design.page_number == "foot centre":
            page.write(paper.left + paper.width / 2 - style.width(text) / 2, low, text, style)
        elif design.page_number:
            page.write(
                number_left, high if design.page_number == "head outer" else low, text, style
            )
        if running:
            at_right = design.page_number == "head outer" and not outer
            page.write(
                right - style.width(running) if at_right else paper.left, high, running, style
            )

    # A section.

    def _section(self, chapter: Chapter, *, first: bool) -> None:
        design, paper, size = self.design, self.paper, self.looks.size
        paper.country = chapter.name
        if design.new_page or first or not paper.pages:
            paper.open_page()
        else:
            paper.skip(1.5 * size)
            paper.need(18 * size)
        paper.page.country = chapter.name
        self._title(self.labels.title(chapter))
        self._paragraphs(chapter.narrative, design.narrative_columns)
        self._furniture(chapter)
        if self.labels.shows_counts(chapter):
            self._counts(chapter)
        if design.lists_on_new_page:
            paper.open_page()
        if chapter.note:
            note = footnote(self.looks, chapter.note)
            paper.reserve = sum(box.height for box in note) + 0.8 * size
        if design.listing in ("table", "table ruled"):
            self._tables(chapter)
        else:
            self._lists(chapter)
        paper.reserve = 0.0

    def _furniture(self, chapter: Chapter) -> None:
        looks, width = self.looks, self.paper.width
        boxes = []
        if chapter.figure is not None:
            boxes.append(figure(looks, *chapter.figure, width))
        if chapter.caption:
            boxes.append(photo(looks, chapter.caption, width))
        if chapter.quote is not None:
            said, speaker = chapter.quote
            boxes.append(quotation(looks, f"“{said}”", speaker, width))
        if self.design.seed % 2:
            boxes.reverse()
        for box in boxes:
            self.paper.skip(looks.size)
            self.paper.flow([box])

    def _counts(self, chapter: Chapter) -> None:
        paper, size = self.paper, self.looks.size
        paper.skip(1.2 * size)
        if self.design.counts == "sentence":
            self._paragraphs(self.labels.count_lines(chapter))
            return
        box = count_block(self.looks, self.labels, chapter)
        if self.design.counts == "cards foot" and self.design.lists_on_new_page:
            paper.need(box.height)
            paper.y = paper.bottom + box.height
        paper.flow([box])
        paper.skip(0.8 * size)

    def _lists(self, chapter: Chapter) -> None:
        design, paper, size = self.design, self.paper, self.looks.size
        columns = 1 if design.heading == "side" else design.columns
        inner = paper.column_width(columns, design.gutter)
        flow: list[Box] = []
        for place in range(len(chapter.areas)):
            text = self.labels.heading(chapter, place)
            if design.heading == "side":
                self._side(chapter, place, text)
            elif design.span_headings or design.heading == "slide" or columns == 1:
                self._spanning(chapter, place, text, columns)
            else:
                flow += heading(self.looks, text, inner)
                flow += self._kept(commitments(self.looks, self.labels, chapter, place, inner))
        if flow:
            paper.skip(1.2 * size)
            paper.need(12 * size)
            paper.flow(flow, columns, design.gutter, even=design.balanced)

    @staticmethod
    def _kept(boxes: list[Box]) -> list[Box]:
        """A list of which the first item's mark is not white above a heading's own."""
        return [replace(boxes[0], above=0.0), *boxes[1:]]

    def _spanning(self, chapter: Chapter, place: int, text: str, columns: int) -> None:
        design, paper, size = self.design, self.paper, self.looks.size
        if design.heading == "slide":
            paper.open_page()
        head = heading(self.looks, text, paper.width)
        inner = paper.column_width(columns, design.gutter)
        boxes = commitments(self.looks, self.labels, chapter, place, inner)
        paper.skip(1.4 * size)
        paper.need(sum(box.height for box in head) + 6 * size)
        paper.flow(head)
        paper.flow(boxes, columns, design.gutter, even=design.balanced)

    def _side(self, chapter: Chapter, place: int, text: str) -> None:
        paper, looks = self.paper, self.looks
        left = paper.width * 0.24
        head = stacked(heading(looks, text, left - looks.size))
        boxes = commitments(looks, self.labels, chapter, place, paper.width - left)
        first = boxes[0]

        def draw(page: Page, x: float, y: float) -> None:
            head.draw(page, x - left, y)
            first.draw(page, x, y)

        boxes[0] = replace(first, draw=draw)
        short = head.height - sum(box.height for box in boxes)
        paper.skip(1.4 * looks.size)
        paper.need(max(head.height, 6 * looks.size))
        paper.flow([*boxes, *([spacer(short)] if short > 0 else [])], left=left)

    def _tables(self, chapter: Chapter) -> None:
        looks, paper, size = self.looks, self.paper, self.looks.size
        rows_name = self.design.heading == "row"
        top = table_head(looks, self.labels, chapter, paper.width)
        paper.skip(1.2 * size)
        for place in range(len(chapter.areas)):
            if self.design.heading == "slide":
                paper.open_page()
            head = heading(looks, self.labels.heading(chapter, place), paper.width)
            rows = table(looks, self.labels, chapter, place, paper.width)
            if rows_name:
                head = [replace(head[0], above=0.0, keep=True)]
                boxes = [top, *head, *rows] if place == 0 else [*head, *rows]
            else:
                paper.skip(1.2 * size)
                boxes = [*head, top, *rows]
            paper.flow(boxes)
