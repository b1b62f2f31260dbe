"""The annotations of a page that are printed with it: their appearance is read like its content."""

from __future__ import annotations

from collections.abc import Container, Iterator
from dataclasses import dataclass
from typing import Any

from pdfminer.pdfpage import PDFPage
from pdfminer.pdftypes import PDFObjRef, PDFStream, resolve1, resolve_all
from pdfminer.utils import MATRIX_IDENTITY

from mirps_extract.read.sheet import Matrix, moved, times
from mirps_extract.read.tags import name_of

STAMPS = frozenset(("Stamp", "Watermark"))
"""Types that lie over the text and are none of it."""

READ = STAMPS | {"FreeText", "Widget", "Square", "Circle", "Line", "Polygon", "PolyLine", "Redact"}
"""Types whose appearance may hold text. Notes, links and marks of a reviewer's pen do not."""

HIDDEN, PRINTED, NO_VIEW = 1 << 1, 1 << 2, 1 << 5
"""Flags of an annotation (ISO 32000-1, table 165)."""


@dataclass(frozen=True, slots=True)
class Appearance:
    """What an annotation looks like.

    Attributes:
        form: the form that draws it.
        matrix: brings it in its place on the page; the form's own matrix is in it.
        kind: its type.
    """

    form: PDFStream
    matrix: Matrix
    kind: str


def appearances_on(page: PDFPage, off: Container[int]) -> Iterator[Appearance]:
    """The appearances of a page's annotations that are shown and printed; broken ones are none.

    Args:
        page: the page.
        off: numbers of the layers that are switched off.
    """
    listed = resolve1(page.annots)
    for annotation in listed if isinstance(listed, list) else ():
        try:
            found = _appearance(resolve1(annotation), off)
        except (TypeError, ValueError, KeyError, AttributeError):
            continue
        if found:
            yield found


def _appearance(annotation: dict[str, Any], off: Container[int]) -> Appearance | None:
    kind = name_of(annotation.get("Subtype"))
    flags = int(resolve1(annotation.get("F", 0)))
    if kind not in READ or flags & (HIDDEN | NO_VIEW) or not flags & PRINTED:
        return None
    layer = annotation.get("OC")
    if isinstance(layer, PDFObjRef) and layer.objid in off:
        return None
    form = resolve1(resolve1(annotation["AP"])["N"])
    if isinstance(form, dict):
        form = resolve1(form.get(name_of(annotation.get("AS"))))
    if not isinstance(form, PDFStream):
        return None
    x0, y0, x1, y1 = map(float, resolve_all(annotation["Rect"]))
    a, b, c, d, e, f = map(float, resolve_all(form.get("Matrix", MATRIX_IDENTITY)))
    own = a, b, c, d, e, f
    left, low, right, high = map(float, resolve_all(form["BBox"]))
    a0, b0, a1, b1 = moved(left, low, right, high, own)
    if a0 == a1 or b0 == b1:
        return None
    # The form's box, as its matrix turns it, fills the annotation's (ISO 32000-1, 12.5.5).
    across, down = abs(x1 - x0) / (a1 - a0), abs(y1 - y0) / (b1 - b0)
    fit = (across, 0.0, 0.0, down, min(x0, x1) - a0 * across, min(y0, y1) - b0 * down)
    return Appearance(form, times(own, fit), kind)
