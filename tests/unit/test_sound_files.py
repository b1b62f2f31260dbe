"""Files that other readers open without a word are not called damaged."""

from __future__ import annotations

import itertools
import re
import zlib
from pathlib import Path

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, Object

from mirps_extract.errors import DamagedError
from mirps_extract.read import read
from unit.small_plan import TEXTS, codes_of, draw_plan, read_plan, texts_of


def compressed(path: Path, *, end: bytes | None) -> Path:
    """The page's content with another checksum, or none, at its end."""
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        content = pdf.pages[0].Contents
        data = zlib.compress(content.read_bytes())[:-4] + (end or b"")
        content.write(data, filter=Name.FlateDecode)
        pdf.save(path, compress_streams=False, stream_decode_level=pikepdf.StreamDecodeLevel.none)
    return path


@pytest.mark.parametrize("end", [b"\1\2\3\4", None], ids=["wrong", "missing"])
def test_a_bad_checksum_is_told_and_no_damage(end: bytes | None, tmp_path: Path) -> None:
    plan = read_plan(compressed(draw_plan(tmp_path / "p.pdf"), end=end))
    assert texts_of(plan) == TEXTS
    assert codes_of(plan) == {"checksum_wrong"}


def test_data_that_was_never_closed_is_whole(tmp_path: Path) -> None:
    path = draw_plan(tmp_path / "p.pdf")
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        content = pdf.pages[0].Contents
        squeezer = zlib.compressobj()
        data = squeezer.compress(content.read_bytes()) + squeezer.flush(zlib.Z_SYNC_FLUSH)
        content.write(data, filter=Name.FlateDecode)
        pdf.save(path, compress_streams=False, stream_decode_level=pikepdf.StreamDecodeLevel.none)
    plan = read_plan(path)
    assert texts_of(plan) == TEXTS
    assert codes_of(plan) == {"checksum_wrong"}


def with_kids(path: Path, kids: bytes) -> Path:
    """The file with other entries in its list of pages."""
    data = path.read_bytes()
    old = re.search(rb"/Kids \[ (\d+) 0 R \]", data)
    assert old
    path.write_bytes(data.replace(old[0], kids.replace(b"PAGE", old[1] + b" 0 R")))
    return path


@pytest.mark.parametrize(
    ("kids", "pages"),
    [(b"/Kids [ PAGE 99 0 R 99 0 R ]", 1), (b"/Kids [ PAGE null ]", 1)],
    ids=["lost twice", "nothing"],
)
def test_what_was_taken_out_of_a_list_of_pages_is_not_missing(
    kids: bytes, pages: int, tmp_path: Path
) -> None:
    plan = read_plan(with_kids(draw_plan(tmp_path / "p.pdf"), kids))
    assert plan.source.pages == pages
    assert texts_of(plan) == TEXTS


def test_a_page_that_is_listed_twice_is_shown_twice(tmp_path: Path) -> None:
    path = with_kids(draw_plan(tmp_path / "p.pdf"), b"/Kids [ PAGE PAGE ]")
    path.write_bytes(path.read_bytes().replace(b"/Count 1", b"/Count 2"))
    assert len(read(path).pages) == 2


def test_a_page_that_should_be_there_is_missing(tmp_path: Path) -> None:
    path = with_kids(draw_plan(tmp_path / "p.pdf"), b"/Kids [ PAGE 99 0 R ]")
    path.write_bytes(path.read_bytes().replace(b"/Count 1", b"/Count 2"))
    with pytest.raises(DamagedError, match="its list of pages names 1 that it does not hold"):
        read_plan(path)


def test_a_wrong_table_of_objects_is_made_anew_and_layers_are_kept(tmp_path: Path) -> None:
    path = draw_plan(tmp_path / "p.pdf")
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        pdf.Root.OCProperties = Dictionary(OCGs=Array(), D=Dictionary())
        pdf.save(path, object_stream_mode=pikepdf.ObjectStreamMode.disable)
    places = itertools.count(1)
    data = re.sub(rb"\d{10} 00000 n", lambda _: b"%010d 00000 n" % next(places), path.read_bytes())
    path.write_bytes(data)
    plan = read_plan(path)
    assert texts_of(plan) == TEXTS
    assert codes_of(plan) == {"file_rebuilt"}


