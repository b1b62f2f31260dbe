"""What of a page's words a person sees: told by their ink, and by a look at the page in doubt.

Text can be there for machines alone: drawn without ink, in the colour of the paper, under a shape,
or on a layer that is switched off. It is no part of what the plan says.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from math import ceil

import pypdfium2
from PIL import Image

from mirps_extract.geometry import Box
from mirps_extract.heights import ByHeight
from mirps_extract.read.keeping import kept
from mirps_extract.read.values import Colour, Page, Shape, Word

COVERED = 0.5
"""Part of a page that pictures cover where it is a scan: its inkless text is what they show."""

ALIKE = 0.12
"""Parts of red, green or blue by which the colours of text and ground at least must differ."""

PAPER: Colour = (1.0, 1.0, 1.0)

SMALL = 1.0
"""Points of type below which nobody reads it."""

SCALE = 2.0
"""Pixels a point at which a page is looked at."""

CONTRAST = 16
"""Steps of grey, of 255, that ink differs from its ground."""

LARGEST = 25_000_000
"""Pixels of a page that is looked at; on a larger one all text counts as seen."""


def with_hidden(
    pages: Sequence[Page], data: bytes, password: str | None, *, layers: bool
) -> tuple[Page, ...]:
    """Mark the words that nobody sees.

    Args:
        pages: the pages, words without ink marked.
        data: the file, to look at.
        password: what opens it.
        layers: whether it has layers that are switched off.
    """
    told: list[Page] = []
    doubtful: dict[int, Sequence[Word]] = {}
    for page in map(_without_specks, map(_layer_of_scan, pages)):
        told.append(page)
        seen = [word for word in page.words if word.visible]
        doubtful[page.number] = kept(seen if layers else _doubtful(seen, page))
    if not any(doubtful.values()):
        return tuple(told)
    with pypdfium2.PdfDocument(data, password=password) as pdf:
        return tuple(
            _looked_at(page, doubtful[page.number], pdf) if doubtful[page.number] else page
            for page in told
        )


def _layer_of_scan(page: Page) -> Page:
    """A page whose text, without ink, is that of the picture over it: there it is seen."""
    hidden = [word for word in page.words if word.hidden]
    covered = sum(picture.area for picture in page.pictures)
    if len(hidden) * 2 <= len(page.words) or covered < COVERED * page.width * page.height:
        return page
    words = tuple(replace(w, visible=True, hidden=False) if w.hidden else w for w in page.words)
    return replace(page, words=words)


def _without_specks(page: Page) -> Page:
    """A page whose words that are too small to be read are hidden."""
    if not any(word.visible and word.size < SMALL for word in page.words):
        return page
    words = tuple(
        replace(w, visible=False, hidden=True) if w.visible and w.size < SMALL else w
        for w in page.words
    )
    return replace(page, words=words)


def _doubtful(words: Sequence[Word], page: Page) -> list[Word]:
    """Words in the colour of what may lie behind them, or perhaps under white."""
    by_height = ByHeight(shape.box for shape in page.shapes)
    return [
        word
        for word in words
        if _is_doubtful(word, [page.shapes[at] for at in by_height.at(word.box.middle[1])])
    ]


def _is_doubtful(word: Word, shapes: Sequence[Shape]) -> bool:
    """Whether the shapes at a word's height may hide it."""
    x, y = word.box.middle
    over = [shape.colour for shape in shapes if _holds(shape.box, x, y)]
    grounds = over or [PAPER]
    return PAPER in over or (
        word.colour is not None and any(g and _alike(word.colour, g) for g in grounds)
    )


def _holds(box: Box, x: float, y: float) -> bool:
    return box.x0 <= x <= box.x1 and box.top <= y <= box.bottom


def _alike(a: Colour, b: Colour) -> bool:
    return max(abs(p - q) for p, q in zip(a, b, strict=True)) < ALIKE


def _looked_at(page: Page, words: Sequence[Word], pdf: pypdfium2.PdfDocument) -> Page:
    picture = _picture(page, pdf)
    if picture is None:
        return page
    unseen = {word.id for word in words if not _leaves_ink(word.box, picture, page)}
    return replace(
        page,
        words=tuple(
            replace(word, visible=False, hidden=True) if word.id in unseen else word
            for word in page.words
        ),
    )


def _picture(page: Page, pdf: pypdfium2.PdfDocument) -> Image.Image | None:
    """The page in grey; None where it cannot be looked at."""
    if not 0 < page.width * page.height * SCALE**2 < LARGEST or page.number > len(pdf):
        return None
    try:
        shown = pdf[page.number - 1]
    except pypdfium2.PdfiumError:
        return None
    try:
        picture: Image.Image = shown.render(scale=SCALE, grayscale=True).to_pil()
        return picture.copy()
    finally:
        shown.close()


def _leaves_ink(box: Box, picture: Image.Image, page: Page) -> bool:
    across, down = picture.width / page.width, picture.height / page.height
    left, top = max(0, int(box.x0 * across)), max(0, int(box.top * down))
    right = min(picture.width, ceil(box.x1 * across))
    bottom = min(picture.height, ceil(box.bottom * down))
    if left >= right or top >= bottom:
        return True  # it lies beside the page
    greys = picture.crop((left, top, right, bottom)).histogram()
    used = [grey for grey, pixels in enumerate(greys) if pixels]
    return used[-1] - used[0] >= CONTRAST
