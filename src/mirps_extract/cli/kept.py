"""What lives beside outputs and lasts: lineages, decisions on pairs, and statuses."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from mirps_extract.cli.names import FILE
from mirps_extract.cli.report import say
from mirps_extract.errors import OutputNotWritableError
from mirps_extract.status.loading import beside, load_statuses, status_files
from mirps_extract.status.together import known_of

if TYPE_CHECKING:
    from mirps_extract.comparison import Comparison
    from mirps_extract.comparison.decisions import Decided
    from mirps_extract.model import Plan
    from mirps_extract.status.values import Standing

lineages_option = click.option(
    "--lineages",
    type=FILE,
    metavar="FILE",
    help="Ids of commitments through all years; read, and written anew.  "
    "[default: lineages.json beside the outputs]",
)


def compared(
    plans: Sequence[Plan],
    outputs: Sequence[Path],
    lineages: Path | None,
    decided: Decided | None = None,
) -> Comparison:
    """What became of commitments, with lineages that last.

    Those that are known are read from the file that is named, or from the one beside the first
    output. It is written anew if it is named, or if several outputs lie in one folder. Of a folder
    that takes no file, a line tells.

    Args:
        plans: what the outputs hold; one may be enough.
        outputs: their files.
        lineages: the file that is named.
        decided: what a person decided, if it is known; else it is looked for beside the outputs.

    Raises:
        CorrectionsError: a file cannot be used.
        OutputNotWritableError: the file that is named cannot be written.
    """
    from mirps_extract.comparison import across, decided_by, load_decisions
    from mirps_extract.comparison.decisions import DECISIONS
    from mirps_extract.lineages import LINEAGES, keep_lineages, load_lineages

    if decided is None:
        decisions = outputs[0].with_name(DECISIONS)
        decided = decided_by(load_decisions(decisions if decisions.exists() else None))
    path = lineages or outputs[0].with_name(LINEAGES)
    stored = load_lineages(*([path] if path.exists() else []))
    comparison, every = across(plans, decided, stored)
    folders = {output.parent.resolve() for output in outputs}
    if lineages or (len(plans) > 1 and len(folders) == 1):
        try:
            keep_lineages(path, every)
        except OutputNotWritableError as error:
            if lineages:
                raise
            say(f"ids of lineages may change another time, for their file is not kept: {error}")
    return comparison


def told_of(
    comparison: Comparison, outputs: Sequence[Path], named: Sequence[Path] = ()
) -> Mapping[str, Standing]:
    """What people tell became of commitments, by lineage; contradictions are said.

    Args:
        comparison: what became of them from edition to edition.
        outputs: the files of their editions.
        named: status files, or folders of them; where there are none, those beside the first
            output are taken.

    Raises:
        CorrectionsError: a file cannot be used.
    """
    files = status_files(named) if named else beside(outputs[0].parent)
    known = known_of(load_statuses(files), comparison.lineages)
    for notice in known.notices:
        say(f"{notice}.")
    return known.standings
