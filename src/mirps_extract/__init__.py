"""Reads a MIRPS National Action Plan, a designed PDF, into data that can be checked.

from mirps_extract import extract

plan = extract("plan.pdf")
for commitment in plan.commitments():
    print(commitment.id, commitment.text)
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

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
    from mirps_extract.write.schema import schema
    from mirps_extract.write.text import json_of, plan_of

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

_HOMES = {
    "api": ("compare", "export", "extract", "load", "review", "validate"),
    "errors": ("ExitCode", "MirpsError"),
    "model": ("Commitment", "Country", "Finding", "FocusArea", "Plan"),
    "settings": ("Settings",),
    "tables": ("Tables", "tables_of"),
    "write.schema": ("schema",),
    "write.text": ("json_of", "plan_of"),
}


def __getattr__(name: str) -> object:
    """Import a public name when it is first asked for: none waits for another's (PEP 562)."""
    if name == "__version__":
        from importlib.metadata import version

        return version("mirps-extract")
    home = next((module for module, names in _HOMES.items() if name in names), None)
    if home is None:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = getattr(import_module(f"{__name__}.{home}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
