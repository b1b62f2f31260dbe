"""What of a plan's words a person still sees on the pages of its mutant."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from math import ceil

import numpy as np
import numpy.typing as npt
import pypdfium2

from mirps_extract.read.values import Page, Word

SCALE = 1.5
"""Pixels a point at which pages are compared."""

DARK = 48
"""Steps of grey, of 255, that a person sees."""

MANY = 30
"""Pixels that differ from which on two pages look different."""

SAME = 3
"""Pixels of a word that may differ where it is still the same word."""

Picture = npt.NDArray[np.int16]


def pictures_of(data: bytes) -> list[Picture | None] | None:
    """The pages of a file in grey; None for those, or for a file, that cannot be drawn."""
    try:
        with pypdfium2.PdfDocument(data) as pdf:
            return [_picture(pdf, at) for at in range(len(pdf))]
    except pypdfium2.PdfiumError:
        return None


def _picture(pdf: pypdfium2.PdfDocument, at: int) -> Picture | None:
    try:
        page = pdf[at]
        if page.get_width() * page.get_height() > 4_000_000:
            return None
        drawn = page.render(scale=SCALE, grayscale=True).to_numpy()
        return np.asarray(drawn).reshape(drawn.shape[:2]).astype(np.int16)
    except pypdfium2.PdfiumError:
        return None


def looks_different(
    a: Sequence[Picture | None] | None, b: Sequence[Picture | None] | None, least: int = MANY
) -> bool:
    """Whether a person sees that the pages of two files are not the same.

    Args:
        a: the pages of one.
        b: the pages of the other.
        least: pixels that differ at least.
    """
    if a is None or b is None or len(a) != len(b):
        return True
    return any(_differ(one, other, least) for one, other in zip(a, b, strict=True))


def _differ(a: Picture | None, b: Picture | None, least: int) -> bool:
    if a is None or b is None:
        return a is not b
    return a.shape != b.shape or int((np.abs(a - b) > DARK).sum()) >= least


def lost_of(sound: Sequence[Page], mutant: Sequence[Page]) -> list[Word]:
    """The words that a plan shows and that were not read of its mutant, page by page.

    A word that was read as a part of another in its place is not lost: letters may have moved.
    """
    found: list[Word] = []
    by_page = {page.number: page for page in mutant}
    for page in sound:
        other = by_page.get(page.number)
        read = [word for word in other.words if word.visible] if other else []
        left = Counter(word.text for word in read)
        for word in page.words:
            if word.visible and left[word.text]:
                left[word.text] -= 1
            elif word.visible and not any(_holds(one, word) for one in read):
                found.append(word)
    return found


def _holds(one: Word, word: Word) -> bool:
    return (
        word.text in one.text
        and one.box.x_overlap(word.box) > 0
        and one.box.y_overlap(word.box) > 0
    )


def still_shown(
    words: Sequence[Word],
    sound: Sequence[Picture | None] | None,
    mutant: Sequence[Picture | None] | None,
) -> list[Word]:
    """Those of some words that the mutant's page shows where the sound one does."""
    if not sound or not mutant:
        return []
    return [word for word in words if _is_shown(word, sound, mutant)]


def _is_shown(
    word: Word, sound: Sequence[Picture | None], mutant: Sequence[Picture | None]
) -> bool:
    before = sound[word.page - 1]
    after = mutant[word.page - 1] if word.page <= len(mutant) else None
    if before is None or after is None or before.shape != after.shape:
        return False
    box = word.box
    rows = slice(max(0, int(box.top * SCALE)), ceil(box.bottom * SCALE))
    columns = slice(max(0, int(box.x0 * SCALE)), ceil(box.x1 * SCALE))
    one, other = before[rows, columns], after[rows, columns]
    if not one.size:
        return False
    ink = int((np.abs(one - np.median(one)) > DARK).sum())
    return ink > 0 and int((np.abs(one - other) > DARK).sum()) <= SAME
