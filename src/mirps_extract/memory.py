"""How our processes treat memory: cycles are looked for rarely, what is freed can be given back."""

from __future__ import annotations

import gc
import sys

RARELY = 50_000, 50, 100
"""Modules and plans are made of plain values: many, of which hardly any refer to themselves."""


def collect_rarely() -> None:
    """Look for cycles when there are many new objects, instead of a few hundred."""
    gc.set_threshold(*RARELY)


def give_back() -> None:
    """Give what was freed back to the system, where the C library can (glibc on Linux).

    It keeps freed arrays for the next ones, and Python takes the room of small values elsewhere:
    without this, a long plan takes the room of its model beside the room that its words had.
    """
    if sys.platform == "linux":
        import ctypes  # who only looks for cycles does without

        trim = getattr(ctypes.CDLL(None), "malloc_trim", None)  # musl has none
        if trim is not None:
            trim(0)
