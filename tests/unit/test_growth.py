"""Work grows with the plan and no faster: calls are counted, nothing is timed.

What is counted are calls of functions, ours and built in, at one size and at twice that size.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from drawing import SAMPLE, SETTINGS, Text, draw, draw_page
from mirps_extract.choices import Reader
from mirps_extract.commitments import read_commitments
from mirps_extract.geometry import Box
from mirps_extract.institutions import untagged
from mirps_extract.layout import lay_out
from mirps_extract.layout.sorting import sorted_boxes
from mirps_extract.ocr import Recognition
from mirps_extract.read import read
from mirps_extract.read.values import Document, Page
from mirps_extract.reconcile import reconcile
from mirps_extract.segment import segment
from mirps_extract.write import json_of, model_of

LINEAR = 2.3
"""Times as many calls at twice the size: twice, a logarithm and what the size does not change."""

QUADRATIC = 4.4


@contextmanager
def counting() -> Iterator[list[int]]:
    """Counts the calls inside, of functions and of what is built in."""
    count = [0]

    def seen(_: object, event: str, __: object) -> None:
        if event in ("call", "c_call"):
            count[0] += 1

    sys.setprofile(seen)
    try:
        yield count
    finally:
        sys.setprofile(None)


def calls(work: Callable[[], Any]) -> tuple[int, Any]:
    with counting() as count:
        result = work()
    return count[0], result


def repeated(document: Document, times: int) -> Document:
    """The document's pages over and over, with numbers that go on."""
    pages = [
        _renumbered(page, at * len(document.pages) + page.number)
        for at in range(times)
        for page in document.pages
    ]
    return replace(document, pages=tuple(pages), catalogue_pages=len(pages))


def _renumbered(page: Page, number: int) -> Page:
    words = tuple(replace(word, page=number) for word in page.words)
    return replace(page, number=number, words=words)


def stages(document: Document) -> dict[str, int]:
    """The calls of each stage."""
    count = {}
    count["layout"], layout = calls(lambda: lay_out(document))
    count["segment"], segmented = calls(lambda: segment(layout))
    count["commitments"], reading = calls(lambda: read_commitments(segmented, layout))
    recognition = Recognition(document)
    count["reconcile"], reconciled = calls(
        lambda: reconcile(recognition, segmented, untagged(reading))
    )
    count["write"], _ = calls(lambda: json_of(model_of(recognition, segmented, reconciled)))
    return count


@pytest.mark.parametrize("name", ["bars two columns", "times one column", "unequal columns"])
def test_twice_the_pages_take_twice_the_work(name: str, tmp_path: Path) -> None:
    document = read(draw(SAMPLE, SETTINGS[name], tmp_path / "plan.pdf").path)
    stages(document)  # what is loaded once is loaded
    once, twice = stages(repeated(document, 8)), stages(repeated(document, 16))
    ratios = {stage: twice[stage] / once[stage] for stage in once}
    assert all(ratio < LINEAR for ratio in ratios.values()), ratios


@pytest.mark.parametrize("reader", list(Reader))
def test_twice_the_lines_take_either_reader_twice_the_work(reader: Reader, tmp_path: Path) -> None:
    def work(lines: int) -> int:
        path = tmp_path / f"{lines}.pdf"
        items = [Text(50, 20 + 9 * at, f"line {at} of a long page", size=8) for at in range(lines)]
        draw_page(path, items, size=(600, 40 + 9 * lines))
        return calls(lambda: read(path, reader=reader))[0]

    work(10)
    assert work(400) / work(200) < LINEAR


def test_a_page_of_cells_is_ordered_with_one_look_at_each_pair() -> None:
    def work(rows: int) -> int:
        boxes = [
            Box(50.0 + 80 * column, 20.0 * row, 110.0 + 80 * column, 20.0 * row + 10)
            for row in range(rows)
            for column in range(6)
        ]
        count, order = calls(lambda: sorted_boxes(boxes))
        assert sorted(order) == list(range(len(boxes)))
        return count

    assert work(80) / work(40) < QUADRATIC
