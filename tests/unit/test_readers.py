"""The fast reader reads what the reference reads: words, type, shapes, rules and pictures."""

from __future__ import annotations

import zlib
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any, Literal

import pdfplumber
import pikepdf
import pytest
from pdfplumber.page import Page as PlumberPage
from PIL import Image
from reportlab.lib import colors, pdfencrypt
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from drawing import Bar, Text, draw_page, draw_pages
from mirps_extract.choices import Reader
from mirps_extract.errors import DamagedError, EncryptedError, ExitCode, LimitError, MirpsError
from mirps_extract.geometry import Box
from mirps_extract.limits import USUAL_LIMITS, Limits
from mirps_extract.read import read
from mirps_extract.read.content import content_of
from mirps_extract.read.lean import LeanPage
from mirps_extract.read.shape import pages_in
from mirps_extract.read.values import Document, Page

NEAR = 0.002
"""Points by which two shapes may differ: pdfium's numbers have four bytes."""


def both(path: Path) -> tuple[Document, Document]:
    return read(path), read(path, reader=Reader.PDFIUM)


def assert_same(path: Path) -> Document:
    one, other = both(path)
    assert len(one.pages) == len(other.pages)
    for page, fast in zip(one.pages, other.pages, strict=True):
        _assert_same_page(page, fast)
    assert one.catalogue_pages == other.catalogue_pages
    assert one.properties == other.properties
    assert one.sha256 == other.sha256
    return one


def _assert_same_page(page: Page, fast: Page) -> None:
    assert (fast.width, fast.height) == pytest.approx((page.width, page.height))
    assert fast.words == page.words
    assert fast.tags == page.tags
    for kind in ("rules", "pictures"):
        boxes, others = getattr(page, kind), getattr(fast, kind)
        assert len(boxes) == len(others)
        for box, other_box in zip(boxes, others, strict=True):
            _assert_near(box, other_box)
    for shape, other_shape in zip(page.shapes, fast.shapes, strict=True):
        _assert_near(shape.box, other_shape.box)
        assert other_shape.colour == shape.colour


def _assert_near(box: Box, other: Box) -> None:
    assert (other.x0, other.top, other.x1, other.bottom) == pytest.approx(
        (box.x0, box.top, box.x1, box.bottom), abs=NEAR
    )


def canvas_at(path: Path, draw: Callable[[Canvas], object]) -> Path:
    canvas = Canvas(str(path), pagesize=(400, 500))
    draw(canvas)
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


def risen(canvas: Canvas) -> None:
    text = canvas.beginText(40, 400)
    text.textOut("commitment")
    text.setRise(4)
    text.textOut("1")
    text.setRise(0)
    text.textOut(" and more")
    canvas.drawText(text)


DRAWINGS = {
    draw.__name__: draw
    for draw in (
        turned,
        spaced,
        coloured,
        outlines,
        form,
        picture,
        raised,
        fonts,
        inks,
        twice,
        close_letters,
        risen,
    )
}


@pytest.mark.parametrize("name", sorted(DRAWINGS))
@pytest.mark.parametrize("rotation", [0, 90, 180, 270])
def test_the_fast_reader_reads_what_the_reference_reads(
    name: str, rotation: int, tmp_path: Path
) -> None:
    def page(canvas: Canvas) -> None:
        canvas.setPageRotation(rotation)
        canvas.setCropBox((10, 20, 380, 450))
        DRAWINGS[name](canvas)

    document = assert_same(canvas_at(tmp_path / "p.pdf", page))
    assert document.pages[0].words or document.pages[0].shapes


def test_hyphens_and_ligatures_are_given_as_printed_by_both(tmp_path: Path) -> None:
    path = tmp_path / "h.pdf"
    draw_page(
        path,
        [
            Text(50, 50, "of\ufb01ce for the rela-", "Vera"),
            Text(50, 62, "tion with co\u00adopera\u00ad", "Vera"),
            Text(50, 74, "tion and asylum-", "Vera"),
            Text(50, 86, "seekers", "Vera"),
        ],
    )
    words = [word.text for word in assert_same(path).pages[0].words]
    assert words[:4] == ["of\ufb01ce", "for", "the", "rela-"]
    assert "asylum-" in words


def test_pages_shapes_and_rules_are_the_same(tmp_path: Path) -> None:
    path = tmp_path / "p.pdf"
    bars = [Bar(50, 100, 250, 130, "#ff0000"), Bar(50, 140, 250, 140.5, "#000000")]
    draw_pages(path, [[*bars, Text(55, 105, "A heading")], [], [Text(50, 900, "off the page")]])
    document = assert_same(path)
    assert [len(page.words) for page in document.pages] == [2, 0, 3]


def test_a_box_that_pages_inherit_is_found(tmp_path: Path) -> None:
    path = tmp_path / "p.pdf"
    draw_page(path, [Text(50, 50, "word")], size=(300, 400))
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        pdf.Root.Pages.MediaBox = pdf.pages[0].MediaBox
        del pdf.pages[0].obj["/MediaBox"]
        pdf.save(path)
    assert (assert_same(path).pages[0].width, assert_same(path).pages[0].height) == (300, 400)


def test_the_reader_is_named(tmp_path: Path) -> None:
    path = tmp_path / "p.pdf"
    draw_page(path, [Text(50, 50, "word")])
    one, other = both(path)
    assert one.reader.startswith("pdfplumber ")
    assert other.reader.startswith("pdfium ")


