"""pdfplumber's page, without what reading does not ask of a character.

pdfplumber resolves and copies all that pdfminer knows of each character, which takes as long as
pdfminer takes to read the page. `tests/unit/test_readers.py` holds these characters to its own.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import Any

from pdfminer.layout import LTChar, LTItem
from pdfplumber.page import Page, fix_fontname_bytes

from mirps_extract.geometry import Box
from mirps_extract.read.chars import Char
from mirps_extract.read.columns import numbers_up_to
from mirps_extract.read.device import UNSEEN
from mirps_extract.read.doubts import doubtful, with_notes
from mirps_extract.read.eye import Eye
from mirps_extract.read.tags import Mark, mark_of
from mirps_extract.read.tracing import Trace
from mirps_extract.read.word import Word
from mirps_extract.read.words import pieces_of, words_from


class LeanPage(Page):
    """A page whose characters have what `read.words` uses; all else is pdfplumber's.

    Attributes:
        off: numbers of the layers that its file switches off.
        eye: what looks at the pages of its file.
        trace: once it is drawn, what may keep its characters from being seen.
        tagged: whether its file has a structure tree.
        marks: if so, and once it is read, the marked content that each of its words stands in.
        drawn: once it is read, the place of each of its words in the order in which it is drawn.
    """

    off: frozenset[int] = frozenset()
    eye: Eye
    trace = Trace()
    tagged = False
    drawn: Sequence[int] = ()
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
        self.drawn = numbers_up_to(len(chars), [piece.chars[-1]["drawn"] for piece in pieces])
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

    def process_object(self, obj: LTItem) -> dict[str, Any]:
        """A thing that is drawn, as pdfplumber gives it."""
        return self.char_of(obj) if isinstance(obj, LTChar) else super().process_object(obj)

    @cached_property
    def corner(self) -> tuple[float, float, float, float]:
        """What is added to a character's x and y, the page's foot, and where the page begins."""
        # As pdfplumber does: pdfminer puts the corner of the media box at nought.
        left, above = self.mediabox[:2]
        return left, above, self.height, self.initial_doctop

    def char_of(self, char: LTChar) -> dict[str, Any]:
        """A character with what is used of it."""
        left, above, height, doctop = self.corner
        known = char.__dict__
        colour = char.graphicstate.ncolor
        top = height - char.y1 + above
        return {
            "object_type": "char",
            "text": char.get_text(),
            "fontname": fontname_of(char),
            "upright": char.upright,
            "matrix": char.matrix,
            "x0": char.x0 + left,
            "x1": char.x1 + left,
            "top": top,
            "bottom": height - char.y0 + above,
            "doctop": doctop + top,
            "y0": char.y0,
            "y1": char.y1,
            "width": char.width,
            "height": char.height,
            "size": char.size,
            "adv": char.adv,
            "non_stroking_color": colour if isinstance(colour, tuple) else (colour,),
            "hidden": known.get("tag") == UNSEEN,
            "mark": known.get("mcid"),
            "actual": known.get("actual"),
        }


def fontname_of(thing: Any) -> Any:
    """The name that pdfplumber gives to a font, or to the font of a character."""
    name = thing.fontname
    return fix_fontname_bytes(name) if isinstance(name, bytes) else name
