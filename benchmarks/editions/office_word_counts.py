"""Declared counts in a Word document: cards, a table or lines."""

from __future__ import annotations

from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Pt, RGBColor
from docx.table import Table
from docx.text.paragraph import Paragraph

from . import office_xml as xml
from .labels import Labels
from .values import Chapter


def line_in(
    document: Document,
    text: str,
    *,
    size: float = 0.0,
    bold: bool = False,
    colour: RGBColor | None = None,
) -> Paragraph:
    """A paragraph in one style at the end of a document; `size` in points."""
    made = document.add_paragraph()
    run = made.add_run(text)
    run.bold = bold
    if size:
        run.font.size = Pt(size)
        made.paragraph_format.line_spacing = 1.1
    if colour is not None:
        run.font.color.rgb = colour
    return made


class Counts:
    """Writes the counts of a section."""

    def __init__(self, labels: Labels, document: Document, accent: RGBColor) -> None:
        self.labels = labels
        self.design = labels.design
        self.document = document
        self.accent = accent

    def write(self, chapter: Chapter) -> None:
        """All counts of a section."""
        design, size = self.design, self.design.size
        kind = design.counts
        if kind in ("cards", "cards foot", "ring"):
            head = self.labels.count_head(chapter)
            line_in(self.document, head, size=1.4 * size, bold=True, colour=self.accent)
            self._count_cards(chapter)
        elif kind == "table":
            self._count_table(chapter)
        else:
            if kind in ("lines", "words"):
                line_in(self.document, f"{self.labels.wording('focus_areas')}:", bold=True)
            for line in self.labels.count_lines(chapter):
                line_in(self.document, line, bold=kind in ("one line", "heading"))
        self.document.add_paragraph()

    def _count_cards(self, chapter: Chapter) -> None:
        cards = self.labels.count_cards(chapter)
        table = self.document.add_table(1, len(cards))
        xml.rule_table(table, "#ffffff", ("insideV",))
        for cell, (number, name) in zip(table.rows[0].cells, cards, strict=True):
            xml.shade_cell(cell, "#e6ebf0")
            paragraph = cell.paragraphs[0]
            paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
            paragraph.paragraph_format.line_spacing = 1.1
            run = paragraph.add_run(number)
            run.bold, run.font.size = True, Pt(2.2 * self.design.size)
            below = cell.add_paragraph(name)
            below.alignment = WD_ALIGN_PARAGRAPH.CENTER
        xml.keep_row(table.rows[0])

    def _count_table(self, chapter: Chapter) -> None:
        wording, size = self.labels.wording, self.design.size
        rows = [(wording("area"), wording("commitments"))]
        rows += [(name, number) for number, name in self.labels.count_cards(chapter)]
        if chapter.total is not None:
            rows.append((wording("total"), str(chapter.total)))
        table: Table = self.document.add_table(len(rows), 2)
        for row, texts in zip(table.rows, rows, strict=True):
            for cell, text in zip(row.cells, texts, strict=True):
                cell.text = text
            xml.keep_row(row)
        xml.set_width(table, (17 * size, 9 * size))
        for cell in table.rows[0].cells:
            cell.paragraphs[0].runs[0].bold = True
        every = ("top", "left", "bottom", "right", "insideH", "insideV")
        xml.rule_table(table, self.design.accent, every)
