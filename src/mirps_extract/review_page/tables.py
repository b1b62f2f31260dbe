"""What the page needs to make the program's exports itself: their forms, and rows as they are.

Rows that no correction changes come from here; the page makes the others of what it shows.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from mirps_extract.exports.about import ORDER, SLUGS
from mirps_extract.exports.excel import ordered, width_of
from mirps_extract.exports.excel_cells import head_of, sheet_of
from mirps_extract.findings import kinds
from mirps_extract.model import Place, Plan
from mirps_extract.reconcile import NOTES
from mirps_extract.tables import FORMS, CellType, edition_id, tables_of
from mirps_extract.tables.commitment_forms import ROLE_COLUMNS
from mirps_extract.vocabulary import languages

AS_READ = ("editions", "countries", "narrative", "objectives", "footnotes")
"""Tables that no correction changes."""

TOLD_ANEW = (
    "area_count_mismatch",
    "total_mismatch",
    "declared_sum_mismatch",
    "area_not_declared",
    "counts_not_declared",
    "empty_focus_area",
    "empty_country",
    "duplicate_commitment",
    "unknown_institution",
)
"""Findings that follow from what the page shows, so that it tells them again."""

Declared = Mapping[str, Mapping[str, Sequence[Place]]]
"""Where each country declares its counts: by its code, then by focus area or `total`."""


def tables_data(plan: Plan, language: str) -> dict[str, Any]:
    """The forms of the tables and sheets, and the rows that stay.

    Args:
        plan: what was read.
        language: in which sheets name focus areas and kinds.
    """
    tables = tables_of(plan)
    return {
        "edition": edition_id(plan),
        "language": language,
        "languages": list(languages()),
        "roles": dict(ROLE_COLUMNS),
        "slugs": SLUGS,
        "forms": [
            {
                "name": form.name,
                "columns": [column.name for column in form.columns],
                "numbers": [one.name for one in form.columns if one.type is CellType.NUMBER],
            }
            for form in FORMS
        ],
        "sheets": [
            {
                "name": name,
                "title": sheet_of(name),
                "columns": [column.name for column in ordered(tables[name])],
                "heads": [head_of(column.name) for column in ordered(tables[name])],
                "widths": [width_of(name, column) for column in ordered(tables[name])],
            }
            for name in ORDER
        ],
        "rows": {name: list(tables[name].rows) for name in AS_READ},
    }


def findings_data(declared: Declared) -> dict[str, Any]:
    """The words of findings that the page tells anew, and the places of what is declared."""
    return {
        "kinds": {
            code: {"severity": kinds()[code].severity, "message": kinds()[code].message}
            for code in TOLD_ANEW
        },
        "notes": NOTES,
        "declared": {
            iso3: [
                [slug, [{"page": one.page, "bbox": one.bbox} for one in places]]
                for slug, places in by_slug.items()
            ]
            for iso3, by_slug in declared.items()
        },
    }
