"""Commitments, and what stands in them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated, Self

from pydantic import Field, model_validator

from mirps_extract.model.base import Count, Iso3, Leaf, PageNumber, Strict, example_of, one_of, told
from mirps_extract.model.places import Evidence, Place
from mirps_extract.model.review import Review


class Role(StrEnum):
    """What an institution has to do with a commitment.

    It does it, does it together with the one who does, supports it, is trained, strengthened or
    reached by it, or is named in any other way.
    """

    LEAD = "lead"
    PARTNER = "partner"
    SUPPORT = "support"
    TARGET = "target"
    MENTION = "mention"


class FoundBy(StrEnum):
    """How a mention was found: by a known name, a definition in the plan, its form, a model."""

    REGISTRY = "registry"
    DEFINITION = "definition"
    PATTERN = "pattern"
    MODEL = "model"


@dataclass(frozen=True, slots=True)
class Repair(Leaf):
    """A difference between the printed words and the text; putting `before` back undoes it."""

    kind: Annotated[
        str,
        told(
            "What was done, such as hyphen_dropped; continuation marks where the text goes on in "
            "another column or page. New kinds may come.",
            example="hyphen_dropped",
        ),
    ]
    before: Annotated[
        str,
        told("The words as printed; a line feed for a continuation.", example="shel- ters"),
    ]
    after: Annotated[
        str,
        told("What stands in the text instead; empty for a continuation.", example="shelters"),
    ]
    start: Annotated[
        Count,
        told("Where `after` begins in the text.", unit="characters", example=54),
    ]


@dataclass(frozen=True, slots=True)
class Item(Leaf):
    """An item of an enumeration inside a commitment."""

    marker: Annotated[str, told("The mark before the item, as printed.", example="(a)")]
    text: Annotated[str, told("The item's words, without the mark.", example="two shelters and")]


@dataclass(frozen=True, slots=True)
class Mention(Leaf):
    """A named institution in a commitment's text."""

    institution: Annotated[
        str, told("Id of the institution; it stands in the plan's list.", example="bz-mop")
    ]
    name: Annotated[
        str,
        told(
            "The institution's full name, in the plan's language if known.",
            example="Ministry of Ports",
        ),
    ]
    text: Annotated[
        str, told("The words that name it in the commitment.", example="Ministry of Ports")
    ]
    start: Annotated[
        Count,
        told("Where these words begin in the text.", unit="characters", example=18),
    ]
    end: Annotated[
        Count,
        told(
            "Where they end in the text: the offset after the last character.",
            unit="characters",
            example=35,
        ),
    ]
    role: Annotated[
        Role,
        one_of(Role, "Role"),
        told(
            "What it has to do with the commitment: does it, does it together with another, helps, "
            "is reached by it, or any other.",
            example="lead",
        ),
    ]
    source: Annotated[
        FoundBy,
        one_of(FoundBy, "Source"),
        told(
            "How the mention was found: by a known name, a short form that the plan defines, the "
            "form of the name, or the trained model.",
            example="registry",
        ),
    ]


@dataclass(frozen=True, slots=True)
class Implied(Leaf):
    """Who has to carry out a commitment that does not say it: the country's government."""

    name: Annotated[
        str, told("Its name, in the plan's language if known.", example="Government of Belize")
    ]
    country: Annotated[Iso3, told("Code of the country that it governs.", example="BLZ")]


