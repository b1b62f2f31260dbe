"""Files that are named: regular, of bounded size, and never waited for."""

from __future__ import annotations

import fcntl
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from mirps_extract import load
from mirps_extract.cli.access import password_in
from mirps_extract.corrections import load_corrections
from mirps_extract.errors import MirpsError, OutputNotWritableError
from mirps_extract.evaluate.gold import load_gold
from mirps_extract.paths import contents_of, text_of
from mirps_extract.registry.loading import entries_of
from mirps_extract.vocabulary.user_words import own_words
from mirps_extract.write import temporary
from mirps_extract.write.files import written_together

READING: list[Callable[[Path], object]] = [
    own_words,
    load_corrections,
    load_gold,
    entries_of,
    password_in,
    load,
]


def sparse(path: Path) -> None:
    with path.open("wb") as file:
        file.truncate(1 << 40)


MAKING: dict[str, Callable[[Path], None]] = {
    "a pipe": os.mkfifo,
    "a device": lambda path: path.symlink_to("/dev/zero"),
    "a huge file": sparse,
}


@pytest.mark.parametrize("odd", MAKING)
@pytest.mark.parametrize("read", READING, ids=lambda read: read.__name__)
def test_what_is_no_file_or_has_no_end_is_refused(
    read: Callable[[Path], object], odd: str, tmp_path: Path
) -> None:
    MAKING[odd](tmp_path / "file")
    with pytest.raises(MirpsError, match=r"it is (no regular file|larger than)"):
        read(tmp_path / "file")


def test_a_file_may_have_so_many_bytes_and_no_more(tmp_path: Path) -> None:
    path = tmp_path / "file"
    path.write_bytes(b"12345")
    assert contents_of(path, 5) == b"12345"
    with pytest.raises(OSError, match="larger than 4 bytes"):
        contents_of(path, 4)


def test_the_mark_and_the_line_ends_of_other_editors_are_no_text(tmp_path: Path) -> None:
    path = tmp_path / "file"
    path.write_bytes(b"\xef\xbb\xbfone\r\ntwo\rthree\n")
    assert text_of(path) == "one\ntwo\nthree\n"


@pytest.mark.parametrize(
    "text", ["a = " + "[" * 100_000, "a = " + "9" * 10_000], ids=["deep", "long number"]
)
def test_words_that_cannot_be_taken_in_are_an_error_of_ours(text: str, tmp_path: Path) -> None:
    path = tmp_path / "words.toml"
    path.write_text(text)
    with pytest.raises(MirpsError, match="mend it"):
        own_words(path)


def test_what_is_no_regular_file_is_not_written_over(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "device").symlink_to("/dev/null")
    for name in ("pipe", "device"):
        with pytest.raises(OutputNotWritableError, match="no regular file"):
            written_together({tmp_path / "other.json": b"{}", tmp_path / name: b"{}"})
    assert sorted(path.name for path in tmp_path.iterdir()) == ["device", "pipe"]


def test_a_pipe_by_the_name_of_a_leftover_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / f"{temporary.PREFIX}0{temporary.SUFFIX}")
    written_together({tmp_path / "out.json": b"{}"})
    assert (tmp_path / "out.json").read_bytes() == b"{}"


def test_a_folder_that_stays_locked_is_told_and_given_up(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(temporary, "PATIENCE", 0.0)
    monkeypatch.setattr(temporary, "LONGEST", 0.2)
    handle = os.open(tmp_path, os.O_RDONLY)
    fcntl.flock(handle, fcntl.LOCK_EX)
    try:
        with pytest.raises(OutputNotWritableError, match=r"has kept .* locked"):
            written_together({tmp_path / "out.json": b"{}"})
    finally:
        os.close(handle)
    assert len(caplog.records) == 1
