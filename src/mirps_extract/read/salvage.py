"""A damaged file whose beginning is lost sight of: its pages, found by a search, listed anew.

A file that is cut off has lost its end, and with it the table of its objects and the catalogue.
The pages themselves may still be there.
"""

from __future__ import annotations

import re
from io import BytesIO

import pypdfium2

OBJECT = re.compile(rb"(?:^|[\r\n])\s*(\d{1,9})\s+(\d{1,5})\s+obj\b(.{0,4096}?)\bendobj", re.S)

PAGE = re.compile(rb"/Type\s*/Page\b")

FOUND = "the list of its pages is lost, and those that were found stand in the order of the file"
"""What is damaged in a file that was put together so."""


END = b"%%EOF"
"""What a whole file ends in, or close to its end."""

TAIL = 2048
"""Bytes at the end of a file in which that stands."""


def rewritten(data: bytes, password: str | None) -> bytes | None:
    """The file as pdfium writes it anew, with a table of its objects; None where it cannot be.

    Streams stay as they are, broken ones too. A file that was cut off is not written anew: what
    it lost would not be told.
    """
    if END not in data[-TAIL:]:
        return None
    anew = BytesIO()
    try:
        with pypdfium2.PdfDocument(data, password=password) as pdf:
            pdf.save(anew, flags=pypdfium2.raw.FPDF_REMOVE_SECURITY)
    except pypdfium2.PdfiumError:
        return None
    return anew.getvalue()


def has_pages(data: bytes) -> bool:
    """Whether a search finds pages in a file."""
    return any(PAGE.search(body) for _, _, body in OBJECT.findall(data))


def salvaged(data: bytes) -> bytes | None:
    """The file with a new catalogue and list of pages at its end; None where no page is left."""
    numbers = [int(number) for number, _, _ in OBJECT.findall(data)]
    pages = [
        (int(number), int(generation))
        for number, generation, body in OBJECT.findall(data)
        if PAGE.search(body)
    ]
    if not pages:
        return None
    catalogue, tree = max(numbers) + 1, max(numbers) + 2
    kids = b" ".join(b"%d %d R" % page for page in dict.fromkeys(pages))
    # What stood at the end may be half a stream: it ends here.
    return b"".join(
        (
            data.replace(b"trailer", b"former ").replace(b"startxref", b"formerxref"),
            b"\nendstream\nendobj\n%d 0 obj\n<</Type/Catalog/Pages %d 0 R>>\nendobj\n"
            % (catalogue, tree),
            b"%d 0 obj\n<</Type/Pages/Kids[%s]/Count %d>>\nendobj\n" % (tree, kids, len(pages)),
            b"trailer\n<</Root %d 0 R/Size %d>>\nstartxref\n0\n%%%%EOF\n" % (catalogue, tree + 1),
        )
    )
