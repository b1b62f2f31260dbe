"""The command as a process, as a user runs it."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Mapping
from pathlib import Path

from process.warm import started


def mirps(
    *args: object, cwd: Path, env: Mapping[str, str] | None = None, timeout: float = 600
) -> subprocess.CompletedProcess[str]:
    """Run the command in a folder; it may fail, but must end within `timeout` seconds."""
    done = mirps_bytes(*args, cwd=cwd, env=env, timeout=timeout)
    out, err = (said.decode().replace("\r\n", "\n") for said in (done.stdout, done.stderr))
    return subprocess.CompletedProcess(done.args, done.returncode, out, err)


def mirps_bytes(
    *args: object, cwd: Path, env: Mapping[str, str] | None = None, timeout: float = 600
) -> subprocess.CompletedProcess[bytes]:
    """Run the command in a folder; what it says is as it came."""
    variables = {**os.environ, **(env or {})}
    return started().run([*map(str, args)], cwd, variables, timeout)
