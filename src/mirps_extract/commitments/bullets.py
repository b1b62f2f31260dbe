"""Lines under a heading to drafts of commitments: marks, false marks and continuations."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from mirps_extract.layout.values import Line
from mirps_extract.segment.marks import SET_APART, ListMarks, opening_form
from mirps_extract.text import Piece, is_finished
from mirps_extract.text.lexicon import HYPHENS
from mirps_extract.vocabulary import Vocabulary, fold

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

    @property
    def text(self) -> str:
        """Its words so far."""
        return " ".join(
            word.text for piece in self.pieces for word in piece.line.words[piece.mark :]
        )

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
    top_form = next((form for line in lines if (form := style.marks.form_of(line))), None)
    astray = True
    for at, line in enumerate(lines):
        form = style.marks.form_of(line)
        opens = form is not None and form == top_form and _is_top_level(at, lines, drafts, style)
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


def _is_top_level(
    at: int, lines: Sequence[Line], drafts: Sequence[Draft], style: ListStyle
) -> bool:
    """Whether a marked line opens a commitment, and not an item or a mere line of text."""
    line = lines[at]
    form = style.marks.form_of(line)
    em = line.type.size
    column = [other for other in _column(at, lines) if style.marks.form_of(other) == form]
    if line.words[0].box.x0 > min(o.words[0].box.x0 for o in column) + LEVEL * em:
        return _counts_on(drafts[-1].mark if drafts else "0", line.words[0].text)
    if form is None or "#" not in form or not drafts:
        return True
    hangs = any(
        other.box.x0 > line.box.x0 + HANGING * em
        for other in _column(at, lines)
        if style.marks.form_of(other) is None
    )
    return hangs or _is_next(drafts[-1].mark, line.words[0].text)


def _column(at: int, lines: Sequence[Line]) -> list[Line]:
    """The lines around one that stand in the same column, without a break between."""
    found = [lines[at]]
    for other in lines[at + 1 :]:
        if _breaks(found[-1], other):
            break
        found.append(other)
    for other in reversed(lines[:at]):
        if _breaks(other, found[0]):
            break
        found.insert(0, other)
    return found


def _breaks(upper: Line, lower: Line) -> bool:
    return (
        upper.page != lower.page
        or lower.box.top <= upper.box.top
        or upper.box.x_overlap(lower.box) <= 0
    )


def _counts_on(before: str, mark: str) -> bool:
    """Whether a number is the next one: the items of a centred list begin anywhere."""
    a, b = before.strip("()."), mark.strip("().")
    return a.isdecimal() and b.isdecimal() and int(b) == int(a) + 1


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
    led = is_finished(draft.text, style.vocabulary.marks)
    if draft.last.page == line.page and draft.last.box.x_overlap(line.box) > 0:
        set_in = start >= parent.x0 + LEVEL * em
        return set_in and (form not in DASHES or start > text.x0 + HANGING * em or apart or led)
    return led and (form not in DASHES or apart)


def _is_false(draft: Draft, line: Line, form: str, style: ListStyle) -> bool:
    """Whether a mark stands in the middle of the sentence that the draft has begun."""
    text = draft.text
    if "#" in form or is_finished(text, style.vocabulary.marks):
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
    finished = is_finished(draft.text, style.vocabulary.marks)
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
