"""Parquet and JSON Lines, read back by pyarrow, polars and the json module."""

from __future__ import annotations

import io
import json
from pathlib import Path

import polars
import pyarrow
import pytest
from hypothesis import given
from pyarrow import dataset, parquet

from mirps_extract import Plan, plan_of
from mirps_extract.exports import book_of, export
from mirps_extract.tables import FORMS
from unit.odd import long_plan, odd_plans
from unit.plans import plan
from unit.reading_back import commitments_of, named, said

ROOT = Path(__file__).parents[2]
OUTPUT = plan_of((ROOT / "output" / "mirps-2021-en.json").read_bytes())
SOURCE = OUTPUT.source.model_copy(update={"sha256": "1" * 64})
LATER = OUTPUT.model_copy(
    update={"source": SOURCE, "edition": OUTPUT.edition.model_copy(update={"year": 2022})}
)


def parquet_of(plan: Plan, name: str) -> list[dict[str, object]]:
    data = export(book_of([plan]), ["parquet"])[f"{name}.parquet"]
    rows: list[dict[str, object]] = parquet.read_table(io.BytesIO(data)).to_pylist()
    return rows


@given(odd_plans())
def test_no_commitment_character_or_mention_is_lost_in_parquet(plan: Plan) -> None:
    told = parquet_of(plan, "commitments")
    assert [(row["label"], row["text"]) for row in told] == said(plan)
    labels = {row["commitment_id"]: row["label"] for row in told}
    assert [
        (labels[row["commitment_id"]], row["text"], row["role"])
        for row in parquet_of(plan, "mentions")
    ] == named(plan)


def test_columns_have_their_types() -> None:
    files = export(book_of([OUTPUT]), ["parquet"])
    assert set(files) == {f"{form.name}.parquet" for form in FORMS}
    schema = parquet.read_schema(io.BytesIO(files["commitments.parquet"]))
    assert schema.field("edition_year").type == pyarrow.int64()
    assert schema.field("responsible").type == pyarrow.list_(pyarrow.string())
    assert schema.field("text").type == pyarrow.string()
    assert not schema.field("text").nullable
    assert schema.field("number").nullable
    box = parquet.read_schema(io.BytesIO(files["evidence.parquet"])).field("x0")
    assert box.type == pyarrow.float64()
    assert schema.field("text").metadata[b"description"]


@pytest.mark.parametrize("years", [[LATER, OUTPUT], [OUTPUT]])
def test_each_year_in_a_folder_of_its_own(years: list[Plan], tmp_path: Path) -> None:
    for name, data in export(book_of(years, by_year=True), ["parquet"]).items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(data)
    table = dataset.dataset(tmp_path / "commitments", partitioning="hive").to_table()
    counts = {p.edition.year: len(commitments_of(p)) for p in years}
    told = table.column("year").to_pylist()
    assert {year: told.count(year) for year in set(told)} == counts
    frame = polars.read_parquet(tmp_path / "mentions", hive_partitioning=True)
    assert frame.height == sum(len(named(p)) for p in years)
    assert frame["year"].to_list() == frame["edition_year"].to_list()


def test_a_plan_without_a_year_has_a_folder_too() -> None:
    undated = plan({"MEX": {"health": ["Go on."]}}, year=None)
    files = export(book_of([undated], by_year=True), ["parquet"])
    assert "commitments/year=__HIVE_DEFAULT_PARTITION__/part-0.parquet" in files


def lines(*plans: Plan) -> list[str]:
    return export(book_of(plans), ["jsonl"])["commitments.jsonl"].decode().splitlines()


@given(odd_plans())
def test_nothing_of_a_commitment_is_lost_in_json_lines(plan: Plan) -> None:
    told = [json.loads(line) for line in lines(plan)]
    for line, commitment in zip(told, commitments_of(plan), strict=True):
        whole = commitment.model_dump(mode="json")
        assert line["label"] == whole.pop("id")
        assert {name: line[name] for name in whole} == whole


def test_a_line_brings_its_context() -> None:
    line = json.loads(lines(OUTPUT)[0])
    assert line["id"] == "mirps-2021-en.BLZ-PROT-01"
    assert line["edition"]["year"] == 2021
    assert line["country"] == {"iso3": "BLZ", "name": "Belize"}
    assert line["focus_area"]["area"] == "protection"
    assert line["source"]["sha256"] == OUTPUT.source.sha256
    ids = [json.loads(text)["id"] for text in lines(LATER, OUTPUT)]
    assert len(set(ids)) == 460


def test_very_long_texts_come_back() -> None:
    told = [json.loads(line) for line in lines(long_plan())]
    assert [(line["label"], line["text"]) for line in told] == said(long_plan())
    rows = parquet_of(long_plan(), "commitments")
    assert [(row["label"], row["text"]) for row in rows] == said(long_plan())
