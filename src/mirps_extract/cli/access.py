"""What lets a plan be read: its password, never on the command line, and raised limits."""

from __future__ import annotations

import dataclasses
import re
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from mirps_extract.cli.names import FILE
from mirps_extract.errors import EncryptedError, InputNotReadableError
from mirps_extract.limits import IN_MB, MEBI, USUAL_LIMITS, Limits
from mirps_extract.paths import NotUtf8Error, contents_of, decoded

if TYPE_CHECKING:
    from mirps_extract.isolation import Draw, Extract, ReadReport, Workers
    from mirps_extract.read import Progress

LONGEST = 1024
"""Bytes of a file that may hold a password."""

DIGITS = 18
"""Digits of a limit at most: systems count in 64 bits."""

NUMBER = re.compile(rf"([0-9]{{1,{DIGITS}}})([kmg]b|)")
"""A limit: a number, and the unit where it is one of bytes."""

UNITS = {"": 1, "kb": 1 << 10, "mb": MEBI, "gb": MEBI << 10}
"""What may stand behind the number of a limit that is one of bytes."""

F = TypeVar("F", bound=Callable[..., Any])

NAMES = [field.name for field in dataclasses.fields(Limits)]


class LimitType(click.ParamType[tuple[str, int]]):
    """A limit's name and what it is raised to: pages=2000, file=1GB."""

    name = "limit"

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> tuple[str, int]:
        """The name and the number."""
        if isinstance(value, tuple):
            return value
        name, _, given = str(value).partition("=")
        if name not in NAMES:
            self.fail(f"there is no limit {name!r}: use one of {', '.join(NAMES)}.", param, ctx)
        found = NUMBER.fullmatch(given.lower())
        number, unit = found.groups() if found else ("0", "")
        if not int(number) or (unit and name not in IN_MB):
            example = f"{name}={USUAL_LIMITS.said(name)}"
            what = f"a whole number from 1 on, of {DIGITS} digits at most, such as {example}"
            self.fail(f"{name} takes {what}.", param, ctx)
        return name, int(number) * UNITS[unit]


def with_access(command: F) -> F:
    """Give a command that reads a plan the options --password-file and --limit."""
    password = click.option(
        "--password-file",
        type=FILE,
        metavar="FILE",
        help="A file whose first line is the password; asked for on a terminal otherwise.",
    )
    usual = ", ".join(f"{name}={USUAL_LIMITS.said(name)}" for name in NAMES)
    limit = click.option(
        "--limit",
        "limits",
        type=LimitType(),
        multiple=True,
        metavar="NAME=NUMBER",
        help=f"Raise a limit, for a file that you trust. Usual: {usual}.",
    )
    return password(limit(command))


def limits_of(raised: Sequence[tuple[str, int]]) -> Limits:
    """The usual limits, some of them raised."""
    return dataclasses.replace(USUAL_LIMITS, **dict(raised))


def password_in(path: Path | None) -> str | None:
    """The password that a file holds in its first line; None without a file.

    Raises:
        InputNotReadableError: the file cannot be read.
    """
    if path is None:
        return None
    try:
        return decoded(contents_of(path, LONGEST)).partition("\n")[0]
    except OSError as error:
        raise InputNotReadableError(
            f"the password file {path} cannot be read: {error.strerror}. Check the path."
        ) from error
    except NotUtf8Error as error:
        raise InputNotReadableError(
            f"the password file {path} {error}: save it as UTF-8."
        ) from error


def done_with(
    work: Extract | Draw | ReadReport,
    workers: Workers,
    progress: Progress | None = None,
    *,
    ask: bool = True,
) -> tuple[bytes, ...]:
    """The files that a worker makes of a work; the password is asked for where one is needed.

    Args:
        work: what to do.
        workers: who does it.
        progress: called after each page that was read.
        ask: whether a person may be asked.

    Raises:
        MirpsError: it cannot be done.
    """
    with workers.one() as worker:
        try:
            return worker.run(work, progress)
        except EncryptedError:
            password = _asked_for(work.path.name) if ask and work.password is None else None
            if password is None:
                raise
        return worker.run(dataclasses.replace(work, password=password), progress)


def _asked_for(name: str) -> str | None:
    """The password that a person types; None where nobody is there to type."""
    if not (sys.stdin and sys.stdin.isatty() and sys.stderr.isatty()):
        return None
    answer: str = click.prompt(f"Password of {name}", hide_input=True, err=True)
    return answer
