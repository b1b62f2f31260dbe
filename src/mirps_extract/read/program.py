"""What the program of a font says of its letters, which a file's lists of widths and codes repeat.

Where the two differ, one of them was changed: in what is read of a page letters then stand apart,
over one another, or for others, though not in its picture.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from io import BytesIO
from struct import error, unpack_from
from typing import Any
from unicodedata import normalize

from pdfminer.pdffont import PDFCIDFont, TrueTypeFont
from pdfminer.pdftypes import PDFStream, resolve1

from mirps_extract.read.lint import Flaw

APART = 0.12
"""Ems by which the two widths of a letter at least differ: many programs round them."""

PART = 0.25
"""Part of the larger of the two by which they do."""

UNITS, COUNT = 18, 34
"""Where in their tables the units of an em, and the number of widths, stand (OpenType)."""

UNICODE = frozenset(((0, 3), (0, 4), (3, 1), (3, 10)))
"""Platforms and encodings of the lists of characters that are by Unicode."""

SEGMENTS = 4
"""The format of a list of characters that nearly all fonts have."""

UNKNOWN = (AttributeError, KeyError, IndexError, error, ZeroDivisionError)
"""What a table throws that is not as it should be: it says nothing then."""


class Program:
    """The program of a composite font, in TrueType form.

    Args:
        data: the program.
        glyphs: the glyphs of characters by their numbers, two bytes each; empty where those are
            the glyphs' own.
    """

    def __init__(self, data: bytes, glyphs: bytes) -> None:
        self._data = data
        self._glyphs = glyphs
        self._found: dict[int, frozenset[Flaw]] = {}

    def flaws_of(self, cid: int, text: str, width: float) -> frozenset[Flaw]:
        """What a file says of a character that its glyph contradicts.

        Args:
            cid: its number.
            text: what it stands for.
            width: how wide it is, in ems.
        """
        found = self._found.get(cid)
        if found is None:  # it is asked on every page anew
            odd = (
                (Flaw.WIDTHS, self._contradicts_width(cid, width)),
                (Flaw.LETTERS, self._contradicts_text(cid, text)),
            )
            found = self._found[cid] = frozenset(flaw for flaw, is_so in odd if is_so)
        return found

    def _contradicts_width(self, cid: int, width: float) -> bool:
        widths = self._widths
        told = widths[min(self._glyph(cid), len(widths) - 1)] if widths else 0.0
        # Programs that leave glyphs out of a font may leave them without a width.
        return told > 0 and abs(width - told) > max(APART, PART * max(width, told))

    def _contradicts_text(self, cid: int, text: str) -> bool:
        """Whether it is said to be a letter or figure that its glyph does not stand for.

        A glyph may be listed for several characters, and none for those of scripts with ligatures.
        """
        told = self._characters.get(self._glyph(cid))
        if not told or len(text) != 1 or not text.isalnum():
            return False
        return all(sign.isalnum() and _plain(sign) != _plain(text) for sign in told)

    def _glyph(self, cid: int) -> int:
        found = self._glyphs[2 * cid : 2 * cid + 2]
        return int.from_bytes(found) if self._glyphs else cid

    @cached_property
    def _tables(self) -> Mapping[bytes, tuple[int, int]]:
        found: Mapping[bytes, tuple[int, int]] = TrueTypeFont("", BytesIO(self._data)).tables
        return found

    @cached_property
    def _widths(self) -> Sequence[float]:
        """The widths of the glyphs in ems; nothing where they are not told."""
        try:
            (units,) = unpack_from(">H", self._data, self._tables[b"head"][0] + UNITS)
            (count,) = unpack_from(">H", self._data, self._tables[b"hhea"][0] + COUNT)
            listed = unpack_from(f">{2 * count}H", self._data, self._tables[b"hmtx"][0])
            return [advance / units for advance in listed[::2]]
        except UNKNOWN:
            return ()

    @cached_property
    def _characters(self) -> Mapping[int, set[str]]:
        """What the glyphs stand for; nothing where it is not told."""
        found: dict[int, set[str]] = defaultdict(set)
        try:
            start = self._tables[b"cmap"][0]
            (count,) = unpack_from(">H", self._data, start + 2)
            for at in range(start + 4, start + 4 + 8 * count, 8):
                platform, encoding, place = unpack_from(">HHL", self._data, at)
                if (platform, encoding) in UNICODE:
                    for code, glyph in self._listed(start + place):
                        found[glyph].add(chr(code))
        except UNKNOWN:
            return {}
        return found

    def _listed(self, start: int) -> Iterator[tuple[int, int]]:
        """The codes of a list of characters, each with its glyph (OpenType, cmap format 4)."""
        kind, _, _, twice = unpack_from(">4H", self._data, start)
        if kind != SEGMENTS:
            return
        each = f">{twice // 2}H"
        places = (start + 14, start + 16 + twice, start + 16 + 2 * twice, start + 16 + 3 * twice)
        segments = zip(*(unpack_from(each, self._data, place) for place in places), strict=True)
        for number, (last, first, delta, offset) in enumerate(segments):
            for code in range(first, min(last, 0xFFFE) + 1):
                glyph = code
                if offset:
                    at = places[3] + 2 * number + offset + 2 * (code - first)
                    (glyph,) = unpack_from(">H", self._data, at)
                if not offset or glyph:
                    yield code, (glyph + delta) & 0xFFFF


def program_of(font: PDFCIDFont, spec: Mapping[str, Any]) -> Program | None:
    """The program of a composite font; None where it has none, or is set from top to bottom.

    Args:
        font: the font.
        spec: its dictionary, that of the descendant.
    """
    program = getattr(font, "fontfile", None)
    if not isinstance(program, PDFStream) or font.is_vertical():
        return None
    glyphs = resolve1(spec.get("CIDToGIDMap"))
    return Program(program.get_data(), glyphs.get_data() if isinstance(glyphs, PDFStream) else b"")


def _plain(sign: str) -> str:
    """A sign without its accents and case: glyphs of capitals may stand for small letters."""
    return normalize("NFKD", sign)[0].casefold()
