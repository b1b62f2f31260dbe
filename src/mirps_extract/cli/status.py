"""`mirps-extract status`: what became of each promise, as people tell it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from mirps_extract.api import load
from mirps_extract.cli.access import done_with, limits_of, password_in
from mirps_extract.cli.debugging import is_debugging
from mirps_extract.cli.inputs import outputs_in
from mirps_extract.cli.kept import compared
from mirps_extract.cli.names import ANY, FILE
from mirps_extract.cli.options import SEEN, settings_of, taken_from
from mirps_extract.cli.progress import RunProgress
from mirps_extract.cli.read import read
from mirps_extract.cli.report import say
from mirps_extract.cli.streams import clean
from mirps_extract.errors import ExitCode
from mirps_extract.isolation import ReadReport, Workers
from mirps_extract.paths import name_of
from mirps_extract.status.loading import SUFFIXES, read_statuses, status_files
from mirps_extract.status.together import contradictions, standings
from mirps_extract.write.files import written_bytes

if TYPE_CHECKING:
    from mirps_extract.cli.kept import Across
    from mirps_extract.status.suggesting import Traced

TEMPLATE = SUFFIXES[0]
"""The file that is written where none is named; of a report, behind its name."""


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
def status() -> None:
    """Say what became of each commitment; nothing of it is guessed."""


@status.command("check")
@click.argument("files", nargs=-1, required=True, type=ANY)
def check_files(files: tuple[Path, ...]) -> ExitCode:
    """Find what is wrong in FILES, status files or folders of them.

    Exit code 25 if a row cannot be used; 9 if people contradict one another: their commitment has
    no status until a person settles it.
    """
    told = read_statuses(status_files(files))
    known = standings(told.entries)
    conflicts = list(contradictions(known))
    for line in [*told.problems, *conflicts]:
        click.echo(clean(line))
    counts = f"{len(told.entries)} entries on {len(known)} commitments, {told.unfilled} not filled"
    click.echo(f"{counts} in; {len(told.problems)} problems, {len(conflicts)} conflicts.", err=True)
    if told.problems:
        return ExitCode.CORRECTIONS
    return ExitCode.FINDINGS if conflicts else ExitCode.OK


@status.command("template")
@click.argument("outputs", nargs=-1, required=True, type=ANY)
@click.option(
    "-o",
    "--output",
    type=FILE,
    default=TEMPLATE,
    show_default=True,
    metavar="FILE",
    help="File to write (CSV).",
)
def write_template(outputs: tuple[Path, ...], output: Path) -> ExitCode:
    """Write a status file to fill in: a row for each commitment of OUTPUTS, its text beside it.

    OUTPUTS are JSON files of one or more editions, or folders of them.
    """
    from mirps_extract.status.form import template

    _require_new(output)
    editions, across = _traced(outputs)
    say(f"the rows are in {written_bytes(output, template(editions))}.")
    across.keep()
    return ExitCode.OK


def _suggest(
    report: Path,
    against: tuple[Path, ...],
    output: Path | None,
    password_file: Path | None,
    limits: tuple[tuple[str, int], ...],
    **how: Any,
) -> ExitCode:
    """List the sentences of REPORT, a progress report in PDF, that may speak of a commitment.

    Each is a row of a status file, with the quotation and its page, and without a status: a person
    looks at it, and fills that in or deletes the row.
    """
    from mirps_extract.status.form import suggestions
    from mirps_extract.status.report import Report
    from mirps_extract.status.suggesting import hints

    target = output or Path(f"{report.stem}-{TEMPLATE}")
    _require_new(target)
    editions, across = _traced(against)
    work = ReadReport(report, settings_of(how), limits_of(limits), password_in(password_file))
    workers = Workers(debug=is_debugging())
    with workers, RunProgress(1, report.name, shown=True) as progress:
        (written,) = done_with(work, workers, progress.pages_of(report.name))
    told = Report.model_validate_json(written)
    found = hints(told, editions)
    written_bytes(target, suggestions(found, name_of(report)))
    across.keep()
    commitments = len({hint.lineage for hint in found})
    counts = f"{len(found)} of {len(told.sentences)} sentences may speak of {commitments}"
    say(f"{counts} commitments: they are in {target}, for a person to look at.")
    return ExitCode.OK


status.add_command(
    click.Command(
        "suggest",
        callback=_suggest,
        params=[
            click.Argument(["report"], type=ANY),
            click.Option(
                ["--against"],
                type=ANY,
                multiple=True,
                required=True,
                metavar="PATH",
                help="Outputs (JSON) whose commitments are looked for, or a folder of them; "
                "repeatable.",
            ),
            click.Option(
                ["-o", "--output"],
                type=FILE,
                metavar="FILE",
                help=f"File to write (CSV); REPORT-{TEMPLATE} otherwise.",
            ),
            *taken_from(read, *SEEN, "password_file"),
        ],
        help=_suggest.__doc__,
    )
)


def _require_new(path: Path) -> None:
    """Never write over what a person may have filled in."""
    if path.exists():
        raise click.UsageError(f"{path} is there already: give another name with -o.")


def _traced(paths: Sequence[Path]) -> tuple[list[Traced], Across]:
    """The outputs that are named, and those that lie in the folders that are, by year."""
    from mirps_extract.status.suggesting import Traced
    from mirps_extract.tables import named_plans

    files = outputs_in(paths)
    plans = [load(path) for path in files]
    across = compared(plans, files, None)
    return [
        Traced(each.plan, {id: lineage.id for id, lineage in each.lineages.items()})
        for each in named_plans(plans, across.comparison)
    ], across
