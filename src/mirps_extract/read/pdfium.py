"""Pages by pdfium: the fast reader, held to what pdfplumber reads.

pdfium draws a page, and of what it draws the outlines, lines and pictures are taken. Its account
of text is not: it leaves out what is printed twice, takes ligatures and marks apart, covers up
hyphens, and has numbers of four bytes. What a string says stands in the page's content, which is
read by pdfminer's rules and held against pdfium: where the two do not find the same strings and
outlines, the page is read by the reference.
"""

from __future__ import annotations

from importlib.metadata import version

import pypdfium2

from mirps_extract.geometry import Box
from mirps_extract.limits import USUAL_LIMITS, Limits
from mirps_extract.read.areas import page_of
from mirps_extract.read.content import Content, content_of
from mirps_extract.read.drawn import Drawn, drawn_on
from mirps_extract.read.lean import LeanPage
from mirps_extract.read.matrix import shown
from mirps_extract.read.paging import parsed_by, visible_of
from mirps_extract.read.plumber import read_page
from mirps_extract.read.shape import sheet_of
from mirps_extract.read.values import Page, Parsed, Progress, Shape
from mirps_extract.read.words import colour_of


def parse(
    data: bytes,
    progress: Progress | None,
    limits: Limits = USUAL_LIMITS,
    password: str | None = None,
) -> Parsed:
    """Parse a PDF; see `paging.parsed_by`."""
    document: pypdfium2.PdfDocument | None = None

    def one_page(page: LeanPage, number: int) -> Page:
        nonlocal document
        if document is None:
            document = pypdfium2.PdfDocument(data, password=password)
        return _page(page, number, document, limits)

    try:
        return parsed_by(
            one_page, f"pdfium {version('pypdfium2')}", data, progress, limits, password
        )
    finally:
        if document is not None:
            document.close()


def _page(page: LeanPage, number: int, document: pypdfium2.PdfDocument, limits: Limits) -> Page:
    content = content_of(page, limits)
    drawn = _drawn(page, number, document, limits)
    if drawn is None or not _agree(content, drawn):
        return read_page(page, number, limits)
    page.trace = content.trace
    crop = visible_of(page)
    sheet = sheet_of(page.page_obj)
    visible = sheet.visible(Box(0.0, 0.0, *sheet.size))

    def placed(box: Box) -> Box:
        return box.moved(-visible.x0, -visible.top)

    return page_of(
        number,
        crop,
        words=page.words_of(content.chars, number, crop),
        shapes=[
            Shape(placed(box), colour_of(content.fills[outline]))
            for outline, box in (*drawn.rectangles, *drawn.others)
        ],
        frames=[placed(frame) for frame in drawn.frames],
        lines=[placed(line) for line in drawn.lines],
        pictures=[placed(picture) for picture in drawn.pictures],
    )


def _drawn(
    page: LeanPage, number: int, document: pypdfium2.PdfDocument, limits: Limits
) -> Drawn | None:
    """What pdfium draws on a page; None where it cannot open it."""
    try:
        opened = document[number - 1]
    except pypdfium2.PdfiumError:
        return None
    sheet = sheet_of(page.page_obj)
    try:
        return drawn_on(
            opened, shown(sheet), sheet.size[1], lambda things: limits.drawn(things, number)
        )
    finally:
        opened.close()  # the parsed objects of a page are large: let them go at once


def _agree(content: Content, drawn: Drawn) -> bool:
    """Whether a page's content and pdfium tell of the same strings and outlines."""
    return (len(content.trace.strings), len(content.fills)) == (drawn.strings, drawn.outlines)
