"""A file page by page: what is on each, and what is wrong with the file."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from importlib.metadata import version
from io import BytesIO
from typing import Any

import pdfplumber
from pdfplumber.pdf import PDF

from mirps_extract.errors import LimitError
from mirps_extract.limits import Limits
from mirps_extract.read.eye import Eye
from mirps_extract.read.fonts import Fonts
from mirps_extract.read.lean import LeanPage
from mirps_extract.read.lint import Flaw
from mirps_extract.read.opening import require_entry
from mirps_extract.read.plumber import read_page
from mirps_extract.read.shape import lost_of, no_pages, pages_in, shape_of
from mirps_extract.read.streams import watched
from mirps_extract.read.tags import Mark, is_tagged, tagged, tags_in
from mirps_extract.read.values import Condition, Page, Parsed, Progress, Tag


def parse(
    data: bytes, progress: Progress | None, limits: Limits, password: str | None = None
) -> Parsed:
    """Parse a PDF.

    What cannot be read is left out, and told in the `condition` of what is returned.

    Args:
        data: the file's bytes.
        progress: called after each page.
        limits: what it may hold at most.
        password: what opens it, if one is needed.

    Raises:
        LimitError: it holds more than the limits allow.
        Exception: whatever the parser throws where nothing can be read.
    """
    with watched(limits.stream) as watch:
        # Not closed: there is no file to close, and pdfplumber makes all pages anew for it.
        pdf = pdfplumber.open(BytesIO(data), password=password)
        pdf.rsrcmgr = Fonts()
        if pdf.doc.encryption is not None:
            require_entry(data, password)
        shape = shape_of(pdf.doc)
        damage = [*shape.damage]
        if watch.broken:
            damage.append("a stream that tells where its parts are is broken")
        eye = Eye(data, password)
        listed = _pages(pdf, limits, shape.off, eye)
        if not listed:
            raise no_pages(damage)
        pages: list[Page] = []
        marks: list[Sequence[Mark | None]] = []
        flaws: dict[int, set[Flaw]] = {}
        words = 0
        for number, page in enumerate(listed, start=1):
            broken, unchecked = watch.broken, watch.unchecked
            try:
                read = read_page(page, number, limits)
                pages.append(replace(read, drawn=page.drawn, overprinted=page.overprinted))
            except (LimitError, MemoryError):
                raise
            except Exception:
                damage.append(f"page {number} cannot be read")
                pages.append(_blank(page, number))
            marks.append(page.marks)
            flaws[number] = page.trace.flaws
            if watch.exceeded:
                raise watch.exceeded
            if lost_of(page.page_obj):
                damage.append(f"a part of page {number} is missing")
            # A wrong checksum alone is no damage, but it is where the content is garbled, too.
            garbled = watch.unchecked > unchecked and bool(page.trace.flaws)
            if watch.broken > broken or garbled:
                damage.append(f"a stream of page {number} is broken")
            words = limits.counted(words + len(pages[-1].words))
            page.close()  # the parsed objects of a page are large: let them go at once
            if progress:
                progress(number, len(listed))
        eye.close()
        # The tree is read last, so that what is broken in it alone damages nothing that is read.
        tags = tags_in(pdf.doc) if is_tagged(pdf.doc) else {}
        for number in _lacking_marks(listed, tags):
            flaws[number].add(Flaw.UNMARKED)
        named = (pdf.metadata.get(key) for key in ("Title", "Subject"))
        return Parsed(
            reader=f"pdfplumber {version('pdfplumber')}",
            pages=_tagged(pages, marks, tags) if tags else tuple(pages),
            catalogue_pages=shape.announced,
            properties=tuple(t for t in named if isinstance(t, str) and t.strip()),
            condition=Condition(
                shape.rebuilt,
                watch.unchecked,
                watch.broken,
                tuple(damage),
                flaws={number: tuple(sorted(found)) for number, found in flaws.items() if found},
            ),
        )


def _pages(pdf: PDF, limits: Limits, off: frozenset[int], eye: Eye) -> list[LeanPage]:
    """The pages of a PDF; pdfplumber itself makes them all, however many there are."""
    top = 0.0
    pages = []
    for number, page in enumerate(pages_in(pdf.doc, limits), start=1):
        made = LeanPage(pdf, page, page_number=number, initial_doctop=top)
        made.tagged = is_tagged(pdf.doc)
        made.off, made.eye = off, eye
        top += made.height
        pages.append(made)
    return pages


LACKING = 0.5
"""Part of what a structure tree names on a page that must lack there, or of the pages on which
something lacks, from which on the one is missed, and the other a habit of the file's program."""


def _lacking_marks(pages: Sequence[LeanPage], tags: Collection[Mark]) -> Iterator[int]:
    """The numbers of the pages that lack marked content that the structure tree names."""
    named: dict[object, set[int]] = defaultdict(set)
    for owner, number in tags:
        named[owner].add(number)
    lack: dict[int, float] = {}
    for page in pages:
        wanted = named[page.page_obj.pageid]
        begun = {number for _, number in page.trace.begun}  # some programs number those of forms so
        if not wanted <= begun:
            lack[page.page_number] = len(wanted - begun) / len(wanted)
    is_habit = len(lack) > max(1, LACKING * len(pages))
    return (number for number, part in lack.items() if part > LACKING or not is_habit)


def _tagged(
    pages: Sequence[Page], marks: Sequence[Sequence[Mark | None]], tags: Mapping[Mark, Tag]
) -> tuple[Page, ...]:
    """Pages with the tags of their words."""
    return tuple(tagged(page, of_page, tags) for page, of_page in zip(pages, marks, strict=True))


def _blank(page: Any, number: int) -> Page:
    """A page in the place of one that cannot be read."""
    return Page(number, float(page.width), float(page.height), ())
