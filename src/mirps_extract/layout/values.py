"""What the layout hands on: the lines of each page, and what recurs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from mirps_extract.geometry import Box, union
from mirps_extract.read.values import Colour, Page, Word


class Zone(StrEnum):
    """Where a line belongs on the page, by repetition and place alone."""

    BODY = "body"
    RUNNING_HEAD = "running_head"
    PAGE_NUMBER = "page_number"


@dataclass(frozen=True, slots=True)
class Type:
    """How a text is set: font, size in points, weight from 100 to 900, and colour."""

    font: str
    size: float
    weight: int
    colour: Colour | None


class Said:
    """What says a text, put together once: a line is asked for it over and over."""

    __slots__ = ("_said",)

    _said: str


_say = Said._said.__set__  # type: ignore[misc,attr-defined]


@dataclass(frozen=True, slots=True)
class Line(Said):
    """Words that stand side by side in one column.

    Attributes:
        words: the words from left to right.
        box: the bounds of the words.
        type: how most of its characters are set.
        panel: the smallest filled shape around the line, where there is one; None for a fill
            that covers most of the page.
        dot: whether a small filled shape stands before it, as a bullet that is drawn does.
        zone: whether the line belongs to the body or recurs in the margins.
    """

    words: tuple[Word, ...]
    box: Box
    type: Type
    panel: Box | None = None
    zone: Zone = Zone.BODY
    dot: bool = False

    @property
    def id(self) -> tuple[int, int]:
        """The name of the line: that of its first word, (page, index)."""
        return self.words[0].id

    @property
    def page(self) -> int:
        """Number of the page, from 1."""
        return self.words[0].page

    @property
    def text(self) -> str:
        """The words as printed, one space between them."""
        try:
            return self._said
        except AttributeError:
            said = " ".join([word.text for word in self.words])
            _say(self, said)
            return said

    @property
    def on_bar(self) -> bool:
        """Whether a filled shape hardly higher than the line lies behind it."""
        return self.panel is not None and self.panel.height <= BAR_HEIGHT * self.box.height

    def of(self, words: Sequence[Word]) -> Line:
        """A line like this one of some of its words, or of those that go on with it."""
        return replace(self, words=tuple(words), box=union(word.box for word in words))


BAR_HEIGHT = 3.5
"""A filled shape at most this many times as high as the line on it is a bar."""


@dataclass(frozen=True, slots=True)
class Notes:
    """The footnotes of a page: the marks in the text, and each note's lines."""

    marks: tuple[Word, ...]
    notes: tuple[tuple[Line, ...], ...]


@dataclass(frozen=True, slots=True)
class LaidOutPage:
    """A page in lines.

    Attributes:
        source: the page as it was read.
        lines: the body's lines, from the top.
        margins: recurring lines, from the top.
        rules: its rules, those that touch joined.
        gutters: the white strips that were taken for the space between columns.
        notes: its footnotes and the marks that refer to them.
        edge: turned words that recur along the edges of pages, as a country's name may.
        stamps: the words of watermarks and stamps.
        aside: other words that take no part in the reading: turned, or off the visible page.
    """

    source: Page
    lines: tuple[Line, ...]
    margins: tuple[Line, ...]
    rules: tuple[Box, ...]
    gutters: tuple[Box, ...]
    notes: Notes
    edge: tuple[Word, ...]
    stamps: tuple[Word, ...]
    aside: tuple[Word, ...]

    @property
    def number(self) -> int:
        """Number of the page, from 1."""
        return self.source.number


@dataclass(frozen=True, slots=True)
class Layout:
    """All pages in lines.

    Attributes:
        pages: the pages.
        body: the type that most of the text is set in.
    """

    pages: tuple[LaidOutPage, ...]
    body: Type
