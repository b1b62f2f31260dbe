"""The file of lineages, which lives beside the outputs."""

from __future__ import annotations

import json
from pathlib import Path

from mirps_extract.corrections.loading import load_decided
from mirps_extract.lineages.joining import Links, joined
from mirps_extract.lineages.values import LINEAGES_VERSION, NO_LINEAGES, Lineages
from mirps_extract.write.files import written


def load_lineages(*paths: Path) -> Lineages:
    """The lineages that files hold; those of several files put together, in whatever order.

    Raises:
        CorrectionsError: a file cannot be read, or is not in the form.
    """
    files = [load_decided(path, Lineages, "lineages") for path in paths]
    every = Lineages(
        version=LINEAGES_VERSION,
        editions=[each for file in files for each in file.editions],
        lineages=[each for file in files for each in file.lineages],
    )
    return joined([], Links(), every) if files else NO_LINEAGES


def keep_lineages(path: Path, lineages: Lineages) -> None:
    """Write the file, unless it is as it should be.

    Raises:
        OutputNotWritableError: it cannot be written.
    """
    text = lineages_json(lineages)
    if not path.exists() or path.read_bytes() != text.encode():
        written(path, text)


def lineages_json(lineages: Lineages) -> str:
    """Lineages as the text of a file: a line for each field, so that versions can be told apart."""
    data = lineages.model_dump(mode="json")
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"
