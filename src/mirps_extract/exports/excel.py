"""Excel: one workbook, first a summary, then a sheet for each table."""

from __future__ import annotations

import io
from datetime import datetime
from typing import TYPE_CHECKING

from mirps_extract.errors import ExportError
from mirps_extract.exports.delimited import JOINT
from mirps_extract.exports.excel_cells import Cells, fit, overflowing
from mirps_extract.exports.excel_summary import write_summary
from mirps_extract.exports.values import Book, Files
from mirps_extract.tables import CellType, Column, Row, Table, Value

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.worksheet import Worksheet

NAME = "mirps.xlsx"

CREATED = datetime(2000, 1, 1)
"""The date in the file's properties: a true one would make each export differ."""

SHEETS = (
    "commitments",
    "counts",
    "institutions",
    "mentions",
    "findings",
    "narrative",
    "countries",
    "focus_areas",
    "objectives",
    "items",
    "details",
    "evidence",
    "footnotes",
    "editions",
)
"""The tables in the order in which people ask for them."""

ROWS = 1_048_576
"""Rows that a sheet may hold (Excel's limit), the head among them."""

WIDTHS = {CellType.STRING: 18, CellType.INTEGER: 11, CellType.NUMBER: 11, CellType.LIST: 30}
"""Widths of columns in characters."""

WIDE = {"text": 80, "message": 80, "title": 30, "name": 40, "heading": 30, "commitment_id": 28}

LINKS = {"commitment_id": "commitments", "duplicate_of": "commitments"}
"""Columns whose cells lead to the row of another sheet."""


def excel_files(book: Book) -> Files:
    """One file, mirps.xlsx."""
    from xlsxwriter import Workbook

    data = io.BytesIO()
    with Workbook(data, {"in_memory": True, "strings_to_urls": False}) as workbook:
        workbook.set_properties({"created": CREATED, "title": "MIRPS National Action Plans"})
        cells = Cells(workbook)
        rows = _first_rows(book)
        write_summary(book, workbook.add_worksheet("summary"), cells)
        for name in SHEETS:
            _write_table(book.tables[name], workbook.add_worksheet(name), cells, rows)
        _write_columns(book, workbook.add_worksheet("columns"), cells)
        _write_overflow(book, workbook, cells)
    yield NAME, data.getvalue()


def _first_rows(book: Book) -> dict[str, int]:
    """The row of each commitment on its sheet, counted as Excel counts."""
    rows = book.tables["commitments"].rows
    return {str(row["commitment_id"]): at for at, row in enumerate(rows, start=2)}


def _write_table(table: Table, sheet: Worksheet, cells: Cells, targets: dict[str, int]) -> None:
    if len(table.rows) >= ROWS:
        raise ExportError(f"{table.name} has more rows than a sheet may: export fewer editions.")
    columns = table.form.columns
    widths = {column.name: _width(column) for column in columns}
    cells.head_row(sheet, widths, len(table.rows))
    for line, row in enumerate(table.rows, start=1):
        for at, column in enumerate(columns):
            _write_value(sheet, cells, (line, at), column, row, table.name, targets)
        fit(sheet, line, [(row[name], width) for name, width in widths.items()])


def _write_value(
    sheet: Worksheet,
    cells: Cells,
    place: tuple[int, int],
    column: Column,
    row: Row,
    table: str,
    targets: dict[str, int],
) -> None:
    value = row[column.name]
    if isinstance(value, list):
        value = JOINT.join(value)
    target = targets.get(str(value)) if column.name in LINKS else None
    leads_away = target is not None and (table, column.name) != ("commitments", "commitment_id")
    if leads_away:
        cells.link(sheet, place, f"internal:'commitments'!A{target}", str(value))
    elif table == "counts" and row["difference"]:
        cells.write(sheet, place, value, cells.differs)
    else:
        cells.write(sheet, place, value)


def _width(column: Column) -> int:
    return WIDE.get(column.name, max(WIDTHS[column.type], len(column.name) + 3))


def _write_columns(book: Book, sheet: Worksheet, cells: Cells) -> None:
    """What each column of each sheet holds."""
    rows = [
        (table.name, column.name, column.type.value, column.meaning)
        for table in (book.tables[name] for name in SHEETS)
        for column in table.form.columns
    ]
    cells.head_row(sheet, {"sheet": 16, "column": 26, "type": 10, "meaning": 80}, len(rows))
    for line, row in enumerate(rows, start=1):
        for at, value in enumerate(row):
            cells.write(sheet, (line, at), value)


def _write_overflow(book: Book, workbook: Workbook, cells: Cells) -> None:
    """The rest of the texts that are longer than a cell may be."""
    rests: list[tuple[Value, ...]] = [
        (name, line, column.name, rest)
        for name in SHEETS
        for line, row in enumerate(book.tables[name].rows, start=2)
        for column in book.tables[name].form.columns
        for rest in overflowing(row[column.name])
    ]
    if not rests:
        return
    sheet = workbook.add_worksheet("continued")
    cells.head_row(sheet, {"sheet": 16, "row": 10, "column": 16, "text": 80}, len(rests))
    for line, rest in enumerate(rests, start=1):
        for at, value in enumerate(rest):
            cells.write(sheet, (line, at), value)
