"""The page of the tables: what exports are made of, in Markdown."""

from __future__ import annotations

import json
from collections.abc import Iterable

from markdown_table import table
from mirps_extract.lineages import Lineage, Member
from mirps_extract.model import Plan, example_of
from mirps_extract.status.together import standings
from mirps_extract.status.values import PromiseStatus, StatusEntry
from mirps_extract.tables import Column, Form, NamedPlan, Row
from mirps_extract.tables.rows import rows_of, status_rows

HEAD = ("column", "what it is", "type", "can be empty", "in SQLite", "HXL", "example")

TYPES = {
    "string": "text",
    "integer": "whole number",
    "number": "number",
    "boolean": "true or false",
    "list": "list of texts",
}


def tables_page(forms: Iterable[Form]) -> str:
    """A section for each table, in the order in which they refer to one another."""
    examples = _examples()
    sections = [_section(form, examples[form.name]) for form in forms]
    return "\n".join(
        [
            "# The tables of the exports",
            "",
            "Made from the tables' forms by `make schema`: change those, not this page. All",
            "formats but JSON Lines hold these tables. What is left out here, such as printed",
            "lines and repairs, is in the JSON and in JSON Lines; see [Fields](fields.md).",
            "",
            "Pages count from 1, offsets in characters from 0, boxes in points from the top left",
            "of the page. Examples are invented. In CSV and Excel a list is joined by `; `, in",
            "SQLite it is JSON. In CSV, a text that a spreadsheet would take for a formula has an",
            "apostrophe before it. SQLite leaves out what can be had from another table; its",
            "views put it together. In Excel, columns and focus areas are called by name; the",
            "sheet `columns` says which is which. [Export formats](exports.md) tells what each",
            "format says of the data as a whole.",
            *(line for section in sections for line in ("", *section)),
            "",
        ]
    )


def _examples() -> dict[str, Row]:
    """A row of each table, made of the examples of the fields."""
    plan = Plan.model_validate(example_of(Plan))
    (commitment, *_) = plan.commitments()
    id = "BLZ-5f0c1d2e"
    lineage = Lineage(
        id=id,
        also=[],
        country="BLZ",
        first_year=2030,
        last_year=2030,
        parents=[],
        text=commitment.text,
        members=[Member(edition="mirps-2030-en", id=commitment.id, key=commitment.key)],
    )
    source = "progress-2031.pdf, page 12"
    told = StatusEntry(id, "2031-06-30", PromiseStatus.FULFILLED, "Fulfilled", source, by="Ana")
    named = NamedPlan("mirps-2030-en", plan, {commitment.id: lineage}, standings([told]))
    rows = dict(reversed(list(rows_of(named))))
    return rows | {"statuses": next(status_rows([named]))}


def _section(form: Form, example: Row) -> list[str]:
    references = [
        f"`{'`, `'.join(reference.columns)}` to [{reference.table}](#{reference.table})"
        for reference in form.references
    ]
    return [
        f"## {form.name}",
        "",
        form.meaning,
        "",
        f"Key: `{'`, `'.join(form.key)}`."
        + (f" Refers by {', by '.join(references)}." if references else ""),
        "",
        *table(HEAD, [_row(column, example) for column in form.columns]),
    ]


def _row(column: Column, example: Row) -> list[str]:
    return [
        f"`{column.name}`",
        f"{column.meaning}.",
        TYPES[column.type.value],
        "" if column.required else "yes",
        "" if column.looked_up else "yes",
        f"`{column.hxl}`",
        f"`{json.dumps(example[column.name], ensure_ascii=False)}`",
    ]
