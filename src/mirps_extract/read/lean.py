"""pdfplumber's page, with the words that its characters make."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from itertools import pairwise

from pdfplumber.page import Page

from mirps_extract.geometry import Box
from mirps_extract.read.chars import Char
from mirps_extract.read.doubts import doubtful, with_notes
from mirps_extract.read.eye import Eye
from mirps_extract.read.tags import Mark, mark_of
from mirps_extract.read.tracing import Trace
from mirps_extract.read.values import Word
from mirps_extract.read.words import Piece, pieces_of, words_from

BACK, LEAPS = 2, 3
"""How often the letters of a word step back in the order in which the page is drawn, and leap in it
by more than the word is long, from which on it is letters of several words in one place."""


class LeanPage(Page):
    """A page whose characters are gathered apart (`read.glyphs`); all else is pdfplumber's.

    Attributes:
        off: numbers of the layers that its file switches off.
        eye: what looks at the pages of its file.
        trace: once it is drawn, what may keep its characters from being seen.
        tagged: whether its file has a structure tree.
        marks: if so, and once it is read, the marked content that each of its words stands in.
        drawn: once it is read, the place of each of its words in the order in which it is drawn.
        overprinted: once it is read, the places of words that several strings were drawn into.
    """

    off: frozenset[int] = frozenset()
    eye: Eye
    trace = Trace()
    tagged = False
    drawn: tuple[int, ...] = ()
    overprinted: tuple[int, ...] = ()
    marks: tuple[Mark | None, ...] = ()

    def words_of(self, chars: Sequence[Char], number: int, visible: Box) -> tuple[Word, ...]:
        """The words that the page's characters make.

        When they are drawn is noted, and their marks, if it is tagged.

        Args:
            chars: the characters, see `words.pieces_of`.
            number: number of the page, from 1.
            visible: the visible part of the page, in pdfplumber's coordinates.
        """
        chars = self._seen(with_notes(chars, self.trace), number, visible)
        for place, char in enumerate(chars):
            char["drawn"] = place
        pieces = list(pieces_of(chars))
        self.drawn = tuple([piece.chars[-1]["drawn"] for piece in pieces])
        self.overprinted = tuple(at for at, piece in enumerate(pieces) if _is_overprinted(piece))
        if self.tagged:
            self.marks = tuple([mark_of(piece.chars) for piece in pieces])
        return words_from(pieces, number, visible)

    def _seen(self, chars: list[Char], number: int, visible: Box) -> list[Char]:
        """The characters, those that cannot be seen hidden."""
        places = doubtful(chars, self.trace, self.corner[0])
        if places:
            for at in self.eye.unseen(number, visible, chars, places, self.trace):
                chars[at] = {**chars[at], "hidden": True}
        return chars

    @cached_property
    def corner(self) -> tuple[float, float, float, float]:
        """What is added to a character's x and y, the page's foot, and where the page begins."""
        # As pdfplumber does: pdfminer puts the corner of the media box at nought.
        left, above = self.mediabox[:2]
        return left, above, self.height, self.initial_doctop


def _is_overprinted(piece: Piece) -> bool:
    """Whether the letters of a word come from here and there on the page, by turns."""
    drawn: list[int] = [char["drawn"] for char in piece.chars]
    if drawn == sorted(drawn):  # nearly every word, and told at once
        return False
    steps = [after - before for before, after in pairwise(drawn)]
    back = sum(step < 0 for step in steps)
    return back >= BACK and sum(abs(step) > len(drawn) for step in steps) >= LEAPS
