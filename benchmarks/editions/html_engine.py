"""Engines that set an edition by HTML and CSS: WeasyPrint, and Chromium with and without tags."""

from __future__ import annotations

import io
import subprocess
import tempfile
from collections.abc import Mapping
from pathlib import Path

import pikepdf

from .html_document import document
from .values import Design, Edition

PROGRAM = "chromium"
_SECONDS = 60


def weasyprint(edition: Edition, design: Design) -> bytes:
    """WeasyPrint, which hyphenates."""
    from weasyprint import HTML

    # It fills in the contents' page numbers by itself.
    drawn = HTML(string=document(edition, design, None)).write_pdf()
    assert isinstance(drawn, bytes)
    return drawn


def chromium(edition: Edition, design: Design) -> bytes:
    """Chromium, as web pages are printed."""
    return _printed(edition, design, "--disable-pdf-tagging")


def chromium_tagged(edition: Edition, design: Design) -> bytes:
    """Chromium, with tags that say what is a heading, a list, a table."""
    return _printed(edition, design, "--export-tagged-pdf", "--generate-pdf-document-outline")


def _printed(edition: Edition, design: Design, *flags: str) -> bytes:
    pdf = _run(document(edition, design, {}), *flags)
    if not design.contents:
        return pdf
    # Chromium cannot fill in page numbers: they are looked up in a first print.
    return _run(document(edition, design, _pages(pdf)), *flags)


def _run(html: str, *flags: str) -> bytes:
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        page, pdf = Path(folder, "edition.html"), Path(folder, "edition.pdf")
        page.write_text(html, encoding="utf-8")
        command = [
            PROGRAM, "--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage",
            f"--user-data-dir={folder}/profile", "--no-pdf-header-footer", *flags,
            f"--print-to-pdf={pdf}", page.as_uri(),
        ]  # fmt: skip
        subprocess.run(command, check=True, capture_output=True, timeout=_SECONDS)
        return pdf.read_bytes()


def _pages(pdf: bytes) -> Mapping[str, int]:
    """The page, from 1, of each named place."""
    with pikepdf.open(io.BytesIO(pdf)) as file:
        places = file.Root.get("/Dests")
        if not isinstance(places, pikepdf.Dictionary):
            return {}
        return {str(name)[1:]: pikepdf.Page(place[0]).index + 1 for name, place in places.items()}
