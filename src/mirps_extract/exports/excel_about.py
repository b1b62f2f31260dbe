"""The first sheet of the workbook: what it is, whose, of when, and what stands on which sheet."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from mirps_extract.exports.about import (
    NO_LICENCE,
    TITLE,
    countries_of,
    description_of,
    edition_title,
    governments_of,
    licence_of,
    readers_of,
    total_of,
)
from mirps_extract.exports.delimited import JOINT
from mirps_extract.exports.excel_cells import LONG, fit, plain, sheet_of
from mirps_extract.exports.excel_summary import SHEET
from mirps_extract.exports.values import Book
from mirps_extract.tables import Table, Value
from mirps_extract.vocabulary import TOTAL

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

    from mirps_extract.exports.excel_cells import Cells

WIDTHS = (26, 100, 10)
"""Widths of the columns in characters."""

NAMED = 20
"""How many of the texts that no cell holds are named."""

HOW = (
    "Columns that few people need are folded away: the + over the last column opens them. The "
    "arrows in a head filter and sort. What is underlined leads to its commitment. Where a cell "
    "is coloured, the plan declares another number of commitments than it prints. On the sheet "
    "changes, new commitments are green, dropped ones red, reworded ones amber. The sheet "
    "findings says what may be wrong in the plan or in the reading."
)


def write_about(book: Book, sheet: Worksheet, cells: Cells, tables: Sequence[Table]) -> None:
    """Write what a person must know who was sent the file and nothing else."""
    for at, width in enumerate(WIDTHS):
        sheet.set_column(at, at, width)
    sheet.hide_gridlines(2)
    sheet.write_string(0, 0, TITLE, cells.title)
    line = 2
    for name, value in _facts(book, cells):
        cells.write(sheet, (line, 0), name, cells.name)
        cells.write(sheet, (line, 1), value, cells.left if isinstance(value, int) else None)
        fit(sheet, line, [(value, WIDTHS[1])])
        line += 1
    line += 1
    for at, head in enumerate(("Sheet", "What it holds", "Rows")):
        cells.write(sheet, (line, at), head, cells.head)
    for name, meaning, rows in _sheets(cells, tables):
        line += 1
        cells.link(sheet, (line, 0), f"internal:'{name}'!A1", name)
        cells.write(sheet, (line, 1), meaning)
        cells.write(sheet, (line, 2), rows)
        fit(sheet, line, [(meaning, WIDTHS[1])])


def _facts(book: Book, cells: Cells) -> Iterator[tuple[str, Value]]:
    yield "What this is", description_of(book)
    for row in book.tables["editions"].rows:
        yield "Plan", edition_title(row)
        yield "Year of the plan", row["edition_year"] or "not printed in the plan"
    url = [book.source_url] if book.source_url else []
    yield "Source", JOINT.join([*governments_of(book), *url])
    known = licence_of(book)
    yield "Licence", f"{book.licence or NO_LICENCE}{f' ({known.url})' if known else ''}"
    if book.organisation:
        yield "Published by", book.organisation
    yield "Read by", JOINT.join(readers_of(book))
    yield from _totals(book)
    yield "How to read it", HOW
    if cells.long:
        yield "Long texts", _long(cells)


def _totals(book: Book) -> Iterator[tuple[str, Value]]:
    counts = book.tables["counts"].rows
    totals = [row["declared"] for row in counts if row["focus_area"] == TOTAL]
    declared = [value for value in totals if isinstance(value, int)]
    yield "Countries", len(countries_of(book))
    yield "Commitments found", total_of(book, "found")
    yield "Commitments checked by a person", total_of(book, "checked")
    yield "Commitments declared", sum(declared) if declared else "The plan declares no totals."
    yield "Counts that differ", sum(bool(row["difference"]) for row in counts)
    named = {row["institution_id"] for row in book.tables["institutions"].rows}
    yield "Institutions", len(named)
    yield "Findings", len(book.tables["findings"].rows)


def _long(cells: Cells) -> str:
    """Which texts no cell holds."""
    more = f" and {len(cells.long) - NAMED} more" if len(cells.long) > NAMED else ""
    return (
        "Texts that are longer than a cell of Excel may be: "
        f"{', '.join(long.cell for long in cells.long[:NAMED])}{more}. Their cells hold the "
        f"beginning; the sheet {LONG} holds them whole, in parts."
    )


def _sheets(cells: Cells, tables: Sequence[Table]) -> Iterator[tuple[str, str, int | None]]:
    yield SHEET, "Countries by focus areas: what the plan declares and what was found.", None
    for table in tables:
        yield sheet_of(table.name), plain(table.form.meaning), len(table.rows)
    yield "columns", "What each column of each sheet holds.", None
    if cells.long:
        yield LONG, "Texts that are longer than a cell may be, whole.", len(cells.long)
