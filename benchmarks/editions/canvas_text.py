"""Text that is measured and broken into lines by us, for a canvas on which lines are drawn."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import pyphen
import reportlab
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

# A break is allowed after a hyphen or a slash inside a word.
_PIECES = re.compile(r"[^-/]*[-/]+|[^-/]+")
_URL = re.compile(r"[^./?=&-]*[./?=&-]+|[^./?=&-]+")
_HYPHENATES = re.compile(r"[^\W\d_]{5,}[,.;:)”’]*")


@dataclass(frozen=True)
class Style:
    """How words look: font, size, colour, a rise over the line, white between letters."""

    font: str
    size: float
    colour: str = "#1a1a1a"
    rise: float = 0.0
    spaced: float = 0.0

    def width(self, text: str) -> float:
        """The width of a text in points."""
        return pdfmetrics.stringWidth(text, self.font, self.size) + self.spaced * len(text)


@dataclass(frozen=True)
class Word:
    """A word, or a piece of one: `space` tells whether white stands before it."""

    text: str
    style: Style
    space: bool = True


@dataclass(frozen=True)
class Line:
    """A line: its words with their places from its left end, and whether it ends a paragraph."""

    words: tuple[tuple[float, Word], ...]
    last: bool


@dataclass(frozen=True)
class Fonts:
    """Names of the fonts of one kind."""

    body: str
    bold: str
    italic: str


# Those that every PDF reader has, and those with serifs.
SANS = Fonts("Helvetica", "Helvetica-Bold", "Helvetica-Oblique")
SERIF = Fonts("Times-Roman", "Times-Bold", "Times-Italic")


def embedded() -> Fonts:
    """Fonts that ReportLab brings along, which the PDF then holds."""
    folder = Path(reportlab.__file__).parent / "fonts"
    names = {"Vera": "Vera.ttf", "Vera-Bold": "VeraBd.ttf", "Vera-Italic": "VeraIt.ttf"}
    for name, file in names.items():
        pdfmetrics.registerFont(TTFont(name, folder / file))
    return Fonts(*names)


def words(text: str, style: Style) -> list[Word]:
    """A text's words; a word with hyphens or slashes in pieces between which it may be broken."""
    found: list[Word] = []
    for token in text.split():
        pieces = _URL if "://" in token or token.startswith("www.") else _PIECES
        for place, piece in enumerate(pieces.findall(token)):
            found.append(Word(piece, style, space=place == 0))
    return found


Breaker = Callable[[Word, float], tuple[Word, Word] | None]
"""Breaks a word so that its head with a hyphen fits into a width; None where it cannot."""


def never(word: Word, width: float) -> None:
    """Breaks no word."""


def hyphenator(language: str) -> Breaker:
    """Breaks words where a language allows it."""
    dictionary = pyphen.Pyphen(lang=language)

    def broken(word: Word, width: float) -> tuple[Word, Word] | None:
        if not _HYPHENATES.fullmatch(word.text) or word.text.isupper():
            return None
        for place in reversed(dictionary.positions(word.text)):
            head, tail = word.text[:place] + "-", word.text[place:]
            if word.style.width(head) <= width:
                return replace(word, text=head), Word(tail, word.style, space=False)
        return None

    return broken


def lines(
    text: Sequence[Word],
    width: float,
    *,
    justified: bool = False,
    breaker: Breaker = never,
    first: float = 0.0,
    rest: float = 0.0,
) -> list[Line]:
    """A paragraph's lines, each as full as it can be.

    Args:
        text: its words.
        width: of the lines.
        justified: whether white is stretched so that all but the last line fill the width.
        breaker: breaks words at the end of a line.
        first: how far the first line is indented.
        rest: how far all others are.
    """
    rows = list(_rows(list(text), width, breaker, first, rest))
    found = []
    for number, row in enumerate(rows):
        last = number == len(rows) - 1
        indent = rest if number else first
        found.append(Line(_places(row, width, indent, justified and not last), last))
    return found


def _rows(
    text: list[Word], width: float, breaker: Breaker, first: float, rest: float
) -> Iterator[list[Word]]:
    row: list[Word] = []
    used = first
    while text:
        word = text.pop(0)
        white = _white(word) if row else 0.0
        if used + white + word.style.width(word.text) <= width or not row:
            row.append(word)
            used += white + word.style.width(word.text)
            continue
        parts = breaker(word, width - used - white)
        if parts is not None:
            row.append(parts[0])
            text.insert(0, parts[1])
        else:
            text.insert(0, word)
        yield row
        row, used = [], rest
    if row:
        yield row


def _white(word: Word) -> float:
    return word.style.width(" ") if word.space else 0.0


def _places(
    row: list[Word], width: float, indent: float, stretched: bool
) -> tuple[tuple[float, Word], ...]:
    natural = sum(w.style.width(w.text) + (_white(w) if n else 0.0) for n, w in enumerate(row))
    gaps = sum(1 for word in row[1:] if word.space)
    extra = (width - indent - natural) / gaps if stretched and gaps else 0.0
    x, placed = indent, []
    for number, word in enumerate(row):
        if number and word.space:
            x += _white(word) + extra
        placed.append((x, word))
        x += word.style.width(word.text)
    return tuple(placed)