def test_progress_is_told_by_the_fast_reader_too(tmp_path: Path) -> None:
    path = tmp_path / "p.pdf"
    draw_pages(path, [[Text(50, 50, "a")]] * 3)
    told: list[tuple[int, int]] = []
    read(path, lambda done, total: told.append((done, total)), reader=Reader.PDFIUM)
    assert told == [(1, 3), (2, 3), (3, 3)]


def test_a_password_is_asked_for_by_the_fast_reader_too(tmp_path: Path) -> None:
    path = tmp_path / "locked.pdf"
    canvas = Canvas(str(path), encrypt=pdfencrypt.StandardEncryption("user", "owner"))
    canvas.drawString(72, 700, "secret plan")
    canvas.save()
    with pytest.raises(EncryptedError, match=r"locked\.pdf is protected by a password"):
        read(path, reader=Reader.PDFIUM)


@pytest.mark.parametrize("part", [0.02, 0.2])
def test_a_truncated_pdf_is_damaged_for_the_fast_reader_too(part: float, tmp_path: Path) -> None:
    path = tmp_path / "cut.pdf"
    draw_page(path, [Text(50, 50 + 12 * i, f"line {i} of the plan") for i in range(40)])
    data = path.read_bytes()
    path.write_bytes(data[: int(part * len(data))])
    with pytest.raises(DamagedError) as caught:
        read(path, reader=Reader.PDFIUM)
    error: MirpsError = caught.value
    assert error.exit_code is ExitCode.DAMAGED
    assert "damaged" in str(error)


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


def test_text_that_leaves_no_ink_is_hidden_for_both(tmp_path: Path) -> None:
    document = assert_same(canvas_at(tmp_path / "p.pdf", unseen))
    shown = {word.text: (word.visible, word.hidden) for word in document.pages[0].words}
    assert shown == {
        "filled": (True, False),
        "bare": (False, True),
        "outlined": (True, False),
        "white": (False, True),
    }
    fast = read(tmp_path / "p.pdf", reader=Reader.PDFIUM)
    assert {word.text: (word.visible, word.hidden) for word in fast.pages[0].words} == shown


@pytest.mark.parametrize("name", ["pages", "words", "objects", "stream"])
@pytest.mark.parametrize("reader", list(Reader))
def test_limits_hold_for_both(reader: Reader, name: str, tmp_path: Path) -> None:
    path = tmp_path / "p.pdf"
    draw_pages(path, [[Text(50, 50, "two words")]] * 3)
    limits = Limits(**{name: 2})
    with pytest.raises(LimitError, match=f"--limit {name}="):
        read(path, reader=reader, limits=limits)


@pytest.mark.parametrize("reader", list(Reader))
def test_a_broken_stream_is_damage_for_both(reader: Reader, tmp_path: Path) -> None:
    path = tmp_path / "p.pdf"
    draw_pages(path, [[Text(50, 50 + 12 * i, f"line {i}") for i in range(30)]] * 2)
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        data = pdf.pages[1].Contents.read_bytes()
        broken = bytearray(zlib.compress(data))
        broken[len(broken) // 2 :] = b"\xff" * (len(broken) // 4)
        pdf.pages[1].Contents.write(bytes(broken), filter=pikepdf.Name.FlateDecode)
        pdf.save(path)
    with pytest.raises(DamagedError, match="a stream of page 2 is broken"):
        read(path, reader=reader)
    partial = read(path, reader=reader, partial=True)
    assert partial.pages[0].words
    assert partial.condition.damage[0] == "a stream of page 2 is broken"


def _as_pdfplumber_gives_them(path: Path) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """The characters of a file's first page: those that are read, and pdfplumber's own."""
    with pdfplumber.open(path) as pdf:
        page = next(iter(pages_in(pdf.doc, USUAL_LIMITS)))
        ours = LeanPage(pdf, page, page_number=1, initial_doctop=7.0)
        theirs = PlumberPage(pdf, page, page_number=1, initial_doctop=7.0)
        return list(content_of(ours, USUAL_LIMITS).chars), theirs.chars


def odd_page(canvas: Canvas) -> None:
    canvas.setFont("Times-Italic", 9.5)
    canvas.setFillColorCMYK(0.1, 0.2, 0.3, 0.4)
    canvas.drawString(72.3, 500.1, "inks • and “quotes”")
    canvas.setFillGray(0.25)
    canvas.rotate(90)
    canvas.drawString(100, -300, "turned")
    unseen(canvas)


@pytest.mark.parametrize("corner", [(0, 0), (13.5, -20.25)])
def test_characters_are_what_pdfplumber_gives(corner: tuple[float, float], tmp_path: Path) -> None:
    path = canvas_at(tmp_path / "p.pdf", odd_page)
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        left, below = corner
        pdf.pages[0].MediaBox = pikepdf.Array([left, below, left + 612, below + 792])
        pdf.save(path)
    ours, theirs = _as_pdfplumber_gives_them(path)
    assert len(ours) == len(theirs) > 30
    assert "".join(one["text"] for one in ours if one.pop("hidden")) == "bare"
    for one, other in zip(ours, theirs, strict=True):
        assert one.pop("mark") == other["mcid"]
        assert one.pop("actual") is None
        assert one == {name: other[name] for name in one}
