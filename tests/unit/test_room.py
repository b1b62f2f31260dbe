"""The temporary folder of a run: its own, and taken away at last, with nothing of anybody else."""

from __future__ import annotations

import shutil
import sys
import tempfile
from pathlib import Path

import pytest

from mirps_extract.isolation.room import PREFIX, Room

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="no locks on folders there")


@pytest.fixture(autouse=True)
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where temporary folders are made."""
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    return tmp_path


def test_a_new_run_takes_away_what_a_killed_one_has_left(place: Path) -> None:
    left = place / f"{PREFIX}left"
    left.mkdir()
    (left / "scan.pdf").touch()
    room = Room()
    assert [room.path] == list(place.iterdir())
    room.close()
    assert not list(place.iterdir())


def test_a_new_run_leaves_the_folders_of_others_alone(place: Path) -> None:
    """Of runs that are there, and of recognition in the process of who asks, which has no lock."""
    first = Room()
    with tempfile.TemporaryDirectory(prefix="mirps-extract-") as folder:
        second = Room()
        assert {first.path, second.path, Path(folder)} == set(place.iterdir())
        second.close()
    assert first.path.is_dir()
    first.close()


def test_a_folder_that_another_run_took_away_before_it_was_locked_is_made_anew(
    place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[Path] = []

    def taken_at_first(prefix: str) -> str:
        made.append(Path(tempfile.mkdtemp(prefix=prefix)))
        if len(made) == 1:
            made[0].rmdir()
        return str(made[-1])

    monkeypatch.setattr("mirps_extract.isolation.room.mkdtemp", taken_at_first)
    room = Room()
    assert [room.path] == made[1:] == list(place.iterdir())
    room.close()


def test_a_folder_that_is_gone_is_no_fault(place: Path) -> None:
    room = Room()
    shutil.rmtree(room.path)
    room.close()
