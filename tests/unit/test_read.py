"""The stage read: what was drawn is what comes out, and each failure has its class and code."""

from __future__ import annotations

import zlib
from pathlib import Path

import pikepdf
import pytest
from reportlab.lib import colors, pdfencrypt
from reportlab.pdfgen.canvas import Canvas

from drawing import Bar, Text, draw_page, draw_pages
from mirps_extract.errors import (
    DamagedError,
    EncryptedError,
    ExitCode,
    FolderError,
    InputNotReadableError,
    LimitError,
    MirpsError,
    NotAPdfError,
)
from mirps_extract.geometry import Box, union
from mirps_extract.limits import Limits
from mirps_extract.read import read
from mirps_extract.read.values import Document, Page, Word
from mirps_extract.read.words import colour_of
from unit.making import BOLD, SIZE, document_of, small_capitals, width


def page_of(folder: Path, *items: Text | Bar) -> Page:
    (page,) = document_of(folder, items).pages
    return page


def texts(page: Page) -> list[str]:
    return [word.text for word in page.words]


def canvas_words(canvas: Canvas, path: Path) -> list[Word]:
    canvas.save()
    return [word for page in read(path).pages for word in page.words]


def test_a_word_stands_where_it_was_drawn(tmp_path: Path) -> None:
    page = page_of(tmp_path, Text(72, 100, "Open borders", BOLD, 12.0))
    first, second = page.words
    assert (first.text, second.text) == ("Open", "borders")
    assert (first.box.x0, first.box.x1) == pytest.approx((72, 72 + width("Open", BOLD, 12)))
    start = 72 + width("Open ", BOLD, 12)
    assert (second.box.x0, second.box.x1) == pytest.approx(
        (start, start + width("borders", BOLD, 12))
    )
    baseline = 100 + 0.718 * 12  # the ascent of Helvetica Bold
    assert first.box.top < 100 + 1 and first.box.bottom > baseline
    assert first.box.height == pytest.approx(12)
    assert (first.box.top, first.box.bottom) == (second.box.top, second.box.bottom)


def test_a_word_knows_its_page_its_place_and_how_it_is_set(tmp_path: Path) -> None:
    document = document_of(
        tmp_path, [Text(50, 50, "one two")], [Text(50, 50, "three", "Times-Roman", 9.5)]
    )
    assert [word.id for page in document.pages for word in page.words] == [(1, 0), (1, 1), (2, 0)]
    three = document.pages[1].words[0]
    assert (three.font, three.size, three.turn, three.visible) == ("Times-Roman", 9.5, 0, True)


def test_a_page_has_its_number_and_size(tmp_path: Path) -> None:
    document = document_of(tmp_path, [Text(50, 50, "one")], [Text(50, 50, "two")])
    assert [(page.number, page.width, page.height) for page in document.pages] == [
        (1, *SIZE),
        (2, *SIZE),
    ]
    assert document.catalogue_pages == 2


def test_the_type_of_most_characters_names_a_words_font(tmp_path: Path) -> None:
    at = 50 + width("a")
    page = page_of(tmp_path, Text(50, 50, "a"), Text(at, 50, "bcd", "Helvetica-Bold"))
    (word,) = page.words
    assert (word.text, word.font) == ("abcd", "Helvetica-Bold")


def test_the_tag_of_an_embedded_subset_is_no_part_of_the_fonts_name(tmp_path: Path) -> None:
    (word,) = page_of(tmp_path, Text(50, 50, "frontera", "Vera")).words
    assert word.font == "BitstreamVeraSans-Roman"


def test_grey_rgb_and_cmyk_become_red_green_and_blue(tmp_path: Path) -> None:
    path = tmp_path / "c.pdf"
    canvas = Canvas(str(path))
    canvas.setFillGray(0.5)
    canvas.drawString(72, 700, "grey")
    canvas.setFillColor(colors.Color(0.2, 0.4, 0.6))
    canvas.drawString(72, 600, "blue")
    canvas.setFillColor(colors.CMYKColor(0, 1, 0.5, 0.2))
    canvas.drawString(72, 500, "ink")
    found = {word.text: word.colour for word in canvas_words(canvas, path)}
    assert found == {"grey": (0.5, 0.5, 0.5), "blue": (0.2, 0.4, 0.6), "ink": (0.8, 0.0, 0.4)}


def test_a_colour_that_is_no_colour_is_none() -> None:
    assert colour_of(None) is None
    assert colour_of(()) is None
    assert colour_of(("P1",)) is None
    assert colour_of((0.1, 0.2)) is None
    assert colour_of(1) == (1.0, 1.0, 1.0)
    assert colour_of((2.0, -1.0, 0.5)) == (1.0, 0.0, 0.5)


