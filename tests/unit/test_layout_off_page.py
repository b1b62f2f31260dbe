"""The stage layout: words beyond the crop box take no part in the reading."""

from __future__ import annotations

from pathlib import Path

from reportlab.pdfgen.canvas import Canvas

from mirps_extract.layout import lay_out
from mirps_extract.read import read


def test_words_off_the_visible_page_are_set_aside(tmp_path: Path) -> None:
    path = tmp_path / "p.pdf"
    canvas = Canvas(str(path), pagesize=(400, 300))
    canvas.setCropBox((0, 100, 400, 300))
    canvas.drawString(50, 200, "inside")
    canvas.drawString(50, 50, "outside")
    canvas.save()
    (page,) = lay_out(read(path)).pages
    assert [line.text for line in page.lines] == ["inside"]
    assert [word.text for word in page.aside] == ["outside"]
