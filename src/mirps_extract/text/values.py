"""A passage: text that knows where it stands on the page and what was repaired in it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from mirps_extract.model import Evidence, Repair
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
    runs: tuple[Evidence, ...]
    printed: tuple[str, ...]
    repairs: tuple[Repair, ...]
    placed: tuple[Placed, ...]

    @property
    def words(self) -> tuple[Word, ...]:
        """The words of the PDF, without their offsets."""
        return tuple([placed.word for placed in self.placed])


def unrepaired(text: str, repairs: Sequence[Repair]) -> str:
    """The printed words of a text, one space between them, from the text and its repairs."""
    for repair in sorted(repairs, key=lambda r: r.start, reverse=True):
        if repair.kind != RepairKind.CONTINUATION:
            end = repair.start + len(repair.after)
            text = text[: repair.start] + repair.before + text[end:]
    return text