def test_turned_text_says_how_it_is_turned(tmp_path: Path) -> None:
    page = page_of(
        tmp_path,
        Text(50, 100, "level"),
        Text(50, 300, "climbs", rotate=90),
        Text(80, 300, "falls", rotate=-90),
    )
    assert {word.text: word.turn for word in page.words} == {
        "level": 0,
        "climbs": 270,
        "falls": 90,
    }
    climbs = next(word for word in page.words if word.text == "climbs")
    assert climbs.box.height == pytest.approx(width("climbs"))


def test_filled_rectangles_are_shapes_and_thin_ones_are_rules(tmp_path: Path) -> None:
    page = page_of(
        tmp_path, Bar(50, 60, 250, 80, "#00ff00"), Bar(50, 100, 250, 100.5), Bar(300, 60, 301, 400)
    )
    (shape,) = page.shapes
    assert shape.colour == (0.0, 1.0, 0.0)
    assert (shape.box.x0, shape.box.top, shape.box.x1, shape.box.bottom) == pytest.approx(
        (50, 60, 250, 80)
    )
    assert [(rule.x0, rule.top, rule.width, rule.height) for rule in page.rules] == [
        pytest.approx((50, 100, 200, 0.5)),
        pytest.approx((300, 60, 1, 340)),
    ]


def test_a_drawn_line_is_a_rule_and_an_outline_is_no_shape(tmp_path: Path) -> None:
    path = tmp_path / "l.pdf"
    canvas = Canvas(str(path), pagesize=(400, 300))
    canvas.line(50, 200, 250, 200)
    canvas.rect(50, 50, 100, 80, stroke=1, fill=0)
    canvas.save()
    (page,) = read(path).pages
    assert page.shapes == ()
    (rule,) = page.rules
    assert (rule.x0, rule.top, rule.x1, rule.bottom) == pytest.approx((50, 100, 250, 100))


def seen(page: Page) -> list[tuple[str, float, float, bool]]:
    return [(w.text, round(w.box.x0, 1), round(w.box.bottom), w.visible) for w in page.words]


@pytest.mark.parametrize("rotation", [0, 90, 180, 270])
def test_a_turned_and_cropped_page_is_read_as_it_is_seen(rotation: int, tmp_path: Path) -> None:
    # The page as seen is 460 by 640; the sheet reaches 10, 20, 30, 40 beyond it on the left,
    # above, on the right and below. So much is cut off in the file's own coordinates:
    crop = {
        0: (10, 40, 470, 680),
        90: (20, 10, 660, 470),
        180: (30, 20, 490, 660),
        270: (40, 30, 680, 490),
    }[rotation]

    def at(x: float, y: float) -> tuple[float, float]:
        """A point of the page as it is seen, in the file's coordinates."""
        x0, y0, x1, y1 = crop
        return {
            0: (x0 + x, y1 - y),
            90: (x0 + y, y0 + x),
            180: (x1 - x, y0 + y),
            270: (x1 - y, y1 - x),
        }[rotation]

    path = tmp_path / "r.pdf"
    canvas = Canvas(str(path), pagesize=(500, 700))  # it swaps the sides of a turned page itself
    canvas.setPageRotation(rotation)
    canvas.setCropBox(crop)
    for x, y, text in ((70, 100, "inside"), (200, 300, "middle"), (100, 655, "outside")):
        canvas.saveState()
        canvas.translate(*at(x, y))
        canvas.rotate(rotation)
        canvas.setFont("Helvetica", 10)
        canvas.drawString(0, 0, text)
        canvas.restoreState()
    (x0, y0), (x1, y1) = at(60, 400), at(260, 430)
    canvas.rect(min(x0, x1), min(y0, y1), abs(x1 - x0), abs(y1 - y0), stroke=0, fill=1)
    canvas.save()
    (page,) = read(path).pages
    assert (page.width, page.height) == (460, 640)
    assert all(word.turn == 0 for word in page.words)
    descent = 2  # Helvetica reaches two points below the baseline
    assert seen(page) == [
        ("inside", 70, 100 + descent, True),
        ("middle", 200, 300 + descent, True),
        ("outside", 100, 655 + descent, False),
    ]
    (shape,) = page.shapes
    assert (shape.box.x0, shape.box.top, shape.box.x1, shape.box.bottom) == pytest.approx(
        (60, 400, 260, 430)
    )


def test_a_crop_box_larger_than_the_sheet_is_held_to_it(tmp_path: Path) -> None:
    path = tmp_path / "r.pdf"
    canvas = Canvas(str(path), pagesize=(400, 300))
    canvas.setCropBox((-50, -50, 450, 200))
    canvas.drawString(50, 100, "word")
    canvas.save()
    (page,) = read(path).pages
    assert (page.width, page.height) == (400, 200)
    assert page.words[0].box.x0 == pytest.approx(50)


