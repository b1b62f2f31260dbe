"""A passage: text that knows where it stands on the page and what was repaired in it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from mirps_extract.geometry import Box
from mirps_extract.read.values import Word


class RepairKind(StrEnum):
    """Why a passage's text differs from the printed words."""

    HYPHEN_DROPPED = "hyphen_dropped"
    HYPHEN_KEPT = "hyphen_kept"
    SLASH_JOINED = "slash_joined"
    URL_JOINED = "url_joined"
    INITIAL = "initial"
    LIGATURE = "ligature"
    SOFT_HYPHEN = "soft_hyphen"
    NORMALISED = "normalised"
    FALSE_BULLET = "false_bullet"
    CONTINUATION = "continuation"


@dataclass(frozen=True, slots=True)
class Repair:
    """One difference between the printed words and the text.

    `text[start:start + len(after)]` is `after`; putting `before` in its place undoes the repair.
    A continuation marks where the text goes on in another column or on another page: its `before`
    is a line feed.
    """

    kind: RepairKind
    before: str
    after: str
    start: int


@dataclass(frozen=True, slots=True)
class Run:
    """The part of a text that stands in one column of one page.

    Attributes:
        page: number of the page, from 1.
        box: the bounds of its words, in points from the top left.
        start: offset of its first character in the text.
        end: offset after its last character.
    """

    page: int
    box: Box
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Placed:
    """A word of the PDF in a text.

    Attributes:
        word: the word.
        start: offset of its first character in the text.
        end: offset after its last character.
        line: which of the printed lines it stands in, from 0.
    """

    word: Word
    start: int
    end: int
    line: int


@dataclass(frozen=True, slots=True)
class Passage:
    """A text on one line, with its place, its printed lines and the repairs made.

    Attributes:
        text: the words, one space between them.
        runs: where it stands, one run for each column that it touches.
        printed: its lines as they stand on the page, list marks included.
        repairs: every difference from the printed words, by offset.
        placed: the words of the PDF that it is made of, list marks left out.
    """

    text: str
    runs: tuple[Run, ...]
    printed: tuple[str, ...]
    repairs: tuple[Repair, ...]
    placed: tuple[Placed, ...]

    @property
    def words(self) -> tuple[Word, ...]:
        """The words of the PDF, without their offsets."""
        return tuple([placed.word for placed in self.placed])


def unrepaired(text: str, repairs: tuple[Repair, ...]) -> str:
    """The printed words of a text, one space between them, from the text and its repairs."""
    for repair in sorted(repairs, key=lambda r: r.start, reverse=True):
        if repair.kind is not RepairKind.CONTINUATION:
            end = repair.start + len(repair.after)
            text = text[: repair.start] + repair.before + text[end:]
    return text
