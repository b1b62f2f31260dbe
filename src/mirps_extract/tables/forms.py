"""All tables: their columns, keys and references."""

from __future__ import annotations

from mirps_extract.tables.commitment_forms import (
    COMMITMENTS,
    DETAILS,
    EVIDENCE,
    INSTITUTIONS,
    ITEMS,
    MENTIONS,
)
from mirps_extract.tables.plan_forms import (
    COUNTRIES,
    COUNTS,
    EDITIONS,
    FINDINGS,
    FOCUS_AREAS,
    FOOTNOTES,
    NARRATIVE,
    OBJECTIVES,
)

FORMS = (
    EDITIONS,
    COUNTRIES,
    FOCUS_AREAS,
    COUNTS,
    COMMITMENTS,
    ITEMS,
    DETAILS,
    EVIDENCE,
    INSTITUTIONS,
    MENTIONS,
    FINDINGS,
    NARRATIVE,
    OBJECTIVES,
    FOOTNOTES,
)
"""All tables; a table refers only to tables before it."""
