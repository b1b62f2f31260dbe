"""What a file says of its fonts, exactly: pdfium cuts widths and descents to whole numbers.

And what it says of itself and its pages: pdfium does not tell what it cannot read.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from copy import copy
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any

from pdfminer.pdfdocument import PDFDocument
from pdfminer.pdffont import PDFCIDFont, PDFFont, PDFUnicodeNotDefined
from pdfminer.pdfinterp import PDFResourceManager
from pdfminer.pdfpage import PDFPage
from pdfminer.pdfparser import PDFParser
from pdfminer.pdftypes import PDFObjRef, PDFStream, resolve1

from mirps_extract.errors import LimitError
from mirps_extract.limits import Limits
from mirps_extract.read.shape import Shape as FileShape
from mirps_extract.read.shape import lost_of, pages_in, shape_of, sheet_of
from mirps_extract.read.sheet import Sheet
from mirps_extract.read.streams import Watch, watched
from mirps_extract.read.words import font_name

CODES = range(256)
"""The codes of a font that is not composite."""

DEPTH = 4
"""Forms inside forms in which fonts are looked for."""


@dataclass
class Metrics:
    """Fonts of one name: subsets of one font are not told apart.

    Attributes:
        descent: below the baseline, in ems; negative.
        widths: of each text that a code stands for, in ems; subsets may differ.
    """

    descent: float
    widths: dict[str, set[float]] = field(default_factory=dict)


@dataclass(frozen=True)
class FileFacts:
    """What a file says that pdfium does not tell.

    Attributes:
        fonts: metrics by the fonts' names, without the tags of subsets.
        sheets: the sheet of each page.
        damage: what is lost of a page, in words, by the page's number.
        shape: its account of itself.
        broken: whether a stream that tells where its parts are is broken.
    """

    fonts: Mapping[str, Metrics]
    sheets: Sequence[Sheet]
    damage: Mapping[int, Sequence[str]]
    shape: FileShape
    broken: bool


def facts_of(data: bytes, limits: Limits, password: str | None) -> FileFacts:
    """Read what a file says of itself, its fonts and its pages' boxes.

    Raises:
        LimitError: it holds more than the limits allow.
        Exception: whatever the parser throws at broken input.
    """
    with watched(limits.stream) as watch:
        document = PDFDocument(PDFParser(BytesIO(data)), password=password or "")
        shape = shape_of(document)
        broken = watch.broken > 0
        known = _Known()
        pages = pages_in(document, limits)
        damage = {
            number: tuple(_damage(page, number, known, watch))
            for number, page in enumerate(pages, start=1)
        }
        return FileFacts(known.fonts, [sheet_of(page) for page in pages], damage, shape, broken)


@dataclass
class _Known:
    """What is known of the fonts so far, and the names of the objects that were looked at."""

    fonts: dict[str, Metrics] = field(default_factory=dict)
    seen: set[int] = field(default_factory=set)
    manager: PDFResourceManager = field(default_factory=PDFResourceManager)


def _damage(page: PDFPage, number: int, known: _Known, watch: Watch) -> Iterator[str]:
    """Learn a page's fonts, and tell what of the page is lost."""
    broken = watch.broken
    try:
        _look_at(page, known)
    except (LimitError, MemoryError):
        raise
    except Exception:  # a font in pieces
        yield unreadable(number)
    if watch.exceeded:
        raise watch.exceeded
    if lost_of(page):
        yield f"a part of page {number} is missing"
    if watch.broken > broken:
        yield f"a stream of page {number} is broken"


def unreadable(number: int) -> str:
    """What is damaged where a page cannot be read."""
    return f"page {number} cannot be read"


def _look_at(page: PDFPage, known: _Known) -> None:
    for part in map(resolve1, page.contents):
        _decompress(part)
    for font in _fonts(page.resources, known.manager, known.seen, DEPTH):
        _learn(font, known.fonts)


def _decompress(stream: object) -> None:
    """Decompress what draws, so that it is watched; what comes of it is not kept."""
    if isinstance(stream, PDFStream):
        copy(stream).get_data()


def _fonts(
    resources: Any, manager: PDFResourceManager, seen: set[int], depth: int
) -> Iterator[PDFFont]:
    """The fonts of a page or form that were not seen yet."""
    resources = resolve1(resources) or {}
    for spec in _new(resources.get("Font"), seen):
        yield manager.get_font(None, spec)
    for form in _new(resources.get("XObject"), seen) if depth else ():
        if isinstance(form, PDFStream) and "Resources" in form.attrs:
            _decompress(form)
            yield from _fonts(form.attrs["Resources"], manager, seen, depth - 1)


def _new(named: Any, seen: set[int]) -> Iterator[Any]:
    """The things in a dictionary of resources that were not seen before."""
    for thing in (resolve1(named) or {}).values():
        if isinstance(thing, PDFObjRef):
            if thing.objid in seen:
                continue
            seen.add(thing.objid)
        yield resolve1(thing)


def _learn(font: PDFFont, fonts: dict[str, Metrics]) -> None:
    name = font_name(str(font.fontname))
    metrics = fonts.setdefault(name, Metrics(font.get_descent()))
    for code in _codes(font):
        try:
            text = font.to_unichr(code)
        except PDFUnicodeNotDefined:
            text = f"(cid:{code})"
        metrics.widths.setdefault(text, set()).add(font.char_width(code))


def _codes(font: PDFFont) -> Iterable[int]:
    if not isinstance(font, PDFCIDFont):
        return CODES
    named = getattr(font.unicode_map, "cid2unichr", None)
    return named or [code for code in font.widths if isinstance(code, int)]
