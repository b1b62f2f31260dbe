"""`mirps-extract corrections`: what several people decided, and what can be learned of it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click

from mirps_extract.cli.access import done_with, limits_of, password_in
from mirps_extract.cli.debugging import is_debugging
from mirps_extract.cli.names import ANY, FILE, FOLDER
from mirps_extract.cli.options import HOW, settings_of, taken_from
from mirps_extract.cli.progress import RunProgress
from mirps_extract.cli.read import read
from mirps_extract.cli.report import say
from mirps_extract.cli.streams import clean
from mirps_extract.corrections.files import correction_files
from mirps_extract.corrections.form import Corrections
from mirps_extract.corrections.lessons import lessons_of, registry_csv
from mirps_extract.corrections.loading import corrections_json, load_corrections
from mirps_extract.corrections.telling import said_by, target_of
from mirps_extract.corrections.together import agreed, agreement, by_person, merged
from mirps_extract.corrections.values import Conflict
from mirps_extract.errors import ExitCode
from mirps_extract.isolation import Extract, Workers
from mirps_extract.registry import load_registry
from mirps_extract.write.files import written_bytes, written_together
from mirps_extract.write.text import plan_of

LESSONS = "lessons"
"""The folder that is written to where none is named."""

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


def _lessons(
    plan: Path,
    output: Path,
    password_file: Path | None,
    limits: tuple[tuple[str, int], ...],
    **how: Any,
) -> ExitCode:
    """Make passages and registry rows of what people corrected in PLAN.

    CORRECTIONS are files that the review page saved, or folders of them. The passages are the
    commitments whose institutions were corrected, marked as in training/data; the rows are those
    of a registry of your own. Look through both before you use them.
    """
    settings = settings_of(how)
    work = Extract(plan, settings, limits_of(limits), password_in(password_file))
    workers = Workers(debug=is_debugging(), institutions=settings.institutions)
    with workers, RunProgress(1, plan.name, shown=True) as progress:
        (written,) = done_with(work, workers, progress.pages_of(plan.name))
    corrected = plan_of(written, plan.name)
    lessons = lessons_of(corrected, load_registry(settings.registry))
    passages = "".join(f"{passage}\n" for passage in lessons.passages)
    files = {
        output / f"{plan.stem}-passages_{corrected.edition.language}.tsv": passages,
        output / f"{plan.stem}-registry.csv": registry_csv(lessons.entries),
    }
    written_together({path: text.encode("utf-8") for path, text in files.items()})
    counts = f"{len(lessons.passages)} passages and {len(lessons.entries)} registry rows"
    say(f"{counts} are written to {output}.")
    return ExitCode.OK


corrections.add_command(
    click.Command(
        "lessons",
        callback=_lessons,
        params=[
            click.Argument(["plan"], type=ANY),
            click.Argument(["corrections"], type=ANY, nargs=-1, required=True),
            click.Option(
                ["-o", "--output"],
                type=FOLDER,
                default=LESSONS,
                show_default=True,
                metavar="DIR",
                help="Folder to write to.",
            ),
            *taken_from(
                read, *(name for name in HOW if name != "no_institutions"), "password_file"
            ),
        ],
        help=_lessons.__doc__,
    )
)


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
