"""Scanned pages as pictures: skew, panels, ink, list marks; and which pages are scans."""

from __future__ import annotations

import os
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFont

import mirps_extract.ocr as stage
from mirps_extract.errors import OcrError
from mirps_extract.geometry import Box
from mirps_extract.limits import Limits
from mirps_extract.ocr import engine, pages, recognise
from mirps_extract.ocr.marks import marks_of
from mirps_extract.ocr.passed_over import pieces_of
from mirps_extract.ocr.picture import SCALE, black_on_white, picture_of, skew_of, without
from mirps_extract.ocr.sizes import agreed_sizes
from mirps_extract.ocr.words import BOLD, REGULAR, Recognised, finished, recognised
from mirps_extract.read.values import Document, Page, Tag, Word
from mirps_extract.settings import OcrMode

BLUE = (0, 114, 188)
FONT = ImageFont.load_default(size=round(10 * SCALE))


def sheet() -> tuple[Image.Image, ImageDraw.ImageDraw]:
    """An empty page of 300 by 200 points, and what to draw on it with."""
    image = Image.new("RGB", (round(300 * SCALE), round(200 * SCALE)), "white")
    return image, ImageDraw.Draw(image)


def at(*points: float) -> list[float]:
    return [point * SCALE for point in points]


def write(pen: ImageDraw.ImageDraw, x: float, y: float, text: str, fill: str = "black") -> None:
    pen.text((x * SCALE, y * SCALE), text, fill, FONT)


def word(text: str, box: Box, size: float = 10.0) -> Word:
    return Word(1, 0, text, box, "Helvetica", size, (0.0, 0.0, 0.0))


def listed() -> Image.Image:
    """A bar with a white word, two items with dots, one with a dash, and a full stop."""
    image, pen = sheet()
    pen.rectangle(at(20, 20, 200, 40), fill=BLUE)
    write(pen, 30, 24, "HEALTH", "white")
    for y, text in ((60, "Open clinics"), (80, "Train nurses."), (120, "Buy beds")):
        write(pen, 40, y, text)
    for y in (65, 85):
        pen.ellipse(at(25, y, 29, y + 4), fill="black")
    pen.rectangle(at(25, 126, 30, 127.2), fill="black")
    return image


def test_a_bar_is_a_panel_and_its_words_become_black_on_white() -> None:
    picture = picture_of(listed())
    (panel,) = picture.panels
    assert panel.box.x0 == pytest.approx(20, abs=1) and panel.box.bottom == pytest.approx(40, abs=1)
    assert panel.colour[2] > panel.colour[0] + 0.5
    clean = np.asarray(black_on_white(picture))
    assert clean[round(21 * SCALE), round(100 * SCALE)] > 250  # the bar is gone
    assert clean[round(20 * SCALE) : round(40 * SCALE)].min() < 40  # its word is black


def test_dots_and_dashes_before_a_text_are_marks_and_stops_are_not() -> None:
    marks, ink = marks_of(picture_of(listed()))
    assert [(mark.sign, round(mark.box.x0)) for mark in marks] == [("•", 25), ("•", 25), ("–", 25)]
    assert without(picture_of(listed()), ink).ink.sum() > 0


def test_a_dot_that_no_text_follows_is_no_mark() -> None:
    image, pen = sheet()
    write(pen, 40, 60, "Open clinics")
    pen.ellipse(at(25, 150, 29, 154), fill="black")
    assert marks_of(picture_of(image))[0] == []


def left_over(leaning: Image.Image) -> float:
    """Degrees by which a page leans when it has been straightened."""
    return skew_of(np.asarray(Image.fromarray(picture_of(leaning).pixels).convert("L")))


@pytest.mark.parametrize("angle", [-1.4, 0.6, 2.1])
def test_a_page_that_leans_is_straightened(angle: float) -> None:
    image, pen = sheet()
    for y in range(40, 160, 12):
        write(pen, 40, y, "support for the reception of refugees at borders")
    leaning = image.rotate(angle, Image.Resampling.BICUBIC, fillcolor="white")
    assert left_over(leaning) == pytest.approx(0, abs=0.2)


def test_a_straight_page_is_left_alone() -> None:
    picture = picture_of(listed())
    assert np.array_equal(picture.pixels, np.asarray(listed()))


def test_photographs_and_rules_are_no_ink() -> None:
    image, pen = sheet()
    pen.line(at(10, 100, 290, 100), fill="black", width=4)
    noise = np.random.default_rng(1).integers(0, 255, (400, 400, 3), dtype=np.uint8)
    smooth = Image.fromarray(noise).resize((300, 300)).resize((400, 400))
    image.paste(smooth, (700, 420))
    write(pen, 20, 50, "Text")
    ink = picture_of(image).ink
    assert ink[round(50 * SCALE) : round(65 * SCALE)].any()
    assert not ink[round(95 * SCALE) : round(98 * SCALE), : round(150 * SCALE)].any()
    assert not ink[round(100 * SCALE), : round(150 * SCALE)].any()


