"""`mirps-extract batch`: an archive of plans, read on many machines."""

from __future__ import annotations

import logging
from collections import Counter
from collections.abc import Iterable
from contextlib import closing
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

import click

from mirps_extract.cli.access import limits_of
from mirps_extract.cli.debugging import is_debugging
from mirps_extract.cli.options import HOW, settings_of, taken_from
from mirps_extract.cli.progress import RunProgress
from mirps_extract.cli.read import read
from mirps_extract.cli.report import say
from mirps_extract.errors import BatchError, ExitCode

if TYPE_CHECKING:
    from mirps_extract.batch.values import Outcome

ENGINES = ("dask",)
ROWS = ("parquet", "jsonl")
NEEDED = ("distributed", "fsspec", "tenacity", "pyarrow")
"""What the extra `cluster` brings."""

LOGGERS = ("distributed", "distributed.client")
"""What says what a cluster does; what a user needs to know of that, we say."""


def _batch(
    uris: tuple[str, ...],
    to: str,
    engine: str,
    address: str | None,
    jobs: int | None,
    rows: str,
    limits: tuple[tuple[str, int], ...],
    force: bool,
    quiet: bool,
    **how: Any,
) -> ExitCode:
    """Read the plans at URIS, PDF files, patterns or folders in any store, on a cluster.

    What was read before, by the same version with the same settings, is not read again. A plan
    that fails is recorded and does not stop the others.
    """
    missing = [name for name in NEEDED if find_spec(name) is None]
    if missing:
        raise BatchError(f"batch needs {', '.join(missing)}: pip install {' '.join(missing)}.")
    from dask.system import CPU_COUNT

    from mirps_extract.batch import Batch, RowFormat, own_files, plans_at, read_all

    if not is_debugging():
        for name in LOGGERS:
            logging.getLogger(name).setLevel(logging.CRITICAL + 1)
    settings = settings_of(how)
    own = own_files(settings)
    asked = Batch(to, settings, limits_of(limits), own, RowFormat(rows), force)
    plans = plans_at(uris, None if quiet else lambda told: say(f"{told}."))
    summary = _Summary()
    outcomes = read_all(plans, asked, address=address, workers=jobs or CPU_COUNT)
    with closing(outcomes), RunProgress(len(plans), plans[0], shown=not quiet) as progress:
        summary.add(outcomes, progress)
    if not quiet:
        say(f"{summary}. Written to {to}.")
    return summary.code


class _Summary:
    """What became of the plans of a batch."""

    def __init__(self) -> None:
        self._count: Counter[str] = Counter()
        self._first = ""
        self.code = ExitCode.OK

    def add(self, outcomes: Iterable[Outcome], progress: RunProgress) -> None:
        """Count what happens, and say what fails."""
        for outcome in outcomes:
            record = outcome.record
            progress.finished(record.uri.rpartition("/")[2])
            self._count["kept" if outcome.kept and not record.code else record.status] += 1
            if record.code:
                said = record.message
                say(said if record.uri in said else f"{record.uri}: {said}")
                self._failed(record.uri, ExitCode(record.code))

    def _failed(self, uri: str, code: ExitCode) -> None:
        """Which plan fails first is chance: the exit code is that of the first by its address."""
        if not self.code or uri < self._first:
            self._first, self.code = uri, code

    def __str__(self) -> str:
        kinds = ("read", "kept", "copy", "failed", "lost")
        return ", ".join(f"{self._count[kind]} {kind}" for kind in kinds if self._count[kind])


batch = click.Command(
    "batch",
    callback=_batch,
    params=[
        click.Argument(["uris"], nargs=-1, required=True, metavar="URI..."),
        click.Option(
            ["--to"],
            required=True,
            metavar="URI",
            help="Folder to write to, in any store that fsspec knows (s3://bucket/folder).",
        ),
        click.Option(
            ["--engine"],
            type=click.Choice(ENGINES),
            default=ENGINES[0],
            show_default=True,
            help="What spreads the plans over machines.",
        ),
        click.Option(
            ["--address"],
            metavar="URI",
            help="The cluster's scheduler (tcp://host:8786); this machine otherwise.",
        ),
        click.Option(
            ["--jobs"],
            type=click.IntRange(min=1),
            metavar="N",
            help="Processes on this machine, without --address; as many as it has cores otherwise.",
        ),
        click.Option(
            ["--rows"],
            type=click.Choice(ROWS),
            default=ROWS[0],
            show_default=True,
            help="Form of the rows, which are kept in folders by year.",
        ),
        # Corrections and passwords are those of one plan.
        *taken_from(read, *HOW, "force", "quiet"),
    ],
    help=_batch.__doc__,
)
