"""What designers set between the texts: captions, pull quotes, key figures."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import islice

from mirps_extract.outline.context import Chain
from mirps_extract.outline.evidence import LineEvidence, top_of
from mirps_extract.outline.headings import NOTHING
from mirps_extract.outline.marks import counts_on
from mirps_extract.outline.page_model import FIGURE
from mirps_extract.outline.steps import Move, is_level, stacked, step

QUOTES = {"“": "”", "«": "»", '"': '"', "„": "“", "‘": "’"}
"""Signs that open a quote, and those that close it."""

QUOTE_LINES = 7
"""Lines of a pull quote, at most, with the line that says whose it is."""

CAPTION_LINES = 3
"""Lines of a caption, at most."""

BOX_LINES = 20
"""Lines of a box beside the text in one column, at most."""

FIGURE_GAP = 1.5
"""Ems of white between a key figure and what it counts, at most."""

ROW = 8
"""Key figures of one row that are looked at, at most."""


def is_apart(chain: Chain, at: int) -> bool:
    """Whether a line is plainly none of the text: a caption, a pull quote, a key figure."""
    line = chain.lines[at]
    if chain.context.opens_item(line) and not (_is_figure(line) and _counts_nothing(chain, at)):
        return False
    coloured = line.coloured and line.id in chain.context.pictured
    return (
        coloured
        or is_headed_aside(chain, at)
        or is_in_caption(chain, at)
        or is_furnished(chain, at)
    )


def is_in_caption(chain: Chain, at: int) -> bool:
    """Whether a line is one of a caption's first three, by its words or below its picture."""
    return _goes_on_from(chain, at, _opens_caption) or _is_pictured(chain, at)


def _goes_on_from(chain: Chain, at: int, opens: Callable[[Chain, int], bool]) -> bool:
    """Whether a line is one of the three in a stack of which the first opens something."""
    if opens(chain, at):
        return True
    for back in range(1, CAPTION_LINES):
        if at < back or not stacked(chain.lines[at - back], chain.lines[at - back + 1]):
            return False
        if opens(chain, at - back):
            return True
    return False


def _is_pictured(chain: Chain, at: int) -> bool:
    """Whether a line is of a few in small type right above or below a picture that say nothing.

    A text may be small as well: it is longer, or the next paragraph is set as it is.
    """
    lines, start, end = chain.lines, at, at + 1
    if not lines[at].is_small:
        return False
    while start and end - start <= CAPTION_LINES and stacked(lines[start - 1], lines[start]):
        start -= 1
    while end < len(lines) and end - start <= CAPTION_LINES and stacked(lines[end - 1], lines[end]):
        end += 1
    held, pictured = lines[start:end], chain.context.pictured
    around = (*lines[max(0, start - 1) : start], *lines[end : end + 1])
    return (
        len(held) <= CAPTION_LINES
        and all(e.reads is NOTHING for e in held)
        and any(e.id in pictured for e in held)
        and all(e.style != lines[at].style or e.id in pictured for e in around)
    )


def _opens_caption(chain: Chain, at: int) -> bool:
    return chain.lines[at].captions


def boxed_with(chain: Chain, at: int) -> Sequence[LineEvidence]:
    """What stands in a small box with a line, unless it opens items or says something.

    What has a field is a commitment's. A box may go on in the next column.
    """
    places = _held(chain, at)
    if not places:
        return ()
    if not chain.lines[places[0]].heads:
        moved = chain.steps[places[0]]
        on = moved is not None and moved.move is Move.COLUMN
        places = [*(_held(chain, places[0] - 1) if on else ()), *places]
    box = [chain.lines[k] for k in places]
    listed = (chain.context.opens_item(line) or line.number or line.field for line in box)
    return () if any(listed) or any(line.reads is not NOTHING for line in box) else box


def _held(chain: Chain, at: int) -> Sequence[int]:
    """The places of what stands on a small panel with a line; none if it stands on no such."""
    panel = chain.lines[at].line.panel
    held = chain.panels[panel] if panel is not None else ()
    return held if len(held) <= BOX_LINES else ()


def is_boxed(chain: Chain, at: int) -> bool:
    """Whether a line stands in such a box below what is in none: boxes in a row are cards."""
    box = boxed_with(chain, at)
    first = chain.places[box[0].id] if box else 0
    before, moved = chain.previous(first), chain.steps[first]
    if not box or before is None or moved is None:
        return False
    return before.line.panel is None and moved.move in (Move.BELOW, Move.COLUMN, Move.PAGE)


def is_headed_aside(chain: Chain, at: int) -> bool:
    """Whether a line is a known heading of what stands beside the text, or in a box below one.

    What leads to a list with marks may head commitments, whatever it says.
    """
    context, after = chain.context, chain.lines[at + 1 : at + 2]
    if context.opens_aside(chain.lines[at]):
        return not any(context.opens_item(e) and not e.is_figure for e in after)
    box = boxed_with(chain, at)
    return bool(box) and context.opens_aside(box[0])


def is_titled(box: Sequence[LineEvidence]) -> bool:
    """Whether one heading stands in a box, above all else."""
    return len(box) > 1 and box[0].heads and not any(e.heads for e in box[1:])


