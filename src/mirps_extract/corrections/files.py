"""Where corrections files are: those that are named, and those in folders."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from mirps_extract.errors import CorrectionsError
from mirps_extract.paths import litter_of

SUFFIX = ".corrections.json"
"""How the names of corrections files end, by which they are found in folders."""


def correction_files(paths: Iterable[Path]) -> list[Path]:
    """The files that are named, and those that lie in the folders that are.

    Raises:
        CorrectionsError: a folder cannot be read, or holds none.
    """
    files: list[Path] = []
    for path in paths:
        if not path.is_dir():
            files.append(path)
            continue
        try:
            inside = [one for one in path.iterdir() if one.name.endswith(SUFFIX)]
        except OSError as error:
            raise CorrectionsError(
                f"{path} cannot be read: {error.strerror}. Check who may read it."
            ) from error
        inside = sorted(one for one in inside if not litter_of(one.name))
        if not inside:
            raise CorrectionsError(f"{path} holds no file whose name ends with {SUFFIX}.")
        files += inside
    return files
