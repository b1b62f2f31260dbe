"""The picture of a page as the judge of what of its text is seen.

Strings are taken away from the page: a letter was seen where that changes the picture.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import groupby
from math import ceil
from typing import Any

import pypdfium2
import pypdfium2.raw as raw
from PIL import Image, ImageChops

from mirps_extract.geometry import Box
from mirps_extract.read.chars import Char
from mirps_extract.read.tracing import Trace

SCALE = 2.0
"""Pixels a point at which a page is looked at."""

CONTRAST = 16
"""Steps of grey, of 255, by which a letter changes the picture."""

TRACES = 3
"""The same for a letter of a string most of whose letters are seen: small ones leave less."""

LARGEST = 25_000_000
"""Pixels of a page that is looked at; on a larger one all text counts as seen."""

CELL = 6.0
"""Points of the cells by which strings are told that stand in one place."""

TURNS = 6
"""Looks at a page: strings that stand in one place are taken away in turns, up to so many."""

SIDE = 0.1
"""Part of a letter's width at its sides where the ink may be that of the next."""


NARROWEST = 0.2
"""Ems that a letter is wide at least where its ink is looked for."""


CUT = 3
"""Letters side by side that are not seen, at least, where others of their string are."""


class Eye:
    """Looks at the pages of a file, which is opened when that is first needed.

    Args:
        data: the file.
        password: what opens it.
    """

    def __init__(self, data: bytes, password: str | None) -> None:
        self._data = data
        self._password = password
        self._opened: pypdfium2.PdfDocument | None = None

    def close(self) -> None:
        """Look no more."""
        if self._opened is not None:
            self._opened.close()
            self._opened = None

    def unseen(
        self,
        number: int,
        visible: Box,
        chars: Sequence[Char],
        doubtful: Collection[int],
        trace: Trace,
    ) -> set[int]:
        """The places of those of some characters that leave no ink on their page.

        Args:
            number: the page's number, from 1.
            visible: its visible part, in pdfplumber's coordinates.
            chars: all its characters in the order in which they are drawn.
            doubtful: the places of those that are looked at.
            trace: what was noted while they were drawn.
        """
        if not 0 < visible.width * visible.height * SCALE**2 < LARGEST:
            return set()
        page = self._page(number)
        if page is None:
            return set()
        strings: dict[int, list[int]] = defaultdict(list)
        for at in sorted(doubtful):
            strings[bisect_right(trace.strings, at)].append(at)
        try:
            return _unseen_on(page, strings, chars, visible, len(trace.strings))
        finally:
            page.close()

    def _page(self, number: int) -> Any:
        try:
            if self._opened is None:
                self._opened = pypdfium2.PdfDocument(self._data, password=self._password)
            return self._opened[number - 1]
        except (pypdfium2.PdfiumError, IndexError):
            return None


def _unseen_on(
    page: Any, strings: Mapping[int, Sequence[int]], chars: Sequence[Char], visible: Box, count: int
) -> set[int]:
    """The places of unseen characters; `strings` are those of the doubtful ones, by string."""
    things = list(_strings_on(page))
    # Where pdfium counts other strings, which is which cannot be told, and all are taken away.
    known = len(things) == count
    found: set[int] = set()
    whole = _picture(page)
    for turn in _turns(strings, chars) if known else [list(strings)]:
        taken = [things[string] for string in turn] if known else things
        ink = ImageChops.difference(whole, _picture_without(page, taken))
        for string in turn:
            found |= _inkless(strings[string], chars, ink, visible)
    return found


def _strings_on(page: Any) -> Iterator[Any]:
    """The strings that are shown on a page, and in the forms on it."""
    waiting = [raw.FPDFPage_GetObject(page, at) for at in range(raw.FPDFPage_CountObjects(page))]
    waiting.reverse()
    while waiting:
        thing = waiting.pop()
        kind = raw.FPDFPageObj_GetType(thing)
        if kind == raw.FPDF_PAGEOBJ_TEXT:
            yield thing
        elif kind == raw.FPDF_PAGEOBJ_FORM:
            inner = range(raw.FPDFFormObj_CountObjects(thing))
            waiting += [raw.FPDFFormObj_GetObject(thing, at) for at in reversed(inner)]


def _turns(strings: Mapping[int, Sequence[int]], chars: Sequence[Char]) -> list[list[int]]:
    """Strings by the turn in which they are taken away: in one, none stands where another does."""
    turns: list[tuple[list[int], set[tuple[int, int]]]] = []
    for string, places in strings.items():
        cells = {_cell(chars[at]) for at in places}
        free = next((turn for turn in turns if not turn[1] & cells), None)
        if free is None and len(turns) < TURNS:
            turns.append(free := ([], set()))
        members, taken = free or turns[-1]
        members.append(string)
        taken |= cells
    return [members for members, _ in turns]


def _cell(char: Char) -> tuple[int, int]:
    return int((char["x0"] + char["x1"]) / 2 / CELL), int((char["y0"] + char["y1"]) / 2 / CELL)


def _picture(page: Any) -> Image.Image:
    """A page in grey."""
    picture: Image.Image = page.render(scale=SCALE, grayscale=True).to_pil()
    return picture.copy()


def _picture_without(page: Any, things: Sequence[Any]) -> Image.Image:
    """A page without some of its objects."""
    for thing in things:
        raw.FPDFPageObj_SetIsActive(thing, False)
    picture = _picture(page)
    for thing in things:
        raw.FPDFPageObj_SetIsActive(thing, True)
    return picture


def _inkless(
    places: Sequence[int], chars: Sequence[Char], ink: Image.Image, visible: Box
) -> set[int]:
    """Those characters of a string that are not seen; a blank is as the letter before it."""
    left = [(at, _ink_of(chars[at], ink, visible)) for at in places if chars[at]["text"].strip()]
    seen = [most >= CONTRAST for _, most in left]
    least = TRACES if 2 * sum(seen) > len(left) else CONTRAST
    found: set[int] = set()
    for is_unseen, run in groupby(left, key=lambda one: one[1] < least):
        letters = [at for at, _ in run]
        # A letter or two among others are off their place where a font lies about its widths.
        if is_unseen and (len(letters) >= CUT or not any(seen)):
            found.update(letters)
    is_unseen = not any(seen)
    for at in places:
        if chars[at]["text"].strip():
            is_unseen = at in found
        elif is_unseen:
            found.add(at)
    return found


def _ink_of(char: Char, ink: Image.Image, visible: Box) -> int:
    """How much a character changes the picture; all that can be where it is beside the page."""
    across, down = ink.width / visible.width, ink.height / visible.height
    side = SIDE * (char["x1"] - char["x0"])
    left = max(0, int((char["x0"] + side - visible.x0) * across))
    # A font that is not embedded may say of its signs that they have no width.
    end = max(char["x1"] - side, char["x0"] + NARROWEST * char["size"])
    right = min(ink.width, ceil((end - visible.x0) * across))
    top = max(0, int((char["top"] - visible.top) * down))
    bottom = min(ink.height, ceil((char["bottom"] - visible.top) * down))
    if left >= right or top >= bottom:
        return CONTRAST
    _, most = ink.crop((left, top, right, bottom)).getextrema()
    return int(most)  # type: ignore[arg-type]
