"""The plan of 2021, and a part of it that is read in a fraction of the time."""

from __future__ import annotations

import io
from pathlib import Path

import pikepdf

PLAN = Path(__file__).parents[2] / "raw" / "mirps-2021-en.pdf"


def few_pages(first: int = 4, last: int = 5) -> bytes:
    """Some pages of the plan: the first section, its heading and its commitments."""
    with pikepdf.open(PLAN) as pdf:
        del pdf.pages[last:]
        del pdf.pages[: first - 1]
        pdf.remove_unreferenced_resources()
        data = io.BytesIO()
        pdf.save(data, static_id=True)
    return data.getvalue()
