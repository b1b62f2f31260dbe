"""What a drawing truly printed and where, for a test to hold an extraction against."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Box:
    """A rectangle in points, from the top left corner of the page as a reader sees it."""

    x0: float
    top: float
    x1: float
    bottom: float

    def union(self, other: "Box") -> "Box":
        """The smallest box around both."""
        return Box(
            min(self.x0, other.x0),
            min(self.top, other.top),
            max(self.x1, other.x1),
            max(self.bottom, other.bottom),
        )


@dataclass(frozen=True)
class ColumnRun:
    """The part of a commitment that stands in one column of one page, without its mark.

    ``page`` counts from 1; ``lines`` are as printed, line-end hyphens included.
    """

    page: int
    box: Box
    lines: tuple[str, ...]


@dataclass(frozen=True)
class PrintedCommitment:
    """One printed commitment: where it belongs, what it says and where it stands.

    ``index`` counts from 0 within the area; ``marks`` holds the mark before its first line and
    then any false bullets ("" where nothing is printed).
    """

    iso3: str
    area: str
    index: int
    text: str
    marks: tuple[str, ...]
    runs: tuple[ColumnRun, ...]

    @property
    def lines(self) -> tuple[str, ...]:
        """Every printed line, in reading order."""
        return tuple(line for run in self.runs for line in run.lines)


@dataclass(frozen=True)
class Drawn:
    """One drawn plan; ``words`` counts what white space sets apart on the printed lines.

    Marks, running heads, page numbers and leader dots count as words; a word broken over two
    lines counts twice. ``first_page`` is by ISO code.
    """

    path: Path
    pages: int
    words: int
    first_page: Mapping[str, int]
    commitments: tuple[PrintedCommitment, ...]
