"""A comparison as one HTML page that needs nothing beside it."""

from __future__ import annotations

from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined, Template

from mirps_extract.compare.values import TOTAL, Comparison, Kind, Step


def page_of(comparison: Comparison) -> str:
    """The page. What plans say is escaped; the page runs no script and loads nothing."""
    return _template().render(
        comparison=comparison,
        kinds=[kind.value for kind in Kind],
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


@cache
def _template() -> Template:
    environment = Environment(
        loader=PackageLoader("mirps_extract.compare.page", "."),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    return environment.get_template("comparison.html")
