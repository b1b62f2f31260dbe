"""The file's own account of its pages, and whether it is whole."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any

from pdfminer.pdfdocument import PDFDocument, PDFXRefFallback
from pdfminer.pdfpage import PDFPage
from pdfminer.pdftypes import PDFObjRef, PDFStream, resolve1
from pdfminer.psparser import PSLiteral

from mirps_extract.errors import DamagedError, LimitError, MirpsError, NoPagesError
from mirps_extract.limits import Limits
from mirps_extract.read.chars import bounded
from mirps_extract.read.sheet import Sheet


@dataclass(frozen=True, slots=True)
class Shape:
    """A file's account of itself.

    Attributes:
        announced: how many pages its page tree announces; None if it does not.
        rebuilt: whether the table of its objects was broken, and was made anew by a search.
        damage: what its page tree names and does not hold.
        off: numbers of the layers that are switched off.
    """

    announced: int | None
    rebuilt: bool
    damage: tuple[str, ...]
    off: frozenset[int]


def shape_of(doc: PDFDocument) -> Shape:
    """Look at a file's table of objects and its page tree."""
    tree = resolve1(doc.catalog.get("Pages"))
    off = _layers_off(resolve1(doc.catalog.get("OCProperties")))
    rebuilt = any(isinstance(xref, PDFXRefFallback) for xref in doc.xrefs)
    if not isinstance(tree, dict):
        return Shape(None, rebuilt, ("it has no list of its pages",), off)
    announced = resolve1(tree.get("Count"))
    lost = sum(not whole for whole in _branches(doc.catalog["Pages"]))
    damage = (f"its list of pages names {lost} that it does not hold",) if lost else ()
    return Shape(announced if isinstance(announced, int) else None, rebuilt, damage, off)


def _layers_off(properties: Any) -> frozenset[int]:
    """The layers that are off as the file is opened (ISO 32000-1, 8.11.4)."""
    usual = resolve1(properties.get("D")) if isinstance(properties, dict) else None
    if not isinstance(usual, dict):
        return frozenset()
    state = resolve1(usual.get("BaseState"))
    off = _numbers(usual.get("OFF"))
    if isinstance(state, PSLiteral) and state.name == "OFF":
        off |= _numbers(properties.get("OCGs")) - _numbers(usual.get("ON"))
    return off


def _numbers(references: Any) -> frozenset[int]:
    """The numbers of the objects that a list refers to."""
    listed = resolve1(references)
    return frozenset(
        one.objid
        for one in (listed if isinstance(listed, list) else ())
        if isinstance(one, PDFObjRef)
    )


def pages_in(doc: PDFDocument, limits: Limits) -> list[PDFPage]:
    """The pages of a PDF, their boxes as viewers have them.

    Raises:
        LimitError: there are more than the limits allow.
    """
    found = list(islice(PDFPage.create_pages(doc), limits.pages + 1))
    if len(found) > limits.pages:
        raise LimitError(
            f"there are more than {limits.pages} pages: if this is the right file, raise the limit "
            f"(--limit pages={8 * limits.pages})."
        )
    for page in found:
        _straighten(page)
    return found


def sheet_of(page: PDFPage) -> Sheet:
    """What a page is written on; its boxes are those of `pages_in`."""
    media, crop = (_box(box) or LETTER for box in (page.mediabox, page.cropbox))
    return Sheet(media, crop, int(page.rotate or 0))


def no_pages(damage: Sequence[str]) -> MirpsError:
    """The error for a file in which no page was found."""
    if damage:
        return DamagedError(f"no page was found: {damage[0]}. Get a fresh copy.")
    return NoPagesError("there are no pages in it: check that it is the right file.")


def _straighten(page: PDFPage) -> None:
    """Make of a page's boxes and turn what the standard asks for, as viewers do.

    The corners of a box may be named in any order, its sides are numbers, a turn is a quarter.
    """
    page.mediabox = _box(page.mediabox) or LETTER
    page.cropbox = _box(page.cropbox) or page.mediabox
    page.rotate = _turn(page)
    page.attrs = {
        **{name: value for name, value in page.attrs.items() if name not in OTHER_BOXES},
        "MediaBox": list(page.mediabox),
        "CropBox": list(page.cropbox),
        "Rotate": page.rotate,
    }


def _turn(page: PDFPage) -> int:
    turn = page.rotate
    return turn if isinstance(turn, int) and turn % 90 == 0 else 0


LETTER = (0.0, 0.0, 612.0, 792.0)
"""The page that viewers show where a file does not say how large it is."""

OTHER_BOXES = frozenset(("TrimBox", "BleedBox", "ArtBox"))


def _box(box: Any) -> tuple[float, float, float, float] | None:
    try:
        x0, y0, x1, y1 = (bounded(float(side)) for side in box)
    except (TypeError, ValueError, OverflowError):
        return None
    sides = min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)
    return sides if x0 != x1 and y0 != y1 else None


def lost_of(page: PDFPage) -> bool:
    """Whether a page names content, fonts or pictures that the file does not hold."""
    # Nothing is nothing (ISO 32000-1, 7.3.10): programs that change a file leave such names behind.
    contents = [resolve1(part) for part in page.contents if part is not None]
    if not all(isinstance(part, PDFStream) for part in contents):
        return True
    named = [resolve1(page.resources.get(kind)) for kind in ("Font", "XObject")]
    uses = [use for one in named if isinstance(one, dict) for use in one.items()]
    lost = [re.escape(str(name).encode()) for name, thing in uses if resolve1(thing) is None]
    if not lost:
        return False
    used = re.compile(rb"/(?:" + b"|".join(lost) + rb")\b")
    return any(used.search(part.get_data()) for part in contents)


def _branches(root: Any) -> Iterator[bool]:
    """For each page or branch that a page tree names, whether it is there, and once only."""
    seen: set[int] = set()
    waiting = [root]
    while waiting:
        branch = waiting.pop()
        name = branch.objid if isinstance(branch, PDFObjRef) else None
        node = resolve1(branch)
        whole = isinstance(node, dict) and name not in seen and _kind(node) is not None
        yield whole
        if not whole:
            continue
        if name is not None:
            seen.add(name)
        kids = resolve1(node.get("Kids"))
        if isinstance(kids, list) and _kind(node) == "Pages":
            waiting += kids


def _kind(node: dict[str, Any]) -> str | None:
    kind = resolve1(node.get("Type"))
    return str(kind.name) if isinstance(kind, PSLiteral) and kind.name in KINDS else None


KINDS = frozenset(("Page", "Pages"))
"""What a page tree holds."""
