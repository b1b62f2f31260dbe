"""`mirps-extract inspect` as a process: what its picture shows, and what it tells."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from drawing import SAMPLE, SETTINGS, Text, draw, draw_page, draw_pages
from mirps_extract.inspect.drawing import COLOURS, SCALE
from mirps_extract.inspect.telling import told
from mirps_extract.outline.values import ReadLine
from mirps_extract.outline.weights import weights
from process.command import mirps_bytes as mirps
from unit.making import line

ROW = re.compile(
    r"(?P<number>[ \d]{4})  (?P<label>\S+) +(?P<second>[a-z_]*) +(?P<less>\d*)  (?P<words>\S.*)"
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("inspect")
    draw(SAMPLE, SETTINGS["bars two columns"], folder / "plan.pdf")
    draw_page(folder / "letter.pdf", [Text(72, 72, "Dear colleagues, this is no plan.")])
    return folder


@pytest.fixture(scope="module")
def inspected(folder: Path) -> subprocess.CompletedProcess[bytes]:
    """A run on the plan's fifth page."""
    return mirps("inspect", "plan.pdf", "--page", 5, cwd=folder)


def shown(path: Path) -> set[str]:
    """What a picture shows above its legend, by the colours of its frames."""
    with Image.open(path) as image:
        pixels = np.asarray(image.convert("RGB"))[: round(842 * SCALE)]
    return {kind for kind, colour in COLOURS.items() if (pixels == colour).all(axis=2).any()}


def test_a_page_is_drawn_with_what_was_seen_on_it(
    folder: Path, inspected: subprocess.CompletedProcess[bytes]
) -> None:
    assert inspected.returncode == 0
    assert "page 5 is drawn in plan-page-5.png" in inspected.stderr.decode()
    assert shown(folder / "plan-page-5.png") >= {
        "place in reading order",
        "heading or count",
        "commitment",
        "list mark",
        "furniture",
    }


def test_the_lines_are_told_in_reading_order(
    inspected: subprocess.CompletedProcess[bytes],
) -> None:
    first, head, *rows = inspected.stdout.decode().splitlines()
    assert first == "page 5 in reading order"
    assert head.split() == ["line", "read", "as", "or", "else", "less", "by", "words"]
    lines = [match for row in rows if (match := ROW.fullmatch(row))]
    assert [int(line["number"]) for line in lines] == list(range(1, len(lines) + 1))
    labels = [line["label"] for line in lines]
    assert "area" in labels
    assert labels[labels.index("area") + 1] == "item"
    assert all(int(line["less"]) > 0 for line in lines if line["second"].strip())


def test_what_decided_is_told_of_each_line(inspected: subprocess.CompletedProcess[bytes]) -> None:
    _, _, *rows = inspected.stdout.decode().splitlines()
    read = [match for row in rows if (match := ROW.fullmatch(row))]
    told = [[piece.split() for piece in row.split(", ")] for row in rows if not ROW.fullmatch(row)]
    assert len(told) == len(read)
    weigh = weights()
    assert all(weight == f"{weigh.of([name]):+}" for why in told for name, weight in why)
    assert all(
        ["item.mark", f"{weigh.of(['item.mark']):+}"] in why
        for line, why in zip(read, told, strict=True)
        if line["label"] == "item"
    )


def test_the_evidence_of_a_line_is_told() -> None:
    why = ("item.mark +12", "style.item_main +4")
    read = ReadLine(line(["•", "Open", "a", "school."]), "item", "more", 13, why)
    assert list(told(3, [read])) == [
        "page 3 in reading order",
        "line  read as     or else     less by  words",
        "   1  item        more             13  • Open a school.",
        "                                       item.mark +12, style.item_main +4",
    ]


def test_of_a_long_line_only_the_beginning_is_told() -> None:
    *_, row = told(3, [ReadLine(line(["word"] * 30), "narrative")])
    assert row == f"   1  narrative{' ' * 24}{' '.join(['word'] * 12)} ..."


def test_a_document_that_is_no_plan_is_drawn_too(folder: Path) -> None:
    done = mirps("inspect", "letter.pdf", "--page", 1, "-o", "seen.png", cwd=folder)
    assert done.returncode == 0
    assert "line" in shown(folder / "seen.png")
    assert "commitment" not in shown(folder / "seen.png")
    assert "front" in done.stdout.decode()


def test_a_page_without_text_is_drawn_too(folder: Path) -> None:
    draw_pages(folder / "empty.pdf", [[Text(72, 72, "Dear colleagues")], []])
    done = mirps("inspect", "empty.pdf", "--page", 2, cwd=folder)
    assert done.returncode == 0
    assert done.stdout == b"page 2: no line was read\n"


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
