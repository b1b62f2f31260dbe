"""What lines may be."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from mirps_extract.outline.evidence import LineEvidence


class Label(StrEnum):
    """What lines are."""

    FRONT = "front"
    OBJECTIVES = "objectives"
    OBJECTIVE = "objective"
    TITLE = "title"
    NARRATIVE = "narrative"
    COUNT = "count"
    BESIDE = "beside"
    AREA = "area"
    AREA_COUNT = "area_count"
    ITEM = "item"
    MORE = "more"
    FIELD = "field"
    FIELD_MORE = "field_more"
    LEAD = "lead"
    ASIDE = "aside"
    CLOSING = "closing"


LABELS = tuple(Label)

LONGEST: Mapping[Label, int] = {
    Label.TITLE: 4,
    Label.AREA: 4,
    Label.ITEM: 2,
    Label.COUNT: 3,
    Label.AREA_COUNT: 3,
    Label.OBJECTIVES: 3,
}
"""Lines that what is read as a whole may have; all else is read line by line."""

STYLED: Mapping[Label, str] = {
    Label.TITLE: "title",
    Label.AREA: "area",
    Label.NARRATIVE: "narrative",
    Label.ITEM: "item",
    Label.MORE: "item",
    Label.FIELD: "field",
    Label.FIELD_MORE: "field",
    Label.ASIDE: "aside",
    Label.BESIDE: "aside",
    Label.LEAD: "narrative",
    Label.COUNT: "count",
    Label.AREA_COUNT: "count",
    Label.CLOSING: "front",
    Label.FRONT: "front",
    Label.OBJECTIVE: "front",
    Label.OBJECTIVES: "front",
}
"""The family of labels that a style is likely to stand for."""

IN_LIST = frozenset((Label.ITEM, Label.MORE))
"""Labels of the lines of commitments."""

SAYING = frozenset((Label.TITLE, Label.AREA, Label.COUNT, Label.AREA_COUNT))
"""Labels of lines that say something to the vocabulary, or look like a heading."""

ENTERED = frozenset((Label.ITEM, Label.CLOSING, Label.AREA))
"""Labels for which it counts what comes before them."""

ALIKE: Mapping[Label, Label] = {Label.AREA_COUNT: Label.COUNT, Label.LEAD: Label.NARRATIVE}
"""Labels for which lines themselves say just what they say for another."""

RUNNING = frozenset((Label.NARRATIVE, Label.LEAD, Label.MORE))
"""Labels of running text."""


@dataclass(frozen=True, slots=True)
class LabelledLines:
    """Lines that are one thing.

    Attributes:
        label: what they are.
        lines: the lines, in reading order.
    """

    label: Label
    lines: tuple[LineEvidence, ...]
