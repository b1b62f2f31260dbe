"""The characters of a page by pdfium, as pdfplumber gives them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from ctypes import addressof, byref, c_double, c_float, create_string_buffer
from dataclasses import dataclass
from typing import Any
from unicodedata import normalize

import pypdfium2.raw as raw

from mirps_extract.read import dingbats
from mirps_extract.read.chars import Char
from mirps_extract.read.device import INKLESS
from mirps_extract.read.drawn import colour_of, matrix_from
from mirps_extract.read.fonts import Metrics
from mirps_extract.read.hyphens import COVERED, HYPHENS, last_signs
from mirps_extract.read.matrix import Matrix, exact, moved, times
from mirps_extract.read.values import Colour

NAME = 256
"""Bytes of a font's name, at most."""

LIGATURES = [chr(code) for code in range(0xFB00, 0xFB07)]
"""The ligatures that pdfium takes apart."""

SAME_PLACE = 2e-3
"""Points within which a character stands where the sum of widths has it: pdfium's numbers of four
bytes add up no worse over a line."""


@dataclass(frozen=True, slots=True)
class _Type:
    """How the characters of one text object are set.

    Attributes:
        font: pdfium's font.
        name: its name.
        metrics: what the file says of it, if it does.
        size: in points, before the matrix.
        descent: below the baseline, in ems.
        matrix: of the text, with the place where its baseline starts.
        colour: what it is filled with.
        hidden: whether it leaves no ink.
        told: what is known of the font's characters, by what pdfium says that they are.
    """

    font: Any
    name: str
    metrics: Metrics | None
    size: float
    descent: float
    matrix: Matrix
    colour: Colour | None
    hidden: bool
    told: dict[str, Told]

    @property
    def has_several_hyphens(self) -> bool:
        """Whether a covered hyphen of this font can have been one or another."""
        widths = self.metrics.widths if self.metrics else {}
        return sum(hyphen in widths for hyphen in HYPHENS) > 1


Told = tuple[str, float, float]
"""What a character says, its width and its width as pdfium has it, in ems."""


@dataclass(slots=True)
class _Glyph:
    """What one code of the file stands for, and where its baseline starts."""

    text: str
    x: float
    y: float


def chars_of(
    page: Any,
    fonts: Mapping[str, Metrics],
    shown: Matrix,
    height: float,
    counted: Callable[[int], int],
) -> list[Char]:
    """The characters of a page, in pdfium's order, without those that it makes up.

    Args:
        page: pdfium's page.
        fonts: what the file says of its fonts.
        shown: from the page's coordinates to those of the page as shown.
        height: the height of the page as shown, in points.
        counted: called with how many there are; raises LimitError where they are too many.
    """
    text = raw.FPDFText_LoadPage(page)
    told: dict[int, dict[str, Told]] = defaultdict(dict)
    try:
        counted(raw.FPDFText_CountChars(text))
        runs = [
            (_type(text, thing, at, fonts, told), thing, glyphs)
            for thing, at, glyphs in _runs(text)
        ]
        _uncover(page, runs)
        return [char for kind, _, glyphs in runs for char in _chars(kind, glyphs, shown, height)]
    finally:
        raw.FPDFText_ClosePage(text)


def _runs(text: Any) -> Iterator[tuple[Any, int, list[_Glyph]]]:
    """The text objects of a page, each with the place of its first character and its glyphs."""
    x, y = c_double(), c_double()
    thing, first, last = None, 0, 0
    glyphs: list[_Glyph] = []
    for at in range(raw.FPDFText_CountChars(text)):
        owner = raw.FPDFText_GetTextObject(text, at)
        if not owner:
            continue  # a blank or a line end that pdfium makes up
        key = addressof(owner.contents)
        if key != last:
            if glyphs:
                yield thing, first, glyphs
            thing, first, last, glyphs = owner, at, key, []
        sign = chr(raw.FPDFText_GetUnicode(text, at))
        raw.FPDFText_GetCharOrigin(text, at, byref(x), byref(y))
        before = glyphs[-1] if glyphs else None
        if before and before.x == x.value and before.y == y.value:
            before.text += sign  # one code that stands for several characters
        else:
            glyphs.append(_Glyph(sign, x.value, y.value))
    if glyphs:
        yield thing, first, glyphs


