"""The widths of the glyphs of a font program in Compact Font Format, and the names of its glyphs.

They are Adobe's technical notes 5176 (the format) and 5177 (what draws a glyph). A width stands at
the beginning of what draws a glyph; where glyphs share their beginnings, it is not known.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from itertools import pairwise
from struct import error, unpack_from

from pdfminer.pdffont import CFFFont

from mirps_extract.read.truetype import table_in

CHARSET, STRINGS, PRIVATE, USUAL, NOMINAL = 15, 17, 18, 20, 21
MATRIX, BY_NUMBER, PARTS, PART_OF = 0x0C07, 0x0C1E, 0x0C24, 0x0C25
"""The entries of its dictionaries."""

TAKEN = {1: 0, 3: 0, 18: 0, 23: 0, 19: 0, 20: 0, 21: 2, 4: 1, 22: 1, 14: 0}
"""How many numbers the operators that end the first ones take; hints take pairs."""

HINTS = frozenset((1, 3, 18, 23, 19, 20))

EXPERT = 2
"""The last of the lists of names that have a number, and are not in the program."""

LONGEST = 300
"""Bytes of a name, and of what stands before the first operator, at most: 48 numbers."""

MOST, LARGEST = 256, 4096
"""Parts of a font at most, whose numbers are bytes, and bytes of a dictionary that are read."""

EM = 0.001
"""The usual part of an em that a unit is."""

REAL, END = str.maketrans({"a": ".", "b": "e", "c": "e-", "d": None, "e": "-"}), "f"
"""The signs of a number with decimals, half a byte each, and what ends it."""

UNKNOWN = (IndexError, KeyError, TypeError, ValueError, OverflowError, error)
"""What is thrown by data that is not as it should be: it says nothing then."""

Table = dict[int, list[float]]


class Cff:
    """A font program.

    Args:
        data: its bytes, or those of a program in OpenType form that it is a table of.
    """

    def __init__(self, data: bytes) -> None:
        data = table_in(data, b"CFF ") if data[:4] == b"OTTO" else data
        self._data = data
        self._strings: list[slice] = []
        self._drawn: list[slice] = []
        self._top: Table = {}
        try:
            _, at = self._index(data[2])
            tops, at = self._index(at)
            self._strings, _ = self._index(at)
            self._top = self._table(tops[0].start, tops[0].stop)
            self._drawn, _ = self._index(int(self._top[STRINGS][0]))
        except UNKNOWN:
            pass

    def width(self, glyph: int) -> float | None:
        """The width of a glyph in ems; None where it is not known."""
        try:
            usual, nominal, unit = self._usual[self._part_of(glyph)]
            start = self._drawn[glyph].start
            own = _own_width(self._data[start : start + LONGEST])
        except UNKNOWN:
            return None
        return None if own is None else unit * (nominal + own[0] if own else usual)

    def glyph(self, number: int) -> int | None:
        """The glyph of a number; None where there is none."""
        return self._by_number.get(number) if self.is_by_number else number

    def codes(self, kinds: object = None) -> Sequence[tuple[int, int]]:
        """It has no lists of characters."""
        return ()

    @property
    def is_by_number(self) -> bool:
        """Whether its glyphs have numbers for names."""
        return BY_NUMBER in self._top

    @cached_property
    def numbers(self) -> Sequence[int]:
        """What the glyphs are called: the number of a name, or their own; empty if not known."""
        count, found = len(self._drawn), [0]
        try:
            at = int(self._top.get(CHARSET, [0])[0])
            if at <= EXPERT:
                return () if at else range(count)
            kind, at = self._data[at], at + 1
            if kind == 0:
                found += unpack_from(f">{count - 1}H", self._data, at)
            while kind in (1, 2) and len(found) < count:
                first, more = unpack_from(">HB" if kind == 1 else ">HH", self._data, at)
                found += range(first, first + more + 1)
                at += 2 + kind
        except UNKNOWN:
            return ()
        return found if len(found) >= count else ()

    @cached_property
    def names(self) -> Mapping[str, int]:
        """The glyphs by their names."""
        known = CFFFont.STANDARD_STRINGS
        spans = ((at.start, min(at.stop, at.start + LONGEST)) for at in self._strings)
        own = (self._data[first:end].decode("latin-1") for first, end in spans)
        names = dict(enumerate((*known, *own)))
        return {names.get(number, ""): glyph for glyph, number in enumerate(self.numbers)}

    @cached_property
    def _by_number(self) -> Mapping[int, int]:
        return {number: glyph for glyph, number in enumerate(self.numbers)}

    @cached_property
    def _usual(self) -> Sequence[tuple[float, float, float]]:
        """For each part, the usual width, what other widths are added to, and the unit."""
        try:
            if not self.is_by_number:
                return [self._usual_of(self._top)]
            listed, _ = self._index(int(self._top[PARTS][0]))
            return [self._usual_of(self._table(part.start, part.stop)) for part in listed[:MOST]]
        except UNKNOWN:
            return ()

    def _usual_of(self, part: Table) -> tuple[float, float, float]:
        size, at = map(int, part[PRIVATE])
        private = self._table(at, at + size)
        unit = part.get(MATRIX, [EM])[0]
        if part is not self._top and MATRIX in self._top:
            unit = self._top[MATRIX][0] * part.get(MATRIX, [1.0])[0]
        return private.get(USUAL, [0])[0], private.get(NOMINAL, [0])[0], unit

    def _table(self, start: int, end: int) -> Table:
        return dict(_entries(self._data[start : min(end, start + LARGEST)]))

    def _part_of(self, glyph: int) -> int:
        if not self.is_by_number:
            return 0
        at = int(self._top[PART_OF][0])
        if self._data[at] == 0:
            return self._data[at + 1 + glyph]
        return self._ranges[bisect_right(self._ranges, (glyph, MOST)) - 1][1]

    @cached_property
    def _ranges(self) -> Sequence[tuple[int, int]]:
        """The first glyphs of ranges of them, and the parts that these belong to."""
        at = int(self._top[PART_OF][0]) + 1
        (count,) = unpack_from(">H", self._data, at)
        return [unpack_from(">HB", self._data, at + 2 + 3 * number) for number in range(count)]

    def _index(self, at: int) -> tuple[list[slice], int]:
        """Where the things of a list stand, and where it ends."""
        (count,) = unpack_from(">H", self._data, at)
        if not count:
            return [], at + 2
        size, start = self._data[at + 2], at + 3
        base = start + size * (count + 1) - 1
        places = [
            base + int.from_bytes(self._data[start + size * n : start + size * (n + 1)])
            for n in range(count + 1)
        ]
        return [slice(first, end) for first, end in pairwise(places)], places[-1]


def _entries(data: bytes) -> Iterator[tuple[int, list[float]]]:
    """The entries of a dictionary: an operator, and the numbers before it."""
    numbers: list[float] = []
    at = 0
    while at < len(data):
        first = data[at]
        if first <= 21:
            two = first == 12
            yield (first << 8 | data[at + 1]) if two else first, numbers
            numbers, at = [], at + 1 + two
        elif first == 29:
            numbers.append(float(int.from_bytes(data[at + 1 : at + 5], signed=True)))
            at += 5
        elif first == 30:
            signs = data[at + 1 : at + LONGEST].hex()
            end = signs.index(END)
            numbers.append(float(signs[:end].translate(REAL)))
            at += 2 + end // 2
        else:
            number, at = _number(data, at)
            numbers.append(number)


def _number(data: bytes, at: int) -> tuple[float, int]:
    """A number, and where it ends."""
    first = data[at]
    if first == 28:
        return float(int.from_bytes(data[at + 1 : at + 3], signed=True)), at + 3
    if first == 255:
        return int.from_bytes(data[at + 1 : at + 5], signed=True) / 65536, at + 5
    if first <= 246:
        return first - 139.0, at + 1
    sign, start = (1, 247) if first <= 250 else (-1, 251)
    return sign * ((first - start) * 256.0 + data[at + 1] + 108), at + 2


def _own_width(drawn: bytes) -> Sequence[float] | None:
    """The width at the beginning of what draws a glyph, if there is one; None if not known."""
    numbers: list[float] = []
    at = 0
    while at < len(drawn):
        operator = drawn[at]
        if operator >= 32 or operator == 28:
            number, at = _number(drawn, at)
            numbers.append(number)
            continue
        if operator not in TAKEN:
            return None
        if operator in HINTS:
            return numbers[: len(numbers) % 2]
        more = len(numbers) - TAKEN[operator]
        # What ends a glyph may name two others, of which it is made.
        return numbers[:1] if more in (1, 5) else []
    return None
