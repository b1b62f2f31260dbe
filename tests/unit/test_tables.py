"""Tables: tidy rows of one plan or many, and frames of pandas and polars."""

from __future__ import annotations

import sys
from pathlib import Path

import pandas
import polars
import pytest
from hypothesis import given

from mirps_extract import ExitCode, Plan, model, plan_of, tables_of
from mirps_extract.errors import ExportError
from mirps_extract.tables import FORMS
from unit.odd import odd_plans
from unit.plans import plan
from unit.reading_back import named, said

ROOT = Path(__file__).parents[2]
OUTPUT = plan_of((ROOT / "output" / "mirps-2021-en.json").read_bytes())

NAMES = {"Ministry of Ports": ("bz-mop", "lead"), "UNHCR": ("int-unhcr", "support")}
SMALL = plan(
    {"BLZ": {"health": ["The Ministry of Ports helps, with UNHCR.", "Go on."]}},
    roles=NAMES,
    declared={"BLZ": 3},
)


def other(plan: Plan, **changes: object) -> Plan:
    """A plan from another file."""
    source = plan.source.model_copy(update={"sha256": "1" * 64})
    edition = plan.edition.model_copy(update=changes)
    return plan.model_copy(update={"source": source, "edition": edition})


@given(odd_plans())
def test_no_commitment_character_or_mention_is_lost(plan: Plan) -> None:
    tables = tables_of(plan)
    assert [(row["label"], row["text"]) for row in tables["commitments"].rows] == said(plan)
    labels = {row["commitment_id"]: row["label"] for row in tables["commitments"].rows}
    assert [
        (labels[row["commitment_id"]], row["text"], row["role"]) for row in tables["mentions"].rows
    ] == named(plan)


def test_every_row_has_every_column_and_only_those() -> None:
    for table in tables_of(OUTPUT).values():
        for row in table.rows:
            assert list(row) == [column.name for column in table.form.columns]


def test_columns_are_named_once_and_have_a_meaning_and_a_tag() -> None:
    for form in FORMS:
        names = [column.name for column in form.columns]
        tags = [column.hxl for column in form.columns]
        assert len(set(names)) == len(names)
        assert len(set(tags)) == len(tags), form.name
        assert all(column.meaning for column in form.columns)
        assert {*form.key, *(n for r in form.references for n in r.columns)} <= set(names)


def test_a_small_plan_as_rows() -> None:
    tables = tables_of(SMALL)
    first = tables["commitments"].rows[0]
    assert first["commitment_id"] == "mirps-2021-en.BLZ-HEAL-01"
    assert (first["responsible"], first["supporting_id"]) == (["Ministry of Ports"], ["int-unhcr"])
    assert tables["countries"].rows[0]["country_m49"] == "084"
    assert [
        (row["focus_area"], row["declared"], row["found"], row["difference"])
        for row in tables["counts"].rows
    ] == [("health", None, 2, None), ("total", 3, 2, -1)]


def test_the_counts_of_2021_differ_where_the_plan_is_wrong() -> None:
    rows = tables_of(OUTPUT)["counts"].rows
    assert [(r["country_iso3"], r["focus_area"], r["difference"]) for r in rows if r["difference"]]
    assert sum(int(str(row["found"])) for row in rows if row["focus_area"] == "total") == 230


def test_editions_stand_in_the_order_of_their_years_with_clear_ids() -> None:
    tables = tables_of(other(SMALL, year=2023), SMALL)
    ids = [row["edition_id"] for row in tables["editions"].rows]
    assert ids == ["mirps-2021-en", "mirps-2023-en"]
    assert len({row["commitment_id"] for row in tables["commitments"].rows}) == 4


def test_two_files_of_one_edition_are_told_apart_and_an_undated_one_has_an_id() -> None:
    twins = tables_of(other(SMALL), SMALL)
    ids = {row["edition_id"] for row in twins["editions"].rows}
    assert ids == {"mirps-2021-en-00000000", "mirps-2021-en-11111111"}
    undated = tables_of(other(SMALL, year=None, language="es"))
    assert undated["editions"].rows[0]["edition_id"] == "mirps-undated-es"


def test_a_plan_that_is_given_twice_is_refused() -> None:
    with pytest.raises(ExportError, match=r"plan\.pdf: give one") as caught:
        tables_of(SMALL, SMALL)
    assert caught.value.exit_code is ExitCode.EXPORT


def test_what_does_not_hold_together_is_refused_in_a_line() -> None:
    finding = model.Finding(
        code="c",
        severity=model.Severity.INFO,
        message="m",
        country=None,
        focus_area=None,
        commitment="BLZ-NONE-01",
        evidence=[],
    )
    with pytest.raises(ExportError, match="BLZ-NONE-01 in commitments, which is not there"):
        tables_of(SMALL.model_copy(update={"findings": [finding]}))
    country = SMALL.countries[0]
    with pytest.raises(ExportError, match="BLZ stands twice in countries"):
        tables_of(SMALL.model_copy(update={"countries": [country, country]}))


def test_frames_of_pandas() -> None:
    frame = tables_of(OUTPUT)["commitments"].to_pandas()
    assert frame.shape[0] == 230
    assert frame["edition_year"].dtype == "Int64"
    assert frame["text"].dtype == "string"
    assert isinstance(frame["responsible"][0], list)
    assert frame["duplicate_of"].notna().sum() == 1
    empty = tables_of(SMALL)["footnotes"].to_pandas()
    assert isinstance(empty, pandas.DataFrame)
    assert list(empty.columns) == [c.name for c in tables_of(SMALL)["footnotes"].form.columns]


def test_frames_of_polars() -> None:
    frame = tables_of(OUTPUT)["mentions"].to_polars()
    assert frame.schema["start"] == polars.Int64
    assert frame.height == len(tables_of(OUTPUT)["mentions"].rows)
    lists = tables_of(OUTPUT)["commitments"].to_polars().schema["responsible"]
    assert lists == polars.List(polars.String)


@pytest.mark.parametrize("library", ["pandas", "polars"])
def test_a_frame_without_its_library(library: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, library, None)
    table = tables_of(SMALL)["commitments"]
    with pytest.raises(ExportError, match=f"^{library} is not installed: pip install {library}"):
        getattr(table, f"to_{library}")()


def test_a_table_that_is_not_there() -> None:
    tables = tables_of(SMALL)
    assert "nothing" not in tables
    assert len(tables) == len(FORMS) == len(list(tables))
