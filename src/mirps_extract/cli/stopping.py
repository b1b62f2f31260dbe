"""Signals that end a run.

They are noted: what they interrupt may make another error of them, as the making of a class does
(up to Python 3.11), and some libraries while they are loaded.
"""

from __future__ import annotations

import signal
from collections.abc import Mapping

from mirps_extract.errors import ExitCode

_came: list[int] = []


class Terminated(BaseException):
    """The system asks the program to end."""


ENDS: Mapping[int, tuple[type[BaseException], ExitCode, str]] = {
    signal.SIGINT: (KeyboardInterrupt, ExitCode.INTERRUPTED, "interrupted"),
    signal.SIGTERM: (Terminated, ExitCode.TERMINATED, "ended from outside"),
}
"""What is raised where a signal comes, the code the run ends with, and how that is told."""


def listen() -> None:
    """Have signals end the run from now on, but those that whoever started it wants ignored."""
    for number in ENDS:
        if signal.getsignal(number) is not signal.SIG_IGN:
            signal.signal(number, _end)


def ignore() -> None:
    """Ignore them from now on: the run ends anyway, and its code is known."""
    for number in ENDS:
        signal.signal(number, signal.SIG_IGN)


def has_ended() -> bool:
    """Whether a signal came."""
    return bool(_came)


def ended() -> tuple[ExitCode, str]:
    """The code that the run ends with, and how that is told; an answer refused is Ctrl-C, too."""
    _, code, word = ENDS[_came[0] if _came else signal.SIGINT]
    return code, word


def require_going() -> None:
    """Look that no signal came.

    Raises:
        KeyboardInterrupt, Terminated: one did, and was taken for another error.
    """
    if _came:
        raise ENDS[_came[0]][0]


def _end(number: int, frame: object) -> None:
    _came.append(number)
    raise ENDS[number][0]
