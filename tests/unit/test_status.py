"""What people tell became of commitments: read strictly, put together by date, in every table."""

from __future__ import annotations

import csv
import io
import json
import sqlite3
from pathlib import Path
from random import Random

import openpyxl
import pyarrow.parquet
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mirps_extract import Plan
from mirps_extract import export as write_export
from mirps_extract.comparison import across
from mirps_extract.errors import CorrectionsError
from mirps_extract.exports import FORMATS, book_of, export
from mirps_extract.lineages import Lineage, Member
from mirps_extract.status.form import template
from mirps_extract.status.loading import load_statuses, read_statuses, status_files
from mirps_extract.status.suggesting import Traced
from mirps_extract.status.together import contradictions, known_of, standings
from mirps_extract.status.values import PromiseStatus, Standing, StatusEntry
from unit.plans import plan

HEAD = "lineage,status,date,source,note,by"


def written(folder: Path, *rows: str, head: str = HEAD, name: str = "status.csv") -> Path:
    path = folder / name
    path.write_text("\n".join([head, *rows]) + "\n", encoding="utf-8")
    return path


def entry(status: str = "fulfilled", date: str = "2023", **given: str) -> StatusEntry:
    told = {"lineage": "BLZ-1", "stage": status, "source": "a.pdf, page 1", **given}
    return StatusEntry(status=PromiseStatus(status), date=date, **told)


@pytest.mark.parametrize(
    ("word", "status"),
    [
        ("Planning stage", PromiseStatus.PLANNED),
        ("In progress", PromiseStatus.IN_PROGRESS),
        ("in_progress", PromiseStatus.IN_PROGRESS),
        ("FULFILLED", PromiseStatus.FULFILLED),
        ("etapa de planificacion", PromiseStatus.PLANNED),
        ("Cumplida", PromiseStatus.FULFILLED),
        ("stopped", PromiseStatus.STOPPED),
    ],
)
def test_a_status_may_be_said_in_the_words_of_the_forum(
    word: str, status: PromiseStatus, tmp_path: Path
) -> None:
    path = written(tmp_path, f'BLZ-1,{word},2023-05,"report.pdf, page 3",well done,Ana')
    assert load_statuses([path]) == (
        StatusEntry("BLZ-1", "2023-05", status, word, "report.pdf, page 3", "well done", "Ana"),
    )


def test_what_spreadsheets_make_of_a_file_is_read_alike(tmp_path: Path) -> None:
    plain = written(tmp_path, "BLZ-1,fulfilled,2023,a.pdf,=done,Ana")
    other = tmp_path / "other.status.csv"
    head = "by;text;note;source;date;status;lineage"
    row = "Ana;Open a school.;'=done;a.pdf;2023;fulfilled;BLZ-1"
    other.write_bytes(f"\ufeff{head}\r\n{row}\r\n;;;;;;\r\n".encode())
    third = tmp_path / "status.json"
    told = {"lineage": "BLZ-1", "status": "fulfilled", "date": "2023", "source": "a.pdf"}
    third.write_text(json.dumps({"statuses": [{**told, "note": "=done", "by": "Ana"}]}))
    assert load_statuses([plain]) == load_statuses([other]) == load_statuses([third])
    assert len(load_statuses([plain, other, third])) == 1


def test_rows_without_a_status_wait_to_be_filled_in(tmp_path: Path) -> None:
    told = read_statuses([written(tmp_path, "BLZ-1,,,,a quotation,", "BLZ-2,stopped,2022,x,,")])
    assert (told.unfilled, len(told.entries), told.problems) == (1, 1, ())


@pytest.mark.parametrize(
    ("row", "says"),
    [
        ("BLZ-1,done,2023,x,,", "row 3: the status “done” is none of planned, in_progress, "),
        ("BLZ-1,fulfilled,30/06/2022,x,,", "row 3: “30/06/2022” is no date: write year, month"),
        ("BLZ-1,fulfilled,2022-13,x,,", "row 3: “2022-13” is no date"),
        ("BLZ-1,fulfilled,2022-02-30,x,,", "row 3: “2022-02-30” is no date"),
        ("BLZ-1,fulfilled,,x,,", "row 3: it has a status and no date"),
        ("BLZ-1,fulfilled,2023,,,", "row 3: it has a status and no source"),
        (",fulfilled,2023,x,,", "row 3: it has a status and no lineage"),
    ],
)
def test_a_row_that_cannot_be_used_is_named(row: str, says: str, tmp_path: Path) -> None:
    path = written(tmp_path, "BLZ-1,planned,2021,x,,", row)
    with pytest.raises(CorrectionsError) as caught:
        load_statuses([path])
    assert str(caught.value).startswith(f"{path}, {says}")
    assert "\n" not in str(caught.value)
    assert len(read_statuses([path]).entries) == 1


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"lineage,status,date\n", "lacks the columns source, note, by"),
        (b"%PDF-1.4", "is a PDF, not a file of statuses"),
        (b"lineage,stat\xfas\n", "is in Windows-1252, not UTF-8"),
        (b'{"statuses": [{"lineage": "a", "when": "b"}]}', "row 1: there is no field “when”"),
        (b'{"statuses": [{"lineage": 1}]}', "row 1: lineage is no text"),
        (b'{"statuses": [{"note": "\\ud800"}]}', "row 1: note is no text"),
        (b'{"statuses": {}}', "has no list “statuses”"),
        (b'{"version": "1.1", "corrections": []}', "is a file of corrections, not a file of"),
        (b"{", "is no JSON"),
    ],
)
def test_a_file_that_is_none_is_refused_in_one_line(data: bytes, says: str, tmp_path: Path) -> None:
    path = tmp_path / "status.csv"
    path.write_bytes(data)
    with pytest.raises(CorrectionsError) as caught:
        load_statuses([path])
    assert says in str(caught.value)
    assert "\n" not in str(caught.value)


