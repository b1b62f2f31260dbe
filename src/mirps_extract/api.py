"""The library's front door: what the command does, for programs and notebooks.

Each function takes what programs have at hand, and fails with a `MirpsError` alone.
"""

from __future__ import annotations

import logging
import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, BinaryIO

from mirps_extract.errors import (
    ArgumentError,
    InputNotReadableError,
    MirpsError,
    fault,
    shortage,
)
from mirps_extract.limits import USUAL_LIMITS, Limits
from mirps_extract.paths import bytes_of
from mirps_extract.settings import USUAL_SETTINGS, Settings

if TYPE_CHECKING:
    from mirps_extract.comparison import Comparison
    from mirps_extract.model import Plan
    from mirps_extract.read import Progress
    from mirps_extract.validation import Fault

Source = str | os.PathLike[str] | bytes | BinaryIO
"""A PDF: its path, its bytes, a file that is open for reading them, or an address that fsspec knows
("s3://bucket/plan.pdf", "https://...").
"""

UNNAMED = "plan.pdf"
"""What a plan is called whose source has no name."""

LONGEST = 200
"""Bytes of a name at most; systems take 255."""

LOG = logging.getLogger("mirps_extract")
LOG.addHandler(logging.NullHandler())  # who wants to hear of the stages asks this logger


def extract(
    source: Source,
    settings: Settings = USUAL_SETTINGS,
    *,
    limits: Limits = USUAL_LIMITS,
    password: str | None = None,
    progress: Progress | None = None,
) -> Plan:
    """Read a plan.

    Args:
        source: the PDF.
        settings: how it is to be read.
        limits: what it may hold at most. Those of time and memory take a process of its own, as the
            command has it, and do not hold here.
        password: what opens it, if it does not open without.
        progress: called after each page.

    Returns:
        The validated plan, with its findings and the account of its words.

    Raises:
        MirpsError: the file cannot be read, or is no plan, or something that was asked for cannot
            be used; see `mirps_extract.errors`.
    """
    with _in_a_file(source, settings, limits) as path:
        return _read(path, settings, limits, password, progress, _logging(path.name))


def review(
    source: Source,
    settings: Settings = USUAL_SETTINGS,
    *,
    limits: Limits = USUAL_LIMITS,
    password: str | None = None,
    progress: Progress | None = None,
) -> str:
    """Read a plan, and make the page to check and correct the reading by.

    The arguments and errors are those of `extract`.

    Returns:
        The page: HTML that needs nothing beside it.
    """
    with _in_a_file(source, settings, limits) as path:
        from mirps_extract.ocr.file import File
        from mirps_extract.review_page import Recorder, review_page

        recorder, log = Recorder(), _logging(path.name)

        def watch(stage: str, value: object) -> None:
            recorder(stage, value)
            log(stage, value)

        plan = _read(path, settings, limits, password, progress, watch)
        return review_page(plan, recorder, File(path, password), settings)


def compare(
    plans: Sequence[Plan],
    *,
    decisions: str | os.PathLike[str] | None = None,
    lineages: str | os.PathLike[str] | None = None,
) -> Comparison:
    """Say what became of each commitment from one edition to the next.

    Args:
        plans: two or more, in any order where each has a year.
        decisions: a file of what a person decided where a comparison was uncertain.
        lineages: the file that keeps the ids of commitments through all years; it is read if it is
            there, and written anew.

    Raises:
        ArgumentError: there are fewer than two.
        CorrectionsError: a file of decisions or lineages cannot be used.
        OutputNotWritableError: the file of lineages cannot be written.
    """
    from mirps_extract.comparison import across, decided_by, load_decisions
    from mirps_extract.lineages import keep_lineages, load_lineages

    given = _plans(plans)
    if len(given) < 2:
        raise ArgumentError("a comparison takes at least two plans.")
    told = load_decisions(None if decisions is None else Path(decisions))
    path = None if lineages is None else Path(lineages)
    known = load_lineages(*([path] if path and path.exists() else []))
    comparison, every = across(given, decided_by(told), known)
    if path:
        keep_lineages(path, every)
    return comparison


def validate(output: str | os.PathLike[str] | bytes) -> list[Fault]:
    """All faults of an output, in the order of its lines; none if it is good.

    Args:
        output: the JSON file's path, or what it holds.

    Raises:
        InputNotReadableError: it cannot be read.
    """
    from mirps_extract.validation import validate as faults_of

    return faults_of(output if isinstance(output, bytes) else bytes_of(Path(output)))


def load(output: str | os.PathLike[str] | bytes) -> Plan:
    """The plan that an output holds, of any version of the form with the same first number.

    Args:
        output: the JSON file's path, or what it holds.

    Raises:
        InputNotReadableError: it cannot be read, or is no output.
    """
    from mirps_extract.write.text import plan_of

    if isinstance(output, bytes):
        return plan_of(output)
    path = Path(output)
    return plan_of(bytes_of(path), str(path))


