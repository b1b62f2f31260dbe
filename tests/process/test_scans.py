"""Scanned plans on the command line, with and without what reads them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from drawing import SAMPLE, SETTINGS, draw
from drawing.scan import scan
from process.command import mirps_bytes as mirps

WITHOUT_TESSERACT = {"PATH": "/nowhere"}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("scans")
    drawn = draw(SAMPLE, SETTINGS["bars two columns"], folder / "drawn.pdf")
    scan(drawn.path, folder / "partly.pdf", [drawn.pages])
    scan(drawn.path, folder / "wholly.pdf", dpi=50)
    return folder


def findings(folder: Path) -> list[str]:
    plan = json.loads((folder / "output" / "partly.json").read_text(encoding="utf-8"))
    return [f["message"] for f in plan["findings"] if f["code"] == "pages_not_read"]


def test_without_ocr_the_rest_is_read_and_strict_fails(folder: Path) -> None:
    done = mirps("partly.pdf", "--strict", "--no-institutions", cwd=folder, env=WITHOUT_TESSERACT)
    assert done.returncode == 9
    (message,) = findings(folder)
    assert "has no text layer, only pictures, and cannot be read: install Tesseract" in message
    assert message in done.stderr.decode()


def test_ocr_can_be_left_off(folder: Path) -> None:
    done = mirps("partly.pdf", "--ocr", "off", "--no-institutions", cwd=folder)
    assert done.returncode == 0
    (message,) = findings(folder)
    assert message.endswith("leave out --ocr off")


@pytest.mark.parametrize(
    ("arguments", "code", "says"),
    [
        (["wholly.pdf"], 6, "wholly.pdf has no text, only pictures: install Tesseract with its"),
        (["wholly.pdf", "--ocr", "off"], 6, "leave out --ocr off"),
        (["drawn.pdf", "--ocr", "force"], 12, "install Tesseract"),
    ],
)
def test_what_ocr_would_need_is_one_clear_line(
    arguments: list[str], code: int, says: str, folder: Path
) -> None:
    done = mirps(*arguments, "--no-institutions", cwd=folder, env=WITHOUT_TESSERACT)
    assert done.returncode == code
    assert says in done.stderr.decode()
    assert "Traceback" not in done.stderr.decode()