def test_sizes_that_hardly_differ_become_one_and_agree_with_other_pages() -> None:
    words = [word("x" * 30, Box(0, 0, 1, 1), size) for size in (9.8, 10.1, 10.0)]
    words.append(word("HEADING", Box(0, 0, 1, 1), 14.0))
    sizes = agreed_sizes(words, usual=9.0)
    assert {sizes["Helvetica", size] for size in (9.8, 10.0, 10.1)} == {9.0}
    assert sizes["Helvetica", 14.0] == pytest.approx(12.6, abs=0.2)


def document(*pages: Page) -> Document:
    return Document("test", pages, file_name="plan.pdf", sha256="0" * 64, bytes=1)


WHOLE = Box(0, 0, 300, 200)
TEXT = Page(1, 300, 200, (word("The", Box(50, 90, 70, 100)), word("of", Box(75, 90, 80, 100))))
STAMPED = Page(2, 300, 200, (word("7", Box(150, 190, 155, 199)),), pictures=(WHOLE,))
COVER = Page(2, 300, 200, (word("PLAN", Box(50, 90, 70, 100)),), pictures=(WHOLE,))
SCANNED = Page(2, 300, 200, (), pictures=(WHOLE,))
EMPTY = Page(2, 300, 200, ())


@pytest.mark.parametrize(
    ("page", "unread"), [(SCANNED, (2,)), (STAMPED, (2,)), (COVER, ()), (EMPTY, ()), (TEXT, ())]
)
def test_a_page_is_a_scan_if_a_picture_stands_for_its_text(
    page: Page, unread: tuple[int, ...]
) -> None:
    found = recognise(document(TEXT, page), Path("plan.pdf"), OcrMode.OFF)
    assert found.unread == unread


