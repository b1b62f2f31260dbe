"""The 2021 plan, read once for all tests that look at it."""

from __future__ import annotations

from pathlib import Path

import pytest

from mirps_extract import Plan, extract
from mirps_extract.read import read
from mirps_extract.read.values import Document

PDF = Path(__file__).parents[2] / "raw" / "mirps-2021-en.pdf"


@pytest.fixture(scope="session")
def plan() -> Plan:
    """The plan with its institutions."""
    return extract(PDF)


@pytest.fixture(scope="session")
def document() -> Document:
    """Its words as they stand on the pages."""
    return read(PDF)
