"""What the reader hands on: pages of words, filled shapes and pictures.

Coordinates are points with the origin at the top left of the visible page (crop box respected,
page rotation applied); pages count from 1; colours are red, green, blue from 0 to 1.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

from mirps_extract.geometry import Box
from mirps_extract.read.lint import Flaw

Progress = Callable[[int, int], None]
"""Called after each page with (pages done, pages in all)."""


Colour = tuple[float, float, float]


@dataclass(frozen=True, slots=True)
class Word:
    """One word as it is printed.

    Attributes:
        page: number of the page, from 1.
        index: place among the page's words; (page, index) names the word in the ledger.
        text: the characters as the file gives them, ligatures and soft hyphens included.
        box: where it stands.
        font: name of the font that most of its characters are set in, subset tag removed.
        size: size of the largest character, in points.
        colour: fill colour of its first character; None where it has none (a pattern, say).
        turn: degrees by which the word is turned clockwise: 0 is upright.
        visible: whether a reader of the page sees it.
        hidden: whether it is not seen although its middle lies on the visible page.
        doubled: how many of its characters are printed again in the same place.
        ocr: whether it was recognised in a picture rather than read from a text layer.
        note: type of the annotation that it is of ("FreeText"); None for what the page itself says.
    """

    page: int
    index: int
    text: str
    box: Box
    font: str
    size: float
    colour: Colour | None
    turn: int = 0
    visible: bool = True
    hidden: bool = False
    doubled: int = 0
    ocr: bool = False
    note: str | None = None

    @property
    def id(self) -> tuple[int, int]:
        """The name of the word in the ledger."""
        return self.page, self.index


def is_unmapped(word: Word) -> bool:
    """Whether a font does not say which characters a word is made of: pdfminer prints its codes."""
    return UNMAPPED.search(word.text) is not None


UNMAPPED = re.compile(r"\(cid:\d+\)")


@dataclass(frozen=True, slots=True)
class Shape:
    """A filled rectangle, or the bounds of another filled outline."""

    box: Box
    colour: Colour | None


ARTIFACT = "Artifact"
"""The role of what belongs to the page and not to the text: running titles, page numbers."""


@dataclass(frozen=True, slots=True)
class Tag:
    """What the structure tree of a tagged PDF says that a word is; see `tags`.

    Places are those of elements in the tree, of the whole file, in depth-first order from 0.

    Attributes:
        element: place of the nearest element that is no part of a line; -1 for artifacts.
        role: its standard type ("H1", "P", "Lbl", "LBody", "TD", "Caption", "Note"...). A
            paragraph within an item, a cell, a caption or a note has the type of that.
        item: place of the innermost item of a list around it; None outside of lists.
        level: how many lists are around it.
        table: place of the innermost table around it.
        row: the row of that table, from 0.
    """

    element: int
    role: str
    item: int | None
    level: int
    table: int | None = None
    row: int | None = None


@dataclass(frozen=True, slots=True)
class Page:
    """One page: its size in points and what is drawn on it.

    Attributes:
        number: number of the page, from 1.
        width: of what is visible, in points.
        height: of what is visible, in points.
        words: the words, in the order of lines.
        shapes: filled shapes.
        frames: closed outlines that are drawn and not filled.
        rules: lines.
        pictures: where pictures stand.
        tags: for each word, what a tagged PDF says that it is, None where it does not; empty where
            the file is not tagged, or cannot be trusted in it.
        drawn: for each word, its place in the order in which the file draws the page; empty where
            words were recognised in a picture.
        overprinted: indices of the words that are letters of several, printed in one place.
    """

    number: int
    width: float
    height: float
    words: tuple[Word, ...]
    shapes: tuple[Shape, ...] = ()
    frames: tuple[Box, ...] = ()
    rules: tuple[Box, ...] = ()
    pictures: tuple[Box, ...] = ()
    tags: tuple[Tag | None, ...] = ()
    drawn: tuple[int, ...] = ()
    overprinted: tuple[int, ...] = ()

    def tagged_words(self) -> Iterator[tuple[Word, Tag]]:
        """The words that the structure tree says something of, each with what it says."""
        for word, tag in zip(self.words, self.tags, strict=False):  # there may be no tags at all
            if tag is not None:
                yield word, tag


@dataclass(frozen=True, slots=True)
class Difference:
    """A page of which a second reader sees another number of characters.

    Attributes:
        page: number of the page, from 1.
        read: characters that were read, white space aside.
        seen: characters that the second reader sees.
    """

    page: int
    read: int
    seen: int


@dataclass(frozen=True, slots=True)
class Condition:
    """What is wrong with a file, as far as it shows.

    Attributes:
        rebuilt: whether the table of its objects was broken, and was made anew by a search.
        unchecked: how many streams have a wrong checksum, or none.
        broken: how many streams are broken.
        damage: what is lost, in words; nothing where the whole file could be read.
        differences: pages of which a second reader sees more or less.
        flaws: what is wrong with the content of pages, by their numbers.
    """

    rebuilt: bool = False
    unchecked: int = 0
    broken: int = 0
    damage: tuple[str, ...] = ()
    differences: tuple[Difference, ...] = ()
    flaws: Mapping[int, tuple[Flaw, ...]] = field(default_factory=dict, hash=False)


SOUND = Condition()


@dataclass(frozen=True, slots=True)
class Parsed:
    """What a reader makes of a file's bytes.

    Attributes:
        reader: library and version that read the pages.
        pages: the pages in order.
        catalogue_pages: how many pages the file's own page tree announces; None if it does not.
        properties: the file's title and subject as its producer set them, where they are set.
        condition: what is wrong with it.
    """

    reader: str
    pages: tuple[Page, ...]
    catalogue_pages: int | None = None
    properties: tuple[str, ...] = ()
    condition: Condition = SOUND


@dataclass(frozen=True, slots=True, kw_only=True)
class Document(Parsed):
    """A PDF as it was read.

    Attributes:
        file_name: name of the file, without its folder.
        sha256: hash of the file's bytes, in hexadecimal.
        bytes: size of the file.
    """

    file_name: str
    sha256: str
    bytes: int


__all__ = [
    "ARTIFACT",
    "SOUND",
    "UNMAPPED",
    "Colour",
    "Condition",
    "Difference",
    "Document",
    "Page",
    "Parsed",
    "Progress",
    "Shape",
    "Tag",
    "Word",
    "is_unmapped",
]
