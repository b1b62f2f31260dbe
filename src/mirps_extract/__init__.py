"""Reads a MIRPS National Action Plan, a designed PDF, into data that can be checked.

from mirps_extract import extract

plan = extract("plan.pdf")
for country in plan.countries:
    print(country.name, country.declared.total)
"""

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
from mirps_extract.write import json_of, plan_of, schema

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
