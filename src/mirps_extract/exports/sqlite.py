"""SQLite: normalised tables with keys and indices, full-text search, and views to ask."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable

from mirps_extract.exports.values import Book, Files
from mirps_extract.tables import CellType, Column, Form, Table, Value

NAME = "mirps.db"

TYPES = {
    CellType.STRING: "TEXT",
    CellType.INTEGER: "INTEGER",
    CellType.NUMBER: "REAL",
    CellType.LIST: "TEXT",
}

INDICES = {
    "commitments": (("country_iso3", "focus_area"), ("key",), ("duplicate_of",)),
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
        "Every commitment with its country, focus area and institutions.",
        """
SELECT c.commitment_id, c.label, e.edition_year, c.country_iso3, n.country, c.focus_area,
       c.position, c.number, c.title, c.text, c.page_first, c.page_last,
       (SELECT group_concat(institution, '; ') FROM (
           SELECT DISTINCT i.name AS institution FROM mentions m
           JOIN institutions i USING (edition_id, institution_id)
           WHERE m.commitment_id = c.commitment_id ORDER BY m.position)) AS institutions
FROM commitments c
JOIN editions e USING (edition_id)
JOIN countries n USING (edition_id, country_iso3)""",
    ),
    "commitments_by_institution": (
        "What each institution does: a row for each commitment that mentions it, with its role.",
        """
SELECT DISTINCT i.institution_id, i.name, i.acronym, i.type, m.role, e.edition_year,
       c.country_iso3, c.focus_area, c.commitment_id, c.text, c.page_first
FROM mentions m
JOIN institutions i USING (edition_id, institution_id)
JOIN commitments c USING (commitment_id)
JOIN editions e ON e.edition_id = c.edition_id""",
    ),
    "counts_that_differ": (
        "Where a plan declares another number of commitments than was found.",
        """
SELECT e.edition_year, n.country, c.country_iso3, c.focus_area, c.declared, c.found, c.difference
FROM counts c
JOIN editions e USING (edition_id)
JOIN countries n USING (edition_id, country_iso3)
WHERE c.difference != 0""",
    ),
}
"""Views for the common questions, each with what it is for."""


def sqlite_files(book: Book) -> Files:
    """mirps.db, and mirps-metadata.json, which tells Datasette what the tables are."""
    connection = sqlite3.connect(":memory:", isolation_level=None)
    try:
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("BEGIN")
        connection.execute("PRAGMA defer_foreign_keys = ON")  # to a row of the table that is filled
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
    yield "mirps-metadata.json", _metadata(book)


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
    return f"CREATE TABLE {form.name} (\n  " + ",\n  ".join(lines) + "\n)"


def _quoted(names: Iterable[str]) -> str:
    return ", ".join(f'"{name}"' for name in names)


def _value(value: Value) -> str | int | float | None:
    return json.dumps(value, ensure_ascii=False) if isinstance(value, list) else value


def _metadata(book: Book) -> bytes:
    tables = {
        table.name: {
            "description": table.form.meaning,
            "columns": {column.name: column.meaning for column in stored(table.form)},
        }
        for table in book.tables.values()
    }
    views = {name: {"description": meaning} for name, (meaning, _) in VIEWS.items()}
    metadata = {
        "title": "MIRPS National Action Plans",
        "description": "Commitments on refugees and displaced people, read from the plan's PDF.",
        **({"license": book.licence} if book.licence else {}),
        **({"source_url": book.source_url} if book.source_url else {}),
        "databases": {
            "mirps": {"tables": {**tables, **views, "commitments_fts": {"hidden": True}}}
        },
    }
    return (json.dumps(metadata, ensure_ascii=False, indent=2) + "\n").encode()
