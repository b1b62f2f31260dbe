"""Lines under a heading to drafts of commitments: marks, false marks and continuations."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from mirps_extract.layout.values import Line
from mirps_extract.read.keeping import texts_of
from mirps_extract.segment.marks import SET_APART, ListMarks, counts_on, opening_form
from mirps_extract.text import Piece, is_finished
from mirps_extract.text.lexicon import HYPHENS
from mirps_extract.vocabulary import Marks, Vocabulary, fold

DASHES = frozenset("-–—")
"""Marks that stand in sentences, too."""

APART = 0.4
"""Ems of white behind a mark that no space between words has."""

LEVEL = 0.8
"""Ems by which a mark of a second level is set in."""

HANGING = 0.3
"""Ems by which a text stands right of its mark where it hangs."""

OUTDENT = 1.0
"""Ems left of its mark at which a line cannot belong to a commitment any more."""

SIZE_RATIO = 1.12
"""Type of one commitment differs in size by no more than this factor."""

FAR = 3.0
"""Lines of white after which a line no longer goes on with a finished sentence."""

LOWER_CASE_STYLE = 0.5
"""Part of the list items that begin in lower case from which on that is the plan's style."""

HEAVIER = 200
"""Steps of weight that set a line apart from the text before it."""


@dataclass
class Draft:
    """A commitment while its lines are gathered."""

    mark: str
    pieces: list[Piece] = field(default_factory=list)

    def is_finished(self, marks: Marks) -> bool:
        """Whether its words so far end as a sentence does: its last word tells."""
        for piece in reversed(self.pieces):
            words = texts_of(piece.line.words)[piece.mark :]
            if words:
                return is_finished(words[-1], marks)
        return False

    @property
    def last(self) -> Line:
        """Its last line."""
        return self.pieces[-1].line


@dataclass(frozen=True, slots=True)
class ListStyle:
    """How the plan sets its lists: the marks in use, and whether items begin in lower case."""

    marks: ListMarks
    lower_case: bool
    vocabulary: Vocabulary


def style_of(lines: Iterable[Line], marks: ListMarks, vocabulary: Vocabulary) -> ListStyle:
    """Learn the style of the plan's lists from all lines under its headings."""
    items = [line for line in lines if marks.form_of(line)]
    lower = sum(line.words[marks.words_of(line)].text[:1].islower() for line in items)
    return ListStyle(marks, lower > LOWER_CASE_STYLE * len(items), vocabulary)


def drafts_of(lines: Sequence[Line], style: ListStyle) -> tuple[list[Draft], list[Line]]:
    """Gather the lines under one heading to commitments.

    Args:
        lines: the lines in reading order.
        style: how the plan sets its lists.

    Returns:
        The drafts, and the lines that belong to none.
    """
    drafts: list[Draft] = []
    strays: list[Line] = []
    forms = [style.marks.form_of(line) for line in lines]
    top_form = next((form for form in forms if form), None)
    astray = True
    for line, form, column in zip(lines, forms, _columns(lines, forms), strict=True):
        opens = form is not None and form == top_form and _is_top_level(line, form, column, drafts)
        if opens and drafts and not astray and _is_false(drafts[-1], line, form or "", style):
            printed_mark = form != SET_APART
            drafts[-1].pieces.append(
                Piece(line, style.marks.words_of(line), false_mark=printed_mark)
            )
        elif opens:
            mark = style.marks.words_of(line)
            printed = line.words[0].text if mark else ""
            drafts.append(Draft(printed, [Piece(line, mark)]))
            astray = False
        elif not astray and _goes_on(drafts[-1], line, style):
            is_item = _is_sub_item(line, drafts[-1], style)
            drafts[-1].pieces.append(Piece(line, item=is_item))
        else:
            strays.append(line)
            astray = True
    return drafts, strays


@dataclass
class _Column:
    """What is known of lines that stand in one column, without a break between.

    Attributes:
        marks: x at which the leftmost mark of each form starts.
        text: x at which the unmarked line starts that starts furthest to the right.
    """

    marks: dict[str, float] = field(default_factory=dict)
    text: float = float("-inf")


