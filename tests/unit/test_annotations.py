"""Annotations: what is printed of them is read, and nothing else."""

from __future__ import annotations

from pathlib import Path

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name

from mirps_extract.read import read
from unit.small_plan import TEXTS, codes_of, draw_plan, read_plan, texts_of

ADDED = "• Print a guide to the asylum procedure for the schools"

PRINTED = 4


def annotate(
    path: Path,
    *,
    kind: str = "FreeText",
    flags: int = PRINTED,
    matrix: tuple[float, ...] = (1, 0, 0, 1, 0, 0),
    rect: tuple[float, ...] = (56, 612, 456, 632),
    bbox: tuple[float, ...] = (0, 0, 400, 20),
    states: bool = False,
    size: float = 10,
) -> Path:
    """Put an annotation on the first page; its text stands 4 points right and 8 points up."""
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        font = Dictionary(
            Type=Name.Font,
            Subtype=Name.Type1,
            BaseFont=Name.Helvetica,
            Encoding=Name.WinAnsiEncoding,
        )
        form = pdf.make_stream(
            b"BT /F %d Tf 4 8 Td (" % size + ADDED.encode("cp1252") + b") Tj ET",
            Type=Name.XObject,
            Subtype=Name.Form,
            BBox=Array(bbox),
            Matrix=Array(matrix),
            Resources=Dictionary(Font=Dictionary(F=font)),
        )
        note = Dictionary(
            Type=Name.Annot,
            Subtype=Name("/" + kind),
            Rect=Array(rect),
            F=flags,
            AP=Dictionary(N=Dictionary(Yes=form) if states else form),
        )
        if states:
            note.AS = Name.Yes
        pdf.pages[0].Annots = Array([pdf.make_indirect(note)])
        pdf.save(path)
    return path


@pytest.mark.parametrize(
    "how",
    [
        {},
        {"kind": "Widget"},
        {"kind": "Widget", "states": True},
        {"kind": "Square"},
        {"matrix": (1, 0, 0, 1, 100, -50)},
        {"matrix": (2, 0, 0, 2, 0, 0)},
    ],
    ids=["free text", "field", "field with states", "square", "moved", "scaled"],
)
def test_what_is_printed_is_read(how: dict[str, object], tmp_path: Path) -> None:
    path = annotate(draw_plan(tmp_path / "p.pdf"), **how)  # type: ignore[arg-type]
    plan = read_plan(path)
    assert texts_of(plan)["protection"] == [*TEXTS["protection"], ADDED[2:]]
    assert not codes_of(plan)


def test_a_turned_form_stands_as_its_matrix_says(tmp_path: Path) -> None:
    path = draw_plan(tmp_path / "p.pdf")
    annotate(path, matrix=(0, 1, -1, 0, 0, 0), rect=(500, 100, 520, 500))
    turned = [word for word in read(path).pages[0].words if word.turn]
    assert " ".join(word.text for word in turned) == ADDED
    assert {word.turn for word in turned} == {270}
    assert all(word.box.x0 >= 500 and word.box.x1 <= 520 for word in turned)


@pytest.mark.parametrize(
    "how",
    [
        {"flags": 2 + PRINTED},
        {"flags": 0},
        {"flags": 32 + PRINTED},
        {"kind": "Popup"},
        {"kind": "Link"},
        {"kind": "Text"},
        {"kind": "Highlight"},
        {"rect": ("a", 0, 0, 0)},
        {"bbox": (0, 0, 0, 20)},
    ],
    ids=["hidden", "not printed", "not shown", "popup", "link", "note", "highlight", "bad", "flat"],
)
def test_what_is_not_printed_is_not_read(how: dict[str, object], tmp_path: Path) -> None:
    if how.get("rect"):
        how = {"rect": (Name.A, 0, 0, 0)}
    path = annotate(draw_plan(tmp_path / "p.pdf"), **how)  # type: ignore[arg-type]
    plan = read_plan(path)
    assert texts_of(plan) == TEXTS
    assert not codes_of(plan)


@pytest.mark.parametrize("kind", ["Stamp", "Watermark"])
def test_a_stamp_over_the_text_is_a_watermark(kind: str, tmp_path: Path) -> None:
    path = draw_plan(tmp_path / "p.pdf")
    plan = read_plan(annotate(path, kind=kind, rect=(56, 652, 456, 672), size=12))
    assert texts_of(plan) == TEXTS
    assert not codes_of(plan)
    assert plan.coverage.by_role["watermark"] == len(ADDED.split())
