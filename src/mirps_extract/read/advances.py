"""How wide letters are by the program of their own font, which a file's list of widths repeats.

Where the two differ, one of them was changed: letters then stand apart, or over one another, in
what is read of a page, though not in its picture.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from io import BytesIO
from struct import error, unpack_from
from typing import Any

from pdfminer.pdffont import PDFCIDFont, TrueTypeFont
from pdfminer.pdftypes import PDFStream, resolve1

APART = 0.12
"""Ems by which the two widths of a letter at least differ: many programs round them."""

PART = 0.25
"""Part of the larger of the two by which they do."""

UNITS, COUNT = 18, 34
"""Where in their tables the units of an em, and the number of widths, stand (OpenType)."""

Width = Callable[[int], float | None]
"""From a character's number to its width in ems; None where the program does not tell."""


def contradicted(width: float, told: float | None) -> bool:
    """Whether a width, in ems, is not that which the font's program tells."""
    # Programs that leave glyphs out of a font may leave them without a width.
    return bool(told) and abs(width - (told or 0)) > max(APART, PART * max(width, told or 0))


def width_by(font: PDFCIDFont, spec: Mapping[str, Any]) -> Width | None:
    """What tells the widths of a composite font by its own program; None where nothing does.

    Args:
        font: the font.
        spec: its dictionary, that of the descendant.
    """
    program = getattr(font, "fontfile", None)
    if not isinstance(program, PDFStream) or font.is_vertical():
        return None
    glyphs = resolve1(spec.get("CIDToGIDMap"))
    numbers = glyphs.get_data() if isinstance(glyphs, PDFStream) else b""
    told: Sequence[float] | None = None

    def width(cid: int) -> float | None:
        nonlocal told
        if told is None:  # most fonts of a file are asked, but not by those who only name them
            told = _advances(program.get_data())
        if not told:
            return None
        glyph = int.from_bytes(numbers[2 * cid : 2 * cid + 2]) if numbers else cid
        return told[min(glyph, len(told) - 1)]

    return width


def _advances(data: bytes) -> Sequence[float]:
    """The widths of a TrueType font's glyphs, in ems; nothing where it does not tell them."""
    try:
        tables: dict[bytes, tuple[int, int]] = TrueTypeFont("", BytesIO(data)).tables
        (units,) = unpack_from(">H", data, tables[b"head"][0] + UNITS)
        (count,) = unpack_from(">H", data, tables[b"hhea"][0] + COUNT)
        listed = unpack_from(f">{2 * count}H", data, tables[b"hmtx"][0])
        return [advance / units for advance in listed[::2]]
    except (AttributeError, KeyError, error, ZeroDivisionError):
        return ()
