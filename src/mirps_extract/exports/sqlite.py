"""SQLite: normalised tables with keys and indices, full-text search, and views to ask."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable

from mirps_extract.exports.about import area_name, language_of
from mirps_extract.exports.datasette import METADATA, datasette_metadata
from mirps_extract.exports.values import Book, Files
from mirps_extract.tables import CellType, Column, Form, Table, Value

NAME = "mirps.db"

AREA = "focus_area"

TYPES = {
    CellType.STRING: "TEXT",
    CellType.INTEGER: "INTEGER",
    CellType.NUMBER: "REAL",
    CellType.BOOLEAN: "INTEGER",
    CellType.LIST: "TEXT",
}

INDICES = {
    "commitments": (("country_iso3", "focus_area"), ("key",), ("duplicate_of",), ("lineage",)),
    "changes": (("kind",), ("commitment_before",), ("commitment_after",)),
    "mentions": (("edition_id", "institution_id"), ("role",)),
    "findings": (("commitment_id",),),
    "institutions": (("institution_id",), ("acronym",)),
}
"""Columns by which the tables are commonly searched, beside their keys."""

# Datasette tells by the double quotes which table is searched.
SEARCH = """
CREATE VIRTUAL TABLE commitments_fts USING fts5(
    title, text, content="commitments", tokenize="unicode61 remove_diacritics 2"
);
INSERT INTO commitments_fts (commitments_fts) VALUES ('rebuild');
"""

VIEWS = {
    "commitments_in_full": (
        "Every commitment with its country, focus area, who has to do it and its institutions.",
        """
SELECT c.label, e.edition_year, c.country, a.name AS area, c.text,
       (SELECT group_concat(value, '; ') FROM json_each(c.responsible)) AS responsible,
       c.responsible_is,
       (SELECT group_concat(institution, '; ') FROM (
           SELECT DISTINCT i.name AS institution FROM mentions m
           JOIN institutions i USING (edition_id, institution_id)
           WHERE m.commitment_id = c.commitment_id ORDER BY m.position)) AS institutions,
       c.page_first, c.page_last, c.number, c.title, c.checked, c.corrected, c.status,
       c.status_date, c.country_iso3,
       c.focus_area, c.position, c.lineage, c.commitment_id
FROM commitments c
JOIN editions e USING (edition_id)
JOIN area_names a USING (focus_area)""",
    ),
    "commitments_by_institution": (
        "What each institution does: a row for each commitment that mentions it, with its role.",
        """
SELECT DISTINCT i.name, i.acronym, m.role, c.label, e.edition_year, c.country, a.name AS area,
       c.text, c.page_first, i.type, i.institution_id, c.country_iso3, c.focus_area,
       c.commitment_id
FROM mentions m
JOIN institutions i USING (edition_id, institution_id)
JOIN commitments c USING (commitment_id)
JOIN editions e ON e.edition_id = c.edition_id
JOIN area_names a USING (focus_area)""",
    ),
    "changes_in_full": (
        "What became of each commitment from one edition to the next, with both texts.",
        """
SELECT f.edition_year AS from_year, e.edition_year, n.country, r.name AS area, x.kind, x.score,
       b.label AS label_before, b.text AS text_before, a.label AS label_after,
       a.text AS text_after, b.focus_area AS focus_area_before, a.focus_area AS focus_area_after,
       b.lineage AS lineage_before, a.lineage AS lineage_after, x.country_iso3,
       coalesce(a.focus_area, b.focus_area) AS focus_area, x.change,
       x.commitment_before, x.commitment_after
FROM changes x
JOIN editions f ON f.edition_id = x.from_edition_id
JOIN editions e ON e.edition_id = x.edition_id
LEFT JOIN commitments b ON b.commitment_id = x.commitment_before
LEFT JOIN commitments a ON a.commitment_id = x.commitment_after
JOIN area_names r ON r.focus_area = coalesce(a.focus_area, b.focus_area)
JOIN (SELECT country_iso3, max(country) AS country FROM countries GROUP BY 1) n
  ON n.country_iso3 = x.country_iso3""",
    ),
    "counts_that_differ": (
        "Where a plan declares another number of commitments than was found.",
        """
