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

Leaf = tuple[int | None, dict[str, Any] | None]
"""A page of a page tree: the number of its object, and what it has, also of its branches.

That is nothing for what is no page; and None where there is nothing."""


@dataclass(frozen=True, slots=True)
class FileAccount:
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


def shape_of(doc: PDFDocument) -> FileAccount:
    """Look at a file's table of objects and its page tree."""
    tree = resolve1(doc.catalog.get("Pages"))
    off = _layers_off(resolve1(doc.catalog.get("OCProperties")))
    rebuilt = any(isinstance(xref, PDFXRefFallback) for xref in doc.xrefs)
    if not isinstance(tree, dict):
        return FileAccount(None, rebuilt, ("it has no list of its pages",), off)
    count = resolve1(tree.get("Count"))
    announced = count if isinstance(count, int) else None
    listed = [page for _, page in _leaves(doc)]
    lost = sum(not page for page in listed)
    # Programs that take pages out of a file leave their names behind, and count what is left.
    if {} not in listed and len(listed) - lost == announced:
        lost = 0
    damage = (f"its list of pages names {lost} that it does not hold",) if lost else ()
    return FileAccount(announced, rebuilt, damage, off)


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
    listed = (PDFPage(doc, name, page, None) for name, page in _leaves(doc) if page)
    found = list(islice(listed, limits.pages + 1)) or list(
        # A file without a list of its pages: those that are there, in any order.
        islice(PDFPage.create_pages(doc), limits.pages + 1)
    )
    if len(found) > limits.pages:
        raise LimitError(f"there are more than {limits.pages} pages: {limits.raised('pages', 8)}.")
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
        return DamagedError(f"no page was found: {damage[0]}")
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
    listed = [page.attrs["Contents"]] if page.contents == [None] else page.contents
    contents = [resolve1(part) for part in listed if part is not None]
    if not all(isinstance(part, PDFStream) for part in contents):
        return True
    named = [resolve1(page.resources.get(kind)) for kind in ("Font", "XObject")]
    uses = [use for one in named if isinstance(one, dict) for use in one.items()]
    lost = [re.escape(str(name).encode()) for name, thing in uses if resolve1(thing) is None]
    if not lost:
        return False
    used = re.compile(rb"/(?:" + b"|".join(lost) + rb")\b")
    return any(used.search(part.get_data()) for part in contents)


def _leaves(doc: PDFDocument) -> Iterator[Leaf]:
    """What a page tree names, in order. A page that is named twice is shown twice."""
    inherited = {name: doc.catalog[name] for name in INHERITED & doc.catalog.keys()}
    waiting: list[tuple[Any, dict[str, Any]]] = [(doc.catalog.get("Pages"), inherited)]
    seen: set[int] = set()
    while waiting:
        branch, inherited = waiting.pop()
        node, name = resolve1(branch), getattr(branch, "objid", None)
        kind = _node_kind(node)
        if kind is None or name in seen:
            yield name, None if node is None else {}
            continue
        attributes = inherited | node
        kids = resolve1(node.get("Kids"))
        if kind == "Page":
            yield name, attributes
        elif isinstance(kids, list):
            if name is not None and kids:
                seen.add(name)
            inherited = {key: attributes[key] for key in INHERITED & attributes.keys()}
            waiting += ((kid, inherited) for kid in reversed(kids))


def _node_kind(node: Any) -> str | None:
    """What a node of a page tree is; where it does not say so, its entries do."""
    if not isinstance(node, dict):
        return None
    kind = resolve1(node.get("Type"))
    if isinstance(kind, PSLiteral) and kind.name in KINDS:
        return str(kind.name)
    return "Page" if kind is None and {"Parent", "Contents"} <= node.keys() else None


KINDS = frozenset(("Page", "Pages"))
"""What a page tree holds."""

INHERITED = frozenset(PDFPage.INHERITABLE_ATTRS)
"""What a page has of the branches that it hangs on."""
