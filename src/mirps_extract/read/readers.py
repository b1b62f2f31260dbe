"""The readers by name. To add one, write a module with a `parse` and name it here."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module

from mirps_extract.choices import Reader
from mirps_extract.limits import Limits
from mirps_extract.read.values import Parsed, Progress

Parse = Callable[[bytes, Progress | None, Limits, str | None], Parsed]
"""From a file's bytes, within limits and with a password, to its pages.

It may throw whatever a parser throws at broken input."""

MODULES = {Reader.PDFPLUMBER: "plumber", Reader.PDFIUM: "pdfium"}
"""The module of each reader in this package."""


def parse_of(reader: Reader) -> Parse:
    """The function by which a reader parses a file; only then is its library imported."""
    parse: Parse = import_module(f"mirps_extract.read.{MODULES[reader]}").parse
    return parse
