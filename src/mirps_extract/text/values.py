"""A passage: text that knows where it stands on the page and what was repaired in it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import overload

from mirps_extract.geometry import Box
from mirps_extract.read.columns import numbers_up_to
from mirps_extract.read.keeping import kept
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


class Placements(Sequence[Placed]):
    """Words of the PDF in a text, in columns: a long plan has as many of them as words.

    Args:
        placed: each word with its place.
    """

    __slots__ = ("_numbers", "words")

    def __init__(self, placed: Iterable[Placed]) -> None:
        given = list(placed)
        self.words = kept(item.word for item in given)
        # Start, end and line of one word after the other: one array takes less room than three.
        numbers = [number for item in given for number in (item.start, item.end, item.line)]
        self._numbers = numbers_up_to(max(numbers, default=0), numbers)

    def __len__(self) -> int:
        """How many words there are."""
        return len(self.words)

    @overload
    def __getitem__(self, at: int) -> Placed: ...
    @overload
    def __getitem__(self, at: slice) -> tuple[Placed, ...]: ...
    def __getitem__(self, at: int | slice) -> Placed | tuple[Placed, ...]:
        """The word at a place, or those at several."""
        if isinstance(at, slice):
            return tuple(self)[at]
        place = range(len(self))[at]
        return Placed(self.words[at], *self._numbers[3 * place : 3 * place + 3])

    def __iter__(self) -> Iterator[Placed]:
        """The words in order."""
        numbers = iter(self._numbers)
        return map(Placed, self.words, numbers, numbers, numbers)

    def __eq__(self, other: object) -> bool:
        """Whether the other are the same words at the same places."""
        if not isinstance(other, (Placements, tuple)):
            return NotImplemented
        return tuple(self) == tuple(other)

    def __hash__(self) -> int:
        """As a tuple of the same has it."""
        return hash(tuple(self))


NOWHERE = Placements(())
"""No words: what a passage has whose words are accounted for."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A text on one line, with its place, its printed lines and the repairs made.

    Attributes:
        text: the words, one space between them.
        runs: where it stands, one run for each column that it touches.
        printed: its lines as they stand on the page, list marks included.
        repairs: every difference from the printed words, by offset.
        placed: the words of the PDF that it is made of, list marks left out; none once they are
            accounted for.
    """

    text: str
    runs: tuple[Run, ...]
    printed: tuple[str, ...]
    repairs: tuple[Repair, ...]
    placed: Sequence[Placed]

    def __post_init__(self) -> None:
        """Hold the words in columns."""
        if not isinstance(self.placed, Placements):
            object.__setattr__(self, "placed", Placements(self.placed))

    @property
    def words(self) -> Sequence[Word]:
        """The words of the PDF, without their offsets."""
        placed = self.placed
        return placed.words if isinstance(placed, Placements) else [p.word for p in placed]


def unrepaired(text: str, repairs: tuple[Repair, ...]) -> str:
    """The printed words of a text, one space between them, from the text and its repairs."""
    for repair in sorted(repairs, key=lambda r: r.start, reverse=True):
        if repair.kind is not RepairKind.CONTINUATION:
            end = repair.start + len(repair.after)
            text = text[: repair.start] + repair.before + text[end:]
    return text