def export(
    plans: Plan | Iterable[Plan],
    to: str | Iterable[str],
    folder: str | os.PathLike[str],
    *,
    licence: str | None = None,
    source_url: str | None = None,
    require_checked: bool = False,
    comparison: Comparison | None = None,
    status: str | os.PathLike[str] | None = None,
) -> list[Path]:
    """Write plans as tables for other programs: all files, or none.

    Args:
        plans: one or more editions.
        to: the formats: "excel", "csv", ...; `mirps_extract.exports.FORMATS` has all.
        folder: where to write.
        licence: licence of the data, as it is called.
        source_url: where the plan can be had.
        require_checked: whether what no person has checked is left out.
        comparison: what `compare` says of these plans, whose lineages are then exported; else it is
            worked out.
        status: a status file, or a folder of such, which says what became of commitments; where
            people contradict one another is logged.

    Returns:
        The files.

    Raises:
        CorrectionsError: a status file cannot be used.
        ExportError: what a format needs is not installed, the plans clash, or nothing is checked
            that must be.
        OutputNotWritableError: a file cannot be written.
    """
    from mirps_extract.comparison import across
    from mirps_extract.exports import FORMATS, book_of, require
    from mirps_extract.exports import export as files_of
    from mirps_extract.status.loading import load_statuses, status_files
    from mirps_extract.status.together import known_of
    from mirps_extract.write.files import written_together

    formats = [to] if isinstance(to, str) else list(to)
    if unknown := [name for name in formats if name not in FORMATS]:
        raise ArgumentError(f"there is no format {unknown[0]!r}: use {', '.join(FORMATS)}.")
    require(formats)
    given = _plans(plans)
    comparison = comparison or across(given)[0]
    files_told = status_files([] if status is None else [Path(status)])
    known = known_of(load_statuses(files_told), comparison.lineages)
    for notice in known.notices:
        LOG.warning("%s", notice)
    book = book_of(
        given,
        comparison,
        licence=licence,
        source_url=source_url,
        require_checked=require_checked,
        standings=known.standings,
    )
    files = {Path(folder) / name: data for name, data in files_of(book, formats).items()}
    written_together(files)
    return list(files)


@contextmanager
def _in_a_file(source: Source, settings: Settings, limits: Limits) -> Iterator[Path]:
    """The path of a PDF; what is none is one for a while, since OCR and pictures read it, too.

    Raises:
        ArgumentError: something is of another kind than it must be.
    """
    for given, kind in ((settings, Settings), (limits, Limits)):
        if not isinstance(given, kind):
            raise ArgumentError(f"{given!r} is none of the type {kind.__name__}.")
    if isinstance(source, (str, os.PathLike)) and "://" not in str(source):
        yield Path(source)
        return
    name, data = _fetched(source, limits.file)
    with TemporaryDirectory(prefix="mirps-extract-") as folder:
        path = Path(folder) / _called(name)
        path.write_bytes(data)
        yield path


def _called(name: str) -> str:
    """What a plan's file is called for a while; an address may have a question behind its path."""
    last = PurePosixPath(name.partition("?")[0]).name
    fits = last.isprintable() and len(last.encode(errors="replace")) <= LONGEST
    return last if fits and last.lower().endswith(".pdf") else UNNAMED


def _fetched(source: Source, most: int) -> tuple[str, bytes]:
    """The name of what is no file of this machine, and a byte more than it may have at most."""
    if isinstance(source, bytes):
        return UNNAMED, source
    if isinstance(source, str):
        return source, _bytes_from(source, most)
    if isinstance(source, os.PathLike) or not hasattr(source, "read"):
        kind = type(source).__name__
        raise ArgumentError(
            f"a plan is a path, bytes, a file that is open for reading, or an address, not {kind}."
        )
    name, data = getattr(source, "name", ""), source.read(most + 1)
    if not isinstance(data, bytes):
        raise ArgumentError("the file is open for text: open it for bytes, with mode 'rb'.")
    return name if isinstance(name, str) else "", data


def _bytes_from(address: str, most: int) -> bytes:
    try:
        import fsspec
    except ImportError as error:
        raise ArgumentError(f"{address} needs fsspec: pip install fsspec.") from error
    try:
        with fsspec.open(address, "rb") as file:
            data: bytes = file.read(most + 1)
    except Exception as error:  # each store has errors of its own
        said = str(error).strip() or type(error).__name__
        raise InputNotReadableError(f"{address} cannot be read ({said}).") from error
    return data


def _plans(given: Plan | Iterable[Plan]) -> list[Plan]:
    from mirps_extract.model import Plan

    plans = given if isinstance(given, (list, tuple)) else [given]
    if not all(isinstance(plan, Plan) for plan in plans):
        raise ArgumentError("give plans, as extract and load return them, one or a list.")
    return list(plans)


def _read(
    path: Path,
    settings: Settings,
    limits: Limits,
    password: str | None,
    progress: Progress | None,
    watch: Callable[[str, object], None],
) -> Plan:
    from mirps_extract import pipeline

    pdfminer = logging.getLogger("pdfminer")
    if pdfminer.level == logging.NOTSET:  # what matters of its complaints is raised, or a finding
        pdfminer.setLevel(logging.CRITICAL)
    try:
        return pipeline.extract(
            path, settings, limits=limits, password=password, progress=progress, watch=watch
        )
    except MirpsError:
        raise
    except Exception as error:
        raise (shortage(error) or fault(error)) from error


def _logging(name: str) -> Callable[[str, object], None]:
    """What tells the logger of each stage of a plan."""

    def watch(stage: str, value: object) -> None:
        LOG.info("%s: %s is done", name, stage)

    return watch
