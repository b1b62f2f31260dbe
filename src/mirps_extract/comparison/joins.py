"""Which editions are held against one another, and what of them belongs together in lineages."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from mirps_extract.comparison.decisions import Decided
from mirps_extract.comparison.values import Change, CommitmentRef, Kind
from mirps_extract.lineages import Links
from mirps_extract.model import Plan

APART = (Kind.UNCERTAIN, Kind.NOT_COMPARABLE)
"""Kinds that join nothing: of the first, a person decides."""


def in_order(plans: Sequence[Plan]) -> list[Plan]:
    """Plans in the order of their years, if each has one; else as they are given."""
    years = [plan.edition.year for plan in plans]
    if None in years:
        return list(plans)
    # Within a year the language of most editions comes first: the others are compared with it.
    usual = Counter(plan.edition.language for plan in plans)
    return sorted(
        plans,
        key=lambda p: (
            p.edition.year or 0,
            -usual[p.edition.language],
            p.edition.language,
            p.source.sha256,
        ),
    )


def base_of(plans: Sequence[Plan], at: int) -> int:
    """The place of the edition that the one at this place is compared with."""
    same = _in_its_language(plans, at)
    return same[-1] if same else at - 1


def links_between(
    plans: Sequence[Plan], ids: Sequence[str], steps: Iterable[Sequence[Change]], decided: Decided
) -> Links:
    """What belongs together in all editions, for their lineages.

    Beside the comparisons, of which there is one for each edition after the first, countries are
    looked for in earlier editions where the last one has no section of theirs, and editions of one
    year are held against one another.

    Args:
        plans: the editions in their order.
        ids: what they are called.
        steps: what became of each edition, from the second on.
        decided: what a person decided.
    """
    links = Links()
    for at, changes in enumerate(steps, start=1):
        _add(links, changes, (ids[base_of(plans, at)], ids[at]))
    for before, after, countries in _others(plans):
        from mirps_extract.comparison.matching import changes_between  # scipy is slow to import

        sides = (_part(plans[before], countries), _part(plans[after], countries))
        _add(links, changes_between(*sides, decided), (ids[before], ids[after]))
    return links


def _others(plans: Sequence[Plan]) -> Iterator[tuple[int, int, list[str]]]:
    """Editions that are held against one another besides, and the countries of both."""
    for at in range(1, len(plans)):
        base, same = base_of(plans, at), _in_its_language(plans, at)
        if not same:
            continue
        wanted = [iso3 for iso3 in _countries(plans[at]) if iso3 not in _countries(plans[base])]
        for earlier in reversed(same[:-1]):
            there = [iso3 for iso3 in wanted if iso3 in _countries(plans[earlier])]
            wanted = [iso3 for iso3 in wanted if iso3 not in there]
            if there:
                yield earlier, at, there
    for at, plan in enumerate(plans):
        year = plan.edition.year
        first = next((i for i in range(at) if year and plans[i].edition.year == year), None)
        if first is not None and base_of(plans, at) != first:
            countries = [iso3 for iso3 in _countries(plan) if iso3 in _countries(plans[first])]
            yield first, at, countries


def _in_its_language(plans: Sequence[Plan], at: int) -> list[int]:
    language = plans[at].edition.language
    return [i for i in range(at) if plans[i].edition.language == language]


def _countries(plan: Plan) -> list[str]:
    return [country.iso3 for country in plan.countries]


def _part(plan: Plan, countries: Sequence[str]) -> Plan:
    return plan.model_copy(
        update={"countries": [each for each in plan.countries if each.iso3 in countries]}
    )


def _add(links: Links, changes: Iterable[Change], editions: tuple[str, str]) -> None:
    """Add what changes join: of those that were merged or split, the longest part goes on."""
    for change in changes:
        if change.kind in APART or not change.before or not change.after:
            continue
        (old, *merged), (new, *split) = _longest_first(change.before), _longest_first(change.after)
        before, after = (editions[0], old.id), (editions[1], new.id)
        links.same.append((before, after))
        links.parts.extend((after, (editions[0], part.id)) for part in merged)
        links.parts.extend(((editions[1], part.id), before) for part in split)


def _longest_first(refs: Sequence[CommitmentRef]) -> list[CommitmentRef]:
    return sorted(refs, key=lambda ref: -len(ref.text))
