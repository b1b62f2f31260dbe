"""Pages by pdfplumber: the reference for every other reader."""

from __future__ import annotations

from importlib.metadata import version
from io import BytesIO
from typing import Any

import pdfplumber
from pdfminer.pdftypes import resolve1

from mirps_extract.geometry import Box
from mirps_extract.read.values import Page, Parsed, Progress, Shape
from mirps_extract.read.words import colour_of, words_of

RULE_THICKNESS = 2.0
"""A filled shape thinner than this, in points, is a rule rather than an area."""


def parse(data: bytes, progress: Progress | None) -> Parsed:
    """Parse a PDF.

    Args:
        data: the file's bytes.
        progress: called after each page.

    Raises:
        Exception: whatever the parser throws at broken input.
    """
    with pdfplumber.open(BytesIO(data)) as pdf:
        if not pdf.pages:
            raise ValueError("the file has no pages")
        pages = []
        for number, page in enumerate(pdf.pages, start=1):
            pages.append(_page(page, number))
            page.close()  # the parsed objects of a page are large: let them go at once
            if progress:
                progress(number, len(pdf.pages))
        tree = resolve1(pdf.doc.catalog.get("Pages")) or {}
        announced = resolve1(tree.get("Count"))
        named = (pdf.metadata.get(key) for key in ("Title", "Subject"))
        return Parsed(
            reader=f"pdfplumber {version('pdfplumber')}",
            pages=tuple(pages),
            catalogue_pages=announced if isinstance(announced, int) else None,
            properties=tuple(t for t in named if isinstance(t, str) and t.strip()),
        )


def _page(page: Any, number: int) -> Page:
    crop = _visible(page)

    def placed(thing: dict[str, Any]) -> Box:
        box = Box(thing["x0"], thing["top"], thing["x1"], thing["bottom"])
        return box.moved(-crop.x0, -crop.top)

    filled = [thing for thing in [*page.rects, *page.curves] if thing["fill"]]
    shapes = [Shape(placed(thing), colour_of(thing["non_stroking_color"])) for thing in filled]
    return Page(
        number=number,
        width=crop.width,
        height=crop.height,
        words=words_of(page.chars, number, crop),
        shapes=tuple(shape for shape in shapes if not _is_thin(shape.box)),
        rules=tuple(
            [placed(line) for line in page.lines]
            + [shape.box for shape in shapes if _is_thin(shape.box)]
        ),
        pictures=tuple(placed(image) for image in page.images),
    )


def _is_thin(box: Box) -> bool:
    return min(box.width, box.height) < RULE_THICKNESS


def _visible(page: Any) -> Box:
    """The crop box held to the media box, in pdfplumber's coordinates of the turned page.

    pdfplumber swaps the axes of a turned page's boxes but leaves their corners, so the crop box
    is turned here, in the way in which pdfminer turns what is drawn.
    """
    media_x0, media_y0, media_x1, media_y1 = _sorted_box(page.page_obj.mediabox)
    x0, y0, x1, y1 = _sorted_box(page.page_obj.cropbox or page.page_obj.mediabox)
    x0, x1 = max(x0, media_x0), min(x1, media_x1)
    y0, y1 = max(y0, media_y0), min(y1, media_y1)
    if x0 >= x1 or y0 >= y1:
        x0, y0, x1, y1 = media_x0, media_y0, media_x1, media_y1
    left, right, below, above = x0 - media_x0, media_x1 - x1, y0 - media_y0, media_y1 - y1
    # Margins between the boxes as (left, top, right, bottom) of the page as it is shown.
    margins = {
        0: (left, above, right, below),
        90: (below, left, above, right),
        180: (right, below, left, above),
        270: (above, right, below, left),
    }[int(page.rotation or 0) % 360]
    whole = Box(*page.bbox)
    return Box(
        whole.x0 + margins[0],
        whole.top + margins[1],
        whole.x1 - margins[2],
        whole.bottom - margins[3],
    )


def _sorted_box(box: Any) -> tuple[float, float, float, float]:
    x0, y0, x1, y1 = (float(resolve1(side)) for side in box)
    return min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)
