"""Why each line was read as what it is: the evidence that weighed most, by name."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from mirps_extract.outline.decoded import Decoded
from mirps_extract.outline.features import by_habits, by_lines, entering
from mirps_extract.outline.features.place import InChain
from mirps_extract.outline.labels import Label
from mirps_extract.outline.values import ReadLine
from mirps_extract.outline.weights import Weights

TOLD = 5
"""Pieces of evidence that are told of a line, at most: what weighs less decides nothing."""


def read_lines(decoded: Decoded, weights: Weights) -> Iterator[ReadLine]:
    """The lines in reading order, each with what it was read as, what else it may be, and why.

    Args:
        decoded: the reading.
        weights: what its evidence counts.
    """
    read: Counter[int] = Counter()
    before = Label.FRONT
    for stretch in decoded.stretches:
        page, length = stretch.lines[0].line.page, len(stretch.lines)
        place = InChain(decoded.chains[page], read[page])
        names = [
            f"go.{before}-{stretch.label}",
            *entering(before, stretch.label, place, decoded.habits),
            *(by_lines(stretch.label, place, length) or ()),
            *(by_habits(stretch.label, place, length, decoded.habits) or ()),
        ]
        why = _strongest(names, weights)
        for line in stretch.lines:
            doubt = decoded.margins.get(line.id)
            second, margin = (doubt.second, doubt.margin) if doubt else ("", 0)
            yield ReadLine(line.line, stretch.label, second, margin, why)
        read[page] += length
        before = stretch.label


def _strongest(names: list[str], weights: Weights) -> tuple[str, ...]:
    weighed = sorted(((weights.of([name]), name) for name in names), key=lambda w: (-abs(w[0]), w))
    return tuple(f"{name} {weight:+}" for weight, name in weighed[:TOLD] if weight)
