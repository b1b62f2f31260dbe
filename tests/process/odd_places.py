"""Every place of the command line that takes the name of a file, with what is put there."""

from __future__ import annotations

import os
import stat
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click

from mirps_extract.cli.access import LimitType
from mirps_extract.cli.main import LazyCommand
from mirps_extract.errors import ExitCode

HUGE = 20 << 30
"""Bytes that are all in the file's size, and none on the disk."""


def _huge(path: Path) -> None:
    with path.open("wb") as file:
        file.truncate(HUGE)


def _device(path: Path) -> None:
    path.symlink_to("/dev/zero")


ODD_INPUTS: Mapping[str, Callable[[Path], None]] = {
    "pipe": os.mkfifo,
    "device": _device,
    "folder": Path.mkdir,
    "huge": _huge,
    "gone": lambda path: path.symlink_to("nowhere"),
}
"""What is no file that can be read, by name, and what makes it."""

ODD_FILES: Mapping[str, Callable[[Path], None]] = {
    "pipe": os.mkfifo,
    "device": _device,
    "folder": Path.mkdir,
}
"""What no file can be written over."""

ODD_FOLDERS: Mapping[str, Callable[[Path], None]] = {
    "pipe": os.mkfifo,
    "device": _device,
    "file": Path.touch,
}
"""What no folder can be made in."""


@dataclass(frozen=True, slots=True)
class Place:
    """A call in which one name stands open.

    Attributes:
        call: the command line; the name stands where `?` is.
        code: what it ends with where the name leads to something odd.
        others: the code for some of the odd things, where it is another.
    """

    call: str
    code: ExitCode
    others: Mapping[str, ExitCode]

    def args(self, name: str) -> list[str]:
        """The command line with a name."""
        return [name if word == "?" else word for word in self.call.split()]

    def code_of(self, odd: str) -> ExitCode:
        """What is documented for an odd thing."""
        return self.others.get(odd, self.code)


def _plan(call: str) -> Place:
    folder, huge, gone = ExitCode.FOLDER, ExitCode.LIMIT, ExitCode.LINK
    return Place(call, ExitCode.NOT_READABLE, {"folder": folder, "huge": huge, "gone": gone})


def _file(call: str, code: ExitCode, *, folder: ExitCode = ExitCode.USAGE) -> Place:
    """A file that is read or written; a folder in its place is mostly told by click."""
    return Place(call, code, {"folder": folder})


def _output(call: str, *, folder: ExitCode = ExitCode.FOLDER) -> Place:
    return _file(call, ExitCode.NOT_READABLE, folder=folder)


def _decided(call: str, *, folder: ExitCode = ExitCode.CORRECTIONS) -> Place:
    """What people decided or told, or ids that last; often a folder of such files, too."""
    return _file(call, ExitCode.CORRECTIONS, folder=folder)


def _folder(call: str, *, file: ExitCode = ExitCode.NOT_WRITABLE) -> Place:
    """A folder that is written to."""
    return Place(call, ExitCode.NOT_WRITABLE, {"file": file})


READ = "read sample.pdf --quiet --no-institutions"
BATCH = "batch sample.pdf --jobs 1 --quiet --no-institutions --rows jsonl"
INSPECT = "inspect sample.pdf --page 1"
REVIEW = "review sample.pdf --no-institutions"
TAGGED = "read sample.pdf --quiet --model ?", "review sample.pdf --model ?"

COMPARE = "compare sample.json sample.json"
EXPORT = "export sample.json --to csv"
LESSONS = "corrections lessons sample.pdf own.json"
SUGGEST = "status suggest sample.pdf --against sample.json"

