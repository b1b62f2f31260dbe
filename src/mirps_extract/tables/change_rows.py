"""The rows of what became of commitments, and of their lineages."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import product

from mirps_extract.comparison.values import Change, CommitmentRef, Comparison, Segment
from mirps_extract.lineages import Lineage, Node
from mirps_extract.tables.rows import NamedPlan, NamedRows
from mirps_extract.tables.values import Row

Known = Mapping[Node, tuple[str, str]]
"""Focus area and text of each commitment that is exported."""

NONE: list[CommitmentRef | None] = [None]
"""The side of a change that has no commitment."""


def rows_across(comparison: Comparison, plans: Sequence[NamedPlan]) -> NamedRows:
    """The rows of a comparison, as far as they are about commitments of these plans.

    There are none where only one edition is given: all that it could say stands in its commitments.
    """
    if len(comparison.editions) < 2:
        return
    known = {
        (named.id, commitment.id): (area.area, commitment.text)
        for named in plans
        for country in named.plan.countries
        for area in country.focus_areas
        for commitment in area.commitments
    }
    yield from (("lineages", row) for row in _lineages(comparison.lineages, known))
    yield from (("changes", row) for row in _changes(comparison, known, plans))


def _lineages(lineages: Sequence[Lineage], known: Known) -> Iterator[Row]:
    for lineage in lineages:
        here = [member.node for member in lineage.members if member.node in known]
        if here:
            yield {
                "lineage": lineage.id,
                "country_iso3": lineage.country,
                "focus_area": known[here[-1]][0],
                "first_year": lineage.first_year,
                "last_year": lineage.last_year,
                "text": known[here[-1]][1],
                "parents": lineage.parents,
                "also": lineage.also,
                "commitments": [f"{edition}.{id}" for edition, id in here],
            }


def _changes(comparison: Comparison, known: Known, plans: Sequence[NamedPlan]) -> Iterator[Row]:
    editions = {edition.label: edition for edition in comparison.editions}
    named = {each.id: each for each in plans}
    for step in comparison.steps:
        before, after = editions[step.before], editions[step.after]
        position = 0
        for number, change in enumerate(step.changes, start=1):
            refs = [(before.id, ref) for ref in change.before]
            refs += [(after.id, ref) for ref in change.after]
            if any((edition, ref.id) not in known for edition, ref in refs):
                continue
            pairs = product([*change.before] or NONE, [*change.after] or NONE)
            for old, new in pairs:
                position += 1
                yield {
                    "from_edition_id": before.id,
                    "from_year": before.year,
                    "edition_id": after.id,
                    "edition_year": after.year,
                    "position": position,
                    "change": number,
                    **_change(change),
                    **_side(old, named[before.id], "before"),
                    **_side(new, named[after.id], "after"),
                }


def _change(change: Change) -> Row:
    return {
        "kind": change.kind.value,
        "country_iso3": change.country,
        "score": change.score,
        "words_removed": _words(change.words, "removed"),
        "words_added": _words(change.words, "added"),
    }


def _words(segments: Sequence[Segment] | None, kind: str) -> list[str]:
    return [segment.text for segment in segments or () if segment.kind == kind]


def _side(ref: CommitmentRef | None, named: NamedPlan, side: str) -> Row:
    """A commitment, in the columns of its side."""
    return {
        f"commitment_{side}": named.commitment_id(ref.id) if ref else None,
        f"focus_area_{side}": ref.focus_area if ref else None,
        f"text_{side}": ref.text if ref else None,
        f"lineage_{side}": named.lineage(ref.id) if ref else None,
    }
