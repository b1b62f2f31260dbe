"""What was decided narrowly: each a finding that keeps the second reading.

How narrow is narrow was measured on drawn editions: see docs/reading.md.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import zip_longest

from mirps_extract.findings import Finding, places_of
from mirps_extract.layout.values import Line
from mirps_extract.outline.context import Context
from mirps_extract.outline.decoder import Decoded, Doubt, OrderDoubt
from mirps_extract.outline.evidence import LineEvidence, LineId
from mirps_extract.outline.labels import Label, LabelledLines

LABEL_DOUBT = 4
"""What a label is the better by, at most, where it is in doubt."""

ORDER_DOUBT = 3
"""What a page's order is the better by, at most, where it is in doubt."""

SAMPLE = 60
"""Characters of a line that are quoted, at most."""

TELLING = frozenset((Label.TITLE, Label.AREA, Label.ITEM, Label.MORE, Label.NARRATIVE))
"""What the order of makes a difference."""

SAME = (
    frozenset((Label.ASIDE, Label.BESIDE, Label.LEAD, Label.CLOSING, Label.FRONT)),
    frozenset((Label.COUNT, Label.AREA_COUNT)),
    frozenset((Label.COUNT, Label.BESIDE)),
    frozenset((Label.NARRATIVE, Label.BESIDE)),
    frozenset((Label.NARRATIVE, Label.COUNT)),
    frozenset((Label.OBJECTIVE, Label.OBJECTIVES, Label.FRONT)),
)
"""Labels between which a doubt changes no commitment."""

NUMBERS = {Label.ITEM, Label.AREA_COUNT}
"""What a number alone may be: that of the text below it, or a count. The texts are the same."""

BEFORE_AREAS = frozenset((Label.FRONT, Label.NARRATIVE))
"""Labels of what stands before the first focus area of one country's own plan, in any order."""

TURNED = {Label.TITLE: Label.AREA, Label.AREA: Label.TITLE}
"""What headings are in a plan by focus area, see `by_area`."""


@dataclass(frozen=True, slots=True)
class PlacedLines:
    """Some lines, and where in the plan they stand: the country and the focus area, if known."""

    segment: LabelledLines
    country: str | None = None
    area: str | None = None


def placed(decoded: Decoded, context: Context) -> Iterator[PlacedLines]:
    """All that was read, in reading order."""
    country: str | None = None
    area: str | None = None
    for segment in decoded.segments:
        reads = context.reads(segment.lines)
        if segment.label is Label.TITLE or (segment.label is Label.AREA and reads.country):
            country, area = reads.country, None
        if segment.label is Label.AREA:
            area = reads.area
        turned = context.vocabulary.turned
        yield PlacedLines(segment, area, country) if turned else PlacedLines(segment, country, area)


def doubts_of(decoded: Decoded, context: Context) -> list[Finding]:
    """The findings on what was decided narrowly, in reading order."""
    labels = {e.id: s.label for s in decoded.segments for e in s.lines}
    orders: dict[int, list[OrderDoubt]] = {}
    for doubt in decoded.order_doubts:
        if doubt.less_by <= ORDER_DOUBT:
            orders.setdefault(doubt.page, []).append(doubt)
    found: list[Finding] = []
    before: Doubt | None = None
    seen: set[int] = set()
    places = list(placed(decoded, context))
    for place, following in zip_longest(places, places[1:]):
        for line in place.segment.lines:
            if line.line.page in orders and line.line.page not in seen and place.country:
                seen.add(line.line.page)
                found += _order(orders[line.line.page], decoded, labels, place)
            label_doubt = decoded.doubts.get(line.id)
            is_doubted = label_doubt is not None and _matters(label_doubt, context, following)
            if is_doubted and label_doubt is not None and not _is_same(before, label_doubt):
                found.append(_label(label_doubt, place, context))
            before = label_doubt if is_doubted else None
    return found


def _matters(doubt: Doubt, context: Context, following: PlacedLines | None) -> bool:
    pair = {doubt.label, doubt.second}
    if context.country is not None and pair <= BEFORE_AREAS:
        return False
    if doubt.line.number and pair == NUMBERS:
        return False
    if following and doubt.second is Label.AREA and following.segment.label is Label.COUNT:
        return False  # a heading of nothing
    return doubt.less_by <= LABEL_DOUBT and not any(pair <= same for same in SAME)


def _is_same(before: Doubt | None, doubt: Doubt) -> bool:
    """Whether a doubt is that of the line before, once more."""
    return before is not None and doubt.second is before.second


def _label(doubt: Doubt, place: PlacedLines, context: Context) -> Finding:
    called = TURNED if context.vocabulary.turned else {}
    return Finding.of(
        "doubtful_label",
        country=place.country,
        focus_area=place.area,
        page=doubt.line.line.page,
        words=sample(doubt.line.line),
        label=called.get(doubt.label, doubt.label).value,
        second=called.get(doubt.second, doubt.second).value,
        margin=doubt.less_by,
        places=places_of([doubt.line.line]),
    )


def _order(
    doubts: list[OrderDoubt], decoded: Decoded, labels: Mapping[LineId, Label], place: PlacedLines
) -> Iterator[Finding]:
    """The finding on a page of which another order reads otherwise, if there is one."""
    chosen = decoded.chains[doubts[0].page].lines
    mine = _telling(chosen, labels)
    for doubt in sorted(doubts, key=lambda doubt: doubt.less_by):
        second = _telling(doubt.second.lines, labels)
        if second == mine:
            continue
        at = next(k for k, (a, b) in enumerate(zip(mine, second, strict=True)) if a != b)
        by_id = {line.id: line for line in chosen}
        yield Finding.of(
            "doubtful_order",
            country=place.country,
            page=doubt.page,
            place="after" if at else "first",
            before=sample(by_id[mine[at - 1]].line) if at else "",
            after=sample(by_id[mine[at]].line),
            second=sample(by_id[second[at]].line),
            margin=doubt.less_by,
            places=places_of([by_id[mine[at]].line, by_id[second[at]].line]),
        )
        return


def _telling(lines: Sequence[LineEvidence], labels: Mapping[LineId, Label]) -> list[LineId]:
    return [line.id for line in lines if labels.get(line.id) in TELLING]


def sample(line: Line) -> str:
    """What is quoted of a line."""
    text = line.text
    return text if len(text) <= SAMPLE else text[:SAMPLE].rstrip() + " ..."
