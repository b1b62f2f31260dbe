"""Excel: one workbook for people: what it is, a summary, then a sheet for each table."""

from __future__ import annotations

import io
from datetime import datetime
from typing import TYPE_CHECKING

from mirps_extract.errors import ExportError
from mirps_extract.exports.about import ORDER, TITLE, language_of, named
from mirps_extract.exports.delimited import JOINT
from mirps_extract.exports.excel_about import write_about
from mirps_extract.exports.excel_cells import LONG, Cells, fit, head_of, sheet_of
from mirps_extract.exports.excel_summary import write_summary
from mirps_extract.exports.values import Book, Files
from mirps_extract.tables import CellType, Column, Row, Table, Value

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

NAME = "mirps.xlsx"

CREATED = datetime(2000, 1, 1)
"""The date in the file's properties: a true one would make each export differ."""

SHOWN = {
    "commitments": (
        "edition_year",
        "country",
        "focus_area",
        "label",
        "text",
        "responsible",
        "responsible_is",
        "page_first",
        "checked",
    ),
    "changes": (
        "edition_year",
        "country_iso3",
        "kind",
        "text_before",
        "text_after",
        "words_removed",
        "words_added",
        "score",
    ),
    "lineages": ("lineage", "country_iso3", "focus_area", "text", "first_year", "last_year"),
    "counts": (
        "edition_year",
        "country",
        "focus_area",
        "declared",
        "found",
        "difference",
        "checked",
    ),
    "statuses": (
        "lineage",
        "country_iso3",
        "status_date",
        "status",
        "status_source",
        "note",
        "told_by",
        "counts_as",
    ),
    "institutions": ("name", "acronym", "type", "institution_country_iso3", "commitments"),
    "mentions": ("commitment_id", "text", "name", "role", "page"),
    "findings": ("severity", "code", "message", "pages", "commitment_id"),
    "narrative": ("edition_year", "country", "text", "page_first"),
    "countries": ("edition_year", "country", "title", "page_first", "page_last"),
    "focus_areas": ("edition_year", "country", "focus_area", "heading"),
    "objectives": ("edition_id", "position", "text"),
    "items": ("commitment_id", "marker", "text"),
    "details": ("commitment_id", "column", "text"),
    "footnotes": ("mark", "text", "page_first"),
    "editions": ("title", "edition_year", "language", "source_file", "source_pages", "words"),
}
"""The columns that people read, which a laptop shows side by side; the rest is folded away."""

ROWS = 1_048_576
"""Rows that a sheet may hold (Excel's limit), the head among them."""

WIDTHS = {
    CellType.STRING: 18,
    CellType.INTEGER: 11,
    CellType.NUMBER: 11,
    CellType.BOOLEAN: 11,
    CellType.LIST: 30,
}
"""Widths of columns in characters."""

WIDE = {
    "text": 71,
    "text_before": 45,
    "text_after": 45,
    "words_removed": 22,
    "words_added": 22,
    "kind": 13,
    "message": 80,
    "title": 30,
    "name": 40,
    "heading": 30,
    "status_source": 40,
    "note": 60,
    "commitment_id": 28,
    "focus_area": 20,
    "country": 13,
    "label": 14,
    "edition_year": 9,
    "responsible": 25,
    "responsible_is": 9,
    "checked": 9,
    "page_first": 10,
    "page_last": 10,
}

PLACES = ("edition_year", "page", "page_first", "page_last", "position", "number")
"""Columns of numbers that are read as names, and stand on the left as those do."""

LINKS = ("commitment_id", "duplicate_of", "commitment_before", "commitment_after")
"""Columns whose cells lead to the row of a commitment."""


def excel_files(book: Book) -> Files:
    """One file, mirps.xlsx."""
    yield NAME, workbook_of(book)


def workbook_of(book: Book) -> bytes:
    """The workbook of a book; a table without rows has no sheet."""
    from xlsxwriter import Workbook

    tables = [table for table in (book.tables[name] for name in ORDER) if table.rows]
    data = io.BytesIO()
    with Workbook(data, {"in_memory": True, "strings_to_urls": False}) as workbook:
        workbook.set_properties({"created": CREATED, "title": TITLE})
        cells = Cells(workbook)
        about = workbook.add_worksheet("about")
        write_summary(book, workbook, cells)
        rows, language = _first_rows(book), language_of(book)
        for table in tables:
            sheet = workbook.add_worksheet(sheet_of(table.name))
            _write_table(table, sheet, cells, rows, language)
        _write_columns(tables, workbook.add_worksheet("columns"), cells)
        _write_long(workbook, cells)
        write_about(book, about, cells, tables)
        for sheet in workbook.worksheets():
            sheet.set_landscape()
            sheet.set_paper(9)  # A4
            sheet.fit_to_pages(1, 0)  # one page wide, as many long as it takes
    return data.getvalue()


