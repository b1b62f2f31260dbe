"""CSV with a row of HXL hashtags, and what the Humanitarian Data Exchange asks of a dataset."""

from __future__ import annotations

import json

from mirps_extract.exports.delimited import csv_of
from mirps_extract.exports.values import Book, Files

TAGS = ("asylum seekers", "forced displacement", "internally displaced persons-idp", "refugees")
"""Tags of the exchange's own list that hold for every plan."""

OTHER_LICENCE = "hdx-other"
"""What the exchange calls a licence that is none of its own."""

LICENCES = {
    "cc-by-4.0": "cc-by",
    "cc-by": "cc-by",
    "cc-by-3.0-igo": "cc-by-igo",
    "cc-by-igo": "cc-by-igo",
    "cc-by-sa-4.0": "cc-by-sa",
    "cc-by-sa": "cc-by-sa",
    "odc-by-1.0": "hdx-odc-by",
    "odbl-1.0": "hdx-odc-odbl",
    "pddl-1.0": "hdx-pddl",
}
"""What the exchange calls its licences, by their names in the SPDX list and its own."""

YEARLY = "365"
"""How often a new edition is expected, in days."""

OFTEN_EMPTY = ("objectives", "items", "details", "footnotes")
"""Tables that hold nothing in many plans: a file of heads alone is no use to the exchange."""


def hxl_files(book: Book) -> Files:
    """A file for each table, such as commitments.hxl.csv, and hdx-dataset.json to publish them."""
    tables = [t for t in book.tables.values() if t.rows or t.name not in OFTEN_EMPTY]
    for table in tables:
        yield f"{table.name}.hxl.csv", csv_of(table, tags=True)
    dataset = {
        "name": "mirps-national-action-plans",
        "title": "MIRPS National Action Plans: commitments",
        "private": True,  # who publishes decides when to make it public
        "notes": "Commitments on refugees and displaced people, read from the PDF of the plan. "
        "Counts that the plan declares stand beside those that were found.",
        "dataset_source": "MIRPS National Action Plan",
        **_dates(book),
        "data_update_frequency": YEARLY,
        "groups": [{"name": iso3.lower()} for iso3 in _countries(book)],
        **_licence(book.licence),
        "methodology": "Other",
        "methodology_other": "Read by mirps-extract; every text points to its page.",
        "tags": [{"name": name} for name in TAGS],
        **({"source_url": book.source_url} if book.source_url else {}),
        "resources": [
            {
                "name": f"{table.name}.hxl.csv",
                "format": "csv",
                "description": table.form.meaning,
            }
            for table in tables
        ],
    }
    yield "hdx-dataset.json", (json.dumps(dataset, ensure_ascii=False, indent=2) + "\n").encode()


def _licence(licence: str | None) -> dict[str, str]:
    """A licence as the exchange names it, or as one of its others."""
    known = LICENCES.get((licence or "").casefold())
    if known or licence is None:
        return {"license_id": known or OTHER_LICENCE}
    return {"license_id": OTHER_LICENCE, "license_other": licence}


def _countries(book: Book) -> list[str]:
    return sorted({str(row["country_iso3"]) for row in book.tables["countries"].rows})


def _dates(book: Book) -> dict[str, str]:
    years = [named.plan.edition.year for named in book.editions if named.plan.edition.year]
    if not years:
        return {}
    first, last = f"{min(years)}-01-01T00:00:00", f"{max(years)}-12-31T23:59:59"
    return {"dataset_date": f"[{first} TO {last}]"}