def test_the_bullet_of_a_standard_font_is_a_bullet(tmp_path: Path) -> None:
    # reportlab writes it as a code that the encoding leaves unnamed: (cid:127) to a PDF reader.
    assert texts(page_of(tmp_path, Text(50, 50, "• Open"))) == ["•", "Open"]


@pytest.mark.parametrize(
    ("printed", "words"),
    [
        ("•Open", ["•", "Open"]),
        ("–“Open”", ["–", "“Open”"]),
        ("•¿Cómo?", ["•", "¿Cómo?"]),
        ("•3,000", ["•", "3,000"]),
        ("–", ["–"]),
        ("half-open", ["half-open"]),
        ("2023–2025", ["2023–2025"]),
    ],
)
def test_a_bullet_that_touches_its_word_is_split_from_it(
    printed: str, words: list[str], tmp_path: Path
) -> None:
    assert texts(page_of(tmp_path, Text(50, 50, printed))) == words


@pytest.mark.parametrize(
    ("printed", "words"),
    [
        ("AB.1.02Open", ["AB.1.02", "Open"]),
        ("AB.1.02UNHCR", ["AB.1.02", "UNHCR"]),
        ("1.2.3Óyelo", ["1.2.3", "Óyelo"]),
        ("AB.1.02", ["AB.1.02"]),
        ("AB.1.02b", ["AB.1.02b"]),
        ("AB.1.02B", ["AB.1.02B"]),
        ("1.200.000USD", ["1.200.000USD"]),
    ],
)
def test_a_code_that_touches_its_word_is_split_from_it(
    printed: str, words: list[str], tmp_path: Path
) -> None:
    assert texts(page_of(tmp_path, Text(50, 50, printed))) == words


def test_words_drawn_one_by_one_without_spaces_stay_apart(tmp_path: Path) -> None:
    printed = ["Open", "a", "second", "office"]
    x0, items = 50.0, []
    for text in printed:
        items.append(Text(x0, 50, text))
        x0 += width(text + " ")
    assert texts(page_of(tmp_path, *items)) == printed


def test_letters_drawn_one_by_one_are_one_word(tmp_path: Path) -> None:
    items = [Text(50 + width("frontera"[:i]), 50, c) for i, c in enumerate("frontera")]
    assert texts(page_of(tmp_path, *items)) == ["frontera"]


def test_small_capitals_are_one_word(tmp_path: Path) -> None:
    page = page_of(tmp_path, *small_capitals(50, 50, "Social protection", 14, 11))
    assert texts(page) == ["SOCIAL", "PROTECTION"]
    assert page.words[0].size == 14


def test_ligatures_and_soft_hyphens_are_given_as_printed(tmp_path: Path) -> None:
    page = page_of(tmp_path, Text(50, 50, "of\ufb01ce co\u00ad", "Vera"))
    assert texts(page) == ["of\ufb01ce", "co\u00ad"]


def test_a_soft_hyphen_that_is_drawn_within_a_word_is_a_hyphen(tmp_path: Path) -> None:
    page = page_of(tmp_path, Text(50, 50, "door\u00adto\u00addoor co\u00ad", "Vera"))
    assert texts(page) == ["door-to-door", "co-"]


def test_the_files_title_and_subject_are_kept(tmp_path: Path) -> None:
    path = tmp_path / "t.pdf"
    canvas = Canvas(str(path))
    canvas.setTitle("National plans 2031")
    canvas.setSubject("Commitments")
    canvas.drawString(72, 72, "word")
    canvas.save()
    assert read(path).properties == ("National plans 2031", "Commitments")


def test_a_page_without_anything_has_no_words(tmp_path: Path) -> None:
    document = document_of(tmp_path, [], [Text(50, 50, "word")])
    assert [len(page.words) for page in document.pages] == [0, 1]


def test_progress_is_told_page_by_page(tmp_path: Path) -> None:
    path = tmp_path / "p.pdf"
    draw_pages(path, [[Text(50, 50, "a")]] * 3)
    told: list[tuple[int, int]] = []
    read(path, lambda done, total: told.append((done, total)))
    assert told == [(1, 3), (2, 3), (3, 3)]


def test_the_document_names_its_file_and_bytes(tmp_path: Path) -> None:
    path = tmp_path / "plan of mine.pdf"
    draw_page(path, [Text(50, 50, "word")])
    document = read(str(path))
    assert document.file_name == "plan of mine.pdf"
    assert document.bytes == path.stat().st_size
    assert len(document.sha256) == 64
    assert document.reader.startswith("pdfplumber ")
    assert read(path) == document


def encrypted(path: Path, user: str) -> Path:
    encryption = pdfencrypt.StandardEncryption(user, "owner", canPrint=0)
    canvas = Canvas(str(path), encrypt=encryption)
    canvas.drawString(72, 700, "secret plan")
    canvas.save()
    return path


