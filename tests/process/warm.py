"""The command in processes that begin with all of it imported: forks of one that waits.

What they do is what `python -m mirps_extract` does, but for the second that it imports: each has a
folder, an environment, an output and an end of its own, and starts a process that reads, which is
a fork, too. How the command starts, and what kills it, is tested with processes of its own.
"""

from __future__ import annotations

import atexit
import gc
import json
import os
import runpy
import selectors
import signal
import subprocess
import sys
import tempfile
import traceback
from collections.abc import Mapping
from functools import cache
from importlib import import_module
from pathlib import Path
from types import SimpleNamespace
from typing import IO, Any

TESTS = Path(__file__).parents[1]

STAGES = (
    "cli.report",
    "isolation.reading_process",
    "pipeline",
    "read.paging",
    "read.witness",
    "write.making",
)
"""What commands and the reading process import by and by."""

NOT_RUN = 120
"""What a fork ends with that could not begin."""


class Warm:
    """A process that waits to fork."""

    def __init__(self) -> None:
        asked, self._asks = os.pipe()
        self._told, tells = os.pipe()
        self._process = subprocess.Popen(
            [sys.executable, "-m", "process.warm", str(asked), str(tells)],
            stdin=subprocess.DEVNULL,
            pass_fds=(asked, tells),
            env={**os.environ, "PYTHONPATH": f"{TESTS}{os.pathsep}{':'.join(sys.path)}"},
        )
        os.close(asked)
        os.close(tells)
        self._answers = os.fdopen(self._told)
        atexit.register(self.end)

    def run(
        self, args: list[str], cwd: Path, env: Mapping[str, str], timeout: float
    ) -> subprocess.CompletedProcess[bytes]:
        """Run the command in a fork, and wait for its end."""
        with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
            streams = [f"/proc/{os.getpid()}/fd/{file.fileno()}" for file in (out, err)]
            work = {"args": args, "cwd": os.fspath(cwd), "env": dict(env), "streams": streams}
            os.write(self._asks, json.dumps(work).encode() + b"\n")
            code = self._answer(args, timeout)
            out.seek(0)
            err.seek(0)
            return subprocess.CompletedProcess(args, code, out.read(), err.read())

    def _answer(self, args: list[str], timeout: float) -> int:
        """The code that the fork ends with."""
        with selectors.DefaultSelector() as selector:
            selector.register(self._told, selectors.EVENT_READ)
            if not selector.select(timeout):
                self.end()
                started.cache_clear()
                raise subprocess.TimeoutExpired(args, timeout)
        return int(self._answers.readline())

    def end(self) -> None:
        """Let it go."""
        self._process.kill()
        self._process.wait()


@cache
def started() -> Warm:
    """The one of this process."""
    return Warm()


class Fork:
    """A process that reads, forked from the command: as much of a Popen as is asked of it."""

    def __init__(
        self,
        args: list[str],
        stdin: int,
        stdout: int,
        stderr: int | None,
        env: Mapping[str, str],
        start_new_session: bool,
    ) -> None:
        given, inbox = os.pipe()
        outbox, gives = os.pipe()
        self.pid = os.fork()
        if self.pid == 0:
            os.setsid()
            os.dup2(given, 0)
            os.dup2(gives, 1)
            if stderr is not None:
                os.dup2(os.open(os.devnull, os.O_WRONLY), 2)
            _serve(args, env)
        os.close(given)
        os.close(gives)
        self.stdin: IO[bytes] = os.fdopen(inbox, "wb", 0)
        self.stdout: IO[bytes] = os.fdopen(outbox, "rb")
        self._code: int | None = None

    def kill(self) -> None:
        """Kill it, if it has not ended."""
        if self._code is None:
            os.kill(self.pid, signal.SIGKILL)

    def wait(self) -> int:
        """Wait for its end."""
        if self._code is None:
            self._code = os.waitstatus_to_exitcode(os.waitpid(self.pid, 0)[1])
        return self._code


def _serve(args: list[str], env: Mapping[str, str]) -> None:
    """Be the reading process."""
    from mirps_extract.isolation import reading_process

    try:
        os.closerange(3, 256)
        os.environ.update(env)
        sys.argv = args
        signal.signal(signal.SIGTERM, signal.SIG_DFL)
        signal.signal(signal.SIGINT, signal.default_int_handler)
        reading_process.main()
    except BaseException:
        traceback.print_exc()
    os._exit(1)


def _import_all() -> None:
    from mirps_extract.cli.main import cli

    for name in cli.commands:  # imports each command
        cli.commands[name].make_context(name, ["--help"], resilient_parsing=True)
    for name in STAGES:
        import_module(f"mirps_extract.{name}")
    starts = SimpleNamespace(**{**vars(subprocess), "Popen": Fork})
    vars(import_module("mirps_extract.isolation.worker"))["subprocess"] = starts
    gc.freeze()


def _begin(work: dict[str, Any]) -> None:
    """Be the command."""
    try:
        for number, stream in enumerate(work["streams"], 1):
            os.dup2(os.open(stream, os.O_WRONLY), number)
        os.closerange(3, 256)
        os.chdir(work["cwd"])
        os.environ.clear()
        os.environ.update(work["env"])
        sys.argv[1:] = work["args"]
    except BaseException:
        traceback.print_exc()
        os._exit(NOT_RUN)
    runpy.run_module("mirps_extract", run_name="__main__", alter_sys=True)


def _wait(asked: int, tells: int) -> dict[str, Any]:
    """Fork for each work, and in the fork return it."""
    _import_all()
    with os.fdopen(asked) as works:
        for line in works:
            pid = os.fork()
            if pid == 0:
                found: dict[str, Any] = json.loads(line)
                return found
            code = os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])
            os.write(tells, f"{code}\n".encode())
    sys.exit()


if __name__ == "__main__":
    _begin(_wait(*map(int, sys.argv[1:])))
