"""Columns of text for the tests of layout and order, and how they are read back."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from mirps_extract.layout.values import LaidOutPage, Layout, Line
from mirps_extract.outline.evidence import Facts
from mirps_extract.outline.headings import Headings
from mirps_extract.outline.orders import orders_of
from mirps_extract.outline.orders.setting import setting_of
from mirps_extract.outline.weights import weights
from mirps_extract.vocabulary import load
from unit.making import Item, layout_of, lines

MEASURE = "with words enough to fill it"


def column(x0: float, top: float, name: str, count: int) -> list[Item]:
    """Lines that begin with the column's letter and their number."""
    return lines(x0, top, *(f"{name}{i} {MEASURE}" for i in range(count)))


def names(name: str, count: int) -> list[str]:
    return [f"{name}{i}" for i in range(count)]


def first_words(some: Iterable[Line]) -> list[str]:
    return [line.words[0].text for line in some]


def page_of(folder: Path, items: Sequence[Item]) -> LaidOutPage:
    (page,) = layout_of(folder, items).pages
    return page


def order_of(folder: Path, items: Sequence[Item]) -> list[Line]:
    """The lines of a page in the order in which its geometry says that they are read."""
    return order_in(layout_of(folder, items))


def order_in(layout: Layout) -> list[Line]:
    """The lines of the only page of a layout in that order."""
    (page,) = layout.pages
    vocabulary = load("en")
    headings = Headings(vocabulary)
    facts = Facts(layout.body, headings, {})
    known = [facts.of(line) for line in page.lines]
    foot = max(line.box.bottom for line in page.lines)
    bars = [*page.rules, *page.source.pictures]
    first = orders_of(known, bars, foot, headings, weights(), setting_of([known]))[0]
    return [one.line for one in first.lines]
