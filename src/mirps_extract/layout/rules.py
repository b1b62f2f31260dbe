"""Rules: the pieces that a table draws cell by cell are one rule."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from mirps_extract.geometry import Box, union

NEAR = 1.5
"""Points within which pieces of one rule lie on a line and follow one another."""

STRIP = 16.0
"""Points that a strip of the page is wide in which rules are looked for."""


def joined_rules(rules: Iterable[Box]) -> list[Box]:
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
