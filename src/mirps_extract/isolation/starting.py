"""The two processes that a command starts, by their names, and how each is started.

The reading process reads one plan after another, in the sandbox. The tagging process loads the
model meanwhile and finds institutions in the texts; it never sees a plan's file.
"""

from __future__ import annotations

import os
import sys

_MODULE = [sys.executable, "-P", "-m"]
"""-P keeps what is started from importing what lies in the working directory."""

READING = [*_MODULE, "mirps_extract.isolation.reading_process"]
"""What the reading process is started by."""

TAGGING = [*_MODULE, "mirps_extract.isolation.tagging_process"]
"""What the tagging process is started by."""

WITH_TAGGING = "--tagging"
"""The argument that asks the reading process for a tagging process beside it."""

ENVIRONMENT = {"OPENBLAS_NUM_THREADS": "1"}
"""What both are told besides what we are told: no stage multiplies large matrices, and threads that
would do it take longer to start than they save."""


def cores() -> int:
    """How many processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
