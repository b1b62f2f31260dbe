"""Rows of labels: lines on end that say nothing but names of focus areas and numbers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from mirps_extract.outline.evidence import LineEvidence, Style
from mirps_extract.outline.headings import Headings
from mirps_extract.outline.steps import LineStep
from mirps_extract.vocabulary import Saying

LABEL_LINES = 3
"""Lines of one label, at most: a long name in a narrow card."""

LABEL_GAP = 1.0
"""Ems of white between the lines of one label, at most."""


@dataclass(frozen=True, slots=True)
class Labelled:
    """Some lines that are one label.

    Attributes:
        start, end: the places of the first line, and of the one after the last.
        label: what they say.
        style: how the first is set.
    """

    start: int
    end: int
    label: Saying
    style: Style


@dataclass(frozen=True, slots=True)
class Run:
    """Labels on end.

    Attributes:
        labels: the labels in their order.
    """

    labels: tuple[Labelled, ...]

    def at(self, place: int) -> Labelled | None:
        """The label that a line is of."""
        return next((one for one in self.labels if one.start <= place < one.end), None)

    def is_one_of_many(self, start: int, end: int) -> bool:
        """Whether some lines are one label, and others in the run that are set alike name others.

        A heading is followed by its list, so that headings do not stand on end.
        """
        own = self.at(start)
        if own is None or (own.start, own.end) != (start, end) or len(own.label.areas) != 1:
            return False
        return any(
            one.style[:3] == own.style[:3] and set(one.label.areas) - set(own.label.areas)
            for one in self.labels
        )


def runs_of(
    lines: Sequence[LineEvidence], steps: Sequence[LineStep | None], headings: Headings
) -> list[Run | None]:
    """For each line the run of labels that it is in, if it is in one.

    Args:
        lines: the lines.
        steps: the step to each of them.
        headings: what reads headings.
    """
    found: list[Run | None] = [None] * len(lines)
    for run in _runs(lines, steps, headings):
        for place in range(run.labels[0].start, run.labels[-1].end):
            found[place] = run
    return found


def _runs(
    lines: Sequence[LineEvidence], steps: Sequence[LineStep | None], headings: Headings
) -> Iterator[Run]:
    labels: list[Labelled] = []
    at = 0
    while at < len(lines):
        one = _label_at(lines, steps, at, headings)
        if one is not None:
            labels.append(one)
            at = one.end
            continue
        if labels:
            yield Run(tuple(labels))
        labels = []
        at += 1
    if labels:
        yield Run(tuple(labels))


def _label_at(
    lines: Sequence[LineEvidence], steps: Sequence[LineStep | None], at: int, headings: Headings
) -> Labelled | None:
    """The label that begins with a line: of several lines if one of them says nothing alone."""
    best = None
    for length in range(1, LABEL_LINES + 1):
        group = lines[at : at + length]
        if len(group) < length or group[-1].strange:
            break
        if length > 1 and not _is_close(steps[at + length - 1]):
            break
        if length > 1 and all(e.reads.label for e in group):
            continue
        reads = headings.read(" ".join(e.line.text for e in group))
        if reads.label is not None and reads.country is None and len(reads.label.areas) <= 1:
            best = Labelled(at, at + length, reads.label, group[0].style)
    return best


def _is_close(moved: LineStep | None) -> bool:
    """Whether a line stands close below or beside the one before."""
    return moved is not None and moved.is_on and moved.white <= LABEL_GAP
