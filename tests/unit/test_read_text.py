"""Text as it comes: what is drawn in odd ways is read as a person reads it, or told."""

from __future__ import annotations

import random
import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfgen.canvas import Canvas

from hostile.raw import FONT, pdf_of, stream
from mirps_extract.read import read
from mirps_extract.read.chars import FARTHEST, Char, cleaned, logical, once
from mirps_extract.read.values import Page, Word
from mirps_extract.read.words import words_of

SIZE = 12.0


def page_of(path: Path, data: bytes) -> Page:
    path.write_bytes(data)
    (page,) = read(path).pages
    return page


def drawn(content: str, path: Path, resources: bytes = b"") -> Page:
    return page_of(path, pdf_of({}, content=content.encode("latin-1"), resources=resources))


def seen(page: Page) -> list[str]:
    return [word.text for word in page.words if word.visible]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "page.pdf"


@pytest.mark.parametrize("shift", [0.0, 0.3, 0.6, 1.2])
def test_fake_bold_is_read_once_and_told(shift: float, path: Path) -> None:
    content = (
        f"BT /F 12 Tf 72 700 Td (all well) Tj ET BT /F 12 Tf {72 + shift} 700 Td (all well) Tj ET"
    )
    page = drawn(content, path)
    assert seen(page) == ["all", "well"]
    assert [word.doubled for word in page.words] == [3, 4]


OUTLINED = b"/FontBBox[0 0 1 1]/FontMatrix[1 0 0 1 0 0]/FirstChar 97/LastChar 98/Widths[.556 .556]"


def test_fake_bold_by_a_font_of_other_measures_is_read_once(path: Path) -> None:
    outline = stream(b".556 0 d0 0 0 .5 .7 re S")
    outlined = (
        b"<</Type/Font/Subtype/Type3%s/CharProcs<</a 6 0 R/b 6 0 R>>"
        b"/Encoding<</Differences[97/a/b]>>>>" % OUTLINED
    )
    content = b"BT 72 700 Td /F 12 Tf (abba) Tj ET BT 72 700 Td /G 12 Tf (abba) Tj ET"
    resources = b"/Font<</F 5 0 R/G 7 0 R>>"
    page = b"/MediaBox[0 0 595 842]/Resources<<%s>>" % resources
    file = pdf_of({6: outline, 7: outlined}, content=content, page=page)
    assert [(word.text, word.doubled) for word in page_of(path, file).words] == [("abba", 4)]


def test_doubled_text_is_no_difference_between_readers(path: Path) -> None:
    # pdfium looks for the first print among the last strings only.
    lines = b" ".join(b"(line %d of a plan) '" % number for number in range(20))
    path.write_bytes(pdf_of({}, content=b"BT /F 12 Tf 14 TL 72 700 Td %s ET " % lines * 2))
    document = read(path)
    assert all(word.doubled for word in document.pages[0].words)
    assert document.condition.differences == ()


def test_ligatures_are_no_difference_between_readers(path: Path) -> None:
    said = b"(\\256nal con\\256dential of\\256cial of\\256ces \\257ow) Tj"  # fi and fl
    standard = FONT.replace(b"/Encoding/WinAnsiEncoding", b"/Encoding/StandardEncoding")
    path.write_bytes(pdf_of({5: standard}, content=b"BT /F 12 Tf 72 700 Td %s ET" % said))
    document = read(path)
    assert "con\ufb01dential" in seen(document.pages[0])
    assert document.condition.differences == ()


def test_an_empty_stream_is_not_broken(path: Path) -> None:
    file = pdf_of({4: b"<</Length 0/Filter/FlateDecode>>stream\n\nendstream"})
    assert page_of(path, file).words == ()


def test_text_four_times_in_place_counts_three_times_besides(path: Path) -> None:
    page = drawn("BT /F 12 Tf 72 700 Td (bold) Tj ET " * 4, path)
    assert [(word.text, word.doubled) for word in page.words] == [("bold", 12)]


def test_letters_that_repeat_are_not_doubled(path: Path) -> None:
    page = drawn("BT /F 12 Tf 72 700 Td (illicit fulfilled ........) Tj ET", path)
    assert seen(page) == ["illicit", "fulfilled", "........"]
    assert not any(word.doubled for word in page.words)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("(P R O T E C T I O N) Tj", ["PROTECTION"]),
        ("6 Tc (PROTECTION) Tj", ["PROTECTION"]),
        ("3 Tc (Protection) Tj", ["Protection"]),
        ("(S O C I A L   P R O T E C T I O N) Tj", ["SOCIAL", "PROTECTION"]),
        ("4 Tc (SOCIAL PROTECTION) Tj", ["SOCIAL", "PROTECTION"]),
        ("4 Tc (JOBS AND LIVELIHOODS) Tj", ["JOBS", "AND", "LIVELIHOODS"]),
        ("2.5 Tc [(EDUCA) 80 (TION)] TJ", ["EDUCATION"]),
        ("2.5 Tc [(HEAL) 80 (TH)] TJ", ["HEALTH"]),
        ("1 Tc (to be or not to be) Tj", ["to", "be", "or", "not", "to", "be"]),
        ("(a b c d) Tj", ["a", "b", "c", "d"]),
        ("(Annex A B C) Tj", ["Annex", "A", "B", "C"]),
        ("(1 2 3 4 5 6 7) Tj", ["1", "2", "3", "4", "5", "6", "7"]),
    ],
)
def test_letters_set_apart_are_a_word(content: str, words: list[str], path: Path) -> None:
    assert seen(drawn(f"BT /F 12 Tf 72 700 Td {content} ET", path)) == words


