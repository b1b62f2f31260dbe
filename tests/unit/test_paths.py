"""Files that are named: regular, of bounded size, and never waited for."""

from __future__ import annotations

import fcntl
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from mirps_extract import load
from mirps_extract.cli.access import password_in
from mirps_extract.corrections.loading import load_corrections
from mirps_extract.errors import MirpsError, OutputNotWritableError
from mirps_extract.evaluate.gold import load_gold
from mirps_extract.paths import NotUtf8Error, contents_of, decoded, text_of
from mirps_extract.registry.loading import entries_of
from mirps_extract.vocabulary.user_words import own_words
from mirps_extract.write import temporary
from mirps_extract.write.files import written_together

ROOT = Path(__file__).parents[2]

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


HEAD = "id,name_en,acronyms,aliases,type,country,parent,external_ids"
FILES: dict[Callable[[Path], object], str] = {
    own_words: 'language = "es"\n[titles]\nwords = ["acción"]\n',
    load_corrections: '{"version": "1.0", "reviewer": "Núñez",\n"corrections": []}\n',
    load_gold: '{"id": "CRI-1", "mentions": [{"text": "Ñ"}]}\n{"id": "X", "mentions": []}\n',
    entries_of: f"{HEAD}\npe-mm,Educación,,,ministry,PER,,\n",
    password_in: "contraseña\n",
    load: (ROOT / "output" / "mirps-2021-en.json").read_text(encoding="utf-8"),
}
"""What may stand in each file of a user's own."""

CODES = dict(zip(FILES, (13, 25, 3, 10, 3, 3), strict=True))


@pytest.mark.parametrize("read", READING, ids=lambda read: read.__name__)
def test_a_file_is_read_alike_with_a_mark_and_the_line_ends_of_windows(
    read: Callable[[Path], object], tmp_path: Path
) -> None:
    plain, saved = tmp_path / "plain", tmp_path / "saved"
    plain.write_bytes(FILES[read].encode())
    saved.write_bytes(FILES[read].replace("\n", "\r\n").encode("utf-8-sig"))
    assert read(saved) == read(plain)


@pytest.mark.parametrize(
    ("encoding", "says"),
    [
        ("utf-16", r"file is in UTF-16, not UTF-8: save it as .*UTF-8"),
        ("utf-16-be", r"file is in UTF-16, not UTF-8: save it as .*UTF-8"),
        ("cp1252", r"file is in Windows-1252, not UTF-8 \(line \d+, byte 0x..\): save it as"),
        ("cp850", r"file is not in UTF-8 \(line \d+, byte 0x..\): save it as"),
    ],
)
@pytest.mark.parametrize("read", READING, ids=lambda read: read.__name__)
def test_another_encoding_is_named(
    read: Callable[[Path], object], encoding: str, says: str, tmp_path: Path
) -> None:
    path = tmp_path / "file"
    path.write_bytes(FILES[read].replace("—", "-").encode(encoding, "replace"))
    with pytest.raises(MirpsError, match=says) as told:
        read(path)
    assert told.value.exit_code == CODES[read]


def test_the_line_that_is_not_utf_8_is_told() -> None:
    with pytest.raises(NotUtf8Error, match=r"in Windows-1252, not UTF-8 \(line 3, byte 0xF3\)"):
        decoded(b"\xef\xbb\xbfid\r\n\r\nAcci\xf3n \x96 \x93uno\x94")
    with pytest.raises(NotUtf8Error, match=r"^is not in UTF-8 \(line 1, byte 0xA2\)$"):
        decoded(b"Acci\xa2n")


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
