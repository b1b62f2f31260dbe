"""Files that appear whole or not at all."""

from __future__ import annotations

import os
import tempfile
from contextlib import suppress
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
    temporary: str | None = None
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        Path(temporary).chmod(MODE & ~_umask())
        Path(temporary).replace(path)
        temporary = None
    except OSError as error:
        reason = error.strerror or str(error)
        raise OutputNotWritableError(
            f"{path} cannot be written ({reason}): choose another folder with -o."
        ) from error
    finally:
        if temporary is not None:
            with suppress(OSError):
                Path(temporary).unlink()
    return path


def _umask() -> int:
    """The process's file mode mask, which can only be read by setting it."""
    mask = os.umask(0)
    os.umask(mask)
    return mask
