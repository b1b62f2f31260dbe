"""A comparison as tables for a terminal."""

from __future__ import annotations

from collections.abc import Iterable

from rich.console import Console
from rich.markup import escape
from rich.table import Table
from rich.text import Text

from mirps_extract.cli.report import table_of
from mirps_extract.cli.streams import clean
from mirps_extract.comparison import Comparison, Kind
from mirps_extract.comparison.page import tally_of
from mirps_extract.comparison.values import (
    Change,
    CommitmentRef,
    InstitutionChanges,
    Step,
)
from mirps_extract.vocabulary import TOTAL, slug_words

STYLES = {"removed": "red", "added": "green", "kept": ""}
SIGNS = {"removed": ("[-", "-]"), "added": ("{+", "+}"), "kept": ("", "")}
"""What stands around words that are gone or new, also where there are no colours."""


UNLISTED = (Kind.SAME, Kind.NOT_COMPARABLE)
"""Kinds of which the numbers are enough."""

WIDTH = 1 + max(len(kind.value) for kind in Kind if kind not in UNLISTED)


def print_comparison(comparison: Comparison, console: Console) -> None:
    """Print what became of commitments, institutions and counts, step by step."""
    for step in comparison.steps:
        console.print(_tally(step))
        for note in step.notes:
            _line(console, f"note: {note.message}")
        for change in step.changes:
            if change.kind not in UNLISTED:
                _print_change(console, change)
        _print_institutions(console, step.institutions)
        console.print(_counts(step))
    if len(comparison.editions) > 2:
        _print_lineages(console, comparison)


def _tally(step: Step) -> Table:
    table = table_of(f"{step.before} to {step.after}: commitments")
    table.add_column("country")
    for kind in Kind:
        table.add_column(slug_words(kind.value), justify="right")
    rows = tally_of(step)
    for country, row in rows.items():
        table.add_row(country, *(str(number or "") for number in row.values()))
    table.add_section()
    sums = [sum(row[kind.value] for row in rows.values()) for kind in Kind]
    table.add_row("all", *map(str, sums))
    return table


def _print_change(console: Console, change: Change) -> None:
    sides = " -> ".join(_names(side) for side in (change.before, change.after) if side)
    score = "" if change.score is None else f" ({change.score:.2f})"
    console.print(Text(f"{change.kind.value:{WIDTH}}{sides}{score}", style="bold"), soft_wrap=True)
    if change.words is None:
        both = change.kind is Kind.UNCERTAIN
        for ref in [*change.before, *change.after] if both else change.after or change.before:
            _line(console, f"    {ref.text}")
        return
    text = Text("   ")
    for segment in change.words:
        before, after = SIGNS[segment.kind]
        text.append(" ")
        text.append(f"{before}{clean(segment.text)}{after}", style=STYLES[segment.kind])
    console.print(text, soft_wrap=True)


def _names(refs: Iterable[CommitmentRef]) -> str:
    return " + ".join(clean(ref.id) for ref in refs)


def _print_institutions(console: Console, changes: InstitutionChanges) -> None:
    for word, listed in (("appeared", changes.appeared), ("disappeared", changes.disappeared)):
        for institution in listed:
            where = ", ".join(institution.commitments)
            _line(console, f"institution {word}: {institution.name} ({where})")
    for role in changes.changed_roles:
        _line(
            console,
            f"role changed: {role.name}, {role.before} in {role.before_commitment}, "
            f"{role.after} in {role.after_commitment}",
        )


def _counts(step: Step) -> Table:
    table = table_of("commitments declared/found, ! marks a change")
    table.add_column("country")
    table.add_column("focus area")
    for label in (step.before, step.after):
        table.add_column(escape(clean(label)), justify="right")
    for row in step.counts:
        was = (row.declared_before, row.found_before)
        now = (row.declared_after, row.found_after)
        mark = " !" if was != now else "  "
        style = "bold" if row.focus_area == TOTAL else ""
        area = clean(slug_words(row.focus_area))
        table.add_row(row.country, area, _pair(*was), f"{_pair(*now)}{mark}", style=style)
    return table


def _pair(declared: int | None, found: int | None) -> str:
    return "/".join("–" if number is None else str(number) for number in (declared, found))


def _print_lineages(console: Console, comparison: Comparison) -> None:
    table = table_of("lineages, those without any change left out")
    table.add_column("lineage")
    for edition in comparison.editions:
        table.add_column(escape(clean(edition.label)))
    ids = {edition.label: edition.id for edition in comparison.editions}
    changed = {
        (ids[label], ref.id)
        for step in comparison.steps
        for change in step.changes
        if change.kind is not Kind.SAME
        for label, refs in ((step.before, change.before), (step.after, change.after))
        for ref in refs
    }
    for lineage in comparison.lineages:
        stages = {member.edition: clean(member.id) for member in lineage.members}
        if any(member.node in changed for member in lineage.members):
            cells = [stages.get(edition.id, "") for edition in comparison.editions]
            table.add_row(lineage.id, *cells)
    console.print(table)


def _line(console: Console, text: str) -> None:
    console.print(Text(clean(text)), soft_wrap=True)