def test_the_sides_of_a_box_may_be_objects_of_their_own(tmp_path: Path) -> None:
    path = draw_plan(tmp_path / "p.pdf")
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        sides = Array([pdf.make_indirect(Object.parse(side)) for side in (b"0", b"0", b"9", b"9")])
        form = pdf.make_stream(b"", Type=Name.XObject, Subtype=Name.Form, BBox=sides)
        page = pdf.pages[0]
        page.Resources.XObject = Dictionary(X=form)
        page.contents_add(b"/X Do")
        pdf.save(path)
    plan = read_plan(path)
    assert texts_of(plan) == TEXTS
    assert not codes_of(plan)


def test_a_font_that_lacks_its_parts_breaks_no_page(tmp_path: Path) -> None:
    path = draw_plan(tmp_path / "p.pdf")
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        font = Dictionary(Type=Name.Font, Subtype=Name.Type0, Encoding=Name("/Identity-H"))
        pdf.pages[0].Resources.Font.F9 = pdf.make_indirect(font)
        pdf.save(path)
    plan = read_plan(path)
    assert texts_of(plan) == TEXTS
    assert not codes_of(plan)


def test_partial_is_named_where_pages_are_left_and_only_there(tmp_path: Path) -> None:
    path = draw_plan(tmp_path / "p.pdf")
    data = path.read_bytes()
    path.write_bytes(data[: data.rindex(b"xref")].replace(b"/Type /Pages", b"/Type /Other"))
    with pytest.raises(DamagedError, match=r"get a fresh copy, or read .* with --partial"):
        read_plan(path)
    assert read(path, partial=True).pages[0].words
    path.write_bytes(b"%PDF-1.7\n")
    with pytest.raises(DamagedError, match=r"get a fresh copy\.$"):
        read_plan(path)


@pytest.mark.parametrize("alternate", [Name.DeviceRGB, Name.DeviceGray, None])
def test_a_colour_space_need_not_count_its_parts(alternate: Name | None, tmp_path: Path) -> None:
    path = draw_plan(tmp_path / "p.pdf")
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        profile = pdf.make_stream(bytes(128))
        if alternate is not None:
            profile.Alternate = alternate
        page = pdf.pages[0]
        page.Resources.ColorSpace = Dictionary(C=Array([Name.ICCBased, profile]))
        page.contents_add(
            b"/C cs 0 sc" if alternate == Name.DeviceGray else b"/C cs 0 0 0 sc", prepend=True
        )
        pdf.save(path)
    plan = read_plan(path)
    assert texts_of(plan) == TEXTS
    assert not codes_of(plan)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b"/F1 2 0 R ", b"/F1 2 0 R /F9 99 0 R "),
        (b"/Contents 8 0 R", b"/Contents [null 8 0 R]"),
        (b"\n  /Type /Page\n", b"\n"),
    ],
    ids=["an unused font", "no content before", "a page without type"],
)
def test_what_is_left_behind_or_out_damages_nothing(old: bytes, new: bytes, tmp_path: Path) -> None:
    path = draw_plan(tmp_path / "p.pdf")
    data = path.read_bytes()
    assert old in data
    path.write_bytes(data.replace(old, new))
    plan = read_plan(path)
    assert texts_of(plan) == TEXTS
    assert codes_of(plan) <= {"file_rebuilt"}


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b"/F1 2 0 R ", b"/F1 99 0 R "),
        (b"/Contents 8 0 R", b"/Contents [99 0 R]"),
        (b"/Contents 8 0 R", b"/Contents 99 0 R"),
    ],
    ids=["its font", "a part of its content", "its content"],
)
def test_what_a_page_uses_and_lacks_is_damage(old: bytes, new: bytes, tmp_path: Path) -> None:
    path = draw_plan(tmp_path / "p.pdf")
    path.write_bytes(path.read_bytes().replace(old, new))
    with pytest.raises(DamagedError, match=r"a part of page 1 is missing\. .* --partial"):
        read_plan(path)
