"""`mirps-extract inspect` as a process, and what its picture shows."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from drawing import SAMPLE, SETTINGS, Text, draw, draw_page
from mirps_extract.inspect.drawing import COLOURS, SCALE
from process.test_command import mirps


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("inspect")
    draw(SAMPLE, SETTINGS["bars two columns"], folder / "plan.pdf")
    draw_page(folder / "letter.pdf", [Text(72, 72, "Dear colleagues, this is no plan.")])
    return folder


def shown(path: Path) -> set[str]:
    """What a picture shows above its legend, by the colours of its frames."""
    with Image.open(path) as image:
        pixels = np.asarray(image.convert("RGB"))[: round(842 * SCALE)]
    return {kind for kind, colour in COLOURS.items() if (pixels == colour).all(axis=2).any()}


def test_a_page_is_drawn_with_what_was_seen_on_it(folder: Path) -> None:
    done = mirps("inspect", "plan.pdf", "--page", 5, cwd=folder)
    assert done.returncode == 0
    assert "page 5 is drawn in plan-page-5.png" in done.stderr.decode()
    assert shown(folder / "plan-page-5.png") >= {
        "block, in reading order",
        "heading or count",
        "commitment",
        "list mark",
        "furniture",
    }


def test_a_document_that_is_no_plan_is_drawn_too(folder: Path) -> None:
    done = mirps("inspect", "letter.pdf", "--page", 1, "-o", "seen.png", cwd=folder)
    assert done.returncode == 0
    assert "block, in reading order" in shown(folder / "seen.png")
    assert "commitment" not in shown(folder / "seen.png")


@pytest.mark.parametrize(
    ("arguments", "code", "says"),
    [
        (["plan.pdf", "--page", "99"], 2, "there is no page 99: the plan has"),
        (["plan.pdf", "--page", "5", "--language", "xx"], 2, "no vocabulary for 'xx'"),
        (["none.pdf", "--page", "1"], 3, "does not exist"),
        (["plan.pdf", "--page", "1", "-o", "plan.pdf/page.png"], 8, "cannot be written"),
    ],
)
def test_what_cannot_be_drawn_is_one_clear_line(
    arguments: list[str], code: int, says: str, folder: Path
) -> None:
    done = mirps("inspect", *arguments, cwd=folder)
    assert done.returncode == code
    assert says in done.stderr.decode()
    assert "Traceback" not in done.stderr.decode()
