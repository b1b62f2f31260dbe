"""`mirps-extract validate`: whether outputs are what they should be."""

from __future__ import annotations

from pathlib import Path

import click

from mirps_extract.cli.inputs import outputs_in
from mirps_extract.cli.names import ANY
from mirps_extract.cli.report import say
from mirps_extract.cli.streams import clean
from mirps_extract.errors import ExitCode, InputNotReadableError
from mirps_extract.paths import bytes_of


@click.command()
@click.argument("outputs", nargs=-1, required=True, type=ANY)
def validate(outputs: tuple[Path, ...]) -> ExitCode:
    """Check OUTPUTS, JSON files of this program, against their form and what must hold in them.

    Every fault is a line on standard output: file, line in it, where, and what is wrong.
    """
    from mirps_extract.validation import validate as faults_of  # pydantic is slow to import

    code = ExitCode.OK
    for path in outputs_in(outputs):
        try:
            data = bytes_of(path)
        except InputNotReadableError as error:
            say(str(error))
            code = code or error.exit_code
            continue
        faults = faults_of(data)
        for fault in faults:
            click.echo(clean(f"{path}:{fault}"))
        if faults:
            code = code or ExitCode.INVALID
            say(f"{path}: {len(faults)} {'fault' if len(faults) == 1 else 'faults'}.")
        else:
            say(f"{path} is valid.")
    return code
