"""Pages to pictures, by pdfium."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import pypdfium2

from mirps_extract.ocr.picture import SCALE, Picture, picture_of


def pictures_of(path: Path, numbers: Sequence[int]) -> Iterator[Picture]:
    """The pictures of some pages, as they are shown: crop box and rotation applied.

    Args:
        path: the PDF.
        numbers: numbers of the pages, from 1.
    """
    with pypdfium2.PdfDocument(path) as pdf:
        for number in numbers:
            page = pdf[number - 1]
            yield picture_of(page.render(scale=SCALE).to_pil().convert("RGB"))
            page.close()
