"""What a page's content says of text and of the colours in which it is filled, by pdfminer's rules.

Outlines are only counted: pdfium draws them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from pdfminer.utils import Matrix

from mirps_extract.limits import Limits
from mirps_extract.read.chars import Char
from mirps_extract.read.device import MarkingInterpreter, nothing
from mirps_extract.read.glyphs import GlyphDevice
from mirps_extract.read.lean import LeanPage


@dataclass(frozen=True, slots=True)
class Content:
    """What a page's content says.

    Attributes:
        chars: the characters, in the order in which they are drawn.
        strings: how many operators show text.
        fills: for each outline that is filled or stroked, the colour to fill with.
    """

    chars: Sequence[Char]
    strings: int
    fills: Sequence[object]


def content_of(page: LeanPage, limits: Limits) -> Content:
    """Read the content of a page.

    Args:
        page: the page.
        limits: what it may draw at most.

    Raises:
        LimitError: it draws more.
        Exception: whatever pdfminer throws at broken input.
    """
    device = _Device(page, limits)
    _Interpreter(page.pdf.rsrcmgr, device).process_page(page.page_obj)
    return Content(device.chars, device.strings, device.fills)


class _Interpreter(MarkingInterpreter):
    """Counts outlines instead of drawing them."""

    def _method(self, operator: str) -> tuple[Any, int]:
        """What does an operator; those of the pen only note that there is an outline."""
        if operator in PEN:
            return (nothing if operator in "mh" else self._outlines), 0
        return super()._method(operator)

    def _outlines(self) -> None:
        self.curpath = OUTLINE


PEN = frozenset(("m", "l", "c", "v", "y", "h", "re"))
"""The operators that make outlines; the first and `h` draw nothing by themselves."""

OUTLINE: list[Any] = [("l",)]
"""An outline of which it is only known that it is there."""


class _Device(GlyphDevice):
    """Gathers characters and the colours of outlines."""

    def __init__(self, page: LeanPage, limits: Limits) -> None:
        super().__init__(page, limits)
        self.strings = 0
        self.fills: list[object] = []

    def begin_page(self, page: Any, ctm: Matrix) -> None:
        """All that a page holds is gathered in one place."""

    def end_page(self, page: Any) -> None:
        """Nothing is laid out."""

    def begin_figure(self, name: str, bbox: Any, matrix: Matrix) -> None:
        """What a form holds belongs to the page."""

    def end_figure(self, _: str) -> None:
        """So it ends with the page."""

    def render_image(self, name: str, stream: Any) -> None:
        """Pictures are drawn by pdfium."""

    def paint_path(self, gstate: Any, stroke: bool, fill: bool, evenodd: bool, path: Any) -> None:
        """Note the colour that an outline is filled with."""
        if path:
            self.fills.append(gstate.ncolor)
            self.count(1)

    def render_string(self, textstate: Any, seq: Any, ncs: Any, graphicstate: Any) -> None:
        """Add the characters of a string."""
        self.strings += any(isinstance(part, bytes) for part in seq)
        super().render_string(textstate, seq, ncs, graphicstate)
