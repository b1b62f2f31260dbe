"""What became of commitments, and their lineages, as tables in every format."""

from __future__ import annotations

import csv
import io
import json
import sqlite3
from dataclasses import replace

import pytest
from openpyxl import load_workbook

from mirps_extract import Plan, model, tables_of
from mirps_extract.exports import FORMATS, book_of, export
from mirps_extract.tables import Row
from unit.plans import plan

SHELTER = "Open a shelter for asylum-seekers in the border town, with beds for ninety people."
SCHOOL = "Waive school fees for refugee children and give them the textbooks of their grade."
CLINIC = "Let mobile clinics visit the reception centres twice a month."
CARDS = "Issue identity cards to recognised refugees within thirty days of the decision."
LOANS = "Offer small loans to refugee entrepreneurs through rural savings cooperatives."
BOTH = f"{SHELTER.rstrip('.')}, and {CARDS[0].lower()}{CARDS[1:]}"


def edition(year: int, texts: dict[str, dict[str, list[str]]]) -> Plan:
    made = plan(texts, year=year)
    source = made.source.model_copy(update={"sha256": f"{year}" * 16})
    return made.model_copy(update={"source": source})


YEARS = [
    edition(
        2021,
        {
            "BLZ": {"protection": [SHELTER, CARDS], "health": [CLINIC, SCHOOL]},
            "CRI": {"education": [SCHOOL]},
        },
    ),
    edition(
        2022, {"BLZ": {"protection": [BOTH, LOANS], "health": [SCHOOL.replace("fees", "costs")]}}
    ),
]


def rows(table: str, *plans: Plan) -> list[Row]:
    return list(tables_of(*(plans or YEARS))[table].rows)


def test_a_row_is_a_pair_of_commitments_and_parts_of_one_change_share_its_number() -> None:
    assert [
        (r["change"], r["kind"], r["commitment_before"], r["commitment_after"])
        for r in rows("changes")
    ] == [
        (1, "merged", "mirps-2021-en.BLZ-PROT-01", "mirps-2022-en.BLZ-PROT-01"),
        (1, "merged", "mirps-2021-en.BLZ-PROT-02", "mirps-2022-en.BLZ-PROT-01"),
        (2, "new", None, "mirps-2022-en.BLZ-PROT-02"),
        (3, "reworded", "mirps-2021-en.BLZ-HEAL-02", "mirps-2022-en.BLZ-HEAL-01"),
        (4, "dropped", "mirps-2021-en.BLZ-HEAL-01", None),
        (5, "not_comparable", "mirps-2021-en.CRI-EDUC-01", None),
    ]


def test_a_row_has_both_texts_the_words_and_how_sure_it_is() -> None:
    (row,) = (row for row in rows("changes") if row["kind"] == "reworded")
    assert (row["text_before"], row["words_removed"], row["words_added"]) == (
        SCHOOL,
        ["fees"],
        ["costs"],
    )
    assert (row["from_year"], row["edition_year"]) == (2021, 2022)
    assert isinstance(row["score"], float) and row["lineage_before"] == row["lineage_after"]


def test_each_commitment_says_its_lineage_and_its_years() -> None:
    lineages = {row["lineage"]: row for row in rows("lineages")}
    for row in rows("commitments"):
        lineage = lineages[row["lineage"]]
        assert str(row["commitment_id"]) in str(lineage["commitments"])
        assert (row["first_year"], row["last_year"]) == (
            lineage["first_year"],
            lineage["last_year"],
        )
    (merged,) = (row for row in lineages.values() if row["text"] == BOTH)
    (part,) = (row for row in lineages.values() if row["text"] == CARDS)
    assert merged["parents"] == [part["lineage"]]


def test_one_edition_alone_has_lineages_and_no_changes() -> None:
    assert rows("changes", YEARS[0]) == rows("lineages", YEARS[0]) == []
    found = {row["lineage"] for row in rows("commitments", YEARS[0])}
    assert len(found) == 5 and None not in found


