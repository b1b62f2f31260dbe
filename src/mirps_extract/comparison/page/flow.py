"""A chart of what flows from edition to edition: places and sizes of its bars and ribbons."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from mirps_extract.comparison.values import Comparison, Kind, Step

WIDTH, HEIGHT = 720.0, 210.0
"""Size of the chart, in units of its own."""

TOP, BAR, STUB, GAP = 30.0, 12.0, 44.0, 5.0
"""Height of the heads, width of a bar, length of what ends or begins, room above what is apart."""

READABLE = 9.0
"""Height from which on a ribbon has its number."""

LONGEST = 8
"""Editions that the chart has at most, the last ones."""

ORDER = (
    Kind.SAME,
    Kind.REWORDED,
    Kind.MOVED,
    Kind.MERGED,
    Kind.SPLIT,
    Kind.UNCERTAIN,
    Kind.DROPPED,
    Kind.NEW,
    Kind.NOT_COMPARABLE,
)
"""Kinds from top to bottom."""


@dataclass(frozen=True, slots=True)
class Bar:
    """An edition; numbers are units of the chart."""

    x: float
    height: float
    label: str
    commitments: int


@dataclass(frozen=True, slots=True)
class Ribbon:
    """Commitments of one kind, from edition to edition, or to or from nowhere.

    Attributes:
        kind: what became of them.
        path: its outline, as SVG has it.
        x: where its number stands.
        y: likewise.
        number: how many they are in the later edition, or in the one that has them; None where the
            ribbon is too thin to say so.
    """

    kind: Kind
    path: str
    x: float
    y: float
    number: int | None


@dataclass(frozen=True, slots=True)
class Flow:
    """The chart."""

    bars: list[Bar]
    ribbons: list[Ribbon]


def chain_of(comparison: Comparison) -> list[Step]:
    """The steps that lead to the last edition of the language that most steps end in."""
    into = {step.after: step for step in comparison.steps}
    languages = {edition.label: edition.language for edition in comparison.editions}
    usual = Counter(languages[step.after] for step in comparison.steps).most_common(1)[0][0]
    at = [step.after for step in comparison.steps if languages[step.after] == usual][-1]
    chain: list[Step] = []
    while at in into and len(chain) < LONGEST - 1:
        chain.append(into[at])
        at = into[at].before
    return chain[::-1]


def flow_of(comparison: Comparison, steps: Sequence[Step]) -> Flow:
    """The chart of steps, each of which begins where the one before it ends."""
    numbers = {edition.label: edition.commitments for edition in comparison.editions}
    labels = [steps[0].before, *(step.after for step in steps)]
    unit = (HEIGHT - TOP - GAP) / max(1, *(numbers[label] for label in labels))
    apart = (WIDTH - BAR) / len(steps)
    bars = [
        Bar(at * apart, numbers[label] * unit + GAP, label, numbers[label])
        for at, label in enumerate(labels)
    ]
    ribbons = [
        ribbon
        for bar, step in zip(bars, steps, strict=False)
        for ribbon in _ribbons(step, bar.x + BAR, bar.x + apart, unit)
    ]
    return Flow(bars, ribbons)


def _ribbons(step: Step, left: float, right: float, unit: float) -> Iterator[Ribbon]:
    old, new = Counter[Kind](), Counter[Kind]()
    for change in step.changes:
        old[change.kind] += len(change.before)
        new[change.kind] += len(change.after)
    y_old = y_new = TOP
    for kind in ORDER:
        if kind is Kind.NOT_COMPARABLE:
            y_old, y_new = y_old + GAP, y_new + GAP
        h_old, h_new = old[kind] * unit, new[kind] * unit
        if h_old and h_new and kind is not Kind.NOT_COMPARABLE:
            path = _band(left, y_old, h_old, right, y_new, h_new)
            x, y = (left + right) / 2, (y_old + h_old / 2 + y_new + h_new / 2) / 2
            yield Ribbon(kind, path, x, y, _told(new[kind], min(h_old, h_new)))
        else:
            if h_old:
                path = _point(left, left + STUB, y_old, h_old)
                yield Ribbon(kind, path, left + 12, y_old + h_old / 2, _told(old[kind], h_old))
            if h_new:
                path = _point(right, right - STUB, y_new, h_new)
                yield Ribbon(kind, path, right - 12, y_new + h_new / 2, _told(new[kind], h_new))
        y_old, y_new = y_old + h_old, y_new + h_new


def _told(number: int, height: float) -> int | None:
    return number if height >= READABLE else None


def _band(x0: float, y0: float, h0: float, x1: float, y1: float, h1: float) -> str:
    """From one bar to the next, in a curve."""
    middle = (x0 + x1) / 2
    return (
        f"M{x0:.1f} {y0:.1f}C{middle:.1f} {y0:.1f} {middle:.1f} {y1:.1f} {x1:.1f} {y1:.1f}"
        f"V{y1 + h1:.1f}C{middle:.1f} {y1 + h1:.1f} {middle:.1f} {y0 + h0:.1f} {x0:.1f} "
        f"{y0 + h0:.1f}Z"
    )


def _point(x0: float, x1: float, y: float, height: float) -> str:
    """From a bar to nowhere."""
    return f"M{x0:.1f} {y:.1f}L{x1:.1f} {y + height / 2:.1f}L{x0:.1f} {y + height:.1f}Z"
