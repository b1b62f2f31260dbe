"""What a page's content says of text and of the colours in which it is filled, by pdfminer's rules.

Characters are made as `LeanPage` makes them, without pdfminer's objects between. Outlines are only
counted: pdfium draws them.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from pdfminer.converter import PDFLayoutAnalyzer
from pdfminer.layout import LTChar
from pdfminer.pdffont import PDFFont, PDFUnicodeNotDefined
from pdfminer.utils import Matrix, Point, apply_matrix_rect

from mirps_extract.limits import Limits
from mirps_extract.read.chars import Char
from mirps_extract.read.device import (
    INKLESS,
    UNIT,
    Marking,
    MarkingInterpreter,
    nothing,
    on_its_baseline,
)
from mirps_extract.read.fonts import height_of
from mirps_extract.read.lean import LeanPage, fontname_of
from mirps_extract.read.tracing import Trace, Tracing


@dataclass
class Content:
    """What a page's content says.

    Attributes:
        chars: the characters, as `LeanPage` gives them, in the order in which they are drawn.
        trace: what may keep the characters from being seen.
        fills: for each outline that is filled or stroked, the colour to fill with.
    """

    chars: list[Char] = field(default_factory=list)
    trace: Trace = field(default_factory=Trace)
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


class _Device(Tracing, PDFLayoutAnalyzer):
    """Gathers characters and the colours of outlines."""

    def __init__(self, page: LeanPage, limits: Limits) -> None:
        super().__init__(page.pdf.rsrcmgr, pageno=page.page_number)
        self.content = Content(trace=self.trace)
        self.marking = Marking(page.page_obj.pageid, page.off)
        self._page = page
        self._limits = limits
        self._hidden = False
        self._glyphs: dict[PDFFont, dict[int, tuple[str, float]]] = {}

    def begin_page(self, page: Any, ctm: Matrix) -> None:
        """All that a page holds is gathered in one place."""

    def end_page(self, page: Any) -> None:
        """Nothing is laid out."""

    def begin_tag(self, tag: Any, props: Any = None) -> None:
        """Note that marked content begins."""
        self.marking.begin(tag, props)

    def end_tag(self) -> None:
        """Note that it ends."""
        self.marking.end()

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
            self._count()

    def _count(self) -> None:
        content = self.content
        self._limits.drawn(len(content.chars) + len(content.fills), self.pageno)

    def render_string(self, textstate: Any, seq: Any, ncs: Any, graphicstate: Any) -> None:
        """Add the characters of a string."""
        self._hidden = textstate.render in INKLESS
        before = len(self.content.chars)
        with on_its_baseline(textstate):
            super().render_string(textstate, seq, ncs, graphicstate)
        if any(isinstance(part, bytes) for part in seq):
            left, _, _, _ = self._page.corner
            chars = self.content.chars[before:]
            middles = (((c["x0"] + c["x1"]) / 2 - left, (c["y0"] + c["y1"]) / 2) for c in chars)
            self.shown(textstate.render, len(chars), middles)
        self._count()

    def render_char(
        self,
        matrix: Matrix,
        font: PDFFont,
        fontsize: float,
        scaling: float,
        rise: float,
        cid: int,
        ncs: Any,
        graphicstate: Any,
    ) -> float:
        """Add a character that stands under the one before it."""
        text, width = self._glyph(font, cid)
        shift = font.char_disp(cid)
        char = LTChar(matrix, font, fontsize, scaling, rise, text, width, shift, ncs, graphicstate)
        self.content.chars.append(
            {
                **self._page.char_of(char),
                "hidden": self._hidden,
                "mark": self.marking.mark,
                "actual": self.marking.actual,
            }
        )
        return char.adv

    def render_string_horizontal(
        self,
        seq: Any,
        matrix: Matrix,
        pos: Point,
        font: PDFFont,
        fontsize: float,
        scaling: float,
        charspace: float,
        wordspace: float,
        rise: float,
        dxscale: float,
        ncs: Any,
        graphicstate: Any,
    ) -> Point:
        """Add characters that stand side by side."""
        # Term for term what pdfminer reckons, so that the last digit is its own.
        x, y = pos
        a, b, c, d, e, f = matrix
        page, chars = self._page, self.content.chars
        left, above, height, doctop = page.corner
        name, colour = fontname_of(font), graphicstate.ncolor
        colour = colour if isinstance(colour, tuple) else (colour,)
        upright = a * d * scaling > 0 and b * c <= 0
        low, high = height_of(font, fontsize)
        hidden, mark, actual = self._hidden, self.marking.mark, self.marking.actual
        known = self._glyphs.setdefault(font, {})
        spaced = False
        for part in seq:
            if isinstance(part, (int, float)):
                x -= part * dxscale
                spaced = True
                continue
            if not isinstance(part, bytes):
                continue
            for cid in font.decode(part):
                if spaced:
                    x += charspace
                glyph = known.get(cid)
                if glyph is None:
                    glyph = known[cid] = self._glyph(font, cid)
                text, width = glyph
                advance = width * fontsize * scaling
                e0, f0 = x * a + y * c + e, x * b + y * d + f
                if b or c:
                    x0, y0, x1, y1 = apply_matrix_rect(
                        (a, b, c, d, e0, f0), (0, low, advance, high)
                    )
                else:
                    x0, x1 = e0, a * advance + e0
                    y0, y1 = d * low + f0, d * high + f0
                    if x1 < x0:
                        x0, x1 = x1, x0
                    if y1 < y0:
                        y0, y1 = y1, y0
                top = height - y1 + above
                chars.append(
                    {
                        "object_type": "char",
                        "text": text,
                        "fontname": name,
                        "upright": upright,
                        "matrix": (a, b, c, d, e0, f0),
                        "x0": x0 + left,
                        "x1": x1 + left,
                        "top": top,
                        "bottom": height - y0 + above,
                        "doctop": doctop + top,
                        "y0": y0,
                        "y1": y1,
                        "width": x1 - x0,
                        "height": y1 - y0,
                        "size": y1 - y0,
                        "adv": advance,
                        "non_stroking_color": colour,
                        "hidden": hidden,
                        "mark": mark,
                        "actual": actual,
                    }
                )
                x += advance
                if cid == 32 and wordspace:
                    x += wordspace
                spaced = True
        return x, y

    def _glyph(self, font: PDFFont, cid: int) -> tuple[str, float]:
        """What a code stands for, and its width in ems."""
        try:
            text = font.to_unichr(cid)
        except PDFUnicodeNotDefined:
            text = self.handle_undefined_char(font, cid)
        return text, font.char_width(cid)