def test_every_format_has_them() -> None:
    files = export(book_of(YEARS), FORMATS)
    assert {"changes.csv", "lineages.csv", "changes.hxl.csv", "data/changes.csv"} <= set(files)
    assert {"changes.parquet", "lineages.parquet"} <= set(files)
    read = csv.DictReader(io.StringIO(files["changes.csv"].decode("utf-8-sig")))
    assert [row["kind"] for row in read][:3] == ["merged", "merged", "new"]
    lines = [json.loads(line) for line in files["commitments.jsonl"].splitlines()]
    assert all(line["lineage"]["first_year"] == 2021 for line in lines[:5])
    by_year = export(book_of(YEARS, by_year=True), ["parquet"])
    assert {"changes/year=2022/part-0.parquet", "lineages.parquet"} <= set(by_year)


def test_the_database_answers_what_became_of_a_commitment() -> None:
    database = sqlite3.connect(":memory:")
    database.deserialize(export(book_of(YEARS), ["sqlite"])["mirps.db"])
    asked = "SELECT from_year, edition_year, kind, text_after FROM changes_in_full "
    asked += "WHERE text_before = ?"
    assert database.execute(asked, [SCHOOL]).fetchall() == [
        (2021, 2022, "reworded", SCHOOL.replace("fees", "costs")),
        (2021, 2022, "not_comparable", None),
    ]
    assert not database.execute("PRAGMA foreign_key_check").fetchall()
    database.close()


def test_only_what_is_checked_is_said_of_changes_too() -> None:
    checked = SCHOOL.replace("fees", "costs")
    review = replace(model.UNTOUCHED, checked=True)
    years = [with_review(each, (SCHOOL, checked), review) for each in YEARS]
    tables = book_of(years, require_checked=True).tables
    assert [row["kind"] for row in tables["changes"].rows] == ["reworded", "not_comparable"]
    assert {row["text"] for row in tables["lineages"].rows} == {SCHOOL, checked}


def with_review(edition: Plan, texts: tuple[str, ...], review: model.Review) -> Plan:
    countries = [
        country.model_copy(
            update={
                "focus_areas": [
                    area.model_copy(
                        update={
                            "commitments": [
                                one.model_copy(update={"review": review})
                                if one.text in texts
                                else one
                                for one in area.commitments
                            ]
                        }
                    )
                    for area in country.focus_areas
                ]
            }
        )
        for country in edition.countries
    ]
    return edition.model_copy(update={"countries": countries})


def luminance(colour: str) -> float:
    """Relative luminance, after WCAG 2."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (2, 4, 6)]
    red, green, blue = (c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def test_the_workbook_colours_kinds_so_that_all_can_read_them() -> None:
    data = export(book_of(YEARS), ["excel"])["mirps.xlsx"]
    sheet = load_workbook(io.BytesIO(data))["changes"]
    (column,) = (cell.column for cell in sheet[1] if cell.value == "Kind")
    cells = {str(cell.value): cell for (cell,) in sheet.iter_rows(2, None, column, column)}
    assert set(cells) == {"Merged", "New", "Reworded", "Dropped", "Not comparable"}
    for cell in cells.values():
        ground, ink = luminance(cell.fill.fgColor.rgb), luminance(cell.font.color.rgb)
        assert (max(ground, ink) + 0.05) / (min(ground, ink) + 0.05) >= 4.5
    hues = {kind: cell.fill.fgColor.rgb[2:] for kind, cell in cells.items()}
    red, green, amber = hues["Dropped"], hues["New"], hues["Reworded"]
    assert red[:2] == "FF" > red[2:4] and green[2:4] > max(green[:2], green[4:])
    assert amber[:2] > amber[2:4] > amber[4:]


@pytest.mark.parametrize("name", ["changes", "lineages"])
def test_these_sheets_are_there_for_several_editions_only(name: str) -> None:
    for plans, there in ((YEARS, True), (YEARS[:1], False)):
        data = export(book_of(plans), ["excel"])["mirps.xlsx"]
        assert (name in load_workbook(io.BytesIO(data)).sheetnames) == there
