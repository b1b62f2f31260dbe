"""Recognised characters to words: their size, weight and colour as the picture shows them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from statistics import median
from typing import Any

import numpy as np

from mirps_extract.geometry import Box
from mirps_extract.ocr.marks import Mark
from mirps_extract.ocr.picture import SCALE, Panel, Picture, colour_at, window
from mirps_extract.ocr.sizes import agreed_sizes, sized
from mirps_extract.read.values import Word
from mirps_extract.read.words import words_of

REGULAR = "recognised"
BOLD = "recognised Bold"
"""Names that stand for the fonts of recognised words: their weight is all that is known."""

BOLDER = 1.23
"""Factor by which the strokes of bold type are thicker than usual, at the same size: the blur of
a coarse scan is added to thin and thick strokes alike."""

TELLING = 4
"""Letters from which on a word tells how thick its strokes are: a few upright ones seem thick."""

FEW = 2
"""Signs of a word that may be a misread picture."""

ALONE = 2.0
"""Ems of white around such a picture."""

DARK = 0.3
"""Levels (of 1) up to which ink is black: scans and their compression make no difference there."""


@dataclass(frozen=True, slots=True)
class Recognised:
    """A page as it was recognised.

    Attributes:
        number: its number, from 1.
        words: its words, with the sizes that were measured.
        strokes: how thick the strokes of each word are, in ems.
        marks: its list marks.
        panels: its filled areas.
    """

    number: int
    words: tuple[Word, ...]
    strokes: tuple[float, ...]
    marks: tuple[Mark, ...]
    panels: tuple[Panel, ...]


def recognised(
    number: int, chars: Sequence[dict[str, Any]], marks: Sequence[Mark], picture: Picture
) -> Recognised:
    """The words of a page, what is no text left out.

    Args:
        number: the page's number, from 1.
        chars: pdfplumber's characters of the recognised page.
        marks: the list marks that were found in its picture.
        picture: its picture.
    """
    height, width = (side / SCALE for side in picture.ink.shape)
    found = words_of(chars, number, Box(0, 0, width, height))
    levels = {(c["x0"], c["top"]): height - float(c["matrix"][5]) for c in chars}
    rows: dict[tuple[float, int], list[tuple[Word, float]]] = {}
    for word in found:
        if not word.turn and word.text.strip():
            baseline = levels.get((word.box.x0, word.box.top), word.box.bottom)
            rows.setdefault((word.size, round(baseline)), []).append((word, baseline))
    words = sized(list(rows.values()), picture)
    kept = [
        replace(word, colour=_colour(word, picture), ocr=True)
        for word in words
        if not _is_drawn(word, words, picture)
    ]
    return Recognised(
        number=number,
        words=tuple(kept),
        strokes=_strokes(kept, picture),
        marks=tuple(marks),
        panels=picture.panels,
    )


def finished(pages: Sequence[Recognised], usual: float | None) -> dict[int, tuple[Word, ...]]:
    """The words of all recognised pages, with sizes that agree, by page number.

    Args:
        pages: the pages.
        usual: the size that most of the document's other type is set in, in points; None if it
            has no other.
    """
    strokes = [stroke for page in pages for stroke in page.strokes]
    bold = BOLDER * median(strokes) if strokes else 0.0
    dressed = {
        page.number: [
            replace(word, font=BOLD if stroke > bold else REGULAR)
            for word, stroke in zip(page.words, page.strokes, strict=True)
        ]
        for page in pages
    }
    sizes = agreed_sizes([word for words in dressed.values() for word in words], usual)
    out = {}
    for page in pages:
        words = [replace(w, size=sizes[w.font, w.size]) for w in dressed[page.number]]
        out[page.number] = _numbered([*words, *_marks(page, words)])
    return out


def _is_drawn(word: Word, words: Sequence[Word], picture: Picture) -> bool:
    """Whether a sign or two stand alone on a panel: a picture that was taken for a letter."""
    if len(word.text) > FEW or word.text.isdigit():
        return False
    on_panel = any(panel.box.holds(word.box, slack=word.size) for panel in picture.panels)
    reach = ALONE * word.size
    near = Box(word.box.x0 - reach, word.box.top, word.box.x1 + reach, word.box.bottom)
    return on_panel and not any(
        other is not word
        and len(other.text) > FEW
        and other.box.x_overlap(near) > 0
        and other.box.y_overlap(near) > 0
        for other in words
    )


def _strokes(words: Sequence[Word], picture: Picture) -> tuple[float, ...]:
    """How thick the strokes of words are: of short ones as of the next long one in their row."""
    own = [_stroke(word, picture) for word in words]
    long = [at for at, word in enumerate(words) if len(word.text) >= TELLING]
    out = []
    for word, stroke in zip(words, own, strict=True):
        beside = long if len(word.text) < TELLING else []
        row = [at for at in beside if words[at].box.y_overlap(word.box) > word.box.height / 2]
        nearest = max(row, key=lambda at: words[at].box.x_overlap(word.box), default=None)
        out.append(stroke if nearest is None else own[nearest])
    return tuple(out)


def _stroke(word: Word, picture: Picture) -> float:
    """How thick a word's strokes are, in ems: twice its ink by the length of its outline."""
    ink = picture.ink[window(word.box, picture.ink.shape)]
    outline = int((ink[:, 1:] != ink[:, :-1]).sum()) + int((ink[1:] != ink[:-1]).sum())
    return 2 * int(ink.sum()) / outline / SCALE / word.size if outline else 0.0


def _colour(word: Word, picture: Picture) -> tuple[float, float, float]:
    where = window(word.box, picture.ink.shape)
    pixels = picture.pixels[where][picture.ink[where]]
    if not len(pixels):
        return 0.0, 0.0, 0.0
    # The middle of a stroke has its colour, its edges are mixed with the ground.
    ground = picture.ground[where][picture.ink[where]].astype(np.int16)
    contrast = np.abs(pixels.astype(np.int16) - ground).max(axis=1)
    colour = colour_at(np.median(pixels[contrast >= np.percentile(contrast, 60)], axis=0))
    return (0.0, 0.0, 0.0) if max(colour) <= DARK else colour


def _marks(page: Recognised, words: Sequence[Word]) -> list[Word]:
    """The list marks that stand before a word, as words of their own."""
    found = []
    for mark in page.marks:
        text = _text_behind(mark, words)
        if text is not None:
            box = Box(mark.box.x0, text.box.top, mark.box.x1, text.box.bottom)
            found.append(replace(text, text=mark.sign, box=box, font=REGULAR))
    return found


def _text_behind(mark: Mark, words: Sequence[Word]) -> Word | None:
    middle = mark.box.middle[1]
    behind = [
        word
        for word in words
        if word.box.top <= middle <= word.box.bottom
        and mark.box.x1 <= word.box.x0 + 1
        and word.box.x0 - mark.box.x1 <= 4 * word.size
    ]
    return min(behind, key=lambda word: word.box.x0, default=None)


def _numbered(words: Sequence[Word]) -> tuple[Word, ...]:
    ordered = sorted(words, key=lambda word: (word.box.top, word.box.x0))
    return tuple(replace(word, index=at) for at, word in enumerate(ordered))
