"""The sound plans that mutants are made of: the plan of 2021, a part of it, and small ones."""

from __future__ import annotations

import io
from pathlib import Path

import pikepdf

PLAN = Path(__file__).parents[2] / "raw" / "mirps-2021-en.pdf"

SMALL = Path(__file__).parent / "corpus" / "plans"
"""Small plans, each by another producer; `drawing.py` draws them."""


def few_pages(first: int = 4, last: int = 5) -> bytes:
    """Some pages of the plan: the first section, its heading and its commitments."""
    with pikepdf.open(PLAN) as pdf:
        del pdf.pages[last:]
        del pdf.pages[: first - 1]
        pdf.remove_unreferenced_resources()
        data = io.BytesIO()
        pdf.save(data, static_id=True)
    return data.getvalue()


def small_plans() -> dict[str, bytes]:
    """The small plans by their producers, nothing in them compressed, as by `qpdf --qdf`."""
    return {path.stem: _plain(path) for path in sorted(SMALL.glob("*.pdf"))}


def _plain(path: Path) -> bytes:
    data = io.BytesIO()
    with pikepdf.open(path) as pdf:
        pdf.save(
            data,
            static_id=True,
            compress_streams=False,
            object_stream_mode=pikepdf.ObjectStreamMode.disable,
            stream_decode_level=pikepdf.StreamDecodeLevel.generalized,
        )
    return data.getvalue()
