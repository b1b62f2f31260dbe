"""`mirps-extract read`: plans to JSON, the command that is meant where none is named."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from mirps_extract.cli.access import limits_of, password_in, with_access
from mirps_extract.cli.debugging import is_debugging, with_debug
from mirps_extract.cli.names import ANY, FILE, FOLDER, complete_folder
from mirps_extract.errors import ExitCode
from mirps_extract.exports import FORMATS
from mirps_extract.settings import OcrMode

EPILOG = """\b
Examples:
  mirps-extract plan.pdf                 write output/plan.json
  mirps-extract raw/ -o data/            read every PDF in a folder
  mirps-extract plan.pdf -o - | jq .     write to standard output
  mirps-extract plan.pdf --strict        exit code 9 if anything needs a look
  mirps-extract plan.pdf --country GTM   read one country's own plan
  mirps-extract plan.pdf --review --export excel    write the review page and a workbook, too
"""


@click.command(epilog=EPILOG)
@click.argument("plans", nargs=-1, required=True, type=ANY)
@click.option(
    "-o",
    "--output",
    default="output",
    show_default=True,
    metavar="DIR",
    shell_complete=complete_folder,
    help="Folder to write to; - writes one plan to standard output.",
)
@click.option("--year", type=click.IntRange(1900, 2199), help="Set the edition's year.")
@click.option(
    "--language", help="Code of the plan's language (en or es); told from the text otherwise."
)
@click.option(
    "--country",
    metavar="ISO3",
    help="Read the plan as one country's own: the whole document is its section.",
)
@click.option(
    "--no-institutions",
    is_flag=True,
    help="Do not tag institutions; spaCy is not even imported.",
)
@click.option(
    "--model",
    metavar="NAME",
    help="Take the organisations that another spaCy model finds: a package's name, or a path.",
)
@click.option(
    "--registry",
    type=FILE,
    metavar="FILE",
    help="Add institutions of your own (CSV).",
)
@click.option(
    "--vocabulary",
    type=FILE,
    metavar="FILE",
    help="Add headings, focus areas and phrases of your own (TOML).",
)
@click.option(
    "--ocr",
    type=click.Choice([mode.value for mode in OcrMode]),
    default=OcrMode.AUTO.value,
    show_default=True,
    help="Read pages without a text layer by OCR, none, or all pages.",
)
@click.option(
    "--corrections",
    type=ANY,
    multiple=True,
    metavar="PATH",
    help="Apply what people corrected in the review page: a file (JSON), or a folder of such; "
    "repeatable.",
)
@click.option("--review", is_flag=True, help="Write the review page of each plan, too.")
@click.option("--force", is_flag=True, help="Read plans in folders even if nothing has changed.")
@click.option(
    "--jobs",
    type=click.IntRange(min=1),
    default=1,
    show_default=True,
    metavar="N",
    help="Read so many plans at a time.",
)
@click.option("--strict", is_flag=True, help="Exit with code 9 on findings from warning on.")
@click.option("--quiet", is_flag=True, help="Say nothing but errors.")
@click.option("--verbose", is_flag=True, help="List the findings that ask for nothing as well.")
@click.option(
    "--keep-stages",
    type=FOLDER,
    metavar="DIR",
    help="Write what each stage handed on, as JSON, to this folder.",
)
@click.option(
    "--export",
    "exports",
    type=click.Choice(list(FORMATS)),
    multiple=True,
    help="Export all plans of the call as well, to the folder export inside DIR; repeatable.",
)
@click.option("--partial", is_flag=True, help="Read of a damaged file what is left of it.")
@with_access
@with_debug
def read(
    plans: tuple[Path, ...],
    output: str,
    review: bool,
    force: bool,
    jobs: int,
    strict: bool,
    quiet: bool,
    verbose: bool,
    keep_stages: Path | None,
    exports: tuple[str, ...],
    password_file: Path | None,
    limits: tuple[tuple[str, int], ...],
    **how: Any,
) -> ExitCode:
    """Read PLANS, PDF files or folders of them, into one JSON file each.

    A table of declared and found commitments and the findings go to standard error.
    """
    # Reading takes many modules, which nobody who asks for help should wait for.
    from mirps_extract.cli.options import Options, settings_of
    from mirps_extract.isolation import Workers

    options = Options(
        settings=settings_of(how),
        output=None if output == "-" else Path(output),
        review=review,
        force=force,
        jobs=jobs,
        strict=strict,
        quiet=quiet,
        verbose=verbose,
        keep_stages=keep_stages,
        exports=exports,
        limits=limits_of(limits),
        password=password_in(password_file),
    )
    alone = len(plans) == 1 and not plans[0].is_dir()
    count, institutions = 1 if alone else jobs, options.settings.institutions
    with Workers(count, debug=is_debugging(), institutions=institutions, readable=plans) as workers:
        if not all(path.is_dir() for path in plans):  # what is in a folder may need no reading
            workers.start()
        from mirps_extract.cli.job import run_all

        return run_all(plans, options, workers)
