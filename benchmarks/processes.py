"""Whole processes, measured by the operating system's own account of each when it has ended."""

from __future__ import annotations

import ctypes
import os
import resource
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

SUBREAPER = 36
"""What Linux calls the wish to be handed the processes that ours leave behind (prctl)."""

KILOBYTES = 1024 if sys.platform != "darwin" else 1
"""Bytes of the unit in which the system states memory."""


@dataclass(frozen=True)
class Run:
    """One run: wall and CPU time in seconds, of all its processes; peak memory of the largest."""

    wall: float
    cpu: float
    memory: int


def run(command: Sequence[str]) -> Run:
    """Run a command to its end.

    Raises:
        RuntimeError: it fails.
    """
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(SUBREAPER, 1)
    start = time.perf_counter()
    child = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(child.pid, 0)
    wall = time.perf_counter() - start
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode:
        raise RuntimeError(f"{' '.join(command)} ended with {child.returncode}")
    usages = [usage, *_orphans()]
    cpu = sum(one.ru_utime + one.ru_stime for one in usages)
    return Run(wall, cpu, max(one.ru_maxrss for one in usages) * KILOBYTES)


def _orphans() -> Iterator[resource.struct_rusage]:
    """What the processes took that a command left for us to wait for: it has stopped them."""
    while True:
        try:
            yield os.wait3(0)[2]
        except ChildProcessError:
            return


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
