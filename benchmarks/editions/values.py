"""What a drawn edition says and how it is set: the truth that a reading is held against.

Content and design are drawn apart, so that any content can be set in any design; an engine is a
function of both that returns the bytes of a PDF. Nothing here knows the code under test.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Literal


@dataclass(frozen=True)
class Promise:
    """A commitment.

    Attributes:
        text: what it says, as one paragraph.
        items: items of a second level printed below it, each with a mark of its own.
        responsible, status, deadline: what a table or a card says of it beside its text.
    """

    text: str
    items: tuple[str, ...] = ()
    responsible: str = ""
    status: str = ""
    deadline: str = ""


@dataclass(frozen=True)
class Area:
    """A focus area: its slug (protection, education, ...), how it is printed, and its list."""

    slug: str
    name: str
    promises: tuple[Promise, ...]


@dataclass(frozen=True)
class Chapter:
    """A country's section.

    Attributes:
        iso3: the country.
        name: its name in the edition's language.
        narrative: paragraphs before the first focus area.
        areas: its focus areas in reading order.
        declared: count by area as printed (a few are wrong on purpose); empty where none is.
        total: the total as printed; None where none is.
        quote, caption, figure: furniture that is no commitment: a pull quote (text, speaker), a
            photo's caption, a key figure (number, label). Empty where there is none.
        note: a footnote's text; the mark stands after the first commitment's last word.
    """

    iso3: str
    name: str
    narrative: tuple[str, ...]
    areas: tuple[Area, ...]
    declared: Mapping[str, int] = field(default_factory=dict)
    total: int | None = None
    quote: tuple[str, str] | None = None
    caption: str = ""
    figure: tuple[str, str] | None = None
    note: str = ""


@dataclass(frozen=True)
class Edition:
    """All that an edition says.

    Attributes:
        language: "en" or "es".
        year: the year that it is for.
        title: on its cover.
        foreword: paragraphs of a foreword; empty where there is none.
        acronyms: (short, long) of a list of acronyms.
        objectives: the four objectives; empty where they are not printed.
        chapters: the countries.
        closing: acknowledgements or an annex after the last section: heading and paragraphs or
            list items that are no commitments; None where there is none.
    """

    language: Literal["en", "es"]
    year: int
    title: str
    foreword: tuple[str, ...]
    acronyms: tuple[tuple[str, str], ...]
    objectives: tuple[str, ...]
    chapters: tuple[Chapter, ...]
    closing: tuple[str, tuple[str, ...]] | None


Listing = Literal[
    "bullet", "dash", "square", "arrow", "drawn", "number", "number bracket", "code", "lettered",
    "disc", "none white", "none indent", "none hanging", "cards", "table", "table ruled",
    "label",
]  # fmt: skip
Heading = Literal[
    "bar", "bold", "caps", "small caps", "spaced caps", "sentence", "rule", "colour", "side",
    "numbered", "row", "slide",
]  # fmt: skip
Counts = Literal[
    "none", "cards", "cards foot", "table", "lines", "sentence", "words", "ring", "heading",
    "one line",
]  # fmt: skip


@dataclass(frozen=True)
class Design:
    """How an edition is set. Lengths in points.

    Attributes:
        seed: of further small choices that an engine makes.
        page: width and height.
        margins: left, top, right, bottom.
        columns: of the commitments' pages.
        balanced: whether columns come out even under each heading, rather than filled in turn.
        span_headings: whether a heading of an area runs over all columns.
        gutter: white between columns.
        serif: whether body text has serifs.
        size: of body text.
        leading: from line to line, as a factor of the size.
        justified, hyphenated: how lines end.
        listing: how commitments are told from one another.
        gap: white between commitments, as a factor of the size.
        indent: where text starts after its mark, as a factor of the size.
        heading: how headings of areas are set.
        counts: how declared counts are shown.
        accent: colour of what is set apart, as "#rrggbb".
        title: what a section's title says: "{name}" stands for the country.
        title_caps: whether it is in capitals.
        title_size: of it.
        new_page: whether a section opens on a new page, rather than in mid-page.
        lists_on_new_page: whether lists open on a new page after the narrative and counts.
        running_head: text at the head of each page: "" for none, "{name}" stands for the country.
        page_number: "", "foot centre", "foot outer", "head outer".
        contents: "", "leaders" or "plain".
        cover: whether there is a cover.
        narrative_columns: columns of the narrative.
    """

    seed: int
    page: tuple[float, float]
    margins: tuple[float, float, float, float]
    columns: int
    balanced: bool
    span_headings: bool
    gutter: float
    serif: bool
    size: float
    leading: float
    justified: bool
    hyphenated: bool
    listing: Listing
    gap: float
    indent: float
    heading: Heading
    counts: Counts
    accent: str
    title: str
    title_caps: bool
    title_size: float
    new_page: bool
    lists_on_new_page: bool
    running_head: str
    page_number: str
    contents: str
    cover: bool
    narrative_columns: int


Engine = Callable[[Edition, Design], bytes]
"""Sets an edition in a design: the bytes of a PDF."""