INPUTS: Mapping[str, Place] = {
    "read plans": _plan("read ? --quiet --no-institutions"),
    "read model": _file(TAGGED[0], ExitCode.MODEL, folder=ExitCode.MODEL),
    "read registry": _file("read sample.pdf --quiet --registry ?", ExitCode.REGISTRY),
    "read vocabulary": _file(f"{READ} --vocabulary ?", ExitCode.VOCABULARY),
    "read corrections": _decided(f"{READ} --corrections ?"),
    "read password_file": _file(f"{READ} --password-file ?", ExitCode.NOT_READABLE),
    "batch uris": _file(
        "batch ? --to to --jobs 1 --quiet --no-institutions",
        ExitCode.NOT_READABLE,
        folder=ExitCode.FOLDER,
    ),
    "batch model": _file(
        "batch sample.pdf --to to --jobs 1 --quiet --model ?",
        ExitCode.MODEL,
        folder=ExitCode.MODEL,
    ),
    "batch registry": _file(f"{BATCH} --to to --registry ?", ExitCode.REGISTRY),
    "batch vocabulary": _file(f"{BATCH} --to to --vocabulary ?", ExitCode.VOCABULARY),
    "compare outputs": _output("compare sample.json ?"),
    "compare decisions": _decided(f"{COMPARE} --decisions ?", folder=ExitCode.USAGE),
    "compare lineages": _decided(f"{COMPARE} --lineages ?", folder=ExitCode.USAGE),
    "corrections merge paths": _decided("corrections merge ? -o merged.json"),
    "corrections report paths": _decided("corrections report ?"),
    "corrections lessons plan": _plan("corrections lessons ? own.json"),
    "corrections lessons corrections": _decided("corrections lessons sample.pdf ?"),
    "corrections lessons model": _file(
        f"{LESSONS} --model ?", ExitCode.MODEL, folder=ExitCode.MODEL
    ),
    "corrections lessons registry": _file(f"{LESSONS} --registry ?", ExitCode.REGISTRY),
    "corrections lessons vocabulary": _file(f"{LESSONS} --vocabulary ?", ExitCode.VOCABULARY),
    "corrections lessons password_file": _file(
        f"{LESSONS} --password-file ?", ExitCode.NOT_READABLE
    ),
    "evaluate output": _output("evaluate ? sample.json", folder=ExitCode.NOT_READABLE),
    "evaluate others": _output("evaluate sample.json ?", folder=ExitCode.NOT_READABLE),
    "export lineages": _decided(f"{EXPORT} --lineages ?", folder=ExitCode.USAGE),
    "export status": _decided(f"{EXPORT} --status ?"),
    "status check files": _decided("status check ?"),
    "status template outputs": _output("status template ? -o new.csv"),
    "status suggest report": _plan("status suggest ? --against sample.json"),
    "status suggest against": _output("status suggest sample.pdf --against ?"),
    "status suggest vocabulary": _file(f"{SUGGEST} --vocabulary ?", ExitCode.VOCABULARY),
    "status suggest password_file": _file(f"{SUGGEST} --password-file ?", ExitCode.NOT_READABLE),
    "export outputs": _output("export sample.json ? --to csv"),
    "inspect plan": _plan("inspect ? --page 1"),
    "inspect vocabulary": _file(f"{INSPECT} --vocabulary ?", ExitCode.VOCABULARY),
    "inspect password_file": _file(f"{INSPECT} --password-file ?", ExitCode.NOT_READABLE),
    "registry check file": _file("registry check ?", ExitCode.REGISTRY, folder=ExitCode.REGISTRY),
    "review plan": _plan("review ? --no-institutions"),
    "review model": _file(TAGGED[1], ExitCode.MODEL, folder=ExitCode.MODEL),
    "review registry": _file(f"{REVIEW} --registry ?", ExitCode.REGISTRY),
    "review vocabulary": _file(f"{REVIEW} --vocabulary ?", ExitCode.VOCABULARY),
    "review corrections": _decided(f"{REVIEW} --corrections ?"),
    "review lineages": _decided(f"{REVIEW} --lineages ?", folder=ExitCode.USAGE),
    "review password_file": _file(f"{REVIEW} --password-file ?", ExitCode.NOT_READABLE),
    "validate outputs": _output("validate ?"),
}
"""Places that are read, by the command and the name of its parameter."""

FILES: Mapping[str, Place] = {
    "compare output": _file("compare sample.json sample.json -o ?", ExitCode.NOT_WRITABLE),
    "corrections merge output": _file("corrections merge own.json -o ?", ExitCode.NOT_WRITABLE),
    "status template output": _file("status template sample.json -o ?", ExitCode.USAGE),
    "status suggest output": _file(f"{SUGGEST} -o ?", ExitCode.USAGE),
    "inspect output": _file(f"{INSPECT} -o ?", ExitCode.NOT_WRITABLE),
    "review output": _file(f"{REVIEW} -o ?", ExitCode.NOT_WRITABLE),
}
"""Places of a file that is written."""

FOLDERS: Mapping[str, Place] = {
    "read output": _folder(f"{READ} --export jsonl -o ?"),
    "read keep_stages": _folder(f"{READ} --keep-stages ?", file=ExitCode.USAGE),
    "batch to": _folder(f"{BATCH} --to ?"),
    "corrections lessons output": _folder(f"{LESSONS} -o ?", file=ExitCode.USAGE),
    "export output": _folder("export sample.json --to csv -o ?", file=ExitCode.USAGE),
}
"""Places of a folder that is written to."""

RECORDS = "/lost/", "/records/"
"""Where a batch notes what it could not read; the next one reads these notes."""

WORDS = frozenset(
    ("language", "country", "address", "licence", "source_url", "organisation", "maintainer")
)
"""Parameters that take a text which is the name of no file."""

CLOSED = click.Choice, click.IntRange, click.types.BoolParamType, LimitType
"""Types that let no name of a file through."""


def places() -> dict[str, click.ParamType[Any]]:
    """All parameters that take a text, but known words: their types, by command and name."""
    from mirps_extract.cli.main import cli

    return {
        f"{' '.join(names)} {parameter.name}": parameter.type
        for names, command in _commands(cli)
        for parameter in command.params
        if not isinstance(parameter.type, CLOSED) and parameter.name not in WORDS
    }


def _commands(
    command: click.Command, names: tuple[str, ...] = ()
) -> Iterator[tuple[tuple[str, ...], click.Command]]:
    """A command, or all that a group has, with their names."""
    if isinstance(command, LazyCommand):
        command = command.command
    if not isinstance(command, click.Group):
        yield names, command
        return
    for name, inner in command.commands.items():
        yield from _commands(inner, (*names, name))


def seen(folder: Path) -> dict[str, object]:
    """All that lies in a folder: what it is, what a file holds, and where a link leads.

    Left out are the notes of a batch, and folders, of which more may be made.
    """
    found: dict[str, object] = {}
    for path in folder.rglob("*"):
        state = path.lstat()
        if path.is_symlink():
            what: object = path.readlink()
        elif path.is_dir() or (path.is_file() and any(part in str(path) for part in RECORDS)):
            continue
        elif path.is_file():
            what = state.st_size if state.st_size == HUGE else path.read_bytes()
        else:
            what = stat.S_IFMT(state.st_mode)
        found[str(path.relative_to(folder))] = what
    return found
