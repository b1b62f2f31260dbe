"""Text on slides: frames for it, runs, and how high it will be."""

from __future__ import annotations

from typing import NamedTuple

from pptx.dml.color import RGBColor
from pptx.slide import Slide
from pptx.text.text import TextFrame, _Paragraph
from pptx.util import Pt

from .canvas_text import Style, lines, words


class Frame(NamedTuple):
    """A place on a slide, in points."""

    left: float
    top: float
    width: float
    height: float


class Measure:
    """Tells how much room text takes: the fonts used have the widths of the fonts measured."""

    def __init__(self, serif: bool, size: float) -> None:
        self.font = "Liberation Serif" if serif else "Liberation Sans"
        self.size = size
        self._style = Style("Times-Roman" if serif else "Helvetica", size)

    def width(self, text: str, size: float) -> float:
        """The width of a line in bold."""
        return self._style.width(text) * size / self.size * 1.08

    def height(self, text: str, width: float) -> float:
        """The height of a paragraph, rounded up a little."""
        # Spaced more widely than the font is, so that no frame is ever too full.
        return 1.2 * self.size * len(lines(words(text, self._style), 0.97 * width))


def frame_of(slide: Slide, place: Frame) -> TextFrame:
    """A frame for text, without white inside its edges."""
    frame: TextFrame = slide.shapes.add_textbox(*map(Pt, place)).text_frame
    frame.word_wrap = True
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = Pt(0)
    return frame


def add_run(
    paragraph: _Paragraph,
    text: str,
    font: str,
    size: float,
    *,
    bold: bool = False,
    italic: bool = False,
    colour: RGBColor | None = None,
) -> None:
    """Adds text in one style to a paragraph."""
    run = paragraph.add_run()
    run.text = text
    run.font.name, run.font.size = font, Pt(size)
    run.font.bold, run.font.italic = bold, italic
    run.font.color.rgb = colour or RGBColor(0x1A, 0x1A, 0x1A)
