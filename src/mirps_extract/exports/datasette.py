"""What Datasette is told of the database: titles, labels, facets, questions and the licence."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from mirps_extract.exports.about import (
    NO_LICENCE,
    TITLE,
    description_of,
    edition_title,
    licence_of,
    words_of,
)
from mirps_extract.exports.delimited import JOINT
from mirps_extract.exports.values import Book
from mirps_extract.tables import Form

METADATA = "mirps-metadata.json"

FACETS = {
    "changes": ("kind", "country_iso3"),
    "changes_in_full": ("kind", "country", "edition_year"),
    "commitments": ("country", "focus_area", "responsible_is"),
    "commitments_in_full": ("country", "area", "responsible", "responsible_is", "edition_year"),
    "commitments_by_institution": ("country", "area", "role", "type"),
    "counts": ("country_iso3", "focus_area"),
    "counts_that_differ": ("country", "area"),
    "findings": ("severity", "code"),
    "institutions": ("type", "institution_country_iso3"),
    "mentions": ("role", "source"),
    "narrative": ("country_iso3",),
}
"""The columns by which a table or a view is narrowed down with a click."""

LABELS = {
    "area_names": "name",
    "commitments": "label",
    "countries": "country",
    "editions": "title",
    "institutions": "name",
    "lineages": "lineage",
}
"""The column that stands for a row wherever another table refers to it."""

QUERIES: Mapping[str, tuple[str, str, str]] = {
    "commitments_on": (
        "What a country commits to in a focus area",
        "By name or code; leave empty what does not matter.",
        """
SELECT edition_year, country, area, label, text, page_first FROM commitments_in_full
WHERE (:country = '' OR country LIKE :country OR country_iso3 LIKE :country)
  AND (:area = '' OR area LIKE :area OR focus_area LIKE :area)
ORDER BY edition_year, country, focus_area, position""",
    ),
    "commitments_of": (
        "What an institution does",
        "By its acronym, or a part of its name.",
        """
SELECT edition_year, country, area, role, name, label, text, page_first
FROM commitments_by_institution
WHERE :institution != '' AND (acronym LIKE :institution OR name LIKE '%' || :institution || '%')
ORDER BY edition_year, country, label""",
    ),
    "commitments_that_say": (
        "Commitments that say some words",
        "All of the words, whatever their accents.",
        """
SELECT f.edition_year, f.country, f.area, f.label, f.text, f.page_first
FROM commitments_fts
JOIN commitments c ON c.rowid = commitments_fts.rowid
JOIN commitments_in_full f USING (commitment_id)
WHERE commitments_fts MATCH escape_fts(:words)
ORDER BY commitments_fts.rank""",
    ),
    "commitments_by_country_and_area": (
        "How many commitments each country has in each focus area",
        "Those that were found.",
        """
SELECT edition_year, country, area, count(*) AS commitments FROM commitments_in_full
GROUP BY edition_year, country, area ORDER BY edition_year, country, area""",
    ),
}
"""Questions that people ask with a click: titles, how to ask them, and what is asked."""


def datasette_metadata(book: Book, views: Mapping[str, str]) -> bytes:
    """What the tables and these views are, as Datasette reads it."""
    known = licence_of(book)
    metadata = {
        "title": TITLE,
        "description": description_of(book),
        "license": book.licence or NO_LICENCE,
        **({"license_url": known.url} if known else {}),
        "source": JOINT.join(edition_title(row) for row in book.tables["editions"].rows),
        **({"source_url": book.source_url} if book.source_url else {}),
        "databases": {
            "mirps": {
                "tables": {
                    **{table.name: _table(table.form) for table in book.tables.values()},
                    **{name: _told(name, meaning) for name, meaning in views.items()},
                    "area_names": _told("area_names", "What the focus areas are called."),
                    "commitments_fts": {"hidden": True},
                },
                "queries": {
                    name: {"title": title, "description": how, "sql": sql.strip()}
                    for name, (title, how, sql) in QUERIES.items()
                },
            }
        },
    }
    return (json.dumps(metadata, ensure_ascii=False, indent=2) + "\n").encode()


def _table(form: Form) -> dict[str, Any]:
    columns = {column.name: column.meaning for column in form.columns if not column.looked_up}
    return {**_told(form.name, form.meaning), "columns": columns}


def _told(name: str, meaning: str) -> dict[str, Any]:
    return {
        "title": words_of(name),
        "description": meaning,
        **({"label_column": LABELS[name]} if name in LABELS else {}),
        **({"facets": list(FACETS[name])} if name in FACETS else {}),
    }
