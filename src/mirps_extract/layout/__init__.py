"""The stage layout: words to lines, what recurs in the margins, and footnotes."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

from mirps_extract.geometry import Box, union
from mirps_extract.layout.gutters import gutters_of
from mirps_extract.layout.lines import lines_of, type_of
from mirps_extract.layout.margins import placed, turned_edges
from mirps_extract.layout.notes import NoteWords, notes_in
from mirps_extract.layout.rows import following
from mirps_extract.layout.stamps import stamps_in
from mirps_extract.layout.values import LaidOutPage, Layout, Line, Notes, Type, Zone
from mirps_extract.read.values import Document, Page, Word

NEAR = 1.5
"""Points within which pieces of one rule lie on a line and follow one another."""

STRIP = 16.0
"""Points that a strip of the page is wide in which rules are looked for."""


def lay_out(document: Document) -> Layout:
    """Bring the words of a document in lines.

    The order of the words in the file is not looked at, nor is the order in which lines are read
    settled here. Every word of `document` is in exactly one line of its page, or aside.
    """
    body = _body_type(document.pages)
    edges = turned_edges(document.pages)
    stamps = stamps_in(document.pages, body.size, edges)
    upright = ((page.number, _upright(page, stamps[page.number])) for page in document.pages)
    notes = notes_in(upright, body.size)
    gutters: dict[int, tuple[Box, ...]] = {}
    sized: dict[int, tuple[list[Line], float]] = {}
    for page in document.pages:
        words = _upright(page, stamps[page.number])
        found = notes[page.number]
        noted = {word.id for note in (found.marks, *found.notes) for word in note}
        words = [word for word in words if word.id not in noted]
        followed = following(words)
        gutters[page.number] = gutters_of(words, followed)
        lines = lines_of(page, words, followed, gutters[page.number])
        sized[page.number] = (lines, page.height)
    marked = placed(sized, body)
    pages = [
        LaidOutPage(
            source=page,
            lines=tuple(line for line in marked[page.number] if line.zone is Zone.BODY),
            margins=tuple(line for line in marked[page.number] if line.zone is not Zone.BODY),
            rules=tuple(_joined_rules(page.rules)),
            gutters=gutters[page.number],
            notes=_notes(page, notes[page.number]),
            edge=edges[page.number],
            stamps=stamps[page.number],
            aside=_aside(page, (*edges[page.number], *stamps[page.number])),
        )
        for page in document.pages
    ]
    return Layout(tuple(pages), body)


def _body_type(pages: Sequence[Page]) -> Type:
    """How most of a document is set."""
    upright = (word for page in pages for word in _upright(page))
    first = next(upright, None)
    if first is None:
        return Type(font="", size=0.0, weight=400, colour=None)
    return type_of(chain([first], upright))


def _upright(page: Page, stamps: Sequence[Word] = ()) -> list[Word]:
    stamped = {word.id for word in stamps}
    return [w for w in page.words if w.visible and not w.turn and w.id not in stamped]


def _aside(page: Page, used: Sequence[Word]) -> tuple[Word, ...]:
    """The words of a page that stand in no line, turned or unseen, but for those used otherwise."""
    others = {word.id for word in used}
    return tuple(
        word for word in page.words if (word.turn or not word.visible) and word.id not in others
    )


def _notes(page: Page, found: NoteWords) -> Notes:
    lines = [tuple(lines_of(page, note, following(note), ())) for note in found.notes]
    return Notes(found.marks, tuple(lines))


def _joined_rules(rules: Iterable[Box]) -> list[Box]:
    """Horizontal rules with their pieces joined, from the top; upright rules as they are."""
    level = sorted((r for r in rules if r.width >= r.height), key=lambda r: (r.top, r.x0))
    found: list[Box] = []
    begun: dict[int, list[int]] = defaultdict(list)  # by strip of the page, from the top
    for rule in level:
        near = (at for strip in _strips(rule, NEAR) for at in _on_line(rule, begun[strip], found))
        at = min((at for at in near if found[at].x_overlap(rule) >= -NEAR), default=len(found))
        if at == len(found):
            found.append(rule)
        else:
            found[at] = union([found[at], rule])
        for strip in _strips(rule):
            place = bisect_left(begun[strip], at)
            if begun[strip][place : place + 1] != [at]:
                begun[strip].insert(place, at)
    return found + [r for r in rules if r.width < r.height]


def _strips(rule: Box, slack: float = 0.0) -> range:
    """The strips of the page that a rule runs over, or comes near to."""
    return range(int((rule.x0 - slack) // STRIP), int((rule.x1 + slack) // STRIP) + 1)


def _on_line(rule: Box, places: Sequence[int], found: Sequence[Box]) -> Iterator[int]:
    """Those of some places in `found`, which come from the top, that lie on a line with a rule."""
    for at in reversed(places):
        if rule.top - found[at].top > NEAR:
            return
        yield at
