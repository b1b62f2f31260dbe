"""The first sheet of the workbook: countries by focus areas, declared and found."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from mirps_extract.exports.excel_cells import fit
from mirps_extract.exports.values import Book
from mirps_extract.tables import Row
from mirps_extract.vocabulary import TOTAL

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

    from mirps_extract.exports.excel_cells import Cells

EDITION, AREA, DIFFERENCES = (16, 13, 16), 12, 60
"""Widths of the columns in characters."""

CountryOf = tuple[str, str]
"""An edition's id and a country's code."""


def write_summary(book: Book, sheet: Worksheet, cells: Cells) -> None:
    """Write a row for each country of each edition, and what it declares and prints by area.

    Differences are coloured, and the last column says them in words.
    """
    counts = _counts(book)
    areas = [*dict.fromkeys(a for found in counts.values() for a in found if a != TOTAL), TOTAL]
    heads = [f"{area} {what}" for area in areas for what in ("declared", "found")]
    names = ["edition", "country_iso3", "country", *heads, "differences"]
    widths = [*EDITION, *[AREA] * len(heads), DIFFERENCES]
    named = {name.replace("_", " "): width for name, width in zip(names, widths, strict=True)}
    cells.head_row(sheet, named, len(counts), fixed=len(EDITION))
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)  # one page wide, as many long as it takes
    firsts = _first_rows(book)
    for line, ((edition, iso3), found) in enumerate(counts.items(), start=1):
        country = str(found[TOTAL]["country"])
        cells.write(sheet, (line, 0), edition)
        cells.write(sheet, (line, 1), iso3)
        _linked(sheet, cells, (line, 2), country, firsts.get((edition, iso3, None)))
        for at, area in enumerate(areas):
            if area in found:
                first = firsts.get((edition, iso3, None if area == TOTAL else area))
                _write_count(sheet, cells, (line, 3 + 2 * at), found[area], first)
        told = "; ".join(_differences(found)) or "none"
        cells.write(sheet, (line, len(names) - 1), told)
        fit(sheet, line, [(country, EDITION[-1]), (told, DIFFERENCES)])


def _counts(book: Book) -> dict[CountryOf, dict[str, Row]]:
    """The counts of each country by focus area."""
    counts: dict[CountryOf, dict[str, Row]] = {}
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


def _differences(found: dict[str, Row]) -> Iterator[str]:
    if all(row["declared"] is None for row in found.values()):
        yield "the plan declares no counts"
    for area, row in found.items():
        if row["difference"]:
            yield f"{area.replace('_', ' ')}: {row['declared']} declared, {row['found']} found"
