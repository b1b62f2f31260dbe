"""How the numbers of commitments moved, as declared and as found."""

from __future__ import annotations

from mirps_extract.comparison.values import CountChange
from mirps_extract.model import Country, Plan
from mirps_extract.vocabulary import TOTAL

Counts = dict[str, tuple[int | None, int | None]]
"""Declared and found by focus area, the total among them."""


def counts_between(before: Plan, after: Plan) -> list[CountChange]:
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
    found = {area.area: len(area.commitments) for area in country.focus_areas}
    declared = country.declared.by_focus_area
    areas: Counts = {
        area: (declared.get(area), found.get(area)) for area in dict.fromkeys([*found, *declared])
    }
    return {TOTAL: (country.declared.total, sum(found.values())), **areas}
