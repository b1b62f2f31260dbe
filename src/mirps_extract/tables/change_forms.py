"""What the tables about several editions are made of: lineages, and changes."""

from __future__ import annotations

from dataclasses import replace

from mirps_extract.tables.common import (
    AREA,
    EDITION_ID,
    EDITION_YEAR,
    FIRST_YEAR,
    INTEGER,
    ISO3,
    LAST_YEAR,
    LINEAGE,
    LIST,
    NUMBER,
    POSITION,
    STRING,
    TO_EDITION,
)
from mirps_extract.tables.values import Column, Form, Reference

LINEAGES = Form(
    "lineages",
    "One row for each commitment through all years and both languages; none where only one edition "
    "is given.",
    ("lineage",),
    (
        replace(LINEAGE, required=True, meaning="Id of the commitment in all editions"),
        ISO3,
        replace(AREA, meaning="Focus area of its last commitment here"),
        FIRST_YEAR,
        LAST_YEAR,
        Column(
            "text",
            STRING,
            "What it says in the last edition, on one line",
            "#activity+description+text",
            True,
        ),
        Column(
            "parents",
            LIST,
            "Lineages that it was split from, or that were merged into it",
            "#activity+code+parents+list",
        ),
        Column(
            "also",
            LIST,
            "Other names that it has or had; they mean the same",
            "#activity+code+also+list",
        ),
        Column(
            "commitments",
            LIST,
            "Ids of its commitments, by year",
            "#activity+code+id+list",
            True,
        ),
    ),
)

_KINDS = (
    "same, reworded, moved, merged, split, dropped, new, uncertain (for a person to decide) or "
    "not_comparable (its country has no section in one of the editions)"
)


def _of_both(name: str, meaning: str, tag: str, *, looked_up: bool = False) -> tuple[Column, ...]:
    """A column of the earlier edition, and of the later one."""
    return tuple(
        Column(
            f"{name}_{side}", STRING, f"{meaning}; empty if {empty}", tag + end, looked_up=looked_up
        )
        for side, empty, end in (
            ("before", "there was none", "+before"),
            ("after", "there is none", "+after"),
        )
    )


CHANGES = Form(
    "changes",
    "What became of each commitment from one edition to the next. One that was merged or split has "
    "a row for each of its parts, with the same number.",
    ("from_edition_id", "edition_id", "position"),
    (
        Column("from_edition_id", STRING, "Id of the earlier edition", "#meta+id+from", True),
        Column(
            "from_year",
            INTEGER,
            "Its year; empty if it is not known",
            "#date+year+from",
            looked_up=True,
        ),
        replace(EDITION_ID, meaning="Id of the later edition"),
        EDITION_YEAR,
        POSITION,
        Column("change", INTEGER, "Number of the change, from 1", "#meta+change+num", True),
        Column("kind", STRING, _KINDS, "#status+change", True),
        ISO3,
        *_of_both("commitment", "Id of the commitment", "#activity+code+id"),
        *_of_both("focus_area", "Its focus area", "#sector+code", looked_up=True),
        *_of_both("text", "What it says, on one line", "#description+text", looked_up=True),
        Column(
            "score",
            NUMBER,
            "How sure it is that both belong together, from 0 to 1; empty where one is missing",
            "#meta+score+num",
        ),
        Column(
            "words_removed",
            LIST,
            "Words that only the earlier text has; empty between languages, and where it is "
            "uncertain",
            "#description+removed+list",
        ),
        Column(
            "words_added",
            LIST,
            "Words that only the later text has, likewise",
            "#description+added+list",
        ),
        *_of_both("lineage", "Its lineage", "#activity+code+lineage", looked_up=True),
    ),
    (
        TO_EDITION,
        Reference(("from_edition_id",), "editions", ("edition_id",)),
        Reference(("commitment_before",), "commitments", ("commitment_id",)),
        Reference(("commitment_after",), "commitments", ("commitment_id",)),
    ),
)
