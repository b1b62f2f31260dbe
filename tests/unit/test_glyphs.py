"""Characters are what pdfplumber gives, to the last digit, though they are made in one step."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any, Literal

import pdfplumber
import pikepdf
import pytest
from pdfplumber.page import Page as PlumberPage
from PIL import Image
from reportlab.lib import colors
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from mirps_extract.limits import USUAL_LIMITS
from mirps_extract.read import read
from mirps_extract.read.plumber import draw
from mirps_extract.read.shape import pages_in


def canvas_at(path: Path, drawn: Callable[[Canvas], object]) -> Path:
    canvas = Canvas(str(path), pagesize=(400, 500))
    drawn(canvas)
    canvas.save()
    return path


def turned(canvas: Canvas) -> None:
    for angle in (0, 90, 180, 270, 30):
        canvas.saveState()
        canvas.translate(200, 250)
        canvas.rotate(angle)
        canvas.drawString(40, 0, f"turned by {angle}")
        canvas.restoreState()


def spaced(canvas: Canvas) -> None:
    text = canvas.beginText(40, 400)
    text.setFont("Helvetica", 9.5)
    text.setCharSpace(0.341021)
    text.textLine("wide letters of a plan")
    text.setCharSpace(0)
    text.setWordSpace(3.217)
    text.textLine("wide words of a plan")
    text.setWordSpace(0)
    text.setHorizScale(80)
    text.textLine("narrow words of a plan")
    canvas.drawText(text)


def coloured(canvas: Canvas) -> None:
    canvas.setFillGray(0.5)
    canvas.drawString(40, 400, "grey")
    canvas.setFillColor(colors.Color(0.2, 0.4, 0.6))
    canvas.drawString(40, 380, "blue")
    canvas.rect(40, 300, 100, 20, stroke=0, fill=1)
    canvas.rect(40, 270, 100, 20, stroke=1, fill=0)


def outlines(canvas: Canvas) -> None:
    canvas.setFillColor(colors.red)
    canvas.circle(100, 300, 4, stroke=0, fill=1)
    canvas.roundRect(40, 200, 100, 40, 6, stroke=0, fill=1)
    canvas.line(40, 180, 200, 180)
    canvas.rect(40, 170, 200, 0.5, stroke=0, fill=1)
    path = canvas.beginPath()
    path.moveTo(40, 100)
    path.lineTo(80, 100)
    path.lineTo(60, 140)
    path.close()
    path.rect(100, 100, 30, 30)
    path.moveTo(150, 100)
    path.lineTo(190, 130)
    canvas.drawPath(path, stroke=0, fill=1)
    canvas.grid([40, 60, 80], [20, 40, 60])


def form(canvas: Canvas) -> None:
    canvas.beginForm("box")
    canvas.rect(0, 0, 50, 20, stroke=0, fill=1)
    canvas.drawString(2, 30, "inside a form")
    canvas.endForm()
    for x, y in ((40, 300), (200, 100)):
        canvas.saveState()
        canvas.translate(x, y)
        canvas.scale(1.5, 1.5)
        canvas.doForm("box")
        canvas.restoreState()


def picture(canvas: Canvas) -> None:
    data = BytesIO()
    Image.new("RGB", (8, 4), "navy").save(data, "PNG")
    data.seek(0)
    canvas.drawImage(ImageReader(data), 40, 300, 160, 80)
    canvas.drawString(40, 280, "below a picture")


def raised(canvas: Canvas) -> None:
    canvas.drawString(40, 400, "Commitment")
    canvas.setFont("Helvetica", 6)
    canvas.drawString(101, 404, "1")


def fonts(canvas: Canvas) -> None:
    for at, name in enumerate(("Times-Roman", "Courier-Bold", "Vera", "VeraBd", "Helvetica")):
        canvas.setFont(name, 9.5 + at)
        canvas.drawString(40, 400 - 20 * at, "Áreas de enfoque – “países” de-fine")
    canvas.setFont("ZapfDingbats", 10)
    canvas.drawString(40, 280, "■")
    canvas.setFont("Symbol", 10)
    canvas.drawString(40, 260, "•")


def inks(canvas: Canvas) -> None:
    canvas.setFillColorCMYK(0.9, 0.35, 0.05, 0.1)
    canvas.rect(40, 300, 200, 20, stroke=0, fill=1)
    canvas.setFillColorCMYK(0, 0, 0, 0)
    canvas.drawString(45, 305, "white on blue")
    canvas.setFillColorCMYK(0, 0.8, 0.95, 0.02)
    canvas.drawString(45, 280, "orange")


def twice(canvas: Canvas) -> None:
    for shift in (0.0, 0.3):
        canvas.drawString(40 + shift, 400, "PROTECTION printed twice")
    canvas.drawString(40, 380, "once")


def close_letters(canvas: Canvas) -> None:
    x = 40.0
    for letter in "million illegally":
        canvas.drawString(x, 400, letter)
        x += 0.8 * canvas.stringWidth(letter)


def unseen(canvas: Canvas) -> None:
    modes: tuple[tuple[Literal[0, 1, 3], str], ...] = ((0, "filled"), (3, "bare"), (1, "outlined"))
    canvas.saveState()
    canvas.setFillColor(colors.white)
    canvas.drawString(40, 300, "white")
    canvas.restoreState()
    for mode, said in modes:
        text = canvas.beginText(40, 400 - 20 * mode)
        text.setTextRenderMode(mode)
        text.textLine(said)
        canvas.drawText(text)


def odd_page(canvas: Canvas) -> None:
    canvas.setFont("Times-Italic", 9.5)
    canvas.setFillColorCMYK(0.1, 0.2, 0.3, 0.4)
    canvas.drawString(72.3, 500.1, "inks • and “quotes”")
    canvas.setFillGray(0.25)
    canvas.rotate(90)
    canvas.drawString(100, -300, "turned")
    unseen(canvas)


DRAWINGS = {
    drawn.__name__: drawn
    for drawn in (
        turned,
        spaced,
        coloured,
        form,
        picture,
        raised,
        fonts,
        inks,
        twice,
        close_letters,
        odd_page,
    )
}


@pytest.mark.parametrize("name", sorted(DRAWINGS))
@pytest.mark.parametrize("rotation", [0, 90, 180, 270])
@pytest.mark.parametrize("corner", [(0, 0), (13.5, -20.25)])
def test_characters_are_what_pdfplumber_gives(
    name: str, rotation: int, corner: tuple[float, float], tmp_path: Path
) -> None:
    path = canvas_at(tmp_path / "p.pdf", DRAWINGS[name])
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        left, below = corner
        pdf.pages[0].MediaBox = pikepdf.Array([left, below, left + 612, below + 792])
        pdf.pages[0].Rotate = rotation
        pdf.save(path)
    ours, theirs = _as_pdfplumber_gives_them(path)
    assert len(ours) == len(theirs) > 7
    for one, other in zip(ours, theirs, strict=True):
        assert one.pop("mark") == other["mcid"]
        assert one.pop("actual") is None
        del one["hidden"]
        assert one == {name: other[name] for name in one}


def test_text_that_leaves_no_ink_is_hidden(tmp_path: Path) -> None:
    (page,) = read(canvas_at(tmp_path / "p.pdf", unseen)).pages
    assert {word.text: (word.visible, word.hidden) for word in page.words} == {
        "filled": (True, False),
        "bare": (False, True),
        "outlined": (True, False),
        "white": (False, True),
    }


def _as_pdfplumber_gives_them(path: Path) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """The characters of a file's first page: those that are read, and pdfplumber's own."""
    with pdfplumber.open(path) as pdf:
        page = next(iter(pages_in(pdf.doc, USUAL_LIMITS)))
        ours = PlumberPage(pdf, page, page_number=1, initial_doctop=7.0)
        theirs = PlumberPage(pdf, page, page_number=1, initial_doctop=7.0)
        return draw(ours, USUAL_LIMITS).chars, theirs.chars
