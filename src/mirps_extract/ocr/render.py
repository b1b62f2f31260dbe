"""Pages to pictures, by pdfium."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import pypdfium2

from mirps_extract.ocr.file import File
from mirps_extract.ocr.picture import SCALE, Picture, picture_of


def pictures_of(file: File, numbers: Sequence[int]) -> Iterator[Picture]:
    """The pictures of some pages, as they are shown: crop box and rotation applied.

    Args:
        file: the PDF.
        numbers: numbers of the pages, from 1.
    """
    with pypdfium2.PdfDocument(file.path, password=file.password) as pdf:
        for number in numbers:
            page = pdf[number - 1]
            yield picture_of(page.render(scale=SCALE).to_pil().convert("RGB"))
            page.close()
