"""Which hyphen ends a line: pdfium covers it up where another line follows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

import pypdfium2.raw as raw

COVERED = "\x02"
"""What pdfium puts in the place of a hyphen at the end of a line."""

HYPHENS = "-\u00ad\u2010"
"""What it can have been."""


def last_signs(page: Any, things: Iterable[Any]) -> list[str]:
    """The last character of each text object, seen when it stands alone on its page."""
    texts = list(_texts(page))
    for other in texts:
        raw.FPDFPageObj_SetIsActive(other, False)
    signs = []
    for thing in things:
        raw.FPDFPageObj_SetIsActive(thing, True)
        text = raw.FPDFText_LoadPage(page)
        count = raw.FPDFText_CountChars(text)
        signs.append(chr(raw.FPDFText_GetUnicode(text, count - 1)) if count else "")
        raw.FPDFText_ClosePage(text)
        raw.FPDFPageObj_SetIsActive(thing, False)
    for other in texts:
        raw.FPDFPageObj_SetIsActive(other, True)
    return signs


def _texts(page: Any) -> Iterator[Any]:
    for at in range(raw.FPDFPage_CountObjects(page)):
        yield from _inside(raw.FPDFPage_GetObject(page, at))


def _inside(thing: Any) -> Iterator[Any]:
    kind = raw.FPDFPageObj_GetType(thing)
    if kind == raw.FPDF_PAGEOBJ_TEXT:
        yield thing
    elif kind == raw.FPDF_PAGEOBJ_FORM:
        for at in range(raw.FPDFFormObj_CountObjects(thing)):
            yield from _inside(raw.FPDFFormObj_GetObject(thing, at))
