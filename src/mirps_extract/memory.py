"""How our processes treat memory: the command, the one that reads, and the one that tags."""

from __future__ import annotations

import gc

RARELY = 50_000, 50, 100
"""Modules and plans are made of plain values: many, of which hardly any refer to themselves."""


def collect_rarely() -> None:
    """Look for cycles when there are many new objects, instead of a few hundred."""
    gc.set_threshold(*RARELY)
