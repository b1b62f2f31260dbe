"""Stage 8, write: the reading as a validated model, and the model as bytes of JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from mirps_extract.write.files import written, written_bytes, written_together
from mirps_extract.write.making import made_with
from mirps_extract.write.schema import schema
from mirps_extract.write.text import json_of, json_parts, plan_of

if TYPE_CHECKING:
    from mirps_extract.write.modelling import model_of

__all__ = [
    "json_of",
    "json_parts",
    "made_with",
    "model_of",
    "plan_of",
    "schema",
    "written",
    "written_bytes",
    "written_together",
]


def __getattr__(name: str) -> Any:
    """`model_of` when it is first asked for: it knows every stage; who writes files need not."""
    if name == "model_of":
        from mirps_extract.write.modelling import model_of

        return model_of
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