def test_files_in_a_folder_are_found_by_how_their_names_end(tmp_path: Path) -> None:
    for name in ("status.csv", "ana.status.json", "statuses.csv", "~$status.csv", "plan.json"):
        (tmp_path / name).write_text("")
    found = status_files([tmp_path])
    assert [path.name for path in found] == ["ana.status.json", "status.csv"]
    (tmp_path / "none").mkdir()
    with pytest.raises(CorrectionsError, match=r"none holds no file whose name ends with status"):
        status_files([tmp_path / "none"])


def standing(*entries: StatusEntry) -> Standing:
    (found,) = standings(entries).values()
    return found


def test_what_is_told_of_the_latest_date_counts_whoever_tells_it() -> None:
    first, second = entry("in_progress", "2022-06-30", by="Ana"), entry("stopped", "2023", by="Ben")
    found = standing(second, first)
    assert found.status is PromiseStatus.STOPPED
    assert [found.weight_of(each) for each in found.entries] == ["earlier", "current"]


@pytest.mark.parametrize("date", ["2023-06-30", "2023-06", "2023"])
def test_of_the_same_date_nobody_is_right_by_their_place(date: str) -> None:
    sides = [entry("fulfilled", "2023-06-30", by="Ana"), entry("stopped", date, by="Ben")]
    found = standing(*sides)
    assert found.status is None
    assert {found.weight_of(each) for each in found.entries} == {"contradicted"}
    (told,) = contradictions(standings(sides))
    assert "fulfilled on 2023-06-30 (Ana, a.pdf, page 1)" in told
    assert f"stopped on {date} (Ben, a.pdf, page 1)" in told


def test_those_who_agree_do_not_contradict_one_another() -> None:
    found = standing(entry(by="Ana"), entry(by="Ben", source="b.pdf, page 2"))
    assert found.status is PromiseStatus.FULFILLED
    assert len(found.latest) == 2


ENTRIES = st.builds(
    entry,
    st.sampled_from(list(PromiseStatus)),
    st.sampled_from(["2022", "2022-06", "2022-06-30", "2023", "2023-01-01"]),
    lineage=st.sampled_from(["BLZ-1", "BLZ-2"]),
    by=st.sampled_from(["", "Ana", "Ben"]),
)


@given(st.lists(ENTRIES), st.randoms())
def test_the_order_of_entries_and_files_has_no_part_in_it(
    entries: list[StatusEntry], random: Random
) -> None:
    mixed = [*entries, *entries[:2]]
    random.shuffle(mixed)
    found = standings(entries)
    assert standings(mixed) == found
    for each in found.values():
        dates = [one.date for one in each.latest]
        assert all(max(dates).startswith(date) for date in dates)
        later = [one for one in each.entries if one not in each.latest and one.date > max(dates)]
        assert not later


def test_a_commitment_is_known_by_all_names_of_its_lineage() -> None:
    lineage = Lineage(
        id="BLZ-1",
        also=["BLZ-old"],
        country="BLZ",
        first_year=2021,
        last_year=2021,
        parents=[],
        text="Open a school.",
        members=[Member(edition="mirps-2021-en", id="BLZ-EDUC-01", key="0" * 16)],
    )
    known = known_of([entry(lineage="BLZ-old"), entry(lineage="CRI-9")], [lineage])
    assert known.standings["BLZ-1"].status is PromiseStatus.FULFILLED
    assert known.notices == ("these outputs have no lineage CRI-9",)


TEXTS = {
    "BLZ": {"education": ["Open a school.", "Train all teachers."]},
    "CRI": {"health": ["Go."]},
}
PLAN = plan(TEXTS)


def named(of: Plan) -> dict[str, str]:
    """The lineage of each commitment, by its id."""
    lineages = across([of])[0].lineages
    return {each.members[0].id: each.id for each in lineages}


