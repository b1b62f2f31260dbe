"""A book of one country alone, for portals that keep a dataset for each."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from mirps_extract.exports.values import Book
from mirps_extract.tables import Row, Table, Tables


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
