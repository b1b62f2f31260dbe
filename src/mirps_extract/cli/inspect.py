"""`mirps-extract inspect`: a page with what the layout saw on it, as a picture."""

from __future__ import annotations

import base64
from pathlib import Path

import click

from mirps_extract.apart import Draw, Workers
from mirps_extract.choices import OcrMode
from mirps_extract.cli.access import done_with, limits_of, password_in, with_access
from mirps_extract.cli.debugging import is_debugging, with_debug
from mirps_extract.cli.report import say
from mirps_extract.errors import ExitCode
from mirps_extract.settings import Settings
from mirps_extract.write import written_bytes


@click.command()
@click.argument("plan", type=click.Path(path_type=Path))
@click.option("--page", type=click.IntRange(min=1), required=True, help="Number of the page.")
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    help="File to write (PNG); PLAN-page-N.png otherwise.",
)
@click.option("--language", help="Code of the plan's language; told from the text otherwise.")
@click.option(
    "--vocabulary",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    help="Add headings, focus areas and phrases of your own.",
)
@click.option(
    "--ocr",
    type=click.Choice([mode.value for mode in OcrMode]),
    default=OcrMode.AUTO.value,
    show_default=True,
    help="Read pages without a text layer by OCR, none, or all pages.",
)
@click.option("--partial", is_flag=True, help="Read of a damaged file what is left of it.")
@with_access
@with_debug
def inspect(
    plan: Path,
    page: int,
    output: Path | None,
    language: str | None,
    vocabulary: Path | None,
    ocr: str,
    partial: bool,
    password_file: Path | None,
    limits: tuple[tuple[str, int], ...],
) -> ExitCode:
    """Draw over a page of PLAN what was seen on it: lines, columns, blocks in order, headings.

    To see why a reading went wrong.
    """
    settings = Settings(language=language, vocabulary=vocabulary, ocr=OcrMode(ocr), partial=partial)
    work = Draw(plan, page, settings, limits_of(limits), password_in(password_file))
    with Workers(debug=is_debugging()) as workers:
        (picture,) = done_with(work, workers)
    target = output or Path(f"{plan.stem}-page-{page}.png")
    say(f"page {page} is drawn in {written_bytes(target, base64.b64decode(picture))}.")
    return ExitCode.OK
