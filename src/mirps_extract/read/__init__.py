"""Stage 1, read: a PDF to pages of words, filled shapes and pictures, by pdfplumber."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from importlib.metadata import version
from io import BytesIO
from pathlib import Path
from typing import Any

import pdfplumber
from pdfminer.pdfdocument import PDFPasswordIncorrect
from pdfminer.pdftypes import resolve1

from mirps_extract.errors import EncryptedError, InputNotReadableError, NotAPdfError
from mirps_extract.geometry import Box
from mirps_extract.read.values import Document, Page, Shape
from mirps_extract.read.words import colour_of, words_of

Progress = Callable[[int, int], None]
"""Called after each page with (pages done, pages in all)."""

RULE_THICKNESS = 2.0
"""A filled shape thinner than this, in points, is a rule rather than an area."""


def read(path: Path | str, progress: Progress | None = None) -> Document:
    """Read a PDF.

    Args:
        path: the file.
        progress: called after each page.

    Returns:
        The document, its pages in order.

    Raises:
        InputNotReadableError: the file is missing, a folder, or not to be read.
        EncryptedError: a password is needed.
        NotAPdfError: the file is no PDF or too damaged.
    """
    path = Path(path)
    data = _bytes_of(path)
    if b"%PDF-" not in data[:1024]:
        raise NotAPdfError(f"{path.name} is not a PDF file: give the plan as a PDF.")
    try:
        pages, announced, properties = _parse(data, progress)
    except Exception as error:  # whatever a parser throws at broken input becomes ours
        raise _translated(error, path) from error
    return Document(
        file_name=path.name,
        sha256=hashlib.sha256(data).hexdigest(),
        bytes=len(data),
        reader=f"pdfplumber {version('pdfplumber')}",
        pages=tuple(pages),
        catalogue_pages=announced,
        properties=properties,
    )


def _bytes_of(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except FileNotFoundError as error:
        raise InputNotReadableError(f"{path} does not exist: check the path.") from error
    except IsADirectoryError as error:
        raise InputNotReadableError(f"{path} is a folder, not a PDF file.") from error
    except OSError as error:
        raise InputNotReadableError(f"{path} cannot be read: {error.strerror}.") from error


def _parse(
    data: bytes, progress: Progress | None
) -> tuple[list[Page], int | None, tuple[str, ...]]:
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
        properties = tuple(text for text in named if isinstance(text, str) and text.strip())
    return pages, announced if isinstance(announced, int) else None, properties


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


def _translated(error: Exception, path: Path) -> Exception:
    causes = [error, error.__cause__, *error.args]
    if any(isinstance(cause, PDFPasswordIncorrect) for cause in causes):
        return EncryptedError(
            f"{path.name} is protected by a password: save a copy without it and read that."
        )
    detail = " ".join(str(error).split()) or type(error).__name__
    return NotAPdfError(
        f"{path.name} is damaged and cannot be read as a PDF ({detail}): get a fresh copy."
    )
