"""One edition compared with the next: what became of commitments, institutions and counts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import numpy as np
from scipy.sparse import coo_array
from scipy.sparse.csgraph import connected_components

from mirps_extract.comparison.decisions import (
    NOTHING_DECIDED,
    Decided,
    decided_by,
    load_decisions,
)
from mirps_extract.comparison.institutions import institutions_between
from mirps_extract.comparison.matching import changes_between
from mirps_extract.comparison.notes import notes_on
from mirps_extract.comparison.values import (
    COMPARISON_VERSION,
    CommitmentRef,
    Comparison,
    CountChange,
    EditionRef,
    Kind,
    Lineage,
    Stage,
    Step,
)
from mirps_extract.errors import ArgumentError
from mirps_extract.model import Country, Plan
from mirps_extract.vocabulary import TOTAL

Counts = dict[str, tuple[int | None, int | None]]
"""Declared and found by focus area, the total among them."""

Node = tuple[str, str]
"""Label of an edition, and id of one of its commitments."""


def compare(plans: Sequence[Plan], decided: Decided = NOTHING_DECIDED) -> Comparison:
    """Hold editions against one another.

    Args:
        plans: two or more. They are put in the order of their years where each has one. An
            edition is compared with the latest one before it in its language, or, where there is
            none, against the one right before it.
        decided: what a person decided where it was uncertain.

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
        steps.append(_step(ordered[base], ordered[at], (labels[base], labels[at]), decided))
    return Comparison(
        schema_version=COMPARISON_VERSION,
        editions=editions,
        steps=steps,
        lineages=_lineages_of(editions, steps),
    )


def _in_order(plans: Sequence[Plan]) -> list[Plan]:
    years = [plan.edition.year for plan in plans]
    if None in years:
        return list(plans)
    # Within a year the language of most editions comes first: the others are compared with it.
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


def _step(before: Plan, after: Plan, labels: tuple[str, str], decided: Decided) -> Step:
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


def _lineages_of(editions: Sequence[EditionRef], steps: Sequence[Step]) -> list[Lineage]:
    """The lineage of each commitment, in the order in which their first ones appear."""
    nodes: dict[Node, tuple[str, CommitmentRef]] = {}
    edges: list[tuple[Node, Node]] = []
    kinds: list[tuple[Node, Kind]] = []
    for step in steps:
        for change in step.changes:
            old = [(step.before, ref) for ref in change.before]
            new = [(step.after, ref) for ref in change.after]
            members = [(label, ref.id) for label, ref in (*old, *new)]
            for (_, ref), node in zip((*old, *new), members, strict=True):
                nodes.setdefault(node, (change.country, ref))
            if change.kind is Kind.UNCERTAIN:  # perhaps two commitments: each goes its own way
                kinds += [(member, change.kind) for member in members]
                continue
            edges += [(members[0], other) for other in members[1:]]
            kinds.append((members[0], change.kind))
    order = {edition.label: at for at, edition in enumerate(editions)}
    named = sorted(nodes, key=lambda node: order[node[0]])  # stable: each edition in its order
    part_of = _components(named, edges)
    parts: dict[int, list[Node]] = {}
    for node in named:
        parts.setdefault(part_of[node], []).append(node)
    happened: dict[int, list[Kind]] = {}
    for node, kind in kinds:
        happened.setdefault(part_of[node], []).append(kind)
    return [
        Lineage(
            id=":".join(members[0]),
            country=nodes[members[0]][0],
            stages=[
                Stage(edition=label, id=id, key=nodes[label, id][1].key) for label, id in members
            ],
            kinds=happened[part],
        )
        for part, members in parts.items()
    ]


def _components(nodes: Sequence[Node], edges: Sequence[tuple[Node, Node]]) -> dict[Node, int]:
    place = {node: at for at, node in enumerate(nodes)}
    rows, columns = [place[a] for a, _ in edges], [place[b] for _, b in edges]
    graph = coo_array((np.ones(len(edges)), (rows, columns)), shape=(len(nodes), len(nodes)))
    labels = connected_components(graph, directed=False)[1]
    return {node: int(labels[at]) for node, at in place.items()}


__all__ = ["COMPARISON_VERSION", "Comparison", "Kind", "compare", "decided_by", "load_decisions"]
