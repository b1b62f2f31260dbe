"""The page of the tables: what exports are made of, in Markdown."""

from __future__ import annotations

import json
from collections.abc import Iterable

from markdown_table import table
from mirps_extract.comparison import across
from mirps_extract.model import Plan, example_of
from mirps_extract.status.together import standings
from mirps_extract.status.values import PromiseStatus, StatusEntry
from mirps_extract.tables import Column, Form, Row, named_plans
from mirps_extract.tables.change_rows import rows_across
from mirps_extract.tables.rows import rows_of, status_rows

HEAD = ("column", "what it is", "type", "can be empty", "in SQLite", "HXL", "example")

TYPES = {
    "string": "text",
    "integer": "whole number",
    "number": "number",
    "boolean": "true or false",
    "list": "list of texts",
}


BEFORE = {
    '"year":2030': '"year":2029',
    "two shelters": "six shelters",
    "c2dc82fd0dd49445": "51f1da0e93c96b28",
    '"sha256":"0123': '"sha256":"3210',
}
"""What the edition before the example says instead."""


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
    """A row of each table, made of the examples of the fields, and of an edition before these."""
    example = Plan.model_validate(example_of(Plan))
    earlier = example.model_dump_json()
    for now, before in BEFORE.items():
        assert now in earlier
        earlier = earlier.replace(now, before)
    plans = [Plan.model_validate_json(earlier), example]
    comparison, _ = across(plans)
    source = "progress-2031.pdf, page 12"
    id = comparison.lineages[0].id
    told = StatusEntry(id, "2031-06-30", PromiseStatus.FULFILLED, "Fulfilled", source, by="Ana")
    named = named_plans(plans, comparison, standings([told]))
    rows = dict(reversed([*rows_of(named[1]), *rows_across(comparison, named)]))
    return rows | {"statuses": next(status_rows(named))}


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