def test_every_format_has_what_is_told_and_no_more() -> None:
    ids = named(PLAN)
    told = [
        entry("in_progress", "2022", lineage=ids["BLZ-EDUC-01"], stage="In progress"),
        entry("fulfilled", "2023", lineage=ids["BLZ-EDUC-01"], note="=1+1", by="Ana"),
        entry("fulfilled", lineage=ids["CRI-HEAL-01"]),
        entry("stopped", lineage=ids["CRI-HEAL-01"], by="Ben"),
    ]
    files = export(book_of([PLAN], standings=standings(told)), FORMATS)
    expected = [("fulfilled", "2023", ["a.pdf, page 1"]), (None, None, []), (None, None, [])]
    columns = ("status", "status_date", "status_source")
    table = pyarrow.parquet.read_table(io.BytesIO(files["commitments.parquet"])).to_pylist()
    assert [tuple(row[name] for name in columns) for row in table] == expected
    history = [
        (ids["BLZ-EDUC-01"], "2022", "in_progress", "In progress", "earlier"),
        (ids["BLZ-EDUC-01"], "2023", "fulfilled", "fulfilled", "current"),
        (ids["CRI-HEAL-01"], "2023", "fulfilled", "fulfilled", "contradicted"),
        (ids["CRI-HEAL-01"], "2023", "stopped", "stopped", "contradicted"),
    ]
    names = ("lineage", "status_date", "status", "stage", "counts_as")
    for name in ("statuses.csv", "data/statuses.csv", "mirps-national-action-plans/statuses.csv"):
        rows = list(csv.DictReader(io.StringIO(files[name].decode("utf-8-sig"))))
        assert [tuple(row[column] for column in names) for row in rows] == history, name
        assert rows[1]["note"] == "'=1+1"
    of_blz = files["mirps-national-action-plans-blz/statuses.csv"].decode("utf-8-sig")
    assert len(of_blz.splitlines()) == 3
    parts = pyarrow.parquet.read_table(io.BytesIO(files["statuses.parquet"])).to_pylist()
    assert [tuple(row[column] for column in names) for row in parts] == history
    database = sqlite3.connect(":memory:")
    database.deserialize(files["mirps.db"])
    asked = f"SELECT {', '.join(names)} FROM statuses ORDER BY lineage, position"
    assert database.execute(asked).fetchall() == history
    seen = "SELECT status, status_date FROM commitments_in_full ORDER BY label"
    assert database.execute(seen).fetchall()[0] == ("fulfilled", "2023")
    workbook = openpyxl.load_workbook(io.BytesIO(files["mirps.xlsx"]))
    head, *rows_in = workbook["statuses"].iter_rows(values_only=True)
    assert [row[head.index("Status")] for row in rows_in] == [
        "In progress",
        "Fulfilled",
        "Fulfilled",
        "Stopped",
    ]
    lines = [json.loads(line) for line in files["commitments.jsonl"].splitlines()]
    assert [[one["counts_as"] for one in line["statuses"]] for line in lines] == [
        ["earlier", "current"],
        [],
        ["contradicted", "contradicted"],
    ]


def test_where_nobody_tells_anything_nothing_is_said() -> None:
    tables = book_of([PLAN]).tables
    assert {row["status"] for row in tables["commitments"].rows} == {None}
    assert not tables["statuses"].rows


def test_a_template_has_a_row_for_each_commitment_and_is_a_status_file(tmp_path: Path) -> None:
    ids = named(PLAN)
    path = tmp_path / "status.csv"
    path.write_bytes(template([Traced(PLAN, ids)]))
    rows = list(csv.DictReader(io.StringIO(path.read_text("utf-8-sig"))))
    assert {row["commitment"]: row["lineage"] for row in rows} == ids
    assert [row["text"] for row in rows] == ["Open a school.", "Train all teachers.", "Go."]
    told = read_statuses([path])
    assert (told.entries, told.unfilled) == ((), 3)


def test_a_program_exports_what_is_told_and_logs_contradictions(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    ids = named(PLAN)
    lineage, other = ids["BLZ-EDUC-01"], ids["CRI-HEAL-01"]
    rows = (
        f"{lineage},fulfilled,2023,x,,",
        f"{other},planned,2023,x,,",
        f"{other},stopped,2023,y,,",
    )
    path = written(tmp_path, *rows)
    write_export(PLAN, "csv", tmp_path / "out", status=path)
    text = (tmp_path / "out" / "commitments.csv").read_text("utf-8-sig")
    told = {row["label"]: row["status"] for row in csv.DictReader(io.StringIO(text))}
    assert told == {"BLZ-EDUC-01": "fulfilled", "BLZ-EDUC-02": "", "CRI-HEAL-01": ""}
    assert f"contradiction on {other}" in caplog.text
