"""Whatever a name on the command line leads to, the command ends, says so, and harms nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from fuzzing.plans import SMALL
from mirps_extract.errors import ExitCode
from process.forked import mirps
from process.odd_places import (
    FILES,
    FOLDERS,
    INPUTS,
    ODD_FILES,
    ODD_FOLDERS,
    ODD_INPUTS,
    Place,
    places,
    seen,
)

SAMPLE = SMALL / "canvas.pdf"


@pytest.fixture(scope="module")
def output(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """What is read of the sample."""
    folder = tmp_path_factory.mktemp("read")
    (folder / "sample.pdf").write_bytes(SAMPLE.read_bytes())
    done = mirps(["read", "sample.pdf", "--no-institutions", "--quiet"], folder)
    assert (done.code, done.said) == (0, "")
    return (folder / "output" / "sample.json").read_bytes()


@pytest.fixture
def folder(output: bytes, tmp_path: Path) -> Path:
    """A folder with a sound plan and its output."""
    (tmp_path / "sample.pdf").write_bytes(SAMPLE.read_bytes())
    (tmp_path / "sample.json").write_bytes(output)
    (tmp_path / "own.json").write_text('{"version": "1.1", "corrections": []}')
    return tmp_path


def require_refused(place: Place, odd: str, name: str, folder: Path) -> None:
    """Look that a call is refused as is documented, in one line, and leaves all as it was."""
    before, there = seen(folder), (folder / name).exists()
    done = mirps(place.args(name), folder)
    what = f"{place.call} with a {odd}: {done}"
    assert done.code is not None, f"it hangs: {what}"
    assert done.code == place.code_of(odd), what
    lines = done.said.splitlines()
    if done.code == ExitCode.USAGE:
        assert lines[0].startswith("Usage: ") and lines[-1].startswith("Error: "), what
    else:
        assert len(lines) == 1 and lines[0].startswith("mirps-extract: "), what
    assert seen(folder) == before and (folder / name).exists() == there, what


def test_every_place_that_may_take_a_file_is_tried_here() -> None:
    known = {*INPUTS, *FILES, *FOLDERS}
    assert places().keys() <= known, "put what is new into odd_places.py, as a file or a word"
    assert known <= places().keys(), "odd_places.py has what the command no longer has"


def test_what_may_not_be_read_is_told_by_who_reads_it() -> None:
    assert not [name for name, kind in places().items() if getattr(kind, "readable", False)]


@pytest.mark.parametrize("name", INPUTS)
def test_what_is_no_file_to_read_is_refused(name: str, folder: Path) -> None:
    for odd, make in ODD_INPUTS.items():
        make(folder / odd)
        require_refused(INPUTS[name], odd, odd, folder)


@pytest.mark.parametrize("name", [*FILES, *FOLDERS])
def test_what_cannot_be_written_to_is_refused(name: str, folder: Path) -> None:
    odd_things = ODD_FILES if name in FILES else ODD_FOLDERS
    for odd, make in odd_things.items():
        make(folder / odd)
        require_refused({**FILES, **FOLDERS}[name], odd, odd, folder)


@pytest.mark.parametrize("name", FOLDERS)
def test_what_lies_in_the_place_of_files_that_are_written_is_refused(
    name: str, folder: Path
) -> None:
    place = FOLDERS[name]
    before = seen(folder)
    assert mirps(place.args("sound"), folder).code == 0
    assert before.items() <= seen(folder).items()
    files = [path for path in (folder / "sound").rglob("*") if path.is_file()]
    made = {str(path.relative_to(folder)) for path in files}
    written = made & seen(folder).keys()
    assert written
    for odd, make in ODD_FILES.items():
        for paths, code in (
            (written, ExitCode.NOT_WRITABLE),
            (made - written, ExitCode.NOT_READABLE),
        ):
            for path in paths:
                there = folder / odd / code.name / path
                there.parent.mkdir(parents=True, exist_ok=True)
                make(there)
            if paths:
                name = f"{odd}/{code.name}/sound"
                require_refused(Place(place.call, code, {}), odd, name, folder)


@pytest.mark.parametrize("name", [*FILES, *FOLDERS])
def test_folders_that_are_missing_are_made(name: str, folder: Path) -> None:
    done = mirps({**FILES, **FOLDERS}[name].args("missing/folder/new"), folder)
    assert done.code == 0, done
    assert (folder / "missing" / "folder" / "new").exists()
