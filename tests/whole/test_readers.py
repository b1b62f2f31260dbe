"""Whatever reads the pages, the plan comes out the same."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from drawing import SAMPLE, SAMPLE_ES, SETTINGS, draw, from_gold
from drawing.scan import scan
from drawing.tables import TableSetting, draw_tables
from mirps_extract import Settings, extract, json_of
from mirps_extract.choices import OcrMode, Reader
from mirps_extract.errors import NotAPlanError

ROOT = Path(__file__).parents[2]
PDF = ROOT / "raw" / "mirps-2021-en.pdf"
GOLD = Path(__file__).parents[1] / "fixtures" / "plan-2021-en.gold.json"
CONTENTS = {"english": SAMPLE, "spanish": SAMPLE_ES, "2021": from_gold(GOLD)}


def output(path: Path, reader: Reader, *, institutions: bool = False) -> dict[str, Any]:
    settings = Settings(institutions=institutions, reader=reader, ocr=OcrMode.OFF)
    try:
        plan: dict[str, Any] = json.loads(json_of(extract(path, settings)))
    except NotAPlanError as error:
        return {"error": str(error)}
    assert plan["source"].pop("reader").startswith(reader.value)
    assert plan.pop("made_with")["settings"].get("reader", "pdfplumber") == reader.value
    return plan


def assert_same(path: Path) -> None:
    assert output(path, Reader.PDFIUM) == output(path, Reader.PDFPLUMBER)


def test_the_2021_plan_is_the_same_with_its_institutions() -> None:
    committed = json.loads((ROOT / "output" / "mirps-2021-en.json").read_text(encoding="utf-8"))
    found = output(PDF, Reader.PDFIUM, institutions=True)
    del committed["made_with"], committed["source"]["reader"]
    assert found == committed


@pytest.mark.parametrize("name", sorted(SETTINGS))
@pytest.mark.parametrize("content", sorted(CONTENTS))
def test_a_drawn_edition_is_the_same(name: str, content: str, tmp_path: Path) -> None:
    assert_same(draw(CONTENTS[content], SETTINGS[name], tmp_path / "plan.pdf").path)


@pytest.mark.parametrize("rules", ["grid", "lines", "zebra", "bar", "none"])
def test_a_plan_of_tables_is_the_same(rules: Any, tmp_path: Path) -> None:
    path = tmp_path / "plan.pdf"
    draw_tables(SAMPLE, TableSetting(rules=rules), path)
    assert_same(path)


def test_what_a_scan_has_of_a_text_layer_is_the_same(tmp_path: Path) -> None:
    assert_same(scan(PDF, tmp_path / "plan.pdf", {3, 8, 9}, dpi=40))
