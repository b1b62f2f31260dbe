"""An edition as a Word document: sections with columns, styles, fields, footnotes."""

from __future__ import annotations

import io
from typing import Literal

from docx import Document
from docx.enum.section import WD_SECTION
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_TAB_ALIGNMENT, WD_TAB_LEADER
from docx.section import Section
from docx.shared import Pt, RGBColor
from docx.styles.style import ParagraphStyle
from docx.text.paragraph import Paragraph

from . import office_xml as xml
from .labels import Labels
from .office_word_counts import Counts, line_in
from .office_word_lists import Lists
from .values import Chapter, Design, Edition


def word_file(edition: Edition, design: Design) -> bytes:
    """The document's file."""
    return _Writer(edition, design).file()


class _Writer:
    """Writes one edition.

    Word evens out columns at a section's end; columns that are filled in turn are left so only
    where the next section opens on a new page. Cards at a page's foot and counts in rings become
    cards in their place.
    """

    def __init__(self, edition: Edition, design: Design) -> None:
        self.edition = edition
        self.design = design
        self.labels = Labels(edition, design)
        self.document = Document()
        self.accent = RGBColor.from_string(design.accent[1:].upper())
        self._notes: list[str] = []
        self._titles = 0
        left, _, right, _ = design.margins
        self.width = design.page[0] - left - right
        self._styles()
        self._page(self.document.sections[0])

    def file(self) -> bytes:
        """The file."""
        self._front()
        for place, chapter in enumerate(self.edition.chapters):
            self._chapter(chapter, first=place == 0)
        self._closing()
        if self._notes:
            xml.add_notes(self.document, self._notes, self.design.size * 0.8)
        xml.set_language(self.document, self.edition.language)
        if self.design.hyphenated:
            xml.hyphenate(self.document)
        self.document.core_properties.title = self.edition.title
        target = io.BytesIO()
        self.document.save(target)
        return target.getvalue()

    # Styles and pages.

    def _styles(self) -> None:
        design, styles = self.design, self.document.styles
        family = "Liberation Serif" if design.serif else "Liberation Sans"
        for name in ("Normal", "Heading 1", "Heading 2", "Caption", "List Bullet"):
            style = styles[name]
            assert isinstance(style, ParagraphStyle)
            style.font.name = family
            fonts = style.element.rPr.rFonts
            for key in [key for key in fonts.attrib if key.endswith("Theme")]:
                del fonts.attrib[key]
            style.font.color.rgb = RGBColor(0x1A, 0x1A, 0x1A)
            style.font.size = Pt(design.size)
            style.paragraph_format.line_spacing = Pt(design.leading * design.size)
            style.paragraph_format.space_before = Pt(0)
            style.paragraph_format.space_after = Pt(0)
        title = styles["Heading 1"]
        assert isinstance(title, ParagraphStyle)
        title.font.size = Pt(design.title_size)
        title.font.color.rgb = self.accent
        title.paragraph_format.line_spacing = 1.0
        title.paragraph_format.space_after = Pt(0.8 * design.size)
        caption = styles["Caption"]
        assert isinstance(caption, ParagraphStyle)
        caption.font.size = Pt(0.8 * design.size)
        caption.font.italic, caption.font.bold = True, False

    def _page(self, section: Section) -> None:
        design = self.design
        section.page_width, section.page_height = map(Pt, design.page)
        left, top, right, bottom = map(Pt, design.margins)
        section.left_margin, section.right_margin = left, right
        section.top_margin, section.bottom_margin = top, bottom
        section.header_distance = Pt(max(design.margins[1] - 2.4 * design.size, 12))
        section.footer_distance = Pt(max(design.margins[3] - 2.4 * design.size, 12))

    def section(self, columns: int = 1, *, new_page: bool = False) -> Section:
        """Opens a section, on the same page or on a new one."""
        kind = WD_SECTION.NEW_PAGE if new_page else WD_SECTION.CONTINUOUS
        made: Section = self.document.add_section(kind)
        xml.close_section(self.document)
        xml.set_columns(made, columns, self.design.gutter)
        return made

    def _run_heads(self, section: Section, chapter: Chapter | None) -> None:
        """Running head and page number of a section and those after it."""
        design = self.design
        running = design.running_head
        if "{name}" in running:
            # A section that opens in mid-page cannot change the page's head.
            known = chapter is not None and design.new_page
            running = self.labels.running(chapter) if known and chapter is not None else ""
        outer = design.page_number in ("foot outer", "head outer")
        self.document.settings.odd_and_even_pages_header_footer = outer
        sides: list[tuple[Literal["", "even"], bool]] = [("", True)]
        if outer:
            sides.append(("even", False))
        for prefix, odd in sides:
            head = section.even_page_header if prefix else section.header
            foot = section.even_page_footer if prefix else section.footer
            head.is_linked_to_previous = foot.is_linked_to_previous = False
            self._head(head.paragraphs[0], running, odd=odd)
            if design.page_number.startswith("foot"):
                self._number(foot.paragraphs[0], odd=odd)

    def _head(self, paragraph: Paragraph, running: str, *, odd: bool) -> None:
        numbered = self.design.page_number == "head outer"
        stops = paragraph.paragraph_format.tab_stops
        stops.add_tab_stop(Pt(self.width), WD_TAB_ALIGNMENT.RIGHT)
        if numbered and not odd:
            xml.field(paragraph, "PAGE")
        paragraph.add_run(("\t" if numbered and not odd else "") + running)
        if numbered and odd:
            paragraph.add_run("\t")
            xml.field(paragraph, "PAGE")
        for run in paragraph.runs:
            run.font.size = Pt(0.8 * self.design.size)

    def _number(self, paragraph: Paragraph, *, odd: bool) -> None:
        if self.design.page_number == "foot centre":
            paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        elif odd:
            paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
        xml.field(paragraph, "PAGE")

    # Before and after the sections.

    def _front(self) -> None:
        design, wording, edition = self.design, self.labels.wording, self.edition
        if design.cover:
            self.paragraph("").paragraph_format.space_before = Pt(design.page[1] * 0.25)
            self.paragraph(edition.title, size=2.8 * design.size, bold=True, colour=self.accent)
            self.paragraph(str(edition.year)).paragraph_format.space_before = Pt(2 * design.size)
            self._run_heads(self.section(new_page=True), None)
        else:
            self._run_heads(self.document.sections[0], None)
        if design.contents:
            self.paragraph(wording("contents"), size=design.title_size, bold=True)
            for number, title in enumerate(self._entries(), 1):
                self._entry(title, number)
            if edition.foreword or edition.acronyms or edition.objectives:
                self.document.add_page_break()
        if edition.foreword:
            self._title(wording("foreword"))
            for text in edition.foreword:
                self.body(text)
        if edition.acronyms:
            self._title(wording("acronyms"))
            self._acronyms()
        if edition.objectives:
            self._title(wording("objectives"))
            for text in edition.objectives:
                self.document.add_paragraph(text, style="List Bullet")

    def _entries(self) -> list[str]:
        """All titles, in the order in which they are printed."""
        edition, wording = self.edition, self.labels.wording
        parts = (
            ("foreword", edition.foreword),
            ("acronyms", edition.acronyms),
            ("objectives", edition.objectives),
        )
        titles = [wording(key) for key, held in parts if held]
        titles += [self.labels.title(chapter) for chapter in edition.chapters]
        return titles + ([edition.closing[0]] if edition.closing is not None else [])

    def _entry(self, title: str, number: int) -> None:
        paragraph = self.paragraph(f"{title}\t")
        leader = WD_TAB_LEADER.DOTS if self.design.contents == "leaders" else WD_TAB_LEADER.SPACES
        stops = paragraph.paragraph_format.tab_stops
        stops.add_tab_stop(Pt(self.width), WD_TAB_ALIGNMENT.RIGHT, leader)
        paragraph.paragraph_format.space_after = Pt(0.5 * self.design.size)
        xml.field(paragraph, f"PAGEREF part{number}")

    def _acronyms(self) -> None:
        table = self.document.add_table(0, 2)
        for pair in self.edition.acronyms:
            row = table.add_row()
            for cell, text in zip(row.cells, pair, strict=True):
                cell.text = text
            row.cells[0].paragraphs[0].runs[0].bold = True
        left = 7 * self.design.size
        xml.set_width(table, (left, self.width - left))

    def _closing(self) -> None:
        if self.edition.closing is not None:
            heading, texts = self.edition.closing
            self._run_heads(self.section(new_page=True), None)
            self._title(heading)
            for text in texts:
                self.body(text)

    def _title(self, text: str) -> None:
        paragraph = self.document.add_paragraph(text, style="Heading 1")
        self._titles += 1
        xml.bookmark(paragraph, f"part{self._titles}", self._titles)
        paragraph.paragraph_format.space_before = Pt(1.5 * self.design.size)

    def paragraph(
        self, text: str, *, size: float = 0.0, bold: bool = False, colour: RGBColor | None = None
    ) -> Paragraph:
        """A paragraph in one style; larger type has white of its own."""
        made = line_in(self.document, text, size=size, bold=bold, colour=colour)
        if size:
            made.paragraph_format.space_after = Pt(0.5 * self.design.size)
        return made

    def body(self, text: str) -> Paragraph:
        """A paragraph of running text."""
        made = self.paragraph(text)
        made.paragraph_format.space_after = Pt(0.6 * self.design.size)
        if self.design.justified:
            made.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY
        return made

    # A section.

    def _chapter(self, chapter: Chapter, *, first: bool) -> None:
        design = self.design
        if first and len(self.document.element.body) == 1:
            # Nothing stands before: a section's break would leave a page empty.
            section = self.document.sections[0]
        else:
            section = self.section(new_page=design.new_page or first)
        self._run_heads(section, chapter)
        self._title(self.labels.title(chapter))
        if design.narrative_columns > 1:
            self.section(design.narrative_columns)
        for text in chapter.narrative:
            self.body(text)
        if design.narrative_columns > 1:
            self.section()
        self._furniture(chapter)
        if self.labels.shows_counts(chapter):
            Counts(self.labels, self.document, self.accent).write(chapter)
        note = 0
        if chapter.note:
            self._notes.append(chapter.note)
            note = len(self._notes)
        lists = Lists(self.labels, self.document, self.section, self.width, note)
        last = chapter is self.edition.chapters[-1] and self.edition.closing is None
        lists.write(chapter, last=last)

    def _furniture(self, chapter: Chapter) -> None:
        size = self.design.size
        if chapter.figure is not None:
            made = self.paragraph(chapter.figure[0], size=2.4 * size, bold=True, colour=self.accent)
            made.add_run(f"  {chapter.figure[1]}")
        if chapter.caption:
            # No table: below one, at the head of a page, LibreOffice may leave out lines.
            picture = self.paragraph("")
            xml.shade(picture, "#c9ced3")
            picture.paragraph_format.line_spacing = Pt(8 * size)
            caption = self.document.add_paragraph(chapter.caption, style="Caption")
            caption.paragraph_format.space_after = Pt(size)
        if chapter.quote is not None:
            for n, text in enumerate((f"“{chapter.quote[0]}”", chapter.quote[1])):
                made = self.paragraph(text)
                made.runs[0].italic = n == 0
                made.paragraph_format.left_indent = Pt(size)
                xml.border(made, "left", self.design.accent, 18)
            made.paragraph_format.space_after = Pt(size)