class Commitment(Strict):
    """One commitment, in full and on one line."""

    id: Annotated[
        str,
        told(
            "A name for people: country, focus area, place in it from 1.",
            example="BLZ-PROT-04",
        ),
    ]
    key: Annotated[
        str,
        told(
            "A hash of country and words; the same in another order, setting or focus area. A "
            "commitment printed twice has one key.",
            example="c2dc82fd0dd49445",
        ),
    ]
    number: Annotated[
        str | None,
        told(
            "The number or code printed before it.",
            null="no number is printed, as before a plain bullet",
            example="4",
        ),
    ]
    title: Annotated[
        str | None,
        told(
            "The label that leads it, up to a colon; also part of `text`.",
            null="no label leads it",
            example="Border posts",
        ),
    ]
    text: Annotated[
        str,
        Field(min_length=1),
        told(
            "The whole commitment on one line.",
            example="Border posts: The Ministry of Ports will open (a) two shelters and (b) one "
            "school.",
        ),
    ]
    items: Annotated[
        list[Item],
        told(
            "The items of an enumeration inside it, or of a second level of bullets; empty when "
            "there are none.",
            example=[example_of(Item), {"marker": "(b)", "text": "one school."}],
        ),
    ]
    page: Annotated[PageNumber, told("The page on which it begins.", unit="page from 1", example=5)]
    evidence: Annotated[
        list[Evidence],
        Field(min_length=1),
        told(
            "Where it stands: one box for each column that it runs through, with the part of "
            "`text` that stands there. Together they cover the text in order.",
            example=[example_of(Evidence)],
        ),
    ]
    printed: Annotated[
        list[str],
        told(
            "Its lines as they stand on the page, list mark included.",
            example=[
                "4. Border posts: The Ministry of Ports will open (a) two shel-",
                "ters and (b) one school.",
            ],
        ),
    ]
    repairs: Annotated[
        list[Repair],
        told(
            "Every difference between the printed words and `text`; empty when there is none.",
            example=[example_of(Repair)],
        ),
    ]
    institutions: Annotated[
        list[Mention],
        told(
            "The institutions that it names, where it names them; empty when it names none, or "
            "they were not looked for.",
            example=[example_of(Mention)],
        ),
    ]
    implied: Annotated[
        Implied | None,
        told(
            "Who has to do it where the plan does not say: the government of the section's "
            "country. It is no mention and is counted nowhere.",
            null="an institution is named that leads, or a column of the plan says who is "
            "responsible, or institutions were not looked for, or the section is no country's",
            example=example_of(Implied),
        ),
    ] = None
    details: Annotated[
        dict[str, str],
        told(
            "Where the plan prints a table: what the other columns say, by column (responsible, "
            "status, deadline, or the words of its head). Empty when it stands in no table, or "
            "the other columns are empty.",
            example={"responsible": "Ministry of Ports", "status": "under way"},
        ),
    ] = {}
    duplicate_of: Annotated[
        str | None,
        told(
            "Id of the commitment in the same country that it repeats; both are kept.",
            null="it repeats none before it",
            example="BLZ-PROT-02",
        ),
    ]
    review: Annotated[
        Review | None,
        told(
            "What a person did to it, and what was read before.",
            null="no person has checked or corrected it",
            example=example_of(Review),
        ),
    ] = None

    @model_validator(mode="after")
    def _offsets_fit(self) -> Self:
        spans = [(e.start, e.end) for e in self.evidence]
        if any(not 0 <= start < end <= len(self.text) for start, end in spans):
            raise ValueError(f"{self.id}: evidence reaches outside of the text")
        if spans != sorted(spans) or spans[0][0] != 0 or spans[-1][1] != len(self.text):
            raise ValueError(f"{self.id}: evidence does not cover the text in order")
        for repair in self.repairs:
            after = self.text[repair.start : repair.start + len(repair.after)]
            if after != repair.after:
                raise ValueError(f"{self.id}: a repair does not fit the text")
        for mention in self.institutions:
            if self.text[mention.start : mention.end] != mention.text:
                raise ValueError(f"{self.id}: a mention does not fit the text")
        return self


class FocusArea(Strict):
    """A focus area of one country."""

    area: Annotated[
        str,
        told(
            "A slug that is the same in all countries and editions; made of the heading's words "
            "where the vocabulary does not know it.",
            example="protection",
        ),
    ]
    heading: Annotated[
        str,
        told(
            "Its heading as printed, on one line; empty where a person put commitments in a focus "
            "area that the country has no heading of.",
            example="PROTECTION",
        ),
    ]
    evidence: Annotated[
        list[Place],
        told(
            "Where its headings stand: one box a page.",
            example=[example_of(Place)],
        ),
    ]
    commitments: Annotated[
        list[Commitment],
        told(
            "Its commitments, in reading order; empty when none stands under the heading.",
            example=[example_of(Commitment)],
        ),
    ]
