"""What people checked, in every table and format; and exports of nothing else."""

from __future__ import annotations

import csv
import io
import json
import sqlite3
from collections.abc import Iterable
from dataclasses import replace

import openpyxl
import pyarrow.parquet
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mirps_extract import Commitment, Plan, model, tables_of
from mirps_extract.errors import ExportError
from mirps_extract.exports import FORMATS, book_of, export
from mirps_extract.tables import check
from unit.odd import odd_plans
from unit.plans import plan

NAMES = {"Ministry of Ports": ("bz-mop", "lead"), "UNHCR": ("int-unhcr", "support")}
PLAIN = plan(
    {
        "BLZ": {"health": ["The Ministry of Ports helps.", "Help, with UNHCR.", "Go on."]},
        "CRI": {"health": ["Go on with UNHCR."]},
    },
    roles=NAMES,
    declared={"BLZ": 3},
    findings=[
        model.Finding(
            code=code,
            severity=model.Severity.WARNING,
            message=code,
            country="BLZ",
            focus_area="health",
            commitment=id,
            evidence=[],
        )
        for code, id in (("false_bullet", "BLZ-HEAL-01"), ("area_count_mismatch", None))
    ],
)
REVIEW = replace(
    model.UNTOUCHED,
    checked=True,
    checked_by=("Ana", "Ben"),
    checked_at="2030-01-02T03:04:05.678Z",
    kinds=("text",),
    corrected_by=("Ana",),
)


def reviewed(plan: Plan, ids: Iterable[str]) -> Plan:
    """The plan, with these of its commitments checked."""
    names = set(ids)

    def of(commitment: Commitment) -> Commitment:
        review = REVIEW if commitment.id in names else None
        return commitment.model_copy(update={"review": review})

    countries = [
        country.model_copy(
            update={
                "focus_areas": [
                    area.model_copy(update={"commitments": [of(one) for one in area.commitments]})
                    for area in country.focus_areas
                ]
            }
        )
        for country in plan.countries
    ]
    return plan.model_copy(update={"countries": countries})


CHECKED = reviewed(PLAIN, ["BLZ-HEAL-02"])


def test_the_tables_say_what_was_checked_and_corrected_by_whom_and_when() -> None:
    tables = tables_of(CHECKED)
    columns = ("checked", "checked_by", "checked_at", "corrected", "corrected_by")
    rows = {r["label"]: [r[name] for name in columns] for r in tables["commitments"].rows}
    assert rows["BLZ-HEAL-02"] == [True, ["Ana", "Ben"], REVIEW.checked_at, True, ["Ana"]]
    assert rows["BLZ-HEAL-01"] == [False, [], None, False, []]
    mentions = tables["mentions"].rows
    assert [(r["checked"], r["corrected"]) for r in mentions] == [
        (False, False),
        (True, True),
        (False, False),
    ]
    counts = [
        (r["country_iso3"], r["focus_area"], r["found"], r["checked"])
        for r in tables["counts"].rows
    ]
    assert counts == [
        ("BLZ", "health", 3, 1),
        ("BLZ", "total", 3, 1),
        ("CRI", "health", 1, 0),
        ("CRI", "total", 1, 0),
    ]


def test_every_format_has_it() -> None:
    files = export(book_of([CHECKED]), FORMATS)
    for name in ("commitments.csv", "mirps-national-action-plans/commitments.csv"):
        first, second, *_ = csv.DictReader(io.StringIO(files[name].decode("utf-8-sig")))
        assert (first["checked"], first["checked_by"], first["corrected"]) == ("false", "", "false")
        assert (second["checked"], second["checked_by"]) == ("true", "Ana; Ben")
    table = pyarrow.parquet.read_table(io.BytesIO(files["commitments.parquet"])).to_pylist()
    assert [row["checked"] for row in table] == [False, True, False, False]
    assert table[1]["checked_by"] == ["Ana", "Ben"]
    database = sqlite3.connect(":memory:")
    database.deserialize(files["mirps.db"])
    asked = "SELECT checked, corrected FROM commitments_in_full ORDER BY label"
    assert database.execute(asked).fetchall() == [(0, 0), (1, 1), (0, 0), (0, 0)]
    sheet = openpyxl.load_workbook(io.BytesIO(files["mirps.xlsx"]))["commitments"]
    head = [cell.value for cell in sheet[1]]
    assert [row[head.index("Checked")].value for row in sheet.iter_rows(min_row=2)] == [
        False,
        True,
        False,
        False,
    ]
    lines = [json.loads(line) for line in files["commitments.jsonl"].splitlines()]
    assert lines[1]["review"]["checked_by"] == ["Ana", "Ben"]
    package = json.loads(files["datapackage.json"])
    (fields,) = (r["schema"]["fields"] for r in package["resources"] if r["name"] == "commitments")
    assert {"name": "checked", "type": "boolean"}.items() <= next(
        field for field in fields if field["name"] == "checked"
    ).items()
    assert (
        "checked against the page: 1 of 4."
        in json.loads(files["mirps-national-action-plans/hdx-dataset.json"])["caveats"]
    )


def test_only_what_was_checked_is_exported_and_the_file_says_so() -> None:
    book = book_of([CHECKED], require_checked=True)
    tables = book.tables
    assert [row["label"] for row in tables["commitments"].rows] == ["BLZ-HEAL-02"]
    assert [row["institution_id"] for row in tables["institutions"].rows] == ["int-unhcr"]
    assert [row["code"] for row in tables["findings"].rows] == ["area_count_mismatch"]
    assert tables["counts"].rows == tables_of(CHECKED)["counts"].rows
    files = export(book, FORMATS)
    assert len(files["commitments.jsonl"].splitlines()) == 1
    told = "Only the 1 of 4 commitments that a person has held against the page are in it"
    hdx = json.loads(files["mirps-national-action-plans/hdx-dataset.json"])
    datasette = json.loads(files["mirps-metadata.json"])
    package = json.loads(files["datapackage.json"])
    about = openpyxl.load_workbook(io.BytesIO(files["mirps.xlsx"]))["about"]
    for text in (
        hdx["notes"],
        datasette["description"],
        package["description"],
        str([cell.value for row in about for cell in row]),
    ):
        assert told in text
    assert (
        "Only the"
        not in json.loads(export(book_of([CHECKED]), ["datapackage"])["datapackage.json"])[
            "description"
        ]
    )


def test_where_nothing_is_checked_nothing_is_exported() -> None:
    with pytest.raises(ExportError, match="no commitment is checked, so nothing is exported"):
        book_of([PLAIN], require_checked=True)


@given(odd_plans(), st.data())
def test_whatever_is_checked_the_tables_hold_it_and_nothing_else(
    plan: Plan, data: st.DataObject
) -> None:
    ids = [commitment.id for commitment in plan.commitments()]
    if not ids:
        return
    chosen = data.draw(st.sets(st.sampled_from(ids), min_size=1))
    tables = book_of([reviewed(plan, chosen)], require_checked=True).tables
    check(tables)
    assert [r["label"] for r in tables["commitments"].rows] == [i for i in ids if i in chosen]
    whole = tables_of(plan)
    for name in ("mentions", "items", "evidence"):
        labels = {f"{tables['editions'].rows[0]['edition_id']}.{id}" for id in chosen}
        kept = [row for row in whole[name].rows if row["commitment_id"] in labels]
        assert len(tables[name].rows) == len(kept)
