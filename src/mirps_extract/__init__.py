"""Reads a MIRPS National Action Plan, a designed PDF, into data that can be checked.

from mirps_extract import extract

plan = extract("plan.pdf")
for country in plan.countries:
    print(country.name, country.declared.total)
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mirps_extract.lazy_exports import attached

if TYPE_CHECKING:
    from mirps_extract.errors import ExitCode, MirpsError
    from mirps_extract.model import (
        Commitment,
        Country,
        Finding,
        FocusArea,
        Plan,
    )
    from mirps_extract.pipeline import extract
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
    "extract",
    "json_of",
    "plan_of",
    "schema",
    "tables_of",
]

__getattr__, __dir__ = attached(
    __name__,
    {
        "errors": ("ExitCode", "MirpsError"),
        "model": ("Commitment", "Country", "Finding", "FocusArea", "Plan"),
        "pipeline": ("extract",),
        "settings": ("Settings",),
        "tables": ("Tables", "tables_of"),
        "write": ("json_of", "plan_of", "schema"),
    },
)
