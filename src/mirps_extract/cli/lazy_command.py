"""Commands that are imported when they are called, not when the command line is listed."""

from __future__ import annotations

from importlib import import_module

import click


class LazyCommand(click.Command):
    """Stands for a command of another module.

    Attributes:
        where: the module and the command in it, as in "mirps_extract.cli.export:export".
    """

    def __init__(self, name: str, where: str, short_help: str) -> None:
        super().__init__(name, short_help=short_help)
        self.where = where

    @property
    def command(self) -> click.Command:
        """The command itself."""
        module, name = self.where.split(":")
        command = getattr(import_module(module), name)
        assert isinstance(command, click.Command)
        return command

    def make_context(
        self,
        info_name: str | None,
        args: list[str],
        parent: click.Context | None = None,
        **extra: object,
    ) -> click.Context:
        """A context of the command itself: from here on, it takes part."""
        return self.command.make_context(info_name, args, parent, **extra)
