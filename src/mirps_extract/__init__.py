"""Reads a MIRPS National Action Plan, a designed PDF, into data that can be checked.

from mirps_extract import extract

plan = extract("plan.pdf")
for country in plan.countries:
    print(country.name, country.declared.total)
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

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

_HOMES = {
    "errors": ("ExitCode", "MirpsError"),
    "model": ("Commitment", "Country", "Finding", "FocusArea", "Plan"),
    "pipeline": ("extract",),
    "settings": ("Settings",),
    "tables": ("Tables", "tables_of"),
    "write": ("json_of", "plan_of", "schema"),
}
"""The module that each name comes from."""


def __getattr__(name: str) -> object:
    """A public name, its module imported when it is first asked for (PEP 562)."""
    for module, names in _HOMES.items():
        if name in names:
            value = getattr(import_module(f"mirps_extract.{module}"), name)
            globals()[name] = value
            return value
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
