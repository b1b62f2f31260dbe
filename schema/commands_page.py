"""The page of the commands: what the command line says of itself, in Markdown."""

from __future__ import annotations

import inspect
from collections.abc import Iterator

import click

from markdown_table import table
from mirps_extract.cli.main import LazyCommand

HEAD = ("option", "what it does", "usual")


def commands_page(cli: click.Group, name: str) -> str:
    """A section for each command, the one that needs no name first.

    Args:
        cli: the group of all commands.
        name: what the program is called.
    """
    return "\n".join(
        [
            "# Commands",
            "",
            "Made from the command line's own help by `make schema`: change that, not this page.",
            f"`{name} --help` and `{name} COMMAND --help` say the same. Each command ends with an",
            "[exit code](errors.md).",
            "",
            f"Without the name of a command, the arguments go to `read`: `{name} plan.pdf`. These",
            "options stand before the name:",
            "",
            *_options(cli, click.Context(cli)),
            *(line for path, command in _commands(cli, name) for line in _section(path, command)),
            "",
        ]
    )


def _commands(group: click.Group, path: str) -> Iterator[tuple[str, click.Command]]:
    """The commands of a group by their full names, in the order in which they were added."""
    for name, entry in group.commands.items():
        command = entry.command if isinstance(entry, LazyCommand) else entry
        if isinstance(command, click.Group):
            yield from _commands(command, f"{path} {name}")
        else:
            yield f"{path} {name}", command


def _section(path: str, command: click.Command) -> list[str]:
    context = click.Context(command, info_name=path)
    options = _options(command, context)
    return [
        "",
        f"## {path.split(maxsplit=1)[1]}",
        "",
        "```text",
        " ".join([path, *command.collect_usage_pieces(context)]),
        "```",
        "",
        *inspect.cleandoc(command.help or "").splitlines(),
        *(["", *options] if options else []),
    ]


def _options(command: click.Command, context: click.Context) -> list[str]:
    """A table of the options of a command; nothing if it has none."""
    options = [part for part in command.params if isinstance(part, click.Option)]
    return table(HEAD, [_row(option, context) for option in options]) if options else []


def _row(option: click.Option, context: click.Context) -> list[str]:
    record = option.get_help_record(context)
    assert record and option.help
    return [f"`{record[0]}`", option.help, _usual(option, context)]


def _usual(option: click.Option, context: click.Context) -> str:
    """What holds where the option is not given, as the help shows it."""
    if option.required:
        return "required"
    return f"`{option.get_help_extra(context).get('default', '')}`".replace("``", "")
