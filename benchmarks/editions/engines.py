"""The engines by name, and which of them can run here."""

from __future__ import annotations

import shutil
from importlib import import_module
from typing import NamedTuple

from .values import Engine


class _Entry(NamedTuple):
    """Where an engine is, and the package and the program that it needs; empty for none."""

    module: str
    function: str
    package: str = ""
    program: str = ""


_ENGINES = {
    "weasyprint": _Entry("html_engine", "weasyprint", package="weasyprint"),
    "chromium": _Entry("html_engine", "chromium", program="chromium"),
    "chromium-tagged": _Entry("html_engine", "chromium_tagged", program="chromium"),
    "typst": _Entry("typst_engine", "typst_engine", package="typst"),
    "canvas": _Entry("canvas_engine", "canvas_engine", package="reportlab"),
    "word": _Entry("office", "word", package="docx", program="soffice"),
    "slides": _Entry("office", "slides", package="pptx", program="soffice"),
}


def available() -> tuple[list[str], list[str]]:
    """Names of the engines that can run here, and notes on those that cannot."""
    names, notes = [], []
    for name, entry in _ENGINES.items():
        lacking = _lacking(entry)
        if lacking:
            notes.append(f"{name} is left out: {lacking} is not installed")
        else:
            names.append(name)
    return names, notes


def engine(name: str) -> Engine:
    """The engine of a name."""
    entry = _ENGINES[name]
    found: Engine = getattr(import_module(f"{__package__}.{entry.module}"), entry.function)
    return found


def _lacking(entry: _Entry) -> str:
    if entry.package:
        try:
            import_module(entry.package)
        except (ImportError, OSError):  # OSError: a library of the system that it stands on
            return f"the package {entry.package}"
    if entry.program and shutil.which(entry.program) is None:
        return f"the program {entry.program}"
    return ""
