"""Limits of time are of the processor's, so that a busy machine changes no outcome."""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Callable
from pathlib import Path
from queue import SimpleQueue

import pytest

from mirps_extract.errors import TimeLimitError
from mirps_extract.isolation import watching
from mirps_extract.isolation.watching import News, Wait, spent_by
from mirps_extract.isolation.works import Extract
from mirps_extract.limits import Limits
from mirps_extract.settings import Settings

DONE = 2.0
"""Seconds after which the work is done: twice as long as a page may take."""


def answer(spent: Callable[[], float | None]) -> News:
    """What is heard of a work of one page that is done after so long."""
    inbox: SimpleQueue[News | None] = SimpleQueue()
    inbox.put(["begun"])
    timer = threading.Timer(DONE, inbox.put, [["done"]])
    timer.start()
    try:
        work = Extract(Path("plan.pdf"), Settings(), Limits(page=1))
        return Wait(work, spent, None).answer(inbox)
    finally:
        timer.cancel()


def test_who_is_kept_waiting_by_a_busy_machine_may_go_on() -> None:
    assert answer(lambda: 0.1) == ["done"]


@pytest.mark.parametrize("spent", [time.monotonic, lambda: None], ids=["busy", "not known"])
def test_who_has_had_the_processor_for_so_long_may_not(spent: Callable[[], float | None]) -> None:
    with pytest.raises(TimeLimitError, match="page 1"):
        answer(spent)


def test_waiting_has_an_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(watching, "STRETCH", 1.2)
    with pytest.raises(TimeLimitError):
        answer(lambda: 0.1)


def test_the_system_tells_what_a_process_has_spent() -> None:
    before = spent_by(os.getpid())
    assert before is not None
    end = time.process_time() + 0.3
    while time.process_time() < end:
        pass
    assert (spent_by(os.getpid()) or 0) > before
    assert spent_by(2**30) is None
