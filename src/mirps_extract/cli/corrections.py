"""`mirps-extract corrections`: what can be learned of a person's corrections."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from mirps_extract.cli.access import done_with, limits_of, password_in
from mirps_extract.cli.debugging import is_debugging
from mirps_extract.cli.names import ANY, FOLDER
from mirps_extract.cli.options import HOW, settings_of, taken_from
from mirps_extract.cli.progress import RunProgress
from mirps_extract.cli.read import read
from mirps_extract.cli.report import say
from mirps_extract.corrections.lessons import lessons_of, registry_csv
from mirps_extract.errors import ExitCode
from mirps_extract.isolation import Extract, Workers
from mirps_extract.registry import load_registry
from mirps_extract.write.files import written_together
from mirps_extract.write.text import plan_of

LESSONS = "lessons"
"""The folder that is written to where none is named."""


def _corrections(
    plan: Path,
    output: Path,
    password_file: Path | None,
    limits: tuple[tuple[str, int], ...],
    **how: Any,
) -> ExitCode:
    """Make passages and registry rows of what people corrected in PLAN.

    CORRECTIONS is the file that the review page saved. The passages are the commitments whose
    institutions were corrected, marked as in training/data; the rows are those of a registry of
    your own. Look through both before you use them.
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


corrections = click.Command(
    "corrections",
    callback=_corrections,
    params=[
        click.Argument(["plan"], type=ANY),
        click.Argument(["corrections"], type=ANY),
        click.Option(
            ["-o", "--output"],
            type=FOLDER,
            default=LESSONS,
            show_default=True,
            metavar="DIR",
            help="Folder to write to.",
        ),
        *taken_from(read, *(name for name in HOW if name != "no_institutions"), "password_file"),
    ],
    help=_corrections.__doc__,
)