@pytest.mark.parametrize(
    "content",
    [
        "3 Tr (hidden) Tj 0 Tr",
        "7 Tr (hidden) Tj 0 Tr",
        "1 g (hidden) Tj 0 g",
        "0.97 0.98 0.99 rg (hidden) Tj 0 g",
        "/F 0.4 Tf (hidden) Tj",
    ],
)
def test_text_that_nobody_sees_is_hidden(content: str, path: Path) -> None:
    text = f"BT /F 12 Tf 72 700 Td (shown) Tj 0 -40 Td {content} ET"
    page = drawn(text, path)
    assert seen(page) == ["shown"]
    assert [(word.text, word.hidden) for word in page.words if not word.visible] == [
        ("hidden", True)
    ]


def test_text_under_a_white_shape_is_hidden(path: Path) -> None:
    text = "BT /F 12 Tf 72 700 Td (shown) Tj 0 -40 Td (hidden) Tj ET 1 g 60 650 200 30 re f"
    assert seen(drawn(text, path)) == ["shown"]


def test_text_on_a_white_shape_is_seen(path: Path) -> None:
    text = "1 g 60 650 200 80 re f 0 g BT /F 12 Tf 72 700 Td (shown too) Tj ET"
    assert seen(drawn(text, path)) == ["shown", "too"]


def test_white_text_on_a_dark_bar_is_seen(path: Path) -> None:
    text = "0 0 0.5 rg 60 690 300 30 re f BT 1 g /F 12 Tf 72 700 Td (HEADING) Tj ET"
    assert seen(drawn(text, path)) == ["HEADING"]


def test_white_text_on_a_shading_is_seen(path: Path) -> None:
    """A heading on a gradient: the reader knows of no shape there, but the page shows it."""
    shading = (
        b"/Shading<</S<</ShadingType 2/ColorSpace/DeviceRGB/Coords[0 0 595 0]/Extend[true true]"
        b"/Function<</FunctionType 2/Domain[0 1]/C0[0 0 0.4]/C1[0 0.3 0]/N 1>>>>>>"
    )
    text = "q 60 690 300 30 re W n /S sh Q BT 1 g /F 12 Tf 72 700 Td (HEADING) Tj ET"
    assert seen(drawn(text, path, resources=shading)) == ["HEADING"]


def test_text_on_a_layer_that_is_off_is_hidden(path: Path) -> None:
    text = "BT /F 12 Tf 72 700 Td (shown) Tj ET /OC /L BDC BT /F 12 Tf 72 600 Td (draft) Tj ET EMC"
    data = pdf_of(
        {9: b"<</Type/OCG/Name(Layer)>>"},
        content=text.encode(),
        resources=b"/Properties<</L 9 0 R>>",
        catalog=b"/OCProperties<</OCGs[9 0 R]/D<</OFF[9 0 R]/Order[9 0 R]>>>>",
    )
    assert seen(page_of(path, data)) == ["shown"]


def test_the_text_layer_of_a_scan_is_seen(tmp_path: Path, path: Path) -> None:
    """Text without ink over a picture of the page is what the picture shows."""
    picture = stream(
        bytes([90]) * 400,
        b"/Type/XObject/Subtype/Image/Width 20/Height 20/ColorSpace/DeviceGray/BitsPerComponent 8",
    )
    text = b"q 595 0 0 842 0 0 cm /I Do Q BT 3 Tr /F 12 Tf 72 700 Td (recognised words) Tj ET"
    page = page_of(path, pdf_of({9: picture}, content=text, resources=b"/XObject<</I 9 0 R>>"))
    assert seen(page) == ["recognised", "words"]


def test_text_off_the_page_is_not_seen_and_not_hidden(path: Path) -> None:
    page = drawn("BT /F 12 Tf 72 700 Td (here) Tj 900 0 Td (there) Tj ET", path)
    (off,) = [word for word in page.words if not word.visible]
    assert (off.text, off.hidden) == ("there", False)


@pytest.mark.parametrize("order", ["words", "characters", "shuffled"])
def test_the_order_of_drawing_does_not_matter(order: str, path: Path) -> None:
    text = "Strengthen the reception of asylum seekers at borders"
    canvas = Canvas(str(path))
    places, x = [], 72.0
    for char in text:
        places.append((x, char))
        x += pdfmetrics.stringWidth(char, "Helvetica", SIZE)
    if order == "words":
        for found in re.finditer(r"\S+", text):
            canvas.setFont("Helvetica", SIZE)
            canvas.drawString(places[found.start()][0], 700, found.group())
    else:
        if order == "shuffled":
            random.Random(3).shuffle(places)
        for at, char in places:
            canvas.setFont("Helvetica", SIZE)
            canvas.drawString(at, 700, char)
    canvas.save()
    assert seen(read(path).pages[0]) == text.split()


