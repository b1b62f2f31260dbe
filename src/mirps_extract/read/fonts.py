"""Fonts as they are, where a file or pdfminer says otherwise of their widths, codes and sizes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from contextlib import suppress
from io import BytesIO
from statistics import fmean
from typing import Any

from pdfminer.cmapdb import CMapParser, FileCMap, UnicodeMap
from pdfminer.encodingdb import EncodingDB, name2unicode
from pdfminer.pdffont import (
    CFFFont,
    PDFCIDFont,
    PDFFont,
    PDFTrueTypeFont,
    PDFType1Font,
    PDFType3Font,
    Type1FontHeaderParser,
)
from pdfminer.pdfinterp import PDFResourceManager
from pdfminer.pdftypes import PDFStream, dict_value, int_value, list_value, resolve1, stream_value
from pdfminer.psparser import LIT, PSKeyword, PSLiteral
from pdfminer.utils import choplist

from mirps_extract.read.coding import changes_of
from mirps_extract.read.entries import is_whole_font
from mirps_extract.read.program import Program, program_of

BELIEVED = (0.4, 2.5)
"""Height of a font of drawings in the sizes that it is set in, if these are to be believed."""

LETTER = 0.5
"""Ems that a letter is wide on average."""

DESCENT = 0.2
"""Ems that letters reach below the line, where a font does not say."""


class Fonts(PDFResourceManager):
    """pdfminer's fonts, mended.

    Attributes:
        programs: those of fonts that have one.
        lacking: fonts of whose entries some lead nowhere.
    """

    def __init__(self) -> None:
        super().__init__()
        self.programs: dict[PDFFont, Program | None] = {}
        self.lacking: set[PDFFont] = set()

    def get_font(self, objid: object, spec: Mapping[str, object]) -> PDFFont:
        """The font that a dictionary describes."""
        known = bool(objid) and objid in self._cached_fonts
        if spec.get("Subtype") is LIT("Type0") and not resolve1(spec.get("DescendantFonts")):
            spec = {**spec, "Subtype": LIT("CIDFontType0")}  # what its codes stand for may be told
        font = super().get_font(objid, spec)
        if known:
            return font
        if not is_whole_font(spec):
            self.lacking.add(font)
        with suppress(Exception):  # a font that is broken stays as pdfminer has it
            if isinstance(font, PDFType1Font):
                _mend(font, spec)
            elif isinstance(font, PDFCIDFont) and not isinstance(font.cmap, _Codes):
                _take_codes(font, resolve1(spec.get("Encoding")))
            self.programs.setdefault(font, program_of(font, spec))
        return font


def height_of(font: PDFFont, size: float) -> tuple[float, float]:
    """How far type reaches below and above the baseline, in text space.

    A font whose glyphs are drawings (Type 3) has units of its own, and a size of 58 or of 0.15 may
    be any: where its letters are not about as high as that, their height is the size.

    Args:
        font: the font.
        size: the size that is set.
    """
    if not isinstance(font, PDFType3Font):
        low = float(font.get_descent()) * size
        return low, low + size
    below, above = sorted((font.bbox[1] * font.vscale, font.bbox[3] * font.vscale))
    high = float(above - below)
    if high == 0:
        widths = [abs(w) for w in font.widths.values() if isinstance(w, (int, float)) and w]
        high = fmean(widths) * abs(font.hscale) / LETTER if widths else 1.0
        below = -DESCENT * high
    if BELIEVED[0] <= high <= BELIEVED[1]:
        low = float(font.get_descent()) * size
        return low, low + size
    return float(below) * size, (float(below) + high) * size


class _Codes(FileCMap):
    """The characters of a font by their codes, as a file lists them.

    Attributes:
        numbers: the characters by codes that are taken for numbers.
    """

    def __init__(self) -> None:
        super().__init__()
        self.numbers: dict[int, int] = {}

    def add_cid2unichr(self, cid: int, code: PSLiteral | bytes | int) -> None:
        """A code is listed."""
        if isinstance(code, bytes):
            self.add_code2cid(code.decode("latin-1"), cid)
            self.numbers[int.from_bytes(code)] = cid


class _CodesParser(CMapParser):
    """pdfminer's, which takes the numbers of single characters for their codes."""

    def do_keyword(self, pos: int, token: PSKeyword) -> None:
        """Do what a word says."""
        if token is self.KEYWORD_ENDCIDCHAR:
            for code, cid in choplist(2, [thing for _, thing in self.popall()]):
                if isinstance(code, bytes) and isinstance(cid, int):
                    self.cmap.add_cid2unichr(cid, code)
        else:
            super().do_keyword(pos, token)


def _take_codes(font: PDFCIDFont, encoding: object) -> None:
    """Let a composite font know its own list of codes: pdfminer knows those that have a name."""
    if not isinstance(encoding, PDFStream):
        return
    codes = _Codes()
    _CodesParser(codes, BytesIO(encoding.get_data())).run()
    if not codes.numbers:
        return
    font.cmap = codes
    if isinstance(font.unicode_map, UnicodeMap):  # it is by codes, and pdfminer asks by characters
        told = font.unicode_map.cid2unichr
        known = {cid: told[number] for number, cid in codes.numbers.items() if number in told}
        font.unicode_map.cid2unichr = known


def _mend(font: PDFType1Font, spec: Mapping[str, Any]) -> None:
    """Set right what pdfminer takes from a font's name alone: widths, and what codes stand for."""
    if not (font.cid2unicode or font.unicode_map or "Encoding" in spec):
        # ISO 32000-1, 9.6.6; OCRmyPDF, once it is imported, takes that from pdfminer.
        true_type = isinstance(font, PDFTrueTypeFont)
        usual = "WinAnsiEncoding" if true_type else "StandardEncoding"
        font.cid2unicode = EncodingDB.get_encoding(usual)
    descriptor = dict_value(spec.get("FontDescriptor", {}))
    if "Widths" in spec:
        first = int_value(spec.get("FirstChar", 0))
        listed = enumerate(list_value(spec["Widths"]), start=first)
        font.widths = dict(font.widths)  # those of a standard font are shared
        font.widths.update((code, resolve1(width)) for code, width in listed)
    encoding = resolve1(spec.get("Encoding", {}))
    if isinstance(encoding, dict) and "BaseEncoding" not in encoding:
        built_in = _built_in(descriptor)
        if built_in:
            changes = list_value(encoding.get("Differences", []))
            font.cid2unicode = {**built_in, **_named(changes)}


def _built_in(descriptor: Mapping[str, Any]) -> dict[int, str]:
    """What the codes of an embedded font stand for by its own account."""
    if "FontFile" in descriptor:
        program = stream_value(descriptor["FontFile"])
        head = program.get_data()[: int_value(program["Length1"])]
        return dict(Type1FontHeaderParser(BytesIO(head)).get_encoding())
    if "FontFile3" not in descriptor:
        return {}
    data = stream_value(descriptor["FontFile3"]).get_data()
    if data[:1] != b"\1":
        return {}  # no bare CFF
    font = CFFFont("", BytesIO(data))
    found = {}
    for code, glyph in font.code2gid.items():
        name = font.gid2name.get(glyph, "")
        with suppress(KeyError, ValueError):
            found[code] = name2unicode(name.decode() if isinstance(name, bytes) else name)
    return found or dict(EncodingDB.get_encoding("StandardEncoding"))


def _named(changes: Iterable[Any]) -> dict[int, str]:
    """What the codes stand for that an encoding changes."""
    found = {}
    for code, name in changes_of(changes):
        with suppress(KeyError, ValueError):
            found[code] = name2unicode(name)
    return found
