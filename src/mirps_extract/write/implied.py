"""Who has to carry out a commitment that names nobody who does: the country's government."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from mirps_extract.model import Country, FocusArea, Implied, Mention, Plan, Role
from mirps_extract.vocabulary import languages, load

COLUMN = "responsible"
"""What a column of the plan is called that says who is responsible."""

SINCE = (1, 3)
"""The form in which outputs say it themselves."""


def implied_in(
    country: str, mentions: Iterable[Mention], details: Mapping[str, str], language: str
) -> Implied | None:
    """The implied actor of a commitment.

    Institutions that only help, take part or are reached do not have to do it.

    Args:
        country: code of the section's country.
        mentions: the institutions that the commitment names.
        details: what other columns say of it.
        language: code of the plan's language.

    Returns:
        None where the plan says who has to do it, or the section is no country's.
    """
    named = load(language).governments.get(country)
    told = details.get(COLUMN) or any(mention.role is Role.LEAD for mention in mentions)
    return Implied(named, country) if named and not told else None


def with_implied(plan: Plan) -> Plan:
    """An output of an older form with its implied actors, as if it were read today.

    Where it mentions no institution, none may have been looked for: it stays as it is.
    """
    form = tuple(map(int, plan.schema_version.split(".")))
    language = plan.edition.language
    if form >= SINCE or not plan.institutions or language not in languages():
        return plan

    def answered(country: Country, area: FocusArea) -> FocusArea:
        found = [
            one.model_copy(
                update={
                    "implied": implied_in(country.iso3, one.institutions, one.details, language)
                }
            )
            for one in area.commitments
        ]
        return area.model_copy(update={"commitments": found})

    countries = [
        country.model_copy(
            update={"focus_areas": [answered(country, area) for area in country.focus_areas]}
        )
        for country in plan.countries
    ]
    return plan.model_copy(update={"countries": countries})
