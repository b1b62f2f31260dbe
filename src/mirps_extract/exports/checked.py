"""What of a plan a person has checked, for those who publish nothing else."""

from __future__ import annotations

from collections.abc import Container

from mirps_extract.model import Commitment, Country, Plan


def checked_part(plan: Plan) -> Plan:
    """A plan without what no person has checked, and what refers to it.

    Of its texts people check commitments: objectives, narrative and footnotes are left out.
    """
    ids = {one.id for one in plan.commitments() if one.review and one.review.checked}
    named = (
        (institution, [id for id in institution.commitments if id in ids])
        for institution in plan.institutions
    )
    return plan.model_copy(
        update={
            "objectives": [],
            "footnotes": [],
            "countries": [_country(country, ids) for country in plan.countries],
            "institutions": [
                institution.model_copy(update={"commitments": commitments})
                for institution, commitments in named
                if commitments
            ],
            "findings": [
                finding
                for finding in plan.findings
                if finding.commitment is None or finding.commitment in ids
            ],
        }
    )


def _country(country: Country, ids: Container[str]) -> Country:
    areas = [
        area.model_copy(
            update={
                "commitments": [_commitment(one, ids) for one in area.commitments if one.id in ids]
            }
        )
        for area in country.focus_areas
    ]
    return country.model_copy(update={"narrative": [], "focus_areas": areas})


def _commitment(commitment: Commitment, ids: Container[str]) -> Commitment:
    """A commitment that repeats none that is left out."""
    if commitment.duplicate_of is None or commitment.duplicate_of in ids:
        return commitment
    return commitment.model_copy(update={"duplicate_of": None})