def _columns(lines: Sequence[Line], forms: Sequence[str | None]) -> list[_Column]:
    """The column of each line."""
    found: list[_Column] = []
    before: Line | None = None
    for line, form in zip(lines, forms, strict=True):
        goes_on = before is not None and not _breaks(before, line)
        column = found[-1] if goes_on else _Column()
        if form is None:
            column.text = max(column.text, line.box.x0)
        else:
            x0 = line.words[0].box.x0
            column.marks[form] = min(column.marks.get(form, x0), x0)
        found.append(column)
        before = line
    return found


def _is_top_level(line: Line, form: str, column: _Column, drafts: Sequence[Draft]) -> bool:
    """Whether a marked line opens a commitment, and not an item or a mere line of text."""
    first, em = line.words[0], line.type.size
    if first.box.x0 > column.marks[form] + LEVEL * em:
        # The items of a centred list begin anywhere, and so do Roman numbers.
        return counts_on(drafts[-1].mark if drafts else "0", first.text)
    if "#" not in form or not drafts:
        return True
    hangs = column.text > line.box.x0 + HANGING * em
    return hangs or _is_next(drafts[-1].mark, first.text)


def _breaks(upper: Line, lower: Line) -> bool:
    return (
        upper.page != lower.page
        or lower.box.top <= upper.box.top
        or upper.box.x_overlap(lower.box) <= 0
    )


def _is_next(before: str, mark: str) -> bool:
    """Whether a number may follow another; codes always may."""
    a, b = ("".join(filter(str.isdigit, text)) for text in (before, mark))
    if not a or not b or before.strip("().").isdigit() != mark.strip("().").isdigit():
        return True
    if not mark.strip("().").isdigit():
        return True
    return int(b) == 1 or int(a) < int(b) <= int(a) + 2


def _is_sub_item(line: Line, draft: Draft, style: ListStyle) -> bool:
    """Whether a line opens an item of a second level, below the commitment that it belongs to.

    A dash at the start of a line may be one of the sentence: it opens an item if it is set in
    further than the text, stands apart from its own text, or follows a finished sentence.
    """
    em = line.type.size
    apart = len(line.words) > 1 and line.words[1].box.x0 - line.words[0].box.x1 >= APART * em
    signs = style.marks.forms | style.vocabulary.marks.list_signs
    form = opening_form(line) or (line.words[0].text if apart else None)
    if form not in signs or "#" in form:
        return False
    first = draft.pieces[0]
    parent, text = first.line.words[0].box, first.line.words[first.mark].box
    start = line.words[0].box.x0
    led = draft.is_finished(style.vocabulary.marks)
    if draft.last.page == line.page and draft.last.box.x_overlap(line.box) > 0:
        set_in = start >= parent.x0 + LEVEL * em
        return set_in and (form not in DASHES or start > text.x0 + HANGING * em or apart or led)
    return led and (form not in DASHES or apart)


def _is_false(draft: Draft, line: Line, form: str, style: ListStyle) -> bool:
    """Whether a mark stands in the middle of the sentence that the draft has begun."""
    if "#" in form or draft.is_finished(style.vocabulary.marks):
        return False
    first, last = line.words[style.marks.words_of(line)].text, draft.last.words[-1].text
    if first[:1].islower() and not style.lower_case:
        return True
    if last[-1:] in HYPHENS and len(last) > 1:
        return True
    return last.islower() and fold(last) in style.vocabulary.function_words


def _goes_on(draft: Draft, line: Line, style: ListStyle) -> bool:
    """Whether an unmarked line belongs to the commitment before it."""
    first, last = draft.pieces[0].line, draft.last
    sizes = sorted((first.type.size, line.type.size))
    other_panel = line.panel != last.panel
    if sizes[1] > SIZE_RATIO * sizes[0] or (line.on_bar and other_panel):
        return False
    finished = draft.is_finished(style.vocabulary.marks)
    if other_panel and not _breaks(last, line) and (finished or not line.text[:1].islower()):
        return False  # a box in the column, or what follows after one
    if not finished:
        return True
    if line.type.weight >= last.type.weight + HEAVIER:
        return False
    if _breaks(last, line):
        return True
    em = line.type.size
    near = line.box.top - last.box.bottom <= FAR * em
    return near and line.box.x0 >= min(p.line.box.x0 for p in draft.pieces[-1:]) - OUTDENT * em
