"""Whether the trace of an error is shown: for those who mend the program, never by itself."""

from __future__ import annotations

import traceback
from collections.abc import Callable
from contextvars import ContextVar
from typing import Any, TypeVar

import click

_shown: ContextVar[bool] = ContextVar("_shown", default=False)

F = TypeVar("F", bound=Callable[..., Any])


def with_debug(command: F) -> F:
    """Give a command the option --debug."""
    return click.option(
        "--debug",
        is_flag=True,
        expose_value=False,
        callback=_switch,
        is_eager=True,
        help="Show the trace of an error.",
    )(command)


def is_debugging() -> bool:
    """Whether traces are shown."""
    return _shown.get()


def show_trace(error: BaseException) -> None:
    """Print where an error comes from, if that was asked for."""
    if is_debugging():
        click.echo("".join(traceback.format_exception(error)), err=True, nl=False)


def _switch(ctx: click.Context, param: click.Parameter, value: bool) -> None:
    if value:
        _shown.set(True)
