"""The words of a page as numbers: a tenth of the room that they take as values."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from operator import attrgetter

from mirps_extract.geometry import Box
from mirps_extract.read.word import Colour, Word

Look = tuple[int, str, float, Colour | None, int, bool, bool, int, bool]
"""What many words of a page share: all but place, text and box."""

_look = attrgetter("page", "font", "size", "colour", "turn", "visible", "hidden", "doubled", "ocr")


class Columns:
    """The words of a page as numbers, from which each can be made anew."""

    __slots__ = ("_indices", "_looks", "_sides", "_texts", "_which")

    def __init__(self, words: Sequence[Word]) -> None:
        boxes = [word.box for word in words]
        self._sides = array("d", [s for b in boxes for s in (b.x0, b.top, b.x1, b.bottom)])
        self._texts = tuple([word.text for word in words])
        indices = [word.index for word in words]
        in_turn = range(len(words))
        self._indices: Sequence[int] = in_turn if indices == list(in_turn) else array("Q", indices)
        looks: dict[Look, int] = {}
        self._which = array("I", [looks.setdefault(_look(word), len(looks)) for word in words])
        self._looks: tuple[Look, ...] = tuple(looks)

    def word(self, place: int) -> Word:
        """A word, made anew."""
        look = self._looks[self._which[place]]
        box = Box(*self._sides[4 * place : 4 * place + 4])
        return Word(look[0], self._indices[place], self._texts[place], box, *look[1:])

    def text(self, place: int) -> str:
        """What a word says."""
        return self._texts[place]

    def id(self, place: int) -> tuple[int, int]:
        """The name of a word in the ledger."""
        return self._looks[self._which[place]][0], self._indices[place]

    def words(self) -> tuple[Word, ...]:
        """The words, made anew."""
        sides, looks = iter(self._sides), self._looks
        columns = zip(
            self._indices,
            self._texts,
            map(Box, sides, sides, sides, sides),
            self._which,
            strict=True,
        )
        return tuple(
            [
                Word(looks[at][0], index, text, box, *looks[at][1:])
                for index, text, box, at in columns
            ]
        )
