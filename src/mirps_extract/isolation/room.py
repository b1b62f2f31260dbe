"""A folder of a run's own for temporary files, which is never left behind for good.

It is locked as long as the run is there. One that is killed leaves its folder; the next run takes
it away.
"""

from __future__ import annotations

import os
import shutil
from contextlib import suppress
from pathlib import Path
from tempfile import gettempdir, mkdtemp

try:
    import fcntl
except ImportError:  # no locks of this kind on Windows: there, leftovers stay
    fcntl = None  # type: ignore[assignment]

PREFIX = "mirps-extract-run-"
"""What the names of these folders, and of no others, begin with: others have no such lock."""


class Room:
    """A new folder.

    Attributes:
        path: where it is.

    Raises:
        OSError: it cannot be made.
    """

    def __init__(self) -> None:
        _clean()
        self._lock: int | None = None
        while True:
            self.path = Path(mkdtemp(prefix=PREFIX))
            if fcntl is None:
                return
            # Until it is locked, a run that begins now takes it for one that was left.
            with suppress(FileNotFoundError):
                self._lock = os.open(self.path, os.O_RDONLY)
                fcntl.flock(self._lock, fcntl.LOCK_EX)
                if self.path.exists():
                    return
                os.close(self._lock)

    def close(self) -> None:
        """Take it away."""
        shutil.rmtree(self.path, ignore_errors=True)
        if self._lock is not None:
            os.close(self._lock)


def _clean() -> None:
    """Take away what runs that were killed have left: nobody holds its lock any more."""
    if fcntl is None:
        return
    for left in Path(gettempdir()).glob(f"{PREFIX}*"):
        with suppress(OSError):
            handle = os.open(left, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW)
            try:
                fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
                shutil.rmtree(left, ignore_errors=True)
            finally:
                os.close(handle)
