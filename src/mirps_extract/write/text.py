"""The model as JSON text, and back."""

from __future__ import annotations

import codecs
import json

from mirps_extract.model import Plan


def json_of(plan: Plan) -> str:
    """The plan as JSON: UTF-8 text, keys in the order of the model, a line feed at the end.

    The same plan gives the same text on every machine; nothing in it depends on time or place.
    """
    return json.dumps(plan.model_dump(mode="json"), ensure_ascii=False, indent=2) + "\n"


def plan_of(text: str | bytes) -> Plan:
    """The plan that a JSON text holds, of any version with the same first number.

    Fields that a newer version may have are left out; those that an older one lacks are as the
    model has them by default. A byte order mark, which some programs put first, is passed over.

    Raises:
        pydantic.ValidationError: the text does not hold a plan of such a version.
    """
    data = text.encode("utf-8", "surrogatepass") if isinstance(text, str) else text
    return Plan.model_validate_json(data.removeprefix(codecs.BOM_UTF8), extra="ignore")
