"""`mirps-extract review`: the reading beside the plan, in one HTML file."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from mirps_extract.cli.progress import RunProgress
from mirps_extract.cli.report import say
from mirps_extract.errors import ExitCode
from mirps_extract.model import Plan
from mirps_extract.ocr import OcrMode
from mirps_extract.settings import Settings
from mirps_extract.write import written

if TYPE_CHECKING:
    from mirps_extract.review import Seen

SUFFIX = ".review.html"
"""What stands behind a plan's name in the name of its page."""

SHARED = (
    "year",
    "language",
    "no_institutions",
    "model",
    "registry",
    "vocabulary",
    "ocr",
    "corrections",
)
"""The options of `read` that say how a plan is read; they are options of `review`, too."""


def review_command(read_options: Iterable[click.Parameter]) -> click.Command:
    """The command, with those options of `read` that say how a plan is read."""
    own = [
        click.Argument(["plan"], type=click.Path(path_type=Path)),
        click.Option(
            ["-o", "--output"],
            type=click.Path(path_type=Path, dir_okay=False),
            metavar="FILE",
            help=f"File to write; PLAN{SUFFIX} otherwise.",
        ),
    ]
    shared = [option for option in read_options if option.name in SHARED]
    return click.Command("review", callback=review, params=[*own, *shared], help=review.__doc__)


def review(plan: Path, output: Path | None, **options: Any) -> ExitCode:
    """Write a page that shows the reading of PLAN beside its pages.

    To check it, to correct it, and to sign it off. It opens from disk in any browser.
    """
    from mirps_extract.pipeline import extract

    settings = Settings(
        year=options["year"],
        language=options["language"],
        institutions=not options["no_institutions"],
        model=options["model"],
        registry=options["registry"],
        vocabulary=options["vocabulary"],
        ocr=OcrMode(options["ocr"]),
        corrections=options["corrections"],
    )
    seen = new_seen()
    target = output or Path(f"{plan.stem}{SUFFIX}")
    with RunProgress([plan], shown=True) as progress:
        read = extract(plan, settings, progress=progress.pages_of(plan), watch=seen)
        write_review(read, seen, plan, settings, target)
    say(f"the page is {target}.")
    return ExitCode.OK


def new_seen() -> Seen:
    """What watches a plan being read; only who wants a page waits for what makes pages."""
    from mirps_extract.review import Seen

    return Seen()


def write_review(plan: Plan, seen: Seen, path: Path, settings: Settings, target: Path) -> Path:
    """Write the page of a plan that was read.

    Args:
        plan: what was read.
        seen: what watched.
        path: the PDF.
        settings: how it was read.
        target: the file to write.
    """
    from mirps_extract.review import review_page

    return written(target, review_page(plan, seen, path, settings))
