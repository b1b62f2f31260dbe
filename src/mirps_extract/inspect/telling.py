"""The lines of a page in words: what each was read as, what else it may be, and why."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from mirps_extract.outline.doubts import sample
from mirps_extract.outline.values import ReadLine

HEAD = "line  read as     or else     less by  words"
MARGIN = " " * (HEAD.index("words") - 1)


def told(page: int, lines: Sequence[ReadLine]) -> Iterator[str]:
    """A row for each line that was read, in reading order, and one with its evidence.

    Args:
        page: number of the page.
        lines: the lines that were read on it, in reading order.
    """
    if not lines:
        yield f"page {page}: no line was read"
        return
    yield f"page {page} in reading order"
    yield HEAD
    for number, line in enumerate(lines, start=1):
        less = str(line.less_by) if line.second else ""
        yield f"{number:>4}  {line.label:10}  {line.second:10}  {less:>7}  {sample(line.line)}"
        if line.why:
            yield f"{MARGIN} {', '.join(line.why)}"
