"""Stage 3, layout: words to lines, columns, blocks and reading order, from geometry and type."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain

from mirps_extract.geometry import Box
from mirps_extract.layout.blocks import blocks_of
from mirps_extract.layout.gutters import gutters_of
from mirps_extract.layout.lines import lines_of, type_of
from mirps_extract.layout.margins import placed, turned_edges
from mirps_extract.layout.notes import NoteWords, notes_in
from mirps_extract.layout.order import in_reading_order
from mirps_extract.layout.rows import following
from mirps_extract.layout.rules import joined
from mirps_extract.layout.values import LaidOutPage, Layout, Line, Notes, Type, Zone
from mirps_extract.read.keeping import kept
from mirps_extract.read.values import Document, Page, Word


def lay_out(document: Document) -> Layout:
    """Bring the words of a document in reading order.

    The order of the words in the file is not looked at. Every word of `document` is in exactly
    one line of its page, or aside.
    """
    body = _body_type(document.pages)
    upright = ((page.number, _upright(page)) for page in document.pages)
    notes = notes_in(upright, body.size)
    gutters: dict[int, tuple[Box, ...]] = {}
    sized: dict[int, tuple[list[Line], float]] = {}
    for page in document.pages:
        words = _upright(page)
        found = notes[page.number]
        noted = {word.id for note in (found.marks, *found.notes) for word in note}
        words = [word for word in words if word.id not in noted]
        followed = following(words)
        gutters[page.number] = gutters_of(words, followed)
        lines = lines_of(page, words, followed, gutters[page.number])
        sized[page.number] = (lines, page.height)
        notes[page.number] = NoteWords(kept(found.marks), tuple(kept(note) for note in found.notes))
    marked = placed(sized, body)
    foot = max(
        (line.box.bottom for lines in marked.values() for line in lines if line.zone is Zone.BODY),
        default=0.0,
    )
    edges = turned_edges(document.pages)
    pages = []
    for page in document.pages:
        lines = marked[page.number]
        body_lines = [line for line in lines if line.zone is Zone.BODY]
        blocks = blocks_of(body_lines, gutters[page.number])
        rules = joined(page.rules)
        pages.append(
            LaidOutPage(
                source=page,
                blocks=tuple(in_reading_order(blocks, rules, gutters[page.number], foot, body)),
                margins=tuple(line for line in lines if line.zone is not Zone.BODY),
                gutters=gutters[page.number],
                notes=_notes(page, notes[page.number]),
                edge=edges[page.number],
                aside=_aside(page, edges[page.number]),
            )
        )
    return Layout(tuple(pages), body, _leading(pages))


def _body_type(pages: Sequence[Page]) -> Type:
    """How most of a document is set."""
    upright = (word for page in pages for word in _upright(page))
    first = next(upright, None)
    if first is None:
        return Type(font="", size=0.0, weight=400, colour=None)
    return type_of(chain([first], upright))


def _upright(page: Page) -> list[Word]:
    return [word for word in page.words if word.visible and not word.turn]


def _aside(page: Page, edge: Sequence[Word]) -> Sequence[Word]:
    """The words of a page that stand in no line: turned or unseen, those of its edge left out."""
    others = {word.id for word in edge}
    return kept(
        word for word in page.words if (word.turn or not word.visible) and word.id not in others
    )


def _notes(page: Page, found: NoteWords) -> Notes:
    lines = [tuple(lines_of(page, note, following(note), ())) for note in found.notes]
    return Notes(found.marks, tuple(lines))


def _leading(pages: Sequence[LaidOutPage]) -> float:
    """The usual distance of two lines in a block, in ems."""
    steps = [
        (lower.box.top - upper.box.top) / upper.type.size
        for page in pages
        for block in page.blocks
        for upper, lower in zip(block.lines, block.lines[1:], strict=False)
        if upper.type.size == lower.type.size > 0
    ]
    # White between paragraphs or list items makes some steps longer, nothing makes them shorter.
    return sorted(steps)[len(steps) // 4] if steps else 1.2
