"""The characters that a page draws, by pdfminer's rules but without its objects between.

pdfminer makes an object of each character, pdfplumber resolves and copies all that is known of it:
both together take longer than all else that reading does. `tests/unit/test_glyphs.py` holds these
characters to pdfplumber's own.
"""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from pdfminer.cmapdb import IdentityCMap, IdentityCMapByte
from pdfminer.layout import LTChar
from pdfminer.pdffont import PDFFont, PDFUnicodeNotDefined
from pdfminer.utils import Matrix, Point, Rect, apply_matrix_rect, mult_matrix
from pdfplumber.page import Page as PlumberPage
from pdfplumber.page import fix_fontname_bytes

from mirps_extract.limits import Limits
from mirps_extract.read.chars import Char
from mirps_extract.read.fonts import Fonts, height_of
from mirps_extract.read.lint import Flaw
from mirps_extract.read.marking import Marking
from mirps_extract.read.program import Program
from mirps_extract.read.tracing import Tracing

INKLESS = frozenset((3, 7))
"""Text rendering modes that neither fill nor stroke (ISO 32000-1, table 106)."""

UNIT = (0.0, 0.0, 1.0, 1.0)
"""The bounds of a picture, before the current matrix."""


class GlyphDevice(Tracing):
    """Gathers characters, with whether they leave ink, and their marks.

    Args:
        page: the page.
        limits: what it may draw at most.
        off: numbers of the layers that its file switches off.

    Attributes:
        chars: the characters, with what `read.words` uses, in the order in which they are drawn.
        marking: the marked content that is being drawn.
        corner: what is added to a character's x and y, the page's foot, and where it begins.
    """

    def __init__(self, page: PlumberPage, limits: Limits, off: frozenset[int]) -> None:
        super().__init__(page.pdf.rsrcmgr, pageno=page.page_number)
        self.chars: list[Char] = []
        self.marking = Marking(page.page_obj.pageid, off, self.trace.begun)
        # As pdfplumber does: pdfminer puts the corner of the media box at nought.
        left, above = page.mediabox[:2]
        self.corner = left, above, page.height, page.initial_doctop
        self._limits = limits
        self._others = 0
        self._hidden = False
        self._glyphs: dict[PDFFont, dict[int, tuple[str, float]]] = {}
        fonts = page.pdf.rsrcmgr
        self._wide: dict[PDFFont, bool] = {}
        self._programs: Mapping[PDFFont, Program | None] = {}
        self._lacking: Container[PDFFont] = ()
        if isinstance(fonts, Fonts):
            self._programs, self._lacking = fonts.programs, fonts.lacking

    def begin_tag(self, tag: Any, props: Any = None) -> None:
        """Note that marked content begins."""
        self.marking.begin(tag, props)

    def end_tag(self) -> None:
        """Note that it ends."""
        self.marking.end()

    def count(self, others: int = 1) -> None:
        """So much else than characters is drawn.

        Raises:
            LimitError: it is too much.
        """
        self._others += others
        self._limits.drawn(len(self.chars) + self._others, self.pageno)

    def render_string(self, textstate: Any, seq: Any, ncs: Any, graphicstate: Any) -> None:
        """Add the characters of a string."""
        self._hidden = textstate.render in INKLESS
        if self._is_wide(textstate.font) and any(
            isinstance(part, bytes) and len(part) % 2 for part in seq
        ):
            self.trace.flaws.add(Flaw.OPERANDS)
        before = len(self.chars)
        with _on_its_baseline(textstate):
            super().render_string(textstate, seq, ncs, graphicstate)
        if any(isinstance(part, bytes) for part in seq):
            left = self.corner[0]
            chars = self.chars[before:]
            middles = (((c["x0"] + c["x1"]) / 2 - left, (c["y0"] + c["y1"]) / 2) for c in chars)
            self.shown(textstate.render, len(chars), middles)
        self.count(0)

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
        box = char.bbox
        self._add(text, font, graphicstate, char.upright, matrix, box, char.size, char.adv)
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
        upright = a * d * scaling > 0 and b * c <= 0
        low, high = height_of(font, fontsize)
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
                    box = apply_matrix_rect((a, b, c, d, e0, f0), (0, low, advance, high))
                else:
                    x0, x1 = e0, a * advance + e0
                    y0, y1 = d * low + f0, d * high + f0
                    if x1 < x0:
                        x0, x1 = x1, x0
                    if y1 < y0:
                        y0, y1 = y1, y0
                    box = x0, y0, x1, y1
                place = a, b, c, d, e0, f0
                self._add(text, font, graphicstate, upright, place, box, box[3] - box[1], advance)
                x += advance
                if cid == 32 and wordspace:
                    x += wordspace
                spaced = True
        return x, y

    def _is_wide(self, font: PDFFont) -> bool:
        """Whether all codes of a font are two bytes."""
        found = self._wide.get(font)
        if found is None:
            cmap = getattr(font, "cmap", None)
            found = isinstance(cmap, IdentityCMap) and not isinstance(cmap, IdentityCMapByte)
            self._wide[font] = found
        return found

    def _glyph(self, font: PDFFont, cid: int) -> tuple[str, float]:
        """What a code stands for, and its width in ems."""
        try:
            text = font.to_unichr(cid)
        except PDFUnicodeNotDefined:
            text = self.handle_undefined_char(font, cid)
        width = font.char_width(cid)
        if font in self._lacking:
            self.trace.flaws.add(Flaw.NAMES)
        program = self._programs.get(font)
        if program:
            self.trace.flaws |= program.flaws_of(cid, text, width)
        return text, width

    def _add(
        self,
        text: str,
        font: PDFFont,
        graphicstate: Any,
        upright: bool,
        matrix: Matrix,
        box: Rect,
        size: float,
        advance: float,
    ) -> None:
        x0, y0, x1, y1 = box
        left, above, height, doctop = self.corner
        name, colour, marking = font.fontname, graphicstate.ncolor, self.marking
        top = height - y1 + above
        self.chars.append(
            {
                "object_type": "char",
                "text": text,
                "fontname": fix_fontname_bytes(name) if isinstance(name, bytes) else name,
                "upright": upright,
                "matrix": matrix,
                "x0": x0 + left,
                "x1": x1 + left,
                "top": top,
                "bottom": height - y0 + above,
                "doctop": doctop + top,
                "y0": y0,
                "y1": y1,
                "width": x1 - x0,
                "height": y1 - y0,
                "size": size,
                "adv": advance,
                "non_stroking_color": colour if isinstance(colour, tuple) else (colour,),
                "hidden": self._hidden,
                "mark": marking.mark,
                "actual": marking.actual,
            }
        )


@contextmanager
def _on_its_baseline(textstate: Any) -> Iterator[None]:
    """Make the rise of text a part of its matrix, so that characters know their baseline."""
    matrix, rise = textstate.matrix, textstate.rise
    if not rise:
        yield
        return
    textstate.matrix, textstate.rise = mult_matrix((1, 0, 0, 1, 0, rise), matrix), 0
    try:
        yield
    finally:
        textstate.matrix, textstate.rise = matrix, rise
