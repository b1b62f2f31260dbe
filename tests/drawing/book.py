"""The pages as they fill: a cursor in the type area, and lines of text set on them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from .canvas import BLACK, BarOp, Leaf, TextOp, extent, text_width
from .drawn import Box
from .linebreak import Breaks, lines_of
from .setting import Setting
from .wording import Wording

# A justified line is left ragged rather than stretched beyond this many ems a space.
_WIDEST_STRETCH = 0.9


@dataclass(frozen=True)
class Piece:
    """A stretch of one line in one face."""

    text: str
    font: str
    size: float
    colour: str = BLACK

    @property
    def width(self) -> float:
        """The width as set without stretching."""
        return text_width(self.text, self.font, self.size)


def baseline_of(top: float, leading: float, size: float) -> float:
    """The baseline of a line whose strip of the page is ``leading`` high."""
    return top + leading / 2 + 0.36 * size


def stretch_to(pieces: Sequence[Piece], width: float) -> float:
    """The extra width of each space that justifies a line; 0 where it would be too much."""
    spaces = sum(piece.text.count(" ") for piece in pieces)
    if not spaces:
        return 0.0
    stretch = (width - sum(piece.width for piece in pieces)) / spaces
    return stretch if stretch <= _WIDEST_STRETCH * pieces[0].size else 0.0


class Book:
    """Pages under way; ``page`` is the current one from 1, ``y`` the cursor from its top."""

    def __init__(self, setting: Setting, wording: Wording) -> None:
        """Start with no page."""
        self.setting = setting
        self.wording = wording
        self.leaves: list[Leaf] = []
        self.words = 0
        self.page = 0
        self.y = setting.top

    @property
    def room(self) -> float:
        """What is left of the type area below the cursor."""
        return self.setting.bottom - self.y

    @property
    def at_top(self) -> bool:
        """Whether nothing stands above the cursor."""
        return self.y <= self.setting.top

    def leaf(self, page: int) -> Leaf:
        """The page of that number, which begins to exist at need."""
        while len(self.leaves) < page:
            self.leaves.append(Leaf())
        return self.leaves[page - 1]

    def turn(self) -> None:
        """Go on at the top of a new page."""
        self.page = len(self.leaves) + 1
        self.leaf(self.page)
        self.y = self.setting.top

    def need(self, height: float) -> None:
        """Turn the page unless that much room is left on it."""
        if self.page == 0 or (height > self.room and not self.at_top):
            self.turn()

    def bar(self, page: int, box: Box, colour: str) -> None:
        """Fill a rectangle."""
        self.leaf(page).bars.append(BarOp(box.x0, box.top, box.x1, box.bottom, colour))

    def print_line(
        self, page: int, x: float, baseline: float, pieces: Sequence[Piece], stretch: float = 0.0
    ) -> Box:
        """Set one line; its words are counted over the pieces, which may part a word."""
        start = x
        ops: list[TextOp] = []
        for piece in pieces:
            whole = TextOp(x, baseline, piece.text, piece.font, piece.size, piece.colour, stretch)
            ops += _words(whole) if self.setting.word_by_word else [whole]
            x += piece.width + stretch * piece.text.count(" ")
        self.leaf(page).texts.extend(ops)
        self.words += len("".join(piece.text for piece in pieces).split())
        extents = [extent(piece.font, piece.size) for piece in pieces]
        above = max(ascent for ascent, _ in extents)
        below = max(descent for _, descent in extents)
        return Box(start, baseline - above, x, baseline + below)

    def wrap(self, text: str, font: str, size: float, width: float) -> tuple[str, ...]:
        """Break text to a measure at its spaces only, as headings and titles are."""
        return lines_of(text, lambda line: text_width(line, font, size) <= width, Breaks())

    def block(
        self, lines: Sequence[str], piece: Piece, leading: float, x: float | None = None
    ) -> None:
        """Set lines at the cursor in the face of ``piece``, turning pages, and move below."""
        for line in lines:
            self.need(leading)
            baseline = baseline_of(self.y, leading, piece.size)
            left = self.setting.left if x is None else x
            self.print_line(self.page, left, baseline, [replace(piece, text=line)])
            self.y += leading


def _words(op: TextOp) -> list[TextOp]:
    """One operation for each word, and none for the spaces."""
    found: list[TextOp] = []
    for match in re.finditer(r"\S+", op.text):
        before = op.text[: match.start()]
        offset = text_width(before, op.font, op.size) + op.stretch * before.count(" ")
        found.append(replace(op, x=op.x + offset, text=match.group(), stretch=0.0))
    return found
