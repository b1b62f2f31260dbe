"""What a page's content says of text and of the colours in which it is filled, by pdfminer's rules.

Outlines are only counted: pdfium draws them.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from pdfminer.utils import Matrix

from mirps_extract.limits import Limits
from mirps_extract.read.chars import Char
from mirps_extract.read.device import MarkingInterpreter, nothing
from mirps_extract.read.glyphs import UNIT, GlyphDevice
from mirps_extract.read.lean import LeanPage
from mirps_extract.read.tracing import Trace


@dataclass
class Content:
    """What a page's content says.

    Attributes:
        chars: the characters, see `GlyphDevice`, in the order in which they are drawn.
        trace: what may keep the characters from being seen.
        fills: for each outline that is filled or stroked, the colour to fill with.
    """

    chars: list[Char]
    trace: Trace
    fills: list[object] = field(default_factory=list)


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
    return device.content


class _Interpreter(MarkingInterpreter):
    """Notes the points of outlines instead of drawing them."""

    _start: Any = ()

    def _method(self, operator: str) -> tuple[Any, int]:
        """What does an operator; `m` and `h` draw nothing by themselves."""
        pens = {"m": self._move, "h": nothing, "re": self._rectangle}
        pen = pens.get(operator, self._outline if operator in PEN else None)
        return (pen, 0) if pen else super()._method(operator)

    def _move(self) -> None:
        self._start = ("m", *self.argstack[-2:])

    def _outline(self) -> None:
        path: list[Any] = self.curpath
        path += [self._start, ("l", *self.argstack[-6:])]

    def _rectangle(self) -> None:
        path: list[Any] = self.curpath
        try:
            x, y, width, height = map(float, self.argstack[-4:])  # type: ignore[arg-type]
        except (TypeError, ValueError):
            path.append(("re",))
        else:
            right, high = x + width, y + height
            path += [("m", x, y), ("l", right, y), ("l", right, high), ("l", x, high)]


PEN = frozenset(("l", "c", "v", "y"))
"""The operators that draw outlines, beside that for rectangles."""


class _Device(GlyphDevice):
    """Gathers the colours of outlines, too."""

    def __init__(self, page: LeanPage, limits: Limits) -> None:
        super().__init__(page, limits)
        self.content = Content(self.chars, self.trace)

    def begin_page(self, page: Any, ctm: Matrix) -> None:
        """All that a page holds is gathered in one place."""

    def end_page(self, page: Any) -> None:
        """Nothing is laid out."""

    def begin_figure(self, name: str, bbox: Any, matrix: Matrix) -> None:
        """What a form holds belongs to the page."""

    def end_figure(self, _: str) -> None:
        """So it ends with the page."""

    def render_image(self, name: str, stream: Any) -> None:
        """Note where a picture is; it is drawn by pdfium."""
        self.covered(UNIT, None, True)

    def paint_path(self, gstate: Any, stroke: bool, fill: bool, evenodd: bool, path: Any) -> None:
        """Note the colour that an outline is filled with."""
        if path and self.is_of_page:
            self.content.fills.append(gstate.ncolor)
            self.count()
