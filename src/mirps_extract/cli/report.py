"""What a person reads at the end: declared and found, country by country, then the findings."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from rich.box import SIMPLE_HEAD
from rich.cells import cell_len
from rich.console import Console
from rich.table import Table
from rich.text import Text

from mirps_extract.cli.streams import clean
from mirps_extract.model import Country, Plan
from mirps_extract.vocabulary import slug_words

STYLES = {"error": "bold red", "warning": "yellow", "info": "dim"}

WIDTH = 80
"""Columns of what is printed where nobody watches."""

EDGES = 2
"""Columns that a column of a table takes beside its cells."""


def say(message: str) -> None:
    """One line on standard error."""
    _print(Text(f"mirps-extract: {clean(message)}"))


def report(plan: Plan, target: str, *, verbose: bool = False) -> None:
    """Print the tables of counts, the findings and where the JSON went, on standard error.

    Args:
        plan: what was read.
        target: where its JSON went.
        verbose: whether the findings that ask for nothing are listed, too, and not only counted.
    """
    for table in _tables(plan, console_of().width):
        console_of().print(table)
    told = [finding for finding in plan.findings if verbose or finding.severity != "info"]
    for finding in told:
        label = Text(f"{finding.severity:8}", style=STYLES[finding.severity])
        _print(label + Text(clean(finding.message)))
    if left := len(plan.findings) - len(told):
        notes = f"{left} {'note' if left == 1 else 'notes'} that nobody has to act on"
        _print(Text(f"info    {notes}: listed with --verbose", style=STYLES["info"]))
    _print(Text(_sum(plan, target)))


def console_of(*, stderr: bool = True) -> Console:
    """What everything is printed on: one for all, so that a progress bar knows of each line."""
    return _console(stderr, (sys.stderr if stderr else sys.stdout).isatty())


@cache
def _console(stderr: bool, watched: bool) -> Console:
    return Console(stderr=stderr, highlight=False, width=None if watched else WIDTH)


def _print(line: Text) -> None:
    """Print a line on standard error: broken between words where a person watches, else whole."""
    console = console_of()
    console.print(line, soft_wrap=not console.is_terminal)


@dataclass(frozen=True, slots=True)
class _Counts:
    """A column of the table: its heading, and what was declared and found in each country."""

    heading: str
    cells: Sequence[Text]

    @property
    def width(self) -> int:
        """Columns of the screen that it takes where no word is broken."""
        texts = [*self.heading.split(), *(cell.plain for cell in self.cells)]
        return max(map(cell_len, texts)) + EDGES


def _tables(plan: Plan, width: int) -> Iterator[Table]:
    """The counts: one table, or as many as it takes that no word is broken."""
    title = f"{plan.source.file_name}: commitments declared/found, ! marks a difference"
    names = [country.name for country in plan.countries]
    first = max(map(cell_len, [*names, "country"])) + EDGES + 1
    for columns in _packed(_columns(plan), width - first):
        table = table_of(title)
        table.add_column("country", no_wrap=True)
        for column in columns:
            table.add_column(column.heading, justify="right", min_width=column.width - EDGES)
        for name, *cells in zip(names, *(column.cells for column in columns), strict=True):
            table.add_row(name, *cells)
        yield table
        title = f"{plan.source.file_name}, continued"


def _packed(columns: Sequence[_Counts], width: int) -> Iterator[Sequence[_Counts]]:
    """The columns in groups, each as wide as the screen at most."""
    group: list[_Counts] = []
    for column in columns:
        if group and sum(other.width for other in (*group, column)) > width:
            yield group
            group = []
        group.append(column)
    yield group


def _columns(plan: Plan) -> Sequence[_Counts]:
    areas = plan.areas()
    rows = [_cells(country, areas) for country in plan.countries]
    headings = [*map(slug_words, areas), "total"]
    return [_Counts(said, [row[k] for row in rows]) for k, said in enumerate(headings)]


def _cells(country: Country, areas: list[str]) -> list[Text]:
    declared, found = country.declared.by_focus_area, country.found
    cells = [_cell(declared.get(area), found.get(area)) for area in areas]
    return [*cells, _cell(country.declared.total, sum(found.values()))]


def _cell(declared: int | None, found: int | None) -> Text:
    if declared is None and found is None:
        return Text("")
    text = f"{'–' if declared is None else declared}/{found or 0}"
    differs = declared is not None and declared != (found or 0)
    return Text(f"{text} !", style="bold red") if differs else Text(f"{text}  ")


def _sum(plan: Plan, target: str) -> str:
    commitments = list(plan.commitments())
    coverage = plan.coverage
    unassigned = coverage.by_role.get("unassigned", 0)
    return (
        f"{len(plan.countries)} countries, {len(commitments)} commitments; "
        f"{coverage.words} words on {plan.source.pages} pages, {unassigned} unassigned. "
        f"Written to {clean(target)}."
    )


def table_of(title: str) -> Table:
    """A table; its title is no markup, since a file may be called "[bold]"."""
    head = Text(clean(title), style="italic")
    return Table(title=head, title_justify="left", box=SIMPLE_HEAD, padding=(0, 1, 0, 0))
