"""Composite fonts that list their codes themselves: pdfminer knows only lists that have a name."""

from __future__ import annotations

from pdfminer.pdffont import PDFCIDFont
from pdfminer.pdftypes import PDFStream
from pdfminer.psparser import LIT

from mirps_extract.read.fonts import Fonts

CODES = b"""begincmap /CMapName /Own def
2 begincodespacerange <00> <7F> <C280> <DFBF> endcodespacerange
2 begincidrange <41> <43> 7 <C280> <C281> 20 endcidrange
1 begincidchar <61> 3 endcidchar
endcmap"""

UNICODE = b"""begincmap
2 beginbfchar <41> <0058> <C281> <00E9> endbfchar
1 beginbfrange <42> <43> <0059> endbfrange
endcmap"""


def font_of(**more: object) -> PDFCIDFont:
    part = {"Subtype": LIT("CIDFontType2"), "BaseFont": LIT("Own"), "W": [7, [300, 400, 500]]}
    encoding = PDFStream({"CMapName": LIT("Own")}, CODES)
    spec = {"Subtype": LIT("Type0"), "DescendantFonts": [part], "Encoding": encoding, **more}
    font = Fonts().get_font(None, spec)
    assert isinstance(font, PDFCIDFont)
    return font


def test_codes_of_one_and_of_two_bytes_are_characters() -> None:
    font = font_of()
    assert list(font.decode(b"AC\xc2\x81a")) == [7, 9, 21, 3]
    assert [font.char_width(cid) for cid in font.decode(b"AC")] == [0.3, 0.5]


def test_what_codes_stand_for_is_told_by_code() -> None:
    font = font_of(ToUnicode=PDFStream({}, UNICODE))
    assert "".join(map(font.to_unichr, font.decode(b"AB\xc2\x81C"))) == "XYéZ"
