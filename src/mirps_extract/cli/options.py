"""The options of a call that reads plans."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import click

from mirps_extract.corrections import correction_files
from mirps_extract.errors import ArgumentError
from mirps_extract.limits import USUAL_LIMITS, Limits
from mirps_extract.settings import OcrMode, Settings
from mirps_extract.vocabulary import country_of, known_language


@dataclass(frozen=True, slots=True)
class Options:
    """The options of a call: how plans are read, and what is done with them.

    Attributes:
        settings: how each plan is read.
        output: folder to write to; None for standard output.
        review: whether a review page is written beside each output.
        force: whether plans in folders are read even if nothing has changed.
        jobs: how many plans are read at a time.
        strict: whether findings from warning on count as failure.
        quiet: whether nothing but errors is said.
        verbose: whether the findings that ask for nothing are listed as well.
        keep_stages: folder for what each stage hands on, if it is to be kept.
        exports: names of the formats that the plans are exported to as well.
        limits: the most that a plan may take.
        password: what opens plans that do not open without.
    """

    settings: Settings
    output: Path | None
    review: bool
    force: bool
    jobs: int
    strict: bool
    quiet: bool
    verbose: bool
    keep_stages: Path | None
    exports: tuple[str, ...]
    limits: Limits = USUAL_LIMITS
    password: str | None = field(default=None, repr=False)


SEEN = ("language", "country", "vocabulary", "ocr", "partial", "limits", "debug")
"""The parameters of `read` that say how the parts of a plan are told."""

HOW = (*SEEN, "year", "no_institutions", "model", "registry")
"""The parameters of `read` that say how any plan is read."""


REVIEW_SUFFIX = ".review.html"
"""What stands behind a plan's name in the name of its review page."""


def taken_from(read: click.Command, *names: str) -> list[click.Parameter]:
    """The options of `read` that another command that reads plans has, too, in the same order."""
    return [option for option in read.params if option.name in names]


def settings_of(given: Mapping[str, Any]) -> Settings:
    """The settings that the options of a command give, by the names of its parameters.

    What a command has no option for is as usual.

    Raises:
        click.UsageError: there is no vocabulary for the language, or no such country.
    """
    try:
        language = None if given["language"] is None else known_language(given["language"])
        country = None if given["country"] is None else country_of(given["country"])
    except ArgumentError as error:
        raise click.UsageError(str(error)) from error
    return Settings(
        year=given.get("year"),
        language=language,
        country=country,
        institutions=not given.get("no_institutions"),
        model=given.get("model"),
        registry=given.get("registry"),
        vocabulary=given["vocabulary"],
        ocr=OcrMode(given["ocr"]),
        corrections=tuple(correction_files(given.get("corrections", ()))),
        partial=given["partial"],
    )
