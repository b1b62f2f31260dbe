"""Datasets for the Humanitarian Data Exchange: one for each country, and one for all."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from typing import Any

from mirps_extract.exports.about import (
    ORDER,
    TITLE,
    countries_of,
    country_name,
    description_of,
    governments_of,
    licence_of,
    period_of,
    total_of,
    words_of,
)
from mirps_extract.exports.delimited import csv_of
from mirps_extract.exports.excel import workbook_of
from mirps_extract.exports.values import Book, Files
from mirps_extract.tables import CellType, Column, Row, Table, Tables

NAME = "mirps-national-action-plans"
"""The name of the dataset of all countries, and the beginning of the others'."""

METADATA = "hdx-dataset.json"

TAGS = ("asylum seekers", "forced displacement", "internally displaced persons-idp", "refugees")
"""Tags of the exchange's own list that hold for every plan."""

TOPICS = "b891512e-9516-4bf5-962a-7a289772a2a1"
"""The exchange's id of that list; it takes no tag without it."""

OTHER_LICENCE = "hdx-other"
"""What the exchange calls a licence that is none of its own."""

UNKNOWN = "Not stated in the plan: ask who published it."

YEARLY = "365"
"""How often a new edition is expected, in days."""

UPLOAD = {"resource_type": "file.upload", "url_type": "upload"}
"""That a file is handed over, not fetched from an address."""

TYPES = {
    CellType.STRING: "text",
    CellType.BOOLEAN: "text",
    CellType.LIST: "text",
    CellType.INTEGER: "numeric",
    CellType.NUMBER: "numeric",
}


def hdx_files(book: Book) -> Files:
    """A folder for each dataset, named as it is, with hdx-dataset.json and what it lists."""
    yield from _dataset(book, NAME, TITLE)
    for iso3 in countries_of(book):
        name = f"{NAME}-{iso3.lower()}"
        title = f"{country_name(iso3)}: commitments of the MIRPS National Action Plan"
        yield from _dataset(of_country(book, iso3), name, title)


def _dataset(book: Book, name: str, title: str) -> Files:
    tables = [table for table in (book.tables[each] for each in ORDER) if table.rows]
    resources = [_table(table) for table in tables]
    resources.insert(1, _workbook(f"{name}.xlsx"))
    for table in tables:
        yield f"{name}/{table.name}.csv", csv_of(table)
    yield f"{name}/{name}.xlsx", workbook_of(book)
    yield f"{name}/{METADATA}", metadata(book, name, title, resources)


def metadata(book: Book, name: str, title: str, resources: Iterable[dict[str, Any]]) -> bytes:
    """What the exchange asks of a dataset, as its own library reads it."""
    period = period_of(book)
    dataset = {
        "name": name,
        "title": title,
        "private": True,  # who publishes decides when to make it public
        "notes": description_of(book),
        "dataset_source": ", ".join(governments_of(book)),
        **({"owner_org": book.organisation} if book.organisation else {}),
        **({"maintainer": book.maintainer} if book.maintainer else {}),
        **({"dataset_date": "[{}T00:00:00 TO {}T23:59:59]".format(*period)} if period else {}),
        "data_update_frequency": YEARLY,
        "groups": [{"name": iso3.lower()} for iso3 in countries_of(book)],
        "subnational": "0",
        **_licence(book),
        "methodology": "Other",
        "methodology_other": "Read from the PDF of the plan by mirps-extract, by rules and a "
        "trained model, without translation. Every text has its page; what the plan declares is "
        "compared with what was found.",
        "caveats": _caveats(book),
        "tags": [{"name": tag, "vocabulary_id": TOPICS} for tag in TAGS],
        **({"source_url": book.source_url} if book.source_url else {}),
        "resources": list(resources),
    }
    return (json.dumps(dataset, ensure_ascii=False, indent=2) + "\n").encode()


def _licence(book: Book) -> dict[str, str]:
    """A licence as the exchange names it, or as one of its others."""
    known = licence_of(book)
    if known:
        return {"license_id": known.hdx}
    return {"license_id": OTHER_LICENCE, "license_other": book.licence or UNKNOWN}


def _caveats(book: Book) -> str:
    """What a reader must know before trusting the numbers."""
    doubts = sum(row["severity"] != "info" for row in book.tables["findings"].rows)
    differ = sum(bool(row["difference"]) for row in book.tables["counts"].rows)
    return (
        "A program read the plan: commitments can be parted or joined wrongly, and institutions "
        "or their roles mistaken. Commitments that a person has checked against the page: "
        f"{total_of(book, 'checked')} of {total_of(book, 'found')}. Doubts about the reading or "
        f"the plan itself: {doubts}; each stands in findings.csv. Counts of commitments that the "
        f"plan declares otherwise than it prints them: {differ}; each stands in counts.csv."
    )


def _workbook(name: str) -> dict[str, str]:
    description = "All tables in one workbook, to read: a summary, then a sheet for each."
    return {"name": name, "format": "xlsx", "description": description, **UPLOAD}


def _table(table: Table) -> dict[str, str]:
    return {
        "name": f"{table.name}.csv",
        "format": "csv",
        "description": table.form.meaning,
        **UPLOAD,
        "hdx_data_dictionary": dictionary(table.form.columns),
    }


def dictionary(columns: Sequence[Column]) -> str:
    """What each column holds, in the form in which the exchange keeps it."""
    told = [
        {
            "field": column.name,
            "label": words_of(column.name),
            "description": column.meaning,
            "data_type": TYPES[column.type],
        }
        for column in columns
    ]
    return json.dumps(told, ensure_ascii=False, separators=(",", ":"))


def of_country(book: Book, iso3: str) -> Book:
    """What of a book is a country's, and what holds for the whole of its editions."""
    commitments = _values(book, "commitments", "commitment_id", iso3)
    editions = _values(book, "countries", "edition_id", iso3)
    institutions = {
        (row["edition_id"], row["institution_id"])
        for row in book.tables["mentions"].rows
        if row["country_iso3"] == iso3
    }

    def keeps(table: Table) -> Callable[[Row], bool]:
        names = {column.name for column in table.form.columns}
        if table.name == "institutions":
            return lambda row: (row["edition_id"], row["institution_id"]) in institutions
        if table.name == "findings":  # one that names no country is about the whole plan
            return lambda row: row["edition_id"] in editions and row["country_iso3"] in (iso3, None)
        if "country_iso3" in names:
            return lambda row: row["country_iso3"] == iso3
        if "commitment_id" in names:
            return lambda row: row["commitment_id"] in commitments
        return lambda row: row["edition_id"] in editions

    tables = (Table(t.form, [*filter(keeps(t), t.rows)]) for t in book.tables.values())
    kept = [named for named in book.editions if named.id in editions]
    return replace(book, editions=kept, tables=Tables(tuple(tables)))


def _values(book: Book, table: str, column: str, iso3: str) -> set[object]:
    rows = book.tables[table].rows
    return {row[column] for row in rows if row["country_iso3"] == iso3}
