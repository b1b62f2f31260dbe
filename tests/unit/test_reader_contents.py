"""What page contents can hold is read."""

from __future__ import annotations

from pathlib import Path

import pytest

from hostile.raw import FONT, pdf_of, stream
from mirps_extract.errors import LimitError
from mirps_extract.limits import Limits
from mirps_extract.read import read

SHOW = b"BT /F 12 Tf 72 700 Td (rela-) Tj 0 -14 Td (tion to all) Tj ET"

GLYPHS = stream(b"600 0 d0 0 0 500 700 re f")
OUTLINED = (
    b"<</Type/Font/Subtype/Type3/FontBBox[0 0 600 700]/FontMatrix[.001 0 0 .001 0 0]/FirstChar 97"
    b"/LastChar 98/Widths[600 600]/CharProcs<</a 6 0 R/b 6 0 R>>/Encoding<</Differences[97/a/b]>>>>"
)
UPRIGHT = (
    b"<</Type/Font/Subtype/Type0/BaseFont/Ryumin-Light/Encoding/UniJIS-UCS2-V/DescendantFonts[<<"
    b"/Type/Font/Subtype/CIDFontType0/BaseFont/Ryumin-Light/CIDSystemInfo<</Registry(Adobe)"
    b"/Ordering(Japan1)/Supplement 2>>>>]>>"
)
FORM = b"/Type/XObject/Subtype/Form/BBox[0 0 500 500]/Matrix[.5 .1 0 .5 3.3 7]/Resources<<%s>>"
FONTS = b"/Font<</F 5 0 R>>"

CASES: dict[str, tuple[bytes, dict[int, bytes], bytes]] = {
    "type 3": (b"BT /G 10 Tf 72 700 Td (ab ba) Tj ET", {5: OUTLINED, 6: GLYPHS}, b""),
    "vertical": (b"BT /G 12 Tf 300 700 Td <672c65e5> Tj ET", {5: UPRIGHT}, b""),
    "other words for a mark": (
        SHOW + b" /Span<</ActualText<FEFF00AD>>>BDC BT /F 12 Tf 72 600 Td (-) Tj ET EMC",
        {},
        b"",
    ),
    "a picture in the content": (
        SHOW + b" q 40 0 0 40 72 500 cm BI /W 1 /H 1 /CS /G /BPC 8 ID \x80 EI Q" + SHOW,
        {},
        b"",
    ),
    "a form twice": (
        b"q 1.1 0 0 .9 10 20 cm /X Do Q /X Do",
        {6: stream(b".2 0 0 .6 k 5 5 40 20 re f " + SHOW, FORM % FONTS)},
        b"/XObject<</X 6 0 R>>",
    ),
    "a form in itself": (
        SHOW + b" /X Do",
        {6: stream(SHOW + b" /X Do", FORM % (FONTS + b"/XObject<</X 6 0 R>>"))},
        b"/XObject<</X 6 0 R>>",
    ),
    "all operators that show": (
        b"BT /F 9.7 Tf 13 TL 1.3 Tc 2.7 Tw 93 Tz 72 700 Td (one two) Tj (three four) ' "
        b'.4 .2 (five six) " [(sev) -210 (en) 33.3 ( e) 5 (ight)] TJ 3 Ts (9) Tj T* () Tj ET',
        {},
        b"",
    ),
    "words mirrored": (b"q -1 0 0 1 595 0 cm " + SHOW + b" Q q 1 0 0 -1 0 842 cm " + SHOW, {}, b""),
    "inks": (
        b"/CS0 cs 1 scn 72 500 90 20 re f /CS1 cs .1 .2 .3 .4 scn 72 400 90 20 re f* " + SHOW,
        {6: b"<</FunctionType 2/Domain[0 1]/N 1/C0[0 0 0 0]/C1[1 .4 0 0]>>"},
        b"/ColorSpace<</CS0[/Separation/Spot/DeviceCMYK 6 0 R]/CS1/DeviceCMYK>>",
    ),
    "outlines that draw nothing": (
        b"10 10 m S 10 10 m 20 20 l n 0 0 5 5 re W n f 9 9 m h B 30 30 50 50 re b* " + SHOW,
        {},
        b"",
    ),
}


def made(path: Path, content: bytes, objects: dict[int, bytes], resources: bytes) -> Path:
    font = b"/Font<</F 5 0 R/G 5 0 R>>"
    page = b"/MediaBox[0 0 595 842]/Resources<<%s%s>>" % (font, resources)
    usual = b"<</Type/Page/Parent 2 0 R/Contents 4 0 R%s>>" % page
    path.write_bytes(pdf_of({3: usual, 5: FONT, **objects}, content=content))
    return path


