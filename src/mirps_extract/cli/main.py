"""Commands and exit codes. `run` is the one place where errors become codes."""

from __future__ import annotations

import gc
import json
import signal
import sys
from pathlib import Path
from typing import Any, cast

import click
from click_default_group import DefaultGroup

from mirps_extract.cli.access import limits_of, password_in, with_access
from mirps_extract.cli.debugging import is_debugging, show_trace, with_debug
from mirps_extract.cli.later import Later
from mirps_extract.cli.streams import clean, finish, leave_quietly, prepare
from mirps_extract.errors import ExitCode, MirpsError, not_writable
from mirps_extract.export import FORMATS
from mirps_extract.memory import collect_rarely
from mirps_extract.settings import OcrMode

EPILOG = """\b
Examples:
  mirps-extract plan.pdf                 write output/plan.json
  mirps-extract raw/ -o data/            read every PDF in a folder
  mirps-extract plan.pdf -o - | jq .     write to standard output
  mirps-extract plan.pdf --strict        exit code 9 if anything needs a look
  mirps-extract plan.pdf --country GTM   read one country's own plan
  mirps-extract schema > schema.json     print the JSON Schema of the output
  mirps-extract review plan.pdf          write a page to check and correct the reading
  mirps-extract compare 2021.json 2022.json    what became of each commitment
  mirps-extract inspect plan.pdf --page 4      draw what was seen on a page
  mirps-extract registry check           find what is wrong in the registry of institutions
  mirps-extract validate output/plan.json      find what is wrong in an output
  mirps-extract export output/plan.json --to excel    tables for other programs
  mirps-extract evaluate plan.json gold.json   hold an output against a reading by hand
  mirps-extract batch s3://in --to s3://out    read an archive on many machines
"""


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


@cli.command(epilog=EPILOG)
@click.argument("plans", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option(
    "-o",
    "--output",
    default="output",
    show_default=True,
    metavar="DIR",
    help="Folder to write to; - writes one plan to standard output.",
)
@click.option("--year", type=click.IntRange(1900, 2199), help="Set the edition's year.")
@click.option("--language", help="Code of the plan's language; told from the text otherwise.")
@click.option(
    "--country",
    metavar="ISO3",
    help="Read the plan as one country's own: the whole document is its section.",
)
@click.option(
    "--no-institutions",
    is_flag=True,
    help="Do not tag institutions; spaCy is not even imported.",
)
@click.option(
    "--model",
    metavar="NAME",
    help="Take the organisations that another spaCy model finds: a package's name, or a path.",
)
@click.option(
    "--registry",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    help="Add institutions of your own (CSV, see the README).",
)
@click.option(
    "--vocabulary",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    help="Add headings, focus areas and phrases of your own (TOML, see the README).",
)
@click.option(
    "--ocr",
    type=click.Choice([mode.value for mode in OcrMode]),
    default=OcrMode.AUTO.value,
    show_default=True,
    help="Read pages without a text layer by OCR, none, or all pages.",
)
@click.option(
    "--corrections",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    help="Apply what a person corrected in the review page (JSON, see the README).",
)
@click.option("--review", is_flag=True, help="Write the review page of each plan, too.")
@click.option("--force", is_flag=True, help="Read plans in folders even if nothing has changed.")
@click.option(
    "--jobs",
    type=click.IntRange(min=1),
    default=1,
    show_default=True,
    metavar="N",
    help="Read so many plans at a time.",
)
@click.option("--strict", is_flag=True, help="Exit with code 9 on findings from warning on.")
@click.option("--quiet", is_flag=True, help="Say nothing but errors.")
@click.option(
    "--keep-stages",
    type=click.Path(path_type=Path, file_okay=False),
    metavar="DIR",
    help="Write what each stage handed on, as JSON, to this folder.",
)
@click.option(
    "--export",
    "exports",
    type=click.Choice(list(FORMATS)),
    multiple=True,
    help="Export all plans of the call as well, to the folder export inside DIR; repeatable.",
)
@click.option("--partial", is_flag=True, help="Read of a damaged file what is left of it.")
@with_access
@with_debug
def read(
    plans: tuple[Path, ...],
    output: str,
    review: bool,
    force: bool,
    jobs: int,
    strict: bool,
    quiet: bool,
    keep_stages: Path | None,
    exports: tuple[str, ...],
    password_file: Path | None,
    limits: tuple[tuple[str, int], ...],
    **how: Any,
) -> ExitCode:
    """Read PLANS, PDF files or folders of them, into one JSON file each.

    A table of declared and found commitments and the findings go to standard error.
    """
    # Reading takes many modules, which nobody who asks for help should wait for.
    from mirps_extract.apart import Workers
    from mirps_extract.cli.options import Options, settings_of

    options = Options(
        settings=settings_of(how),
        output=None if output == "-" else Path(output),
        review=review,
        force=force,
        jobs=jobs,
        strict=strict,
        quiet=quiet,
        keep_stages=keep_stages,
        exports=exports,
        limits=limits_of(limits),
        password=password_in(password_file),
    )
    alone = len(plans) == 1 and not plans[0].is_dir()
    count, institutions = 1 if alone else jobs, options.settings.institutions
    with Workers(count, debug=is_debugging(), institutions=institutions, readable=plans) as workers:
        if not all(path.is_dir() for path in plans):  # what is in a folder may need no reading
            workers.start()
        from mirps_extract.cli.job import run_all

        return run_all(plans, options, workers)


COMMANDS = {
    "batch": "Read an archive of plans on many machines.",
    "compare": "Hold one edition against the next: what became of each commitment.",
    "evaluate": "Hold an output against a reading made by people.",
    "export": "Export outputs as tables for other programs.",
    "inspect": "Draw over a page what was seen on it.",
    "registry": "Look after a registry of institutions.",
    "review": "Write a page that shows the reading beside the plan.",
    "validate": "Find what is wrong in outputs.",
}
"""Commands in modules of their own: each is called what its module is."""

for name, meaning in COMMANDS.items():
    cli.add_command(Later(name, f"mirps_extract.cli.{name}:{name}", meaning))


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