def mapped(codes: str, path: Path, text: bytes = b"(abc)") -> Page:
    """A page whose font maps the codes of a, b and c to other characters."""
    table = (
        b"/CIDInit /ProcSet findresource begin begincmap 1 begincodespacerange <00><FF> "
        b"endcodespacerange 3 beginbfchar " + codes.encode() + b" endbfchar endcmap end"
    )
    content = b"BT /F 12 Tf 72 700 Td " + text + b" Tj ET"
    return page_of(
        path, pdf_of({5: FONT[:-2] + b"/ToUnicode 9 0 R>>", 9: stream(table)}, content=content)
    )


@pytest.mark.parametrize(
    ("codes", "words"),
    [
        ("<61><0041> <62><0000> <63><0043>", ["AC"]),  # NUL
        ("<61><0041> <62><0007> <63><0043>", ["AC"]),  # a control character
        ("<61><0041> <62><D800> <63><0043>", ["A\ufffdC", "AC"]),  # half a surrogate pair
        ("<61><0041> <62><FFFF> <63><0043>", ["A\ufffdC"]),  # no character
        ("<61><0041> <62><00A0> <63><0043>", ["A", "C"]),  # a non-breaking space
        ("<61><05D0> <62><05D1> <63><05D2>", ["\u05d2\u05d1\u05d0"]),  # from the right
        ("<61><0041> <62><200B> <63><0043>", ["A\u200bC"]),  # zero width: told as a repair
        ("<61><0041> <62><00660069> <63><0043>", ["AfiC"]),  # a ligature that is spelt out
    ],
)
def test_what_a_font_maps_to_odd_characters(codes: str, words: list[str], path: Path) -> None:
    found = seen(mapped(codes, path))
    assert found == words or found in [[word] for word in words]
    assert all("\x00" not in word for word in found)
    "".join(found).encode("utf-8")


def test_a_font_without_a_map_is_told(path: Path) -> None:
    font = b"<</Type/Font/Subtype/Type0/BaseFont/X/Encoding/Identity-H/DescendantFonts[8 0 R]>>"
    below = (
        b"<</Type/Font/Subtype/CIDFontType2/BaseFont/X/CIDSystemInfo<</Registry(Adobe)"
        b"/Ordering(Identity)/Supplement 0>>/DW 600>>"
    )
    page = page_of(
        path,
        pdf_of({5: font, 8: below}, content=b"BT /F 12 Tf 72 700 Td <002400250026> Tj ET"),
    )
    from mirps_extract.read.values import is_unmapped

    assert [is_unmapped(word) for word in page.words] == [True]


def char(text: str, x: float, top: float = 100.0, **more: object) -> Char:
    return {
        "text": text,
        "x0": x,
        "x1": x + 6,
        "top": top,
        "bottom": top + SIZE,
        "doctop": top,
        "y0": 700 - top,
        "y1": 700 - top + SIZE,
        "size": SIZE,
        "width": 6.0,
        "fontname": "Helvetica",
        "upright": True,
        "matrix": (1, 0, 0, 1, x, 700 - top),
        "non_stroking_color": (0,),
        **more,
    }


PLACES = st.floats(allow_nan=True, allow_infinity=True)
TEXTS = st.text(st.characters(), min_size=1, max_size=3)


@settings(max_examples=200, deadline=None)
@given(st.lists(st.tuples(TEXTS, PLACES, PLACES, st.booleans()), max_size=30))
def test_whatever_stands_wherever_becomes_words(
    given_chars: list[tuple[str, float, float, bool]],
) -> None:
    from mirps_extract.geometry import Box

    chars = [char(t, x, y, hidden=hidden) for t, x, y, hidden in given_chars]
    words: tuple[Word, ...] = words_of(chars, 1, Box(0, 0, 595, 842))
    assert [word.index for word in words] == list(range(len(words)))
    for word in words:
        word.text.encode("utf-8")
        sides = (word.box.x0, word.box.top, word.box.x1, word.box.bottom)
        assert all(abs(side) <= 3 * FARTHEST for side in sides)


@given(st.lists(st.tuples(st.sampled_from("ab"), st.integers(0, 40)), max_size=40))
def test_each_print_is_kept_or_counted(prints: list[tuple[str, int]]) -> None:
    chars = cleaned(char(text, 0.7 * x) for text, x in prints)
    single = once(chars)
    assert sum(1 + one.get("doubled", 0) for one in single) == len(chars)


def test_numbers_keep_their_order_among_letters_from_the_right() -> None:
    run = [char(t, 6.0 * i) for i, t in enumerate("12\u05d2\u05d1")]
    assert "".join(c["text"] for c in logical(run)) == "\u05d1\u05d212"
