"""Files that other readers open without a word are not called damaged."""

from __future__ import annotations

import zlib
from pathlib import Path

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name

from mirps_extract.errors import DamagedError
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
    [(b"/F1 2 0 R ", b"/F1 99 0 R "), (b"/Contents 8 0 R", b"/Contents [99 0 R]")],
    ids=["its font", "its content"],
)
def test_what_a_page_uses_and_lacks_is_damage(old: bytes, new: bytes, tmp_path: Path) -> None:
    path = draw_plan(tmp_path / "p.pdf")
    path.write_bytes(path.read_bytes().replace(old, new))
    with pytest.raises(DamagedError, match=r"a part of page 1 is missing\. .* --partial"):
        read_plan(path)
