"""PDF to words: what was drawn is what comes out."""

from __future__ import annotations

from pathlib import Path

import pytest
from reportlab.lib import colors, pdfencrypt
from reportlab.pdfgen.canvas import Canvas

from drawing import Bar, Text, draw_page
from mirps_extract.errors import (
    EncryptedError,
    ExitCode,
    InputNotReadableError,
    MirpsError,
    NotAPdfError,
)
from mirps_extract.geometry import Box
from mirps_extract.read import read


def test_words_have_their_box_font_size_and_colour(tmp_path: Path) -> None:
    path = tmp_path / "p.pdf"
    draw_page(path, [Text(72, 100, "Open borders", "Helvetica-Bold", 12.0, "#ff0000")])
    (page,) = read(path).pages
    assert [word.text for word in page.words] == ["Open", "borders"]
    first = page.words[0]
    assert (first.font, first.size, first.colour) == ("Helvetica-Bold", 12.0, (1.0, 0.0, 0.0))
    assert first.box.x0 == pytest.approx(72, abs=0.1)
    assert first.box.top == pytest.approx(100, abs=3)
    assert (first.page, first.turn, first.visible) == (1, 0, True)


def test_filled_shapes_and_their_colours_are_kept(tmp_path: Path) -> None:
    path = tmp_path / "p.pdf"
    draw_page(path, [Bar(50, 60, 250, 80, "#00ff00"), Bar(50, 100, 250, 100.5, "#000000")])
    (page,) = read(path).pages
    (shape,) = page.shapes
    assert shape.colour == (0.0, 1.0, 0.0)
    box = shape.box
    assert (box.x0, box.top, box.x1, box.bottom) == pytest.approx((50, 60, 250, 80))
    assert len(page.rules) == 1


@pytest.mark.parametrize(
    ("rotate", "sheet", "crop", "start", "shown", "size"),
    [
        (0, (400, 300), (20, 30, 380, 260), (50, 200), (30, 60), (360, 230)),
        (90, (400, 300), (20, 30, 280, 360), (60, 100), (70, 40), (330, 260)),
        (180, (400, 300), (20, 30, 380, 260), (300, 60), (80, 30), (360, 230)),
        (270, (400, 300), (20, 30, 280, 360), (240, 200), (160, 40), (330, 260)),
    ],
)
def test_page_rotation_and_crop_box_are_applied(
    rotate: int,
    sheet: tuple[int, int],
    crop: tuple[int, int, int, int],
    start: tuple[int, int],
    shown: tuple[int, int],
    size: tuple[int, int],
    tmp_path: Path,
) -> None:
    path = tmp_path / "p.pdf"
    canvas = Canvas(str(path), pagesize=sheet)  # reportlab swaps the sides of a turned page
    canvas.setCropBox(crop)
    canvas.setPageRotation(rotate)
    canvas.translate(*start)
    canvas.rotate(rotate)
    canvas.setFont("Helvetica", 10)
    canvas.drawString(0, 0, "Protection")
    canvas.save()
    (page,) = read(path).pages
    (word,) = page.words
    assert (page.width, page.height) == size
    assert (word.turn, word.visible) == (0, True)
    # The baseline's start, from the top left of the crop box as it is shown.
    assert word.box.x0 == pytest.approx(shown[0], abs=0.1)
    assert word.box.bottom == pytest.approx(shown[1], abs=3)


def test_words_outside_of_the_crop_box_are_not_visible(tmp_path: Path) -> None:
    path = tmp_path / "p.pdf"
    canvas = Canvas(str(path), pagesize=(400, 300))
    canvas.setCropBox((0, 100, 400, 300))
    canvas.drawString(50, 200, "inside")
    canvas.drawString(50, 50, "outside")
    canvas.save()
    words = {word.text: word.visible for word in read(path).pages[0].words}
    assert words == {"inside": True, "outside": False}


def test_turned_text_is_marked(tmp_path: Path) -> None:
    path = tmp_path / "p.pdf"
    draw_page(path, [Text(50, 300, "margin", rotate=90), Text(100, 100, "body")])
    words = {word.text: word.turn for word in read(path).pages[0].words}
    assert words == {"margin": 270, "body": 0}


def test_a_bullet_of_a_standard_font_and_one_that_touches_its_word(tmp_path: Path) -> None:
    path = tmp_path / "p.pdf"
    draw_page(path, [Text(72, 100, "• Build"), Text(72, 120, "•Promote")])
    texts = [word.text for word in read(path).pages[0].words]
    assert texts == ["•", "Build", "•", "Promote"]


def test_small_capitals_are_one_word(tmp_path: Path) -> None:
    path = tmp_path / "p.pdf"
    canvas = Canvas(str(path))
    text = canvas.beginText(72, 700)
    text.setFont("Times-Roman", 20)
    text.textOut("H")
    text.setFont("Times-Roman", 14)
    text.textOut("EALTH")
    canvas.drawText(text)
    canvas.save()
    assert [word.text for word in read(path).pages[0].words] == ["HEALTH"]


def test_cmyk_and_grey_become_rgb(tmp_path: Path) -> None:
    path = tmp_path / "p.pdf"
    canvas = Canvas(str(path))
    canvas.setFillColor(colors.CMYKColor(0, 1, 1, 0))
    canvas.drawString(72, 700, "red")
    canvas.setFillGray(0.5)
    canvas.drawString(72, 600, "grey")
    canvas.save()
    found = {word.text: word.colour for word in read(path).pages[0].words}
    assert found == {"red": (1.0, 0.0, 0.0), "grey": (0.5, 0.5, 0.5)}


def encrypted(path: Path, user: str) -> Path:
    """A PDF with a user password (none if empty) and an owner's."""
    canvas = Canvas(str(path), encrypt=pdfencrypt.StandardEncryption(user, "owner", canPrint=0))
    canvas.drawString(72, 700, "secret")
    canvas.save()
    return path


def test_a_password_is_asked_for_and_an_owners_alone_is_not(tmp_path: Path) -> None:
    with pytest.raises(EncryptedError, match="password"):
        read(encrypted(tmp_path / "locked.pdf", "user"))
    open_words = read(encrypted(tmp_path / "owner.pdf", "")).pages[0].words
    assert [word.text for word in open_words] == ["secret"]


def test_each_failure_has_its_class_and_code(tmp_path: Path) -> None:
    (tmp_path / "page.pdf").write_text("<html>")
    (tmp_path / "cut.pdf").write_bytes(b"%PDF-1.4\n1 0 obj\n<< /Type /Cat")
    cases: list[tuple[str, type[MirpsError], ExitCode]] = [
        ("missing.pdf", InputNotReadableError, ExitCode.NOT_READABLE),
        ("", InputNotReadableError, ExitCode.NOT_READABLE),
        ("page.pdf", NotAPdfError, ExitCode.NOT_A_PDF),
        ("cut.pdf", NotAPdfError, ExitCode.NOT_A_PDF),
    ]
    for name, kind, code in cases:
        with pytest.raises(kind) as caught:
            read(tmp_path / name)
        assert caught.value.exit_code is code
        assert "\n" not in str(caught.value)


def test_boxes_hold_and_overlap() -> None:
    box = Box(0, 0, 10, 10)
    assert box.holds(Box(1, 1, 9, 9))
    assert not box.holds(Box(1, 1, 11, 9))
    assert box.x_overlap(Box(12, 0, 20, 5)) == -2
