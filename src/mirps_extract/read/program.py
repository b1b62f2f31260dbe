"""What the program of a font says of its letters, which a file's lists of widths and codes repeat.

Where the two differ, one of them was changed: in what is read of a page letters then stand apart,
over one another, or for others, though not in its picture.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping
from functools import cached_property
from typing import Any
from unicodedata import normalize

from pdfminer.encodingdb import EncodingDB
from pdfminer.pdffont import PDFFont, PDFSimpleFont, PDFType3Font
from pdfminer.pdftypes import PDFStream, resolve1

from mirps_extract.read.cff import Cff
from mirps_extract.read.coding import names_of
from mirps_extract.read.lint import Flaw
from mirps_extract.read.streams import aside
from mirps_extract.read.truetype import TrueType

APART = 0.12
"""Ems by which the two widths of a letter at least differ: many programs round them."""

PART = 0.25
"""Part of the larger of the two by which they do."""

UNICODE = frozenset(((0, 3), (0, 4), (3, 1), (3, 10)))
"""Platforms and encodings of the lists of characters that are by Unicode."""

MAC = {sign: code for code, sign in EncodingDB.encodings["MacRomanEncoding"].items()}
"""The codes of signs by Macintosh's own encoding, which the oldest lists are by."""

SYMBOLS = 0xF000
"""What lists of the signs of a font for symbols add to their codes."""


Form = type[TrueType] | type[Cff]
"""What a program is written in."""

FORMS: Mapping[str, Form] = {"FontFile2": TrueType, "FontFile3": Cff}
"""The entries that programs stand in; those of Type 1 fonts, FontFile, are not looked at."""


class Program:
    """The program of a composite font.

    Args:
        program: the program.
        form: what it is written in.
        glyphs: the glyphs of characters by their numbers, two bytes each; empty where the program
            tells them.
    """

    def __init__(self, program: PDFStream, form: Form, glyphs: bytes = b"") -> None:
        self._stream = program
        self._form = form
        self._numbers = glyphs
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
            glyphs = self._glyphs(cid, text)
            odd = (
                (Flaw.WIDTHS, self._contradict_width(glyphs, width)),
                (Flaw.LETTERS, self._contradict_text(glyphs, text)),
            )
            found = self._found[cid] = frozenset(flaw for flaw, is_so in odd if is_so)
        return found

    def _contradict_width(self, glyphs: Collection[int], width: float) -> bool:
        told = [self._font.width(glyph) for glyph in glyphs]
        # Programs that leave glyphs out of a font may leave them without a width.
        return bool(told) and all(
            one and abs(width - one) > max(APART, PART * max(width, one)) for one in told
        )

    def _contradict_text(self, glyphs: Collection[int], text: str) -> bool:
        """Whether it is said to be a letter or figure that its glyph does not stand for.

        A glyph may be listed for several characters, and none for those of scripts with ligatures.
        """
        told = [self._characters.get(glyph) for glyph in glyphs]
        if not told or not all(told) or len(text) != 1 or not text.isalnum():
            return False
        signs = (sign for some in told if some for sign in some)
        return all(sign.isalnum() and _plain(sign) != _plain(text) for sign in signs)

    def _glyphs(self, cid: int, text: str) -> Collection[int]:
        """The glyphs that a character may have."""
        if self._numbers:
            return (int.from_bytes(self._numbers[2 * cid : 2 * cid + 2]),)
        glyph = self._font.glyph(cid)
        return () if glyph is None else (glyph,)

    @cached_property
    def _font(self) -> TrueType | Cff:
        try:
            with aside():
                return self._form(self._stream.get_data())
        except MemoryError:
            raise
        except Exception:  # what cannot be decompressed says nothing
            return self._form(b"")

    @cached_property
    def _characters(self) -> Mapping[int, set[str]]:
        """What the glyphs stand for; nothing where it is not told."""
        found: dict[int, set[str]] = defaultdict(set)
        for code, glyph in self._font.codes(UNICODE):
            found[glyph].add(chr(code))
        return found


class SimpleProgram(Program):
    """The program of a simple font: its codes lead to glyphs by any of several lists.

    Which of them, viewers do not agree on: a glyph is meant by a code if one of them says so.

    Args:
        program: the program.
        form: what it is written in.
        signs: what the codes stand for by the font's encoding.
        names: the names of their glyphs, as far as the encoding tells them.
    """

    def __init__(
        self, program: PDFStream, form: Form, signs: Mapping[int, str], names: Mapping[int, str]
    ) -> None:
        super().__init__(program, form)
        self._signs = signs
        self._names = names

    def _contradict_width(self, glyphs: Collection[int], width: float) -> bool:
        # Some programs list nothing for letters that they do not expect.
        return width != 0 and super()._contradict_width(glyphs, width)

    def _glyphs(self, cid: int, text: str) -> Collection[int]:
        if isinstance(self._font, Cff):
            glyph = self._font.names.get(self._names.get(cid, ""))
            return () if glyph is None else (glyph,)
        signs = {sign for sign in (text, self._signs.get(cid, "")) if len(sign) == 1}
        codes = {cid, SYMBOLS + cid, *map(ord, signs)}
        codes |= {MAC[sign] for sign in signs if sign in MAC}
        return {glyph for code in codes for glyph in self._listed.get(code, ()) if glyph}

    @cached_property
    def _listed(self) -> Mapping[int, set[int]]:
        """The glyphs of codes, by all lists."""
        found: dict[int, set[int]] = defaultdict(set)
        for code, glyph in self._font.codes():
            found[code].add(glyph)
        return found


def program_of(font: PDFFont, spec: Mapping[str, Any]) -> Program | None:
    """The program of a font; None where it has none that is known, or is set from top to bottom.

    Args:
        font: the font.
        spec: its dictionary; of a composite font, that of the descendant.
    """
    descriptor = resolve1(spec.get("FontDescriptor"))
    entries = descriptor if isinstance(descriptor, dict) else {}
    programs = ((resolve1(entries.get(name)), form) for name, form in FORMS.items())
    found = next((one for one in programs if isinstance(one[0], PDFStream)), None)
    if found is None or font.is_vertical() or isinstance(font, PDFType3Font):
        return None
    if isinstance(font, PDFSimpleFont):
        return SimpleProgram(*found, font.cid2unicode, names_of(spec.get("Encoding")))
    glyphs = resolve1(spec.get("CIDToGIDMap"))
    return Program(*found, glyphs.get_data() if isinstance(glyphs, PDFStream) else b"")


def _plain(sign: str) -> str:
    """A sign without its accents and case: glyphs of capitals may stand for small letters."""
    return normalize("NFKD", sign)[0].casefold()