def _uncover(page: Any, runs: Sequence[tuple[_Type, Any, list[_Glyph]]]) -> None:
    """Give the text objects that end in a covered hyphen the hyphen that it was."""
    covered = [run for run in runs if run[2][-1].text == COVERED and run[0].has_several_hyphens]
    signs = last_signs(page, [thing for _, thing, _ in covered]) if covered else []
    for (_, _, glyphs), sign in zip(covered, signs, strict=True):
        glyphs[-1].text = sign


def _type(
    text: Any,
    thing: Any,
    at: int,
    fonts: Mapping[str, Metrics],
    told: Mapping[int, dict[str, Told]],
) -> _Type:
    font = raw.FPDFTextObj_GetFont(thing)
    buffer = create_string_buffer(NAME)
    raw.FPDFFont_GetBaseFontName(font, buffer, NAME)
    name = buffer.value.decode("utf-8", "replace")
    size, descent = c_float(), c_float()
    raw.FPDFTextObj_GetFontSize(thing, byref(size))
    metrics = fonts.get(name)
    if metrics is None:
        raw.FPDFFont_GetDescent(font, c_float(1.0), byref(descent))
    matrix = raw.FS_MATRIX()
    raw.FPDFText_GetMatrix(text, at, byref(matrix))
    return _Type(
        font=font,
        name=name,
        metrics=metrics,
        size=exact(size.value),
        descent=metrics.descent if metrics else descent.value,
        matrix=matrix_from(matrix),
        colour=colour_of(thing),
        hidden=raw.FPDFTextObj_GetTextRenderMode(thing) in INKLESS,
        told=told[addressof(font.contents)],
    )


def _chars(kind: _Type, glyphs: Sequence[_Glyph], shown: Matrix, height: float) -> Iterator[Char]:
    """The characters of one text object.

    Where a character stands is added up from the exact widths of those before it, as pdfminer
    does it; what pdfium says corrects the sum where white was put between them.
    """
    a, b, c, d, e, f = times(kind.matrix, shown)
    upright = a * d > 0 and b * c <= 0
    low, high = kind.descent * kind.size, kind.descent * kind.size + kind.size
    along = lag = 0.0
    for glyph in glyphs:
        told = kind.told.get(glyph.text)
        if told is None:
            told = kind.told[glyph.text] = _told(glyph.text, kind)
        text, width, cut = told
        white = _along(glyph, kind.matrix) - (along - lag)
        if abs(white) > SAME_PLACE:
            along += white
        advance = width * kind.size
        matrix = (a, b, c, d, a * along + e, b * along + f)
        x0, y0, x1, y1 = moved(0.0, low, advance, high, matrix)
        yield {
            "text": text,
            "fontname": kind.name,
            "upright": upright,
            "matrix": matrix,
            "x0": x0,
            "x1": x1,
            "top": height - y1,
            "bottom": height - y0,
            "doctop": height - y1,
            "y0": y0,
            "y1": y1,
            "width": x1 - x0,
            "height": y1 - y0,
            "size": y1 - y0,
            "non_stroking_color": kind.colour,
            "hidden": kind.hidden,
        }
        along += advance
        lag += advance - cut * kind.size


def _along(glyph: _Glyph, matrix: Matrix) -> float:
    """How far along the baseline a character stands from the first, in the text's own points."""
    a, b, _, _, e, f = matrix
    return ((glyph.x - e) * a + (glyph.y - f) * b) / (a * a + b * b)


def _told(text: str, kind: _Type) -> Told:
    """What a character says in the file's words, its exact width, and pdfium's; in ems."""
    metrics = kind.metrics
    width = c_float()
    raw.FPDFFont_GetGlyphWidth(kind.font, ord(text[0]), c_float(1000.0), byref(width))
    cut = round(width.value) / 1000
    if metrics is None:
        return ("-" if text == COVERED else text), cut, cut
    if kind.name == dingbats.FONT:
        text = dingbats.letter_of(text)
    elif text not in metrics.widths:
        text = _covered(text, metrics)
    known = metrics.widths.get(text, {cut})
    exact_width = min(known, key=lambda known: abs(known - cut))
    return text, exact_width, int(1000 * exact_width) / 1000


def _covered(text: str, metrics: Metrics) -> str:
    """What the font has in the place of something that pdfium puts there.

    A hyphen at the end of a line becomes a sign of pdfium's own; a ligature, its letters.
    """
    if text == COVERED:
        return next((hyphen for hyphen in HYPHENS if hyphen in metrics.widths), "-")
    return next(
        (sign for sign in LIGATURES if sign in metrics.widths and normalize("NFKC", sign) == text),
        text,
    )
