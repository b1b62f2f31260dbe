"""Fonts, pictures and forms that a page uses and whose entries lead nowhere."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name

from mirps_extract.read import read
from mirps_extract.read.lint import Flaw

USED = b"BT /F1 12 Tf 20 100 Td (Some words) Tj ET q /G0 gs /Fm0 Do Q"
UNUSED = b"BT /F2 12 Tf 20 100 Td (Some words) Tj ET"


def flaws_of(folder: Path, change: Callable[[pikepdf.Page], None], content: bytes) -> set[Flaw]:
    """What is wrong with a page of a text and a form, once its resources are changed."""
    path = folder / "page.pdf"
    with pikepdf.new() as pdf:
        page = pdf.add_blank_page(page_size=(400, 200))
        fonts = Dictionary()
        for name in ("/F1", "/F2"):
            fonts[name] = Dictionary(Subtype=Name.Type1, BaseFont=Name.Courier, Type=Name.Font)
        form = pdf.make_stream(b"0 0 10 10 re f", Type=Name.XObject, Subtype=Name.Form)
        form.BBox = Array([0, 0, 10, 10])
        page.Resources = Dictionary(
            Font=fonts,
            XObject=Dictionary(Fm0=form),
            ExtGState=Dictionary(G0=Dictionary(ca=1)),
        )
        page.Contents = pdf.make_stream(content)
        change(page)
        pdf.save(path)
    return {flaw for flaws in read(path).condition.flaws.values() for flaw in flaws}


def without_codes(page: pikepdf.Page) -> None:
    page.Resources.Font.F1.ToUnicode = 500


def without_encoding(page: pikepdf.Page) -> None:
    page.Resources.Font.F1.Encoding = 500


def without_widths(page: pikepdf.Page) -> None:
    page.Resources.Font.F1.Widths = True


def without_font(page: pikepdf.Page) -> None:
    page.Resources.Font.F1 = 500


def without_form(page: pikepdf.Page) -> None:
    page.Resources.XObject.Fm0 = 500


def of_no_kind(page: pikepdf.Page) -> None:
    page.Resources.XObject.Fm0.Subtype = Name.X


def without_box(page: pikepdf.Page) -> None:
    del page.Resources.XObject.Fm0.BBox


def without_state(page: pikepdf.Page) -> None:
    del page.Resources.ExtGState.G0


@pytest.mark.parametrize(
    "change",
    [
        without_state,
        without_codes,
        without_encoding,
        without_widths,
        without_font,
        without_form,
        of_no_kind,
        without_box,
    ],
)
def test_what_is_used_and_leads_nowhere_is_a_flaw(
    change: Callable[[pikepdf.Page], None], tmp_path: Path
) -> None:
    assert flaws_of(tmp_path, lambda _: None, USED) == set()
    assert flaws_of(tmp_path, change, UNUSED) == set()
    assert flaws_of(tmp_path, change, USED) == {Flaw.NAMES}
