"""Footnotes: small raised marks in the text, and the notes at the foot of the page."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace

from mirps_extract.heights import ByHeight
from mirps_extract.read.values import Word

MARK = re.compile(r"\d{1,3}|[*†‡§]{1,3}|[a-z]")
"""What refers to a note."""

NUMBERED = re.compile(r"(\d{1,3})[.)]")
"""What a note may begin with instead of the bare number that refers to it."""

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


def notes_in(pages: Iterable[tuple[int, Sequence[Word]]], body_size: float) -> dict[int, NoteWords]:
    """Find the footnotes of a document, those at the end of a section too.

    Args:
        pages: the number of each page, and its upright words.
        body_size: the size that most of the document is set in, in points.
    """
    found: dict[int, NoteWords] = {}
    unnoted: dict[str, list[Word]] = {}
    for number, words in pages:
        raised = _raised_in(words)
        found[number] = notes_of(words, body_size, raised, unnoted.keys())
        noted = {mark_of(note[0]) for note in found[number].notes}
        for mark in (mark for text in sorted(noted) for mark in unnoted.pop(text, ())):
            of_page = found[mark.page]
            found[mark.page] = replace(of_page, marks=(*of_page.marks, mark))
        for mark in raised:
            if mark.text not in noted:
                unnoted.setdefault(mark.text, []).append(mark)
    return found


def notes_of(
    words: Sequence[Word], body_size: float, raised: Sequence[Word], earlier: Collection[str]
) -> NoteWords:
    """Find the footnotes of a page.

    A raised mark counts only if a note in smaller type, below it, begins with it: "m²" stays
    whole. A note to a mark on an earlier page must itself begin with a raised one.

    Args:
        words: the page's upright words.
        body_size: the size that most of the document is set in, in points.
        raised: the raised marks among them.
        earlier: what marks of earlier pages say that no note was found for.
    """
    marks_here = {word.id for word in raised}
    leads = {w.id for w in words if w.text in earlier and w.size <= SMALLER * NOTE_SIZE * body_size}
    if not raised and not leads:
        return NoteWords()
    ends: dict[str, float] = {}
    for word in raised:
        ends[word.text] = min(word.box.bottom, ends.get(word.text, word.box.bottom))
    rows = _small_rows([word for word in words if word.id not in marks_here], body_size)
    notes: list[list[Word]] = []
    last: list[Word] = []
    for row in rows:
        first = row[0]
        named = ends.get(mark_of(first), first.box.top) < first.box.top or (
            first.id in leads and first.size <= SMALLER * max(word.size for word in row)
        )
        if named and len(row) > 1:
            notes.append(list(row))
            last = row
        elif notes and last and _goes_on(last, row):
            notes[-1] += row
            last = row
        else:
            last = []
    noted = {mark_of(note[0]) for note in notes}
    marks = tuple(word for word in raised if word.text in noted)
    return NoteWords(marks, tuple(map(tuple, notes)))


def mark_of(first: Word) -> str:
    """The mark that a note's first word is: it may have a full stop there, "1. See the annex"."""
    return NUMBERED.sub(r"\1", first.text)


def _raised_in(words: Sequence[Word]) -> list[Word]:
    """What may be a mark of a note: raised, and behind a word."""
    by_height = ByHeight(word.box for word in words)
    return [
        word
        for word in words
        if MARK.fullmatch(word.text)
        and _is_raised(word, [words[at] for at in by_height.at(word.box.bottom)])
    ]


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
