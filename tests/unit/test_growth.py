"""Work grows with the plan and no faster: calls are counted, nothing is timed.

What is counted are calls of functions, ours and built in, at one size and at twice that size.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import replace
from pathlib import Path
from random import Random
from typing import Any

import pytest

from drawing import SAMPLE, SETTINGS, Text, draw, draw_page
from mirps_extract.commitments import read_commitments
from mirps_extract.errors import NotAPlanError
from mirps_extract.geometry import Box
from mirps_extract.institutions import untagged
from mirps_extract.layout import lay_out
from mirps_extract.ocr import Recognition
from mirps_extract.outline import outline
from mirps_extract.read import read
from mirps_extract.read.values import Document, Page, Shape, Word
from mirps_extract.reconcile import reconcile
from mirps_extract.write.modelling import edition_of, model_of, source_of
from mirps_extract.write.text import json_of, json_parts

LINEAR = 2.3
"""Times as many calls at twice the size: twice, a logarithm and what the size does not change."""


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
    count["outline"], segmented = calls(lambda: outline(layout))
    count["commitments"], reading = calls(lambda: read_commitments(segmented, layout))
    recognition = Recognition(document)
    count["reconcile"], reconciled = calls(
        lambda: reconcile(recognition, segmented, untagged(reading))
    )
    with suppress(NotAPlanError):
        source, edition = source_of(recognition), edition_of(segmented)
        count["write"], _ = calls(lambda: json_of(model_of(source, edition, reconciled)))
    return count


@pytest.mark.parametrize("name", ["bars two columns", "times one column", "unequal columns"])
def test_twice_the_pages_take_twice_the_work(name: str, tmp_path: Path) -> None:
    """Of few copies, and of as many more that the same headings are taken for the plan's own.

    Where there are some, all is read once more: a step, however large the plan.
    """
    country = replace(SAMPLE, countries=SAMPLE.countries[:1])
    document = read(draw(country, SETTINGS[name], tmp_path / "plan.pdf").path)
    stages(document)  # what is loaded once is loaded
    once, twice = stages(repeated(document, 4)), stages(repeated(document, 8))
    ratios = {stage: twice[stage] / once[stage] for stage in once}
    assert all(ratio < LINEAR for ratio in ratios.values()), ratios


def test_twice_the_lines_take_twice_the_work_to_read(tmp_path: Path) -> None:
    def work(lines: int) -> int:
        path = tmp_path / f"{lines}.pdf"
        items = [Text(50, 20 + 9 * at, f"line {at} of a long page", size=8) for at in range(lines)]
        draw_page(path, items, size=(600, 40 + 9 * lines))
        return calls(lambda: read(path))[0]

    work(10)
    assert work(400) / work(200) < LINEAR


def column(lines: int, text: Callable[[int], str]) -> Document:
    """A country's section on one long page, its lines in one column under a heading."""
    rows = [(at, text(at)) for at in range(lines)]
    return _one_page([(50.0, 110.0 + 12 * at, said) for at, said in rows])


def _one_page(
    texts: Sequence[tuple[float, float, str]],
    rules: Sequence[Box] = (),
    shapes: Sequence[Shape] = (),
) -> Document:
    """A page of texts at places, below the titles of a country and a focus area."""
    words: list[Word] = []
    for x, y, text, size in [
        (50.0, 40.0, "BELIZE", 18.0),
        (50.0, 80.0, "PROTECTION", 12.0),
        *((x, y, text, 9.0) for x, y, text in texts),
    ]:
        font = "Sans" if size == 9.0 else "Sans-Bold"
        for said in text.split():
            width = 0.5 * size * len(said)
            box = Box(x, y, x + width, y + size)
            words.append(Word(1, len(words), said, box, font, size, (0.0, 0.0, 0.0)))
            x += width + 0.3 * size
    right = max(word.box.x1 for word in words) + 50
    foot = max(word.box.bottom for word in words) + 100
    page = Page(1, right, foot, tuple(words), tuple(shapes), tuple(rules))
    return Document("drawn", (page,), file_name="plan.pdf", sha256="0" * 64, bytes=1)


def _scattered(count: int) -> Document:
    at = Random(1)
    return _one_page(
        [(at.random() * 500, 110 + at.random() * count, f"w{i}") for i in range(count)]
    )


