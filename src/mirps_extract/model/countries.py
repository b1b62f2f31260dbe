"""A country's section."""

from __future__ import annotations

from typing import Annotated

from mirps_extract.model.base import Count, Iso3, PageNumber, Strict, example_of, told
from mirps_extract.model.commitments import FocusArea
from mirps_extract.model.places import Evidence

PARAGRAPH = "Belize has opened new border posts."
BOX = [52.0, 300.0, 285.0, 312.5]


class Paragraph(Strict):
    """A paragraph of a country's narrative."""

    text: Annotated[str, told("The paragraph on one line.", example=PARAGRAPH)]
    evidence: Annotated[
        list[Evidence],
        told(
            "Where it stands: one box for each column that it runs through, with the part of "
            "`text` that stands there.",
            example=[{"page": 4, "bbox": BOX, "start": 0, "end": len(PARAGRAPH)}],
        ),
    ]


class Declared(Strict):
    """The counts that the plan itself states for a country."""

    total: Annotated[
        Count | None,
        told(
            "The number of commitments in all, as the plan states it; never corrected.",
            unit="commitments",
            null="the plan states no total for the country",
            example=5,
        ),
    ]
    by_focus_area: Annotated[
        dict[str, Count],
        told(
            "The numbers that the plan states for its focus areas, by slug; never corrected. "
            "Empty when it states none.",
            unit="commitments",
            example={"education": 1, "protection": 4},
        ),
    ]


class Country(Strict):
    """A country's section."""

    iso3: Annotated[Iso3, told("The country's code of three letters (ISO 3166-1).", example="BLZ")]
    name: Annotated[str, told("Its name in the plan's language.", example="Belize")]
    title: Annotated[
        str,
        told("The section's title as printed, on one line.", example="ACTION PLAN OF BELIZE"),
    ]
    pages: Annotated[
        tuple[PageNumber, PageNumber],
        told("The section's first and last page.", unit="page from 1", example=[4, 5]),
    ]
    narrative: Annotated[
        list[Paragraph],
        told(
            "The paragraphs before the first focus area; empty when there are none.",
            example=[example_of(Paragraph)],
        ),
    ]
    declared: Annotated[
        Declared,
        told(
            "The counts that the plan states, to hold against what was found.",
            example=example_of(Declared),
        ),
    ]
    focus_areas: Annotated[
        list[FocusArea],
        told(
            "Its focus areas, in the order of their first headings; empty when none was found.",
            example=[example_of(FocusArea)],
        ),
    ]

    @property
    def found(self) -> dict[str, int]:
        """How many commitments were found, by focus area."""
        return {area.area: len(area.commitments) for area in self.focus_areas}
