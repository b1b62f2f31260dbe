"""The model as JSON text, and back."""

from __future__ import annotations

import codecs
import json
from collections.abc import Iterator

from pydantic_core import to_jsonable_python

from mirps_extract.model import Country, Coverage, FocusArea, Plan

INDENT = "  "

TAKEN_APART = (Plan, Country, FocusArea, Coverage)
"""The models that hold others in any number."""


def json_of(plan: Plan) -> str:
    """The plan as JSON: UTF-8 text, keys in the order of the model, a line feed at the end.

    The same plan gives the same text on every machine; nothing in it depends on time or place.
    """
    return "".join(json_parts(plan))


def json_parts(plan: Plan) -> Iterator[str]:
    """The same text in parts, the longest a commitment's.

    A plan of thousands of pages fills memory with its model alone.
    """
    yield from _written(plan, "\n")
    yield "\n"


def _written(value: object, line: str) -> Iterator[str]:
    """A value's JSON; `line` begins a line as far in as the value stands."""
    inner = line + INDENT
    if isinstance(value, TAKEN_APART):
        fields = [
            (f"{json.dumps(name)}: ", getattr(value, name)) for name in type(value).model_fields
        ]
        brackets = "{}"
    elif isinstance(value, list) and value:
        fields, brackets = [("", item) for item in value], "[]"
    else:
        plain = to_jsonable_python(value)
        text = json.dumps(plain, ensure_ascii=False, indent=len(INDENT))
        yield text.replace("\n", line)  # in a text itself a line feed is escaped
        return
    for at, (name, item) in enumerate(fields):
        yield f"{',' if at else brackets[0]}{inner}{name}"
        yield from _written(item, inner)
    yield line + brackets[1]


def plan_of(text: str | bytes) -> Plan:
    """The plan that a JSON text holds, of any version with the same first number.

    Fields that a newer version may have are left out; those that an older one lacks are as the
    model has them by default. A byte order mark, which some programs put first, is passed over.

    Raises:
        pydantic.ValidationError: the text does not hold a plan of such a version.
    """
    data = text.encode("utf-8", "surrogatepass") if isinstance(text, str) else text
    return Plan.model_validate_json(data.removeprefix(codecs.BOM_UTF8), extra="ignore")
