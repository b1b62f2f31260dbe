"""What a person did to a commitment."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated

from mirps_extract.model.base import Leaf, example_of, one_of, told


class MentionChangeKind(StrEnum):
    """What a person did to an institution of a commitment."""

    ADDED = "added"
    REMOVED = "removed"
    LINKED = "linked"
    ROLE = "role"


@dataclass(frozen=True, slots=True)
class AsRead(Leaf):
    """A commitment as it was read, before a person corrected it."""

    id: Annotated[str, told("The id that it had.", example="BLZ-PROT-05")]
    key: Annotated[str, told("Its key.", example="c2dc82fd0dd49445")]
    focus_area: Annotated[
        str, told("Slug of the focus area that it was read in.", example="protection")
    ]
    text: Annotated[str, told("Its text as it was read.", example="Open two sheltres.")]


@dataclass(frozen=True, slots=True)
class MentionChange(Leaf):
    """A correction of an institution."""

    kind: Annotated[
        MentionChangeKind,
        one_of(MentionChangeKind, "Kind"),
        told("What was done: linked is to another institution.", example="role"),
    ]
    text: Annotated[
        str,
        told("The words that name it; for a role, its name.", example="Ministry of Ports"),
    ]
    before: Annotated[
        str | None,
        told(
            "Id of the institution, or its role, as it was read.",
            null="it was added",
            example="mention",
        ),
    ]
    after: Annotated[
        str | None,
        told("Its id or role as it is now.", null="it was removed", example="lead"),
    ]


@dataclass(frozen=True, slots=True)
class Review(Leaf):
    """What a person did to a commitment, by a file of corrections."""

    checked: Annotated[
        bool,
        told("Whether a person held it against the page and found it as it is.", example=True),
    ]
    by: Annotated[
        str | None,
        told(
            "All who did it, joined by a semicolon.",
            null="the corrections are not signed",
            example="A. Reader",
        ),
    ]
    kinds: Annotated[
        tuple[str, ...],
        told(
            "The corrections of its text and place, in their order: text, focus_area, split, "
            "merge. Empty when there is none. New kinds may come.",
            example=["text"],
        ),
    ]
    read: Annotated[
        tuple[AsRead, ...],
        told(
            "What was read in its place: one, or several that were merged. Empty when nothing of "
            "its text or place was corrected.",
            example=[example_of(AsRead)],
        ),
    ]
    institutions: Annotated[
        tuple[MentionChange, ...],
        told(
            "Corrections of its institutions, in their order; empty when there is none.",
            example=[example_of(MentionChange)],
        ),
    ]
    notes: Annotated[
        tuple[str, ...],
        told("What the person said of it; empty when nothing.", example=["a slip of OCR"]),
    ]
    checked_by: Annotated[
        tuple[str, ...],
        told(
            "Who held it against the page as it is now; empty when nobody did, or the corrections "
            "are not signed.",
            example=["A. Reader"],
        ),
    ] = ()
    checked_at: Annotated[
        str | None,
        told(
            "When that was, by the last of them (ISO 8601, UTC).",
            null="it is not checked, or the corrections do not say when",
            example="2030-03-04T09:12:53.123Z",
        ),
    ] = None
    corrected_by: Annotated[
        tuple[str, ...],
        told(
            "Who corrected it; empty when nobody did, or the corrections are not signed.",
            example=["A. Reader"],
        ),
    ] = ()


UNTOUCHED = Review(checked=False, by=None, kinds=(), read=(), institutions=(), notes=())
"""Of a commitment that nobody looked at: no output tells it."""
