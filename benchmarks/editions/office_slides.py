"""An edition as slides: a title on each, lists that go on from slide to slide."""

from __future__ import annotations

import io
from collections.abc import Sequence

from pptx import Presentation
from pptx.dml.color import RGBColor
from pptx.enum.shapes import MSO_SHAPE
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.slide import Slide
from pptx.text.text import TextFrame
from pptx.util import Pt

from .labels import Labels
from .office_slide_lists import SlideLists
from .slide_text import Frame, Measure, add_run, frame_of
from .values import Chapter, Design, Edition

_WIDE = (960.0, 540.0)
_TITLE_ONLY = 5


def slides_file(edition: Edition, design: Design) -> bytes:
    """The presentation's file."""
    writer = _Writer(edition, design)
    writer.write()
    target = io.BytesIO()
    writer.deck.save(target)
    return target.getvalue()


class _Writer:
    """Writes one edition.

    A slide is wide, and its text large, whatever the design's page is. A focus area opens a slide
    of its own, so that what depends on mid-page headings, such as columns under a heading that
    spans them, becomes one or two columns on the slide.
    """

    def __init__(self, edition: Edition, design: Design) -> None:
        self.edition = edition
        self.design = design
        self.labels = Labels(edition, design)
        self.deck = Presentation()
        self.page = design.page if design.page[0] > design.page[1] else _WIDE
        self.deck.slide_width, self.deck.slide_height = map(Pt, self.page)
        self.accent = RGBColor.from_string(design.accent[1:].upper())
        # Slides are read from afar: no smaller than a third of what the plan's page would bear.
        self.size = max(design.size, self.page[1] / 36)
        self.measure = Measure(design.serif, self.size)
        self._entries: list[tuple[str, int]] = []

    @property
    def body(self) -> Frame:
        """Where a slide's content goes, below its title."""
        width, height = self.page
        return Frame(0.06 * width, 0.2 * height, 0.88 * width, 0.7 * height)

    def write(self) -> None:
        """The whole."""
        edition, wording = self.edition, self.labels.wording
        if self.design.cover:
            self._cover()
        contents = self.slide("") if self.design.contents else None
        if edition.foreword:
            self._texts(wording("foreword"), edition.foreword, "")
        if edition.acronyms:
            self._texts(wording("acronyms"), [f"{s} – {text}" for s, text in edition.acronyms], "")
        if edition.objectives:
            self._texts(wording("objectives"), edition.objectives, "• ")
        for chapter in edition.chapters:
            self._chapter(chapter)
        if edition.closing is not None:
            self._texts(edition.closing[0], edition.closing[1], "")
        if contents is not None:
            self._contents(contents)

    # Slides.

    def slide(self, title: str, country: str = "", *, entry: bool = False) -> Slide:
        """A new slide with its title, running head and number."""
        slide: Slide = self.deck.slides.add_slide(self.deck.slide_layouts[_TITLE_ONLY])
        number = len(self.deck.slides)
        if entry:
            self._entries.append((title, number))
        self._set_title(slide, title)
        self._run(slide, country, number)
        return slide

    def _set_title(self, slide: Slide, title: str) -> None:
        width, height = self.page
        shape = slide.shapes.title
        assert shape is not None
        shape.left, shape.top = Pt(0.06 * width), Pt(0.07 * height)
        shape.width, shape.height = Pt(0.88 * width), Pt(0.11 * height)
        frame = shape.text_frame
        frame.vertical_anchor, frame.word_wrap = MSO_ANCHOR.MIDDLE, True
        paragraph = frame.paragraphs[0]
        paragraph.alignment = PP_ALIGN.LEFT
        bar = self.design.heading == "bar"
        if bar and title:
            shape.fill.solid()
            shape.fill.fore_color.rgb = self.accent
        colour = RGBColor(255, 255, 255) if bar else self.accent
        size = min(1.9 * self.size, 0.06 * height)
        while self.measure.width(title, size) > 0.84 * width:
            size *= 0.95
        add_run(paragraph, title, self.measure.font, size, bold=True, colour=colour)

    def _run(self, slide: Slide, country: str, number: int) -> None:
        design, (width, height) = self.design, self.page
        running = design.running_head.replace("{name}", country)
        if "{name}" in design.running_head and not country:
            running = ""
        small = 0.75 * self.size
        if running:
            head = frame_of(slide, Frame(0.06 * width, 0.015 * height, 0.6 * width, 1.6 * small))
            add_run(head.paragraphs[0], running, self.measure.font, small)
        if design.page_number:
            top = 0.015 if design.page_number == "head outer" else 0.94
            left = 0.47 if design.page_number == "foot centre" else 0.88
            place = Frame(left * width, top * height, 0.06 * width, 1.6 * small)
            foot = frame_of(slide, place)
            foot.paragraphs[0].alignment = PP_ALIGN.CENTER
            add_run(foot.paragraphs[0], str(number), self.measure.font, small)

    def _cover(self) -> None:
        width, height = self.page
        slide = self.deck.slides.add_slide(self.deck.slide_layouts[_TITLE_ONLY])
        self._set_title(slide, self.edition.title)
        title = slide.shapes.title
        assert title is not None
        title.top = Pt(0.35 * height)
        year = frame_of(slide, Frame(0.06 * width, 0.55 * height, 0.5 * width, 0.1 * height))
        add_run(year.paragraphs[0], str(self.edition.year), self.measure.font, 1.3 * self.size)

    def _contents(self, slide: Slide) -> None:
        self._fill_title(slide, self.labels.wording("contents"))
        body, font = self.body, self.measure.font
        step = min(2.0 * self.size, body.height / len(self._entries))
        for n, (title, number) in enumerate(self._entries):
            y = body.top + n * step
            row = frame_of(slide, Frame(body.left, y, 0.85 * body.width, step))
            dots = ""
            if self.design.contents == "leaders":
                room = 0.83 * body.width - self.measure.width(title + "  ", self.size)
                dots = " " + "." * int(room / self.measure.width(".", self.size))
            add_run(row.paragraphs[0], title + dots, font, self.size)
            left = body.left + 0.87 * body.width
            place = frame_of(slide, Frame(left, y, 0.1 * body.width, step))
            add_run(place.paragraphs[0], str(number), font, self.size)

    def _fill_title(self, slide: Slide, title: str) -> None:
        shape = slide.shapes.title
        assert shape is not None
        shape.text_frame.paragraphs[0].clear()
        self._set_title(slide, title)

    def _texts(self, title: str, texts: Sequence[str], mark: str) -> None:
        """Paragraphs, on as many slides as they need."""
        slide = self.slide(title, entry=True)
        frame = frame_of(slide, self.body)
        left = self.body.height
        for text in texts:
            high = self.measure.height(mark + text, self.body.width) + 0.6 * self.size
            if high > left and left < self.body.height:
                slide = self.slide(title)
                frame, left = frame_of(slide, self.body), self.body.height
            self._paragraph(frame, mark + text)
            left -= high

    def _paragraph(self, frame: TextFrame, text: str) -> None:
        first = not frame.paragraphs[0].runs
        paragraph = frame.paragraphs[0] if first else frame.add_paragraph()
        paragraph.space_after = Pt(0.6 * self.size)
        add_run(paragraph, text, self.measure.font, self.size)

    # A section.

    def _chapter(self, chapter: Chapter) -> None:
        title = self.labels.title(chapter)
        slide = self.slide(title, chapter.name, entry=True)
        frame, y = frame_of(slide, self.body), self.body.top
        for text in chapter.narrative:
            self._paragraph(frame, text)
            y += self.measure.height(text, self.body.width) + 0.6 * self.size
        needed = self._block_height(chapter) if self.labels.shows_counts(chapter) else 0.0
        if needed and y + needed > self.body.top + self.body.height:
            slide, y = self.slide(title, chapter.name), self.body.top
        if needed:
            self._counts(slide, chapter, y + 0.5 * self.size)
        self._furniture(chapter)
        SlideLists(self.labels, self.measure, self.body, self.accent, self.slide).write(chapter)

    def _furniture(self, chapter: Chapter) -> None:
        """A slide for what is no commitment: a picture, a key figure, a quotation."""
        if not (chapter.figure or chapter.caption or chapter.quote):
            return
        slide, body, size = self.slide(chapter.name, chapter.name), self.body, self.size
        font = self.measure.font
        half = 0.48 * body.width
        if chapter.caption:
            shape = slide.shapes.add_shape(
                MSO_SHAPE.RECTANGLE, Pt(body.left), Pt(body.top), Pt(half), Pt(0.7 * body.height)
            )
            shape.fill.solid()
            shape.fill.fore_color.rgb = RGBColor(0xC9, 0xCE, 0xD3)
            below = Frame(body.left, body.top + 0.73 * body.height, half, 0.25 * body.height)
            caption = frame_of(slide, below)
            add_run(caption.paragraphs[0], chapter.caption, font, 0.8 * size, italic=True)
        left = body.left + body.width - half
        if chapter.figure is not None:
            frame = frame_of(slide, Frame(left, body.top, half, 0.3 * body.height))
            number, label = chapter.figure
            add_run(frame.paragraphs[0], number, font, 2.5 * size, bold=True, colour=self.accent)
            add_run(frame.add_paragraph(), label, font, size)
        if chapter.quote is not None:
            top = body.top + 0.4 * body.height
            frame = frame_of(slide, Frame(left, top, half, 0.5 * body.height))
            said, speaker = chapter.quote
            add_run(frame.paragraphs[0], f"“{said}”", font, 1.15 * size, italic=True)
            add_run(frame.add_paragraph(), speaker, font, 0.85 * size)

    def _block_height(self, chapter: Chapter) -> float:
        if self.design.counts in ("cards", "cards foot", "ring"):
            return 9.5 * self.size
        lines = len(chapter.areas) + 2
        high = 2.2 if self.design.counts == "table" else 1.4
        sentence = self.design.counts in ("sentence", "one line")
        return (4.5 if sentence else high * (lines + 1)) * self.size

    def _counts(self, slide: Slide, chapter: Chapter, y: float) -> None:
        body, size, font = self.body, self.size, self.measure.font
        match self.design.counts:
            case "cards" | "cards foot" | "ring":
                self._count_cards(slide, chapter, y)
            case "table":
                self._count_table(slide, chapter, y)
            case _:
                frame = frame_of(slide, Frame(body.left, y, body.width, 2 * size))
                for line in self.labels.count_lines(chapter):
                    first = not frame.paragraphs[0].runs
                    paragraph = frame.paragraphs[0] if first else frame.add_paragraph()
                    add_run(paragraph, line, font, size)

    def _count_cards(self, slide: Slide, chapter: Chapter, y: float) -> None:
        body, size, font = self.body, self.size, self.measure.font
        head = frame_of(slide, Frame(body.left, y, body.width, 2 * size))
        text = self.labels.count_head(chapter)
        add_run(head.paragraphs[0], text, font, 1.3 * size, bold=True, colour=self.accent)
        cards = self.labels.count_cards(chapter)
        gap = 0.02 * body.width
        each = (body.width - gap * (len(cards) - 1)) / len(cards)
        form = MSO_SHAPE.ROUNDED_RECTANGLE if self.design.seed % 2 else MSO_SHAPE.RECTANGLE
        for n, (number, name) in enumerate(cards):
            left, top = body.left + n * (each + gap), y + 2.6 * size
            shape = slide.shapes.add_shape(form, Pt(left), Pt(top), Pt(each), Pt(5.6 * size))
            shape.fill.solid()
            shape.fill.fore_color.rgb = RGBColor(0xE6, 0xEB, 0xF0)
            shape.line.fill.background()
            frame = shape.text_frame
            frame.word_wrap = True
            frame.margin_left = frame.margin_right = Pt(0.3 * size)
            add_run(frame.paragraphs[0], number, font, 2 * size, bold=True, colour=self.accent)
            add_run(frame.add_paragraph(), name, font, 0.85 * size)
            for paragraph in frame.paragraphs:
                paragraph.alignment = PP_ALIGN.CENTER

    def _count_table(self, slide: Slide, chapter: Chapter, y: float) -> None:
        wording, size, font = self.labels.wording, self.size, self.measure.font
        rows = [(wording("area"), wording("commitments"))]
        rows += [(name, number) for number, name in self.labels.count_cards(chapter)]
        if chapter.total is not None:
            rows.append((wording("total"), str(chapter.total)))
        place = map(Pt, (self.body.left, y, 0.6 * self.body.width, 2.1 * size * len(rows)))
        table = slide.shapes.add_table(len(rows), 2, *place).table
        for n, texts in enumerate(rows):
            table.rows[n].height = Pt(2.1 * size)
            for cell, text in zip(table.rows[n].cells, texts, strict=True):
                cell.margin_top = cell.margin_bottom = Pt(0.25 * size)
                colour = RGBColor(255, 255, 255) if n == 0 else None
                paragraph = cell.text_frame.paragraphs[0]
                add_run(paragraph, text, font, 0.95 * size, bold=n == 0, colour=colour)
