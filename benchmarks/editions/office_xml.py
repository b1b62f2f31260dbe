"""What Word can do and python-docx has no words for: fields, borders, columns, lists, notes."""

from __future__ import annotations

from typing import Any
from xml.sax.saxutils import escape

from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.section import Section
from docx.shared import Pt
from docx.table import Table, _Cell, _Row
from docx.text.paragraph import Paragraph

_NOTES = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"


def element(tag: str, /, **attributes: object) -> Any:
    """An element of Word's own, such as "w:shd"."""
    made = OxmlElement(tag)
    for key, value in attributes.items():
        made.set(qn(f"w:{key}"), str(value))
    return made


def field(paragraph: Paragraph, code: str) -> None:
    """A field such as a page's number, which the program fills in when it prints."""
    for kind in ("begin", "", "separate", "1", "end"):
        run = paragraph.add_run()
        if kind == "":
            instruction = element("w:instrText")
            instruction.text = f" {code} "
            run._r.append(instruction)
        elif kind == "1":
            run.text = "1"
        else:
            run._r.append(element("w:fldChar", fldCharType=kind))


def bookmark(paragraph: Paragraph, name: str, number: int) -> None:
    """Names a paragraph, so that a field can tell its page."""
    paragraph._p.insert(0, element("w:bookmarkEnd", id=number))
    paragraph._p.insert(0, element("w:bookmarkStart", id=number, name=name))
    properties = paragraph._p.pPr
    if properties is not None:
        paragraph._p.insert(0, properties)


def shade(paragraph: Paragraph, colour: str) -> None:
    """Colours a paragraph's ground."""
    properties = paragraph._p.get_or_add_pPr()
    properties.append(element("w:shd", val="clear", color="auto", fill=colour.lstrip("#")))


def border(paragraph: Paragraph, side: str, colour: str, eighths: int = 8) -> None:
    """Rules a side of a paragraph."""
    sides = element("w:pBdr")
    line = {"val": "single", "sz": eighths, "space": 3, "color": colour.lstrip("#")}
    sides.append(element(f"w:{side}", **line))
    paragraph._p.get_or_add_pPr().append(sides)


def shade_cell(cell: _Cell, colour: str) -> None:
    """Colours a cell's ground."""
    properties = cell._tc.get_or_add_tcPr()
    properties.append(element("w:shd", val="clear", color="auto", fill=colour.lstrip("#")))


def rule_table(table: Table, colour: str, sides: tuple[str, ...]) -> None:
    """Rules a table: "top", "left", "bottom", "right", "insideH", "insideV"."""
    borders = element("w:tblBorders")
    for side in ("top", "left", "bottom", "right", "insideH", "insideV"):
        shown = "single" if side in sides else "nil"
        borders.append(element(f"w:{side}", val=shown, sz=6, space=0, color=colour.lstrip("#")))
    table._tbl.tblPr.append(borders)


def pad_table(table: Table, twentieths: int) -> None:
    """White inside a table's cells."""
    margins = element("w:tblCellMar")
    for side in ("top", "left", "bottom", "right"):
        margins.append(element(f"w:{side}", w=twentieths, type="dxa"))
    table._tbl.tblPr.append(margins)


def keep_row(row: _Row, *, head: bool = False) -> None:
    """Keeps a row on one page; a head stands again on each."""
    properties = row._tr.get_or_add_trPr()
    properties.append(element("w:cantSplit"))
    if head:
        properties.append(element("w:tblHeader"))


def close_section(document: Document) -> None:
    """Lets the last paragraph end its section, rather than an empty one below it.

    An empty one that must stay, such as after a table, is made as low as can be.
    """
    end = document.element.body.findall(qn("w:p"))[-1]
    before = end.getprevious()
    properties = end.pPr.find(qn("w:sectPr"))
    usable = before is not None and before.tag == qn("w:p")
    if usable and (before.pPr is None or before.pPr.find(qn("w:sectPr")) is None):
        before.get_or_add_pPr().append(properties)
        document.element.body.remove(end)
    else:
        end.pPr.insert(0, element("w:spacing", line=20, lineRule="exact", before=0, after=0))


