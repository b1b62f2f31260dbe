"""Fonts in Compact Font Format: the widths of their glyphs, which a page's lists repeat."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name

from mirps_extract.read import read
from mirps_extract.read.cff import Cff
from mirps_extract.read.lint import Flaw

USUAL, NOMINAL = 500, 600

DRAWN = (
    b"\x0e",  # nothing but its end: of the usual width
    bytes((139 - 100, 139, 139, 21, 14)),  # a width, then a move by two numbers
    bytes((139, 139, 1, 14)),  # hints, in pairs: of the usual width
    bytes((139 + 100, 139, 139, 1, 14)),  # a width, then hints
    bytes((139, 10, 14)),  # what it shares with others tells
)
"""What draws the glyphs."""

WIDTHS = (0.001 * 500, 0.001 * 500, 0.001 * 500, 0.001 * 700, None)


def number(value: int) -> bytes:
    return b"\x1d" + value.to_bytes(4, signed=True)


def index(*things: bytes) -> bytes:
    places = [1]
    for thing in things:
        places.append(places[-1] + len(thing))
    offsets = b"".join(place.to_bytes(2) for place in places)
    return len(things).to_bytes(2) + b"\2" + offsets + b"".join(things)


def font(*, numbers: Sequence[int], by_number: bool) -> bytes:
    """A font of five glyphs, named by standard names or by numbers."""
    private = number(USUAL) + b"\x14" + number(NOMINAL) + b"\x15"
    charset = b"\0" + b"".join(value.to_bytes(2) for value in numbers)
    parts_of = b"\3\0\1\0\0\0\0\5"
    drawn = index(*DRAWN)

    def whole(at: int) -> tuple[bytes, int]:
        """The program, if its dictionary ends at a place, and where that does end."""
        drawn_at = at + len(charset)
        parts_at = drawn_at + len(drawn)
        own = number(len(private)) + number(parts_at + len(parts_of)) + b"\x12"
        part = index(own)
        top = number(at) + b"\x0f" + number(drawn_at) + b"\x11"
        if by_number:
            ros = number(391) * 2 + number(0) + b"\x0c\x1e"
            listed = number(parts_at + len(parts_of) + len(private)) + b"\x0c\x24"
            top = ros + top + listed + number(parts_at) + b"\x0c\x25"
        else:
            top += own
        head = b"\1\0\4\4" + index(b"F") + index(top) + index(b"Adobe") + b"\0\0"
        return head + charset + drawn + parts_of + private + part, len(head)

    _, end = whole(0)
    return whole(end)[0]


def test_widths_are_those_of_the_glyphs() -> None:
    named = Cff(font(numbers=(34, 35, 36, 37), by_number=False))
    assert tuple(map(named.width, range(5))) == WIDTHS
    assert named.names == {".notdef": 0, "A": 1, "B": 2, "C": 3, "D": 4}
    numbered = Cff(font(numbers=(7, 8, 9, 10), by_number=True))
    assert tuple(map(numbered.width, range(5))) == WIDTHS
    assert [numbered.glyph(name) for name in (0, 7, 10, 11)] == [0, 1, 4, None]


def test_what_is_cut_off_says_nothing() -> None:
    data = font(numbers=(7, 8, 9, 10), by_number=True)
    for size in range(len(data)):
        cut = Cff(data[:size])
        told = [cut.width(glyph) for glyph in range(5)]
        assert all(one in (None, own) for one, own in zip(told, WIDTHS, strict=True))
        assert set(cut.names.values()) <= set(range(5)) and cut.glyph(7) in (None, 1, 7)


def page_of(folder: Path, width: int, *, composite: bool) -> Path:
    """A page of three letters in a font whose third is of a width."""
    path = folder / "page.pdf"
    with pikepdf.new() as pdf:
        page = pdf.add_blank_page(page_size=(400, 200))
        numbers = (1, 2, 3, 4) if composite else (34, 35, 36, 37)
        program = pdf.make_stream(font(numbers=numbers, by_number=composite))
        program.Subtype = Name.CIDFontType0C if composite else Name.Type1C
        descriptor = Dictionary(Type=Name.FontDescriptor, FontName=Name.F, FontFile3=program)
        widths = Array([500, 500, width])
        own = Dictionary(Type=Name.Font, BaseFont=Name.F, FontDescriptor=descriptor)
        if composite:
            own.Subtype, own.W = Name.CIDFontType0, Array([1, widths])
            system = Dictionary(Registry=b"Adobe", Ordering=b"Identity", Supplement=0)
            own.CIDSystemInfo = system
            used = Dictionary(Type=Name.Font, Subtype=Name.Type0, BaseFont=Name.F)
            used.Encoding, used.DescendantFonts = Name("/Identity-H"), Array([own])
        else:
            own.Subtype, own.Encoding = Name.Type1, Name.WinAnsiEncoding
            own.FirstChar, own.LastChar, own.Widths = 65, 67, widths
            used = own
        page.Resources = Dictionary(Font=Dictionary(F1=used))
        shown = b"<000100020003>" if composite else b"(ABC)"
        page.Contents = pdf.make_stream(b"BT /F1 12 Tf 20 100 Td %s Tj ET" % shown)
        pdf.save(path)
    return path


@pytest.mark.parametrize("composite", [False, True])
def test_a_width_that_the_font_contradicts_is_a_flaw(composite: bool, tmp_path: Path) -> None:
    assert read(page_of(tmp_path, 700, composite=composite)).condition.flaws == {}
    assert read(page_of(tmp_path, 720, composite=composite)).condition.flaws == {}
    found = read(page_of(tmp_path, 1000, composite=composite)).condition.flaws
    assert found == {1: (Flaw.WIDTHS,)}
