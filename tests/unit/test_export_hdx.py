"""Datasets for HDX, handed to the exchange's own library, with an exchange that only listens."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from ckanapi import NotFound
from hdx.api.configuration import Configuration
from hdx.data.dataset import Dataset
from hdx.data.hdxobject import HDXError
from hdx.data.resource import Resource
from hdx.data.vocabulary import Vocabulary

from mirps_extract import Plan, plan_of
from mirps_extract.exports import book_of, export
from mirps_extract.exports.hdx import TAGS, TOPICS, of_country
from mirps_extract.tables import FORMS, check
from unit.plans import plan

ROOT = Path(__file__).parents[2]
OUTPUT = plan_of((ROOT / "output" / "mirps-2021-en.json").read_bytes())
ALL = "mirps-national-action-plans"
COUNTRIES = ("blz", "cri", "gtm", "hnd", "mex", "pan", "slv")
PUBLISHER: dict[str, Any] = {"organisation": "unhcr", "maintainer": "an-information-manager"}


class Exchange:
    """Stands for the exchange: knows no dataset, and keeps what it is given."""

    def __init__(self) -> None:
        self.created: dict[str, dict[str, Any]] = {}
        self.uploaded: dict[str, list[str]] = {}

    def call_action(self, action: str, data: Mapping[str, Any], **more: Any) -> dict[str, Any]:
        """Answer a call of the library."""
        if action == "package_show":
            raise NotFound
        if action == "package_create":
            self.created[data["name"]] = dict(data)
            return {**data, "id": data["name"]}
        if action == "package_revise":
            name = json.loads(data["match"])["id"]
            self.uploaded[name] = [Path(file.name).name for file in more["files"].values()]
            return {"package": self.created[name]}
        return {}


@pytest.fixture(autouse=True)
def exchange() -> Iterator[Exchange]:
    """The library, set up without the lists that it would fetch."""
    listening = Exchange()
    Resource.set_formatsdict({"csv": "csv", "xlsx": "xlsx"})
    Vocabulary.set_tagsdict({"hxl": {"Action to Take": "delete", "New Tag(s)": None}})
    Vocabulary._approved_vocabulary = {"id": TOPICS, "tags": [{"name": tag} for tag in TAGS]}
    Configuration.delete()
    Configuration.create(hdx_site="stage", user_agent="test", hdx_key="k", remoteckan=listening)
    yield listening
    Configuration.delete()


@cache
def files_of(**options: Any) -> dict[str, bytes]:
    return export(book_of([OUTPUT], **options), ["hdx"])


def written(folder: Path, plan: Plan | None = None, **options: Any) -> list[Path]:
    """Export a plan, by default that of 2021; the files of metadata."""
    files = export(book_of([plan]), ["hdx"]) if plan else files_of(**options)
    for name, data in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(data)
    return sorted(folder.glob("*/hdx-dataset.json"))


def dataset_in(path: Path) -> Any:
    dataset = Dataset.load_from_json(path)
    assert dataset is not None
    for resource in dataset.get_resources():
        resource.set_file_to_upload(path.with_name(resource["name"]))
    return dataset


def commitments_in(path: Path) -> list[dict[str, str]]:
    text = path.with_name("commitments.csv").read_text(encoding="utf-8")
    return list(csv.DictReader(io.StringIO(text, newline="")))


def test_the_library_accepts_every_dataset_as_it_is(tmp_path: Path) -> None:
    paths = written(tmp_path, **PUBLISHER)
    assert [path.parent.name for path in paths] == [ALL, *(f"{ALL}-{code}" for code in COUNTRIES)]
    for path in paths:
        dataset = dataset_in(path)
        dataset.check_required_fields()
        dataset.check_resources_fields()
        assert dataset.get_expected_update_frequency() == "Every year"
        assert dataset.get_time_period()["startdate_str"] == "2021-01-01T00:00:00+00:00"
        assert dataset.get_time_period()["enddate_str"] == "2021-12-31T23:59:59+00:00"
        assert dataset.is_subnational() is False
        assert dataset["caveats"]
        for resource in dataset.get_resources():
            assert (resource["url_type"], resource["resource_type"]) == ("upload", "file.upload")
            columns = resource.get_hdx_data_dictionary()
            if columns:
                resource.set_hdx_data_dictionary(columns)  # raises where a column is not right


def test_what_the_page_says_publishes_every_file(
    tmp_path: Path, exchange: Exchange, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = (ROOT / "docs" / "hdx.md").read_text(encoding="utf-8")
    (script,) = re.findall(r"```python\n(.*?)```", page, flags=re.S)
    paths = written(tmp_path / "hdx", **PUBLISHER)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(Configuration, "create", lambda **given: None)  # it is set up already
    exec(script, {})
    assert list(exchange.created) == [path.parent.name for path in paths]
    for path in paths:
        name = path.parent.name
        files = {file.name for file in path.parent.iterdir()} - {path.name}
        assert set(exchange.uploaded[name]) == files
        assert [tag["name"] for tag in exchange.created[name]["tags"]] == list(TAGS)
        assert {tag["vocabulary_id"] for tag in exchange.created[name]["tags"]} == {TOPICS}


def test_without_an_organisation_the_library_says_what_lacks(tmp_path: Path) -> None:
    path = written(tmp_path, maintainer="x")[0]
    with pytest.raises(HDXError, match="owner_org"):
        dataset_in(path).check_required_fields()


def test_the_source_is_whose_plan_it_is(tmp_path: Path) -> None:
    paths = written(tmp_path)
    told = {path.parent.name: json.loads(path.read_bytes()) for path in paths}
    assert told[f"{ALL}-cri"]["dataset_source"] == "Government of Costa Rica"
    assert told[f"{ALL}-cri"]["title"].startswith("Costa Rica: ")
    assert told[f"{ALL}-cri"]["groups"] == [{"name": "cri"}]
    assert told[ALL]["dataset_source"].count("Government of ") == 7
    assert [group["name"] for group in told[ALL]["groups"]] == list(COUNTRIES)


def test_commitments_come_first_and_evidence_last(tmp_path: Path) -> None:
    for path in written(tmp_path):
        names = [one["name"] for one in json.loads(path.read_bytes())["resources"]]
        assert names[:2] == ["commitments.csv", f"{path.parent.name}.xlsx"]
        assert names[-1] == "evidence.csv"
        assert {*names, path.name} == {file.name for file in path.parent.iterdir()}
        assert all(len(path.with_name(name).read_bytes().splitlines()) > 1 for name in names)


def test_the_csv_is_plain(tmp_path: Path) -> None:
    path = written(tmp_path)[0]
    data = path.with_name("commitments.csv").read_bytes()
    assert data.startswith(b"edition_id,edition_year,")
    assert b"#activity" not in data
    odd = written(tmp_path / "odd", plan({"MEX": {"health": ["=1+1"]}}))[0]
    assert commitments_in(odd)[0]["text"] == "'=1+1"


def test_every_commitment_is_in_one_country(tmp_path: Path) -> None:
    whole, *parts = written(tmp_path)
    told = [row["commitment_id"] for path in parts for row in commitments_in(path)]
    assert sorted(told) == sorted(row["commitment_id"] for row in commitments_in(whole))
    for path in parts:
        codes = {row["country_iso3"].lower() for row in commitments_in(path)}
        assert codes == {path.parent.name.removeprefix(f"{ALL}-")}
        book = openpyxl.load_workbook(path.with_name(f"{path.parent.name}.xlsx"), read_only=True)
        assert book["commitments"].max_row == 1 + len(commitments_in(path))


@pytest.mark.parametrize("iso3", ["BLZ", "MEX"])
def test_the_tables_of_a_country_hold_together(iso3: str) -> None:
    book = book_of([OUTPUT])
    tables = of_country(book, iso3).tables
    check(tables)
    for form in FORMS:
        rows = tables[form.name].rows
        assert all(row in book.tables[form.name].rows for row in rows)
        if "country_iso3" in {column.name for column in form.columns}:
            assert {row["country_iso3"] for row in rows} <= {iso3, None}
    named = {row["institution_id"] for row in tables["mentions"].rows}
    assert {row["institution_id"] for row in tables["institutions"].rows} == named
    labels = {row["commitment_id"] for row in tables["commitments"].rows}
    assert {row["commitment_id"] for row in tables["evidence"].rows} == labels


def test_a_country_has_no_part_in_an_edition_without_it() -> None:
    one = plan({"MEX": {"health": ["Go on."]}}, year=2030)
    two = plan({"BLZ": {"health": ["Go on."]}}, year=2031)
    two = two.model_copy(update={"source": two.source.model_copy(update={"sha256": "1" * 64})})
    book = of_country(book_of([one, two]), "BLZ")
    assert [row["edition_year"] for row in book.tables["editions"].rows] == [2031]
    assert [named.plan.edition.year for named in book.editions] == [2031]


@pytest.mark.parametrize(
    ("licence", "told"),
    [
        (None, {"license_id": "hdx-other", "license_other": "Not stated"}),
        ("CC-BY-4.0", {"license_id": "cc-by"}),
        ("ours", {"license_id": "hdx-other", "license_other": "ours"}),
    ],
)
def test_the_licence_is_named_as_the_exchange_does(
    licence: str | None, told: dict[str, str], tmp_path: Path
) -> None:
    dataset = json.loads(written(tmp_path, licence=licence)[0].read_bytes())
    for name in ("license_id", "license_other"):
        assert str(dataset.get(name, "")).startswith(told.get(name, "")), name
    assert ("license_other" in dataset) == ("license_other" in told)
