"""Stage 2, ocr: pages without a text layer, read from their pictures."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path

from mirps_extract.errors import OcrError
from mirps_extract.read.values import Document, Page, Shape
from mirps_extract.vocabulary import language_told_by, languages, load

COVERED = 0.5
"""Part of a page that pictures cover where it is a scan with no more than a stamp of text."""

MARGIN = 0.1
"""Part of a page's height, from the top and from the bottom, in which such a stamp stands."""


SAMPLE = 3
"""Pages that tell the language of a plan that has no text at all."""


class OcrMode(StrEnum):
    """Which pages are recognised: those without a text layer, none, or all."""

    AUTO = "auto"
    OFF = "off"
    FORCE = "force"


@dataclass(frozen=True, slots=True)
class Recognition:
    """A document all of whose pages have words, as far as they could be had.

    Attributes:
        document: the document, recognised pages in the place of scanned ones.
        pages: numbers of the pages that were recognised.
        engine: what recognised them, with its version.
        unread: numbers of the pages that should have been, and were not.
        lacking: what to install for it; None if it was not asked for.
    """

    document: Document
    pages: tuple[int, ...] = ()
    engine: str | None = None
    unread: tuple[int, ...] = ()
    lacking: str | None = None


def recognise(
    document: Document, path: Path, mode: OcrMode = OcrMode.AUTO, language: str | None = None
) -> Recognition:
    """Read the pages of a document that have no text layer.

    Args:
        document: what was read.
        path: its file.
        mode: which pages to recognise.
        language: code of the plan's language; told from the other pages if None.

    Raises:
        OcrError: recognition was asked for and cannot be had, or failed.
    """
    scanned = [page for page in document.pages if mode is OcrMode.FORCE or _is_scan(page)]
    if not scanned:
        return Recognition(document)
    numbers = tuple(page.number for page in scanned)
    if mode is OcrMode.OFF:
        return Recognition(document, unread=numbers)
    wanted = [load(code).tesseract for code in _expected(document, language)]
    lacking = _missing(wanted)
    if lacking and mode is OcrMode.FORCE:
        raise OcrError(f"OCR cannot be had: install {lacking}, or leave out --ocr force.")
    if lacking:
        return Recognition(document, unread=numbers, lacking=lacking)
    whole = _with_recognised(document, path, numbers, wanted)
    return Recognition(whole, pages=numbers, engine=_engine())


def _is_scan(page: Page) -> bool:
    """Whether a page has a picture of its text rather than text."""
    words = [word for word in page.words if word.visible]
    if not words:
        return bool(page.pictures)
    covered = sum(picture.area for picture in page.pictures) >= COVERED * page.width * page.height
    low, high = MARGIN * page.height, (1 - MARGIN) * page.height
    return covered and all(w.box.bottom <= low or w.box.top >= high for w in words)


def _expected(document: Document, language: str | None) -> Sequence[str]:
    """The languages to expect: the plan's, or all if none can be told."""
    texts = (word.text for page in document.pages for word in page.words)
    told = language or language_told_by(texts)
    return [told] if told else languages()


def _missing(wanted: Sequence[str]) -> str | None:
    from mirps_extract.ocr.engine import missing  # only who has scans needs what it imports

    return missing(wanted)


def _engine() -> str:
    from mirps_extract.ocr.engine import version

    return version()


def _with_recognised(
    document: Document, path: Path, numbers: Sequence[int], wanted: Sequence[str]
) -> Document:
    from mirps_extract.ocr.pages import recognised_pages, told_by
    from mirps_extract.ocr.words import finished

    if len(wanted) > 1:
        # One language is read better than several: some pages tell which it is.
        told = told_by(path, numbers[:: max(1, len(numbers) // SAMPLE)][:SAMPLE], wanted)
        wanted = [load(told).tesseract] if told else wanted
    pages = list(recognised_pages(path, numbers, wanted))
    words = finished(pages, _usual_size(document, numbers))
    shapes = {
        page.number: tuple(Shape(panel.box, panel.colour) for panel in page.panels)
        for page in pages
    }
    return replace(
        document,
        pages=tuple(
            replace(page, words=words[page.number], shapes=shapes[page.number], pictures=())
            if page.number in words
            else page
            for page in document.pages
        ),
    )


def _usual_size(document: Document, but: Iterable[int]) -> float | None:
    """The size that most of the type is set in, on the pages that have some."""
    without = set(but)
    sizes: Counter[float] = Counter()
    for page in document.pages:
        if page.number not in without:
            for word in page.words:
                sizes[word.size] += len(word.text)
    return max(sizes, key=lambda size: (sizes[size], size), default=None)


__all__ = ["OcrMode", "Recognition", "recognise"]
