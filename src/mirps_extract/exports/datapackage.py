"""A Data Package (datapackage.org, version 2): CSV files with the schema of every table."""

from __future__ import annotations

import hashlib
import json
import re
from typing import Any

from mirps_extract.exports.delimited import csv_of
from mirps_extract.exports.values import Book, Files
from mirps_extract.tables import CellType, Column, Form, Table

PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"
NO_LICENCE = {"name": "notspecified", "title": "Licence not specified"}
"""What open data portals call it when nobody has said what may be done with the data."""


def datapackage_files(book: Book) -> Files:
    """datapackage.json, and the tables in data/, such as data/commitments.csv."""
    contents = {f"data/{t.name}.csv": (t, csv_of(t)) for t in book.tables.values()}
    package = {
        "$schema": PROFILE,
        "name": "mirps-national-action-plans",
        "title": "MIRPS National Action Plans: commitments",
        "description": "Commitments on refugees and displaced people, read from the plan's PDF. "
        "In CSV, lists are joined by '; ', and a text that begins like a formula has an "
        "apostrophe before it.",
        "licenses": [_licence(book.licence) if book.licence else NO_LICENCE],
        "sources": [_source(book, row) for row in book.tables["editions"].rows],
        "resources": [_resource(path, *content) for path, content in contents.items()],
    }
    for path, (_, data) in contents.items():
        yield path, data
    yield "datapackage.json", (json.dumps(package, ensure_ascii=False, indent=2) + "\n").encode()


def _licence(licence: str) -> dict[str, str]:
    """A licence by its id; one that has none gets what an id may hold of its name."""
    name = re.sub("[^-a-zA-Z0-9._]+", "-", licence)
    return {"name": name} if name == licence else {"name": name, "title": licence}


def _source(book: Book, edition: dict[str, Any]) -> dict[str, Any]:
    source = {
        "title": f"{edition['title'] or 'MIRPS National Action Plan'} ({edition['source_file']})",
        "version": f"sha256:{edition['source_sha256']}",
    }
    return {**source, "path": book.source_url} if book.source_url else source


def _resource(path: str, table: Table, data: bytes) -> dict[str, Any]:
    return {
        "name": table.name.replace("_", "-"),
        "type": "table",
        "path": path,
        "title": table.name.replace("_", " ").capitalize(),
        "description": table.form.meaning,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": len(data),
        "hash": f"sha256:{hashlib.sha256(data).hexdigest()}",
        "schema": table_schema(table.form),
    }


def table_schema(form: Form) -> dict[str, Any]:
    """A table's form as a Table Schema."""
    return {
        "fields": [_field(column) for column in form.columns],
        "primaryKey": list(form.key),
        "foreignKeys": [
            {
                "fields": list(reference.columns),
                "reference": {
                    # A table refers to itself by an empty name.
                    "resource": ""
                    if reference.table == form.name
                    else reference.table.replace("_", "-"),
                    "fields": list(reference.target),
                },
            }
            for reference in form.references
        ],
        "missingValues": [""],
    }


def _field(column: Column) -> dict[str, Any]:
    type_ = CellType.STRING if column.type is CellType.LIST else column.type
    constraints = {"constraints": {"required": True}} if column.required else {}
    return {
        "name": column.name,
        "type": type_.value,
        "description": column.meaning,
        **constraints,
    }
