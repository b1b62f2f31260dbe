"""What a page's content lacks or has too much where it was cut or changed."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest

from fuzzing.plans import SMALL
from mirps_extract.read import read
from mirps_extract.read.lexing import operations
from mirps_extract.read.lint import Flaw, flaws_of

SOUND = (
    b"q 1 0 0 1 72 700 cm BT /F1 12 Tf 14 TL 1 0 0 1 0 0 Tm (one) Tj T* [(tw) -20 (o)] TJ (x) ' ET "
    b"/P <</MCID 0>> BDC EMC /Artifact BMC EMC 0 0 10 10 re f* 0.5 g /Cs1 cs 1 0 0 scn "
    b"[3 1] 0 d /Im0 Do Q"
)


def flaws(content: bytes) -> set[Flaw]:
    return flaws_of(list(operations(content)), {"F1"}, {"Im0"})


def test_sound_content_has_no_flaw() -> None:
    assert flaws(SOUND) == set()


@pytest.mark.parametrize(
    ("before", "after", "flaw"),
    [
        (b"BT", b"", Flaw.UNPAIRED),
        (b"Do Q", b"Do", Flaw.UNPAIRED),
        (b"/Im0 Do", b"/Im0", Flaw.OPERANDS),
        (b"Do Q", b"Do Q 1 0 0", Flaw.CUT),
        (b"12 Tf", b"12 Tq", Flaw.UNKNOWN),
        (b"/F1", b"/F2", Flaw.NAMES),
        (b"/Im0", b"/Im1", Flaw.NAMES),
        (b"12 Tf", b"Tf", Flaw.OPERANDS),
        (b"(one)", b"1", Flaw.OPERANDS),
        (b"(tw) -20", b"(tw) /F1", Flaw.OPERANDS),
        (b"1 0 0 1 0 0 Tm", b"1 0 0 0 0 0 Tm", Flaw.OPERANDS),
        (b"10 10 re", b"10 10 10 re", Flaw.OPERANDS),
        (b"(x) ' ET", b"0 0 10 10 re (x) ' ET", Flaw.STRAY),
        (b"1 0 0 scn", b"1 0 0 scn 20 0 Td", Flaw.STRAY),
    ],
)
def test_what_was_changed_is_a_flaw(before: bytes, after: bytes, flaw: Flaw) -> None:
    assert before in SOUND
    assert flaw in flaws(SOUND.replace(before, after))


def page_of(folder: Path, content: bytes) -> Path:
    """A page of one text, with this content."""
    path = folder / "page.pdf"
    with pikepdf.new() as pdf:
        page = pdf.add_blank_page(page_size=(400, 200))
        font = pikepdf.Dictionary(
            Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica
        )
        page.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F1=font))
        page.Contents = pdf.make_stream(content)
        pdf.save(path)
    return path


def test_text_for_which_no_font_was_chosen_is_a_flaw(tmp_path: Path) -> None:
    content = b"q BT /F1 12 Tf 20 100 Td (Some words) Tj ET Q BT 20 80 Td (more words) Tj ET"
    assert Flaw.NAMES in read(page_of(tmp_path, content)).condition.flaws[1]


@pytest.mark.parametrize("wiped", [b"\0\0\0", b"(never ends"])
def test_what_was_wiped_out_is_a_flaw(wiped: bytes, tmp_path: Path) -> None:
    content = b"BT /F1 12 Tf 20 100 Td (Some words) Tj %s (more words) Tj ET"
    assert read(page_of(tmp_path, content % b"0 -20 Td")).condition.flaws == {}
    found = read(page_of(tmp_path, content % wiped)).condition.flaws
    assert Flaw.CUT in found[1]


def test_a_picture_within_the_content_is_no_flaw(tmp_path: Path) -> None:
    content = (
        b"q 10 0 0 10 5 5 cm BI /W 1 /H 1 /BPC 8 /CS /G ID \0 EI Q "
        b"BT /F1 12 Tf 20 100 Td (A#b) Tj ET"
    )
    document = read(page_of(tmp_path, content))
    assert [word.text for word in document.pages[0].words] == ["A#b"]
    assert document.condition.flaws == {}


def tagged_by_browser(folder: Path, change: Callable[[pikepdf.Pdf], None]) -> Path:
    """A plan whose letters have numbers of two bytes, each set in its place."""
    path = folder / "plan.pdf"
    with pikepdf.open(SMALL / "chromium-tagged.pdf") as pdf:
        change(pdf)
        pdf.save(path)
    return path


def fonts_of(pdf: pikepdf.Pdf) -> list[pikepdf.Object]:
    return [font for font in pdf.objects if isinstance(font, pikepdf.Dictionary) and "/W" in font]


def with_other_widths(pdf: pikepdf.Pdf) -> None:
    for font in fonts_of(pdf):
        font.W = pikepdf.Array([0, 65535, 150])


def with_other_letters(pdf: pikepdf.Pdf) -> None:
    for font in pdf.objects:
        if isinstance(font, pikepdf.Dictionary) and "/ToUnicode" in font:
            codes = font.ToUnicode.read_bytes()
            font.ToUnicode.write(codes.replace(b"<0061>", b"<0062>"))


def with_half_a_letter(pdf: pikepdf.Pdf) -> None:
    page = pdf.pages[-1]
    page.contents_coalesce()
    page.Contents.write(re.sub(rb"<([0-9A-F]{4})> Tj", rb"<\1 00> Tj", page.Contents.read_bytes()))


@pytest.mark.parametrize(
    ("change", "flaw"),
    [
        (with_other_widths, Flaw.WIDTHS),
        (with_other_letters, Flaw.LETTERS),
        (with_half_a_letter, Flaw.OPERANDS),
    ],
    ids=["widths", "letters", "half a letter"],
)
def test_what_fonts_contradict_is_a_flaw(
    change: Callable[[pikepdf.Pdf], None], flaw: Flaw, tmp_path: Path
) -> None:
    assert read(tagged_by_browser(tmp_path, lambda _: None)).condition.flaws == {}
    found = read(tagged_by_browser(tmp_path, change)).condition.flaws
    assert flaw in found[2]


def written(folder: Path, change: Callable[[pikepdf.Pdf], None]) -> Path:
    """A plan whose letters are numbered anew in each of its fonts."""
    path = folder / "plan.pdf"
    with pikepdf.open(SMALL / "word.pdf") as pdf:
        change(pdf)
        pdf.save(path)
    return path


def with_a_wide_letter(pdf: pikepdf.Pdf) -> None:
    for font in pdf.objects:
        if isinstance(font, pikepdf.Dictionary) and "/Widths" in font:
            font.Widths[2] = int(font.Widths[2]) + 300


def without_widths(pdf: pikepdf.Pdf) -> None:
    for font in pdf.objects:
        if isinstance(font, pikepdf.Dictionary) and "/Widths" in font:
            del font.Widths


def with_a_letter_of_no_width(pdf: pikepdf.Pdf) -> None:
    for font in pdf.objects:
        if isinstance(font, pikepdf.Dictionary) and "/Widths" in font:
            font.Widths[2] = 0


@pytest.mark.parametrize(
    ("change", "flaws"),
    [
        (lambda _: None, ()),
        (with_a_wide_letter, (Flaw.WIDTHS,)),
        (without_widths, (Flaw.NAMES,)),
        (with_a_letter_of_no_width, ()),
    ],
    ids=["sound", "a wide letter", "no widths", "a letter that is not expected"],
)
def test_widths_that_a_simple_font_contradicts_are_a_flaw(
    change: Callable[[pikepdf.Pdf], None], flaws: tuple[Flaw, ...], tmp_path: Path
) -> None:
    found = read(written(tmp_path, change)).condition.flaws
    assert found == ({1: flaws, 2: flaws} if flaws else {})


def test_a_simple_font_whose_program_is_broken_is_done_without(tmp_path: Path) -> None:
    path = tmp_path / "broken.pdf"
    with pikepdf.open(written(tmp_path, with_a_wide_letter)) as pdf:
        for font in pdf.objects:
            if isinstance(font, pikepdf.Dictionary) and "/FontFile2" in font:
                font.FontFile2.write(b"x\x9c no font", filter=pikepdf.Name.FlateDecode)
        pdf.save(path, compress_streams=False, stream_decode_level=pikepdf.StreamDecodeLevel.none)
    condition = read(path).condition
    assert (condition.flaws, condition.damage, condition.broken) == ({}, (), 0)
