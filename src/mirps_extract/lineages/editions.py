"""What editions are called: the names that tables, lineages and their file share."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from mirps_extract.lineages.values import KnownEdition
from mirps_extract.model import Plan

DIGITS = 8
"""Digits of a file's SHA-256 that tell two readings of one edition apart."""


def edition_id(plan: Plan, digits: int = 0) -> str:
    """A name for a plan's edition: year and language, and so many digits of the file's hash."""
    id = f"mirps-{plan.edition.year or 'undated'}-{plan.edition.language}"
    return f"{id}-{plan.source.sha256[:digits]}" if digits else id


def edition_ids(plans: Iterable[Plan]) -> list[str]:
    """The names of plans' editions; those that share one get digits of their files' hashes.

    Of one file that was read twice, the later readings are counted.
    """
    plans = list(plans)
    seen = Counter(edition_id(plan) for plan in plans)
    ids = [edition_id(plan, 0 if seen[edition_id(plan)] == 1 else DIGITS) for plan in plans]
    return [f"{id}#{n}" if (n := ids[: at + 1].count(id)) > 1 else id for at, id in enumerate(ids)]


def editions_of(plans: Sequence[Plan], ids: Sequence[str]) -> list[KnownEdition]:
    """Plans' editions by these names."""
    return [
        KnownEdition(
            id=id,
            year=plan.edition.year,
            language=plan.edition.language,
            sha256=plan.source.sha256,
        )
        for plan, id in zip(plans, ids, strict=True)
    ]
