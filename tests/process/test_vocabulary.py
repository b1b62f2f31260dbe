"""A vocabulary of the user's own, on the command line."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from drawing import SAMPLE, SETTINGS, draw, unknown_area
from mirps_extract.vocabulary.loading import DATA
from process.command import mirps_bytes as mirps

OWN = """
language = "en"

[areas.connected]
code = "DIGI"
names = ["digital inclusion"]
"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A plan with a focus area that the package does not know."""
    folder = tmp_path_factory.mktemp("vocabulary")
    strange = unknown_area(SAMPLE, "ECU", "health").printed
    draw(strange, SETTINGS["bars two columns"], folder / "plan.pdf")
    return folder


def ids_and_codes(folder: Path) -> tuple[list[str], list[str]]:
    plan = json.loads((folder / "output" / "plan.json").read_text(encoding="utf-8"))
    (ecuador,) = [c for c in plan["countries"] if c["iso3"] == "ECU"]
    ids = [m["id"] for a in ecuador["focus_areas"] for m in a["commitments"]]
    return ids, [finding["code"] for finding in plan["findings"]]


def test_an_area_of_the_users_own_is_known(folder: Path) -> None:
    mirps("plan.pdf", "--no-institutions", cwd=folder)
    ids, codes = ids_and_codes(folder)
    assert "unknown_focus_area" in codes and "ECU-DIGI-01" in ids
    (folder / "own.toml").write_text(OWN, encoding="utf-8")
    done = mirps("plan.pdf", "--no-institutions", "--vocabulary", "own.toml", cwd=folder)
    assert done.returncode == 0
    ids, codes = ids_and_codes(folder)
    assert "unknown_focus_area" not in codes and "ECU-DIGI-01" in ids
    assert "connected" in done.stderr.decode()


def test_words_for_another_language_change_nothing(folder: Path) -> None:
    (folder / "es.toml").write_text(OWN.replace('"en"', '"es"'), encoding="utf-8")
    mirps("plan.pdf", "--no-institutions", "--vocabulary", "es.toml", cwd=folder)
    assert "unknown_focus_area" in ids_and_codes(folder)[1]


@pytest.mark.parametrize(
    ("text", "says"),
    [
        (None, "own.toml cannot be read"),
        ("[areas", "is no TOML ("),
        ("[areas.x]\nnames = ['x']\n", "does not say for which language it is"),
        ('language = "en"\nmodals = "will"\n', "modals must be a list of words"),
        ('language = "en"\n[titles]\nwords = [1]\n', "titles.words must be a list of words"),
        ('language = "en"\n[areas]\nx = ["y"]\n', "areas.x must hold names"),
        ('language = "en"\n[area]\nx = 1\n', "it holds area, which has no place in it"),
        ('language = "xx"\n', "is for a language without a vocabulary"),
    ],
)
def test_a_file_that_cannot_be_used_is_one_clear_line(
    text: str | None, says: str, folder: Path, tmp_path: Path
) -> None:
    own = tmp_path / "own.toml"
    if text is not None:
        own.write_text(text, encoding="utf-8")
    done = mirps(folder / "plan.pdf", "--vocabulary", own, "-o", tmp_path, cwd=folder)
    assert done.returncode == 13
    assert says in done.stderr.decode()
    assert "Traceback" not in done.stderr.decode()


WITH_ANOTHER = """
import json, sys
from pathlib import Path

from mirps_extract.vocabulary import loading

loading.DATA = Path(sys.argv[1])

from mirps_extract import Settings, extract
from mirps_extract.registry.loading import entries_of
from mirps_extract.tables import FORMS
from mirps_extract.vocabulary import languages
import pipelines

plan = extract(sys.argv[2], Settings(language="pt", institutions=False))
columns = [column.name for form in FORMS for column in form.columns]
entries = [entry.names for entry in entries_of(Path(sys.argv[3]))]
built = pipelines.build("pt").lang
print(json.dumps([languages(), plan.edition.language, columns, built, entries]))
"""


def test_another_language_takes_one_file(sample: Path, tmp_path: Path) -> None:
    """Its vocabulary: who reads, tabulates, lists institutions or finds them follows it."""
    data = tmp_path / "data"
    shutil.copytree(str(DATA), data)
    words = (data / "es.toml").read_text(encoding="utf-8")
    (data / "pt.toml").write_text(words.replace('"es"', '"pt"', 1), encoding="utf-8")
    own = tmp_path / "own.csv"
    own.write_text(
        "id,name_pt,acronyms,aliases,type,country,parent,external_ids\n"
        "br-conare,Comitê Nacional para os Refugiados,CONARE,,agency,BRA,,\n",
        encoding="utf-8",
    )
    done = subprocess.run(
        [sys.executable, "-c", WITH_ANOTHER, data, sample, own],
        cwd=Path(__file__).parents[2] / "training",
        capture_output=True,
        check=True,
        timeout=600,
    )
    known, read_in, columns, built_for, entries = json.loads(done.stdout)
    assert known == ["en", "es", "pt"]
    assert read_in == built_for == "pt"
    assert {"name_en", "name_es", "name_pt"} <= set(columns)
    assert entries == [{"pt": "Comitê Nacional para os Refugiados"}]
