"""CSV after RFC 4180, in UTF-8, with a guard against formulas."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Sequence

from mirps_extract.exports.values import Book, Files
from mirps_extract.tables import Table, Value

MARK = "\ufeff"
"""The byte order mark: without it, Excel takes UTF-8 for the code page of its country."""

JOINT = "; "
"""Stands between the entries of a list in one cell."""

GUARD = "'"
"""Stands before a text that a spreadsheet would take for a formula."""

_FORMULA = re.compile("[\\s'\"]*[=+\\-@\t\r\n＝＋－＠]")
"""The beginnings that OWASP names for CSV injection, also after white space and quotes, which some
programs drop; guards are among these, so that the guard is undone without doubt."""


def csv_files(book: Book) -> Files:
    """A file for each table, such as commitments.csv, for spreadsheets."""
    for table in book.tables.values():
        yield f"{table.name}.csv", csv_of(table, mark=True)


def csv_of(table: Table, *, mark: bool = False, tags: bool = False) -> bytes:
    """A table as CSV.

    Args:
        table: the table.
        mark: whether to begin with the byte order mark.
        tags: whether to add the row of HXL hashtags under the head.
    """
    columns = table.form.columns
    head = [[column.name for column in columns]]
    if tags:
        head.append([column.hxl for column in columns])
    rows = ([cell(value) for value in row.values()] for row in table.rows)
    return (MARK if mark else "").encode() + delimited(head, rows)


def cell(value: Value) -> str:
    """A value as the text of a cell: lists joined, nothing for null, texts guarded."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, list):
        value = JOINT.join(value)
    return guarded(value) if isinstance(value, str) else str(value)


def guarded(text: str) -> str:
    """A text that no spreadsheet takes for a formula; `unguarded` gives it back as it was."""
    return GUARD + text if _FORMULA.match(text) else text


def unguarded(text: str) -> str:
    """A text as it was before `guarded`."""
    return text[1:] if text.startswith(GUARD) and _FORMULA.match(text) else text


def delimited(head: Sequence[Sequence[str]], rows: Iterable[Sequence[str]]) -> bytes:
    """Rows as CSV, below those of a head."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerows(head)
    writer.writerows(rows)
    return text.getvalue().encode()
