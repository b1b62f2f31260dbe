"""The ways to set a focus area's heading."""

import re
from dataclasses import dataclass

from .book import Book, Piece, baseline_of
from .canvas import BLACK, WHITE
from .drawn import Box
from .setting import Setting

_RULE = 0.6
_BAR_PADDING = 4.0
_SMALL_CAP = 0.78


@dataclass(frozen=True)
class Heading:
    """A heading set to a measure: ``before`` is the white above it where it is not on top."""

    lines: tuple[tuple[Piece, ...], ...]
    leading: float
    before: float
    after: float
    padding: float = 0.0

    @property
    def height(self) -> float:
        """From its top to where the first commitment may start."""
        return self.leading * len(self.lines) + 2 * self.padding + self.after


def _small_caps(line: str, setting: Setting, size: float) -> tuple[Piece, ...]:
    """Capitals of two sizes: initials of the longer words are full, all else is small."""
    pieces: list[Piece] = []
    for part in re.split(r"\b(\w)(?=\w{3})", line):
        if part:
            is_initial = len(part) == 1 and part.isalpha()
            part_size = size if is_initial else size * _SMALL_CAP
            pieces.append(Piece(part, setting.bold, part_size, setting.accent))
    return tuple(pieces)


def shape(text: str, width: float, book: Book) -> Heading:
    """Set a heading, given in capitals, to a measure."""
    setting = book.setting
    style, body = setting.heading, setting.size
    font, size, colour = setting.bold, body + 1, BLACK
    padding = 0.0
    before, after = 0.9 * body, 0.4 * body
    if style == "bar":
        colour, padding, after = WHITE, _BAR_PADDING, 0.7 * body
    elif style == "small caps":
        size = body + 4
    elif style == "sentence":
        font, size, colour = setting.font, body + 5, setting.accent
        text = text.capitalize()
    elif style == "rule":
        size, after = body + 2, 0.8 * body
    elif style == "same size":
        size = body
    lines = book.wrap(text, font, size, width - 2 * padding)
    pieces = tuple(
        _small_caps(line, setting, size)
        if style == "small caps"
        else (Piece(line, font, size, colour),)
        for line in lines
    )
    return Heading(pieces, size * 1.25, before, after, padding)


def ink(heading: Heading, book: Book, page: int, box: tuple[float, float], top: float) -> None:
    """Print a heading into a column, given as left edge and width, from ``top`` down."""
    x, width = box
    style, accent = book.setting.heading, book.setting.accent
    foot = top + heading.height - heading.after
    shift = {"left": 0.0, "centre": 0.5, "right": 1.0}[book.setting.heading_place]
    if style == "bar":
        book.bar(page, Box(x, top, x + width, foot), accent)
    elif style == "rule":
        book.bar(page, Box(x, foot + 1, x + width, foot + 1 + _RULE), accent)
    for number, line in enumerate(heading.lines):
        strip = top + heading.padding + number * heading.leading
        baseline = baseline_of(strip, heading.leading, line[0].size)
        free = width - 2 * heading.padding - sum(piece.width for piece in line)
        book.print_line(page, x + heading.padding + shift * free, baseline, line)
