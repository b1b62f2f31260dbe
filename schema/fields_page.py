"""The page of the fields: the JSON Schema as tables for people, in Markdown."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from markdown_table import table

HEAD = ("field", "what it is", "type", "unit", "null means", "example")

SIMPLE = {
    "string": "text",
    "integer": "whole number",
    "number": "number",
    "boolean": "true or false",
    "null": "null",
}

REFERENCE = "#/$defs/"

ROOT = "Plan"
"""Name of the section about the whole."""


def fields_page(schema: Mapping[str, Any]) -> str:
    """A section for each model, in the order in which they are first used.

    Args:
        schema: a JSON Schema as `schema()` gives it.
    """
    models = {name: schema["$defs"][name] for name in _used(schema, schema, [])}
    sections = [_section(ROOT, schema), *(_section(name, model) for name, model in models.items())]
    return "\n".join(
        [
            "# The fields of the output",
            "",
            f"Form `{schema['$id']}`. Made from the JSON Schema by `make schema`: change the",
            "models, not this page. [Versions of the form](form.md) says what may change from",
            "version to version.",
            "",
            "Points are counted from the top left of the visible page, pages from 1, offsets in",
            "characters of the `text` beside them. Examples are invented.",
            *(line for section in sections for line in ("", *section)),
            "",
        ]
    )


def _used(part: Any, schema: Mapping[str, Any], found: list[str]) -> list[str]:
    """Names of the models that a part refers to, each before those that it refers to itself."""
    for reference in _references(part.get("properties", {})):
        if reference not in found:
            found.append(reference)
            _used(schema["$defs"][reference], schema, found)
    return found


def _references(part: Any) -> Iterator[str]:
    if isinstance(part, dict):
        if isinstance(part.get("$ref"), str):
            yield part["$ref"].removeprefix(REFERENCE)
        for value in part.values():
            yield from _references(value)
    elif isinstance(part, list):
        for item in part:
            yield from _references(item)


def _section(name: str, model: Mapping[str, Any]) -> list[str]:
    rows = [_row(field, part) for field, part in model["properties"].items()]
    return [
        f"## {name}",
        "",
        *str(model["description"]).splitlines(),
        "",
        *table(HEAD, rows),
    ]


def _row(field: str, part: Mapping[str, Any]) -> list[str]:
    inside = next(_references(part), None)
    example = json.dumps(part["examples"][0], ensure_ascii=False)
    return [
        f"`{field}`",
        part["description"],
        _type(part) + (", may be left out" if "default" in part else ""),
        part.get("unit", ""),
        part.get("null", ""),
        f"see {_link(inside)}" if inside else f"`{example}`",
    ]


def _type(part: Mapping[str, Any]) -> str:
    """A field's type in words."""
    if "$ref" in part:
        return _link(part["$ref"].removeprefix(REFERENCE))
    if "anyOf" in part:
        return " or ".join(_type(choice) for choice in part["anyOf"])
    if "enum" in part:
        return "one of " + ", ".join(f"`{value}`" for value in part["enum"])
    if "prefixItems" in part:
        return f"list of {len(part['prefixItems'])}: {_type(part['prefixItems'][0])}"
    if part["type"] == "array":
        return f"list: {_type(part['items'])}"
    if part["type"] == "object":
        return f"by name: {_type(part['additionalProperties'])}"
    return SIMPLE[part["type"]]


def _link(model: str) -> str:
    return f"[{model}](#{model.lower()})"
