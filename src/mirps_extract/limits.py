"""What a plan may ask of the machine that reads it. None of it changes what comes out."""

from __future__ import annotations

from dataclasses import dataclass, replace

from mirps_extract.errors import LimitError

MEBI = 1 << 20

IN_MB = frozenset(("file", "stream", "memory"))
"""The limits that people are told, and may give, in MB."""


@dataclass(frozen=True, slots=True)
class Limits:
    """The most that one plan may take. The 2021 plan uses less than 5% of each.

    Attributes:
        file: bytes of the file.
        pages: pages.
        words: words on all pages.
        objects: characters, lines, shapes and pictures that are drawn on one page.
        stream: bytes of one stream of the file once it is decompressed.
        page: seconds between two pages that are read, or for recognising one by OCR. Those of the
            processor count, where the system tells them; by the clock it may be eight times more.
        run: seconds for all stages, counted alike; OCR adds those of its pages.
        memory: bytes of memory that all stages may add to those of the program at its start.
    """

    file: int = 512 * MEBI
    pages: int = 1_000
    words: int = 200_000
    objects: int = 200_000
    stream: int = 128 * MEBI
    page: int = 30
    run: int = 240
    memory: int = 6_144 * MEBI

    def said(self, name: str) -> str:
        """A limit as people read it, and may give it: 512MB, 1000."""
        limit: int = getattr(self, name)
        return f"{limit // MEBI}MB" if name in IN_MB and not limit % MEBI else str(limit)

    def raised(self, name: str, times: int) -> str:
        """What a person may do who trusts a file for which a limit is too low."""
        higher = replace(self, **{name: times * getattr(self, name)})
        return f"if you trust the file, raise the limit (--limit {name}={higher.said(name)})"

    def counted(self, words: int) -> int:
        """A number of words, if it is allowed.

        Raises:
            LimitError: it is not.
        """
        if words > self.words:
            raise LimitError(f"there are more than {self.words} words: {self.raised('words', 8)}.")
        return words

    def drawn(self, things: int, page: int) -> int:
        """A number of characters, lines, shapes and pictures of a page, if it is allowed.

        Raises:
            LimitError: it is not.
        """
        if things > self.objects:
            raise LimitError(
                f"page {page} draws more than {self.objects} characters and shapes: "
                f"{self.raised('objects', 8)}."
            )
        return things


USUAL_LIMITS = Limits()
