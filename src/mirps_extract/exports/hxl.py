"""CSV with a row of HXL hashtags. The Humanitarian Data Exchange has retired them; see `hdx`."""

from __future__ import annotations

from mirps_extract.exports.about import TITLE
from mirps_extract.exports.delimited import csv_of
from mirps_extract.exports.hdx import METADATA, NAME, UPLOAD, metadata
from mirps_extract.exports.values import Book, Files

OFTEN_EMPTY = ("objectives", "items", "details", "footnotes", "lineages", "changes", "statuses")
"""Tables that hold nothing in many plans: a file of heads alone is no use to anybody."""


def hxl_files(book: Book) -> Files:
    """A file for each table, such as commitments.hxl.csv, and hdx-dataset.json to publish them."""
    tables = [t for t in book.tables.values() if t.rows or t.name not in OFTEN_EMPTY]
    for table in tables:
        yield f"{table.name}.hxl.csv", csv_of(table, tags=True)
    resources = [
        {
            "name": f"{table.name}.hxl.csv",
            "format": "csv",
            "description": table.form.meaning,
            **UPLOAD,
        }
        for table in tables
    ]
    yield METADATA, metadata(book, NAME, TITLE, resources)
