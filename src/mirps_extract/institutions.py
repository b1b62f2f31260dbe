"""Stage 5, institutions: who is to carry out a commitment.

This version tags none: every commitment comes out with an empty list. The stage has its place in
the pipeline so that the values before and after it do not change when it fills.
"""

from __future__ import annotations

from dataclasses import dataclass

from mirps_extract.commitments.values import Reading


@dataclass(frozen=True, slots=True)
class Tagged:
    """A reading with its institutions."""

    reading: Reading


def tag(reading: Reading) -> Tagged:
    """Tag the institutions in a reading's commitments."""
    return Tagged(reading)
