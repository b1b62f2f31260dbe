"""A comparison as one HTML page that needs nothing beside it, and runs no script."""

from __future__ import annotations

from collections.abc import Iterable

from mirps_extract.comparison.values import Comparison, Kind, Step
from mirps_extract.theme import labels_in, page, shown_in
from mirps_extract.vocabulary import TOTAL

PACKAGE = "mirps_extract.comparison.page"


def page_of(comparison: Comparison) -> str:
    """The page, in the language of the latest edition where there are labels in it.

    What plans say is escaped. Changes are filtered by kind and country by rules of style alone, so
    the page reads and prints where scripts are forbidden.
    """
    labels = labels_in(PACKAGE)
    language = shown_in(comparison.editions[-1].language, labels)
    countries = sorted({change.country for step in comparison.steps for change in step.changes})
    kinds = [kind.value for kind in Kind]
    return page(
        PACKAGE,
        "comparison.html",
        styles=["comparison.css"],
        rules=_filters(kinds, countries),
        comparison=comparison,
        ids={edition.label: edition.id for edition in comparison.editions},
        lineages={m.node: each for each in comparison.lineages for m in each.members},
        languages={edition.label: edition.language for edition in comparison.editions},
        language=language,
        t=labels[language],
        kinds=kinds,
        hidden=[Kind.SAME.value, Kind.NOT_COMPARABLE.value],
        numbers={
            kind: sum(change.kind == kind for step in comparison.steps for change in step.changes)
            for kind in kinds
        },
        countries=countries,
        tallies={(step.before, step.after): tally_of(step) for step in comparison.steps},
        total=TOTAL,
    )


def tally_of(step: Step) -> dict[str, dict[str, int]]:
    """How many changes of each kind each country has, in the order of the changes."""
    rows: dict[str, dict[str, int]] = {}
    for change in step.changes:
        row = rows.setdefault(change.country, {kind.value: 0 for kind in Kind})
        row[change.kind.value] += 1
    return rows


def _filters(kinds: Iterable[str], countries: Iterable[str]) -> str:
    """Rules that hide the changes whose kind is not ticked, and those of other countries."""
    rules = [f"body:has(#kind-{kind}:not(:checked)) .change.{kind}" for kind in kinds]
    rules += [
        f'body:has(#country-{iso3}:checked) [data-country]:not([data-country="{iso3}"])'
        for iso3 in countries
    ]
    return "".join(f"{rule} {{ display: none; }}\n" for rule in rules)
