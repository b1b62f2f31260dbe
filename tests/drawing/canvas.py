"""Drawing operations that wait, so that a page's stream can be written in another order.

Positions are in points from the top left corner of the page as a reader sees it, whatever the
rotation and the boxes of the page that is written.
"""

import random
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

import reportlab
from reportlab.lib.colors import HexColor
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from .setting import Order

BLACK = "#000000"
WHITE = "#ffffff"

for _name in ("Vera", "VeraBd"):
    _file = Path(reportlab.__file__).parent / "fonts" / f"{_name}.ttf"
    pdfmetrics.registerFont(TTFont(_name, str(_file)))


@dataclass(frozen=True)
class TextOp:
    """One string on a baseline; ``rotate`` turns it counter-clockwise about its start."""

    x: float
    baseline: float
    text: str
    font: str
    size: float
    colour: str = BLACK
    stretch: float = 0.0
    rotate: float = 0.0


@dataclass(frozen=True)
class BarOp:
    """A filled rectangle; a thin one serves as a rule."""

    x0: float
    top: float
    x1: float
    bottom: float
    colour: str


@dataclass
class Leaf:
    """What is to be drawn on one page; bars lie beneath all text."""

    bars: list[BarOp] = field(default_factory=list)
    texts: list[TextOp] = field(default_factory=list)


@dataclass(frozen=True)
class Sheet:
    """The page that is written: as seen, and how it is kept in the file."""

    size: tuple[float, float]
    rotate: int = 0
    bleed: tuple[float, float, float, float] = (0.0, 0.0, 0.0, 0.0)

    @property
    def media(self) -> tuple[float, float]:
        """Width and height of the media box, as seen."""
        left, top, right, bottom = self.bleed
        return self.size[0] + left + right, self.size[1] + top + bottom

    @property
    def crop(self) -> tuple[float, float, float, float]:
        """The crop box in the file's own coordinates."""
        left, top, _, bottom = self.bleed
        width, height = self.size
        if self.rotate == 90:
            return top, left, top + height, left + width
        return left, bottom, left + width, bottom + height


def text_width(text: str, font: str, size: float) -> float:
    """The width of a string set without any stretching."""
    return float(pdfmetrics.stringWidth(text, font, size))


def extent(font: str, size: float) -> tuple[float, float]:
    """How far a font reaches above the baseline and (positive) below it."""
    ascent, descent = pdfmetrics.getAscentDescent(font, size)
    return float(ascent), -float(descent)


def _in_order(texts: Sequence[TextOp], order: Order, seed: int) -> list[TextOp]:
    ordered = list(texts)
    if order == "reversed":
        ordered.reverse()
    elif order == "shuffled":
        random.Random(seed).shuffle(ordered)
    return ordered


def _write_text(canvas: Canvas, op: TextOp, height: float) -> None:
    canvas.saveState()
    canvas.translate(op.x, height - op.baseline)
    if op.rotate:
        canvas.rotate(op.rotate)
    text = canvas.beginText(0, 0)
    text.setFont(op.font, op.size)
    text.setFillColor(HexColor(op.colour))
    if op.stretch:
        text.setWordSpace(op.stretch)
    text.textOut(op.text)
    if op.stretch:
        text.setWordSpace(0)
    canvas.drawText(text)
    canvas.restoreState()


def write(
    path: Path, leaves: Sequence[Leaf], sheet: Sheet, order: Order = "reading", seed: int = 0
) -> None:
    """Write the pages as a PDF, the same bytes for the same pages."""
    width, height = sheet.media
    turned = sheet.rotate == 90
    # reportlab lays the media box of a rotated page on its side by itself.
    canvas = Canvas(str(path), pagesize=(width, height), invariant=1)
    for number, leaf in enumerate(leaves):
        if any(sheet.bleed):
            canvas.setCropBox(sheet.crop)
        if turned:
            canvas.setPageRotation(90)
            # The file's page lies on its side, so that turning it clockwise sets it upright.
            canvas.transform(0, 1, -1, 0, height, 0)
        canvas.translate(sheet.bleed[0], sheet.bleed[3])
        for bar in leaf.bars:
            canvas.setFillColor(HexColor(bar.colour))
            bottom = sheet.size[1] - bar.bottom
            canvas.rect(bar.x0, bottom, bar.x1 - bar.x0, bar.bottom - bar.top, stroke=0, fill=1)
        for op in _in_order(leaf.texts, order, seed + number):
            _write_text(canvas, op, sheet.size[1])
        canvas.showPage()
    canvas.save()
