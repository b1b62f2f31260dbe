"""One word as it is printed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from mirps_extract.geometry import Box

if TYPE_CHECKING:
    from mirps_extract.read.keeping import PageWords

Colour = tuple[float, float, float]


class Housed:
    """What knows its place among the words of a page; see `keeping`, which sets it."""

    __slots__ = ("home", "place")

    home: PageWords
    place: int


@dataclass(frozen=True, slots=True)
class Word(Housed):
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
