"""Which narrow decisions are told, and which would change nothing."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from drawing import Text
from mirps_extract.outline.decoder import Doubt, decode
from mirps_extract.outline.doubts import doubts_of
from mirps_extract.outline.gathering import gather
from mirps_extract.outline.headings import Headings
from mirps_extract.outline.labels import Label
from mirps_extract.outline.weights import weights
from mirps_extract.vocabulary import load
from unit.making import BOLD, bullets, heading, layout_of, lines, segmented_of, title


@pytest.mark.parametrize(
    ("words", "label", "second", "told"),
    [
        ("Health: 2", Label.COUNT, Label.AREA, False),  # counts follow: it would head nothing
        ("Total: 2", Label.COUNT, Label.AREA, True),
        ("• Open an office", Label.ITEM, Label.MORE, True),
        ("• Open an office", Label.ITEM, Label.AREA_COUNT, True),
        ("7", Label.ITEM, Label.AREA_COUNT, False),  # the text below it is the same
    ],
)
def test_a_doubt_is_told_if_it_changes_something(
    words: str, label: Label, second: Label, told: bool, tmp_path: Path
) -> None:
    page = [
        title("Ecuador"),
        *lines(50, 140, "Health: 2", "Total: 2", step=24),
        heading("HEALTH", 220),
        *bullets(250, "Open an office", "Train the judges"),
        Text(50, 290, "7"),
        Text(50, 306, "Pay the rent"),
    ]
    read = gather(layout_of(tmp_path, page), (), Headings(load("en")), weights())
    decoded = decode(read.pages, read.context, weights())
    lines_read = [line for segment in decoded.segments for line in segment.lines]
    (line,) = [line for line in lines_read if line.line.text == words]
    doubted = replace(decoded, doubts={line.id: Doubt(line, label, second, 1)}, order_doubts=())
    assert bool(doubts_of(doubted, read.context)) is told


def test_the_countries_listed_on_a_cover_are_no_heading(tmp_path: Path) -> None:
    """Three names as one unknown heading, before any section, were as good a reading as none."""
    names = ("BELIZE", "HONDURAS", "PANAMA")
    cover = [Text(50, 300, "Regional plan", BOLD, 24.0), *lines(50, 400, *names)]
    preface = lines(50, 90, *["The national teams wrote all that is said here."] * 30)
    sections = [
        [title(name), heading("HEALTH", 220), *bullets(250, "Open an office", "Train the judges")]
        for name in names
    ]
    read = segmented_of(tmp_path, cover, preface, *sections)
    assert {line.label for line in read.lines if line.line.page < 3} == {Label.FRONT}
    assert "doubtful_label" not in {finding.code for finding in read.findings}
