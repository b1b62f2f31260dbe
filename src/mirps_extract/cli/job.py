"""What one call of the command does: find the plans, read them, write them, sum up."""

from __future__ import annotations

import logging
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import click

from mirps_extract.cli.progress import PageProgress
from mirps_extract.cli.report import report, say
from mirps_extract.cli.stages import StageKeeper
from mirps_extract.errors import ExitCode, InputNotReadableError, MirpsError
from mirps_extract.model import Plan
from mirps_extract.ocr import OcrMode
from mirps_extract.pipeline import extract
from mirps_extract.vocabulary import languages
from mirps_extract.write import json_of, written


@dataclass(frozen=True, slots=True)
class Options:
    """The options of a call; `output` is None for standard output."""

    output: Path | None
    year: int | None
    language: str | None
    institutions: bool
    model: str | None
    registry: Path | None
    ocr: OcrMode
    strict: bool
    quiet: bool
    keep_stages: Path | None


def run_all(inputs: Sequence[Path], options: Options) -> ExitCode:
    """Read all inputs. A plan that fails does not stop the others.

    Returns:
        The code of the first failure; else FINDINGS if asked to be strict and there are any.
    """
    # What pdfminer grumbles about is either raised as an error or of no consequence.
    logging.getLogger("pdfminer").setLevel(logging.CRITICAL)
    plans = list(_found(inputs))
    _check(plans, options)
    failure = ExitCode.OK
    findings = False
    for path in plans:
        try:
            plan = _read(path, options)
        except MirpsError as error:
            say(str(error))
            failure = failure or error.exit_code
            continue
        except Exception as error:  # a fault on one plan must not keep the others from being read
            say(f"{path.name}: a fault in the program ({type(error).__name__}); please report it.")
            failure = failure or ExitCode.INTERNAL
            continue
        findings = findings or any(finding.severity != "info" for finding in plan.findings)
    return failure or (ExitCode.FINDINGS if options.strict and findings else ExitCode.OK)


def _found(inputs: Iterable[Path]) -> Iterable[Path]:
    for path in inputs:
        if path.is_dir():
            inside = sorted(p for p in path.iterdir() if p.suffix.lower() == ".pdf")
            if not inside:
                raise InputNotReadableError(f"{path} holds no PDF: put the plans there.")
            yield from inside
        else:
            yield path


def _check(plans: Sequence[Path], options: Options) -> None:
    if options.language is not None and options.language not in languages():
        known = ", ".join(languages())
        raise click.UsageError(f"no vocabulary for {options.language!r}: use one of {known}.")
    if options.output is None and len(plans) > 1:
        raise click.UsageError("-o - takes one plan; give a folder for several.")
    stems = [path.stem for path in plans]
    twice = sorted({stem for stem in stems if stems.count(stem) > 1})
    if twice:
        raise click.UsageError(f"two plans would both become {twice[0]}.json: rename one.")


def _read(path: Path, options: Options) -> Plan:
    keeper = StageKeeper(options.keep_stages / path.stem) if options.keep_stages else None
    with PageProgress(path.name, shown=not options.quiet) as progress:
        plan = extract(
            path,
            year=options.year,
            language=options.language,
            institutions=options.institutions,
            model=options.model,
            registry=options.registry,
            ocr=options.ocr,
            progress=progress,
            watch=keeper,
        )
    text = json_of(plan)
    if keeper:
        keeper("write", plan.model_dump(mode="json"))
    if options.output is None:
        sys.stdout.buffer.write(text.encode())
        sys.stdout.buffer.flush()
        target = "standard output"
    else:
        target = str(written(options.output / f"{path.stem}.json", text))
    if not options.quiet:
        report(plan, target)
    return plan
