"""What of a page's words a person can read, as far as the words themselves tell; see also `eye`."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from mirps_extract.read.values import Page

COVERED = 0.5
"""Part of a page that pictures cover where it is a scan: its inkless text is what they show."""

SMALL = 1.0
"""Points of type below which nobody reads it."""


def with_hidden(pages: Iterable[Page]) -> tuple[Page, ...]:
    """Mark the words that nobody can read, and those without ink that a scan shows as seen."""
    return tuple(map(_without_specks, map(_layer_of_scan, pages)))


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
