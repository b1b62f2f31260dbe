"""A progress bar over all plans of a call, where a person watches."""

from __future__ import annotations

import sys
from collections.abc import Callable
from types import TracebackType
from typing import Self

from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn, TimeElapsedColumn

from mirps_extract.cli.report import console_of


class RunProgress:
    """Shows how far a call is, on standard error if that is a terminal; else nothing.

    One bar stands for all plans; while one is read, its pages move the bar. It is drawn on the
    console that all else is printed on, which takes it away before a line and puts it back below.

    Args:
        count: how many plans there are.
        first: the name of the first.
        shown: whether anything is to be shown.
    """

    def __init__(self, count: int, first: str = "", *, shown: bool) -> None:
        self._progress = Progress(
            TextColumn("{task.description}", markup=False),
            BarColumn(),
            TaskProgressColumn(),
            TimeElapsedColumn(),
            console=console_of(),
            transient=True,
            disable=not (shown and sys.stderr.isatty()),
        )
        self._count = count
        self._done = 0
        self._task = self._progress.add_task(self._named(first), total=count)

    def __enter__(self) -> Self:
        self._progress.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._progress.stop()

    def pages_of(self, name: str) -> Callable[[int, int], None]:
        """What to call after each page of a plan."""
        self._progress.update(self._task, description=self._named(name))

        def show(done: int, total: int) -> None:
            self._progress.update(self._task, completed=self._done + done / total)

        return show

    def finished(self, name: str) -> None:
        """Show that a plan is done."""
        self._done += 1
        self._progress.update(self._task, completed=self._done, description=self._named(name))

    def _named(self, name: str) -> str:
        return name if self._count == 1 else f"{name} ({self._done}/{self._count})"
