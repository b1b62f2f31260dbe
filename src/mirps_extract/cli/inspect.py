"""`mirps-extract inspect`: what was seen on a page, as a picture and in words."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from mirps_extract.cli.access import done_with, limits_of, password_in
from mirps_extract.cli.debugging import is_debugging
from mirps_extract.cli.names import ANY, FILE
from mirps_extract.cli.options import SEEN, settings_of, taken_from
from mirps_extract.cli.read import read
from mirps_extract.cli.report import say
from mirps_extract.cli.streams import clean
from mirps_extract.errors import ExitCode
from mirps_extract.isolation import Draw, Workers
from mirps_extract.write.files import written_bytes


def _inspect(
    plan: Path,
    page: int,
    output: Path | None,
    password_file: Path | None,
    limits: tuple[tuple[str, int], ...],
    **how: Any,
) -> ExitCode:
    """Draw over a page of PLAN what was seen on it: lines, their order, and what each was read as.

    The lines are printed, too, each with what else it may be and the evidence that decided. To see
    why a reading went wrong.
    """
    work = Draw(plan, page, settings_of(how), limits_of(limits), password_in(password_file))
    with Workers(debug=is_debugging()) as workers:
        picture, rows = done_with(work, workers)
    target = output or Path(f"{plan.stem}-page-{page}.png")
    where = written_bytes(target, picture)
    for row in rows.decode().split("\n"):
        click.echo(clean(row))
    say(f"page {page} is drawn in {where}.")
    return ExitCode.OK


inspect = click.Command(
    "inspect",
    callback=_inspect,
    params=[
        click.Argument(["plan"], type=ANY),
        click.Option(
            ["--page"], type=click.IntRange(min=1), required=True, help="Number of the page."
        ),
        click.Option(
            ["-o", "--output"],
            type=FILE,
            metavar="FILE",
            help="File to write (PNG); PLAN-page-N.png otherwise.",
        ),
        *taken_from(read, *SEEN, "password_file"),
    ],
    help=_inspect.__doc__,
)
