"""What a plan says, in the shape in which exports are read back."""

from __future__ import annotations

from mirps_extract import Commitment, Plan

Said = list[tuple[str, str]]
"""Ids and texts of commitments."""

Named = list[tuple[str, str, str]]
"""Commitment, words and role of mentions."""


def commitments_of(*plans: Plan) -> list[Commitment]:
    """All commitments in reading order."""
    return [c for p in plans for k in p.countries for a in k.focus_areas for c in a.commitments]


def said(plan: Plan) -> Said:
    """What the commitments say."""
    return [(commitment.id, commitment.text) for commitment in commitments_of(plan)]


def named(plan: Plan) -> Named:
    """Whom the commitments mention."""
    return [(c.id, m.text, m.role) for c in commitments_of(plan) for m in c.institutions]
