"""The commitments of a section in a Word document: headings, lists, cards and tables."""

from __future__ import annotations

from typing import Protocol

from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.section import Section
from docx.shared import Pt, RGBColor
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph

from . import office_xml as xml
from .labels import Labels
from .values import Chapter, Promise
from .wording import numbered

_EVERY = ("top", "left", "bottom", "right", "insideH", "insideV")
# Word's own lists can make these; it has no discs around numbers and draws no marks.
_OWN = {
    "bullet": "bullet", "dash": "bullet", "square": "bullet", "arrow": "bullet",
    "number": "decimal", "number bracket": "decimal", "lettered": "lowerLetter",
}  # fmt: skip


class Opens(Protocol):
    """Opens a section with columns."""

    def __call__(self, columns: int = 1, *, new_page: bool = False) -> Section:
        """The section."""
        ...


class Lists:
    """Writes the commitments of one section."""

    def __init__(
        self, labels: Labels, document: Document, opens: Opens, width: float, note: int
    ) -> None:
        self.labels = labels
        self.design = labels.design
        self.document = document
        self._opens = opens
        self._width = width
        self._note = note
        self._accent = RGBColor.from_string(self.design.accent[1:].upper())

    def write(self, chapter: Chapter, *, last: bool) -> None:
        """All areas; `last` if the document ends with them."""
        design = self.design
        if design.listing in ("table", "table ruled") or design.heading == "side":
            if design.lists_on_new_page and design.heading != "slide":
                self._opens(new_page=True)
            self._tables(chapter)
            return
        columns, slide = design.columns, design.heading == "slide"
        spans = design.span_headings and columns > 1
        if not slide and (columns > 1 or design.lists_on_new_page):
            self._opens(1 if spans else columns, new_page=design.lists_on_new_page)
        for place in range(len(chapter.areas)):
            if slide:
                self._opens(new_page=True)
            self._heading(self.document.add_paragraph(style="Heading 2"), chapter, place)
            if (spans or slide) and columns > 1:
                self._opens(columns)
            self._area(chapter, place)
            if spans and place < len(chapter.areas) - 1:
                self._opens()
        if design.balanced and columns > 1 and not slide and not last:
            # Columns come out even where a section ends in mid-page.
            self._opens()

    def _heading(self, paragraph: Paragraph, chapter: Chapter, place: int) -> None:
        design, size = self.design, self.design.size
        run = paragraph.add_run(self.labels.heading(chapter, place))
        run.bold = design.heading not in ("sentence", "spaced caps")
        run.font.size = Pt((1.6 if design.heading == "slide" else 1.2) * size)
        paragraph.paragraph_format.line_spacing = 1.1
        paragraph.paragraph_format.space_before = Pt(1.2 * size)
        paragraph.paragraph_format.space_after = Pt(0.5 * size)
        match design.heading:
            case "bar":
                xml.shade(paragraph, design.accent)
                run.font.color.rgb = RGBColor(255, 255, 255)
            case "rule":
                xml.border(paragraph, "bottom", design.accent)
            case "row":
                xml.shade(paragraph, "#e6ebf0")
            case "small caps":
                run.font.small_caps = True
            case "spaced caps":
                spacing = xml.element("w:spacing", val=round(3 * size))
                run._r.get_or_add_rPr().append(spacing)
            case "colour" | "side" | "slide" | "sentence":
                run.font.color.rgb = self._accent

    def _area(self, chapter: Chapter, place: int, cell: _Cell | None = None) -> None:
        """An area's list, in the document or in a cell of a table."""
        design, marks = self.design, self.labels.marks(chapter, place)
        promises = chapter.areas[place].promises
        own = self._own_list(chapter, place, marks)
        for n, promise in enumerate(promises):
            noted = place == 0 and n == 0
            if design.listing == "cards":
                self._card(promise, noted)
                continue
            paragraph = self._paragraph(cell, first=n == 0)
            self._marked(paragraph, marks[n], own)
            self._text(paragraph, promise, noted)
            self._items(paragraph, promise, cell)

    def _paragraph(self, cell: _Cell | None, *, first: bool) -> Paragraph:
        if cell is None:
            made = self.document.add_paragraph()
        else:
            made = cell.paragraphs[0] if first else cell.add_paragraph()
        design = self.design
        least = {"none white": 0.8, "label": 0.4}.get(design.listing, 0.0)
        made.paragraph_format.space_after = Pt(max(design.gap, least) * design.size)
        # Whole, so that what opens a column is never in doubt.
        made.paragraph_format.keep_together = design.listing == "none white"
        made.paragraph_format.widow_control = True
        if design.justified:
            made.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY
        return made

    def _own_list(self, chapter: Chapter, place: int, marks: list[str]) -> int:
        """A list of Word's own; 0 where the marks are typed."""
        design = self.design
        if not design.indent or design.seed % 3 == 0 or design.listing not in _OWN:
            return 0
        form = _OWN[design.listing]
        start = numbered(design, chapter)[place][0]
        sign = marks[0]
        if form != "bullet":
            shown = str(start) if form == "decimal" else chr(96 + start)
            sign = sign.replace(shown, "%1")
        return xml.new_list(self.document, form, sign, self._left(marks[-1]), start)

    def _left(self, mark: str) -> float:
        """Where text starts after its mark."""
        return max(self.design.indent, 0.6 * len(mark) + 0.7) * self.design.size

    def _marked(self, paragraph: Paragraph, mark: str, own: int) -> None:
        design, shape = self.design, paragraph.paragraph_format
        left = Pt(self._left(mark))
        if design.listing == "drawn":
            mark = "●"
        if own:
            xml.in_list(paragraph, own)
        elif design.listing == "none indent":
            shape.first_line_indent = left
        elif design.listing == "none hanging":
            shape.left_indent, shape.first_line_indent = left, -left
        elif mark and not design.indent:
            paragraph.add_run(f"{mark} ")
        elif mark:
            shape.left_indent, shape.first_line_indent = left, -left
            shape.tab_stops.add_tab_stop(left)
            run = paragraph.add_run(f"{mark}\t")
            if design.listing == "disc":
                run.bold, run.font.color.rgb = True, self._accent

    def _text(self, paragraph: Paragraph, promise: Promise, noted: bool) -> None:
        label, rest = self.labels.split(promise)
        if label:
            paragraph.add_run(label).bold = True
        paragraph.add_run(rest)
        if noted and self._note:
            xml.note_mark(paragraph, self._note)

    def _items(self, paragraph: Paragraph, promise: Promise, cell: _Cell | None) -> None:
        """Items of the second level, nearer to their commitment than the next one is."""
        if not promise.items:
            return
        size, after = self.design.size, paragraph.paragraph_format.space_after
        paragraph.paragraph_format.space_after = Pt(0.1 * size)
        paragraph.paragraph_format.keep_with_next = True
        inner = paragraph.paragraph_format.left_indent
        base = inner.pt if inner is not None else self.design.indent * size
        for n, item in enumerate(promise.items):
            made = cell.add_paragraph() if cell is not None else self.document.add_paragraph()
            shape = made.paragraph_format
            shape.left_indent, shape.first_line_indent = Pt(base + 2.2 * size), Pt(-1.4 * size)
            shape.tab_stops.add_tab_stop(Pt(base + 2.2 * size))
            made.add_run(f"{self.labels.item_mark(n)}\t{item}")
            shape.space_after = Pt(0.1 * size)
        shape.space_after = after

    def _card(self, promise: Promise, noted: bool) -> None:
        design, size = self.design, self.design.size
        table = self.document.add_table(1, 1)
        xml.rule_table(table, design.accent, _EVERY)
        xml.pad_table(table, round(12 * size))
        xml.keep_row(table.rows[0])
        columns = design.columns
        xml.set_width(table, ((self._width - (columns - 1) * design.gutter) / columns,))
        cell = table.cell(0, 0)
        self._text(cell.paragraphs[0], promise, noted)
        self._items(cell.paragraphs[0], promise, cell)
        for n, (label, value) in enumerate(self.labels.details(promise)):
            made = cell.add_paragraph()
            made.paragraph_format.space_before = Pt(0.4 * size if n == 0 else 0)
            made.add_run(f"{label}: ").bold = True
            made.add_run(value)
            for run in made.runs:
                run.font.size = Pt(0.88 * size)
        between = self.document.add_paragraph()
        between.paragraph_format.line_spacing = Pt(max(design.gap, 0.8) * size)

    # Tables.

    def _tables(self, chapter: Chapter) -> None:
        design = self.design
        if design.heading == "side":
            self._sides(chapter)
            return
        table: Table | None = None
        for place in range(len(chapter.areas)):
            if design.heading == "row":
                table = table or self._table(chapter)
                row = table.add_row()
                merged = row.cells[0].merge(row.cells[-1])
                xml.shade_cell(merged, "#e6ebf0")
                run = merged.paragraphs[0].add_run(self.labels.heading(chapter, place))
                run.bold = True
                merged.paragraphs[0].paragraph_format.keep_with_next = True
                xml.keep_row(row)
            else:
                if design.heading == "slide":
                    self._opens(new_page=True)
                self._heading(self.document.add_paragraph(style="Heading 2"), chapter, place)
                table = self._table(chapter)
            self._rows(table, chapter, place)
        self.document.add_paragraph()

    def _table(self, chapter: Chapter) -> Table:
        design, shape = self.design, self.labels.table(chapter)
        table: Table = self.document.add_table(1, len(shape.heads))
        table.autofit = False
        ruled = design.listing == "table ruled"
        xml.rule_table(table, design.accent, _EVERY if ruled else ("top", "bottom", "insideH"))
        xml.pad_table(table, round(8 * design.size))
        widths = self._widths(chapter)
        for column, width in zip(table.columns, widths, strict=True):
            column.width = Pt(width)
        for cell, name, width in zip(table.rows[0].cells, shape.heads, widths, strict=True):
            cell.paragraphs[0].add_run(name).bold = True
            cell.width = Pt(width)
            cell.paragraphs[0].paragraph_format.keep_with_next = True
        xml.keep_row(table.rows[0], head=True)
        return table

    def _widths(self, chapter: Chapter) -> list[float]:
        shape = self.labels.table(chapter)
        number = 4.0 * self.design.size if shape.numbered else 0.0
        each = (self._width - number) * (0.22 if len(shape.held) < 3 else 0.18)
        middle = self._width - number - len(shape.held) * each
        return [number] * shape.numbered + [middle] + [each] * len(shape.held)

    def _rows(self, table: Table, chapter: Chapter, place: int) -> None:
        shape, marks = self.labels.table(chapter), self.labels.marks(chapter, place)
        for n, promise in enumerate(chapter.areas[place].promises):
            row = table.add_row()
            xml.keep_row(row)
            cells = list(row.cells)
            for cell, width in zip(cells, self._widths(chapter), strict=True):
                cell.width = Pt(width)
            if shape.numbered:
                cells.pop(0).paragraphs[0].add_run(marks[n])
            cell = cells.pop(0)
            self._text(cell.paragraphs[0], promise, place == 0 and n == 0)
            self._items(cell.paragraphs[0], promise, cell)
            for key, cell in zip(shape.held, cells, strict=True):
                cell.paragraphs[0].add_run(getattr(promise, key))

    def _sides(self, chapter: Chapter) -> None:
        """Headings in the left of two columns of a table without rules."""
        table = self.document.add_table(0, 2)
        left = 0.24 * self._width
        for place in range(len(chapter.areas)):
            row = table.add_row()
            self._heading(row.cells[0].paragraphs[0], chapter, place)
            self._area(chapter, place, row.cells[1])
            first = row.cells[1].paragraphs[0]
            first.paragraph_format.space_before = Pt(1.2 * self.design.size)
        xml.set_width(table, (left, self._width - left))
        self.document.add_paragraph()
