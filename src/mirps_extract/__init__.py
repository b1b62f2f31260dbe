"""Reads a MIRPS National Action Plan, a designed PDF, into data that can be checked.

from mirps_extract import extract

plan = extract("plan.pdf")
for commitment in plan.commitments():
    print(commitment.id, commitment.text)
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mirps_extract.lazy_exports import attached

if TYPE_CHECKING:
    __version__: str
    from mirps_extract.api import compare, export, extract, load, review, validate
    from mirps_extract.errors import ExitCode, MirpsError
    from mirps_extract.model import (
        Commitment,
        Country,
        Finding,
        FocusArea,
        Plan,
    )
    from mirps_extract.settings import Settings
    from mirps_extract.tables import Tables, tables_of
    from mirps_extract.write import json_of, plan_of
    from mirps_extract.write.schema import schema

__all__ = [
    "Commitment",
    "Country",
    "ExitCode",
    "Finding",
    "FocusArea",
    "MirpsError",
    "Plan",
    "Settings",
    "Tables",
    "compare",
    "export",
    "extract",
    "json_of",
    "load",
    "plan_of",
    "review",
    "schema",
    "tables_of",
    "validate",
]

_get, __dir__ = attached(
    __name__,
    {
        "api": ("compare", "export", "extract", "load", "review", "validate"),
        "errors": ("ExitCode", "MirpsError"),
        "model": ("Commitment", "Country", "Finding", "FocusArea", "Plan"),
        "settings": ("Settings",),
        "tables": ("Tables", "tables_of"),
        "write": ("json_of", "plan_of", "schema"),
    },
)


def __getattr__(name: str) -> object:
    if name == "__version__":
        from importlib.metadata import version

        return version("mirps-extract")
    return _get(name)
