"""CSV, HXL and the Data Package, read back by the csv module, libhxl and frictionless."""

from __future__ import annotations

import csv
import io
import json
import re
from pathlib import Path
from typing import Any

import frictionless
import hxl
import pandas
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mirps_extract import Plan, plan_of
from mirps_extract.exports import book_of, export
from mirps_extract.exports.delimited import cell, guarded, unguarded
from mirps_extract.tables import FORMS, Table
from unit.odd import NASTY, ODD, long_plan, odd_plans
from unit.plans import plan
from unit.reading_back import named, said

ROOT = Path(__file__).parents[2]
OUTPUT = plan_of((ROOT / "output" / "mirps-2021-en.json").read_bytes())


def write(plan: Plan, folder: Path, *formats: str, **options: Any) -> Path:
    """Export a plan into a folder."""
    for name, data in export(book_of([plan], **options), formats).items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(data)
    return folder


def rows(data: bytes) -> list[list[str]]:
    text = data.decode("utf-8-sig")
    return list(csv.reader(io.StringIO(text, newline=""), strict=True))


def records(data: bytes) -> list[dict[str, str]]:
    head, *body = rows(data)
    return [{name: unguarded(value) for name, value in zip(head, row, strict=True)} for row in body]


@given(odd_plans())
def test_no_commitment_character_or_mention_is_lost_in_csv(plan: Plan) -> None:
    files = export(book_of([plan]), ["csv"])
    told = records(files["commitments.csv"])
    assert [(row["label"], row["text"]) for row in told] == said(plan)
    labels = {row["commitment_id"]: row["label"] for row in told}
    assert [
        (labels[row["commitment_id"]], row["text"], row["role"])
        for row in records(files["mentions.csv"])
    ] == named(plan)


def test_very_long_texts_come_back_from_csv() -> None:
    files = export(book_of([long_plan()]), ["csv"])
    limit = csv.field_size_limit(1_000_000)
    try:
        told = [(row["label"], row["text"]) for row in records(files["commitments.csv"])]
    finally:
        csv.field_size_limit(limit)
    assert told == said(long_plan())


def test_csv_is_what_excel_expects() -> None:
    data = export(book_of([OUTPUT]), ["csv"])["commitments.csv"]
    assert data.startswith(b"\xef\xbb\xbfedition_id,edition_year,commitment_id,")
    assert data.endswith(b"\r\n")
    assert data.count(b"\r\n") == data.count(b"\n") == 231
    assert set(export(book_of([OUTPUT]), ["csv"])) == {f"{form.name}.csv" for form in FORMS}


@pytest.mark.parametrize(
    "text", ["=1", "+1", "-1", "@x", "\t=1", "\rx", "\nx", "＝1", "＋1", "－1", "＠x", '"=1', " =1"]
)
def test_no_text_becomes_a_formula(text: str) -> None:
    assert guarded(text) == f"'{text}"
    assert cell(["a", text]) == f"a; {text}"
    assert cell([text, "a"]).startswith("'")


@pytest.mark.parametrize("text", ["a=1", "1-1", "don't", "'tis", "", "5", '"quoted"'])
def test_other_texts_stay_as_they_are(text: str) -> None:
    assert guarded(text) == text == unguarded(text)


@given(ODD | st.text())
def test_the_guard_is_undone_without_doubt(text: str) -> None:
    assert unguarded(guarded(text)) == text
    assert guarded(text).lstrip("'\" \t\r\n")[:1] not in set("=+-@") or guarded(text)[0] == "'"


def test_a_negative_number_is_a_number() -> None:
    assert cell(-1) == "-1"
    assert cell(None) == ""


def test_pandas_reads_the_csv(tmp_path: Path) -> None:
    frame = pandas.read_csv(write(OUTPUT, tmp_path, "csv") / "countries.csv", dtype="string")
    assert list(frame["country_m49"]) == ["084", "188", "222", "320", "340", "484", "591"]


