"""What a file is that was given in place of another, as far as its beginning or its fields tell."""

from __future__ import annotations

import json
import re
from typing import Any

HEADER = 1024
"""Bytes at the start of a file that tell what it is."""

STARTS = (
    (b"%PDF-", "a PDF"),
    (b"PK\x03\x04", "a ZIP archive or an Office document"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"II*\0", "a picture"),
    (b"MM\0*", "a picture"),
    (b"\xd0\xcf\x11\xe0", "an Office document"),
    (b"{\\rtf", "a text document"),
    (b"%!PS", "a PostScript file"),
    (b"SQLite format 3\0", "an SQLite database"),
    (b"PAR1", "a Parquet file"),
)
"""How files begin that are given by mistake."""

TABLE = re.compile(rb"(?:\xef\xbb\xbf)?[a-z0-9_]+(?:[,;\t][a-z0-9_]+)+\r?\n")
"""The head of a table: names of columns, and what parts them."""

PLAN = "the JSON of a plan"
CORRECTIONS = "a file of corrections"

FIELDS = (
    ({"countries", "coverage"}, PLAN),
    ({"version", "corrections"}, CORRECTIONS),
    ({"version", "decisions"}, "a file of decisions"),
    ({"version", "editions", "lineages"}, "a file of lineages"),
    ({"editions", "steps", "lineages"}, "a comparison of editions"),
    ({"data_update_frequency", "resources"}, "the metadata of a dataset for HDX"),
    ({"resources", "licenses"}, "the description of a data package"),
    ({"databases", "title"}, "the metadata of a database for Datasette"),
    ({"uri", "status", "made"}, "the record of a plan in a batch"),
    ({"edition", "country", "focus_area"}, "an export as JSON Lines"),
    ({"statuses"}, "a file of statuses"),
    ({"id", "mentions"}, "a gold file of mentions"),
    ({"$schema", "properties"}, "a JSON Schema"),
)
"""Fields that what this program writes or reads has in JSON, or in its first line."""


def kind_of(data: bytes) -> str | None:
    """What bytes are, by how they begin, or as JSON; None where that is not known."""
    return _kind_of_start(data[:HEADER].lstrip()) or _kind_of_text(data)


def kind_of_json(value: Any) -> str | None:
    """What a value is that stands in JSON; None where that is not known."""
    fields = value.keys() if isinstance(value, dict) else ()
    return next((kind for known, kind in FIELDS if known <= set(fields)), None)


def _kind_of_start(start: bytes) -> str | None:
    if start[:1] == b"<" and b"<html" in start.lower():
        return "a web page"
    if TABLE.match(start):
        return "a table in CSV"
    return next((kind for mark, kind in STARTS if start.startswith(mark)), None)


def _kind_of_text(data: bytes) -> str | None:
    """What JSON is, all of it or its first line."""
    for text in (data, data.partition(b"\n")[0]):
        try:
            return kind_of_json(json.loads(text))
        except (ValueError, RecursionError):
            continue
    return None
