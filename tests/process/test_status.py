"""`mirps-extract status` as a process, and statuses in exports: from a report to a column."""

from __future__ import annotations

import csv
import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from drawing import Text, draw_pages
from editing.hand import FIXTURES
from process.command import mirps

OUTPUT = Path(__file__).parents[2] / "output" / "mirps-2021-en.json"
PROGRESS = json.loads((FIXTURES / "progress-2021-en.json").read_text("utf-8"))
WIDTH = 80
"""Characters of a line of the report."""


def lines_of(text: str) -> Iterator[str]:
    line = ""
    for word in text.split():
        if len(line) + len(word) >= WIDTH:
            yield line
            line = ""
        line = f"{line} {word}".strip()
    yield line


def page_of(title: str, *paragraphs: str) -> list[Text]:
    """A page with a title, and paragraphs with white between them."""
    texts, top = [Text(72, 72, title, "Helvetica-Bold", 18)], 120.0
    for paragraph in paragraphs:
        for line in lines_of(paragraph):
            texts.append(Text(72, top, line))
            top += 13
        top += 10
    return texts


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with an output, and a report on what became of some of its commitments."""
    folder = tmp_path_factory.mktemp("status")
    (folder / "output").mkdir()
    shutil.copy(OUTPUT, folder / "output")
    told, untold = PROGRESS["told"], PROGRESS["untold"]
    draw_pages(
        folder / "report.pdf",
        [
            page_of("Progress of the year 2022", "This report tells what was done in the year."),
            page_of(
                "COSTA RICA", f"{untold['CRI'][0]}. {told['CRI-PROT-06']}.", told["CRI-JOBS-02"]
            ),
            page_of("MEXICO", f"• {told['MEX-SOCI-07']}", f"• {untold['MEX'][0]}"),
        ],
    )
    return folder


@pytest.fixture(scope="module")
def suggested(folder: Path) -> list[dict[str, str]]:
    done = mirps("status", "suggest", "report.pdf", "--against", "output/", cwd=folder)
    assert done.returncode == 0, done.stderr
    assert "may speak of 3 commitments: they are in report-status.csv" in done.stderr
    text = (folder / "report-status.csv").read_text("utf-8-sig")
    return list(csv.DictReader(text.splitlines()))


def test_a_report_suggests_with_page_and_quotation(suggested: list[dict[str, str]]) -> None:
    assert [(row["commitment"], row["source"], row["status"]) for row in suggested] == [
        ("CRI-PROT-06", "report.pdf, page 2", ""),
        ("CRI-JOBS-02", "report.pdf, page 2", ""),
        ("MEX-SOCI-07", "report.pdf, page 3", ""),
    ]
    assert suggested[2]["note"] == f"“{PROGRESS['told']['MEX-SOCI-07']}”"
    assert {row["lineage"][:4] for row in suggested} == {"CRI-", "MEX-"}


def test_what_a_person_accepts_is_in_the_export(
    folder: Path, suggested: list[dict[str, str]]
) -> None:
    row = suggested[0]
    accepted = f'{row["lineage"]},fulfilled,2022-12-31,"{row["source"]}",,Ana\n'
    head = "lineage,status,date,source,note,by\n"
    (folder / "output" / "status.csv").write_text(head + accepted, encoding="utf-8")
    output = "output/mirps-2021-en.json"
    beside = mirps("export", output, "--to", "csv", "-o", "beside", cwd=folder)
    assert beside.returncode == 0, beside.stderr
    text = (folder / "beside" / "commitments.csv").read_text("utf-8-sig")
    found = {one["label"]: one for one in csv.DictReader(text.splitlines())}
    assert found["CRI-PROT-06"]["status"] == "fulfilled"
    assert found["CRI-PROT-06"]["status_source"] == "report.pdf, page 2"
    assert sum(bool(one["status"]) for one in found.values()) == 1
    other = folder / "ben.csv"
    other.write_text(head + accepted.replace("fulfilled", "stopped").replace("Ana", "Ben"))
    both = ("--status", "ben.csv", "--status", "output/")
    done = mirps("export", output, "--to", "csv", *both, "-o", "both", cwd=folder)
    assert done.returncode == 0
    assert f"contradiction on {row['lineage']}: fulfilled on 2022-12-31 (Ana" in done.stderr
    text = (folder / "both" / "commitments.csv").read_text("utf-8-sig")
    assert not [one for one in csv.DictReader(text.splitlines()) if one["status"]]
    checked = mirps("status", "check", "ben.csv", "output/", cwd=folder)
    assert (checked.returncode, checked.stdout.count("contradiction on")) == (9, 1)


def test_a_template_is_filled_in_and_never_written_over(folder: Path, tmp_path: Path) -> None:
    done = mirps("status", "template", folder / "output", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert len((tmp_path / "status.csv").read_text("utf-8-sig").splitlines()) == 231
    again = mirps("status", "template", folder / "output", cwd=tmp_path)
    assert again.returncode == 2
    assert "status.csv is there already: give another name with -o" in again.stderr
    checked = mirps("status", "check", "status.csv", cwd=tmp_path)
    assert checked.returncode == 0
    assert "230 not filled in; 0 problems" in checked.stderr


@pytest.mark.parametrize(
    ("arguments", "code", "says"),
    [
        (["check", "none.csv"], 25, "cannot read none.csv"),
        (["check", "bad.csv"], 25, "bad.csv, row 2: the status “done” is none of planned"),
        (["suggest", "none.pdf", "--against", "output"], 3, "does not exist"),
        (["suggest", "bad.csv", "--against", "output"], 4, "bad.csv"),
        (["suggest", "report.pdf", "--against", "empty"], 18, "empty holds no output"),
        (["template", "none.json"], 3, "none.json cannot be read"),
    ],
)
def test_what_cannot_be_done_is_one_clear_line(
    arguments: list[str], code: int, says: str, folder: Path
) -> None:
    (folder / "bad.csv").write_text("lineage,status,date,source,note,by\nBLZ-1,done,2022,x,,\n")
    (folder / "empty").mkdir(exist_ok=True)
    output = [] if arguments[0] == "check" else ["-o", "new.csv"]
    done = mirps("status", *arguments, *output, cwd=folder)
    assert done.returncode == code, done.stderr
    assert says in done.stdout + done.stderr
    assert "Traceback" not in done.stderr
    assert not (folder / "new.csv").exists()
