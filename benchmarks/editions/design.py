"""Draws how an edition is set: values that a designer of institutional reports might choose."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from random import Random
from typing import TypeVar

from .grammar import words
from .values import Counts, Design, Heading, Listing

_T = TypeVar("_T")

A4, LETTER, A5 = (595.28, 841.89), (612.0, 792.0), (419.53, 595.28)
A4_WIDE, SQUARE, SLIDE = (841.89, 595.28), (595.28, 595.28), (960.0, 540.0)

_COLUMNS = {1: 30, 2: 45, 3: 25}
_PAGES: dict[int, dict[tuple[float, float], float]] = {
    1: {A4: 55, LETTER: 15, A5: 8, SQUARE: 8, SLIDE: 14},
    2: {A4: 55, LETTER: 15, A4_WIDE: 12, SQUARE: 6, SLIDE: 12},
    3: {A4_WIDE: 60, SLIDE: 20, A4: 20},
}
_LISTINGS: dict[Listing, float] = {
    "bullet": 20, "dash": 6, "square": 7, "arrow": 4, "drawn": 6, "number": 9,
    "number bracket": 4, "code": 5, "lettered": 4, "disc": 4, "none white": 7, "none indent": 3,
    "none hanging": 4, "cards": 7, "table": 5, "table ruled": 5, "label": 4,
}  # fmt: skip
_TABLES: tuple[Listing, ...] = ("table", "table ruled")
_HEADINGS: dict[Heading, float] = {
    "bar": 20, "bold": 14, "caps": 12, "small caps": 6, "spaced caps": 5, "sentence": 7,
    "rule": 10, "colour": 12, "side": 5, "numbered": 7, "row": 6, "slide": 6,
}  # fmt: skip
_COUNTS: dict[Counts, float] = {
    "none": 14, "cards": 16, "cards foot": 6, "table": 14, "lines": 12, "sentence": 7,
    "words": 7, "ring": 8, "heading": 8, "one line": 8,
}  # fmt: skip
_ACCENTS = (
    "#0072bc", "#1a3c6e", "#00796b", "#7a1f1f", "#b04a00", "#4b2e83", "#14532d", "#9b1c5a",
    "#333333", "#005f73",
)  # fmt: skip


def design(seed: int, language: str = "en", listing: Listing | None = None) -> Design:
    """A design, the same for the same seed.

    Args:
        seed: what it is drawn from.
        language: of titles and running heads.
        listing: how commitments are told apart, if it is to be set rather than drawn.
    """
    random = Random(f"design {seed} {language}")
    columns = _weighted(random, _COLUMNS)
    listing = listing or _listing(random, columns)
    if listing in _TABLES:
        columns = 1
    page = _weighted(random, _PAGES[columns])
    size = _size(random, page, columns)
    heading = _heading(random, page, columns, listing)
    wording = words(language)["wording"]
    running = random.choice(wording["running"]) if random.random() < 0.5 else ""
    span = columns > 1 and heading != "slide" and random.random() < 0.3
    drawn = Design(
        seed=seed,
        page=page,
        margins=_margins(random, page),
        columns=columns,
        balanced=span or (columns > 1 and random.random() < 0.45),
        span_headings=span,
        gutter=round(size * random.uniform(1.6, 3), 1),
        serif=random.random() < 0.3,
        size=size,
        leading=round(random.uniform(1.15, 1.5), 2),
        justified=random.random() < 0.4,
        hyphenated=random.random() < 0.5,
        listing=listing,
        gap=_gap(random, listing),
        indent=_indent(random, listing),
        heading=heading,
        counts=_weighted(random, _COUNTS),
        accent=random.choice(_ACCENTS),
        title=random.choice(wording["titles"]),
        title_caps=random.random() < 0.35,
        title_size=round(size * random.uniform(1.8, 3), 1),
        new_page=random.random() < 0.8,
        lists_on_new_page=random.random() < 0.4,
        running_head=running,
        page_number=random.choice(["", "foot centre", "foot centre", "foot outer", "head outer"]),
        contents=random.choice(["", "leaders", "leaders", "plain"]),
        cover=random.random() < 0.85,
        narrative_columns=2 if columns > 1 and random.random() < 0.35 else 1,
    )
    return _fair(drawn)


def _fair(drawn: Design) -> Design:
    """The design without what would leave a person in doubt."""
    if drawn.page == SLIDE or drawn.heading == "slide" or drawn.counts == "cards foot":
        drawn = replace(drawn, new_page=True)
    if drawn.counts == "cards foot" or drawn.heading == "slide":
        # The foot of a page is the opening page's own only where no list follows on it.
        drawn = replace(drawn, lists_on_new_page=True)
    if not drawn.new_page:
        # No page belongs to one country, so that no running head can name it.
        running = "" if "{name}" in drawn.running_head else drawn.running_head
        drawn = replace(drawn, lists_on_new_page=False, running_head=running)
    if drawn.heading == "sentence" and drawn.counts == "heading":
        drawn = replace(drawn, counts="lines")
    if drawn.heading == "row" and drawn.counts == "heading":
        drawn = replace(drawn, counts="table")
    if drawn.indent == 0 and drawn.gap < 0.45:
        # Text that runs back under its mark is told from the next by white alone.
        drawn = replace(drawn, gap=0.45)
    return drawn


def _weighted(random: Random, weights: Mapping[_T, float]) -> _T:
    return random.choices(list(weights), list(weights.values()))[0]


def _listing(random: Random, columns: int) -> Listing:
    weights = dict(_LISTINGS)
    for table in _TABLES:
        weights[table] = 14 if columns == 1 else 0
    return _weighted(random, weights)


def _heading(random: Random, page: tuple[float, float], columns: int, listing: Listing) -> Heading:
    weights = dict(_HEADINGS)
    if listing in _TABLES:
        weights |= {"row": 60, "side": 0}
    else:
        weights["row"] = 0
    if columns > 1 or page == A5:
        weights["side"] = 0
    weights["slide"] = 50 if page == SLIDE else 0
    return _weighted(random, weights)


def _size(random: Random, page: tuple[float, float], columns: int) -> float:
    low, high = {1: (9.5, 12.0), 2: (8.5, 10.5), 3: (7.5, 9.0)}[columns]
    if page == A5:
        low, high = 8.0, 9.5
    if page == SLIDE:
        low, high = {1: (14.0, 18.0), 2: (11.0, 14.0), 3: (9.5, 11.5)}[columns]
    return round(random.uniform(low, high), 1)


def _margins(random: Random, page: tuple[float, float]) -> tuple[float, float, float, float]:
    width, height = page
    side = round(width * random.uniform(0.07, 0.12), 1)
    # Room for running heads and page numbers.
    top = round(max(height * random.uniform(0.07, 0.11), 46), 1)
    bottom = round(max(height * random.uniform(0.07, 0.1), 46), 1)
    other = side if random.random() < 0.7 else round(width * random.uniform(0.07, 0.12), 1)
    return side, top, other, bottom


def _gap(random: Random, listing: Listing) -> float:
    low, high = {
        "none white": (0.9, 1.5),
        "none indent": (0.0, 0.3),
        "none hanging": (0.0, 0.6),
        "cards": (0.6, 1.2),
        "label": (0.35, 1.0),
        "disc": (0.5, 1.0),
    }.get(listing, (0.0, 0.9))
    return round(random.uniform(low, high), 2)


def _indent(random: Random, listing: Listing) -> float:
    if listing == "code":
        return round(random.uniform(4.2, 5.2), 1)
    if listing in {"none white", "cards", "label", *_TABLES}:
        return 0.0
    if listing in {"none indent", "none hanging"}:
        return round(random.uniform(1.5, 2.6), 1)
    if listing in {"number", "number bracket", "lettered", "disc"}:
        return round(random.uniform(1.9, 2.8), 1)
    return 0.0 if random.random() < 0.1 else round(random.uniform(1.1, 2.2), 1)