@pytest.mark.parametrize("name", sorted(CASES))
def test_what_a_page_can_hold_is_read(name: str, tmp_path: Path) -> None:
    (page,) = read(made(tmp_path / "p.pdf", *CASES[name])).pages
    assert page.words


def test_too_many_glyphs_in_one_place_are_too_many(tmp_path: Path) -> None:
    content = b"BT /F 12 Tf 72 700 Td %s ET" % (b"-500 0 Td (ab) Tj 500 0 Td " * 40)
    path = made(tmp_path / "p.pdf", content, {}, b"")
    with pytest.raises(LimitError, match="--limit objects="):
        read(path, limits=Limits(objects=79))
    assert read(path, limits=Limits(objects=80)).pages


WIDE = b" ".join([b"500"] * 256)
UNNAMED = (
    b"<</Type/Font/Subtype/Type1/BaseFont/Own/FirstChar 0/LastChar 255/Widths[%s]/Encoding<<"
    b"/Differences[1/g99]>>/FontDescriptor<</Type/FontDescriptor/FontName/Own/Flags 4"
    b"/FontBBox[0 -200 1000 800]>>>>" % WIDE
)
CODES = stream(
    b"begincmap 1 begincodespacerange <00><FF> endcodespacerange 3 beginbfchar <61><0091> "
    b"<62><0092> <63><0096> endbfchar endcmap"
)


def drawings(matrix: bytes, bounds: bytes, width: bytes) -> dict[int, bytes]:
    """A font of drawings for a to c, all alike."""
    return {
        5: b"<</Type/Font/Subtype/Type3/FontBBox[%s]/FontMatrix[%s]/FirstChar 97/LastChar 99/Widths"
        b"[%s]/CharProcs<</a 6 0 R/b 6 0 R/c 6 0 R>>/Encoding<</Differences[97/a/b/c]>>>>"
        % (bounds, matrix, b" ".join([width] * 3)),
        6: stream(width + b" 0 d0 0 0 5 7 re f"),
    }


@pytest.mark.parametrize(
    ("content", "objects", "words"),
    [
        (b"(ef) Tj /Span<</ActualText(fi)>>BDC (\x01) Tj EMC (cient)", {5: UNNAMED}, ["efficient"]),
        (b"(axb c)", {5: FONT[:-2] + b"/ToUnicode 9 0 R>>", 9: CODES}, ["‘x’", "–"]),
        (b"5 Ts (up) Tj 0 Ts (on) Tj", {}, ["up", "on"]),
        (
            b"(ill) Tj 21.6 0 Td (ill)",
            {5: FONT[:-2] + b"/FirstChar 32/Widths[%s]>>" % b" ".join([b"600"] * 91)},
            ["illill"],
        ),
    ],
    ids=["text of a span", "Windows' codes", "rise", "widths of a standard font"],
)
def test_fonts_are_read_as_they_are(
    content: bytes, objects: dict[int, bytes], words: list[str], tmp_path: Path
) -> None:
    path = made(tmp_path / "p.pdf", b"BT /F 12 Tf 72 700 Td " + content + b" Tj ET", objects, b"")
    found = [word.text for word in read(path).pages[0].words]
    assert sorted(found) == sorted(words)


@pytest.mark.parametrize(
    ("size", "font"),
    [
        (b"58", drawings(b".01 0 0 .01 0 0", b"0 0 10 17", b"9")),
        (b".15", drawings(b"1 0 0 1 0 0", b"0 -12 45 54", b"34")),
        (b".15", drawings(b"1 0 0 1 0 0", b"0 0 0 0", b"34")),
    ],
    ids=["too large", "too small", "without bounds"],
)
def test_the_size_of_drawn_letters_is_their_height(
    size: bytes, font: dict[int, bytes], tmp_path: Path
) -> None:
    content = b"BT /F %s Tf 72 700 Td (accab) Tj ET" % size
    (word,) = read(made(tmp_path / "p.pdf", content, font, b"")).pages[0].words
    assert (word.text, word.visible, round(word.size)) == ("accab", True, 10)


@pytest.mark.parametrize("kind", [b"Type1", b"TrueType"])
def test_a_font_without_encoding_is_read_when_ocrmypdf_is_loaded(
    kind: bytes, tmp_path: Path
) -> None:
    pytest.importorskip("ocrmypdf.pdfinfo.layout")
    font = b"<</Type/Font/Subtype/%s/BaseFont/Helvetica>>" % kind
    (page,) = read(made(tmp_path / "p.pdf", SHOW, {5: font}, b"")).pages
    assert [word.text for word in page.words] == ["rela-", "tion", "to", "all"]
