"""What is on a page: its words, and what is drawn beside them, by pdfplumber."""

from __future__ import annotations

from typing import Any

from pdfminer.converter import PDFPageAggregator
from pdfminer.pdftypes import resolve_all

from mirps_extract.geometry import Box
from mirps_extract.limits import Limits
from mirps_extract.read.areas import is_closed, page_of
from mirps_extract.read.chars import bounded
from mirps_extract.read.device import MarkingInterpreter
from mirps_extract.read.glyphs import UNIT, GlyphDevice
from mirps_extract.read.lean import LeanPage
from mirps_extract.read.shape import sheet_of
from mirps_extract.read.values import Page, Shape
from mirps_extract.read.words import colour_of


def read_page(page: LeanPage, number: int, limits: Limits) -> Page:
    """Read a page.

    Args:
        page: the page.
        number: its number, from 1.
        limits: what it may draw at most.

    Raises:
        LimitError: it draws more.
        Exception: whatever a parser throws at broken input.
    """
    device = draw(page, limits)
    page._layout, page.trace = device.get_result(), device.trace  # what pdfplumber draws, watched
    crop = _visible_of(page)

    def placed(thing: dict[str, Any]) -> Box:
        sides = (thing["x0"], thing["top"], thing["x1"], thing["bottom"])
        return Box(*map(bounded, sides)).moved(-crop.x0, -crop.top)

    filled = [thing for thing in [*page.rects, *page.curves] if thing["fill"]]
    shapes = [Shape(placed(thing), colour_of(thing["non_stroking_color"])) for thing in filled]
    drawn = [
        *(rect for rect in page.rects if not rect["fill"] and rect["stroke"]),
        *(c for c in page.curves if not c["fill"] and c["stroke"] and is_closed(c["pts"])),
    ]
    return page_of(
        number,
        crop,
        words=page.words_of(device.chars, number, crop),
        shapes=shapes,
        frames=[placed(thing) for thing in drawn],
        lines=[placed(line) for line in page.lines],
        pictures=[placed(image) for image in page.images],
    )


def draw(page: LeanPage, limits: Limits) -> PageDevice:
    """Draw a page; what it holds is then known by the device. It raises what `read_page` does."""
    device = PageDevice(page, limits)
    MarkingInterpreter(page.pdf.rsrcmgr, device).process_page(page.page_obj)
    return device


def _visible_of(page: LeanPage) -> Box:
    """The visible part of a page, in pdfplumber's coordinates.

    pdfplumber swaps the axes of a turned page's boxes but leaves their corners, so the crop box
    is turned anew, in the way in which pdfminer turns what is drawn.
    """
    return sheet_of(page.page_obj).visible(Box(*page.bbox))


class PageDevice(GlyphDevice, PDFPageAggregator):
    """Gathers the characters of a page and, as pdfplumber does, all else that it draws."""

    def begin_figure(self, name: str, bbox: Any, matrix: Any) -> None:
        """A form begins; the sides of its box may stand in objects of their own."""
        super().begin_figure(name, resolve_all(bbox), resolve_all(matrix))

    def render_image(self, name: str, stream: Any) -> None:
        """Add a picture."""
        self.covered(UNIT, None, True)
        if self.is_of_page:
            super().render_image(name, stream)
            self.count()

    def paint_path(self, gstate: Any, stroke: bool, fill: bool, evenodd: bool, path: Any) -> None:
        """Add an outline."""
        if self.is_of_page:
            super().paint_path(gstate, stroke, fill, evenodd, path)
            self.count()
