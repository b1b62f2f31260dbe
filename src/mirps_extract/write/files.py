"""Files that appear whole or not at all, and nothing left beside them."""

from __future__ import annotations

import errno
from collections.abc import Callable, Mapping
from contextlib import ExitStack, suppress
from functools import partial
from pathlib import Path

from mirps_extract.errors import (
    FULL,
    DiskFullError,
    MirpsError,
    OutputNotWritableError,
    shortage,
)
from mirps_extract.paths import contents_of
from mirps_extract.write.temporary import file_beside, sync


def written(path: Path, text: str) -> Path:
    """Write a text to a file as UTF-8, in the way of `written_bytes`."""
    return written_bytes(path, text.encode("utf-8"))


def written_bytes(path: Path, data: bytes) -> Path:
    """Write a file, so that at any moment it holds the old content or the new one.

    The content goes to a temporary file in the same folder, is flushed to the disk, and takes the
    file's name in one step.

    Raises:
        OutputNotWritableError: the folder or the file cannot be written.
        DiskFullError: there is no room.
    """
    written_together({path: data})
    return path


def written_together(files: Mapping[Path, bytes]) -> None:
    """Write files, each whole and all of them or none.

    All contents are on the disk before the first file takes its name. Where one then cannot, those
    before it are put back as they were.

    Raises:
        OutputNotWritableError: a folder or a file cannot be written.
        DiskFullError: there is no room.
        MachineError: too many files are open.
    """
    path = Path()
    with ExitStack() as leftovers, ExitStack() as changes:
        try:
            waiting: list[tuple[Path, Path]] = []
            for path, data in files.items():
                if path.exists() and not (path.is_file() or path.is_dir()):
                    raise OSError(errno.EINVAL, "it is no regular file")  # a device would be lost
                path.parent.mkdir(parents=True, exist_ok=True)
                waiting.append((path, leftovers.enter_context(file_beside(path, data))))
            for at, (path, temporary) in enumerate(waiting):
                # The last one needs no way back: it is there, or nothing is.
                if at < len(waiting) - 1:
                    changes.callback(_way_back(path, leftovers))
                temporary.replace(path)
        except OSError as error:
            raise _not_written(path, error) from error
        changes.pop_all()
    for folder in dict.fromkeys(path.parent for path in files):
        sync(folder)


def _way_back(path: Path, leftovers: ExitStack) -> Callable[[], object]:
    """What undoes that a file takes this place."""
    if not path.is_file():
        return partial(_gone, path)
    return partial(leftovers.enter_context(file_beside(path, contents_of(path))).replace, path)


def _gone(path: Path) -> None:
    with suppress(OSError):
        path.unlink()


def _not_written(path: Path, error: OSError) -> MirpsError:
    if short := shortage(error):
        return short
    if error.errno in FULL:
        return DiskFullError(
            f"{path} cannot be written: there is no room left. Make some, or choose another folder "
            "with -o."
        )
    return OutputNotWritableError(
        f"{path} cannot be written ({error.strerror or error}): choose another folder with -o."
    )
