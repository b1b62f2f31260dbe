"""The command as a process, as a user runs it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path


def mirps(*args: object, cwd: Path, timeout: float = 600) -> subprocess.CompletedProcess[str]:
    """Run the command in a folder; it may fail, but must end within `timeout` seconds."""
    return subprocess.run(
        [sys.executable, "-m", "mirps_extract", *map(str, args)],
        cwd=cwd,
        capture_output=True,
        text=True,
        timeout=timeout,
        check=False,
    )
