"""The focus areas of a country's section: which labels head a list, and what stands under them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from mirps_extract.layout.values import Line, Type
from mirps_extract.segment.emphasis import is_capital, is_coloured, is_stack, text_of
from mirps_extract.segment.flow import Kind, Span
from mirps_extract.vocabulary import slug

LONGEST_HEADING = 10
"""Words of a heading, at most."""

Setting = tuple[str, float, bool, bool]
"""How a heading is set: font, size, whether on a bar, whether in capitals."""


@dataclass
class Area:
    """A focus area while its lines are gathered."""

    slug: str
    heading: tuple[Line, ...]
    known: bool
    lines: list[Line] = field(default_factory=list)
    repeats: list[Line] = field(default_factory=list)


def heading_positions(spans: Sequence[Span]) -> set[int]:
    """Which labels are headings of commitments, rather than labels of declared counts.

    A heading has a list under it, before the next label. In a row of labels that all state
    counts the last may stand before a list by chance of place: it is no heading if its focus
    area has one elsewhere.
    """
    heads = {
        at
        for at, span in enumerate(spans)
        if span.kind is Kind.LABEL and len(_areas(span)) == 1 and _leads_to_list(at, spans)
    }
    left = Counter(_areas(spans[at]) for at in heads)
    for at in sorted(heads):
        areas = _areas(spans[at])
        if left[areas] > 1 and _in_row_of_counts(at, spans):
            heads.discard(at)
            left[areas] -= 1
    return heads


def settings_of(headings: Sequence[Sequence[Line]], body: Type) -> set[Setting]:
    """How the known headings are set, if that tells them from the body."""
    count = Counter(setting_of(lines) for lines in headings)
    return {
        setting
        for setting in count
        if setting[2] or setting[3] or setting[0] != body.font or setting[1] > body.size
    }


def unknown_headings(spans: Sequence[Span], settings: set[Setting], body: Type) -> dict[int, int]:
    """Headings that the vocabulary does not know: position and number of spans.

    They are set like the known ones, short, at the top of their block, and have a list under
    them.
    """
    found: dict[int, int] = {}
    at = 0
    while at < len(spans):
        for length in (3, 2, 1):
            group = spans[at : at + length]
            if len(group) == length and _is_unknown_heading(group, spans, at, settings, body):
                found[at] = length
                at += length
                break
        else:
            at += 1
    return found


def new_area(span_lines: tuple[Line, ...]) -> Area:
    """An area under a heading that the vocabulary does not know."""
    return Area(slug(text_of(span_lines)), span_lines, known=False)


def _areas(span: Span) -> tuple[str, ...]:
    return span.label.areas if span.label else ()


def _leads_to_list(at: int, spans: Sequence[Span]) -> bool:
    for place in range(at + 1, len(spans)):
        if spans[place].kind is Kind.ITEM:
            return True
        if spans[place].kind is Kind.LABEL:
            return False
    return False


def _in_row_of_counts(at: int, spans: Sequence[Span]) -> bool:
    """Whether a label stands at the end of a row or table of labels with counts.

    The labels before it must be set like it; a table names each focus area once.
    """
    run = [spans[at]]
    for place in range(at - 1, -1, -1):
        span = spans[place]
        known = span.kind in (Kind.LABEL, Kind.COUNT, Kind.CAPTION)
        if not known or span.lines[0].page != spans[at].lines[0].page:
            break
        run.append(span)
    if at + 1 < len(spans) and spans[at + 1].kind is Kind.COUNT:
        run.append(spans[at + 1])
    labels = [
        span
        for span in run
        if span.kind is Kind.LABEL and setting_of(span.lines) == setting_of(spans[at].lines)
    ]
    areas = [area for span in labels for area in _areas(span)]
    counted = any(span.label and span.label.numbers for span in run)
    return len(labels) > 1 and counted and len(set(areas)) == len(areas)


def setting_of(lines: Sequence[Line]) -> Setting:
    """How a heading is set."""
    first = lines[0]
    return (
        first.type.font,
        round(first.type.size, 1),
        first.on_bar,
        all(is_capital(line.text) for line in lines),
    )


def _is_unknown_heading(
    group: Sequence[Span], spans: Sequence[Span], at: int, settings: set[Setting], body: Type
) -> bool:
    if any(span.kind is not Kind.TEXT for span in group) or not group[0].spots[0].opens:
        return False
    lines = [line for span in group for line in span.lines]
    after = spans[at + len(group)] if at + len(group) < len(spans) else None
    if after is None or after.kind is not Kind.ITEM or not is_stack(lines):
        return False
    setting = setting_of(lines)
    if setting not in settings or sum(len(line.words) for line in lines) > LONGEST_HEADING:
        return False
    apart = setting[2] or setting[3] or is_coloured(lines[0], body)
    return apart or setting[0] != body.font or setting[1] > body.size
