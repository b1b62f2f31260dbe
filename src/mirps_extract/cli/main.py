"""Commands and exit codes. `run` is the one place where errors become codes."""

from __future__ import annotations

import gc
import json
import sys
from contextlib import suppress
from difflib import get_close_matches
from importlib import import_module
from pathlib import Path

import click
from click.shell_completion import CompletionItem

from mirps_extract.cli.debugging import show_trace, with_debug
from mirps_extract.cli.read import read
from mirps_extract.cli.stopping import Terminated, ended, has_ended, ignore, listen
from mirps_extract.cli.streams import clean, finish, leave_quietly, prepare
from mirps_extract.errors import ExitCode, MirpsError, fault, not_writable, shortage
from mirps_extract.memory import collect_rarely

TASKS = {
    "Read plans": {
        "read": "Read plans, PDF files or folders of them, into JSON; meant where none is named.",
        "batch": "Read an archive of plans on many machines.",
    },
    "Check what was read": {
        "review": "Write a page that shows the reading beside the plan.",
        "inspect": "Draw over a page what was seen on it.",
        "validate": "Find what is wrong in outputs.",
        "evaluate": "Measure an output by a reading made by people.",
        "corrections": "Merge what several people decided, and learn of it.",
        "registry": "Look after a registry of institutions.",
    },
    "Use what was read": {
        "export": "Export outputs as tables: Excel, CSV, databases.",
        "compare": "Say what became of each commitment from one edition to the next.",
        "status": "Say what became of each promise, as people tell it.",
        "schema": "Print the JSON Schema of the output.",
    },
}
"""What people do, and the commands for it. Those that are not of this module are each in one that
is called as they are.
"""

EPILOG = """\b
Examples:
  mirps-extract plan.pdf                              write output/plan.json
  mirps-extract review plan.pdf                       a page to check it by
  mirps-extract export output/plan.json --to excel    a workbook
  mirps-extract compare 2021.json 2022.json           from one year to the next
  mirps-extract read --help                           all that reading can do
"""


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


class Commands(click.Group):
    """The commands, listed by task; where the first word is none of them, `read` is meant."""

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command that is meant, and its arguments."""
        if args[0] in self.commands:
            return super().resolve_command(ctx, args)
        alike = get_close_matches(args[0], self.commands, n=1)
        is_word = not (args[0].startswith("-") or ctx.resilient_parsing or Path(args[0]).exists())
        if alike and is_word:
            ctx.fail(f"there is no command {args[0]}: did you mean {alike[0]}?")
        return read.name, read, args

    def shell_complete(self, ctx: click.Context, incomplete: str) -> list[CompletionItem]:
        """The commands that begin so; where none does, the files."""
        return super().shell_complete(ctx, incomplete) or [CompletionItem(incomplete, type="file")]

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the commands by what people do."""
        for task, commands in TASKS.items():
            with formatter.section(task):
                formatter.write_dl(list(commands.items()), col_max=12)


@click.group(
    cls=Commands,
    epilog=EPILOG,
    context_settings={"help_option_names": ["-h", "--help"], "ignore_unknown_options": True},
)
@with_debug
@click.version_option(package_name="mirps-extract", message="%(package)s %(version)s")
def cli() -> None:
    """Read MIRPS National Action Plans (PDF) into JSON that can be checked.

    Without a command, the arguments go to `read`: mirps-extract plan.pdf
    """


cli.add_command(read)

for commands in TASKS.values():
    for name, meaning in commands.items():
        if name not in ("read", "schema"):
            cli.add_command(LazyCommand(name, f"mirps_extract.cli.{name}:{name}", meaning))


@cli.command()
def schema() -> ExitCode:
    """Print the JSON Schema (2020-12) of the output."""
    from mirps_extract.write.schema import schema as schema_of  # pydantic is slow to import

    click.echo(json.dumps(schema_of(), ensure_ascii=False, indent=2))
    return ExitCode.OK


def run() -> None:
    """Run the command line and leave with its exit code."""
    collect_rarely()
    prepare()
    code: int | None = None
    with suppress(KeyboardInterrupt, Terminated):  # just before or after the command itself
        listen()
        code = _code()
        ignore()
    gc.freeze()  # what is left goes with the process: to look through it would take longer
    sys.exit(_stopped() if code is None else code)


def _code() -> int:
    try:
        result = cli.main(standalone_mode=False)
        finish()
        return int(result) if isinstance(result, int) else ExitCode.OK
    except click.exceptions.NoArgsIsHelpError as error:
        error.show()
        return ExitCode.USAGE
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except MirpsError as error:
        show_trace(error)
        _say(str(error))
        return error.exit_code
    except (click.Abort, KeyboardInterrupt, Terminated):
        return _stopped()
    except BrokenPipeError:
        leave_quietly()  # whoever read our output has gone: there is nobody to tell
        return ExitCode.NOT_WRITABLE
    except SystemExit as error:  # click's own: it ends so, too, where that happens within a command
        leave_quietly()
        return ExitCode.NOT_WRITABLE if error.code else ExitCode.OK
    except Exception as error:
        show_trace(error)
        if has_ended():
            return _stopped()
        if short := shortage(error):
            _say(str(short))
            return short.exit_code
        if isinstance(error, OSError) and error.filename is None:
            _say(f"{not_writable('standard output', error)}")
            leave_quietly()
            return not_writable("standard output", error).exit_code
        _say(str(fault(error)))
        return ExitCode.INTERNAL


def _stopped() -> ExitCode:
    """Say what ended the run; its code."""
    code, word = ended()
    _say(f"{word}; finished plans are written.")
    return code


def _say(message: str) -> None:
    click.echo(f"mirps-extract: {clean(message)}", err=True)
