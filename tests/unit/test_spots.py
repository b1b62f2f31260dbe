"""Words that are a picture, or outlines of letters: read by OCR, or told; nothing else is."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import pytest
import reportlab
from fontTools.pens.basePen import BasePen
from fontTools.ttLib import TTFont
from PIL import Image, ImageDraw, ImageFilter, ImageFont
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from mirps_extract import Settings, extract
from mirps_extract.ocr.engine import missing
from mirps_extract.settings import OcrMode
from unit.small_plan import SIZE, TEXTS, Draw, codes_of, draw_items, texts_of

DPI = 200


def lettering(text: str, points: float, ink: str = "black", ground: str = "white") -> Image.Image:
    """A picture of words."""
    font: Any = ImageFont.load_default(points * DPI / 72)
    left, top, right, bottom = font.getbbox(text)
    picture = Image.new("RGB", (int(right - left) + 8, int(bottom - top) + 8), ground)
    ImageDraw.Draw(picture).text((4 - left, 4 - top), text, fill=ink, font=font)
    return picture


def put(canvas: Canvas, picture: Image.Image, x: float, y: float) -> None:
    width, height = (side * 72 / DPI for side in picture.size)
    canvas.drawImage(ImageReader(picture), x, y, width, height)


def as_picture(canvas: Canvas, y: float, text: str) -> None:
    put(canvas, lettering(text, 14), 60, y - 4)


def as_white_on_a_bar(canvas: Canvas, y: float, text: str) -> None:
    put(canvas, lettering(text, 14, "white", "#1f4e79"), 60, y - 4)


class _Pen(BasePen):  # type: ignore[misc]
    """Draws the outlines of letters on a canvas.

    Args:
        path: the canvas's path.
        x: where the letter begins.
        y: its baseline.
        scale: points of a unit of the font.
    """

    def __init__(self, path: Any, x: float, y: float, scale: float) -> None:
        super().__init__()
        self._path, self._x, self._y, self._scale = path, x, y, scale

    def _at(self, *points: tuple[float, float]) -> list[float]:
        return [
            side
            for x, y in points
            for side in (self._x + x * self._scale, self._y + y * self._scale)
        ]

    def _moveTo(self, pt: tuple[float, float]) -> None:
        self._path.moveTo(*self._at(pt))

    def _lineTo(self, pt: tuple[float, float]) -> None:
        self._path.lineTo(*self._at(pt))

    def _curveToOne(self, *points: tuple[float, float]) -> None:
        self._path.curveTo(*self._at(*points))

    def _closePath(self) -> None:
        self._path.close()


def as_outlines(canvas: Canvas, y: float, text: str, *, whole: bool = False) -> None:
    """Letters as filled paths: one for each, or one for the whole word."""
    font = TTFont(Path(reportlab.__file__).parent / "fonts" / "VeraBd.ttf")
    glyphs, names = font.getGlyphSet(), font.getBestCmap()
    x, scale = 60.0, 14 / font["head"].unitsPerEm
    path = canvas.beginPath()
    for letter in text:
        glyph = glyphs[names[ord(letter)]]
        glyph.draw(_Pen(path, x, y, scale))
        x += glyph.width * scale
        if not whole:
            canvas.drawPath(path, stroke=0, fill=1)
            path = canvas.beginPath()
    if whole:
        canvas.drawPath(path, stroke=0, fill=1)


Heading = Callable[[Canvas, float, str], object]

HEADINGS: list[Heading] = [
    as_picture,
    as_white_on_a_bar,
    as_outlines,
    partial(as_outlines, whole=True),
]


def draw(path: Path, heading: Heading, over: Draw | None = None) -> Path:
    canvas = Canvas(str(path), pagesize=SIZE, invariant=1)
    draw_items(canvas, heading)
    if over:
        over(canvas)
    canvas.save()
    return path


@pytest.mark.parametrize("heading", HEADINGS)
def test_headings_that_are_pictures_are_told(heading: Heading, tmp_path: Path) -> None:
    path = draw(tmp_path / "p.pdf", heading)
    plan = extract(path, Settings(institutions=False, ocr=OcrMode.OFF, country="BLZ"))
    told = [one for one in plan.findings if one.code == "ink_without_words"]
    assert [round(one.evidence[0].bbox[0] / 10) for one in told] == [6, 6, 6]


@pytest.mark.skipif(missing(["eng"]) is not None, reason="needs Tesseract")
@pytest.mark.parametrize("heading", HEADINGS)
def test_headings_that_are_pictures_are_read(heading: Heading, tmp_path: Path) -> None:
    plan = extract(draw(tmp_path / "p.pdf", heading), Settings(institutions=False))
    assert texts_of(plan) == TEXTS
    assert "ink_without_words" not in codes_of(plan)
    assert [one.code for one in plan.findings].count("ink_recognised") == 3


def photo(canvas: Canvas) -> None:
    put(canvas, Image.effect_noise((300, 150), 90).filter(ImageFilter.BLUR).convert("RGB"), 60, 400)


def emblem(canvas: Canvas) -> None:
    picture = Image.new("RGB", (300, 120), "white")
    pen = ImageDraw.Draw(picture)
    pen.ellipse((5, 5, 115, 115), fill="#0072bc")
    pen.text((130, 40), "UNHCR", fill="#0072bc", font=ImageFont.load_default(40))
    put(canvas, picture, 60, 400)


def icons(canvas: Canvas) -> None:
    for at in range(6):
        canvas.circle(80 + 40 * at, 420, 10, stroke=0, fill=1)
        canvas.rect(72 + 40 * at, 395, 16, 12, stroke=0, fill=1)


def people(canvas: Canvas) -> None:
    """A row of ten alike signs, as figures are shown."""
    for at in range(10):
        canvas.circle(80 + 9 * at, 420, 3, stroke=0, fill=1)


def bars(canvas: Canvas) -> None:
    for at, high in enumerate((20, 35, 12, 28, 31, 17)):
        canvas.rect(80 + 14 * at, 390, 10, high, stroke=0, fill=1)


def chart(canvas: Canvas) -> None:
    picture = Image.new("RGB", (400, 200), "white")
    pen = ImageDraw.Draw(picture)
    pen.line((20, 180, 380, 180), fill="black", width=3)
    for at, high in enumerate((60, 90, 150, 120, 40)):
        pen.rectangle((40 + 70 * at, 180 - high, 80 + 70 * at, 180), fill="#009688")
        pen.text((45 + 70 * at, 184), str(high), fill="black")
    put(canvas, picture, 60, 380)


@pytest.mark.parametrize("over", [photo, emblem, icons, people, bars, chart])
def test_what_shows_no_words_is_not_told(over: Draw, tmp_path: Path) -> None:
    path = draw(tmp_path / "p.pdf", lambda canvas, y, text: canvas.drawString(60, y, text), over)
    for mode in (OcrMode.OFF, OcrMode.AUTO):
        plan = extract(path, Settings(institutions=False, ocr=mode))
        assert not codes_of(plan)
        assert texts_of(plan) == TEXTS
