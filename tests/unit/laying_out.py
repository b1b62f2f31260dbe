"""Columns of text for the tests of layout, and how they are read back."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from mirps_extract.layout.values import LaidOutPage
from unit.making import Item, layout_of, lines

MEASURE = "with words enough to fill it"


def column(x0: float, top: float, name: str, count: int) -> list[Item]:
    """Lines that begin with the column's letter and their number."""
    return lines(x0, top, *(f"{name}{i} {MEASURE}" for i in range(count)))


def names(name: str, count: int) -> list[str]:
    return [f"{name}{i}" for i in range(count)]


def first_words(page: LaidOutPage) -> list[str]:
    return [line.words[0].text for line in page.lines]


def page_of(folder: Path, items: Sequence[Item]) -> LaidOutPage:
    (page,) = layout_of(folder, items).pages
    return page
