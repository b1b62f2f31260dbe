"""What divides a page from top to bottom, and white that is the space between no columns."""

from __future__ import annotations

from pathlib import Path

from drawing import Text
from unit.laying_out import page_of
from unit.making import heading, lines


def test_numbers_at_the_right_of_headings_are_no_column(tmp_path: Path) -> None:
    text = "of the words that stand in it, all"
    items = lines(70, 100, *(f"a{at} {text}" for at in range(24)))
    for top in (130.0, 230.0, 330.0):
        items += [heading("HEALTH", top, x0=316), Text(520, top, "4")]
        items += lines(316, top + 26, *(f"b {text} and more of them" for _ in range(3)))
    assert all(gutter.x1 < 330 for gutter in page_of(tmp_path, items).gutters)


def test_white_in_single_loose_lines_is_no_column(tmp_path: Path) -> None:
    text = "words enough to fill the line to its end again"
    items = lines(70, 100, *(text for _ in range(9)))
    for top in (208.0, 316.0):
        items += [Text(70, top, "employment"), Text(150, top, "site, of the")]
        items.append(Text(240, top, "web"))
        items += lines(70, top + 12, *(text for _ in range(8)))
    assert page_of(tmp_path, items).gutters == ()