def _first_rows(book: Book) -> dict[str, int]:
    """The row of each commitment on its sheet, counted as Excel counts."""
    rows = book.tables["commitments"].rows
    return {str(row["commitment_id"]): at for at, row in enumerate(rows, start=2)}


def _write_table(
    table: Table, sheet: Worksheet, cells: Cells, targets: dict[str, int], language: str
) -> None:
    if len(table.rows) >= ROWS:
        raise ExportError(f"{table.name} has more rows than a sheet may: export fewer editions.")
    columns = ordered(table)
    widths = {column.name: width_of(table.name, column) for column in columns}
    shown = len(SHOWN.get(table.name, columns))
    heads = {head_of(name): width for name, width in widths.items()}
    cells.head_row(sheet, heads, len(table.rows), folded=len(columns) - shown)
    for line, row in enumerate(table.rows, start=1):
        told: Row = {name: named(name, row[name], language) for name in widths}
        for at, column in enumerate(columns):
            differs = table.name == "counts" and bool(row["difference"])
            target = targets.get(str(row[column.name])) if column.name in LINKS else None
            if (table.name, column.name) == ("commitments", "commitment_id"):
                target = None
            left = cells.left if column.name in PLACES else None
            style = cells.differs if differs else left
            if (table.name, column.name) == ("changes", "kind"):
                style = cells.kinds.get(str(row["kind"]))
            _write_value(sheet, cells, (line, at), told[column.name], target, style)
        fit(sheet, line, [(told[name], widths[name]) for name in list(widths)[:shown]])


def ordered(table: Table) -> list[Column]:
    """The columns of a table as its sheet has them: first those that people read."""
    shown = SHOWN.get(table.name, ())
    columns = {column.name: column for column in table.form.columns}
    return [*(columns.pop(name) for name in shown), *columns.values()]


def _write_value(
    sheet: Worksheet,
    cells: Cells,
    place: tuple[int, int],
    value: Value,
    target: int | None,
    style: Format | None,
) -> None:
    told = JOINT.join(value) if isinstance(value, list) else value
    if target is not None:
        cells.link(sheet, place, f"internal:'commitments'!A{target}", str(told))
    else:
        cells.write(sheet, place, told, style)


def width_of(table: str, column: Column) -> int:
    """How wide a column of a table is, in characters."""
    if (table, column.name) == ("mentions", "text"):
        return WIDE["name"]  # a name, not a paragraph
    return WIDE.get(column.name, max(WIDTHS[column.type], len(column.name) + 3))


def _write_columns(tables: list[Table], sheet: Worksheet, cells: Cells) -> None:
    """What each column of each sheet holds, and what other formats call it."""
    rows: list[tuple[Value, ...]] = [
        (sheet_of(table.name), head_of(column.name), column.name, column.type.value, column.meaning)
        for table in tables
        for column in ordered(table)
    ]
    widths = {"Sheet": 16, "Column": 26, "Name in other formats": 26, "Type": 10, "Meaning": 80}
    cells.head_row(sheet, widths, len(rows))
    for line, row in enumerate(rows, start=1):
        for at, value in enumerate(row):
            cells.write(sheet, (line, at), value)


def _write_long(workbook: Workbook, cells: Cells) -> None:
    """The texts that are longer than a cell may be, whole: in as many cells as it takes."""
    rows: list[tuple[Value, ...]] = [
        (long.cell, part, len(long.parts), text)
        for long in cells.long
        for part, text in enumerate(long.parts, start=1)
    ]
    if not rows:
        return
    sheet = workbook.add_worksheet(LONG)
    cells.head_row(sheet, {"Cell": 24, "Part": 10, "Of": 10, "Text": 80}, len(rows))
    for line, row in enumerate(rows, start=1):
        for at, value in enumerate(row):
            cells.write(sheet, (line, at), value)
