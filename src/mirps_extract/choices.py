"""What a user chooses by name. Here, so that the command line knows it without the stages."""

from __future__ import annotations

from enum import StrEnum


class OcrMode(StrEnum):
    """Which pages are recognised: those without a text layer, none, or all."""

    AUTO = "auto"
    OFF = "off"
    FORCE = "force"


class Reader(StrEnum):
    """What reads the pages: the reference, or the fast one."""

    PDFPLUMBER = "pdfplumber"
    PDFIUM = "pdfium"
