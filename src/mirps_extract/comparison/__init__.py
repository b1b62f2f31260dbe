"""One edition compared with the next: what became of commitments, institutions and counts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from mirps_extract.comparison.decisions import (
    NOTHING_DECIDED,
    Decided,
    decided_by,
    load_decisions,
)
from mirps_extract.comparison.institutions import institutions_between
from mirps_extract.comparison.joins import base_of, in_order, links_between
from mirps_extract.comparison.notes import notes_on
from mirps_extract.comparison.values import (
    COMPARISON_VERSION,
    Comparison,
    CountChange,
    EditionRef,
    Kind,
    Step,
)
from mirps_extract.errors import ArgumentError
from mirps_extract.lineages import NO_LINEAGES, Lineages, edition_ids, editions_of, joined
from mirps_extract.model import Country, Plan
from mirps_extract.vocabulary import TOTAL

Counts = dict[str, tuple[int | None, int | None]]
"""Declared and found by focus area, the total among them."""


def compare(
    plans: Sequence[Plan], decided: Decided = NOTHING_DECIDED, stored: Lineages = NO_LINEAGES
) -> Comparison:
    """Hold editions against one another.

    Args:
        plans: two or more. They are put in the order of their years where each has one. An
            edition is compared with the latest one before it in its language, or, where there is
            none, against the one right before it.
        decided: what a person decided where it was uncertain.
        stored: the lineages that are known, whose ids are kept.

    Raises:
        ArgumentError: there are fewer than two plans.
    """
    if len(plans) < 2:
        raise ArgumentError("a comparison takes at least two plans.")
    return across(plans, decided, stored)[0]


def across(
    plans: Sequence[Plan], decided: Decided = NOTHING_DECIDED, stored: Lineages = NO_LINEAGES
) -> tuple[Comparison, Lineages]:
    """Hold any number of editions against one another, also a single one, or none.

    Returns:
        The comparison, and all lineages: also those that only `stored` has.
    """
    ordered = in_order(plans)
    labels = _labels(ordered)
    editions = [
        _edition(plan, id, label)
        for plan, id, label in zip(ordered, edition_ids(ordered), labels, strict=True)
    ]
    steps = []
    for at in range(1, len(ordered)):
        base = base_of(ordered, at)
        steps.append(_step(ordered[base], ordered[at], (labels[base], labels[at]), decided))
    ids = [edition.id for edition in editions]
    links = links_between(ordered, ids, [step.changes for step in steps], decided)
    given = list(zip(editions_of(ordered, ids), ordered, strict=True))
    lineages = joined(given, links, stored)
    here = set(ids)
    comparison = Comparison(
        schema_version=COMPARISON_VERSION,
        editions=editions,
        steps=steps,
        lineages=[
            each
            for each in lineages.lineages
            if any(member.edition in here for member in each.members)
        ],
    )
    return comparison, lineages


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


def _edition(plan: Plan, id: str, label: str) -> EditionRef:
    return EditionRef(
        id=id,
        label=label,
        year=plan.edition.year,
        language=plan.edition.language,
        file_name=plan.source.file_name,
        sha256=plan.source.sha256,
        commitments=sum(1 for _ in plan.commitments()),
    )


def _step(before: Plan, after: Plan, labels: tuple[str, str], decided: Decided) -> Step:
    from mirps_extract.comparison.matching import changes_between  # scipy is slow to import

    changes = changes_between(before, after, decided)
    return Step(
        before=labels[0],
        after=labels[1],
        changes=changes,
        institutions=institutions_between(before, after, changes),
        counts=_counts_between(before, after),
        notes=notes_on(before, after, labels, changes),
    )


def _counts_between(before: Plan, after: Plan) -> list[CountChange]:
    """Declared and found counts of both editions, country by country, area by area."""
    old = {country.iso3: country for country in before.countries}
    new = {country.iso3: country for country in after.countries}
    rows = []
    for iso3 in dict.fromkeys([*new, *old]):
        earlier, later = _counts(old.get(iso3)), _counts(new.get(iso3))
        for area in dict.fromkeys([*later, *earlier]):
            was, now = earlier.get(area, (None, None)), later.get(area, (None, None))
            rows.append(
                CountChange(
                    country=iso3,
                    focus_area=area,
                    declared_before=was[0],
                    declared_after=now[0],
                    found_before=was[1],
                    found_after=now[1],
                )
            )
    return rows


def _counts(country: Country | None) -> Counts:
    if country is None:
        return {}
    declared, found = country.declared.by_focus_area, country.found
    areas: Counts = {
        area: (declared.get(area), found.get(area)) for area in dict.fromkeys([*found, *declared])
    }
    return {TOTAL: (country.declared.total, sum(found.values())), **areas}


__all__ = [
    "COMPARISON_VERSION",
    "Comparison",
    "Kind",
    "across",
    "compare",
    "decided_by",
    "load_decisions",
]