def test_without_ocr_the_pages_and_what_to_install_are_said(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    wanted = []

    def missing(languages: list[str]) -> str:
        wanted.append(languages)
        return "OCRmyPDF"

    monkeypatch.setattr(engine, "missing", missing)
    found = recognise(document(TEXT, SCANNED), Path("plan.pdf"))
    assert (found.pages, found.unread, found.lacking) == ((), (2,), "OCRmyPDF")
    assert wanted == [["eng"]]  # told by the other page
    assert recognise(document(TEXT), Path("plan.pdf")) == stage.Recognition(document(TEXT))
    with pytest.raises(OcrError, match="install OCRmyPDF"):
        recognise(document(TEXT), Path("plan.pdf"), OcrMode.FORCE)


def test_recognised_words_have_no_tags(monkeypatch: pytest.MonkeyPatch) -> None:
    """As many words may be recognised as the page had: their tags are those of others."""
    tag = Tag(element=1, role="H1", item=None, level=0)
    tagged = replace(COVER, tags=(tag,), overprinted=(0,))
    again = Recognised(2, (word("Plan", Box(50, 90, 70, 100)),), (0.1,), (), ())
    monkeypatch.setattr(engine, "missing", lambda languages: None)
    monkeypatch.setattr(pages, "recognised_pages", lambda *_: iter([again]))
    found = recognise(document(tagged), Path("plan.pdf"), OcrMode.FORCE, "en").document.pages[0]
    assert [w.text for w in found.words] == ["Plan"]
    assert found.tags == ()
    assert found.overprinted == ()


def test_what_is_missing_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    assert engine.missing(["eng"]) is None
    assert engine.missing(["eng", "xxx"]) == "Tesseract's language data for xxx"
    monkeypatch.setattr(engine, "find_spec", lambda name: None)
    monkeypatch.setattr(engine, "_tesseract_languages", lambda: None)
    assert engine.missing(["eng", "spa"]) == (
        "OCRmyPDF (pip install ocrmypdf) and Tesseract with its language data for eng and spa"
    )


def test_a_page_has_one_thread_and_no_time_after_which_it_counts_as_empty(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    ocrmypdf = pytest.importorskip("ocrmypdf")
    asked: dict[str, Any] = {}

    def ocr(*_: Path, **options: Any) -> None:
        asked.update(options, threads=os.environ.get("OMP_THREAD_LIMIT"))
        raise RuntimeError

    monkeypatch.setattr(ocrmypdf, "ocr", ocr)
    monkeypatch.setenv("OMP_THREAD_LIMIT", "")
    monkeypatch.delenv("OMP_THREAD_LIMIT")
    with pytest.raises(OcrError):
        engine.characters_of([Image.new("L", (100, 100), 255)], ["eng"])
    assert asked["threads"] == "1"
    assert asked["tesseract_timeout"] > Limits().run


def test_thin_and_wide_dashes_are_marks() -> None:
    image, pen = sheet()
    for y, (width, height) in zip((40, 60, 80), ((5, 0.5), (5, 1.2), (9, 0.6)), strict=True):
        write(pen, 40, y, "Train nurses")
        pen.rectangle(at(25, y + 6, 25 + width, y + 6 + height), fill="black")
    assert [mark.sign for mark in marks_of(picture_of(image))[0]] == ["–", "–", "–"]


def test_a_disc_as_large_as_a_letter_is_a_mark_and_a_letter_is_none() -> None:
    image, pen = sheet()
    bold = ImageFont.load_default(size=round(10 * SCALE))
    for y, letter in zip((40, 60, 80, 100), ("", "e", "o", "s"), strict=True):
        write(pen, 40, y, "Train nurses")
        if letter:
            pen.text((25 * SCALE, y * SCALE), letter, "black", bold, stroke_width=2)
        else:
            pen.ellipse(at(25, y + 4, 30, y + 9), fill="black")
    assert [round(mark.box.top) for mark in marks_of(picture_of(image))[0]] == [44]


@pytest.mark.parametrize("angle", [-0.4, -0.3, 0.3, 0.4])
def test_a_page_in_two_columns_under_a_bar_is_straightened_at_small_angles(angle: float) -> None:
    image = Image.new("RGB", (round(560 * SCALE), round(400 * SCALE)), "white")
    pen = ImageDraw.Draw(image)
    pen.rectangle(at(20, 20, 540, 60), fill=BLUE)
    for y in range(80, 360, 12):
        write(pen, 30, y, "support for the reception of refugees at all borders")
        write(pen, 290, y + 5, "support for the reception of refugees at all borders")
    leaning = image.rotate(angle, Image.Resampling.BICUBIC, fillcolor="white")
    assert left_over(leaning) == pytest.approx(0, abs=0.12)


def chars_of(text: str, x: float, top: float) -> list[dict[str, Any]]:
    """The characters of a word that was written, as pdfplumber has them."""
    wide = FONT.getlength(text) / SCALE / len(text)
    return [
        {
            "text": letter,
            "x0": x + at * wide,
            "x1": x + (at + 1) * wide,
            "top": top,
            "bottom": top + 10,
            "doctop": top,
            "y0": 190 - top,
            "y1": 200 - top,
            "size": 10.0,
            "width": wide,
            "fontname": "GlyphLessFont",
            "upright": True,
            "matrix": (1, 0, 0, 1, x + at * wide, 200 - (top + 9.5)),
            "non_stroking_color": (0,),
        }
        for at, letter in enumerate(text)
    ]


def test_short_words_are_as_bold_as_the_long_word_beside_them() -> None:
    image, pen = sheet()
    rows = (("in", "reception"), ("to", "refugees"), ("of", "borders"), ("and", "Education"))
    chars = []
    for y, row in zip((30, 50, 70, 90), rows, strict=True):
        for x, text in zip((40, 60), row, strict=True):
            thick = text in ("in", "Education")
            pen.text((x * SCALE, y * SCALE), text, "black", FONT, stroke_width=2 * thick)
            chars += chars_of(text, x, y)
    page = recognised(1, chars, (), picture_of(image))
    fonts = {word.text: word.font for word in finished([page], None)[1]}
    assert fonts.keys() == {text for row in rows for text in row}
    assert {text for text, font in fonts.items() if font == BOLD} == {"and", "Education"}


def test_a_coarse_scan_shows_bold_type_hardly_thicker() -> None:
    texts = ("Education", "support", "refugees", "borders", "nurses")
    words = tuple(
        word(text, Box(0, y, 9, y + 9)) for y, text in zip(range(0, 100, 20), texts, strict=True)
    )
    page = Recognised(1, words, (0.126, 0.100, 0.111, 0.098, 0.100), (), ())
    (first, *others) = finished([page], None)[1]
    assert first.font == BOLD
    assert {other.font for other in others} == {REGULAR}


def test_pieces_are_set_far_enough_apart_to_keep_their_stops() -> None:
    image, pen = sheet()
    for y, number in zip((40, 70, 100), ("2.", "3.", "4."), strict=True):
        write(pen, 20, y, number)
        write(pen, 60, y, "support for refugees")
    chars = [c for y in (40, 70, 100) for c in chars_of("support for refugees", 60, y)]
    picture = picture_of(image)
    pieces = pieces_of(recognised(1, chars, (), picture), picture)
    assert pieces is not None
    places = [box for box, _, _ in pieces.moves]
    assert len(places) == 3
    assert all(b.x0 - a.x1 > 20 for a, b in pairwise(places))


def test_a_piece_as_wide_as_the_page_is_no_piece() -> None:
    image, pen = sheet()
    write(pen, 2, 40, "support" * 9)
    write(pen, 20, 70, "2.")
    write(pen, 60, 70, "support for refugees")
    picture = picture_of(image)
    chars = chars_of("support for refugees", 60, 70)
    pieces = pieces_of(recognised(1, chars, (), picture), picture)
    assert pieces is not None
    assert all(box.width < 100 for box, _, _ in pieces.moves)
