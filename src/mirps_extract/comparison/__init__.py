"""One edition held against the next: what became of commitments, institutions and counts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from mirps_extract.comparison.counts import counts_between
from mirps_extract.comparison.institutions import institutions_between
from mirps_extract.comparison.lineage import lineages_of
from mirps_extract.comparison.matching import changes_between
from mirps_extract.comparison.notes import notes_on
from mirps_extract.comparison.values import COMPARISON_VERSION, Comparison, EditionRef, Kind, Step
from mirps_extract.errors import ArgumentError
from mirps_extract.model import Plan


def compare(plans: Sequence[Plan]) -> Comparison:
    """Hold editions against one another.

    Args:
        plans: two or more. They are put in the order of their years where each has one. An
            edition is held against the latest one before it in its language, or, where there is
            none, against the one right before it.

    Raises:
        ArgumentError: there are fewer than two plans.
    """
    if len(plans) < 2:
        raise ArgumentError("a comparison takes at least two plans.")
    ordered = _in_order(plans)
    labels = _labels(ordered)
    editions = [_edition(plan, label) for plan, label in zip(ordered, labels, strict=True)]
    steps = []
    for at in range(1, len(ordered)):
        base = _base(ordered, at)
        steps.append(_step(ordered[base], ordered[at], (labels[base], labels[at])))
    return Comparison(
        schema_version=COMPARISON_VERSION,
        editions=editions,
        steps=steps,
        lineages=lineages_of(editions, steps),
    )


def _in_order(plans: Sequence[Plan]) -> list[Plan]:
    years = [plan.edition.year for plan in plans]
    if None in years:
        return list(plans)
    # Within a year the language of most editions comes first: the others are held against it.
    usual = Counter(plan.edition.language for plan in plans)
    return sorted(plans, key=lambda p: (p.edition.year or 0, -usual[p.edition.language]))


def _labels(plans: Sequence[Plan]) -> list[str]:
    """Names that tell the editions apart: year and language; then with the file; then a number."""
    editions = [plan.edition for plan in plans]
    short = [f"{e.year}-{e.language}" if e.year else "" for e in editions]
    count = Counter(short)
    stems = [plan.source.file_name.rsplit(".", 1)[0] for plan in plans]
    labels = [
        label if label and count[label] == 1 else stem
        for label, stem in zip(short, stems, strict=True)
    ]
    twice = Counter(labels)
    return [
        label if twice[label] == 1 else f"{label}#{at}" for at, label in enumerate(labels, start=1)
    ]


def _edition(plan: Plan, label: str) -> EditionRef:
    return EditionRef(
        label=label,
        year=plan.edition.year,
        language=plan.edition.language,
        file_name=plan.source.file_name,
        sha256=plan.source.sha256,
        commitments=sum(1 for _ in plan.commitments()),
    )


def _base(plans: Sequence[Plan], at: int) -> int:
    language = plans[at].edition.language
    same = [i for i in range(at) if plans[i].edition.language == language]
    return same[-1] if same else at - 1


def _step(before: Plan, after: Plan, labels: tuple[str, str]) -> Step:
    changes = changes_between(before, after)
    return Step(
        before=labels[0],
        after=labels[1],
        changes=changes,
        institutions=institutions_between(before, after, changes),
        counts=counts_between(before, after),
        notes=notes_on(before, after, labels),
    )


__all__ = ["COMPARISON_VERSION", "Comparison", "Kind", "compare"]
