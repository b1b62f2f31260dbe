"""What lies beside outputs: the lineages of their commitments, and what became of these."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from mirps_extract.api import load
from mirps_extract.errors import FolderError, InputNotReadableError
from mirps_extract.kinds import PLAN, kind_of
from mirps_extract.model import Plan
from mirps_extract.paths import bytes_of
from mirps_extract.status.loading import beside, load_statuses, status_files
from mirps_extract.status.together import NOTHING_KNOWN, Known, known_of

if TYPE_CHECKING:
    from mirps_extract.lineages import Lineages
    from mirps_extract.status.suggesting import Traced


def statuses_for(plans: Sequence[Plan], folder: Path, named: Sequence[Path] = ()) -> Known:
    """What people tell became of the commitments of plans.

    Args:
        plans: the plans.
        folder: the folder of their outputs.
        named: status files, or folders of them; where there are none, those in `folder` are taken.

    Raises:
        CorrectionsError: a file cannot be used.
    """
    files = status_files(named) if named else beside(folder)
    if not files:
        return NOTHING_KNOWN
    return known_of(load_statuses(files), lineages_of(plans, folder))


def traced_in(paths: Sequence[Path]) -> list[Traced]:
    """The outputs that are named, and those that lie in the folders that are, by year.

    Raises:
        InputNotReadableError: one cannot be read, or a folder holds none.
        CorrectionsError: the file of lineages cannot be used.
    """
    from mirps_extract.status.suggesting import Traced
    from mirps_extract.tables import named_plans

    files = [file for path in paths for file in _outputs_in(path)]
    plans = [load(path) for path in files]
    lineages = lineages_of(plans, files[0].parent).by_commitment()
    return [
        Traced(
            named.plan,
            {each.id: lineages[named.id, each.id].id for each in named.plan.commitments()},
        )
        for named in named_plans(plans)
    ]


def lineages_of(plans: Sequence[Plan], folder: Path) -> Lineages:
    """The lineages of plans, those that are known beside their outputs going on.

    Raises:
        CorrectionsError: the file of lineages cannot be used.
    """
    from mirps_extract.lineages import (
        LINEAGES,
        Links,
        edition_ids,
        editions_of,
        joined,
        load_lineages,
    )

    path = folder / LINEAGES
    stored = load_lineages(*([path] if path.exists() else []))
    editions = editions_of(plans, edition_ids(plans))
    return joined(list(zip(editions, plans, strict=True)), Links(), stored)


def _outputs_in(path: Path) -> list[Path]:
    if not path.is_dir():
        return [path]
    try:
        inside = sorted(one for one in path.iterdir() if one.suffix == ".json")
    except OSError as error:
        raise InputNotReadableError(
            f"{path} cannot be read: {error.strerror}. Check who may read it."
        ) from error
    found = [one for one in inside if kind_of(bytes_of(one)) == PLAN]
    if not found:
        raise FolderError(f"{path} holds no output: read plans into it first.")
    return found