# HXL


def hxl_tables(folder: Path) -> list[Path]:
    return sorted(folder.glob("*.hxl.csv"))


def test_libhxl_accepts_every_table(tmp_path: Path) -> None:
    paths = hxl_tables(write(OUTPUT, tmp_path, "hxl"))
    assert "commitments.hxl.csv" in {path.name for path in paths}
    for path in paths:
        source = hxl.data(str(path), hxl.InputOptions(allow_local=True))
        form = next(f for f in FORMS if f"{f.name}.hxl.csv" == path.name)
        assert source.display_tags == [column.hxl for column in form.columns]
        faults: list[object] = []
        valid = hxl.schema(None, callback=faults.append).validate(source)
        assert (valid, faults) == (True, []), path.name


def test_the_tags_stand_in_the_second_row_of_every_table(tmp_path: Path) -> None:
    for path in hxl_tables(write(OUTPUT, tmp_path, "hxl")):
        head, tags, *body = rows(path.read_bytes())
        assert all(tag.startswith("#") for tag in tags)
        assert len(head) == len(tags)
        assert body, path.name
        assert not path.read_bytes().startswith(b"\xef\xbb\xbf")


def test_libhxl_reads_the_commitments_back(tmp_path: Path) -> None:
    path = write(OUTPUT, tmp_path, "hxl") / "commitments.hxl.csv"
    source = hxl.data(str(path), hxl.InputOptions(allow_local=True))
    told = [
        (row.get("#activity+label"), unguarded(row.get("#activity+description+text")))
        for row in source
    ]
    assert told == said(OUTPUT)


def test_the_tagged_files_are_all_listed_for_the_exchange(tmp_path: Path) -> None:
    folder = write(OUTPUT, tmp_path, "hxl", source_url="https://example.org/p")
    dataset = json.loads((folder / "hdx-dataset.json").read_text(encoding="utf-8"))
    assert dataset["dataset_date"] == "[2021-01-01T00:00:00 TO 2021-12-31T23:59:59]"
    assert dataset["private"] is True
    listed = [resource["name"] for resource in dataset["resources"]]
    assert sorted(listed) == [path.name for path in hxl_tables(folder)]


def test_hashtags_only_when_asked_for() -> None:
    files = export(book_of([OUTPUT]), ["csv", "hdx", "sqlite", "datapackage", "jsonl"])
    assert not any("hxl" in name for name in files)
    assert b"#activity" not in b"".join(files.values())


# Data Package


def test_a_licence_without_an_id_keeps_its_name(tmp_path: Path) -> None:
    folder = write(OUTPUT, tmp_path, "datapackage", licence="Our licence (2031)")
    package = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))
    assert package["licenses"] == [{"name": "Our-licence-2031-", "title": "Our licence (2031)"}]
    assert frictionless.Package(str(folder / "datapackage.json")).validate().valid


def test_frictionless_finds_the_package_valid(tmp_path: Path) -> None:
    folder = write(OUTPUT, tmp_path, "datapackage", licence="CC-BY-4.0", source_url="https://x.org")
    report = frictionless.Package(str(folder / "datapackage.json")).validate()
    assert report.valid, report.flatten(["type", "note", "rowNumber"])[:5]
    assert report.stats["tasks"] == len(FORMS)
    package = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))
    url = "https://creativecommons.org/licenses/by/4.0/"
    assert package["licenses"] == [{"name": "CC-BY-4.0", "path": url}]
    assert package["sources"][0]["path"] == "https://x.org"
    assert package["sources"][0]["version"] == f"sha256:{OUTPUT.source.sha256}"


def package_of(*plans: Plan, **options: Any) -> dict[str, Any]:
    files = export(book_of(plans, **options), ["datapackage"])
    package: dict[str, Any] = json.loads(files["datapackage.json"])
    return package