def failure(path: Path, kind: type[MirpsError]) -> MirpsError:
    with pytest.raises(MirpsError) as caught:
        read(path)
    assert type(caught.value) is kind
    assert "\n" not in str(caught.value)
    return caught.value


def test_a_missing_file_is_not_readable(tmp_path: Path) -> None:
    error = failure(tmp_path / "none.pdf", InputNotReadableError)
    assert error.exit_code is ExitCode.NOT_READABLE
    assert "none.pdf does not exist" in str(error)


def test_a_folder_is_not_readable(tmp_path: Path) -> None:
    error = failure(tmp_path, FolderError)
    assert error.exit_code is ExitCode.FOLDER
    assert "is a folder" in str(error)


@pytest.mark.parametrize("data", [b"", b"<html>no plan</html>", b"PK\x03\x04 a word file"])
def test_another_kind_of_file_is_no_pdf(data: bytes, tmp_path: Path) -> None:
    path = tmp_path / "page.pdf"
    path.write_bytes(data)
    error = failure(path, NotAPdfError)
    assert error.exit_code is ExitCode.NOT_A_PDF
    assert "page.pdf is not a PDF" in str(error)


@pytest.mark.parametrize("part", [0.02, 0.2, 0.5])
def test_a_truncated_pdf_is_damaged(part: float, tmp_path: Path) -> None:
    path = tmp_path / "cut.pdf"
    draw_page(path, [Text(50, 50 + 12 * i, f"line {i} of the plan") for i in range(40)])
    data = path.read_bytes()
    path.write_bytes(data[: int(part * len(data))])
    error = failure(path, DamagedError)
    assert error.exit_code is ExitCode.DAMAGED
    assert "damaged" in str(error)


def test_a_password_is_asked_for(tmp_path: Path) -> None:
    error = failure(encrypted(tmp_path / "locked.pdf", "user"), EncryptedError)
    assert error.exit_code is ExitCode.ENCRYPTED
    assert "locked.pdf is protected by a password" in str(error)


def test_an_owners_password_alone_does_not_lock_the_text(tmp_path: Path) -> None:
    document: Document = read(encrypted(tmp_path / "open.pdf", ""))
    assert texts(document.pages[0]) == ["secret", "plan"]


@pytest.mark.parametrize("name", ["pages", "words", "objects", "stream"])
def test_limits_hold(name: str, tmp_path: Path) -> None:
    path = tmp_path / "p.pdf"
    draw_pages(path, [[Text(50, 50, "two words")]] * 3)
    with pytest.raises(LimitError, match=f"--limit {name}="):
        read(path, limits=Limits(**{name: 2}))


def test_a_broken_stream_is_damage(tmp_path: Path) -> None:
    path = tmp_path / "p.pdf"
    draw_pages(path, [[Text(50, 50 + 12 * i, f"line {i}") for i in range(30)]] * 2)
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        data = pdf.pages[1].Contents.read_bytes()
        broken = bytearray(zlib.compress(data))
        broken[len(broken) // 2 :] = b"\xff" * (len(broken) // 4)
        pdf.pages[1].Contents.write(bytes(broken), filter=pikepdf.Name.FlateDecode)
        pdf.save(path)
    with pytest.raises(DamagedError, match="a stream of page 2 is broken"):
        read(path)
    partial = read(path, partial=True)
    assert partial.pages[0].words
    assert partial.condition.damage[0] == "a stream of page 2 is broken"


def test_a_box_that_pages_inherit_is_found(tmp_path: Path) -> None:
    path = tmp_path / "p.pdf"
    draw_page(path, [Text(50, 50, "word")], size=(300, 400))
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        pdf.Root.Pages.MediaBox = pdf.pages[0].MediaBox
        del pdf.pages[0].obj["/MediaBox"]
        pdf.save(path)
    (page,) = read(path).pages
    assert (page.width, page.height) == (300, 400)


def test_boxes_measure_hold_and_overlap() -> None:
    box = Box(10, 20, 30, 50)
    assert (box.width, box.height, box.area, box.middle) == (20, 30, 600, (20, 35))
    assert box.x_overlap(Box(25, 0, 40, 5)) == 5
    assert box.x_overlap(Box(34, 0, 40, 5)) == -4
    assert box.y_overlap(Box(0, 40, 5, 90)) == 10
    assert box.holds(Box(11, 21, 29, 49))
    assert not box.holds(Box(9, 21, 29, 49))
    assert box.holds(Box(9, 21, 29, 49), slack=1)
    assert box.moved(-10, 5) == Box(0, 25, 20, 55)
    assert union([box, Box(0, 30, 5, 90)]) == Box(0, 20, 30, 90)
    with pytest.raises(ValueError, match="no boxes"):
        union([])
