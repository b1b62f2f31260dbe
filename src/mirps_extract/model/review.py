"""What a person did to a commitment."""

from __future__ import annotations

from typing import Annotated, Literal

from mirps_extract.model.base import Strict, example_of, told


class AsRead(Strict):
    """A commitment as it was read, before a person corrected it."""

    id: Annotated[str, told("The id that it had.", example="BLZ-PROT-05")]
    key: Annotated[str, told("Its key.", example="c2dc82fd0dd49445")]
    focus_area: Annotated[
        str, told("Slug of the focus area that it was read in.", example="protection")
    ]
    text: Annotated[str, told("Its text as it was read.", example="Open two sheltres.")]


class MentionChange(Strict):
    """A correction of an institution."""

    kind: Annotated[
        Literal["added", "removed", "linked", "role"],
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


class Review(Strict):
    """What a person did to a commitment, by a file of corrections."""

    checked: Annotated[
        bool,
        told("Whether a person held it against the page and found it as it is.", example=True),
    ]
    by: Annotated[
        str | None, told("Who did it.", null="the corrections are not signed", example="A. Reader")
    ]
    kinds: Annotated[
        list[str],
        told(
            "The corrections of its text and place, in their order: text, focus_area, split, "
            "merge. Empty when there is none. New kinds may come.",
            example=["text"],
        ),
    ]
    read: Annotated[
        list[AsRead],
        told(
            "What was read in its place: one, or several that were merged. Empty when nothing of "
            "its text or place was corrected.",
            example=[example_of(AsRead)],
        ),
    ]
    institutions: Annotated[
        list[MentionChange],
        told(
            "Corrections of its institutions, in their order; empty when there is none.",
            example=[example_of(MentionChange)],
        ),
    ]
    notes: Annotated[
        list[str],
        told("What the person said of it; empty when nothing.", example=["a slip of OCR"]),
    ]
