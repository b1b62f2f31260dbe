"""What one call of the command does: find the plans, read those that changed, sum up."""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path

import click

from mirps_extract.cli.access import done_with
from mirps_extract.cli.debugging import show_trace
from mirps_extract.cli.export import FOLDER, write_export
from mirps_extract.cli.inputs import found_in, once_each
from mirps_extract.cli.kept import LINEAGES, compared, known_in, told_of
from mirps_extract.cli.options import REVIEW_SUFFIX, Options
from mirps_extract.cli.progress import RunProgress
from mirps_extract.cli.report import report, say
from mirps_extract.cli.stopping import require_going
from mirps_extract.cli.streams import to_standard_output
from mirps_extract.cli.summary import Failure, Summary
from mirps_extract.cli.unchanged import unchanged
from mirps_extract.errors import ExitCode, MirpsError, shortage
from mirps_extract.exports import book_of, require
from mirps_extract.isolation import Extract, Workers
from mirps_extract.model import Plan
from mirps_extract.write.files import written_bytes
from mirps_extract.write.making import made_with
from mirps_extract.write.text import plan_of

AHEAD = 16
"""Plans for each job that may be read before the one is told of that comes first: whatever the
number of plans, no more than so many are held.
"""

Pages = Callable[[int, int], None]
"""Called after each page with (pages done, pages in all)."""


def run_all(inputs: Sequence[Path], options: Options, workers: Workers) -> ExitCode:
    """Read all inputs. A plan that fails does not stop the others.

    A plan that lies in a folder among the inputs is skipped where its output would come out the
    same; one that is named itself is read.

    Returns:
        The code of the first failure; else FINDINGS if asked to be strict and there are any.

    Raises:
        ExportError: an export that is asked for needs what is not installed; nothing is read.
    """
    require(options.exports)
    summary = Summary(keeps=bool(options.exports))
    quiet = options.quiet
    named, found = once_each(*found_in(inputs, summary, quiet=quiet), quiet=quiet)
    _check([*named, *found], options)
    waiting = [*named, *(path for path in found if not _skip(path, options, summary))]
    with _progress(waiting, options) as progress:
        for path, result in _outcomes(waiting, options, workers, progress):
            progress.finished(path.name)
            if isinstance(result, Failure):
                summary.failure(path.name, result)
            else:
                summary.plan(result, skipped=False)
                if not options.quiet:
                    report(result, _target(path, options), verbose=options.verbose)
    _export(summary, options)
    if not options.quiet:
        _say_next(summary, options, waiting)
        if len(named) + len(found) > 1 or summary.skipped:
            summary.tell()
    strict = options.strict and summary.has_findings
    return summary.code or (ExitCode.FINDINGS if strict else ExitCode.OK)


def _progress(plans: Sequence[Path], options: Options) -> RunProgress:
    first = plans[0].name if plans else ""
    return RunProgress(len(plans), first, shown=not options.quiet)


def _check(plans: Sequence[Path], options: Options) -> None:
    if options.output is None and options.exports:
        raise click.UsageError("-o - writes no exports; give a folder.")
    if options.output is None and len(plans) > 1:
        raise click.UsageError("-o - takes one plan; give a folder for several.")
    if options.output is None and options.review:
        raise click.UsageError("--review writes a file: give a folder with -o.")
    if options.settings.corrections and len(plans) > 1:
        raise click.UsageError("--corrections are those of one plan: read it by itself.")
    stems = Counter(path.stem for path in plans)
    twice = sorted(stem for stem, times in stems.items() if times > 1)
    if twice:
        raise click.UsageError(f"two plans would both become {twice[0]}.json: rename one.")


def _skip(path: Path, options: Options, summary: Summary) -> bool:
    """Whether a plan's output would come out the same; what it says counts as if it were read."""
    if options.force or options.output is None or options.keep_stages:
        return False
    if options.review and not _page(path, options.output).is_file():
        return False
    plan = unchanged(path, options.output / f"{path.stem}.json", made_with(options.settings))
    if plan:
        summary.plan(plan, skipped=True)
    return plan is not None