def is_furnished(chain: Chain, at: int) -> bool:
    """Whether a line is of a pull quote, a key figure, a table of figures or a chart."""
    line = chain.lines[at]
    if line.exhibit is not None:
        return True
    if line.reads is NOTHING and _is_figure(line) and len(line.line.words) > 1:
        return True
    if line.is_small:
        return _goes_on_from(chain, at, _is_of_figure) or _is_quoted(chain, at)
    return _is_of_figure(chain, at) or _is_quoted(chain, at)


def _is_of_figure(chain: Chain, at: int) -> bool:
    """Whether a line is large numbers alone, or says what some right above or below count."""
    line = chain.lines[at]
    if line.is_figure:
        return _is_key_figure(chain, at)
    if not chain.has_figures or chain.context.opens_item(line):
        return False
    figures = [k for k in _close(chain, at) if chain.lines[k].is_figure]
    if at and _ends_paragraph(chain.lines[at - 1], line):  # a figure below it is not of it
        figures = [k for k in figures if top_of(chain.lines[k]) < top_of(line)]
    # What lines say is asked last: it takes longest, and few stand close to a figure.
    counted = bool(figures) and _says_nothing(chain, at)
    return counted and any(_is_key_figure(chain, k) for k in figures)


def _is_key_figure(chain: Chain, at: int) -> bool:
    """Whether numbers alone have something close to them, and none of it says anything.

    In a row of counts a name that nobody knows is that of a focus area.
    """
    line = chain.lines[at]
    row = (e for e in chain.near(at, 1) if e.style == line.style and e.is_figure)
    level = (chain.places[e.id] for e in row if is_level(e.line.box, line.line.box))
    others = (k for mate in islice(level, ROW) for k in _close(chain, mate))
    close = [k for k in _close(chain, at) if not chain.lines[k].is_figure]
    alone = bool(close) and all(_says_nothing(chain, k) for k in close)
    return alone and all(chain.lines[k].reads.area is None for k in others)


def _close(chain: Chain, at: int) -> list[int]:
    """The places of what stands beside a line, or next above or below it, in whatever order."""
    line = chain.lines[at]
    box, gap = line.line.box, FIGURE_GAP * line.line.type.size
    beside = [k for k in (at - 1, at + 1) if 0 <= k < len(chain.lines)]
    found = [k for k in beside if chain.lines[k].line.box.y_overlap(box) > 0]
    column = [e for e in chain.near(at, 1) if e.line.box.x_overlap(box) > 0 and e is not line]
    above = [e for e in column if 0 <= box.top - e.line.box.bottom <= gap]
    below = [e for e in column if 0 <= top_of(e) - box.bottom <= gap]
    last = max(map(top_of, above), default=0.0)
    first = min((e.line.box.bottom for e in below), default=0.0)
    next_to = [e for e in above if e.line.box.bottom > last] + [
        e for e in below if top_of(e) < first
    ]
    return found + [chain.places[e.id] for e in next_to]


def _ends_paragraph(above: LineEvidence, line: LineEvidence) -> bool:
    """Whether a line goes on with a paragraph: as one of running text, or as its last words."""
    rest = above.is_text and above.may_go_on and line.lower
    return (line.is_text or rest) and stacked(above, line)


def _is_figure(line: LineEvidence) -> bool:
    """Whether a line begins with a number in larger type than its other words, or is but such."""
    first, *others = line.line.words
    rest = max((word.size for word in others), default=0.0)
    large = bool(others) and first.size >= FIGURE * max(rest, 0.1)
    return (large and first.text[:1].isdigit()) or line.is_figure


def _counts_nothing(chain: Chain, at: int) -> bool:
    """Whether the number that opens a line is that of no item of the page's lists."""
    marks = [e.line.words[0].text for e in chain.lines if chain.context.opens_item(e)]
    number = chain.lines[at].line.words[0].text
    return not any(counts_on(mark, number) for mark in ("0", *marks))


def _says_nothing(chain: Chain, at: int) -> bool:
    """Whether a line, alone or with those next to it, says nothing of areas and counts."""
    groups = [chain.lines[at : at + k] for k in (1, 2, 3)]
    groups += [chain.lines[at - k : at + 1] for k in (1, 2) if at >= k]
    return all(chain.context.reads(group) is NOTHING for group in groups)


def _is_quoted(chain: Chain, at: int) -> bool:
    """Whether a line is of a pull quote, or says right after one whose words they are."""
    for opening in range(at, max(at - QUOTE_LINES, -1), -1):
        text = chain.lines[opening].line.text
        if text[:1] in QUOTES and text.count(text[:1]) == 1:
            end = _quote_ends(chain, opening) if _opens_quote(chain, opening) else None
            return end is not None and at <= end + 1
    return False


def _opens_quote(chain: Chain, at: int) -> bool:
    """Whether a line that begins with a quote goes on with nothing above it."""
    line, before = chain.lines[at], chain.lines[at - 1] if at else None
    if before is None or step(before, line).move is not Move.BELOW:
        return line.mark_form is None
    return line.mark_form is None and not (before.open_end and before.style == line.style)


def _quote_ends(chain: Chain, at: int) -> int | None:
    """Where a quote that begins with a line ends, if it is a whole paragraph of its own."""
    closing = QUOTES[chain.lines[at].line.text[:1]]
    for place in range(at, min(at + QUOTE_LINES, len(chain.lines))):
        if chain.lines[place].line.text.rstrip(".")[-1:] == closing:
            return place
        if chain.lines[place].style != chain.lines[at].style:
            return None
    return None
