"""`python -m editions`: draws editions in many designs and tells how well they are read."""

from __future__ import annotations

import json
import sys
import tempfile
from pathlib import Path
from typing import Literal

import click

from .drawing import drawn
from .engines import available
from .running import run
from .telling import as_data, told
from .values import Listing

_FIRST = {"dev": 1, "judge": 1_000_000}


@click.command()
@click.option("--count", default=30, show_default=True, help="How many editions.")
@click.option(
    "--seeds", default="dev", show_default=True, help="dev, judge, or the first edition's number."
)
@click.option("--engines", default="", help="Names with commas between; all if left out.")
@click.option("--keep", type=click.Path(path_type=Path), help="Folder that the PDFs are kept in.")
@click.option("--jobs", default=2, show_default=True, help="How many at a time.")
@click.option("--language", type=click.Choice(["en", "es"]), help="One language only.")
@click.option("--listing", help="One kind of list only, such as “none white”.")
@click.option("--json", "data", type=click.Path(path_type=Path), help="Write all results here.")
def main(
    count: int,
    seeds: str,
    engines: str,
    keep: Path | None,
    jobs: int,
    language: Literal["en", "es"] | None,
    listing: Listing | None,
    data: Path | None,
) -> None:
    """Draw editions and tell how well they are read."""
    names, notes = available()
    for note in notes:
        click.echo(note, err=True)
    names = [name for name in names if not engines or name in engines.split(",")]
    if not names:
        raise click.UsageError("no engine of these names can run here")
    first = _FIRST.get(seeds) or int(seeds)
    editions = [drawn(seed, names, language, listing) for seed in range(first, first + count)]
    folder = keep or Path(tempfile.gettempdir(), "mirps-editions")
    results = []
    for result in run(editions, folder, jobs):
        results.append(result)
        if sys.stderr.isatty():
            click.echo(f"\r{len(results)}/{count}", nl=False, err=True)
    results.sort(key=lambda result: result[0].seed)
    for line in told(results):
        click.echo(line)
    if data:
        data.write_text(json.dumps(as_data(results), indent=1, ensure_ascii=False), "utf-8")


main()
