"""What becomes of a mutant: a valid output, a documented error, and no other thing."""

from __future__ import annotations

import time
from dataclasses import dataclass
from pathlib import Path

from mirps_extract import ExitCode, MirpsError, Settings, plan_of
from mirps_extract.isolation import Extract, Worker
from mirps_extract.isolation.watching import STRETCH
from mirps_extract.limits import Limits

TELLING = frozenset(
    (
        "checksum_wrong",
        "content_damaged",
        "file_rebuilt",
        "file_damaged",
        "readers_differ",
        "pages_missing",
        "text_overprinted",
        "unmapped_text",
        "invisible_text",
    )
)
"""Findings that say that a file is not what it should be."""

KEPT = 0.95
"""Part of the words that must be there where nothing is told: widths that are changed set letters
over the blanks of a font, and make two words one, without a letter lost, as other readers do."""

SLACK = 60.0
"""Seconds that a worker may take to be stopped and to start again, on a busy machine."""


class Silent(AssertionError):
    """A mutant lost words, and nothing says so."""


@dataclass(frozen=True)
class Outcome:
    """What became of a mutant: its code, and words where it was read."""

    code: ExitCode
    words: int = 0
    told: bool = False


def judged(
    path: Path, worker: Worker, words: int, *, limits: Limits, partial: bool = False
) -> Outcome:
    """Read a mutant.

    Args:
        path: its file.
        worker: who reads.
        words: how many words the sound file has.
        limits: the limits it is held to.
        partial: whether it is read as far as it goes.

    Raises:
        AssertionError: it ended in no documented way, took too long, or lost words in silence.
    """
    start = time.monotonic()
    settings = Settings(institutions=False, partial=partial)
    try:
        (text,) = worker.run(Extract(path, settings, limits))
    except MirpsError as error:
        outcome = Outcome(error.exit_code)
        assert error.exit_code not in {ExitCode.INTERNAL, ExitCode.CRASHED}, (
            str(error),
            getattr(error, "__notes__", ""),
        )
        assert "\n" not in str(error)
    else:
        plan = plan_of(text)
        told = bool(TELLING & {finding.code for finding in plan.findings})
        outcome = Outcome(ExitCode.OK, plan.coverage.words, told)
        if outcome.words < KEPT * words and not told:
            raise Silent(f"{outcome.words} of {words} words, and no finding says why")
    assert time.monotonic() - start < STRETCH * limits.run + SLACK
    return outcome
