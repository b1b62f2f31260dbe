"""`mirps-extract review`: the reading beside the plan, in one HTML file."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from mirps_extract.cli.access import done_with, limits_of, password_in
from mirps_extract.cli.debugging import is_debugging
from mirps_extract.cli.kept import LINEAGES, known_in
from mirps_extract.cli.names import ANY, FILE
from mirps_extract.cli.options import HOW, REVIEW_SUFFIX, settings_of, taken_from
from mirps_extract.cli.progress import RunProgress
from mirps_extract.cli.read import read
from mirps_extract.cli.report import say
from mirps_extract.errors import ExitCode
from mirps_extract.isolation import Extract, Workers
from mirps_extract.write.files import written_bytes


def _review(
    plan: Path,
    output: Path | None,
    lineages: Path | None,
    password_file: Path | None,
    limits: tuple[tuple[str, int], ...],
    **how: Any,
) -> ExitCode:
    """Write a page that shows the reading of PLAN beside its pages.

    To check it, to correct it, and to sign it off. It opens from disk in any browser.
    """
    target = output or Path(f"{plan.stem}{REVIEW_SUFFIX}")
    work = Extract(
        plan,
        settings_of(how),
        limits_of(limits),
        password_in(password_file),
        review=True,
        lineages=known_in(lineages or target.with_name(LINEAGES)),
    )
    workers = Workers(debug=is_debugging(), institutions=work.settings.institutions)
    with workers, RunProgress(1, plan.name, shown=True) as progress:
        _, page = done_with(work, workers, progress.pages_of(plan.name))
    say(f"the page is {written_bytes(target, page)}.")
    return ExitCode.OK


review = click.Command(
    "review",
    callback=_review,
    params=[
        click.Argument(["plan"], type=ANY),
        click.Option(
            ["-o", "--output"],
            type=FILE,
            metavar="FILE",
            help=f"File to write; PLAN{REVIEW_SUFFIX} otherwise.",
        ),
        click.Option(
            ["--lineages"],
            type=FILE,
            metavar="FILE",
            help=f"Ids of commitments through all years.  [default: {LINEAGES} beside the page]",
        ),
        *taken_from(read, *HOW, "corrections", "password_file"),
    ],
    help=_review.__doc__,
)
