"""Scanned pages one after the other: looked at, cleaned, recognised and measured."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from mirps_extract.ocr.engine import characters_of
from mirps_extract.ocr.file import File
from mirps_extract.ocr.marks import marks_of
from mirps_extract.ocr.passed_over import back_in_place, completed, pieces_of
from mirps_extract.ocr.picture import Picture, black_on_white, pictures_of, without
from mirps_extract.ocr.words import Recognised, recognised
from mirps_extract.vocabulary import language_told_by

AT_ONCE = 6
"""Pages whose pictures are held in memory together: some 60 megabytes each."""


def recognised_pages(
    file: File, numbers: Sequence[int], languages: Sequence[str]
) -> Iterator[Recognised]:
    """Recognise pages.

    Args:
        file: the PDF.
        numbers: numbers of the pages, from 1.
        languages: Tesseract's codes of the languages to expect.

    Raises:
        OcrError: recognition failed.
    """
    for start in range(0, len(numbers), AT_ONCE):
        some = numbers[start : start + AT_ONCE]
        looked = []
        for picture in pictures_of(file, some):
            marks, ink = marks_of(picture)
            looked.append((without(picture, ink), marks))
        pictures = [picture for picture, _ in looked]
        chars = characters_of([black_on_white(picture) for picture in pictures], languages)
        pages = [
            recognised(number, own, marks, picture)
            for number, own, (picture, marks) in zip(some, chars, looked, strict=True)
        ]
        yield from _looked_at_again(pages, pictures, languages)


def _looked_at_again(
    pages: Sequence[Recognised], pictures: Sequence[Picture], languages: Sequence[str]
) -> list[Recognised]:
    """The pages with what recognition passed over: it drops numbers that stand before a list."""
    again = {
        page.number: (pieces, picture)
        for page, picture in zip(pages, pictures, strict=True)
        if (pieces := pieces_of(page, picture)) is not None
    }
    if not again:
        return list(pages)
    found = characters_of(
        [pieces.picture for pieces, _ in again.values()], languages, paragraph=True
    )
    more = {
        number: recognised(number, back_in_place(chars, pieces), (), picture)
        for (number, (pieces, picture)), chars in zip(again.items(), found, strict=True)
    }
    return [completed(p, more[p.number]) if p.number in more else p for p in pages]


def told_by(file: File, numbers: Sequence[int], languages: Sequence[str]) -> str | None:
    """The language that some pages tell; None if they tell none."""
    pages = recognised_pages(file, numbers, languages)
    return language_told_by(word.text for page in pages for word in page.words)
