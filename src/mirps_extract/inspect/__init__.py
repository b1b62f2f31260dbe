"""What the layout and the outline saw on a page: drawn over the page, and in words."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

import pypdfium2
from PIL import Image

from mirps_extract.errors import LimitError, NoSuchPageError, NotAPlanError
from mirps_extract.inspect.drawing import SCALE, drawn_over
from mirps_extract.inspect.telling import told
from mirps_extract.layout.values import LaidOutPage, Layout
from mirps_extract.ledger import Claim
from mirps_extract.limits import USUAL_LIMITS
from mirps_extract.outline.values import ReadLine, Segmented
from mirps_extract.pipeline import Watch, extract
from mirps_extract.read import Limits, Progress
from mirps_extract.settings import Settings

LARGEST = 100_000_000
"""Pixels of a page that is drawn."""


@dataclass(frozen=True, slots=True)
class Inspected:
    """What was seen on a page.

    Attributes:
        picture: the page, with what was seen drawn over it.
        rows: its lines in words.
    """

    picture: Image.Image
    rows: tuple[str, ...]


@dataclass
class _Seen:
    """What the stages handed on, as far as they came."""

    watch: Watch | None = None
    layout: Layout | None = None
    lines: tuple[ReadLine, ...] = ()
    claims: tuple[Claim, ...] = ()

    def __call__(self, stage: str, value: object) -> None:
        if self.watch:
            self.watch(stage, value)
        if isinstance(value, Layout):
            self.layout = value
        if isinstance(value, Segmented):
            self.lines = value.lines
        self.claims += tuple(getattr(value, "claims", ()))


def inspect(
    path: Path,
    page: int,
    settings: Settings,
    *,
    limits: Limits = USUAL_LIMITS,
    password: str | None = None,
    progress: Progress | None = None,
    watch: Watch | None = None,
) -> Inspected:
    """Show the lines of a page in the order in which they were read, as what they were read.

    A document that turns out to be no plan is shown as far as it was understood.

    Args:
        path: the PDF.
        page: number of the page, from 1.
        settings: how the plan is read; institutions are not looked for.
        limits: what it may hold at most.
        password: what opens it, if it does not open without.
        progress: called after each page that was read.
        watch: called after each stage.

    Raises:
        NoSuchPageError: there is no such page.
        MirpsError: the file cannot be read.
    """
    seen = _Seen(watch)
    try:
        extract(
            path,
            replace(settings, institutions=False),
            limits=limits,
            password=password,
            progress=progress,
            watch=seen,
        )
    except NotAPlanError:
        if seen.layout is None:
            raise
    laid = _page(seen.layout, page)
    lines = [line for line in seen.lines if line.line.page == page]
    picture = drawn_over(_rendered(path, page, password), laid, seen.claims, lines)
    return Inspected(picture, tuple(told(page, lines)))


def _page(layout: Layout | None, number: int) -> LaidOutPage:
    pages = {page.number: page for page in layout.pages} if layout else {}
    if number not in pages:
        raise NoSuchPageError(f"there is no page {number}: the plan has {len(pages)}.")
    return pages[number]


def _rendered(path: Path, number: int, password: str | None) -> Image.Image:
    with pypdfium2.PdfDocument(path, password=password) as pdf:
        if not 1 <= number <= len(pdf):
            raise NoSuchPageError(f"there is no page {number}: the plan has {len(pdf)}.")
        width, height = pdf[number - 1].get_size()
        if width * height * SCALE**2 > LARGEST:
            raise LimitError(f"page {number} of {path.name} is too large to be drawn.")
        image: Image.Image = pdf[number - 1].render(scale=SCALE).to_pil()
        return image.convert("RGB")


__all__ = ["Inspected", "inspect"]
