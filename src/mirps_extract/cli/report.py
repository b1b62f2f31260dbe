"""What a person reads at the end: declared and found, country by country, then the findings."""

from __future__ import annotations

from rich.console import Console
from rich.table import Table
from rich.text import Text

from mirps_extract.cli.streams import clean
from mirps_extract.model import Country, Plan

STYLES = {"error": "bold red", "warning": "yellow", "info": "dim"}

WIDTH = 100
"""Columns of the table where standard error is no terminal."""


def say(message: str) -> None:
    """One line on standard error."""
    console_of().print(Text(f"mirps-extract: {clean(message)}"), soft_wrap=True)


def report(plan: Plan, target: str) -> None:
    """Print the table of counts, the findings and where the JSON went, on standard error."""
    console = console_of()
    console.print(_table(plan))
    for finding in plan.findings:
        style = STYLES[finding.severity]
        label = Text(f"{finding.severity:8}", style=style)
        console.print(label + Text(clean(finding.message)), soft_wrap=True)
    console.print(Text(_sum(plan, target)), soft_wrap=True)


def console_of(*, stderr: bool = True) -> Console:
    """What tables are printed on: of a fixed width where nobody watches."""
    console = Console(stderr=stderr, highlight=False)
    if not console.is_terminal:
        console.width = WIDTH
    return console


def _table(plan: Plan) -> Table:
    areas: dict[str, None] = {}
    for country in plan.countries:
        areas |= dict.fromkeys([*(a.area for a in country.focus_areas)])
        areas |= dict.fromkeys(country.declared.by_focus_area)
    table = Table(
        title=titled(f"{plan.source.file_name}: commitments declared/found, ! marks a difference"),
        title_justify="left",
    )
    table.add_column("country")
    for area in areas:
        table.add_column(area.replace("_", " "), justify="right")
    table.add_column("total", justify="right")
    for country in plan.countries:
        table.add_row(country.name, *_cells(country, list(areas)))
    return table


def _cells(country: Country, areas: list[str]) -> list[Text]:
    found = {area.area: len(area.commitments) for area in country.focus_areas}
    declared = country.declared.by_focus_area
    cells = [_cell(declared.get(area), found.get(area)) for area in areas]
    return [*cells, _cell(country.declared.total, sum(found.values()))]


def _cell(declared: int | None, found: int | None) -> Text:
    if declared is None and found is None:
        return Text("")
    text = f"{'–' if declared is None else declared}/{found or 0}"
    differs = declared is not None and declared != (found or 0)
    return Text(f"{text} !", style="bold red") if differs else Text(f"{text}  ")


def _sum(plan: Plan, target: str) -> str:
    commitments = [m for c in plan.countries for a in c.focus_areas for m in a.commitments]
    coverage = plan.coverage
    unassigned = coverage.by_role.get("unassigned", 0)
    return (
        f"{len(plan.countries)} countries, {len(commitments)} commitments; "
        f"{coverage.words} words on {plan.source.pages} pages, {unassigned} unassigned. "
        f"Written to {clean(target)}."
    )


def titled(text: str) -> Text:
    """A table's title, in which nothing is markup: a file may be called "[bold]"."""
    return Text(clean(text), style="italic")
