"""Lines to a passage: one text, its runs on the pages, and a record of every repair."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from mirps_extract.geometry import union
from mirps_extract.layout.values import Line
from mirps_extract.model import Evidence, Repair, bbox_of
from mirps_extract.read.chars import is_right_to_left
from mirps_extract.read.values import Word
from mirps_extract.text.joints import joint
from mirps_extract.text.lexicon import ADDRESS, Lexicon, bare
from mirps_extract.text.values import Passage, Placed, RepairKind
from mirps_extract.vocabulary import SHAPELESS, SOFT_HYPHEN, Vocabulary

LIGATURES = {
    "\ufb00": "ff",
    "\ufb01": "fi",
    "\ufb02": "fl",
    "\ufb03": "ffi",
    "\ufb04": "ffl",
    "\ufb05": "st",
    "\ufb06": "st",
}

INITIAL = re.compile(r"(\W?[^\W\d_])([\u2060\u00a0])(.+)")
"""A large first letter, and the sign that it may be, or is, a word by itself."""

RATIO = 10
"""Times that a word is more frequent by itself than after a word of one letter."""

LEFT_OVER = 1.0
"""Ems that a line in which a word was cut has left at its end: less than its next letter takes."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A line's part of a passage.

    Attributes:
        line: the line.
        mark: how many words at its start are a list mark and do not belong to the text.
        false_mark: whether that mark was printed in error, in the middle of a sentence.
        item: whether it opens an item of a second level, whose mark stays in the text.
    """

    line: Line
    mark: int = 0
    false_mark: bool = False
    item: bool = False


@dataclass
class _Token:
    """A word of the text while it grows: its printed words and where its parts came from."""

    text: str
    printed: list[str]
    kinds: list[RepairKind] = field(default_factory=list)
    parts: list[tuple[Word, int]] = field(default_factory=list)


def passage_of(pieces: Sequence[Piece], lexicon: Lexicon, vocabulary: Vocabulary) -> Passage:
    """Join lines to one text.

    Args:
        pieces: the lines in reading order; they must hold at least one word of text.
        lexicon: decides hyphens.
        vocabulary: the language's words.
    """
    tokens: list[_Token] = []
    for place, piece in enumerate(pieces):
        for at, word in enumerate(_as_read(piece.line.words[piece.mark :])):
            opens = at == 0
            token = _token(word, lexicon)
            if opens and piece.false_mark:
                token.printed[:0] = [mark.text for mark in piece.line.words[: piece.mark]]
                token.kinds.append(RepairKind.FALSE_BULLET)
            if opens and tokens:
                above = tokens[-1].text
                full = ADDRESS.search(above) is None or _is_full(pieces, place - 1)
                met = joint(above, token.text, lexicon, vocabulary, full=full)
                if met.kind is not None:
                    _merge(tokens[-1], token, met.left, met.kind)
                    continue
            tokens.append(token)
    return _finished(tokens, pieces)


def _is_apart(letter: str, rest: str, lexicon: Lexicon) -> bool:
    """Whether a large first letter is a word by itself: "A | reception", but "E | l"."""
    whole, part = bare(letter + rest), bare(rest)
    if part[:1].isupper() and not part.isupper():
        return True
    often, apart = (lexicon.frequency(word) + lexicon.count(word) for word in (whole, part))
    return RATIO * often < apart


def _is_full(pieces: Sequence[Piece], place: int) -> bool:
    """Whether a line reaches so far that a longer word in it may have been cut at its end."""
    line = pieces[max(place, 0)].line
    rights = (
        piece.line.box.x1
        for piece in pieces
        if piece.line.page == line.page and piece.line.box.x_overlap(line.box) > 0
    )
    return line.box.x1 + LEFT_OVER * line.type.size >= max(rights, default=0.0)


def printed_words(pieces: Iterable[Piece]) -> list[str]:
    """The printed words that a passage must give back when its repairs are undone."""
    return [
        word.text
        for piece in pieces
        for word in (
            *(piece.line.words[: piece.mark] if piece.false_mark else ()),
            *_as_read(piece.line.words[piece.mark :]),
        )
    ]


def _as_read(words: Sequence[Word]) -> list[Word]:
    """Words from left to right in the order in which they are read: some scripts run back."""
    found: list[Word] = []
    for back, some in groupby(words, key=lambda word: is_right_to_left(word.text)):
        stretch = list(some)
        found += stretch[::-1] if back else stretch
    return found


def _token(word: Word, lexicon: Lexicon) -> _Token:
    text = word.text
    kinds = []
    if initial := INITIAL.fullmatch(text):
        kinds.append(RepairKind.INITIAL)
        letter, sign, rest = initial.groups()
        text = letter + (" " if sign == "\u00a0" or _is_apart(letter, rest, lexicon) else "") + rest
    if any(char in LIGATURES for char in text):
        kinds.append(RepairKind.LIGATURE)
        text = "".join(LIGATURES.get(char, char) for char in text)
    inner = text[:-1].replace(SOFT_HYPHEN, "") + text[-1:]
    if inner != text:
        kinds.append(RepairKind.SOFT_HYPHEN)
    # A word of nothing but such signs stays: it has its place in the ledger.
    normal = unicodedata.normalize("NFC", inner.translate(SHAPELESS)) or inner
    if normal != inner:
        kinds.append(RepairKind.NORMALISED)
    return _Token(normal, [word.text], kinds, [(word, 0)])


def _merge(left: _Token, right: _Token, stem: str, kind: RepairKind) -> None:
    """Append `right` to `left`, whose text shrinks to `stem` first."""
    offset = len(stem)
    left.text = stem + right.text
    left.printed += right.printed
    left.kinds += [*right.kinds, kind] if RepairKind.FALSE_BULLET in right.kinds else [kind]
    left.parts += [(word, offset + inner) for word, inner in right.parts]


def _finished(tokens: Sequence[_Token], pieces: Sequence[Piece]) -> Passage:
    repairs: list[Repair] = []
    placed: list[Placed] = []
    line_of = {word.id: i for i, piece in enumerate(pieces) for word in piece.line.words}
    at = 0
    for token in tokens:
        # A word that ends in a soft hyphen where no line ends drops it like any other.
        text = token.text.rstrip(SOFT_HYPHEN) or token.text
        before = " ".join(token.printed)
        if before != text:
            kind = token.kinds[0] if token.kinds else RepairKind.SOFT_HYPHEN
            repairs.append(Repair(kind, before, text, at))
        ends = [offset for _, offset in token.parts[1:]] + [len(text)]
        for (word, offset), end in zip(token.parts, ends, strict=True):
            placed.append(Placed(word, at + offset, at + end, line_of[word.id]))
        token.text = text
        at += len(text) + 1
    text = " ".join(token.text for token in tokens)
    runs = _runs(placed, pieces)
    return Passage(
        text=text,
        runs=runs,
        printed=tuple(piece.line.text for piece in pieces),
        repairs=in_order([*repairs, *continuations(text, runs)]),
        placed=tuple(placed),
    )


def continuations(text: str, runs: Sequence[Evidence]) -> Iterator[Repair]:
    """The record of each place at which a text goes on in another column or on another page."""
    for run in runs[1:]:
        gap = " " if text[run.start - 1] == " " else ""
        yield Repair(RepairKind.CONTINUATION, "\n", gap, run.start - len(gap))


def in_order(repairs: Iterable[Repair]) -> tuple[Repair, ...]:
    """Repairs in the order of the text."""
    return tuple(sorted(repairs, key=lambda repair: (repair.start, repair.kind)))


def _runs(placed: Sequence[Placed], pieces: Sequence[Piece]) -> tuple[Evidence, ...]:
    """Group placed words by column."""
    groups: list[list[Placed]] = []
    for item in placed:
        if groups and not _column_ends(pieces[groups[-1][-1].line].line, pieces[item.line].line):
            groups[-1].append(item)
        else:
            groups.append([item])
    return tuple(
        Evidence(g[0].word.page, bbox_of(union(p.word.box for p in g)), g[0].start, g[-1].end)
        for g in groups
    )


def _column_ends(upper: Line, lower: Line) -> bool:
    """Whether the text leaves a column between two of its lines."""
    if upper is lower:
        return False
    return (
        upper.page != lower.page
        or lower.box.middle[1] <= upper.box.middle[1]
        or upper.box.x_overlap(lower.box) <= 0
    )
