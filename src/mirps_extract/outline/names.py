"""Names of focus areas that are set in several lines: below a number, say, or beside a text."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from mirps_extract.geometry import union
from mirps_extract.outline.evidence import Facts, LineEvidence, LineId, top_of
from mirps_extract.outline.page_model import SENTENCE_WORDS, STACK_GAP
from mirps_extract.outline.runs import NAME_LINES
from mirps_extract.outline.steps import stacked


def with_names_joined(
    lines: Sequence[LineEvidence], facts: Facts, rows: Collection[LineId]
) -> list[LineEvidence]:
    """The lines of a page, each name in several lines as one: no order of lines tears it apart.

    Args:
        lines: the lines.
        facts: what makes evidence.
        rows: the lines of tables, which are left as they are.
    """
    joined: dict[LineId, LineEvidence] = {}
    gone: set[LineId] = set()
    for stack in _stacks([e for e in lines if e.words < SENTENCE_WORDS and e.id not in rows]):
        pieces = list(_pieces(stack, facts))
        if all(name.reads.says for name, _ in pieces):
            joined |= {name.id: name for name, _ in pieces}
            gone |= {e.id for _, parts in pieces for e in parts[1:]}
    return [joined.get(e.id, e) for e in lines if e.id not in gone]


def _stacks(lines: Sequence[LineEvidence]) -> Iterator[list[LineEvidence]]:
    """Lines close below one another that are set alike."""
    downwards = sorted(lines, key=top_of)
    below: dict[LineId, LineEvidence] = {}
    for line in downwards:
        reach = line.line.box.bottom + STACK_GAP * line.line.type.size
        first = bisect_right(downwards, top_of(line), key=top_of)
        near = downwards[first : bisect_right(downwards, reach, key=top_of)]
        lower = next((e for e in near if stacked(line, e)), None)
        if lower is not None:
            below[line.id] = lower
    inner = {lower.id for lower in below.values()}
    for line in downwards:
        if line.id in below and line.id not in inner:
            stack = [line]
            while stack[-1].id in below:
                stack.append(below[stack[-1].id])
            yield stack


def _pieces(
    stack: Sequence[LineEvidence], facts: Facts
) -> Iterator[tuple[LineEvidence, Sequence[LineEvidence]]]:
    """The names that a stack consists of, and the lines of each."""
    at = 0
    while at < len(stack):
        for length in range(min(NAME_LINES, len(stack) - at), 0, -1):
            parts = stack[at : at + length]
            name = _name(parts, facts)
            if name is not None:
                yield name, parts
                at += length
                break


def _name(parts: Sequence[LineEvidence], facts: Facts) -> LineEvidence | None:
    """Some lines as one name, if they are one."""
    if len(parts) == 1:
        return parts[0]
    if all(e.reads.saying for e in parts) and all(e.open_end < 2 for e in parts[:-1]):
        return None
    words = tuple(word for e in parts for word in e.line.words)
    whole = replace(parts[0].line, words=words, box=union(e.line.box for e in parts))
    name = facts.of(whole)
    saying = name.reads.saying
    return name if name.reads.area and saying and not saying.numbers else None
