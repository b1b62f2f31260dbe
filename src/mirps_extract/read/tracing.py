"""What may keep a page's characters from being seen, noted while the page is drawn.

Nothing is decided here: what is noted is looked at in a picture of the page; see `eye`.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import Any

from pdfminer.converter import PDFLayoutAnalyzer
from pdfminer.pdftypes import resolve1

from mirps_extract.read.annotations import Appearance
from mirps_extract.read.lint import Flaw
from mirps_extract.read.marking import Marking
from mirps_extract.read.sheet import Corners, Matrix, moved
from mirps_extract.read.tags import Mark

CLIPS = frozenset((4, 5, 6, 7))
"""Text rendering modes that add letters to the clip (ISO 32000-1, table 106)."""

FAINT = 0.1
"""Opacity up to which it is looked at whether text can be seen."""

ROUNDED = 8
"""Ends of lines and curves that a rectangle with round corners has at least, all on its bounds."""

PathPart = tuple[Any, ...]
"""An operator of a path, and its numbers."""


@dataclass(frozen=True, slots=True)
class Cover:
    """What is filled: a shape, a picture or a shading.

    Attributes:
        box: its bounds, in points from the lower left corner of the page as it is shown.
        after: how many characters were drawn before it.
        colour: what it is filled with, as pdfminer has it; None for pictures.
        whole: whether it fills its bounds.
    """

    box: Corners
    after: int
    colour: object
    whole: bool


@dataclass(frozen=True, slots=True)
class Sight:
    """How what is drawn next can be seen.

    Attributes:
        clip: bounds outside of which nothing shows; None where there are none.
        doubtful: whether it may not show within: the clip is no rectangle.
        pale: whether it has little opacity.
        masked: whether there is a mask.
        through: the strings through whose letters alone it shows.
    """

    clip: Corners | None = None
    doubtful: bool = False
    pale: bool = False
    masked: bool = False
    through: tuple[int, ...] = ()


@dataclass
class Trace:
    """What was noted of a page.

    Attributes:
        flaws: what is wrong with its content.
        begun: the marked contents that begin on it.
        strings: for each operator that shows text, how many characters are drawn once it has.
        doubtful: the strings that may not be seen, wherever they stand.
        painted: the strings through whose letters something was painted.
        covers: what is filled, in order.
        notes: for each annotation, how many characters are drawn before it, and its type.
    """

    flaws: set[Flaw] = field(default_factory=set)
    begun: set[Mark] = field(default_factory=set)
    strings: list[int] = field(default_factory=list)
    doubtful: set[int] = field(default_factory=set)
    painted: set[int] = field(default_factory=set)
    covers: list[Cover] = field(default_factory=list)
    notes: list[tuple[int, str]] = field(default_factory=list)


class Tracing(PDFLayoutAnalyzer):
    """A device that notes what may hide characters.

    Attributes:
        trace: what was noted.
        sight: how what is drawn next can be seen.
        drawn: how many characters were drawn.
    """

    marking: Marking

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.trace = Trace()
        self.sight = Sight()
        self.drawn = 0

    @property
    def is_of_page(self) -> bool:
        """Whether what is drawn belongs to the page, and not to an annotation on it."""
        return not self.trace.notes

    def begin_note(self, note: Appearance) -> None:
        """An annotation is drawn next, its characters in no word of others."""
        self.trace.notes.append((self.drawn, note.kind))

    def shown(self, mode: int, count: int, middles: Iterable[tuple[float, float]]) -> None:
        """A string was shown.

        Args:
            mode: in which text rendering mode.
            count: how many characters it has.
            middles: where the middles of its characters are.
        """
        self.drawn += count
        if not self.is_of_page:
            return  # no picture can tell them from what they lie on
        at, sight = len(self.trace.strings), self.sight
        self.trace.strings.append(self.drawn)
        outside = sight.clip is not None and not _holds_all(sight.clip, middles)
        if outside or sight.doubtful or sight.pale or sight.masked or self.marking.layered:
            self.trace.doubtful.add(at)
        if mode in CLIPS:
            self.sight = replace(sight, through=(*sight.through, at))

    def covered(self, bounds: Corners | None, colour: object, whole: bool) -> None:
        """Something was filled.

        Args:
            bounds: its bounds, before the current matrix; None where they are not known.
            colour: what it is filled with; None for pictures.
            whole: whether it fills its bounds.
        """
        self.trace.painted.update(self.sight.through)
        if bounds:
            level = _is_level(self.ctm)
            box = moved(*bounds, self.ctm)
            self.trace.covers.append(Cover(box, self.drawn, colour, whole and level))

    def clipped(self, bounds: Corners | None, whole: bool) -> None:
        """The clip became smaller; see `covered`."""
        if bounds is None:
            return
        sight, box = self.sight, moved(*bounds, self.ctm)
        if sight.clip:
            (x0, y0, x1, y1), (a0, b0, a1, b1) = sight.clip, box
            box = max(x0, a0), max(y0, b0), min(x1, a1), min(y1, b1)
        doubtful = sight.doubtful or not (whole and _is_level(self.ctm))
        self.sight = replace(sight, clip=box, doubtful=doubtful)

    def masked(self, state: object) -> None:
        """Take opacity and mask from a dictionary of the graphics state."""
        if not isinstance(state, dict):
            return
        if "ca" in state:
            opacity = resolve1(state["ca"])
            pale = isinstance(opacity, (int, float)) and opacity <= FAINT
            self.sight = replace(self.sight, pale=pale)
        if "SMask" in state:
            mask = resolve1(state["SMask"])
            self.sight = replace(self.sight, masked=isinstance(mask, dict))


def bounds_of(path: Iterable[PathPart]) -> tuple[Corners | None, bool]:
    """The bounds of a path, and whether it fills them, corners aside; None where it has none."""
    parts = list(path)
    xs = [x for part in parts for x in part[1::2]]
    ys = [y for part in parts for y in part[2::2]]
    try:
        x0, y0, x1, y1 = min(xs), min(ys), max(xs), max(ys)
    except (TypeError, ValueError):
        return None, False
    ends = {part[-2:] for part in parts if len(part) > 2}
    if len(ends) == 4 and all(len(part) <= 3 for part in parts):
        whole = all(x in (x0, x1) and y in (y0, y1) for x, y in ends)
    else:
        whole = len(ends) >= ROUNDED and all(x in (x0, x1) or y in (y0, y1) for x, y in ends)
    return (x0, y0, x1, y1), whole


def _holds_all(clip: Corners, middles: Iterable[tuple[float, float]]) -> bool:
    x0, y0, x1, y1 = clip
    return all(x0 <= x <= x1 and y0 <= y <= y1 for x, y in middles)


def _is_level(matrix: Matrix) -> bool:
    a, b, c, d, _, _ = matrix
    return (not b and not c) or (not a and not d)
