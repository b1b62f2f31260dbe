"""A second reader, pdfium, that says how much there is to read: no file is repaired in silence."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import pypdfium2

from mirps_extract.read.keeping import texts_of
from mirps_extract.read.values import Difference, Page

FEW = 2
"""Characters of a page by which two readers may differ: they split ligatures in other ways."""

PART = 0.001
"""Part of a page's characters by which they may differ."""


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
        read = sum(map(len, texts_of(page.words)))
        if seen is not None and abs(read - seen) > FEW + PART * max(read, seen):
            found.append(Difference(page.number, read, seen))
    return tuple(found)


def _characters(pdf: pypdfium2.PdfDocument, at: int) -> int | None:
    try:
        page = pdf[at]
        text = page.get_textpage()
    except pypdfium2.PdfiumError:
        return None
    try:
        said = text.get_text_range()
        return sum(not char.isspace() for char in said)
    finally:
        text.close()
        page.close()
