"""What is on a page: its words, and what is drawn beside them, by pdfplumber."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from pdfminer.converter import PDFPageAggregator
from pdfminer.pdftypes import resolve_all
from pdfplumber.page import Page as PlumberPage

from mirps_extract.geometry import Box
from mirps_extract.limits import Limits
from mirps_extract.read.areas import drawing_of, is_closed
from mirps_extract.read.chars import Char, bounded
from mirps_extract.read.device import MarkingInterpreter
from mirps_extract.read.doubts import doubtful, with_notes
from mirps_extract.read.eye import Eye
from mirps_extract.read.glyphs import UNIT, GlyphDevice
from mirps_extract.read.lint import Flaw
from mirps_extract.read.shape import sheet_of
from mirps_extract.read.tags import Mark, mark_of
from mirps_extract.read.values import Page, Shape
from mirps_extract.read.words import WordChars, colour_of, pieces_of, words_from

BACK, LEAPS = 2, 3
"""How often the letters of a word step back in the order in which the page is drawn, and leap in it
by more than the word is long, from which on it is letters of several words in one place."""


PILE, FEW = 0.08, 3
"""Ems from a letter to the next of its word below which they lie on one another, and how many
letters a word has at least of which that is told. The narrowest letters are 0.2 ems wide."""


@dataclass(frozen=True, slots=True)
class OfFile:
    """What is known of a file while its pages are read.

    Attributes:
        limits: what each page may draw at most.
        eye: what looks at its pages.
        off: numbers of the layers that it switches off.
        tagged: whether it has a structure tree.
    """

    limits: Limits
    eye: Eye
    off: frozenset[int]
    tagged: bool


@dataclass(frozen=True, slots=True)
class PageRead:
    """A page as it was read.

    Attributes:
        page: what is on it.
        marks: if its file is tagged, the marked content that each of its words stands in.
        begun: the marked contents that begin on it.
        flaws: what is wrong with its content.
    """

    page: Page
    marks: tuple[Mark | None, ...] = ()
    begun: frozenset[Mark] = frozenset()
    flaws: frozenset[Flaw] = frozenset()


def read_page(page: PlumberPage, known: OfFile) -> PageRead:
    """Read a page.

    Args:
        page: the page.
        known: what is known of its file.

    Raises:
        LimitError: it draws more than the limits allow.
        Exception: whatever a parser throws at broken input.
    """
    device = draw(page, known.limits, known.off)
    page._layout = device.get_result()  # what pdfplumber draws itself where nobody else has
    crop, number = _visible_of(page), page.page_number

    def placed(thing: dict[str, Any]) -> Box:
        sides = (thing["x0"], thing["top"], thing["x1"], thing["bottom"])
        return Box(*map(bounded, sides)).moved(-crop.x0, -crop.top)

    filled = [thing for thing in [*page.rects, *page.curves] if thing["fill"]]
    frames = [
        *(rect for rect in page.rects if not rect["fill"] and rect["stroke"]),
        *(c for c in page.curves if not c["fill"] and c["stroke"] and is_closed(c["pts"])),
    ]
    drawing = drawing_of(
        shapes=[Shape(placed(thing), colour_of(thing["non_stroking_color"])) for thing in filled],
        frames=[placed(thing) for thing in frames],
        lines=[placed(line) for line in page.lines],
    )
    chars = _seen(device, known.eye, number, crop)
    for place, char in enumerate(chars):
        char["drawn"] = place
    pieces = list(pieces_of(chars))
    found = Page(
        number=number,
        width=crop.width,
        height=crop.height,
        words=words_from(pieces, number, crop),
        shapes=drawing.shapes,
        frames=drawing.frames,
        rules=drawing.rules,
        pictures=tuple([placed(image) for image in page.images]),
        drawn=tuple([piece.chars[-1]["drawn"] for piece in pieces]),
        overprinted=tuple(
            [at for at, piece in enumerate(pieces) if _is_overprinted(piece) or _is_piled(piece)]
        ),
    )
    marks = tuple([mark_of(piece.chars) for piece in pieces]) if known.tagged else ()
    trace = device.trace
    return PageRead(found, marks, frozenset(trace.begun), frozenset(trace.flaws))


def draw(page: PlumberPage, limits: Limits, off: frozenset[int] = frozenset()) -> PageDevice:
    """Draw a page; what it holds is then known by the device. It raises what `read_page` does."""
    device = PageDevice(page, limits, off)
    MarkingInterpreter(page.pdf.rsrcmgr, device).process_page(page.page_obj)
    return device


def _seen(device: PageDevice, eye: Eye, number: int, visible: Box) -> list[Char]:
    """The characters of a page that was drawn, those that cannot be seen hidden."""
    chars = with_notes(device.chars, device.trace)
    places = doubtful(chars, device.trace, device.corner[0])
    if places:
        for at in eye.unseen(number, visible, chars, places, device.trace):
            chars[at] = {**chars[at], "hidden": True}
    return chars


def _is_overprinted(piece: WordChars) -> bool:
    """Whether the letters of a word come from here and there on the page, by turns."""
    drawn: list[int] = [char["drawn"] for char in piece.chars]
    if drawn == sorted(drawn):  # nearly every word, and told at once
        return False
    steps = [after - before for before, after in pairwise(drawn)]
    back = sum(step < 0 for step in steps)
    return back >= BACK and sum(abs(step) > len(drawn) for step in steps) >= LEAPS


def _is_piled(piece: WordChars) -> bool:
    """Whether most letters of a word lie on the ones before them, where nobody can read them."""
    letters = [char for char in piece.chars if char["text"].isalnum()]
    if len(letters) < FEW:
        return False
    steps = (max(abs(b["x0"] - a["x0"]), abs(b["top"] - a["top"])) for a, b in pairwise(letters))
    near: float = PILE * letters[0]["size"]
    return bool(2 * sum(step < near for step in steps) >= len(letters))


def _visible_of(page: PlumberPage) -> Box:
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
