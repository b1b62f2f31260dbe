"""A Data Package (datapackage.org, version 2): CSV files with the schema of every table."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Mapping
from typing import Any

from mirps_extract.exports.about import (
    KEYWORDS,
    TITLE,
    area_name,
    countries_of,
    country_name,
    description_of,
    edition_title,
    governments_of,
    licence_of,
    period_of,
    readers_of,
)
from mirps_extract.exports.about import NO_LICENCE as UNSTATED
from mirps_extract.exports.delimited import csv_of
from mirps_extract.exports.values import Book, Files
from mirps_extract.model import SCHEMA_VERSION
from mirps_extract.tables import CellType, Column, Form, Row, Table

PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"
NO_LICENCE = {"name": "notspecified", "title": UNSTATED}
"""What open data portals call it when nobody has said what may be done with the data."""


def datapackage_files(book: Book) -> Files:
    """datapackage.json, and the tables in data/, such as data/commitments.csv."""
    contents = {f"data/{t.name}.csv": (t, csv_of(t)) for t in book.tables.values()}
    period = period_of(book)
    package = {
        "$schema": PROFILE,
        "name": "mirps-national-action-plans",
        "title": TITLE,
        "description": f"{description_of(book)} In CSV, lists are joined by '; ', and a text that "
        "begins like a formula has an apostrophe before it.",
        "version": _version(contents),
        "keywords": _keywords(book),
        **({"temporal": dict(zip(("start", "end"), period, strict=True))} if period else {}),
        "contributors": _contributors(book),
        "licenses": [_licence(book)],
        "sources": [_source(book, row) for row in book.tables["editions"].rows],
        "resources": [_resource(path, *content) for path, content in contents.items()],
    }
    for path, (_, data) in contents.items():
        yield path, data
    yield "datapackage.json", (json.dumps(package, ensure_ascii=False, indent=2) + "\n").encode()


def _version(contents: Mapping[str, tuple[Table, bytes]]) -> str:
    """The version of the tables' form, and after it what tells the data apart from other data."""
    digest = hashlib.sha256(b"".join(data for _, data in contents.values())).hexdigest()
    return f"{SCHEMA_VERSION}.0+{digest[:8]}"


def _keywords(book: Book) -> list[str]:
    areas = dict.fromkeys(str(row["focus_area"]) for row in book.tables["focus_areas"].rows)
    countries = [country_name(iso3) for iso3 in countries_of(book)]
    return [*KEYWORDS, *(area_name(area, "en") for area in areas), *countries]


def _contributors(book: Book) -> list[dict[str, Any]]:
    """Whose the plans are, what read them, and who publishes and keeps the data."""
    found = [
        *((government, "creator") for government in governments_of(book)),
        *((reader, "dataCollector") for reader in readers_of(book)),
        *([(book.organisation, "publisher")] if book.organisation else []),
        *([(book.maintainer, "maintainer")] if book.maintainer else []),
    ]
    return [{"title": title, "roles": [role]} for title, role in found]


def _licence(book: Book) -> dict[str, str]:
    """The licence by its id; one that has none gets what an id may hold of its name."""
    if not book.licence:
        return NO_LICENCE
    known = licence_of(book)
    name = re.sub("[^-a-zA-Z0-9._]+", "-", book.licence)
    told = {"name": name} if name == book.licence else {"name": name, "title": book.licence}
    return {**told, "path": known.url} if known else told


def _source(book: Book, edition: Row) -> dict[str, str]:
    source = {
        "title": edition_title(edition),
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