SELECT e.edition_year, n.country, a.name AS area, c.declared, c.found, c.difference,
       c.country_iso3, c.focus_area
FROM counts c
JOIN editions e USING (edition_id)
JOIN countries n USING (edition_id, country_iso3)
JOIN area_names a USING (focus_area)
WHERE c.difference != 0""",
    ),
}
"""Views for the common questions, each with what it is for."""

AREA_NAMES = "area_names"
"""The table of what focus areas are called; whatever has the slug of one refers to it."""


def sqlite_files(book: Book) -> Files:
    """mirps.db, and mirps-metadata.json, which tells Datasette what the tables are."""
    connection = sqlite3.connect(":memory:", isolation_level=None)
    try:
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("BEGIN")
        connection.execute("PRAGMA defer_foreign_keys = ON")  # to a row of the table that is filled
        _name_areas(connection, book)
        for table in book.tables.values():
            _fill(connection, table)
        connection.execute("COMMIT")
        connection.executescript(SEARCH)
        for name, (_, query) in VIEWS.items():
            connection.execute(f"CREATE VIEW {name} AS {query.strip()}")
        connection.execute("VACUUM")
        yield NAME, connection.serialize()
    finally:
        connection.close()
    yield METADATA, datasette_metadata(book, {n: told for n, (told, _) in VIEWS.items()})


def stored(form: Form) -> list[Column]:
    """The columns that a table keeps here: those that cannot be had from another."""
    return [column for column in form.columns if not column.looked_up]


def _fill(connection: sqlite3.Connection, table: Table) -> None:
    columns = stored(table.form)
    connection.execute(_definition(table.form))
    marks = ", ".join("?" * len(columns))
    connection.executemany(
        f"INSERT INTO {table.name} VALUES ({marks})",
        ([_value(row[column.name]) for column in columns] for row in table.rows),
    )
    for indexed in INDICES.get(table.name, ()):
        name = "_".join((table.name, *indexed))
        connection.execute(f"CREATE INDEX {name} ON {table.name} ({', '.join(indexed)})")


def _name_areas(connection: sqlite3.Connection, book: Book) -> None:
    """Write what the focus areas are called."""
    tables = [table for table in book.tables.values() if AREA in _names(table.form)]
    slugs = dict.fromkeys(row[AREA] for table in tables for row in table.rows if row[AREA])
    connection.execute(f"CREATE TABLE {AREA_NAMES} ({AREA} TEXT PRIMARY KEY, name TEXT NOT NULL)")
    connection.executemany(
        f"INSERT INTO {AREA_NAMES} VALUES (?, ?)",
        ((slug, area_name(str(slug), language_of(book))) for slug in slugs),
    )


def _names(form: Form) -> list[str]:
    return [column.name for column in stored(form)]


def _definition(form: Form) -> str:
    lines = [
        f'"{column.name}" {TYPES[column.type]}{" NOT NULL" if column.required else ""}'
        for column in stored(form)
    ]
    lines.append(f"PRIMARY KEY ({_quoted(form.key)})")
    lines += [
        f"FOREIGN KEY ({_quoted(reference.columns)}) "
        f"REFERENCES {reference.table} ({_quoted(reference.target)})"
        for reference in form.references
    ]
    if AREA in _names(form):
        lines.append(f'FOREIGN KEY ("{AREA}") REFERENCES {AREA_NAMES} ("{AREA}")')
    return f"CREATE TABLE {form.name} (\n  " + ",\n  ".join(lines) + "\n)"


def _quoted(names: Iterable[str]) -> str:
    return ", ".join(f'"{name}"' for name in names)


def _value(value: Value) -> str | int | float | None:
    return json.dumps(value, ensure_ascii=False) if isinstance(value, list) else value
