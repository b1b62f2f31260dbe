"""Rows of names and numbers: lines on end that say nothing else, as where counts are stated."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from mirps_extract.outline.evidence import LineEvidence
from mirps_extract.outline.headings import Headings
from mirps_extract.outline.steps import LineStep
from mirps_extract.outline.styles import Style
from mirps_extract.vocabulary import Saying

NAME_LINES = 3
"""Lines of one name, at most: a long name in a narrow card."""

NAME_GAP = 1.0
"""Ems of white between the lines of one name, at most."""


@dataclass(frozen=True, slots=True)
class NameInRun:
    """Some lines that are one name, or a number.

    Attributes:
        start, end: the places of the first line, and of the one after the last.
        saying: what they say.
        style: how the first is set.
    """

    start: int
    end: int
    saying: Saying
    style: Style


@dataclass(frozen=True, slots=True)
class Run:
    """Names and numbers on end.

    Attributes:
        names: the names in their order.
    """

    names: tuple[NameInRun, ...]

    def at(self, place: int) -> NameInRun | None:
        """The name that a line is of."""
        return next((one for one in self.names if one.start <= place < one.end), None)

    def is_one_of_many(self, start: int, end: int) -> bool:
        """Whether some lines are one name, and others in the run that are set alike name others.

        A heading is followed by its list, so that headings do not stand on end.
        """
        own = self.at(start)
        if own is None or (own.start, own.end) != (start, end) or len(own.saying.areas) != 1:
            return False
        return any(
            one.style[:3] == own.style[:3] and set(one.saying.areas) - set(own.saying.areas)
            for one in self.names
        )


def runs_of(
    lines: Sequence[LineEvidence], steps: Sequence[LineStep | None], headings: Headings
) -> list[Run | None]:
    """For each line the run that it is in, if it is in one.

    Args:
        lines: the lines.
        steps: the step to each of them.
        headings: what reads headings.
    """
    found: list[Run | None] = [None] * len(lines)
    for run in _runs(lines, steps, headings):
        for place in range(run.names[0].start, run.names[-1].end):
            found[place] = run
    return found


def _runs(
    lines: Sequence[LineEvidence], steps: Sequence[LineStep | None], headings: Headings
) -> Iterator[Run]:
    names: list[NameInRun] = []
    at = 0
    while at < len(lines):
        one = _name_at(lines, steps, at, headings)
        if one is not None:
            names.append(one)
            at = one.end
            continue
        if names:
            yield Run(tuple(names))
        names = []
        at += 1
    if names:
        yield Run(tuple(names))


def _name_at(
    lines: Sequence[LineEvidence], steps: Sequence[LineStep | None], at: int, headings: Headings
) -> NameInRun | None:
    """The name that begins with a line: of several lines if one of them says nothing alone."""
    best = None
    for length in range(1, NAME_LINES + 1):
        group = lines[at : at + length]
        if len(group) < length or group[-1].strange:
            break
        if length > 1 and not _is_close(steps[at + length - 1]):
            break
        if length > 1 and all(e.reads.saying for e in group):
            continue
        reads = headings.read(" ".join(e.line.text for e in group))
        if reads.saying is not None and reads.country is None and len(reads.saying.areas) <= 1:
            best = NameInRun(at, at + length, reads.saying, group[0].style)
    return best


def _is_close(moved: LineStep | None) -> bool:
    """Whether a line stands close below or beside the one before."""
    return moved is not None and moved.is_on and moved.white <= NAME_GAP
