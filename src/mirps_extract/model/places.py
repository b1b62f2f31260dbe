"""Where something stands on the pages."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from mirps_extract.geometry import Box
from mirps_extract.model.base import Bbox, Count, Leaf, PageNumber, told

DECIMALS = 2
"""Digits after the point of a coordinate: a hundredth of a point is far below what is visible."""


def bbox_of(box: Box) -> tuple[float, float, float, float]:
    """A box as it goes out."""
    x0, top, x1, bottom = (
        # Adding zero turns a negative zero into zero, which would print with its sign.
        round(value, DECIMALS) + 0.0
        for value in (box.x0, box.top, box.x1, box.bottom)
    )
    return x0, top, x1, bottom


@dataclass(frozen=True, slots=True)
class Place(Leaf):
    """A box on a page."""

    page: Annotated[PageNumber, told("The page of the file.", unit="page from 1", example=5)]
    bbox: Bbox

    @property
    def box(self) -> Box:
        """The box, to reckon with."""
        return Box(*self.bbox)


@dataclass(frozen=True, slots=True)
class Evidence(Place):
    """A box on a page, and the part of a text that stands in it."""

    start: Annotated[
        Count,
        told(
            "Where the part begins in the text beside it; the first character is 0.",
            unit="characters",
            example=0,
        ),
    ]
    end: Annotated[
        Count,
        told(
            "Where the part ends in the text: the offset after its last character.",
            unit="characters",
            example=82,
        ),
    ]
