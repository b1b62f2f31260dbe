"""`review`, `--review` and `--corrections` as a user calls them."""

from __future__ import annotations

import base64
import io
import json
from pathlib import Path

import pytest
from PIL import Image

from drawing import SAMPLE, SETTINGS, Text, draw, draw_pages
from mirps_extract.commitments.identity import key_of
from mirps_extract.ocr.file import File
from mirps_extract.review_page.pictures import HEIGHT, pictures_of
from process.command import mirps


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    draw(SAMPLE, SETTINGS["coded"], tmp_path / "plan.pdf")
    return tmp_path


COUNTRY = SAMPLE.countries[0]
TEXT = COUNTRY.areas[0].commitments[0]
CHECKED = {"kind": "checked", "key": key_of(COUNTRY.iso3, TEXT), "before": TEXT}


def corrections(folder: Path, *made: dict[str, str]) -> Path:
    path = folder / "own.json"
    path.write_text(json.dumps({"version": "1.0", "corrections": made}), encoding="utf-8")
    return path


def test_the_page_is_the_same_on_every_run(folder: Path) -> None:
    for name in ("a.html", "b.html"):
        assert mirps("review", "plan.pdf", "-o", name, cwd=folder).returncode == 0
    assert (folder / "a.html").read_bytes() == (folder / "b.html").read_bytes()
    assert str(folder) not in (folder / "a.html").read_text(encoding="utf-8")


def test_corrections_are_part_of_what_made_the_output(folder: Path) -> None:
    corrections(folder, CHECKED)
    plans = []
    for options in ([], ["--corrections", "own.json"]):
        done = mirps("plan.pdf", "--no-institutions", *options, "-o", "-", cwd=folder)
        assert done.returncode == 0
        plans.append(json.loads(done.stdout))
    plain, checked = plans
    assert plain["made_with"]["data"] != checked["made_with"]["data"]
    assert checked["made_with"]["settings"]["corrections"] == "own.json"
    first = [plan["countries"][0]["focus_areas"][0]["commitments"][0] for plan in plans]
    assert first[0]["review"] is None
    assert first[1]["review"]["checked"]


def test_a_stale_correction_is_a_finding_that_strict_heeds(folder: Path) -> None:
    corrections(folder, {**CHECKED, "before": "Something else."})
    done = mirps(
        "plan.pdf", "--no-institutions", "--corrections", "own.json", "--strict", cwd=folder
    )
    assert done.returncode == 9
    assert "the correction “checked” was not applied: the text beneath has changed" in done.stderr


def test_a_plan_in_a_folder_is_read_again_for_its_page(folder: Path) -> None:
    (folder / "raw").mkdir()
    (folder / "plan.pdf").rename(folder / "raw" / "plan.pdf")
    options = ("raw", "--no-institutions")
    assert mirps(*options, cwd=folder).returncode == 0
    assert "1 skipped" in mirps(*options, cwd=folder).stderr
    assert "skipped" not in mirps(*options, "--review", cwd=folder).stderr
    assert (folder / "output" / "plan.review.html").exists()
    assert "1 skipped" in mirps(*options, "--review", cwd=folder).stderr


@pytest.mark.parametrize(
    ("arguments", "code", "says"),
    [
        (["plan.pdf", "--corrections", "none.json"], 25, "cannot read none.json"),
        (
            ["plan.pdf", "--corrections", "plan.pdf"],
            25,
            "plan.pdf is a PDF, not a file of corrections",
        ),
        (["review", "plan.pdf", "--corrections", "none.json"], 25, "cannot read none.json"),
        (["review", "none.pdf"], 3, "none.pdf"),
        (["plan.pdf", "--review", "-o", "-"], 2, "--review writes a file"),
        (["plan.pdf", "two.pdf", "--corrections", "own.json"], 2, "those of one plan"),
        (["review", "plan.pdf", "-o", "own.json/page.html"], 8, "cannot be written"),
    ],
)
def test_what_cannot_be_done_is_one_clear_line(
    arguments: list[str], code: int, says: str, folder: Path
) -> None:
    corrections(folder)
    done = mirps(*arguments, "--no-institutions", cwd=folder)
    assert done.returncode == code
    assert says in done.stderr
    assert "Traceback" not in done.stderr
    assert not (folder / "plan.review.html").exists()


def test_what_was_corrected_is_kept_as_a_stage(folder: Path) -> None:
    corrections(folder, CHECKED)
    options = ("--no-institutions", "--corrections", "own.json", "--keep-stages", "stages")
    assert mirps("plan.pdf", *options, cwd=folder).returncode == 0
    stage = json.loads((folder / "stages" / "plan" / "7-corrections.json").read_text("utf-8"))
    assert [review["checked"] for review in stage["reviews"].values()] == [True]


def test_a_very_long_page_is_no_larger_a_picture_than_others(tmp_path: Path) -> None:
    draw_pages(tmp_path / "long.pdf", [[Text(50, 50, "A page")]], size=(100, 14000))
    (uri,) = pictures_of(File(tmp_path / "long.pdf"), ())
    picture = Image.open(io.BytesIO(base64.b64decode(uri.split(",")[1])))
    assert picture.height <= HEIGHT + 1
