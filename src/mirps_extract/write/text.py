"""The model as JSON text, and back."""

from __future__ import annotations

import codecs
import json
from collections.abc import Iterator

from pydantic import ValidationError
from pydantic_core import to_jsonable_python

from mirps_extract.errors import InputNotReadableError
from mirps_extract.kinds import PLAN, kind_of
from mirps_extract.model import SCHEMA_VERSION, Country, Coverage, FocusArea, Plan
from mirps_extract.paths import NotUtf8Error, decoded
from mirps_extract.write.implied import with_implied

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


def plan_of(text: str | bytes, name: str = "the text") -> Plan:
    """The plan that a JSON text holds, of any version with the same first number.

    Fields that a newer version may have are left out; those that an older one lacks are as the
    model has them by default, and implied actors as they follow from the rest. A byte order mark,
    which some programs put first, is passed over.

    Args:
        text: the JSON.
        name: what it is called in an error, such as the path of its file.

    Raises:
        InputNotReadableError: the text does not hold a plan of such a version.
    """
    data = text.encode("utf-8", "surrogatepass") if isinstance(text, str) else text
    try:
        plan = Plan.model_validate_json(data.removeprefix(codecs.BOM_UTF8), extra="ignore")
        return with_implied(plan)
    except ValidationError as error:
        raise InputNotReadableError(f"{name} {_instead(data) or _trouble(error)}") from error


def _instead(data: bytes) -> str | None:
    """What bytes are that are no plan, and what to do; None where that is not known."""
    if (kind := kind_of(data)) not in (None, PLAN):
        return f"is {kind}, not {PLAN}: give the JSON that was read from its PDF."
    try:
        decoded(data)
    except NotUtf8Error as error:
        return f"{error}: save it as UTF-8."
    return None


def _trouble(error: ValidationError) -> str:
    """What is wrong with an output, and what to do."""
    faults = error.errors()
    for fault in faults:
        if fault["loc"] == ("schema_version",) and isinstance(fault["input"], str):
            return (
                f"has the form {fault['input']!r}, and this version reads "
                f"{SCHEMA_VERSION.partition('.')[0]}.x: use the mirps-extract that made it, or "
                "read its PDF again."
            )
    where = ".".join(map(str, faults[0]["loc"])) or "the whole"
    return (
        f"is no output of mirps-extract that can be read ({where}: {faults[0]['msg']}): read its "
        "PDF again, or see all faults with mirps-extract validate."
    )
