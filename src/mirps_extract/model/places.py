"""Where something stands on the pages."""

from __future__ import annotations

from typing import Annotated

from mirps_extract.model.base import Bbox, Count, PageNumber, Strict, told


class Place(Strict):
    """A box on a page."""

    page: Annotated[PageNumber, told("The page of the file.", unit="page from 1", example=5)]
    bbox: Bbox


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
