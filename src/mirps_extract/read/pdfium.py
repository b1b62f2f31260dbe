"""Pages by pdfium: the fast reader, held to what pdfplumber reads.

pdfium says what each character is and where its baseline starts; from that and the file's own
metrics the same boxes are computed as pdfminer computes. pdfium has numbers of four bytes each;
they are put back on the decimals that the file prints.
"""

from __future__ import annotations

from importlib.metadata import version

import pypdfium2

from mirps_extract.errors import LimitError
from mirps_extract.geometry import Box
from mirps_extract.limits import USUAL_LIMITS, Limits
from mirps_extract.read.areas import page_of
from mirps_extract.read.drawn import drawn_on
from mirps_extract.read.fonts import FileFacts, facts_of, unreadable
from mirps_extract.read.glyphs import chars_of
from mirps_extract.read.matrix import shown
from mirps_extract.read.shape import no_pages
from mirps_extract.read.values import Condition, Page, Parsed, Progress, Shape
from mirps_extract.read.words import words_of


def parse(
    data: bytes,
    progress: Progress | None,
    limits: Limits = USUAL_LIMITS,
    password: str | None = None,
) -> Parsed:
    """Parse a PDF.

    What cannot be read is left out, and told in the `condition` of what is returned.

    Args:
        data: the file's bytes.
        progress: called after each page.
        limits: what it may hold at most.
        password: what opens it, if one is needed.

    Raises:
        LimitError: it holds more than the limits allow.
        Exception: whatever the parsers throw where nothing can be read.
    """
    facts = facts_of(data, limits, password)
    damage = [*facts.shape.damage]
    if facts.broken:
        damage.append("a stream that tells where its parts are is broken")
    if not facts.sheets:
        raise no_pages(damage)
    with pypdfium2.PdfDocument(data, password=password) as document:
        pages: list[Page] = []
        words = 0
        for number, sheet in enumerate(facts.sheets, start=1):
            lost = facts.damage[number]
            try:
                pages.append(_page(document, number, facts, limits))
            except (LimitError, MemoryError):
                raise
            except Exception:
                lost = tuple(dict.fromkeys((unreadable(number), *lost)))
                pages.append(Page(number, *sheet.size, ()))
            damage += lost
            words = limits.counted(words + len(pages[-1].words))
            if progress:
                progress(number, len(facts.sheets))
        named = (document.get_metadata_value(key) for key in ("Title", "Subject"))
        return Parsed(
            reader=f"pdfium {version('pypdfium2')}",
            pages=tuple(pages),
            catalogue_pages=facts.shape.announced,
            properties=tuple(text for text in named if text.strip()),
            condition=Condition(rebuilt=facts.shape.rebuilt, damage=tuple(damage)),
            layers=facts.shape.layers,
        )


def _page(document: pypdfium2.PdfDocument, number: int, facts: FileFacts, limits: Limits) -> Page:
    sheet = facts.sheets[number - 1]
    width, height = sheet.size
    visible = sheet.visible(Box(0.0, 0.0, width, height))
    page = document[number - 1]

    def counted(things: int) -> int:
        return limits.drawn(things, number)

    try:
        drawn = drawn_on(page, shown(sheet), height, counted)
        chars = chars_of(page, facts.fonts, shown(sheet), height, counted)
    finally:
        page.close()  # the parsed objects of a page are large: let them go at once

    def placed(box: Box) -> Box:
        return box.moved(-visible.x0, -visible.top)

    return page_of(
        number,
        visible,
        words=words_of(chars, number, visible),
        shapes=[
            Shape(placed(shape.box), shape.colour) for shape in (*drawn.rectangles, *drawn.outlines)
        ],
        lines=[placed(line) for line in drawn.lines],
        pictures=[placed(picture) for picture in drawn.pictures],
    )
