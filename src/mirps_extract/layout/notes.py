"""Footnotes: small raised marks in the text, and the notes at the foot of the page."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from mirps_extract.heights import ByHeight
from mirps_extract.read.values import Word

MARK = re.compile(r"\d{1,3}|[*†‡§]{1,3}|[a-z]")
"""What refers to a note."""

SMALLER = 0.8
"""Size of a mark by that of the word it follows, at most."""

RAISED = 0.1
"""Ems by which a mark ends above the word that it follows."""

NEAR = 0.6
"""Ems between a mark and the word that it follows, at most."""

NOTE_SIZE = 0.92
"""Size of notes by that of the body, at most."""

STRIP = 8.0
"""Points that a strip of the page is high in which rows are looked for."""

ROW = 0.5
"""Part of a word's height that another one in its row shares."""


GAP = 1.0
"""Ems of white between two rows of one note, or between two notes, at most."""


@dataclass(frozen=True, slots=True)
class NoteWords:
    """What of a page's words belongs to notes: the marks in the text, and each note's own words."""

    marks: Sequence[Word] = ()
    notes: tuple[Sequence[Word], ...] = ()


def notes_of(words: Sequence[Word], body_size: float) -> NoteWords:
    """Find the footnotes of a page.

    A raised mark counts only if a note in smaller type, below it, begins with it: "m²" stays
    whole.

    Args:
        words: the page's upright words.
        body_size: the size that most of the document is set in, in points.
    """
    by_height = ByHeight(word.box for word in words)
    candidates = [
        word
        for word in words
        if MARK.fullmatch(word.text)
        and _is_raised(word, [words[at] for at in by_height.at(word.box.bottom)])
    ]
    if not candidates:
        return NoteWords()
    raised = {word.id for word in candidates}
    ends: dict[str, float] = {}
    for word in candidates:
        ends[word.text] = min(word.box.bottom, ends.get(word.text, word.box.bottom))
    rows = _small_rows([word for word in words if word.id not in raised], body_size)
    notes: list[list[Word]] = []
    last: list[Word] = []
    for row in rows:
        first = row[0]
        named = ends.get(first.text, first.box.top) < first.box.top
        if named and len(row) > 1:
            notes.append(list(row))
            last = row
        elif notes and last and _goes_on(last, row):
            notes[-1] += row
            last = row
        else:
            last = []
    noted = {note[0].text for note in notes}
    marks = tuple(word for word in candidates if word.text in noted)
    return NoteWords(marks, tuple(map(tuple, notes)))


def _small_rows(words: Sequence[Word], body_size: float) -> list[list[Word]]:
    """Rows of nothing but small type, from the top, each from left to right."""
    rows: list[list[Word]] = []
    begun: dict[int, list[int]] = defaultdict(list)  # rows by the strips that their first lies in
    for word in sorted(words, key=lambda word: -word.box.height):
        strips = range(int(word.box.top // STRIP), int(word.box.bottom // STRIP) + 1)
        near = (at for strip in strips for at in begun[strip])
        shared = (at for at in near if _share_row(word, rows[at][0]))
        at = min(shared, default=len(rows))
        if at < len(rows):
            rows[at].append(word)
            continue
        rows.append([word])
        for strip in strips:
            begun[strip].append(at)
    small = [row for row in rows if max(word.size for word in row) <= NOTE_SIZE * body_size]
    in_order = [sorted(row, key=lambda word: word.box.x0) for row in small]
    return sorted(in_order, key=lambda row: min(word.box.top for word in row))


def _goes_on(above: Sequence[Word], row: Sequence[Word]) -> bool:
    """Whether a row stands close below a note's; a number alone is the page's."""
    size = max(word.size for word in above)
    gap = min(w.box.top for w in row) - max(w.box.bottom for w in above)
    alone = len(row) == 1 and row[0].text.isdecimal()
    return gap <= GAP * size and not alone


def _share_row(word: Word, taller: Word) -> bool:
    return word.box.y_overlap(taller.box) >= ROW * word.box.height


def _is_raised(word: Word, words: Sequence[Word]) -> bool:
    """Whether a mark stands raised behind one of the words at the height of its foot."""
    return any(
        word.size <= SMALLER * other.size
        and -0.2 * other.size <= word.box.x0 - other.box.x1 <= NEAR * other.size
        and word.box.y_overlap(other.box) > 0
        and other.box.bottom - word.box.bottom >= RAISED * other.size
        for other in words
        if other is not word
    )
