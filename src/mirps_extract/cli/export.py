"""`mirps-extract export`: outputs in the forms that other programs read."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import click

from mirps_extract.api import load
from mirps_extract.cli import names
from mirps_extract.cli.kept import compared, lineages_option, outputs_in
from mirps_extract.cli.report import say
from mirps_extract.errors import ExitCode
from mirps_extract.exports import FORMATS, book_of, require
from mirps_extract.exports import export as export_book
from mirps_extract.exports.about import total_of
from mirps_extract.exports.values import Book
from mirps_extract.write.files import written_together

FOLDER = "export"
"""The folder that is written to where none is named; of the command that reads, inside its own."""


@click.command()
@click.argument("outputs", nargs=-1, required=True, type=names.ANY)
@click.option(
    "--to",
    "formats",
    type=click.Choice(list(FORMATS)),
    multiple=True,
    required=True,
    help="Format; may be given several times.",
)
@click.option(
    "-o",
    "--output",
    default=FOLDER,
    show_default=True,
    type=names.FOLDER,
    metavar="DIR",
    help="Folder to write to.",
)
@lineages_option
@click.option("--by-year", is_flag=True, help="Parquet: a folder for each year of a table.")
@click.option("--licence", help="Licence of the data, as it is called (such as CC-BY-4.0).")
@click.option("--source-url", metavar="URL", help="Where the plan can be had.")
@click.option("--organisation", metavar="ID", help="Who publishes the data, as HDX names it.")
@click.option("--require-checked", is_flag=True, help="Export only what a person has checked.")
@click.option("--maintainer", metavar="ID", help="Who answers for the data, as HDX names them.")
def export(
    outputs: tuple[Path, ...],
    formats: tuple[str, ...],
    output: Path,
    lineages: Path | None,
    by_year: bool,
    licence: str | None,
    source_url: str | None,
    organisation: str | None,
    require_checked: bool,
    maintainer: str | None,
) -> ExitCode:
    """Export OUTPUTS, JSON files of one or more editions, as tables for other programs.

    All files are written or none; what else lies in the folder stays.
    """
    if by_year and "parquet" not in formats:
        raise click.UsageError("--by-year is for the format parquet.")
    outputs = outputs_in(outputs)
    if not outputs:
        raise click.UsageError("give at least one output.")
    require(formats)
    plans = [load(path) for path in outputs]
    across = compared(plans, outputs, lineages)
    book = book_of(
        plans,
        across.comparison,
        licence=licence,
        source_url=source_url,
        by_year=by_year,
        organisation=organisation,
        maintainer=maintainer,
        require_checked=require_checked,
    )
    say(f"{write_export(book, formats, output)}.")
    across.keep()
    return ExitCode.OK


def write_export(book: Book, formats: Sequence[str], folder: Path) -> str:
    """Make all files of an export and write them, all or none; what was done, in words.

    Raises:
        ExportError: what a format needs is not installed, or the plans cannot be exported.
        OutputNotWritableError: a file cannot be written.
    """
    files = export_book(book, formats)
    written_together({folder / name: data for name, data in files.items()})
    number = len(book.tables["commitments"].rows)
    left = total_of(book, "found") - number
    commitments = _counted(number, "commitment")
    if left:
        commitments += f" ({left} that nobody has checked left out)"
    where = f"{len(files)} files written to {folder}"
    if len(files) == 1:
        where = f"written to {folder.joinpath(*files)}"
    return (
        f"{commitments} of {_counted(len(book.editions), 'edition')} as "
        f"{', '.join(dict.fromkeys(formats))}: {where}"
    )


def _counted(number: int, word: str) -> str:
    return f"{number} {word}" if number == 1 else f"{number} {word}s"
