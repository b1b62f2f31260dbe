"""Pages by pdfplumber: the reference for every other reader."""

from __future__ import annotations

from importlib.metadata import version
from typing import Any

from pdfminer.converter import PDFPageAggregator
from pdfminer.pdftypes import resolve_all

from mirps_extract.geometry import Box
from mirps_extract.limits import USUAL_LIMITS, Limits
from mirps_extract.read.areas import is_closed, page_of
from mirps_extract.read.chars import bounded
from mirps_extract.read.device import MarkingInterpreter
from mirps_extract.read.glyphs import UNIT, GlyphDevice
from mirps_extract.read.lean import LeanPage
from mirps_extract.read.paging import parsed_by, visible_of
from mirps_extract.read.values import Page, Parsed, Progress, Shape
from mirps_extract.read.words import colour_of


def parse(
    data: bytes,
    progress: Progress | None,
    limits: Limits = USUAL_LIMITS,
    password: str | None = None,
) -> Parsed:
    """Parse a PDF; see `paging.parsed_by`."""

    def one_page(page: LeanPage, number: int) -> Page:
        return read_page(page, number, limits)

    reader = f"pdfplumber {version('pdfplumber')}"
    return parsed_by(one_page, reader, data, progress, limits, password)


def read_page(page: LeanPage, number: int, limits: Limits) -> Page:
    """Read a page."""
    device = _Device(page, limits)
    MarkingInterpreter(page.pdf.rsrcmgr, device).process_page(page.page_obj)
    page._layout, page.trace = device.get_result(), device.trace  # what pdfplumber draws, watched
    crop = visible_of(page)

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


class _Device(GlyphDevice, PDFPageAggregator):
    """Gathers all else that a page draws, too."""

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
