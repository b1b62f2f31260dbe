"""Commands and exit codes. `run` is the one place where errors become codes."""

from __future__ import annotations

import gc
import json
import signal
import sys
from typing import cast

import click
from click_default_group import DefaultGroup

from mirps_extract.cli.debugging import show_trace, with_debug
from mirps_extract.cli.lazy_command import LazyCommand
from mirps_extract.cli.read import EPILOG, read
from mirps_extract.cli.streams import clean, finish, leave_quietly, prepare
from mirps_extract.errors import ExitCode, MirpsError, not_writable, shortage
from mirps_extract.memory import collect_rarely


@click.group(
    cls=cast("type[click.Group]", DefaultGroup),
    default="read",
    default_if_no_args=False,
    epilog=EPILOG,
    context_settings={"help_option_names": ["-h", "--help"]},
)
@with_debug
@click.version_option(package_name="mirps-extract", message="%(package)s %(version)s")
def cli() -> None:
    """Read MIRPS National Action Plans (PDF) into JSON that can be checked.

    Without a command, the arguments go to `read`: mirps-extract plan.pdf
    """


cli.add_command(read)

COMMANDS = {
    "batch": "Read an archive of plans on many machines.",
    "compare": "Compare editions by year: what became of each commitment.",
    "evaluate": "Compare an output with a reading made by people.",
    "export": "Export outputs as tables for other programs.",
    "inspect": "Draw over a page what was seen on it.",
    "registry": "Look after a registry of institutions.",
    "review": "Write a page that shows the reading beside the plan.",
    "validate": "Find what is wrong in outputs.",
}
"""Commands in modules of their own: each is called what its module is."""

for name, meaning in COMMANDS.items():
    cli.add_command(LazyCommand(name, f"mirps_extract.cli.{name}:{name}", meaning))


@cli.command()
def schema() -> ExitCode:
    """Print the JSON Schema (2020-12) of the output."""
    from mirps_extract.write import schema as schema_of  # pydantic is slow to import

    click.echo(json.dumps(schema_of(), ensure_ascii=False, indent=2))
    return ExitCode.OK


def run() -> None:
    """Run the command line and leave with its exit code."""
    collect_rarely()
    prepare()
    if hasattr(signal, "SIGTERM"):
        signal.signal(signal.SIGTERM, _terminate)
    code = _code()
    gc.freeze()  # what is left goes with the process: to look through it would take longer
    sys.exit(code)


class _Terminated(BaseException):
    """The system asks the program to end."""


def _terminate(number: int, frame: object) -> None:
    raise _Terminated


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
    except (click.Abort, KeyboardInterrupt):
        _say("interrupted; finished plans are written.")
        return ExitCode.INTERRUPTED
    except _Terminated:
        _say("ended from outside; finished plans are written.")
        return ExitCode.TERMINATED
    except BrokenPipeError:
        leave_quietly()  # whoever read our output has gone: there is nobody to tell
        return ExitCode.NOT_WRITABLE
    except Exception as error:
        show_trace(error)
        if short := shortage(error):
            _say(str(short))
            return short.exit_code
        if isinstance(error, OSError) and error.filename is None:
            _say(f"{not_writable('standard output', error)}")
            leave_quietly()
            return not_writable("standard output", error).exit_code
        kind = type(error).__name__
        _say(
            f"a fault in the program ({kind}: {error}); please report it with the plan that "
            "shows it."
        )
        return ExitCode.INTERNAL


def _say(message: str) -> None:
    click.echo(f"mirps-extract: {clean(message)}", err=True)
