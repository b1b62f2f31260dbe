"""What people tell became of commitments: the columns of commitments, and a table of its own."""

from __future__ import annotations

from dataclasses import replace

from mirps_extract.status.values import PromiseStatus
from mirps_extract.tables.common import ISO3, LINEAGE, LIST, POSITION, STRING
from mirps_extract.tables.values import Column, Form

STATUS_COLUMNS = (
    Column(
        "status",
        STRING,
        f"What became of it, as people tell it: {', '.join(PromiseStatus)}; empty if nobody does, "
        "or they contradict one another",
        "#status+code",
    ),
    Column(
        "status_date",
        STRING,
        "Day, month or year of which that is told (ISO 8601); empty as before",
        "#date+status",
    ),
    Column(
        "status_source",
        LIST,
        "Where it is told, with page or link; empty as before",
        "#meta+status+source+list",
    ),
)

STATUSES = Form(
    "statuses",
    "All that people tell became of the commitments, each with its source.",
    ("lineage", "position"),
    (
        replace(LINEAGE, required=True, meaning="Id of the commitment in all editions"),
        ISO3,
        POSITION,
        Column("status_date", STRING, "Day, month or year of which it is told", "#date+told", True),
        Column("status", STRING, "What became of it", "#status+code", True),
        Column("stage", STRING, "The same in the words of who tells it", "#status+name", True),
        Column("status_source", STRING, "Where it is told, by page or link", "#meta+source", True),
        Column("note", STRING, "What else is told; empty if nothing", "#description+note"),
        Column("told_by", STRING, "Who tells it; empty if that is not known", "#meta+by+name"),
        Column(
            "counts_as",
            STRING,
            "current, earlier, or contradicted by others of the same date",
            "#meta+weight",
            True,
        ),
    ),
)
