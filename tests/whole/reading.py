"""A plan that was read, held against the content that was printed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from drawing import PlanContent
from mirps_extract import Plan

Texts = Mapping[tuple[str, str], Sequence[str]]


def commitments(plan: Plan) -> Texts:
    """The texts that were read, in order, by country and focus area."""
    return {
        (country.iso3, area.area): [commitment.text for commitment in area.commitments]
        for country in plan.countries
        for area in country.focus_areas
    }


def expected_commitments(content: PlanContent) -> Texts:
    """The texts that were printed, in order, by country and focus area."""
    return {
        (country.iso3, area.area): list(area.commitments)
        for country in content.countries
        for area in country.areas
    }


def narratives(plan: Plan) -> list[list[str]]:
    """The paragraphs that were read, country by country."""
    return [[paragraph.text for paragraph in country.narrative] for country in plan.countries]


def declared(plan: Plan) -> list[tuple[str, int | None, Mapping[str, int]]]:
    """The counts that were read, country by country."""
    return [(c.iso3, c.declared.total, c.declared.by_focus_area) for c in plan.countries]


def expected_declared(
    content: PlanContent, *, printed: bool
) -> list[tuple[str, int | None, Mapping[str, int]]]:
    """The counts that were printed, country by country."""
    return [
        (c.iso3, c.declared_total, dict(c.declared)) if printed else (c.iso3, None, {})
        for c in content.countries
    ]
