"""Watermarks and stamps: they lie across the text, and are none of it."""

from __future__ import annotations

from math import cos, radians, sin
from pathlib import Path
from typing import Literal

import pytest
from reportlab.pdfgen.canvas import Canvas

from unit.small_plan import TEXTS, Draw, codes_of, draw_plan, read_plan, texts_of


def stamp(
    text: str = "CONFIDENTIAL",
    size: float = 70,
    angle: float = 45,
    grey: float = 0.8,
    *,
    x: float = 300,
    y: float = 600,
    mode: Literal[0, 1] = 0,
    opacity: float = 1.0,
) -> Draw:
    """Lines of a stamp around a point."""

    def draw(canvas: Canvas) -> None:
        canvas.setFillGray(grey)
        canvas.setFillAlpha(opacity)
        canvas.translate(x, y)
        canvas.rotate(angle)
        for at, line in enumerate(text.split("\n")):
            half = canvas.stringWidth(line, "Helvetica-Bold", size) / 2
            written = canvas.beginText(-half, -1.1 * size * at)
            written.setFont("Helvetica-Bold", size)
            written.setTextRenderMode(mode)
            written.textOut(line)
            canvas.drawText(written)

    return draw


def arc(canvas: Canvas) -> None:
    """A watermark each of whose letters has an angle of its own, the middle one upright."""
    canvas.setFont("Helvetica-Bold", 60)
    canvas.setFillGray(0.8)
    for at, letter in enumerate("CONFIDENTIAL"):
        angle = 60 - 10 * at
        canvas.saveState()
        canvas.translate(300 - 200 * sin(radians(angle)), 450 + 200 * cos(radians(angle)))
        canvas.rotate(angle)
        canvas.drawString(0, 0, letter)
        canvas.restoreState()


def tiles(canvas: Canvas) -> None:
    """A small watermark in rows over the whole page."""
    for x in range(0, 700, 150):
        for y in range(0, 900, 90):
            canvas.saveState()
            stamp("DRAFT COPY", 14, 30, 0.7, x=x, y=y)(canvas)
            canvas.restoreState()


STAMPS: dict[str, Draw] = {
    **{f"at {angle}": stamp(angle=angle) for angle in (3, 10, 30, 52, 75, 87, -45, 135, 225)},
    **{f"level at {angle}": stamp(angle=angle) for angle in (0, 90, 180, 270)},
    "outline": stamp(mode=1),
    "see-through": stamp(grey=0, opacity=0.15),
    "level, see-through": stamp("DRAFT", 120, 0, 0, opacity=0.1),
    "two lines": stamp("DRAFT\nNOT FOR CITATION", 40),
    "small and dark": stamp("APPROVED 12 MAR 2022", 14, 8, 0, y=450),
    "in an arc": arc,
    "in tiles": tiles,
}


@pytest.mark.parametrize("name", STAMPS)
@pytest.mark.parametrize("where", ["over", "under"])
def test_a_stamp_changes_nothing_in_the_reading(name: str, where: str, tmp_path: Path) -> None:
    draw = STAMPS[name]
    path = tmp_path / "p.pdf"
    plan = read_plan(draw_plan(path, **{where: draw}))
    assert texts_of(plan) == TEXTS
    assert codes_of(plan) == codes_of(read_plan(draw_plan(path)))
    assert plan.coverage.by_role["watermark"] >= 1


def test_a_tilted_text_is_no_stamp_and_is_told(tmp_path: Path) -> None:
    text = "Build a shelter near the river\nfor families who wait for an answer\nof the commission"
    plan = read_plan(draw_plan(tmp_path / "p.pdf", over=stamp(text, 10, 6, 0, x=250, y=400)))
    assert texts_of(plan) == TEXTS
    assert "watermark" not in plan.coverage.by_role
    (told,) = [one for one in plan.findings if one.code == "unassigned_words"]
    assert "Build a shelter" in told.message


def test_a_large_title_is_no_watermark(tmp_path: Path) -> None:
    plan = read_plan(draw_plan(tmp_path / "p.pdf", over=stamp("EL PLAN", 60, 0, 0.8, y=790)))
    assert "watermark" not in plan.coverage.by_role
