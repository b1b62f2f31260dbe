"""What the tests of the command read: a plan that is drawn once, and that nobody changes."""

from __future__ import annotations

from pathlib import Path

import pytest

from drawing import SAMPLE, SETTINGS, draw


@pytest.fixture(scope="session")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small plan of three countries, with slips in its counts."""
    path = tmp_path_factory.mktemp("raw") / "sample.pdf"
    return draw(SAMPLE, SETTINGS["bars two columns"], path).path
