"""The model as JSON text, and back."""

from __future__ import annotations

import json

from mirps_extract.model import Plan


def json_of(plan: Plan) -> str:
    """The plan as JSON: UTF-8 text, keys in the order of the model, a line feed at the end.

    The same plan gives the same text on every machine; nothing in it depends on time or place.
    """
    return json.dumps(plan.model_dump(mode="json"), ensure_ascii=False, indent=2) + "\n"


def plan_of(text: str | bytes) -> Plan:
    """The plan that a JSON text holds.

    Raises:
        pydantic.ValidationError: the text does not hold a plan of this schema.
    """
    return Plan.model_validate_json(text)
