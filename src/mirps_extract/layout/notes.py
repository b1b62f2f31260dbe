"""Footnotes: small raised marks in the text, and the notes at the foot of the page."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import chain, pairwise

from mirps_extract.indices import HeightIndex
from mirps_extract.read.values import Word

MARK = re.compile(r"\d{1,3}|[*†‡§]{1,3}|[a-z]")
"""What refers to a note."""

BRACKETED = re.compile(rf"[(\[]?({MARK.pattern})[)\]]|(\d{{1,3}})\.")
"""How it may be printed; a note may begin with it, or with its number and a full stop."""

SEVERAL = re.compile(r"[(\[]?(\d{1,2}(?:[,;]\d{1,2})+)[)\]]?")
"""References to several notes in one word: "1,2"."""

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


SIGN = re.compile(r"\d{1,2}|[*†‡§]{1,3}")
"""What is taken for a mark though its note is not found: letters may be ordinals, "1.º"."""

LIFTED = 0.2
"""Ems by which such a mark ends above the word that it follows; a badge may stand a bit higher."""

TOUCHING = 0.2
"""Ems between such a mark and its word, at most: it is set without white."""

WORD_END = re.compile(r"(?:[^\W\d_]{4,}|[^\W\d_]\W{1,3})$")
"""How a word ends that has a mark: short ones are units ("m²", "km²"), figures have powers."""

LIKE_BODY = 0.1
"""Part of the body's size by which type differs from the body's at most that is set like it."""

SENTENCE = 4
"""Words of a note whose mark is as large as the body: a count has a number and a word or two."""

GAP = 1.0
"""Ems of white between two rows of one note, or between two notes, at most."""


GUTTER = 2.0
"""Ems of white between two columns, at least; words of one row stand closer."""


@dataclass(frozen=True, slots=True)
class NoteWords:
    """What of a page's words belongs to notes: the marks in the text, and each note's own words."""

    marks: tuple[Word, ...] = ()
    notes: tuple[tuple[Word, ...], ...] = ()


def notes_in(pages: Iterable[tuple[int, Sequence[Word]]], body_size: float) -> dict[int, NoteWords]:
    """Find the footnotes of a document, those at the end of a section too.

    A raised mark counts if a note in smaller type, below it or on a later page, begins with it; or
    at the foot of the page before, where a program leaves it whose line goes over to the next.
    A figure that is raised behind a word of the body's size counts in any case: it is no part
    of the word, wherever its note may be. "m²" stays whole.

    Args:
        pages: the number of each page, and its upright words.
        body_size: the size that most of the document is set in, in points.
    """
    found: dict[int, NoteWords] = {}
    unnoted: dict[str, list[Word]] = {}
    early: set[str] = set()
    held = ((number, words, _raised_in(words)) for number, words in pages)
    for (number, words, raised), (_, _, following) in pairwise(chain(held, [(0, (), [])])):
        ahead = {text for mark, _ in following for text in marks_of(mark)}
        notes = notes_of(words, body_size, [mark for mark, _ in raised], unnoted.keys(), ahead)
        own = {mark_of(note[0]) for note in notes}
        noted = own | early
        early = own.difference(unnoted, *(marks_of(mark) for mark, _ in raised))
        for mark in (mark for text in sorted(own) for mark in unnoted.pop(text, ())):
            of_page = found[mark.page]
            if mark not in of_page.marks:
                found[mark.page] = replace(of_page, marks=(*of_page.marks, mark))
        for mark, _ in raised:
            for text in marks_of(mark) - noted:
                unnoted.setdefault(text, []).append(mark)
        marks = (m for m, b in raised if marks_of(m) & noted or _is_sure(m, b, body_size))
        found[number] = NoteWords(tuple(marks), notes)
    return found


def notes_of(
    words: Sequence[Word],
    body_size: float,
    raised: Sequence[Word],
    earlier: Collection[str],
    ahead: Collection[str],
) -> tuple[tuple[Word, ...], ...]:
    """Find the footnotes of a page.

    A note may end a column further right than its mark, and stand higher, if it begins with a
    raised one itself.
    A note to a mark on an earlier page must itself begin with a raised one, or with one in
    larger type than the note, as word processors print a mark that they fail to raise; one to a
    mark on the next page, with a raised one.

    Args:
        words: the page's upright words.
        body_size: the size that most of the document is set in, in points.
        raised: the raised marks among them.
        earlier: what marks of earlier pages say that no note was found for.
        ahead: what marks of the next page say.
    """
    marks_here = {word.id for word in raised}
    elsewhere = {*earlier, *ahead}
    leads = {word.id for word in words if _unbracketed(word) in elsewhere}
    if not raised and not leads:
        return ()
    of_text: dict[str, list[Word]] = defaultdict(list)
    for word in raised:
        for text in marks_of(word):
            of_text[text].append(word)
    rows = _small_rows([word for word in words if word.id not in marks_here], body_size)
    notes: list[list[Word]] = []
    last: list[Word] = []
    for row in rows:
        first = row[0]
        named = any(
            mark.box.bottom < first.box.top
            or (mark.box.x1 < first.box.x0 and _stands_out(row, or_larger=False))
            for mark in of_text.get(mark_of(first), ())
        ) or (first.id in leads and _stands_out(row, or_larger=_unbracketed(first) in earlier))
        if named and len(row) > 1:
            notes.append(list(row))
            last = row
        elif notes and last and _is_next_row(last, row):
            notes[-1] += row
            last = row
        else:
            last = []
    return tuple(map(tuple, notes))


def _is_sure(mark: Word, before: Word, body_size: float) -> bool:
    """Whether what is raised behind a word refers to a note, found or not."""
    em = before.size
    return (
        all(map(SIGN.fullmatch, marks_of(mark)))
        and WORD_END.search(before.text) is not None
        and abs(em - body_size) <= LIKE_BODY * body_size
        and before.box.bottom - mark.box.bottom >= LIFTED * em
        and mark.box.x0 - before.box.x1 <= TOUCHING * em
    )


def _stands_out(row: Sequence[Word], *, or_larger: bool) -> bool:
    """Whether the first word of a row is much smaller than the others, or larger than all."""
    rest = [word.size for word in row[1:]]
    larger = or_larger and row[0].size > max(rest, default=row[0].size)
    return larger or row[0].size <= SMALLER * max(rest, default=0.0)


def mark_of(first: Word) -> str:
    """The mark that a note's first word is: it may have a full stop there, "1. See the annex"."""
    form = BRACKETED.fullmatch(first.text)
    return form[1] or form[2] if form else first.text


