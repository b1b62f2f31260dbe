"""`mirps-extract compare` as a process."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from mirps_extract import json_of
from mirps_extract.comparison.values import Comparison
from process.command import mirps_bytes as mirps
from unit.plans import plan

HOSTILE = 'Train <script>alert(1)</script> & \x1b[31m"police" = SUM(A1).'
PERIODIC = "Establish an information mechanism on displacement that"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    editions = {
        "2021": ["Open three schools in the north for refugee children.", "Train the police."],
        "2022": ["Open five schools in the north for refugee children.", HOSTILE],
        "2023": ["Open five schools in the north for refugee children."],
    }
    for year, texts in editions.items():
        text = json_of(plan({"MEX": {"education": texts}}, year=int(year)))
        (tmp_path / f"{year}.json").write_text(text, encoding="utf-8")
    return tmp_path


def test_a_table_shows_the_kinds_and_the_words(folder: Path) -> None:
    done = mirps("compare", "2021.json", "2022.json", cwd=folder)
    assert done.returncode == 0
    said = done.stdout.decode()
    assert "2021-en to 2022-en" in said
    assert "reworded  MEX-EDUC-01 -> MEX-EDUC-01 (0." in said
    assert "Open [-three-] {+five+} schools" in said
    assert "\x1b" not in said


def test_json_is_one_comparison_of_the_whole_chain(folder: Path) -> None:
    names = ("2023.json", "2021.json", "2022.json")
    done = mirps("compare", *names, "--format", "json", cwd=folder)
    found = Comparison.model_validate_json(done.stdout)
    assert [edition.year for edition in found.editions] == [2021, 2022, 2023]
    assert max([member.edition for member in each.members] for each in found.lineages) == [
        "mirps-2021-en",
        "mirps-2022-en",
        "mirps-2023-en",
    ]
    again = mirps("compare", *names, "--format", "json", cwd=folder)
    assert again.stdout == done.stdout


def test_lineages_are_kept_beside_the_outputs_and_hold_when_an_edition_comes_late(
    folder: Path,
) -> None:
    command = ("compare", "2022.json", "2023.json", "--format", "json")
    first = mirps(*command, cwd=folder)
    kept = folder / "lineages.json"
    told = kept.read_bytes()
    again = mirps(*command, cwd=folder)
    assert (again.stdout, kept.read_bytes()) == (first.stdout, told)
    late = mirps("compare", "2023.json", "2021.json", "2022.json", "--format", "json", cwd=folder)
    before, after = (
        {m.node: each.id for each in found.lineages for m in each.members}
        for found in (Comparison.model_validate_json(done.stdout) for done in (first, late))
    )
    assert before and before.items() <= after.items()
    assert kept.read_bytes() != told


def test_what_lies_beside_outputs_is_none_of_them(folder: Path) -> None:
    command = ("2021.json", "2022.json", "decisions.json", "lineages.json")
    mirps("compare", *command[:2], "--ask", cwd=folder)
    assert mirps("compare", *command, cwd=folder).returncode == 0
    assert mirps("export", *command[1:], "--to", "jsonl", cwd=folder).returncode == 0
    assert mirps("export", "lineages.json", "--to", "jsonl", cwd=folder).returncode == 3


def test_nothing_is_kept_beside_outputs_of_several_folders_unless_it_is_named(
    folder: Path,
) -> None:
    (folder / "other").mkdir()
    (folder / "2022.json").rename(folder / "other" / "2022.json")
    command = ("compare", "2021.json", "other/2022.json")
    assert mirps(*command, cwd=folder).returncode == 0
    assert not list(folder.rglob("lineages.json"))
    assert mirps(*command, "--lineages", "ours.json", cwd=folder).returncode == 0
    assert json.loads((folder / "ours.json").read_bytes())["lineages"]


def test_the_sheet_for_a_briefing_is_a_page_without_a_script(folder: Path) -> None:
    done = mirps("compare", "2021.json", "2022.json", "--format", "summary", cwd=folder)
    page = done.stdout.decode()
    assert done.returncode == 0 and "<svg" in page and "<script" not in page


def test_the_page_marks_words_and_escapes_what_plans_say(folder: Path) -> None:
    done = mirps(
        "compare", "2021.json", "2022.json", "--format", "html", "-o", "c.html", cwd=folder
    )
    assert done.returncode == 0
    page = (folder / "c.html").read_text(encoding="utf-8")
    assert "<del>three</del>" in page and "<ins>five</ins>" in page
    assert "<script" not in page and "&lt;script&gt;" in page
    assert "default-src &#39;none&#39;" in page or "default-src 'none'" in page


def test_a_table_can_go_to_a_file(folder: Path) -> None:
    mirps("compare", "2021.json", "2022.json", "-o", "c.txt", cwd=folder)
    assert "[-three-] {+five+}" in (folder / "c.txt").read_text(encoding="utf-8")


def test_what_is_uncertain_is_asked_and_the_answer_lasts(folder: Path) -> None:
    # How sure the pair is lies between what is found and what is new.
    first = {"MEX": {"health": [f"{PERIODIC} provides periodic data."]}}
    later = {"MEX": {"health": ["Keep people informed about displacement"]}}
    for year, texts in ((2024, first), (2025, later)):
        (folder / f"{year}.json").write_text(json_of(plan(texts, year=year)), encoding="utf-8")
    command = ("compare", "2024.json", "2025.json", "--format", "json")
    assert kinds(mirps(*command, "--ask", cwd=folder).stdout) == ["uncertain"]
    path = folder / "decisions.json"
    asked = path.read_bytes()
    mirps(*command, "--ask", cwd=folder)
    assert path.read_bytes() == asked and b'"same": null' in asked
    path.write_bytes(asked.replace(b'"same": null', b'"same": true'))
    assert kinds(mirps(*command, cwd=folder).stdout) == ["reworded"]
    path.rename(folder / "ours.json")
    assert kinds(mirps(*command, cwd=folder).stdout) == ["uncertain"]
    assert kinds(mirps(*command, "--decisions", "ours.json", cwd=folder).stdout) == ["reworded"]
    missing = mirps(*command, "--decisions", "none.json", cwd=folder)
    assert missing.returncode == 25 and b"cannot read none.json" in missing.stderr


def kinds(stdout: bytes) -> list[str]:
    found = Comparison.model_validate_json(stdout)
    return [change.kind.value for change in found.steps[0].changes]


@pytest.mark.parametrize(
    ("names", "code", "says"),
    [
        (["2021.json"], 2, "at least two"),
        (["2021.json", "none.json"], 3, "none.json cannot be read"),
        (["2021.json", "odd.json"], 3, "odd.json is no output of mirps-extract"),
        (["2021.json", "text.json"], 3, "text.json is no output of mirps-extract"),
    ],
)
def test_what_cannot_be_compared_is_one_clear_line(
    names: list[str], code: int, says: str, folder: Path
) -> None:
    (folder / "odd.json").write_text(json.dumps({"countries": []}))
    (folder / "text.json").write_text("not JSON")
    done = mirps("compare", *names, cwd=folder)
    assert done.returncode == code
    assert says in done.stderr.decode()
    assert "Traceback" not in done.stderr.decode()
