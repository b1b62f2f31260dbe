"""Whole processes, measured by the operating system's own account of each when it has ended."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

KILOBYTES = 1024 if sys.platform != "darwin" else 1
"""Bytes of the unit in which the system states memory."""


@dataclass(frozen=True)
class Run:
    """One run: wall and CPU time in seconds (children included), peak memory in bytes."""

    wall: float
    cpu: float
    memory: int


def run(command: Sequence[str]) -> Run:
    """Run a command to its end.

    Raises:
        RuntimeError: it fails.
    """
    start = time.perf_counter()
    child = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(child.pid, 0)
    wall = time.perf_counter() - start
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode:
        raise RuntimeError(f"{' '.join(command)} ended with {child.returncode}")
    return Run(wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss * KILOBYTES)


def compared(commands: Mapping[str, Sequence[str]], times: int) -> dict[str, Run]:
    """The medians of several runs of each command.

    The commands take turns, so that what else the machine does meets them all alike.
    """
    runs: dict[str, list[Run]] = {name: [] for name in commands}
    for command in commands.values():
        run(command)  # files come from the disk only once
    for _ in range(times):
        for name, command in commands.items():
            runs[name].append(run(command))
    return {
        name: Run(
            median(one.wall for one in found),
            median(one.cpu for one in found),
            int(median(one.memory for one in found)),
        )
        for name, found in runs.items()
    }


def machine() -> str:
    """The machine, in a line."""
    lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    names = {line.partition(":")[2].strip() for line in lines if line.startswith("model name")}
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    load = os.getloadavg()[0]
    version = sys.version.split()[0]
    return (
        f"{os.cpu_count()} cores ({', '.join(sorted(names))}), {memory:.0f} GiB, "
        f"Python {version}; load when it began: {load:.1f}"
    )