def _grid(count: int, columns: int) -> Document:
    places = (divmod(at, columns) for at in range(count))
    return _one_page([(50.0 + 60 * x, 110.0 + 20 * y, f"{y} cell") for y, x in places])


def _ruled(count: int) -> Document:
    at = Random(2)
    corners = [(at.random() * 500, 100 + at.random() * 2400) for _ in range(count)]
    return _one_page(
        [(50.0, 110.0 + 12 * line, "the plan will open two shelters") for line in range(200)],
        rules=[Box(x, y, x + 40, y + 0.5) for x, y in corners]
        + [Box(x, y, x + 0.5, y + 20) for x, y in corners],
        shapes=[Shape(Box(x, y, x + 30, y + 14), (0.9, 0.9, 0.9)) for x, y in corners],
    )


def _counted(count: int) -> Document:
    areas = ("Protection", "Education", "Health", "Jobs")
    rows = [(110.0 + 12 * at, areas[at % 4], str(at % 90 + 1)) for at in range(count)]
    names = [(50.0, y, name) for y, name, _ in rows]
    return _one_page([*names, *((300.0, y, number) for y, _, number in rows)])


def _noted(count: int) -> Document:
    """As many footnotes as lines, each with its raised mark."""
    document = column(
        2 * count, lambda at: f"• a school {at}" if at < count else f"{at} As of June."
    )
    (page,) = document.pages
    words = list(page.words)
    for at in range(count):
        box = Box(200.0, 108.0 + 12 * at, 206.0, 113.0 + 12 * at)
        before = Box(190.0, 110.0 + 12 * at, 199.0, 119.0 + 12 * at)
        words.append(Word(1, len(words), "it", before, "Sans", 9.0, (0.0, 0.0, 0.0)))
        words.append(Word(1, len(words), str(count + at), box, "Sans", 5.0, (0.0, 0.0, 0.0)))
    return replace(document, pages=(replace(page, words=tuple(words)),))


EXTREMES: dict[str, tuple[Callable[[int], Document], int]] = {
    "one column": (lambda n: column(n, lambda at: "• We will open a school."), 200),
    "numbered commitments": (lambda n: column(n, lambda at: f"{at + 1}. We open a school."), 150),
    "one commitment": (lambda n: column(n, lambda at: "the plan" if at else "• The plan"), 300),
    "one paragraph": (lambda n: column(n, lambda at: "It opens a school. It is near."), 300),
    "items without marks": (lambda n: column(n, lambda at: "Schools" if at % 2 else "all"), 300),
    "headings only": (lambda n: column(n, lambda at: ("PROTECTION", "HEALTH")[at % 2]), 150),
    "scattered words": (_scattered, 500),  # as many as make a page with three orders
    "a grid of cells": (lambda n: _grid(n, 6), 300),
    "a hundred columns": (lambda n: _grid(n, 100), 300),
    "rules and shapes": (_ruled, 300),
    "declared counts": (_counted, 150),
    "footnotes": (_noted, 100),
}
"""What could be much of on one page, and how much is much enough to tell."""


@pytest.mark.parametrize("name", EXTREMES)
def test_no_stage_looks_at_everything_for_each_thing_on_a_page(name: str) -> None:
    make, size = EXTREMES[name]
    stages(make(size // 4))  # what is loaded once is loaded
    once, twice = stages(make(size)), stages(make(2 * size))
    ratios = {stage: twice[stage] / once[stage] for stage in once if stage in twice}
    assert {"layout", "outline", "commitments", "reconcile"} <= set(ratios)
    assert all(ratio < LINEAR for ratio in ratios.values()), ratios


def test_the_json_of_a_plan_comes_in_parts_none_of_which_is_all_of_it() -> None:
    document = column(300, lambda at: f"{at + 1}. We will open school number {at}.")
    layout = lay_out(document)
    segmented = outline(layout)
    recognition = Recognition(document)
    tagged = untagged(read_commitments(segmented, layout))
    reconciled = reconcile(recognition, segmented, tagged)
    plan = model_of(source_of(recognition), edition_of(segmented), reconciled)
    parts = list(json_parts(plan))
    whole = json.dumps(plan.model_dump(mode="json"), ensure_ascii=False, indent=2) + "\n"
    assert "".join(parts) == whole
    assert max(map(len, parts)) < len(whole) / 100