def test_the_package_says_whose_it_is_and_of_when(tmp_path: Path) -> None:
    package = package_of(OUTPUT, organisation="Ours", maintainer="Us")
    assert package["temporal"] == {"start": "2021-01-01", "end": "2021-12-31"}
    assert {"refugees", "Jobs and livelihoods", "El Salvador"} <= set(package["keywords"])
    people = {each["title"]: each["roles"] for each in package["contributors"]}
    assert people["Government of Belize"] == ["creator"]
    assert people["mirps-extract 0.1.0"] == ["dataCollector"]
    assert (people["Ours"], people["Us"]) == (["publisher"], ["maintainer"])
    path = tmp_path / "datapackage.json"
    path.write_text(json.dumps({**package, "resources": package["resources"][:1]}))
    told = frictionless.Package(str(path))
    assert told.version == package["version"]
    assert told.keywords == package["keywords"]
    assert len(told.contributors) == len(people)


def test_the_version_of_a_package_tells_the_form_and_the_data() -> None:
    one = plan({"MEX": {"health": ["Go on."]}})
    other = plan({"MEX": {"health": ["Go away."]}})
    versions = [package_of(each)["version"] for each in (one, one, other)]
    assert all(re.fullmatch(r"1\.\d+\.0\+[0-9a-f]{8}", version) for version in versions)
    assert versions[0] == versions[1] != versions[2]


def test_a_package_of_undated_plans_has_no_dates() -> None:
    undated = plan({"MEX": {"health": ["Go on."]}}, year=None)
    assert "temporal" not in package_of(undated)


@pytest.mark.parametrize(
    ("table", "column", "value", "error"),
    [
        ("mentions", "institution_id", "nobody", "foreign-key"),
        ("commitments", "duplicate_of", "nothing", "foreign-key"),
        ("findings", "commitment_id", "nothing", "foreign-key"),
        ("counts", "found", "many", "type-error"),
        ("commitments", "text", "", "constraint-error"),
    ],
)
def test_frictionless_finds_what_is_wrong(
    table: str, column: str, value: str, error: str, tmp_path: Path
) -> None:
    path = write(OUTPUT, tmp_path, "datapackage") / "data" / f"{table}.csv"
    head, *body = rows(path.read_bytes())
    body[-1][head.index(column)] = value
    with path.open("w", newline="", encoding="utf-8") as file:
        csv.writer(file).writerows([head, *body])
    report = frictionless.Package(str(tmp_path / "datapackage.json")).validate(
        checklist=frictionless.Checklist(skip_errors=["byte-count", "hash-count"])
    )
    assert error in {kind for (kind,) in report.flatten(["type"])}


def test_a_plan_of_odd_texts_is_a_valid_package(tmp_path: Path) -> None:
    odd = plan({"MEX": {"health": list(NASTY)}}, roles={"quoted": ("x-1", "lead")})
    write(odd, tmp_path, "datapackage")
    report = frictionless.Package(str(tmp_path / "datapackage.json")).validate()
    assert report.valid, report.flatten(["type", "note", "rowNumber"])[:5]
    told = records((tmp_path / "data" / "commitments.csv").read_bytes())
    assert [(row["label"], row["text"]) for row in told] == said(odd)


def test_every_column_is_declared() -> None:
    files = export(book_of([OUTPUT]), ["datapackage"])
    package = json.loads(files["datapackage.json"])
    for resource in package["resources"]:
        head = rows(files[resource["path"]])[0]
        assert [field["name"] for field in resource["schema"]["fields"]] == head
        assert len(files[resource["path"]]) == resource["bytes"]


def test_a_list_is_joined_in_a_cell() -> None:
    tables = book_of([OUTPUT]).tables
    assert isinstance(tables["commitments"], Table)
    told = records(export(book_of([OUTPUT]), ["csv"])["commitments.csv"])
    for row, line in zip(tables["commitments"].rows, told, strict=True):
        names = row["responsible"]
        assert isinstance(names, list)
        assert line["responsible"] == "; ".join(names)
