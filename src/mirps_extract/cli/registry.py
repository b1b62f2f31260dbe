"""`mirps-extract registry check`: what is wrong with a registry file."""

from __future__ import annotations

from pathlib import Path

import click

from mirps_extract.cli.names import ANY
from mirps_extract.errors import ExitCode
from mirps_extract.registry import Entry, check, entries_of, shipped_entries


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
def registry() -> None:
    """Look after a registry of institutions."""


@registry.command("check")
@click.argument("file", required=False, type=ANY)
def check_file(file: Path | None) -> ExitCode:
    """Find what is wrong in a registry FILE, together with the package's own registry.

    Without FILE, the package's registry is checked. Exit code 10 if anything is wrong.
    """
    own = entries_of(file) if file else ()
    ids = {entry.id for entry in own}
    others: list[Entry] = [entry for entry in shipped_entries() if entry.id not in ids]
    problems = check([*own, *others])
    for problem in problems:
        click.echo(f"{problem.id or '-'}: {problem.code}: {problem.message}")
    click.echo(f"{len(own) or len(others)} institutions, {len(problems)} problems.", err=True)
    return ExitCode.REGISTRY if problems else ExitCode.OK
