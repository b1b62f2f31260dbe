"""Sets an edition as a Word document or as slides, which LibreOffice then prints."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import tempfile
from dataclasses import replace
from pathlib import Path

from .office_slides import slides_file
from .office_word import word_file
from .values import Design, Edition

_SECONDS = 45


def word(edition: Edition, design: Design) -> bytes:
    """An edition as a Word document, as a PDF."""
    tagged = design.seed % 2 == 0
    try:
        return _printed(word_file(edition, design), "docx", tagged=tagged)
    except TimeoutError:
        # Once in a while the program never makes up its mind how to even out columns.
        wider = replace(design, gutter=design.gutter + 2)
        return _printed(word_file(edition, wider), "docx", tagged=tagged)


def slides(edition: Edition, design: Design) -> bytes:
    """An edition as slides, as a PDF."""
    return _printed(slides_file(edition, design), "pptx", tagged=design.seed % 2 == 0)


def _printed(document: bytes, kind: str, *, tagged: bool) -> bytes:
    export = "writer_pdf_Export" if kind == "docx" else "impress_pdf_Export"
    options = {"UseTaggedPDF": {"type": "boolean", "value": "true" if tagged else "false"}}
    with tempfile.TemporaryDirectory(prefix="mirps-office-") as name:
        folder = Path(name)
        source = folder / f"edition.{kind}"
        source.write_bytes(document)
        # A profile of its own, since two of the program cannot share one.
        command = [
            "soffice", f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless",
            "--convert-to", f"pdf:{export}:{json.dumps(options)}", "--outdir", name, str(source),
        ]  # fmt: skip
        _run(command)
        return source.with_suffix(".pdf").read_bytes()


def _run(command: list[str]) -> None:
    """Runs a command, and ends it with all that it started if it takes too long."""
    quiet = subprocess.DEVNULL
    process = subprocess.Popen(command, stdout=quiet, stderr=quiet, start_new_session=True)
    try:
        code = process.wait(_SECONDS)
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        raise TimeoutError(f"{command[0]} took more than {_SECONDS} s") from None
    if code:
        raise OSError(f"{command[0]} ended with code {code}")
