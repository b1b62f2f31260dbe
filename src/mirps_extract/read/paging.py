"""A file page by page: what is on each, and what is wrong with the file."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from importlib.metadata import version
from io import BytesIO

import pdfplumber
from pdfplumber.page import Page as PlumberPage
from pdfplumber.pdf import PDF

from mirps_extract.errors import LimitError
from mirps_extract.limits import Limits
from mirps_extract.read.eye import Eye
from mirps_extract.read.fonts import Fonts
from mirps_extract.read.lint import Flaw
from mirps_extract.read.opening import require_entry
from mirps_extract.read.plumber import OfFile, PageRead, read_page
from mirps_extract.read.shape import lost_of, no_pages, pages_in, shape_of
from mirps_extract.read.streams import Inflation, watched
from mirps_extract.read.tags import Mark, is_tagged, tagged, tags_in
from mirps_extract.read.values import Condition, Page, Parsed, Progress, Tag

LACKING = 0.5
"""Part of what a structure tree names on a page that must lack there, or of the pages on which
something lacks, from which on the one is missed, and the other a habit of the file's program."""


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
    with watched(limits) as watch:
        # Not closed: there is no file to close, and pdfplumber makes all pages anew for it.
        pdf = pdfplumber.open(BytesIO(data), password=password)
        pdf.rsrcmgr = Fonts()
        if pdf.doc.encryption is not None:
            require_entry(data, password)
        shape = shape_of(pdf.doc)
        damage = [*shape.damage]
        if watch.broken:
            damage.append("a stream that tells where its parts are is broken")
        known = OfFile(limits, Eye(data, password), shape.off, is_tagged(pdf.doc))
        listed = _pages(pdf, limits)
        if not listed:
            raise no_pages(damage)
        pages: list[PageRead] = []
        words = 0
        for page in listed:
            read, lost = _read(page, known, watch)
            pages.append(read)
            damage += lost
            words = limits.counted(words + len(read.page.words))
            page.close()  # the parsed objects of a page are large: let them go at once
            if progress:
                progress(len(pages), len(listed))
        known.eye.close()
        # The tree is read last, so that what is broken in it alone damages nothing that is read.
        tags = tags_in(pdf.doc) if known.tagged else {}
        named = (pdf.metadata.get(key) for key in ("Title", "Subject"))
        return Parsed(
            reader=f"pdfplumber {version('pdfplumber')}",
            pages=tuple(tagged(read.page, read.marks, tags) for read in pages),
            catalogue_pages=shape.announced,
            properties=tuple(t for t in named if isinstance(t, str) and t.strip()),
            condition=Condition(
                shape.rebuilt,
                watch.unchecked,
                watch.broken,
                tuple(damage),
                flaws=_flaws(listed, pages, tags),
            ),
        )


def _pages(pdf: PDF, limits: Limits) -> list[PlumberPage]:
    """The pages of a PDF; pdfplumber itself makes them all, however many there are."""
    top = 0.0
    pages = []
    for number, page in enumerate(pages_in(pdf.doc, limits), start=1):
        pages.append(PlumberPage(pdf, page, page_number=number, initial_doctop=top))
        top += pages[-1].height
    return pages


def _read(page: PlumberPage, known: OfFile, watch: Inflation) -> tuple[PageRead, list[str]]:
    """A page, a blank one in the place of one that cannot be read, and what is lost of it."""
    number = page.page_number
    broken, unchecked = watch.broken, watch.unchecked
    lost = []
    try:
        read = read_page(page, known)
    except (LimitError, MemoryError):
        raise
    except Exception:
        lost.append(f"page {number} cannot be read")
        read = PageRead(Page(number, float(page.width), float(page.height), ()))
    if watch.exceeded:
        raise watch.exceeded
    if lost_of(page.page_obj):
        lost.append(f"a part of page {number} is missing")
    # A wrong checksum alone is no damage, but it is where the content is garbled, too.
    if watch.broken > broken or (watch.unchecked > unchecked and read.flaws):
        lost.append(f"a stream of page {number} is broken")
    return read, lost


def _flaws(
    listed: Sequence[PlumberPage], pages: Sequence[PageRead], tags: Mapping[Mark, Tag]
) -> dict[int, tuple[Flaw, ...]]:
    """What is wrong with the content of pages, by their numbers."""
    found = {page.page_number: {*read.flaws} for page, read in zip(listed, pages, strict=True)}
    for number in _lacking_marks(listed, pages, tags):
        found[number].add(Flaw.UNMARKED)
    return {number: tuple(sorted(flaws)) for number, flaws in found.items() if flaws}


def _lacking_marks(
    listed: Sequence[PlumberPage], pages: Sequence[PageRead], tags: Collection[Mark]
) -> Iterator[int]:
    """The numbers of the pages that lack marked content that the structure tree names."""
    named: dict[object, set[int]] = defaultdict(set)
    for owner, number in tags:
        named[owner].add(number)
    lack: dict[int, float] = {}
    for page, read in zip(listed, pages, strict=True):
        wanted = named[page.page_obj.pageid]
        begun = {number for _, number in read.begun}  # some programs number those of forms so
        if not wanted <= begun:
            lack[page.page_number] = len(wanted - begun) / len(wanted)
    is_habit = len(lack) > max(1, LACKING * len(pages))
    return (number for number, part in lack.items() if part > LACKING or not is_habit)