def _outcomes(
    plans: Sequence[Path], options: Options, workers: Workers, progress: RunProgress
) -> Iterator[tuple[Path, Plan | Failure]]:
    """What became of each plan, in their order, each as soon as it is known."""
    if options.jobs == 1 or len(plans) < 2:
        for path in plans:
            yield path, _outcome(path, options, workers, progress.pages_of(path.name))
        return
    pool = ThreadPoolExecutor(max_workers=min(options.jobs, len(plans)))
    reading: deque[tuple[Path, Future[Plan | Failure]]] = deque()
    try:
        for path in plans:
            reading.append((path, pool.submit(_outcome, path, options, workers)))
            if len(reading) == AHEAD * options.jobs:
                yield _first(reading)
        while reading:
            yield _first(reading)
    except BaseException:
        workers.close()  # else the threads would wait for what they read
        raise
    finally:
        pool.shutdown(cancel_futures=True)


def _first(
    reading: deque[tuple[Path, Future[Plan | Failure]]],
) -> tuple[Path, Plan | Failure]:
    """What became of the plan that comes first; who is told holds it alone."""
    path, future = reading.popleft()
    return path, future.result()


def _outcome(
    path: Path, options: Options, workers: Workers, pages: Pages | None = None
) -> Plan | Failure:
    """Read and write a plan; whatever goes wrong with it must not keep the others from it.

    It is read in a process of its own, which can be stopped.
    """
    try:
        return _read(path, options, workers, pages)
    except MirpsError as error:
        show_trace(error)
        return Failure(str(error), error.exit_code)
    except BrokenPipeError:
        raise
    except Exception as error:
        require_going()
        show_trace(error)
        if short := shortage(error):
            return Failure(f"{path.name}: {short}", short.exit_code)
        kind = type(error).__name__
        message = f"{path.name}: a fault in the program ({kind}); please report it."
        return Failure(message, ExitCode.INTERNAL)


def _read(path: Path, options: Options, workers: Workers, pages: Pages | None) -> Plan:
    keeper = None
    if options.keep_stages:
        from mirps_extract.cli.stages import StageKeeper  # it knows what the stages hand on

        keeper = StageKeeper(options.keep_stages / path.stem)
    work = Extract(
        path,
        options.settings,
        options.limits,
        options.password,
        keeper,
        options.review,
        keeper.folder if keeper else None,
        known_in(options.output / LINEAGES) if options.review and options.output else None,
    )
    text, *page = done_with(work, workers, pages, ask=options.jobs == 1)
    plan = plan_of(text)
    if options.output is None:
        to_standard_output(text)
    else:
        for review in page:
            written_bytes(_page(path, options.output), review)
        written_bytes(options.output / f"{path.stem}.json", text)
    return plan


def _export(summary: Summary, options: Options) -> None:
    """Export what was read now or before."""
    if not (options.exports and options.output and summary.plans):
        return
    try:
        plans = summary.plans
        beside = [options.output / f"{Path(plan.source.file_name).stem}.json" for plan in plans]
        across = compared(plans, beside, None)
        told = told_of(across.comparison, beside)
        book = book_of(plans, across.comparison, standings=told)
        done = write_export(book, options.exports, options.output / FOLDER)
    except MirpsError as error:
        summary.failure("export", Failure(str(error), error.exit_code))
    else:
        across.keep()
        if not options.quiet:
            say(f"{done}.")


def _page(path: Path, output: Path) -> Path:
    return output / f"{path.stem}{REVIEW_SUFFIX}"


def _target(path: Path, options: Options) -> str:
    return str(options.output / f"{path.stem}.json") if options.output else "standard output"


def _say_next(summary: Summary, options: Options, plans: Sequence[Path]) -> None:
    """Say what a person looks at first, and the one command that comes next."""
    read = [path for path in plans if path.name in summary.read]
    if not read or options.output is None:
        return
    if options.review:
        pages = ", ".join(str(_page(path, options.output)) for path in read)
        say(f"to check what was read beside the plan, open in a browser: {pages}")
    else:
        say(f"to check what was read beside the plan: mirps-extract review {read[0]}")
