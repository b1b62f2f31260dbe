"""The stage ocr: pages without a text layer, read from their pictures."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import pypdfium2

from mirps_extract.errors import OcrError
from mirps_extract.ocr.file import File
from mirps_extract.ocr.spots import Spot, places_in
from mirps_extract.read.values import Document, Page, Shape, is_unmapped
from mirps_extract.settings import OcrMode
from mirps_extract.vocabulary import language_told_by, languages, load

COVERED = 0.5
"""Part of a page that pictures cover where it is a scan with no more than a stamp of text."""

MARGIN = 0.1
"""Part of a page's height, from the top and from the bottom, in which such a stamp stands."""


UNMAPPED_PART = 0.1
"""Part of a page's words without characters from which on it is read from its picture."""

SAMPLE = 3
"""Pages that tell the language of a plan that has no text at all."""


@dataclass(frozen=True, slots=True)
class Recognition:
    """A document all of whose pages have words, as far as they could be had.

    Attributes:
        document: the document, recognised pages in the place of scanned ones.
        pages: numbers of the pages that were recognised.
        engine: what recognised them, with its version.
        unread: numbers of the pages that should have been, and were not.
        lacking: what to install for it; None if it was not asked for.
        spots: places on other pages that show words which their text does not hold.
    """

    document: Document
    pages: tuple[int, ...] = ()
    engine: str | None = None
    unread: tuple[int, ...] = ()
    lacking: str | None = None
    spots: tuple[Spot, ...] = ()


def recognise(
    document: Document,
    path: Path,
    mode: OcrMode = OcrMode.AUTO,
    language: str | None = None,
    password: str | None = None,
) -> Recognition:
    """Read the pages of a document that have no text layer, or one that tells no characters.

    On other pages the spots are read that show words which the text does not hold.

    Args:
        document: what was read.
        path: its file.
        mode: which pages to recognise.
        language: code of the plan's language; told from the other pages if None.
        password: what opens the file.

    Raises:
        OcrError: recognition was asked for and cannot be had, or failed.
    """
    numbers = to_recognise(document, mode)
    file = File(path, password)
    try:
        return _with_spots(
            _with_pages(document, file, numbers, mode, language), file, mode, language
        )
    except pypdfium2.PdfiumError:  # what is left of a damaged file cannot be looked at
        return Recognition(document, unread=tuple(p.number for p in document.pages if _is_scan(p)))


def _with_pages(
    document: Document, file: File, numbers: tuple[int, ...], mode: OcrMode, language: str | None
) -> Recognition:
    """The pages read that cannot be read but by OCR."""
    if not numbers:
        return Recognition(document)
    unread = tuple(page.number for page in document.pages if _is_scan(page))
    if mode is OcrMode.OFF:
        return Recognition(document, unread=unread)
    wanted = [load(code).tesseract for code in _expected(document, language)]
    lacking = _missing(wanted)
    if lacking and mode is OcrMode.FORCE:
        raise OcrError(f"OCR cannot be had: install {lacking}, or leave out --ocr force.")
    if lacking:
        return Recognition(document, unread=unread, lacking=lacking)
    whole = _with_recognised(document, file, numbers, wanted)
    return Recognition(whole, pages=numbers, engine=_engine())


def _with_spots(
    recognition: Recognition, file: File, mode: OcrMode, language: str | None
) -> Recognition:
    """The spots of other pages that show words; their words, where they can be read."""
    document = recognition.document
    places = places_in(document, {*recognition.pages, *recognition.unread})
    if not places:
        return recognition
    from mirps_extract.ocr.reading_spots import read_at, spots_at, with_words

    spots = spots_at(file, places)
    if not spots:
        return recognition
    wanted = [load(code).tesseract for code in _expected(document, language)]
    if mode is OcrMode.OFF or _missing(wanted):
        return replace(recognition, spots=tuple(spots))
    spots, pages = read_at(file, spots, wanted)
    whole = with_words(document, spots, pages, _usual_size(document, ()))
    return replace(recognition, document=whole, spots=tuple(spots), engine=_engine())


def to_recognise(document: Document, mode: OcrMode) -> tuple[int, ...]:
    """Numbers of the pages that cannot be read but by OCR; of all if that is wanted."""
    return tuple(
        page.number
        for page in document.pages
        if mode is OcrMode.FORCE or _is_scan(page) or _is_unmapped(page)
    )


def _is_unmapped(page: Page) -> bool:
    """Whether the fonts of a page leave a good part of its words without characters."""
    words = [word for word in page.words if word.visible]
    return sum(map(is_unmapped, words)) > UNMAPPED_PART * len(words)


def _is_scan(page: Page) -> bool:
    """Whether a page has a picture of its text rather than text."""
    if not page.pictures:
        return False
    words = [word for word in page.words if word.visible and not word.turn % 90]
    if not words:
        return True
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
    document: Document, file: File, numbers: Sequence[int], wanted: Sequence[str]
) -> Document:
    from mirps_extract.ocr.pages import recognised_pages, told_by
    from mirps_extract.ocr.words import finished

    if len(wanted) > 1:
        # One language is read better than several: some pages tell which it is.
        told = told_by(file, numbers[:: max(1, len(numbers) // SAMPLE)][:SAMPLE], wanted)
        wanted = [load(told).tesseract] if told else wanted
    pages = list(recognised_pages(file, numbers, wanted))
    words = finished(pages, _usual_size(document, numbers))
    shapes = {
        page.number: tuple(Shape(panel.box, panel.colour) for panel in page.panels)
        for page in pages
    }
    return replace(
        document,
        pages=tuple(
            replace(
                page,
                words=words[page.number],
                shapes=shapes[page.number],
                pictures=(),
                tags=(),
                drawn=(),
                overprinted=(),
            )
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


__all__ = ["OcrMode", "Recognition", "Spot", "recognise", "to_recognise"]
