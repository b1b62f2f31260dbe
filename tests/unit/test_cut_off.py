"""Text that goes on where nobody sees it, off the page, and text in the place of other text."""

from __future__ import annotations

from pathlib import Path

import pytest
from reportlab.pdfgen.canvas import Canvas

from mirps_extract import Settings, extract
from unit.small_plan import SIZE, draw_items

EDGE = 368.0
"""Where the page is cut off, in points: some of its texts end before."""


def drawn(path: Path, edge: float, stray: float = 0.0) -> Path:
    canvas = Canvas(str(path), pagesize=SIZE)
    draw_items(canvas, lambda canvas, y, text: canvas.drawString(60, y, text))
    if stray:
        canvas.drawString(stray, 400, "a stray note")
    canvas.setCropBox((0, 0, edge, SIZE[1]))
    canvas.save()
    return path


def cut_off(path: Path) -> dict[str | None, str]:
    plan = extract(path, Settings(institutions=False))
    return {f.commitment: f.message for f in plan.findings if f.code == "text_cut_off"}


def test_words_off_the_page_that_end_a_commitment_are_told(tmp_path: Path) -> None:
    found = cut_off(drawn(tmp_path / "p.pdf", EDGE))
    assert set(found) == {"BLZ-HEAL-02"}
    assert "“year”" in found["BLZ-HEAL-02"]


def test_words_off_the_page_that_belong_to_nothing_are_not(tmp_path: Path) -> None:
    assert cut_off(drawn(tmp_path / "p.pdf", SIZE[0] - 100, stray=540.0)) == {}


def test_a_line_that_slipped_off_the_page_is_told_wherever_it_went(tmp_path: Path) -> None:
    path = tmp_path / "p.pdf"
    canvas = Canvas(str(path), pagesize=SIZE, pageCompression=0)
    draw_items(canvas, lambda canvas, y, text: canvas.drawString(60, y, text))
    canvas.save()
    assert cut_off(path) == {}
    data = path.read_bytes()
    before, after = b"1 0 0 1 60 640 Tm", b"1 0 0 1 60 -64 Tm"
    assert data.count(before) == 1
    path.write_bytes(data.replace(before, after))
    assert set(cut_off(path)) == {"BLZ-PROT-02"}


@pytest.mark.parametrize(("height", "count"), [(60, 0), (-60, 1)], ids=["seen", "slipped"])
def test_so_is_one_of_no_commitment(height: float, count: int, tmp_path: Path) -> None:
    path = tmp_path / "p.pdf"
    canvas = Canvas(str(path), pagesize=SIZE)
    draw_items(canvas, lambda canvas, y, text: canvas.drawString(60, y, text))
    canvas.setFont("Times-Roman", 9)
    for y, text in (80, "The ministries thank"), (height, "the district of"), (40, "Cayo, too"):
        canvas.drawString(60, y, text)
    canvas.save()
    plan = extract(path, Settings(institutions=False))
    told = [f.message for f in plan.findings if f.code == "text_cut_off"]
    assert len(told) == count
    assert all("page 1: “the district of”" in message for message in told)


def test_texts_over_one_another_are_told(tmp_path: Path) -> None:
    found = {}
    for shift in (0.0, 300.0):
        path = tmp_path / f"{shift}.pdf"
        canvas = Canvas(str(path), pagesize=SIZE)
        draw_items(canvas, lambda canvas, y, text: canvas.drawString(60, y, text))
        canvas.drawString(123 + shift, 680, "in the communities on the other side of the border")
        canvas.save()
        plan = extract(path, Settings(institutions=False))
        found[shift] = [f.code for f in plan.findings if f.code == "text_overprinted"]
    assert found == {0.0: ["text_overprinted"], 300.0: []}


@pytest.mark.parametrize(("wide", "told"), [(0, True), (5, True), (40, False), (100, False)])
def test_letters_of_a_word_that_lie_on_one_another_are_told(
    wide: int, told: bool, tmp_path: Path
) -> None:
    canvas = Canvas(str(tmp_path / "plan.pdf"), pagesize=SIZE)
    draw_items(canvas, lambda canvas, y, text: canvas.drawString(60, y, text))
    text = canvas.beginText(60, 100)
    text.setHorizScale(wide)
    text.textLine("Strengthen the capacity of illiterate lilies in all districts")
    canvas.drawText(text)
    canvas.save()
    plan = extract(tmp_path / "plan.pdf", Settings(institutions=False))
    assert ("text_overprinted" in [f.code for f in plan.findings]) == told
