"""A second reader, pdfium, that says how much there is to read: no file is repaired in silence."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from unicodedata import normalize

import pypdfium2

from mirps_extract.read.accents import MARKS
from mirps_extract.read.chars import JOINER
from mirps_extract.read.values import UNMAPPED, Difference, Page

FEW = 2
"""Characters of a page by which two readers may differ: they tell odd signs in other ways."""

PART = 0.001
"""Part of a page's characters by which they may differ."""

LIGATURES = frozenset(map(chr, range(0xFB00, 0xFB07)))
"""Signs that stand for several letters (Unicode, "Alphabetic Presentation Forms")."""

UNCOUNTED = frozenset((JOINER, *MARKS))
"""Signs that may be a part of the letter beside them: one reader puts them together, one not."""


@dataclass(frozen=True, slots=True)
class Witness:
    """What the second reader sees.

    Attributes:
        pages: for each page, its characters without white space; None for a page that it could
            not open.
    """

    pages: tuple[int | None, ...]

    @property
    def opened(self) -> int:
        """How many pages could be opened."""
        return sum(page is not None for page in self.pages)


def second_reading(data: bytes, password: str | None) -> Witness | None:
    """Read a PDF a second time, for its numbers alone.

    Args:
        data: the file's bytes.
        password: what opens it.

    Returns:
        What was seen; None if the file could not be opened.
    """
    try:
        with pypdfium2.PdfDocument(data, password=password) as pdf:
            return Witness(tuple(_characters(pdf, at) for at in range(len(pdf))))
    except pypdfium2.PdfiumError:
        return None


def differences(pages: Sequence[Page], witness: Witness) -> tuple[Difference, ...]:
    """The pages of which the second reader sees another number of characters."""
    found = []
    for page, seen in zip(pages, witness.pages, strict=False):
        own = [word for word in page.words if word.note is None]  # pdfium counts no others
        read = sum(_characters_in(word.text) for word in own)
        # pdfium counts some of what is printed twice once, some twice.
        doubled = sum(word.doubled for word in page.words)
        most = FEW + PART * max(read, seen or 0)
        if seen is not None and not read - most <= seen <= read + doubled + most:
            found.append(Difference(page.number, read, seen))
    return tuple(found)


def _characters_in(text: str) -> int:
    """Characters of a word, as pdfium counts them: it takes ligatures apart.

    A character that the font does not name is one, however its code is printed.
    """
    text = UNMAPPED.sub("?", text)
    parts = sum(len(normalize("NFKC", sign)) - 1 for sign in text if sign in LIGATURES)
    return len(text) + parts - sum(sign in UNCOUNTED for sign in text)


def _characters(pdf: pypdfium2.PdfDocument, at: int) -> int | None:
    try:
        page = pdf[at]
        text = page.get_textpage()
    except pypdfium2.PdfiumError:
        return None
    try:
        said: str = text.get_text_range()
        return sum(not char.isspace() and char not in UNCOUNTED for char in said)
    finally:
        text.close()
        page.close()
