"""Files that appear whole or not at all."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable, Mapping
from contextlib import ExitStack, suppress
from functools import partial
from pathlib import Path

from mirps_extract.errors import OutputNotWritableError

MODE = 0o666


def written(path: Path, text: str) -> Path:
    """Write a text to a file as UTF-8, in the way of `written_bytes`."""
    return written_bytes(path, text.encode("utf-8"))


def written_bytes(path: Path, data: bytes) -> Path:
    """Write a file, so that at any moment it holds the old content or the new one.

    The content goes to a temporary file in the same folder, is flushed to the disk, and takes the
    file's name in one step.

    Raises:
        OutputNotWritableError: the folder or the file cannot be written.
    """
    written_together({path: data})
    return path


def written_together(files: Mapping[Path, bytes]) -> None:
    """Write files, each whole and all of them or none.

    All contents are on the disk before the first file takes its name. Where one then cannot, those
    before it are put back as they were.

    Raises:
        OutputNotWritableError: a folder or a file cannot be written.
    """
    path = Path()
    with ExitStack() as leftovers, ExitStack() as changes:
        try:
            waiting: list[tuple[Path, Path]] = []
            for path, data in files.items():
                path.parent.mkdir(parents=True, exist_ok=True)
                waiting.append((path, _temporary(path, data, leftovers)))
            for at, (path, temporary) in enumerate(waiting):
                # The last one needs no way back: it is there, or nothing is.
                if at < len(waiting) - 1:
                    changes.callback(_way_back(path, leftovers))
                temporary.replace(path)
        except OSError as error:
            reason = error.strerror or str(error)
            raise OutputNotWritableError(
                f"{path} cannot be written ({reason}): choose another folder with -o."
            ) from error
        changes.pop_all()


def _temporary(path: Path, data: bytes, leftovers: ExitStack) -> Path:
    """A file beside another that holds what that is to hold; gone in the end, if it still is."""
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    temporary = Path(name)
    leftovers.callback(_gone, temporary)
    with os.fdopen(handle, "wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    temporary.chmod(MODE & ~_umask())
    return temporary


def _way_back(path: Path, leftovers: ExitStack) -> Callable[[], object]:
    """What undoes that a file takes this place."""
    if not path.is_file():
        return partial(_gone, path)
    return partial(_temporary(path, path.read_bytes(), leftovers).replace, path)


def _gone(path: Path) -> None:
    with suppress(OSError):
        path.unlink()


def _umask() -> int:
    """The process's file mode mask, which can only be read by setting it."""
    mask = os.umask(0)
    os.umask(mask)
    return mask
