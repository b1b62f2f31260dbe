"""The words of a page as numbers: a tenth of the room that they take as values."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Sequence
from operator import attrgetter

from mirps_extract.geometry import Box
from mirps_extract.read.word import Colour, Word

Look = tuple[int, str, float, Colour | None, int, bool, bool, int, bool, str | None]
"""What many words of a page share: all but place, text and box."""

_look = attrgetter(
    *("page", "font", "size", "colour", "turn", "visible", "hidden", "doubled", "ocr", "note")
)


def numbers_up_to(most: int, numbers: Iterable[int]) -> array[int]:
    """Numbers from 0 to `most` in the least room that holds such."""
    code = next(code for code in "BHILQ" if most < 1 << 8 * array(code).itemsize)
    return array(code, numbers)


class Columns:
    """The words of a page as numbers, from which each can be made anew.

    Most sides are those of other words, too: the words of a row share the upper and the lower, the
    rows of a column the left one.
    """

    __slots__ = ("_indices", "_looks", "_numbers", "_sides", "_texts", "_which")

    def __init__(self, words: Sequence[Word]) -> None:
        boxes = [word.box for word in words]
        numbers: dict[float, int] = {}
        sides = [
            numbers.setdefault(side, len(numbers))
            for box in boxes
            for side in (box.x0, box.top, box.x1, box.bottom)
        ]
        self._numbers = array("d", numbers)
        self._sides = numbers_up_to(len(numbers), sides)
        self._texts = tuple([word.text for word in words])
        indices = [word.index for word in words]
        in_turn = range(len(words))
        self._indices: Sequence[int] = (
            in_turn if indices == list(in_turn) else numbers_up_to(max(indices), indices)
        )
        looks: dict[Look, int] = {}
        which = [looks.setdefault(_look(word), len(looks)) for word in words]
        self._which = numbers_up_to(len(looks), which)
        self._looks: tuple[Look, ...] = tuple(looks)

    def word(self, place: int) -> Word:
        """A word, made anew."""
        look = self._looks[self._which[place]]
        box = Box(*map(self._numbers.__getitem__, self._sides[4 * place : 4 * place + 4]))
        return Word(look[0], self._indices[place], self._texts[place], box, *look[1:])

    def text(self, place: int) -> str:
        """What a word says."""
        return self._texts[place]

    def id(self, place: int) -> tuple[int, int]:
        """The name of a word in the ledger."""
        return self._looks[self._which[place]][0], self._indices[place]

    def words(self) -> tuple[Word, ...]:
        """The words, made anew."""
        looks = self._looks
        # A list of them is made once: equal sides are one number in memory, too.
        sides = map(self._numbers.tolist().__getitem__, self._sides)
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
