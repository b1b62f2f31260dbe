"""What changes on a page without changing what it says changes no reading."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from drawing import SAMPLE, Setting, draw
from mirps_extract import Settings, extract
from whole.reading import commitments, declared, expected_commitments, narratives

SMALL = replace(SAMPLE, countries=SAMPLE.countries[:1])
"""One country's section; nothing but it is drawn."""

BASE = Setting(cover=False, front=False, contents="none", fill="even", hyphenate=True)


def reading(folder: Path, setting: Setting) -> tuple[Any, ...]:
    """What is read of the section in a setting."""
    drawn = draw(SMALL, setting, folder / "plan.pdf")
    plan = extract(drawn.path, Settings(institutions=False))
    assert plan.coverage.unassigned == []
    assert plan.coverage.words == drawn.words
    return commitments(plan), narratives(plan), declared(plan)


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> tuple[Any, ...]:
    """What is read where nothing is changed: what was printed."""
    found = reading(tmp_path_factory.mktemp("base"), BASE)
    assert found[0] == expected_commitments(SMALL)
    return found


def shifted(setting: Setting, right: float, down: float) -> Setting:
    """The same type area elsewhere on the page."""
    left, top, after, below = setting.margins
    return replace(setting, margins=(left + right, top + down, after - right, below - down))


def scaled(setting: Setting, by: float) -> Setting:
    """The page and all that is on it, larger or smaller."""
    width, height = setting.page
    left, top, right, bottom = setting.margins
    lengths = ("size", "leading", "gutter", "indent", "gap", "title_size")
    return replace(
        setting,
        page=(by * width, by * height),
        margins=(by * left, by * top, by * right, by * bottom),
        **{name: by * getattr(setting, name) for name in lengths},
    )


@pytest.mark.parametrize("right", [-25.0, 0.0, 25.0])
@pytest.mark.parametrize("down", [-15.0, 0.0, 15.0])
def test_where_the_type_area_stands(
    right: float, down: float, base: tuple[Any, ...], tmp_path: Path
) -> None:
    assert reading(tmp_path, shifted(BASE, right, down)) == base


@pytest.mark.parametrize("by", [0.5, 0.8, 1.25, 2.0, 4.0])
def test_how_large_the_page_is(by: float, base: tuple[Any, ...], tmp_path: Path) -> None:
    assert reading(tmp_path, scaled(BASE, by)) == base


@pytest.mark.parametrize("columns", [(1.0,), (2.0, 3.0), (1.0, 2.0), (1.0, 1.0, 1.0)])
def test_how_wide_the_columns_are_from_either_side(
    columns: tuple[float, ...], base: tuple[Any, ...], tmp_path: Path
) -> None:
    for widths in {columns, columns[::-1]}:
        assert reading(tmp_path, replace(BASE, columns=widths)) == base


@pytest.mark.parametrize(
    ("font", "bold"),
    [("Times-Roman", "Times-Bold"), ("Courier", "Courier-Bold"), ("Vera", "VeraBd")],
)
def test_in_which_font_it_is_set(
    font: str, bold: str, base: tuple[Any, ...], tmp_path: Path
) -> None:
    assert reading(tmp_path, replace(BASE, font=font, bold=bold)) == base


@pytest.mark.parametrize("by", [0.8, 1.25])
def test_all_of_it_together(by: float, base: tuple[Any, ...], tmp_path: Path) -> None:
    changed = replace(BASE, columns=(3.0, 2.0), font="Times-Roman", bold="Times-Bold")
    assert reading(tmp_path, scaled(shifted(changed, -10, 20), by)) == base
