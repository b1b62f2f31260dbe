"""Rules: the pieces that a table draws cell by cell are one rule."""

from __future__ import annotations

from collections.abc import Iterable

from mirps_extract.geometry import Box, union

NEAR = 1.5
"""Points within which pieces of one rule lie on a line and follow one another."""


def joined(rules: Iterable[Box]) -> list[Box]:
    """Horizontal rules with their pieces joined, from the top; upright rules as they are."""
    level = sorted((r for r in rules if r.width >= r.height), key=lambda r: (r.top, r.x0))
    found: list[Box] = []
    for rule in level:
        for at, other in enumerate(found):
            in_line = abs(other.top - rule.top) <= NEAR
            if in_line and other.x_overlap(rule) >= -NEAR:
                found[at] = union([other, rule])
                break
        else:
            found.append(rule)
    return found + [r for r in rules if r.width < r.height]
