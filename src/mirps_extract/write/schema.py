"""The JSON Schema of the output."""

from __future__ import annotations

from typing import Any

from mirps_extract.model import SCHEMA_VERSION, Plan

DIALECT = "https://json-schema.org/draft/2020-12/schema"


def schema() -> dict[str, Any]:
    """The JSON Schema (2020-12) of the output.

    The models refuse unknown fields, so that a fault of ours shows; the schema that others read
    does not. Within one first number of the version fields may be added, and who holds a newer
    output against an older schema must not be told that it is wrong. For the same reason fields
    that came later, which have a default, are not required.
    """
    form = _open(Plan.model_json_schema(mode="serialization"))
    head = {
        "$schema": DIALECT,
        "$id": f"urn:mirps-extract:plan:{SCHEMA_VERSION}",
        "title": "A MIRPS National Action Plan, as mirps-extract reads it",
    }
    return {**head, **{key: value for key, value in form.items() if key not in head}}


def _open(part: Any) -> Any:
    """A part of a schema without the refusal of unknown fields; other rules for them stay."""
    if isinstance(part, dict):
        return {
            key: _open(value)
            for key, value in part.items()
            if not (key == "additionalProperties" and value is False)
        }
    return [_open(item) for item in part] if isinstance(part, list) else part