def set_width(table: Table, widths: tuple[float, ...]) -> None:
    """Sets the widths of a table's columns, in points."""
    table.autofit = False
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Pt(width)
        for cell in column.cells:
            cell.width = Pt(width)


def set_columns(section: Section, columns: int, gutter: float) -> None:
    """The columns of a section."""
    properties = section._sectPr
    for old in properties.findall(qn("w:cols")):
        properties.remove(old)
    made = element("w:cols", num=columns, space=round(gutter * 20))
    later = properties.find(qn("w:docGrid"))
    if later is None:
        properties.append(made)
    else:
        later.addprevious(made)


def new_list(document: Document, form: str, mark: str, left: float, start: int) -> int:
    """Defines a list of Word's own, and returns its number.

    Args:
        document: that it is for.
        form: "bullet", "decimal" or "lowerLetter".
        mark: the bullet, or "%1." and the like.
        left: where text starts, in points.
        start: its first number.
    """
    numbering = document.part.numbering_part.element
    abstracts = numbering.findall(qn("w:abstractNum"))
    number = 100 + len(abstracts)
    twips = round(left * 20)
    abstract = parse_xml(
        f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{number}"><w:lvl w:ilvl="0">'
        f'<w:start w:val="{start}"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{mark}"/>'
        f'<w:lvlJc w:val="left"/><w:pPr><w:ind w:left="{twips}" w:hanging="{twips}"/></w:pPr>'
        "</w:lvl></w:abstractNum>"
    )
    abstracts[-1].addnext(abstract)
    numbering.append(
        parse_xml(
            f'<w:num {nsdecls("w")} w:numId="{number}"><w:abstractNumId w:val="{number}"/></w:num>'
        )
    )
    return number


def in_list(paragraph: Paragraph, number: int) -> None:
    """Makes a paragraph an item of a list."""
    properties = paragraph._p.get_or_add_pPr()
    made = element("w:numPr")
    made.append(element("w:ilvl", val=0))
    made.append(element("w:numId", val=number))
    properties.insert_element_before(made, "w:spacing", "w:ind", "w:jc", "w:rPr")


def add_notes(document: Document, notes: list[str], size: float) -> None:
    """Adds the part that holds the footnotes' texts, numbered from 1."""
    halves = round(size * 2)
    halved = f'<w:sz w:val="{halves}"/>'
    mark = f'<w:rPr><w:vertAlign w:val="superscript"/>{halved}</w:rPr><w:footnoteRef/>'
    made = "".join(
        f'<w:footnote w:id="{number}"><w:p><w:r>{mark}</w:r><w:r><w:rPr>{halved}</w:rPr>'
        f'<w:t xml:space="preserve"> {escape(text)}</w:t></w:r></w:p></w:footnote>'
        for number, text in enumerate(notes, 1)
    )
    lines = "".join(
        f'<w:footnote w:type="{kind}" w:id="{number}"><w:p><w:r><w:{kind}/></w:r></w:p>'
        "</w:footnote>"
        for number, kind in ((-1, "separator"), (0, "continuationSeparator"))
    )
    xml = f"<w:footnotes {nsdecls('w')}>{lines}{made}</w:footnotes>"
    package = document.part.package
    part = Part(PackURI("/word/footnotes.xml"), _NOTES, xml.encode("utf-8"), package)
    document.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)


def note_mark(paragraph: Paragraph, number: int) -> None:
    """Puts a footnote's mark after a paragraph's last word."""
    run = paragraph.add_run()
    run.font.superscript = True
    run._r.append(element("w:footnoteReference", id=number))


def hyphenate(document: Document) -> None:
    """Lets lines end on hyphens, where the program knows the language's."""
    document.settings.element.append(element("w:autoHyphenation", val="true"))


def set_language(document: Document, language: str) -> None:
    """The language of all text."""
    code = {"en": "en-US", "es": "es-ES"}[language]
    for old in document.styles.element.iter(qn("w:lang")):
        old.set(qn("w:val"), code)
