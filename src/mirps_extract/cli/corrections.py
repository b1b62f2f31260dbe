"""`mirps-extract corrections`: what several people decided, as one file, and who decided what."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import click

from mirps_extract.cli.names import ANY, FILE
from mirps_extract.cli.streams import clean
from mirps_extract.corrections import (
    Conflict,
    Corrections,
    agreed,
    agreement,
    by_person,
    correction_files,
    corrections_json,
    load_corrections,
    merged,
    said_by,
    target_of,
)
from mirps_extract.errors import ExitCode
from mirps_extract.write import written_bytes

paths = click.argument("paths", nargs=-1, required=True, type=ANY)


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
def corrections() -> None:
    """Merge what several people decided on a plan, and tell who decided what."""


@corrections.command("merge")
@paths
@click.option("-o", "--output", required=True, type=FILE, metavar="FILE", help="File to write.")
def merge_files(paths: tuple[Path, ...], output: Path) -> ExitCode:
    """Merge PATHS, corrections files or folders of them, into one file, and report on it.

    Exit code 9 if people contradict one another: the file has all sides, and none is applied until
    a person settles it.
    """
    together = _together(paths)
    written_bytes(output, corrections_json(together).encode())
    return _report(together)


@corrections.command("report")
@paths
def report_files(paths: tuple[Path, ...]) -> ExitCode:
    """Tell who checked and corrected how much in PATHS, how often they agree, and where not.

    PATHS are corrections files or folders of them. Exit code 9 if people contradict one another.
    """
    return _report(_together(paths))


def _together(paths: tuple[Path, ...]) -> Corrections:
    return merged([load_corrections(*correction_files(paths))])


def _report(together: Corrections) -> ExitCode:
    conflicts = agreed(together).conflicts
    for line in [*_people(together), *_agreement(together), *map(_told, conflicts)]:
        click.echo(clean(line))
    click.echo(f"{len(together.corrections)} decisions, {len(conflicts)} conflicts.", err=True)
    return ExitCode.FINDINGS if conflicts else ExitCode.OK


def _people(together: Corrections) -> Iterator[str]:
    for name, decided in sorted(by_person(together).items()):
        checks = sum(one.kind == "checked" for one in decided)
        days = sorted(one.when[:10] for one in decided if one.when)
        times = f", {days[0]} to {days[-1]}" if days else ""
        told = f"{checks} checked, {len(decided) - checks} corrected{times}"
        yield f"{name or 'not signed'}: {told}"


def _agreement(together: Corrections) -> Iterator[str]:
    for found in agreement(together):
        yield f"{' and '.join(found.people)}: {found.both} judged by both, {found.alike} alike"


def _told(conflict: Conflict) -> str:
    first = conflict.sides[0].correction
    read = "" if first.kind == "add_institution" else f" “{first.before}”"
    return f"conflict: {target_of(first).key}{read}: {'; '.join(map(said_by, conflict.sides))}"
