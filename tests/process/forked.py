"""The command in a fork of this process: all of it but the start of Python, which takes longer.

The process that reads is a fork, too, and gives up its rights as it always does.
"""

from __future__ import annotations

import os
import resource
import signal
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from types import SimpleNamespace
from typing import Any, NoReturn

from distributed import LocalCluster
from pytest_socket import enable_socket

import mirps_extract.batch.cluster
import mirps_extract.comparison
import mirps_extract.inspect
import mirps_extract.institutions.loading
import mirps_extract.pipeline
import mirps_extract.read.paging
import mirps_extract.review_page
from mirps_extract.cli.main import run
from mirps_extract.isolation import worker
from process.warm import Fork

PATIENCE = 60.0
"""Seconds after which a command hangs."""

MEMORY = 4 << 30
"""Bytes that a command may have, so that one without bounds harms nobody else."""


@dataclass(frozen=True, slots=True)
class Done:
    """What a command ended with; the code is None where it had to be ended."""

    code: int | None
    said: str


def mirps(args: Sequence[str], cwd: Path) -> Done:
    """Run the command in a folder."""
    said = cwd / "said"
    process = os.fork()
    if not process:
        os.chdir(cwd)
        resource.setrlimit(resource.RLIMIT_DATA, (MEMORY, MEMORY))
        for module, name, instead in INSTEAD:
            setattr(module, name, instead)
        enable_socket()  # between the threads of the cluster
        _turned_into(args, said)
    code = _ended(process)
    text = said.read_text()
    said.unlink()
    return Done(code, text)


def _in_threads(**more: Any) -> LocalCluster:
    """A cluster within a process; its processes take two seconds to start."""
    del more["host"]
    return LocalCluster(processes=False, **more)


INSTEAD = (
    (worker, "subprocess", SimpleNamespace(Popen=Fork, PIPE=None, DEVNULL=None)),
    (worker, "cores", lambda: 1),
    (mirps_extract.batch.cluster, "LocalCluster", _in_threads),
)
"""What would start an interpreter, and what a fork has in its place."""


def _ended(process: int) -> int | None:
    """The code that a process ends with, if it does."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        number, status = os.waitpid(process, os.WNOHANG)
        if number:
            return os.waitstatus_to_exitcode(status)
        time.sleep(0.005)
    os.killpg(process, signal.SIGKILL)
    os.waitpid(process, 0)
    return None


def _turned_into(args: Sequence[str], said: Path) -> NoReturn:
    """Have this fork run the command and end with it."""
    code: Any = 99
    try:
        os.setsid()
        nothing, told = os.open(os.devnull, os.O_RDWR), os.open(said, os.O_CREAT | os.O_WRONLY)
        for number, file in enumerate((nothing, nothing, told)):
            os.dup2(file, number)
        sys.stdin = os.fdopen(0, closefd=False)
        sys.stdout, sys.stderr = (os.fdopen(number, "w", closefd=False) for number in (1, 2))
        sys.argv = ["mirps-extract", *args]
        signal.signal(signal.SIGINT, signal.default_int_handler)  # whoever tests may ignore it
        run()
    except SystemExit as error:
        code = error.code
    finally:
        for stream in (sys.stdout, sys.stderr):
            stream.flush()
        os._exit(code)
