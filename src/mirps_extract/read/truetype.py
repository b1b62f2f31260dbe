"""The tables of a font program in TrueType form that say how wide its glyphs are, and whose."""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping, Sequence
from functools import cached_property
from io import BytesIO
from itertools import islice
from struct import error, unpack_from

from pdfminer.pdffont import TrueTypeFont

UNITS, COUNT = 18, 34
"""Where in their tables the units of an em, and the number of widths, stand (OpenType)."""

BYTES, SEGMENTS, RUN = 0, 4, 6
"""The formats of lists of characters that nearly all fonts have."""

MOST_LISTS, MOST_CODES = 32, 0x10000
"""Lists that are looked at, and codes that one has, at most: a broken one may repeat them."""

UNKNOWN = (AttributeError, KeyError, IndexError, error, ZeroDivisionError)
"""What a table throws that is not as it should be: it says nothing then."""

Kind = tuple[int, int]
"""A list of characters' platform and encoding."""


def table_in(data: bytes, name: bytes) -> bytes:
    """A table of a font program; empty where it has none."""
    at, size = TrueTypeFont("", BytesIO(data)).tables.get(name, (0, 0))
    return data[at : at + size]


class TrueType:
    """A font program.

    Args:
        data: its bytes.
    """

    def __init__(self, data: bytes) -> None:
        self._data = data

    @cached_property
    def _tables(self) -> Mapping[bytes, tuple[int, int]]:
        found: Mapping[bytes, tuple[int, int]] = TrueTypeFont("", BytesIO(self._data)).tables
        return found

    def glyph(self, number: int) -> int:
        """The glyph of a number, which is its own."""
        return number

    def width(self, glyph: int) -> float | None:
        """The width of a glyph in ems; None where it is not told."""
        last = len(self._widths) - 1  # it is that of all that follow
        return self._widths[min(glyph, last)] if self._widths else None

    @cached_property
    def _widths(self) -> Sequence[float]:
        try:
            (units,) = unpack_from(">H", self._data, self._tables[b"head"][0] + UNITS)
            (count,) = unpack_from(">H", self._data, self._tables[b"hhea"][0] + COUNT)
            listed = unpack_from(f">{2 * count}H", self._data, self._tables[b"hmtx"][0])
            return [advance / units for advance in listed[::2]]
        except UNKNOWN:
            return ()

    def codes(self, kinds: Container[Kind] | None = None) -> Sequence[tuple[int, int]]:
        """The codes of some lists of characters, or of all, each with its glyph."""
        found: list[tuple[int, int]] = []
        try:
            start = self._tables[b"cmap"][0]
            (count,) = unpack_from(">H", self._data, start + 2)
            for at in range(start + 4, start + 4 + 8 * min(count, MOST_LISTS), 8):
                platform, encoding, place = unpack_from(">HHL", self._data, at)
                if kinds is None or (platform, encoding) in kinds:
                    found += islice(self._listed(start + place), MOST_CODES)
        except UNKNOWN:
            return ()
        return found

    def _listed(self, start: int) -> Iterator[tuple[int, int]]:
        """The codes of a list of characters, each with its glyph (OpenType, cmap)."""
        (kind,) = unpack_from(">H", self._data, start)
        if kind == BYTES:
            yield from enumerate(unpack_from(">256B", self._data, start + 6))
        elif kind == RUN:
            first, count = unpack_from(">2H", self._data, start + 6)
            yield from enumerate(unpack_from(f">{count}H", self._data, start + 10), start=first)
        elif kind == SEGMENTS:
            yield from self._segments(start)

    def _segments(self, start: int) -> Iterator[tuple[int, int]]:
        (twice,) = unpack_from(">H", self._data, start + 6)
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
