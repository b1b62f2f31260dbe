"""Words that a page shows outside of its text: found by their ink, and read where that can be."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import astuple, replace

import numpy as np
import pypdfium2

from mirps_extract.geometry import Box
from mirps_extract.ocr.engine import characters_of
from mirps_extract.ocr.file import File
from mirps_extract.ocr.ink import SCALE, shows_letters
from mirps_extract.ocr.picture import Picture, black_on_white, pictures_of, window, without
from mirps_extract.ocr.spots import Spot
from mirps_extract.ocr.words import Recognised, finished, recognised
from mirps_extract.read.values import Document, Page, Word

AROUND = 2.0
"""Points above and below a spot that are read with it."""

LETTERS = 3
"""Letters that the words of a spot have, at least: fewer are signs that were taken for some."""


def spots_at(file: File, places: Mapping[int, Sequence[Box]]) -> list[Spot]:
    """Those of some places, by page, that show letters."""
    found = []
    with pypdfium2.PdfDocument(file.path, password=file.password) as pdf:
        for number, boxes in places.items():
            page = pdf[number - 1]
            picture = page.render(scale=SCALE, grayscale=True).to_pil()
            for box in boxes:
                left, top, right, bottom = (round(side * SCALE) for side in astuple(box))
                # A pixel less at each side: what is around a bar is no ink on it.
                if shows_letters(picture.crop((left + 1, top + 1, right - 1, bottom - 1))):
                    found.append(Spot(number, box))
            page.close()
    return found


def read_at(
    file: File, spots: Sequence[Spot], languages: Sequence[str]
) -> tuple[list[Spot], list[Recognised]]:
    """Recognise what spots show: the spots with their texts, and the pages with nothing else.

    Raises:
        OcrError: recognition failed.
    """
    numbers = sorted({spot.page for spot in spots})
    pictures = [
        _only(picture, [spot.box for spot in spots if spot.page == number])
        for number, picture in zip(numbers, pictures_of(file, numbers), strict=True)
    ]
    chars = characters_of([black_on_white(picture) for picture in pictures], languages)
    pages = [
        recognised(number, own, (), picture)
        for number, own, picture in zip(numbers, chars, pictures, strict=True)
    ]
    words = {page.number: page.words for page in pages}
    return [replace(s, text=_text_at(s, words[s.page])) for s in spots], pages


def with_words(
    document: Document, spots: Sequence[Spot], pages: Sequence[Recognised], usual: float | None
) -> Document:
    """The document with the words that were read at spots.

    Args:
        document: the document.
        spots: the spots, with what was read there.
        pages: their pages, with nothing else.
        usual: the size that most of the document's type is set in, in points.
    """
    boxes: dict[int, list[Box]] = {}
    for spot in spots:
        if spot.text:
            boxes.setdefault(spot.page, []).append(spot.box)
    read = finished(pages, usual)
    return replace(
        document,
        pages=tuple(
            _completed(page, read[page.number], boxes[page.number])
            if page.number in boxes
            else page
            for page in document.pages
        ),
    )


def _completed(page: Page, read: Sequence[Word], boxes: Sequence[Box]) -> Page:
    """A page with those of the words read that stand in boxes."""
    start = 1 + max((word.index for word in page.words), default=-1)
    added = [w for w in read if any(box.holds(w.box, slack=w.size) for box in boxes)]
    words = (*page.words, *(replace(word, index=start + at) for at, word in enumerate(added)))
    tags = (*page.tags, *(None for _ in added)) if page.tags else ()
    return replace(page, words=words, tags=tags, drawn=())


def _only(picture: Picture, boxes: Sequence[Box]) -> Picture:
    """A picture with nothing but the ink of some boxes."""
    other = np.ones_like(picture.ink)
    for box in boxes:
        beside = box.height / 2  # a letter of one straight stroke counts as a rule
        around = Box(box.x0 - beside, box.top - AROUND, box.x1 + beside, box.bottom + AROUND)
        other[window(around, picture.ink.shape)] = False
    return without(picture, other)


def _text_at(spot: Spot, words: Sequence[Word]) -> str | None:
    text = " ".join(word.text for word in words if spot.box.holds(word.box, slack=word.size))
    return text if sum(map(str.isalpha, text)) >= LETTERS else None
