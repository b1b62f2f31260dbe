"""What could not be compared, or only in part."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from mirps_extract.comparison.values import Change, Kind, Note
from mirps_extract.model import Plan


def notes_on(
    before: Plan, after: Plan, labels: tuple[str, str], changes: Sequence[Change]
) -> list[Note]:
    """What a reader of the comparison of two editions should know."""
    return [
        *_languages(before, after),
        *_countries(before, after, labels),
        *_uncertain(changes),
        *_institutions(before, after, labels),
        *(
            note
            for plan, label in zip((before, after), labels, strict=True)
            for note in _reading(plan, label)
        ),
    ]


def _languages(before: Plan, after: Plan) -> Iterator[Note]:
    languages = before.edition.language, after.edition.language
    if languages[0] != languages[1]:
        yield Note(
            code="languages_differ",
            message=(
                f"the editions are in two languages ({' and '.join(languages)}): commitments are "
                "matched by country, focus area, place, length, names, numbers and words that mean "
                "the same or begin alike; wording is not compared, and no merges or splits are "
                "looked for"
            ),
        )


def _countries(before: Plan, after: Plan, labels: tuple[str, str]) -> Iterator[Note]:
    old = {country.iso3: country.name for country in before.countries}
    new = {country.iso3: country.name for country in after.countries}
    for names, others, label in ((old, new, labels[1]), (new, old, labels[0])):
        for iso3, name in names.items():
            if iso3 not in others:
                yield Note(
                    code="country_missing",
                    message=f"{name} ({iso3}) has no section in {label}: nothing to compare with",
                )


def _uncertain(changes: Sequence[Change]) -> Iterator[Note]:
    pairs = sum(change.kind is Kind.UNCERTAIN for change in changes)
    if pairs:
        yield Note(
            code="uncertain",
            message=f"pairs that may be one commitment or two, for a person to decide: {pairs}",
        )


def _institutions(before: Plan, after: Plan, labels: tuple[str, str]) -> Iterator[Note]:
    for plan, other, label in ((before, after, labels[0]), (after, before, labels[1])):
        if not plan.institutions and other.institutions:
            yield Note(
                code="no_institutions",
                message=f"no institutions were tagged in {label}: theirs cannot be compared",
            )


def _reading(plan: Plan, label: str) -> Iterator[Note]:
    errors = sum(finding.severity == "error" for finding in plan.findings)
    unassigned = sum(finding.code == "unassigned_words" for finding in plan.findings)
    if errors or unassigned:
        yield Note(
            code="reading_incomplete",
            message=(
                f"the reading of {label} has {errors} errors and {unassigned} pages with words "
                "that were not recognised: what seems dropped or new may only be unread"
            ),
        )
