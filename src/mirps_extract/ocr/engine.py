"""Recognition of letters: OCRmyPDF with Tesseract, pictures in, characters out."""

from __future__ import annotations

import logging
import os
import shutil
import subprocess
import tempfile
from collections.abc import Sequence
from functools import cache
from importlib.metadata import version as version_of
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pdfplumber
from PIL import Image

from mirps_extract.errors import OcrError
from mirps_extract.ocr.picture import DPI

PARAGRAPH = 6
"""Tesseract's page segmentation mode for one paragraph."""

THREADS = "OMP_THREAD_LIMIT"
"""The variable that says how many threads Tesseract takes for a page. It is quickest with one:
several wait for each other most of the time, and take many times as long on a busy machine."""

LONGEST = 3600
"""Seconds that Tesseract has for a page. OCRmyPDF takes a page for empty after them, in silence, so
this is more than `Limits` allow, which say what was stopped."""


def missing(languages: Sequence[str]) -> str | None:
    """What must be installed to recognise these languages (Tesseract's codes); None if nothing."""
    wanted = []
    if find_spec("ocrmypdf") is None:
        wanted.append("OCRmyPDF (pip install ocrmypdf)")
    known = _tesseract_languages()
    if known is None:
        wanted.append(f"Tesseract with its language data for {_listed(languages)}")
    elif lacking := [language for language in languages if language not in known]:
        wanted.append(f"Tesseract's language data for {_listed(lacking)}")
    return " and ".join(wanted) or None


def version() -> str:
    """What recognises, with its versions."""
    lines = _tesseract("--version").splitlines()
    return f"ocrmypdf {version_of('ocrmypdf')}, {lines[0] if lines else 'tesseract'}"


def characters_of(
    pictures: Sequence[Image.Image], languages: Sequence[str], *, paragraph: bool = False
) -> list[list[dict[str, Any]]]:
    """Recognise pictures of pages.

    Args:
        pictures: the pages at `DPI`, black on white.
        languages: Tesseract's codes of the languages to expect.
        paragraph: whether each page is one paragraph, rather than blocks to be told apart.

    Returns:
        For each picture its characters, as pdfplumber has them.

    Raises:
        OcrError: recognition failed.
    """
    import ocrmypdf  # an extra

    os.environ.setdefault(THREADS, "1")
    logging.getLogger("ocrmypdf").setLevel(logging.CRITICAL)
    with tempfile.TemporaryDirectory(prefix="mirps-extract-") as folder:
        scans, read = Path(folder, "scans.pdf"), Path(folder, "read.pdf")
        first, *others = pictures
        first.save(scans, save_all=True, append_images=others, resolution=DPI)
        try:
            ocrmypdf.ocr(
                scans,
                read,
                language=list(languages),
                output_type="pdf",
                optimize=0,
                use_threads=True,
                progress_bar=False,
                tesseract_timeout=LONGEST,
                tesseract_pagesegmode=PARAGRAPH if paragraph else None,
            )
        except Exception as error:  # whatever it throws becomes ours
            detail = " ".join(str(error).split()) or type(error).__name__
            raise OcrError(
                f"OCR failed ({detail}): check OCRmyPDF and Tesseract, or use --ocr off."
            ) from error
        with pdfplumber.open(read) as pdf:
            return [list(page.chars) for page in pdf.pages]


@cache
def _tesseract_languages() -> frozenset[str] | None:
    if shutil.which("tesseract") is None:
        return None
    return frozenset(_tesseract("--list-langs").split("\n")[1:])


def _tesseract(option: str) -> str:
    program = shutil.which("tesseract") or "tesseract"
    done = subprocess.run(
        [program, option], capture_output=True, text=True, timeout=60, check=False
    )
    return done.stdout


def _listed(languages: Sequence[str]) -> str:
    return " and ".join(languages)