def marks_of(word: Word) -> set[str]:
    """The marks of notes that a raised word is."""
    several = SEVERAL.fullmatch(word.text)
    return set(re.split("[,;]", several[1])) if several else {_unbracketed(word)}


def _unbracketed(word: Word) -> str:
    return word.text if word.text.endswith(".") else mark_of(word)


def _raised_in(words: Sequence[Word]) -> list[tuple[Word, Word]]:
    """What may be a mark of a note, raised behind a word; each with that word."""
    by_height = HeightIndex(word.box for word in words)
    found = []
    for word in words:
        if all(map(MARK.fullmatch, marks_of(word))):
            before = _before(word, [words[at] for at in by_height.at(word.box.bottom)])
            if before is not None:
                found.append((word, before))
    return found


def _small_rows(words: Sequence[Word], body_size: float) -> list[list[Word]]:
    """Rows of nothing but small type, from the top, each from left to right.

    The mark that a note begins with may be larger: word processors may print it as they do the
    body.
    """
    rows: list[list[Word]] = []
    begun: dict[int, list[int]] = defaultdict(list)  # rows by the strips that their first lies in
    for word in sorted(words, key=lambda word: -word.box.height):
        strips = range(int(word.box.top // STRIP), int(word.box.bottom // STRIP) + 1)
        near = {at for strip in strips for at in begun[strip]}
        beside = (at for at in near if any(_is_beside(word, other) for other in rows[at]))
        shared = (at for at in near if _share_row(word, rows[at][0]))
        at = min(beside, default=min(shared, default=len(rows)))
        if at < len(rows):
            rows[at].append(word)
            continue
        rows.append([word])
        for strip in strips:
            begun[strip].append(at)
    in_order = [cell for row in rows for cell in _parted(sorted(row, key=lambda w: w.box.x0))]
    small = [row for row in in_order if _is_small(row, body_size)]
    return sorted(small, key=lambda row: min(word.box.top for word in row))


def _parted(row: Sequence[Word]) -> list[list[Word]]:
    """A row parted at the white between columns: a note may stand beside the body."""
    cells = [[row[0]]]
    for before, word in pairwise(row):
        white = word.box.x0 - before.box.x1
        if white > GUTTER * word.size and not MARK.fullmatch(mark_of(before)):
            cells.append([])
        cells[-1].append(word)
    return cells


def _is_small(row: Sequence[Word], body_size: float) -> bool:
    """Whether a row is in small type, the mark that a note may begin with left out."""
    sizes = [word.size for word in row]
    if len(row) >= SENTENCE and MARK.fullmatch(mark_of(row[0])):
        rest = max(sizes[1:])
        return rest <= NOTE_SIZE * body_size and sizes[0] <= (1 + LIKE_BODY) * body_size
    return max(sizes) <= NOTE_SIZE * body_size


def _is_next_row(above: Sequence[Word], row: Sequence[Word]) -> bool:
    """Whether a row stands close below a note's; a number alone is the page's."""
    size = max(word.size for word in above)
    gap = min(w.box.top for w in row) - max(w.box.bottom for w in above)
    alone = len(row) == 1 and row[0].text.isdecimal()
    return gap <= GAP * size and not alone


def _share_row(word: Word, taller: Word) -> bool:
    return word.box.y_overlap(taller.box) >= ROW * word.box.height


def _is_beside(word: Word, other: Word) -> bool:
    """Whether two words of one column share a row, which may lie between two of another one's."""
    white = max(word.box.x0 - other.box.x1, other.box.x0 - word.box.x1)
    return white <= GUTTER * word.size and _share_row(word, other)


def _before(word: Word, words: Sequence[Word]) -> Word | None:
    """The word, of those at the height of a mark's foot, behind which the mark stands raised."""
    return next(
        (
            other
            for other in words
            if other is not word
            and word.size <= SMALLER * other.size
            and -0.2 * other.size <= word.box.x0 - other.box.x1 <= NEAR * other.size
            and word.box.y_overlap(other.box) > 0
            and other.box.bottom - word.box.bottom >= RAISED * other.size
        ),
        None,
    )
