"""What nobody sees on a page is in no text, and in no word of what is seen there."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Literal

import pdfplumber
import pikepdf
import pytest
from pdfplumber.page import Page as PlumberPage
from pikepdf import Array, Dictionary, Name
from PIL import Image
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from mirps_extract.errors import NoTextError
from mirps_extract.limits import USUAL_LIMITS
from mirps_extract.read import read
from mirps_extract.read.plumber import draw
from mirps_extract.read.shape import pages_in
from unit.small_plan import TEXTS, Draw, codes_of, draw_plan, read_plan, texts_of

SECRET = "• Commitment of an earlier draft that nobody may read"

Spot = Callable[[Canvas, float, float], object]
"""Draws the secret with its baseline at a place."""


def write(
    canvas: Canvas, x: float, y: float, text: str = SECRET, *, mode: Literal[0, 3, 7] = 0
) -> None:
    written = canvas.beginText(x, y)
    written.setFont("Helvetica", 10)
    written.setTextRenderMode(mode)
    written.textOut(text)
    canvas.drawText(written)


def box(canvas: Canvas, x: float, y: float) -> None:
    canvas.rect(x - 3, y - 3, 320, 13, stroke=0, fill=1)


def without_ink(canvas: Canvas, x: float, y: float) -> None:
    write(canvas, x, y, mode=3)


def as_clip(canvas: Canvas, x: float, y: float) -> None:
    write(canvas, x, y, mode=7)


def white(canvas: Canvas, x: float, y: float) -> None:
    canvas.setFillGray(1)
    write(canvas, x, y)


def see_through(canvas: Canvas, x: float, y: float) -> None:
    canvas.setFillAlpha(0)
    write(canvas, x, y)


def in_the_colour_of_its_ground(canvas: Canvas, x: float, y: float) -> None:
    canvas.setFillColorRGB(0.1, 0.2, 0.6)
    box(canvas, x, y)
    write(canvas, x, y)


def under_a_box(canvas: Canvas, x: float, y: float) -> None:
    write(canvas, x, y)
    canvas.setFillGray(0.4)
    box(canvas, x, y)


def under_a_picture(canvas: Canvas, x: float, y: float) -> None:
    write(canvas, x, y)
    photo = Image.radial_gradient("L").resize((320, 13))
    canvas.drawImage(ImageReader(photo), x - 3, y - 3, 320, 13)


def outside_a_clip(canvas: Canvas, x: float, y: float) -> None:
    path = canvas.beginPath()
    path.rect(x, y - 90, 320, 60)
    canvas.clipPath(path, stroke=0, fill=0)
    write(canvas, x, y)


def outside_a_shape(canvas: Canvas, x: float, y: float) -> None:
    path = canvas.beginPath()
    path.moveTo(x - 400, y + 100)
    path.lineTo(x + 900, y - 60)
    path.lineTo(x - 400, y - 60)
    path.close()
    canvas.clipPath(path, stroke=0, fill=0)
    write(canvas, x + 200, y + 70)


def outside_two_clips(canvas: Canvas, x: float, y: float) -> None:
    for low in (y - 5, y - 95):
        path = canvas.beginPath()
        path.rect(x, low, 320, 80)
        canvas.clipPath(path, stroke=0, fill=0)
    write(canvas, x, y)


HIDERS: dict[str, Spot] = {
    spot.__name__.replace("_", " "): spot
    for spot in (
        without_ink,
        as_clip,
        white,
        see_through,
        outside_a_clip,
        outside_a_shape,
        outside_two_clips,
        in_the_colour_of_its_ground,
        under_a_box,
        under_a_picture,
    )
}

LEAVE_MARKS = frozenset(("white", "in the colour of its ground", "under a box", "under a picture"))
"""Ways that leave marks on what else stands there."""


@pytest.mark.parametrize("name", HIDERS)
def test_hidden_text_is_in_no_word(name: str, tmp_path: Path) -> None:
    hide = HIDERS[name]
    # Between two items, over one of them, and below the last.
    places = [(60, 470)] if name in LEAVE_MARKS else [(60, 650), (64, 680), (60, 470)]

    def over(canvas: Canvas) -> None:
        for x, y in places:
            canvas.saveState()
            hide(canvas, x, y)
            canvas.restoreState()

    path = draw_plan(tmp_path / "p.pdf", over=over)
    plan = read_plan(path)
    assert texts_of(plan) == TEXTS
    assert codes_of(plan) <= {"text_cut_off"}  # it stands where a text might go on
    assert "invisible_text" in {one.code for one in plan.findings}


def test_text_that_replaces_another_is_read(tmp_path: Path) -> None:
    """What was painted over with white, and what was written there."""
    new = "• Train sixty judges of the Supreme Court in the law of asylum"

    def over(canvas: Canvas) -> None:
        canvas.setFillGray(1)
        canvas.rect(55, 677, 480, 12, stroke=0, fill=1)
        canvas.setFillGray(0)
        write(canvas, 60, 680, new)

    plan = read_plan(draw_plan(tmp_path / "p.pdf", over=over))
    assert texts_of(plan)["protection"] == [new[2:], *TEXTS["protection"][1:]]


def test_text_on_panels_and_under_see_through_ones_is_seen(tmp_path: Path) -> None:
    def over(canvas: Canvas) -> None:
        canvas.setFillColorRGB(0.1, 0.2, 0.6)
        box(canvas, 60, 470)
        canvas.setFillGray(1)
        write(canvas, 60, 470, "• Print a guide to the asylum procedure for the schools")
        canvas.setFillColorRGB(1, 1, 0)
        canvas.setFillAlpha(0.3)
        canvas.rect(50, 630, 500, 80, stroke=0, fill=1)

    plan = read_plan(draw_plan(tmp_path / "p.pdf", over=over))
    assert texts_of(plan)["protection"] == TEXTS["protection"]
    words = plan.coverage.words
    assert plan.coverage.by_role.get("invisible", 0) == 0 < words


def test_letters_that_a_picture_is_painted_through_are_seen(tmp_path: Path) -> None:
    def over(canvas: Canvas) -> None:
        write(canvas, 60, 620, "• Found a council of refugees in the capital", mode=7)
        canvas.setFillColorRGB(0.5, 0, 0)
        canvas.rect(0, 600, 595, 40, stroke=0, fill=1)

    plan = read_plan(draw_plan(tmp_path / "p.pdf", over=over))
    assert texts_of(plan)["protection"][-1] == "Found a council of refugees in the capital"


def layer(pdf: pikepdf.Pdf, name: str) -> pikepdf.Object:
    return pdf.make_indirect(Dictionary(Type=Name.OCG, Name=name))


def with_layers(path: Path, group: str) -> None:
    """A secret on a layer that is off, over another text on one that is on."""
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        on, off = layer(pdf, "on"), layer(pdf, "off")
        usual = Dictionary(OFF=Array([off])) if group != "base" else Dictionary(
            BaseState=Name.OFF, ON=Array([on])
        )  # fmt: skip
        pdf.Root.OCProperties = Dictionary(OCGs=Array([on, off]), D=usual)
        secret: pikepdf.Object = off
        if group == "all off":
            secret = pdf.make_indirect(Dictionary(Type=Name.OCMD, OCGs=Array([on]), P=Name.AllOff))
        page = pdf.pages[0]
        page.Resources.Properties = Dictionary(A=secret, B=on)
        page.Resources.Font.FX = Dictionary(
            Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica
        )
        text = SECRET[2:].encode()
        page.contents_add(
            b"/OC /A BDC BT /FX 10 Tf 66 470 Td (" + text + b") Tj ET EMC "
            b"/OC /B BDC BT /FX 10 Tf 60 470 Td (Printed in Belize in the spring) Tj ET EMC"
        )
        pdf.save(path)


@pytest.mark.parametrize("group", ["plain", "base", "all off"])
def test_text_on_a_layer_that_is_off_is_in_no_word(group: str, tmp_path: Path) -> None:
    path = draw_plan(tmp_path / "p.pdf")
    with_layers(path, group)
    words = read(path).pages[0].words
    assert "Printed in Belize in the spring" in " ".join(w.text for w in words if w.visible)
    hidden = " ".join(word.text for word in words if word.hidden)
    assert hidden == SECRET[2:]


def outline(canvas: Canvas) -> None:
    canvas.rect(40, 40, 500, 780)


@pytest.mark.parametrize("draw", [outline, lambda canvas: box(canvas, 60, 100)])
def test_an_ordinary_page_is_not_looked_at(
    draw: Draw, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def look(*_: object) -> None:
        raise AssertionError

    monkeypatch.setattr("mirps_extract.read.eye.Eye.unseen", look)
    assert len(read(draw_plan(tmp_path / "p.pdf", under=draw)).pages[0].words) > 50


def test_a_page_whose_text_is_hidden_is_not_said_to_have_pictures_only(tmp_path: Path) -> None:
    canvas = Canvas(str(tmp_path / "p.pdf"), invariant=1)
    without_ink(canvas, 60, 700)
    canvas.save()
    with pytest.raises(NoTextError, match="shows no text, only hides some"):
        read_plan(tmp_path / "p.pdf")


def test_opacity_that_is_full_again_leaves_nothing_in_doubt(tmp_path: Path) -> None:
    canvas = Canvas(str(tmp_path / "p.pdf"), invariant=1)
    canvas.setFillAlpha(0.05)
    canvas.rect(50, 20, 300, 20, stroke=0, fill=1)
    canvas.setFillAlpha(1)
    write(canvas, 60, 50)
    canvas.save()
    with pdfplumber.open(tmp_path / "p.pdf") as pdf:
        page = next(iter(pages_in(pdf.doc, USUAL_LIMITS)))
        drawn = draw(PlumberPage(pdf, page, page_number=1, initial_doctop=0.0), USUAL_LIMITS)
    assert drawn.chars and not drawn.trace.doubtful
