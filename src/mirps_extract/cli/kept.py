"""What lives beside outputs and lasts: lineages, decisions on pairs, and statuses."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
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
    from mirps_extract.lineages import Lineages
    from mirps_extract.model import Plan
    from mirps_extract.status.values import Standing

LINEAGES = "lineages.json"
"""Name of the file of lineages."""

lineages_option = click.option(
    "--lineages",
    type=FILE,
    metavar="FILE",
    help="Ids of commitments through all years; read, and written anew.  "
    "[default: lineages.json beside the outputs]",
)


def known_in(path: Path) -> Lineages:
    """The lineages of a file; none where there is no file yet.

    Raises:
        CorrectionsError: it cannot be used.
    """
    from mirps_extract.lineages import load_lineages

    there = path.exists() or path.is_symlink()  # a link that leads nowhere is told
    return load_lineages(*([path] if there else []))


@dataclass(frozen=True, slots=True)
class Across:
    """What became of commitments, with lineages that last.

    Attributes:
        comparison: what became of them.
        lineages: theirs, and all others that the file has.
        path: the file.
        kept: whether it is written: it was named, or several outputs lie in one folder.
        named: whether it was named.
    """

    comparison: Comparison
    lineages: Lineages
    path: Path
    kept: bool
    named: bool

    def keep(self) -> None:
        """Write the file, once all else is done.

        Of a folder that takes none, a line tells.

        Raises:
            OutputNotWritableError: the file that was named cannot be written.
        """
        from mirps_extract.lineages import keep_lineages

        if not self.kept:
            return
        try:
            keep_lineages(self.path, self.lineages)
        except OutputNotWritableError as error:
            if self.named:
                raise
            say(f"ids of lineages may change another time, for their file is not kept: {error}")


def compared(
    plans: Sequence[Plan],
    outputs: Sequence[Path],
    lineages: Path | None,
    decided: Decided | None = None,
) -> Across:
    """Hold outputs against one another, with the lineages that are known.

    Args:
        plans: what the outputs hold; one may be enough.
        outputs: their files.
        lineages: the file that is named; else the one beside the first output is read.
        decided: what a person decided, if it is known; else it is looked for beside the outputs.

    Raises:
        CorrectionsError: a file cannot be used.
    """
    from mirps_extract.comparison import across, decided_by, load_decisions
    from mirps_extract.comparison.decisions import DECISIONS

    if decided is None:
        decisions = outputs[0].with_name(DECISIONS)
        decided = decided_by(load_decisions(decisions if decisions.exists() else None))
    path = lineages or outputs[0].with_name(LINEAGES)
    comparison, every = across(plans, decided, known_in(path))
    together = len(plans) > 1 and len({output.parent.resolve() for output in outputs}) == 1
    return Across(comparison, every, path, bool(lineages or together), lineages is not None)


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
