"""Finding institutions in a process of its own, which loads its model while pages are read.

spaCy and a pipeline take about as long to load as a plan to read; on two cores both can be done at
a time. That process never sees the plan's file, only its texts.
"""

from __future__ import annotations

import os
import pickle
import subprocess
from collections.abc import Sequence
from contextlib import suppress
from typing import TYPE_CHECKING, cast

from mirps_extract.errors import CrashedError
from mirps_extract.isolation.starting import ENVIRONMENT, TAGGING

if TYPE_CHECKING:
    from mirps_extract.institutions.asking import Answer, Find, Texts, Which


class TaggingProcess:
    """The tagging process, as the reading process has it. It starts at once, and ends with this."""

    def __init__(self) -> None:
        self._process = _started()

    def expect(self, which: Which) -> None:
        """Tell which tagger is about to be needed, so that it is loaded by then."""
        with suppress(OSError):  # if it has ended, who asks will be told
            self._send(which)

    def finder(self, name: str, memory: int) -> Find:
        """What finds the institutions of a plan.

        It raises what `find_here` does, MemoryError where the plan takes too much, and CrashedError
        where the process ends without an answer.

        Args:
            name: of the plan's file.
            memory: bytes that the process may add for it.
        """

        def find(which: Which, texts: Sequence[Texts]) -> Sequence[Answer]:
            try:
                self._send(which, texts, memory)
                _import_what_follows()
                answer = self._received()
            except (OSError, EOFError, pickle.UnpicklingError) as error:
                self._process.kill()  # another starts with the reading process: this one may not
                raise CrashedError(
                    f"{name}: the process that finds institutions ended without an answer: try "
                    "again, or leave them out (--no-institutions)."
                ) from error
            if isinstance(answer, Exception):
                raise answer
            return answer

        return find

    def _send(self, *message: object) -> None:
        assert self._process.stdin is not None
        pickle.dump(message, self._process.stdin)
        self._process.stdin.flush()

    def _received(self) -> Sequence[Answer] | Exception:
        assert self._process.stdout is not None
        return cast("Sequence[Answer] | Exception", pickle.load(self._process.stdout))


def _import_what_follows() -> None:
    """Import what the stages take that come next: it takes as long, and nobody waits for it."""
    import mirps_extract.corrections.mentions
    import mirps_extract.write.modelling  # noqa: F401


def _started() -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        TAGGING,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env={**ENVIRONMENT, **os.environ},
    )
