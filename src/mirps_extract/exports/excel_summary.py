"""The summary of the workbook: countries by focus areas, declared and found, with totals."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from mirps_extract.exports.about import area_name, language_of
from mirps_extract.exports.excel_cells import fit
from mirps_extract.exports.values import Book
from mirps_extract.tables import Row
from mirps_extract.vocabulary import TOTAL

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.worksheet import Worksheet

    from mirps_extract.exports.excel_cells import Cells

SHEET = "summary"

EDITION, COUNTRY, DIFFERENCES, NUMBER, ISO3 = 16, 14, 44, 11, 10
"""Widths of the columns in characters."""

FIRST = 3
"""The column of the first number, from 0: after the edition, the country and the differences."""

HEIGHT = 22
"""How many lines of the sheet the chart is high."""

COLOURS = ("#0072B2", "#E69F00", "#009E73", "#CC79A7", "#56B4E9", "#D55E00", "#F0E442", "#000000")
"""Colours that people with any kind of colour vision tell apart (Okabe and Ito)."""

CountryOf = tuple[str, str]
"""An edition's id and a country's code."""

Counts = dict[CountryOf, dict[str, Row]]
"""The counts of each country by focus area."""


def write_summary(book: Book, workbook: Workbook, cells: Cells) -> None:
    """Write a row for each country of each edition, what it declares and prints, and a chart.

    Differences are coloured, and a column says them in words. A row below sums up each edition.
    """
    sheet = workbook.add_worksheet(SHEET)
    counts = _counts(book)
    areas = [TOTAL, *dict.fromkeys(a for found in counts.values() for a in found if a != TOTAL)]
    names = [area_name(area, language_of(book)) for area in areas]
    heads = [f"{name} {what}" for name in names for what in ("declared", "found")]
    first = {"Edition": EDITION, "Country": COUNTRY, "Differences": DIFFERENCES}
    widths = {**first, **dict.fromkeys(heads, NUMBER), "Country ISO3": ISO3}
    cells.head_row(sheet, widths, len(counts), fixed=2)
    firsts = _first_rows(book)
    for line, ((edition, iso3), found) in enumerate(counts.items(), start=1):
        cells.write(sheet, (line, 0), edition)
        country = str(found[TOTAL]["country"])
        _linked(sheet, cells, (line, 1), country, firsts.get((edition, iso3, None)))
        told = "; ".join(_differences(found, dict(zip(areas, names, strict=True)))) or "none"
        cells.write(sheet, (line, 2), told)
        for at, area in enumerate(areas):
            if area in found:
                target = firsts.get((edition, iso3, None if area == TOTAL else area))
                _write_count(sheet, cells, (line, FIRST + 2 * at), found[area], target)
        cells.write(sheet, (line, len(widths) - 1), iso3)
        fit(sheet, line, [(country, COUNTRY), (told, DIFFERENCES)])
    lines = _write_totals(counts, areas, sheet, cells)
    if counts:
        # What tells the columns of the chart apart: where there is one edition, the country does.
        names_from = 0 if len({edition for edition, _ in counts}) > 1 else 1
        categories: list[str | int] = [SHEET, 1, names_from, len(counts), 1]
        _draw(workbook, sheet, names[1:], categories, lines)


def _counts(book: Book) -> Counts:
    counts: Counts = {}
    for row in book.tables["counts"].rows:
        place = (str(row["edition_id"]), str(row["country_iso3"]))
        counts.setdefault(place, {})[str(row["focus_area"])] = row
    return counts


def _first_rows(book: Book) -> dict[tuple[str, str, str | None], int]:
    """The first row of each country, and of each of its areas, on the sheet of commitments."""
    firsts: dict[tuple[str, str, str | None], int] = {}
    for at, row in enumerate(book.tables["commitments"].rows, start=2):
        edition, iso3 = str(row["edition_id"]), str(row["country_iso3"])
        firsts.setdefault((edition, iso3, None), at)
        firsts.setdefault((edition, iso3, str(row["focus_area"])), at)
    return firsts


def _write_totals(counts: Counts, areas: list[str], sheet: Worksheet, cells: Cells) -> int:
    """Write a row with the sums of each edition; the first line below them."""
    line = len(counts)
    for edition in dict.fromkeys(edition for edition, _ in counts):
        line += 1
        found = [rows for (each, _), rows in counts.items() if each == edition]
        for at, text in enumerate((edition, "All countries", "")):
            cells.write(sheet, (line, at), text, cells.sum)
        for at, area in enumerate(areas):
            for more, what in enumerate(("declared", "found")):
                values = [rows[area][what] for rows in found if area in rows]
                numbers = [value for value in values if isinstance(value, int)]
                total = sum(numbers) if numbers else None
                cells.write(sheet, (line, FIRST + 2 * at + more), total, cells.sum)
    return line + 1


def _draw(
    workbook: Workbook, sheet: Worksheet, names: list[str], categories: list[str | int], line: int
) -> None:
    """Draw what was found, a column for each country, a colour for each focus area."""
    chart = workbook.add_chart({"type": "column", "subtype": "stacked"})
    for at, name in enumerate(names, start=1):
        column = FIRST + 2 * at + 1
        chart.add_series(
            {
                "name": name,
                "categories": categories,
                "values": [SHEET, 1, column, categories[3], column],
                "fill": {"color": COLOURS[(at - 1) % len(COLOURS)]},
                "gap": 60,
            }
        )
    chart.set_title({"name": "Commitments found, by focus area", "name_font": {"size": 12}})
    chart.set_y_axis({"major_gridlines": {"visible": True, "line": {"color": "#D9D9D9"}}})
    chart.set_legend({"position": "right"})
    chart.set_size({"width": 900, "height": 20 * HEIGHT})
    sheet.insert_chart(line + 1, 1, chart, {"description": "Commitments found, by focus area"})


def _write_count(
    sheet: Worksheet, cells: Cells, place: tuple[int, int], row: Row, first: int | None
) -> None:
    line, at = place
    differs = bool(row["difference"])
    declared, found = row["declared"], row["found"]
    cells.write(sheet, place, declared, cells.differs if differs else None)
    if isinstance(found, int):
        _linked(sheet, cells, (line, at + 1), found, first, differs=differs)


def _linked(
    sheet: Worksheet,
    cells: Cells,
    place: tuple[int, int],
    value: str | int,
    first: int | None,
    *,
    differs: bool = False,
) -> None:
    if first is None:
        cells.write(sheet, place, value, cells.differs if differs else None)
    else:
        cells.link(sheet, place, f"internal:'commitments'!A{first}", value, differs=differs)


def _differences(found: dict[str, Row], names: dict[str, str]) -> Iterator[str]:
    if all(row["declared"] is None for row in found.values()):
        yield "the plan declares no counts"
    for area, row in found.items():
        if row["difference"]:
            yield f"{names[area]}: {row['declared']} declared, {row['found']} found"
