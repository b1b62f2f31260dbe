"""The lines of a focus area to commitments: what each one's mark is, and what its text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from mirps_extract.layout.values import Line
from mirps_extract.outline.context import Context
from mirps_extract.outline.evidence import LineEvidence, LineId
from mirps_extract.outline.labels import Label, LabelledLines
from mirps_extract.outline.page_model import SET_IN, SUB_LEVEL
from mirps_extract.outline.values import Draft
from mirps_extract.text import Piece, is_finished
from mirps_extract.vocabulary import HYPHENS, Vocabulary, fold

DASHES = frozenset("-–—")
"""Marks that stand in sentences, too."""

APART = 0.4
"""Ems of white behind a mark that no space between words has."""


def drafts_of(
    segments: Sequence[LabelledLines], context: Context, tops: frozenset[str] | None
) -> list[Draft]:
    """Gather the commitments of a focus area.

    Args:
        segments: what stands under its heading: items, lines that go on with them, and asides.
        context: knows the list marks in use, and how sentences end.
        tops: the forms of marks that open commitments; None if not known.
    """
    groups: list[list[LineEvidence]] = []
    goes_on = False
    for segment in segments:
        if segment.label is Label.ITEM:
            groups.append(list(segment.lines))
        elif segment.label is Label.MORE:
            if not groups:
                goes_on = True
                groups.append([])
            groups[-1] += segment.lines
    drafts = [_draft(group, context, tops) for group in groups]
    return [replace(drafts[0], goes_on=True), *drafts[1:]] if goes_on else drafts


def fields_of(
    segments: Sequence[LabelledLines],
) -> tuple[dict[LineId, dict[str, tuple[Line, ...]]], list[Line]]:
    """What cards say of commitments beside their texts, "Status: done".

    Returns:
        The lines by column, under the id of the commitment's first line; and the columns' names.
    """
    cells: dict[LineId, dict[str, tuple[Line, ...]]] = {}
    names: list[Line] = []
    item: LineId | None = None
    column = ""
    for segment in segments:
        line = segment.lines[0]
        if segment.label is Label.ITEM:
            item = line.id
        elif segment.label in (Label.FIELD, Label.FIELD_MORE) and item is not None:
            parts = [line.line]
            if line.field is not None:
                column = line.field
                at = 1 + next(k for k, w in enumerate(line.line.words) if ":" in w.text)
                names.append(line.line.of(line.line.words[:at]))
                parts = [line.line.of(rest) for rest in [line.line.words[at:]] if rest]
            own = cells.setdefault(item, {})
            own[column] = (*own.get(column, ()), *parts)
    return cells, names


def _draft(group: Sequence[LineEvidence], context: Context, tops: frozenset[str] | None) -> Draft:
    first = group[0]
    above = len(group) > 1 and bool(first.number) and not context.opens_item(first)
    mark = len(first.line.words) if above else context.mark_of(first)
    pieces = [Piece(first.line, mark)]
    if above:
        pieces.append(Piece(group[1].line))
    for line in group[len(pieces) :]:
        pieces.append(_piece(line, pieces, context, tops))
    return Draft(first.line.words[mark - 1].text if mark else "", tuple(pieces))


def _piece(
    line: LineEvidence, pieces: Sequence[Piece], context: Context, tops: frozenset[str] | None
) -> Piece:
    form = line.mark_form if context.opens_item(line) else None
    if _is_sub_item(line, pieces, context):
        return Piece(line.line, item=True)
    is_top = form is not None and "#" not in form and (not tops or form in tops)
    if is_top and _in_sentence(line, pieces[-1], context.vocabulary):
        return Piece(line.line, context.mark_of(line), false_mark=True)
    return Piece(line.line)


def _in_sentence(line: LineEvidence, before: Piece, vocabulary: Vocabulary) -> bool:
    """Whether a mark stands in the middle of a sentence."""
    last = before.line.words[-1].text
    if is_finished(last, vocabulary.punctuation):
        return False
    return (
        line.lower
        or (last[-1:] in HYPHENS and len(last) > 1)
        or (last.islower() and fold(last) in vocabulary.function_words)
    )


def _is_sub_item(line: LineEvidence, pieces: Sequence[Piece], context: Context) -> bool:
    """Whether a line opens an item of a second level, below the commitment that it belongs to.

    A dash at the start of a line may be one of the sentence: it opens an item if it is set in
    further than the text, stands apart from its own text, or follows a finished sentence.
    """
    words, em = line.line.words, line.line.type.size
    apart = len(words) > 1 and words[1].box.x0 - words[0].box.x1 >= APART * em
    signs = context.marks.forms | context.vocabulary.punctuation.list_signs
    form = line.mark_form or (words[0].text if apart else None)
    if form not in signs or "#" in form:
        return False
    first, last = pieces[0], pieces[-1].line
    own = first.line.words[first.mark :] or pieces[1].line.words  # the number may stand above
    parent, text = first.line.words[0].box, own[0].box
    start = words[0].box.x0
    led = is_finished(last.words[-1].text, context.vocabulary.punctuation)
    if last.page == line.line.page and last.box.x_overlap(line.line.box) > 0:
        set_in = start >= parent.x0 + SUB_LEVEL * em
        return set_in and (form not in DASHES or start > text.x0 + SET_IN * em or apart or led)
    return led and (form not in DASHES or apart)
