"""What a reading is: what the lines are, in which order, and what else they may be."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from mirps_extract.outline.context import Chain
from mirps_extract.outline.evidence import LineEvidence, LineId
from mirps_extract.outline.habits import Habits
from mirps_extract.outline.labels import Label, Stretch
from mirps_extract.outline.orders import Order


@dataclass(frozen=True, slots=True)
class Doubt:
    """A line whose second reading is nearly as good.

    Attributes:
        line: the line.
        label: what it was read as.
        second: what else it may be.
        margin: by how much the whole reading is worse with that.
    """

    line: LineEvidence
    label: Label
    second: Label
    margin: int


@dataclass(frozen=True, slots=True)
class OrderDoubt:
    """A page whose second order is nearly as good: by how much the whole reading is worse."""

    page: int
    second: Order
    margin: int


@dataclass(frozen=True)
class Decoded:
    """The reading of all pages.

    Attributes:
        stretches: what the lines are, in reading order.
        habits: how the document's parts are set, as the evidence was weighed.
        margins: for each line what else it may be, and by how much that is worse.
        chains: the lines of each page in the order chosen, as the evidence was taken from them.
        order_doubts: pages with a second order, and by how much that is worse.
    """

    stretches: tuple[Stretch, ...]
    habits: Habits
    margins: Mapping[LineId, Doubt]
    chains: Mapping[int, Chain]
    order_doubts: tuple[OrderDoubt, ...]
