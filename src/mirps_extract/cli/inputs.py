"""The files that a call names, and those that lie in the folders that it names."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from mirps_extract.cli.report import say
from mirps_extract.cli.summary import Failure, Summary
from mirps_extract.errors import ExitCode, FolderError, InputNotReadableError
from mirps_extract.kinds import PLAN, kind_of
from mirps_extract.paths import bytes_of, identity_of, litter_of, passed_over

BESIDE = ("corrections.json", "decisions.json", "lineages.json", "status.json")
"""How the names end of what is kept beside outputs."""


def found_in(
    inputs: Iterable[Path], summary: Summary, *, quiet: bool
) -> tuple[list[Path], list[Path]]:
    """The plans that are named, and those that lie in folders that are.

    What systems leave beside plans is passed over in folders; who asks to be told is told.
    """
    named: list[Path] = []
    found: list[Path] = []
    for path in inputs:
        if not path.is_dir():
            named.append(path)
            continue
        try:
            inside = sorted(p for p in path.iterdir() if p.suffix.lower() == ".pdf")
        except OSError as error:
            message = f"{path} cannot be read: {error.strerror}. Check who may read it."
            summary.failure(str(path), Failure(message, ExitCode.NOT_READABLE))
            continue
        litter = [p.name for p in inside if litter_of(p.name)]
        inside = [p for p in inside if not litter_of(p.name)]
        if litter and not quiet:
            say(f"{passed_over(litter)}.")
        if not inside:
            message = f"{path} holds no PDF: put the plans there."
            summary.failure(str(path), Failure(message, ExitCode.FOLDER))
        found += inside
    return named, found


def outputs_in(paths: Sequence[Path]) -> list[Path]:
    """The outputs that are named, and those that lie in the folders that are.

    Of several, those are left out that are by their names what the program keeps beside outputs:
    `output/*.json` names them, too.

    Raises:
        InputNotReadableError: a folder cannot be read.
        FolderError: a folder holds no output.
    """
    if len(paths) > 1:
        paths = [path for path in paths if not path.name.endswith(BESIDE)] or paths
    return [output for path in paths for output in ([path] if not path.is_dir() else _inside(path))]


def _inside(folder: Path) -> list[Path]:
    try:
        files = sorted(path for path in folder.iterdir() if path.suffix == ".json")
    except OSError as error:
        raise InputNotReadableError(
            f"{folder} cannot be read: {error.strerror}. Check who may read it."
        ) from error
    found = [path for path in files if kind_of(bytes_of(path)) == PLAN]
    if not found:
        raise FolderError(f"{folder} holds no output: read plans into it first.")
    return found


def once_each(
    named: list[Path], found: list[Path], *, quiet: bool
) -> tuple[list[Path], list[Path]]:
    """The same, each file once, by whatever paths and links it is named; who does so is told.

    What lies in a folder under two names has an output under each.
    """
    seen: dict[tuple[object, ...], Path] = {}
    kept: tuple[list[Path], list[Path]] = [], []
    for paths, into in zip((named, found), kept, strict=True):
        for path in paths:
            file, names = identity_of(path), ["", path.name] if paths is named else [path.name]
            keys = [(file, name) for name in names]
            first = next((seen[key] for key in keys if key in seen), path)
            seen.update(dict.fromkeys(keys, first))
            if first is path:
                into.append(path)
            elif not quiet:
                say(f"{path} is the same file as {first}: it is read once.")
    return kept
