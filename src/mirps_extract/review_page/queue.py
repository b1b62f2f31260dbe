"""What of a plan needs a person first: findings as facts, and commitments by their risk."""

from __future__ import annotations

import tomllib
from collections import defaultdict
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass
from importlib.resources import files

from mirps_extract.model import Commitment, Country, Finding, FoundBy, Place, Plan

WEIGHTS: Mapping[str, int] = tomllib.loads(
    (files("mirps_extract.review_page") / "risks.toml").read_text(encoding="utf-8")
)["weights"]
"""How much each reason weighs."""

GUESSED = "guessed_institution"
"""The reason that the model alone found an institution."""

SUGGESTED = "suggested"
"""The reason that the evidence points at a correction."""

SHOWS_IN_COUNTS = ("false_bullet", "duplicate_commitment")
"""Findings about a commitment that can explain a count that differs in its focus area."""

Fact = tuple[str | int | None, ...]
"""What tells a fact from all others."""


def facts_of(plan: Plan) -> list[list[int]]:
    """The findings by their numbers, those together that tell one fact.

    A fact is what a focus area declares and what was found in it, with the list marks and
    repetitions that explain the difference, and with the country's total where that differs by as
    much. What a country's total says beyond that is a fact of its own.
    """
    found: dict[Fact, list[int]] = {}
    counted = {(f.country, f.focus_area) for f in plan.findings if f.code == "area_count_mismatch"}
    countries = {country.iso3: country for country in plan.countries}
    for number, finding in enumerate(plan.findings):
        found.setdefault(_fact(number, finding, counted, countries), []).append(number)
    # What a focus area declares tells the fact; then come the total, and what may explain both.
    return [
        sorted(numbers, key=lambda number: _rank(plan.findings[number].code))
        for numbers in found.values()
    ]


def _rank(code: str) -> int:
    return 0 if code == "area_count_mismatch" else 2 if code in SHOWS_IN_COUNTS else 1


def _fact(
    number: int,
    finding: Finding,
    counted: set[tuple[str | None, str | None]],
    countries: Mapping[str, Country],
) -> Fact:
    place = (finding.country, finding.focus_area)
    match finding.code:
        case "area_count_mismatch":
            return place
        case "total_mismatch" | "declared_sum_mismatch" if finding.country:
            area = finding.code == "total_mismatch" and _explaining(countries[finding.country])
            return finding.country, area or None
        case code if code in SHOWS_IN_COUNTS and place in counted:
            return place
    return (number,)


def _explaining(country: Country) -> str | None:
    """The one focus area whose count differs by as much as the country's total."""
    total = sum(country.found.values()) - (country.declared.total or 0)
    areas = [area for area, by in differences(country).items() if by == total]
    return areas[0] if len(areas) == 1 else None


def differences(country: Country) -> dict[str, int]:
    """How many more were found than declared, by focus area; those alone that differ."""
    found = country.found
    declared = country.declared.by_focus_area
    return {
        area: found.get(area, 0) - number
        for area, number in declared.items()
        if found.get(area, 0) != number
    }


def risks_of(plan: Plan, suggested: Set[str]) -> dict[str, tuple[int, list[str]]]:
    """How much commitments need a person, by their ids, and why: the weightiest reason first.

    Commitments that nothing speaks of are left out.

    Args:
        plan: what was read.
        suggested: ids of those that a correction is suggested for.
    """
    told = _Told.by(plan)
    risks: dict[str, tuple[int, list[str]]] = {}
    for country in plan.countries:
        for area in country.focus_areas:
            for commitment in area.commitments:
                reasons = told.about(country.iso3, area.area, commitment)
                reasons |= _own_reasons(commitment, suggested)
                if reasons:
                    ordered = sorted(reasons, key=lambda code: (-WEIGHTS[code], code))
                    risks[commitment.id] = sum(WEIGHTS[code] for code in ordered), ordered
    return risks


@dataclass(frozen=True, slots=True)
class _Told:
    """Findings that weigh, by what they are about: a commitment, a focus area, or places."""

    of_commitments: Mapping[str, Sequence[str]]
    of_areas: Mapping[tuple[str, str], Sequence[str]]
    on_pages: Mapping[int, Sequence[tuple[Place, str]]]

    @classmethod
    def by(cls, plan: Plan) -> _Told:
        of_commitments, of_areas, on_pages = defaultdict(list), defaultdict(list), defaultdict(list)
        for finding in plan.findings:
            if finding.code not in WEIGHTS:
                continue
            if finding.commitment is not None:
                of_commitments[finding.commitment].append(finding.code)
            elif finding.country is not None and finding.focus_area is not None:
                of_areas[finding.country, finding.focus_area].append(finding.code)
            else:
                for place in finding.evidence:
                    on_pages[place.page].append((place, finding.code))
        return cls(of_commitments, of_areas, on_pages)

    def about(self, iso3: str, area: str, commitment: Commitment) -> set[str]:
        """The findings about a commitment, its focus area, or a place that it stands at."""
        met = {
            code
            for own in commitment.evidence
            for place, code in self.on_pages.get(own.page, ())
            if _meet(place, own)
        }
        of_area = self.of_areas.get((iso3, area), ())
        return {*self.of_commitments.get(commitment.id, ()), *of_area, *met}


def _own_reasons(commitment: Commitment, suggested: Set[str]) -> set[str]:
    guessed = any(mention.source is FoundBy.MODEL for mention in commitment.institutions)
    found = {GUESSED: guessed, SUGGESTED: commitment.id in suggested}
    return {reason for reason, holds in found.items() if holds}


def _meet(place: Place, own: Place) -> bool:
    x0, top, x1, bottom = place.bbox
    own_x0, own_top, own_x1, own_bottom = own.bbox
    return x0 < own_x1 and own_x0 < x1 and top < own_bottom and own_top < bottom
