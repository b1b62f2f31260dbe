"""PDFs written by hand, object by object, where no library would write them."""

from __future__ import annotations

import zlib
from collections.abc import Mapping


def stream(data: bytes, extra: bytes = b"", *, compress: bool = False) -> bytes:
    """A stream object's body."""
    if compress:
        data, extra = zlib.compress(data), extra + b"/Filter/FlateDecode"
    return b"<</Length %d%s>>stream\n%s\nendstream" % (len(data), extra, data)


FONT = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>"


def pdf_of(
    objects: Mapping[int, bytes],
    *,
    content: bytes = b"BT /F 12 Tf 72 700 Td (A text of some words) Tj ET",
    page: bytes = b"/MediaBox[0 0 595 842]",
    resources: bytes = b"",
    catalog: bytes = b"",
    pages: bool = True,
) -> bytes:
    """A file: catalogue 1, page tree 2, one page 3, its content 4, a font 5, and `objects`."""
    usual = {
        1: b"<</Type/Catalog/Pages 2 0 R%s>>" % catalog,
        2: b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        3: b"<</Type/Page/Parent 2 0 R/Contents 4 0 R/Resources<</Font<</F 5 0 R>>%s>>%s>>"
        % (resources, page),
        4: stream(content),
        5: FONT,
    }
    if not pages:
        del usual[3], usual[4], usual[5]
    every = dict(sorted({**usual, **objects}.items()))
    found = bytearray(b"%PDF-1.7\n")
    places = {}
    for number, body in every.items():
        places[number] = len(found)
        found += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(found)
    size = max(every) + 1
    found += b"xref\n0 %d\n" % size
    for number in range(size):
        at = places.get(number)
        found += b"0000000000 65535 f \n" if at is None else b"%010d 00000 n \n" % at
    found += b"trailer\n<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (size, start)
    return bytes(found)
