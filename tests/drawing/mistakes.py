"""Mistakes of the kinds that published plans contain, to be put into a content."""

from dataclasses import dataclass, replace

from .content import FALSE_BULLET, AreaContent, CountryContent, PlanContent


@dataclass(frozen=True)
class Mistake:
    """A content to draw and the content that a right reading of it gives.

    ``iso3``, ``area`` and ``index`` say where the mistake is; the index is that of the
    commitment in both contents, or None where the mistake is of a whole area.
    """

    printed: PlanContent
    expected: PlanContent
    iso3: str
    area: str
    index: int | None = None


def _country(plan: PlanContent, iso3: str) -> CountryContent:
    return next(country for country in plan.countries if country.iso3 == iso3)


def _area(plan: PlanContent, iso3: str, area: str) -> AreaContent:
    return next(one for one in _country(plan, iso3).areas if one.area == area)


def _with_country(plan: PlanContent, changed: CountryContent) -> PlanContent:
    countries = tuple(changed if one.iso3 == changed.iso3 else one for one in plan.countries)
    return replace(plan, countries=countries)


def _with_commitments(
    plan: PlanContent, iso3: str, area: str, commitments: tuple[str, ...]
) -> PlanContent:
    country = _country(plan, iso3)
    areas = tuple(
        replace(one, commitments=commitments) if one.area == area else one for one in country.areas
    )
    return _with_country(plan, replace(country, areas=areas))


def printed_twice(plan: PlanContent, iso3: str, area: str, index: int) -> Mistake:
    """Print a commitment again at the end of its area.

    Both are expected, as both are printed; the mistake's index is that of the second.
    """
    commitments = _area(plan, iso3, area).commitments
    twice = _with_commitments(plan, iso3, area, (*commitments, commitments[index]))
    return Mistake(twice, twice, iso3, area, len(commitments))


def false_bullet(plan: PlanContent, iso3: str, area: str, index: int, before: str) -> Mistake:
    """Print a bullet within a commitment, at the first occurrence of ``before`` after a space.

    The expected content is the plan as it was, the commitment in one piece.
    """
    commitments = _area(plan, iso3, area).commitments
    head, found, tail = commitments[index].partition(f" {before}")
    if not found:
        raise ValueError(f"no {before!r} after a space in {commitments[index]!r}")
    wrong = f"{head}{FALSE_BULLET}{before}{tail}"
    changed = (*commitments[:index], wrong, *commitments[index + 1 :])
    printed = _with_commitments(plan, iso3, area, changed)
    return Mistake(printed, plan, iso3, area, index)


def wrong_count(plan: PlanContent, iso3: str, area: str, count: int) -> Mistake:
    """Declare a count that the plan does not keep; it is expected as declared."""
    country = _country(plan, iso3)
    declared = {**country.declared, area: count}
    changed = _with_country(plan, replace(country, declared=declared))
    return Mistake(changed, changed, iso3, area)


def unknown_area(
    plan: PlanContent,
    iso3: str,
    area: str,
    slug: str = "digital_inclusion",
    heading: str = "DIGITAL INCLUSION",
) -> Mistake:
    """Print one of a country's areas under a heading that no earlier plan had."""
    country = _country(plan, iso3)
    areas = tuple(
        replace(one, area=slug, heading=heading) if one.area == area else one
        for one in country.areas
    )
    declared = {slug if key == area else key: value for key, value in country.declared.items()}
    changed = _with_country(plan, replace(country, areas=areas, declared=declared))
    return Mistake(changed, changed, iso3, slug)
