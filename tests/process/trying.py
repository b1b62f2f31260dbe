"""A work that tries what a plan made to do harm would try."""

from __future__ import annotations

import json
import os
import socket
import subprocess
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from mirps_extract.isolation.sandbox import Needs
from mirps_extract.limits import Limits


@dataclass(frozen=True)
class Trying:
    """Tries, and tells what came of it, by name: "done" or the error."""

    path: Path
    secret: Path
    programs: bool = False
    limits: Limits = Limits()  # noqa: RUF009 - it is frozen

    @property
    def needs(self) -> Needs:
        """The plan alone."""
        return Needs((self.path,), programs=self.programs)

    def parts(self, tell: object, tagger: object = None) -> tuple[list[bytes], ...]:
        """What came of each try, in JSON."""
        tries: dict[str, Callable[[], object]] = {
            "read the plan": self.path.read_bytes,
            "read another file": self.secret.read_bytes,
            "list the home folder": lambda: list(Path.home().iterdir()),
            "write beside the plan": lambda: self.path.with_suffix(".new").write_text("x"),
            "write over the plan": lambda: self.path.write_text("x"),
            "delete the plan": self.path.unlink,
            "connect": lambda: socket.create_connection(("127.0.0.1", 9), timeout=5),
            "fork": _forked,
            "run a program": lambda: subprocess.run(["/bin/true"], check=True),
            "send a signal to its parent": lambda: os.kill(os.getppid(), 0),
        }
        found = {name: _came_of(attempt) for name, attempt in tries.items()}
        return ([json.dumps(found).encode()],)


def _came_of(attempt: Callable[[], object]) -> str:
    try:
        attempt()
    except PermissionError:
        return "refused"
    except OSError as error:
        return type(error).__name__
    return "done"


def _forked() -> None:
    child = os.fork()
    if not child:
        os._exit(0)
    os.waitpid(child, 0)
