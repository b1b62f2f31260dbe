"""Faults of form: what the JSON Schema refuses.

The schema is made from the models, so the models are asked: they say what is wrong in sentences.
"""

from __future__ import annotations

import json
from typing import Any

from pydantic import ValidationError

from mirps_extract.model import Plan
from mirps_extract.validation.source import without_halves
from mirps_extract.validation.values import Found

OF_SENSE = "value_error"
"""The kind of those faults that are none of form: they are looked for one by one elsewhere."""

OF_NUMBERS = "finite_number"
"""The kind of those faults that are found in unknown fields as well, elsewhere."""

QUOTED = 40
"""Characters of a wrong value that a message quotes."""


def faults_of_form(value: Any) -> Found:
    """Everything in a value that the schema refuses; fields that it does not know are none.

    Raises:
        RecursionError: the value is nested too deeply.
    """
    text = without_halves(json.dumps(value, ensure_ascii=False))
    try:
        Plan.model_validate_json(text, strict=True, extra="ignore")
    except ValidationError as error:
        for fault in error.errors():
            if fault["type"] not in (OF_SENSE, OF_NUMBERS):
                yield fault["loc"], _sentence(fault["msg"], fault["input"])


def _sentence(message: str, value: Any) -> str:
    if isinstance(value, dict | list):
        return f"{message}."
    quoted = json.dumps(value, ensure_ascii=False)
    return f"{message}: {quoted if len(quoted) <= QUOTED else quoted[:QUOTED] + '...'}."
