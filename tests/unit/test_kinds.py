"""A file that was given for another is called what it is."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from mirps_extract import Plan, compare, export, load, validate
from mirps_extract.batch.values import Record, Status
from mirps_extract.corrections import Corrections, corrections_json, load_corrections
from mirps_extract.errors import CorrectionsError, InputNotReadableError, NotAPdfError
from mirps_extract.exports import FORMATS
from mirps_extract.kinds import kind_of
from mirps_extract.limits import USUAL_LIMITS
from mirps_extract.read.opening import bytes_of

ROOT = Path(__file__).parents[2]
NONE = Corrections(version="1.1", corrections=[])
OUTPUT = ROOT / "output" / "mirps-2021-en.json"

KINDS = {
    "hdx-dataset.json": "the metadata of a dataset for HDX",
    "datapackage.json": "the description of a data package",
    "mirps-metadata.json": "the metadata of a database for Datasette",
    ".jsonl": "an export as JSON Lines",
    ".csv": "a table in CSV",
    ".parquet": "a Parquet file",
    ".db": "an SQLite database",
    ".xlsx": "a ZIP archive or an Office document",
}
"""What the files of exports are, by how their names end."""


@pytest.fixture(scope="module")
def plan() -> Plan:
    """The plan of one country: the tables of all take long."""
    whole = load(OUTPUT)
    return whole.model_copy(update={"countries": whole.countries[:1], "findings": []})


def test_every_file_of_every_export_is_known(plan: Plan, tmp_path: Path) -> None:
    for path in export(plan, list(FORMATS), tmp_path):
        (kind,) = {kind for end, kind in KINDS.items() if path.name.endswith(end)}
        assert kind_of(path.read_bytes()) == kind, path
        (fault,) = validate(path)
        assert f"this is {kind}, not the JSON of a plan" in fault.message


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_other_files_of_ours_are_known(encoding: str, plan: Plan) -> None:
    comparison = compare([plan, plan]).model_dump(mode="json")
    for text, kind in (
        (corrections_json(NONE), "a file of corrections"),
        (json.dumps(comparison, indent=2), "a comparison of editions"),
        (Record("k", "u", Status.READ).to_json().decode(), "the record of a plan in a batch"),
        ('{"id": "CRI-1", "mentions": []}\n', "a gold file of mentions"),
        ((ROOT / "schema" / "plan-1.2.schema.json").read_text("utf-8"), "a JSON Schema"),
        ("<!doctype html>\n<html>", "a web page"),
    ):
        if "html" in text and encoding != "utf-8":
            continue
        (fault,) = validate(text.encode(encoding))
        assert (fault.line, fault.where) == (1, "")
        assert fault.message.startswith(f"this is {kind}, not the JSON of a plan")


def test_whoever_gives_one_file_for_another_is_told(tmp_path: Path) -> None:
    own = tmp_path / "own.json"
    own.write_text(corrections_json(NONE))
    with pytest.raises(InputNotReadableError, match=r"own\.json is a file of corrections, not the"):
        load(own)
    with pytest.raises(NotAPdfError, match="not a PDF file but a file of corrections"):
        bytes_of(own, USUAL_LIMITS)
    with pytest.raises(CorrectionsError, match="is the JSON of a plan, not a file of corrections"):
        load_corrections(OUTPUT)


@pytest.mark.parametrize("data", [b"", b"[1]", b"{}", b"7", b"[" * 100_000, b"one,two", b"\0" * 9])
def test_of_all_else_nothing_is_said(data: bytes) -> None:
    assert kind_of(data) is None
