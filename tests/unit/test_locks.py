"""Encrypted files: who has the user's password or the owner's reads them, and nobody else."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pikepdf
import pytest

from drawing import Text, draw_page
from mirps_extract.errors import EncryptedError
from mirps_extract.read import read

PASSWORD = "la clave de María"

REVISIONS: dict[str, dict[str, Any]] = {
    "RC4 40": {"R": 2, "aes": False, "metadata": False},
    "RC4 128": {"R": 3, "aes": False, "metadata": False},
    "AES 128": {"R": 4, "aes": True},
    "AES 256": {"R": 6, "aes": True},
}
"""Ways to lock a file, as pikepdf knows them."""

QPDF = {
    "RC4 40": ["40"],
    "RC4 128": ["128", "--use-aes=n"],
    "AES 128": ["128", "--use-aes=y"],
    "AES 256": ["256", "--allow-insecure"],  # an owner without a password
}
"""The same for qpdf, by its own options."""

revisions = pytest.mark.parametrize("revision", REVISIONS)


def drawn(folder: Path) -> Path:
    path = folder / "open.pdf"
    draw_page(path, [Text(50, 50, "secret plan")])
    return path


def locked(folder: Path, revision: str, *, owner: str, user: str = PASSWORD) -> Path:
    path = folder / "locked.pdf"
    with pikepdf.open(drawn(folder)) as pdf:
        pdf.save(path, encryption=pikepdf.Encryption(owner, user, **REVISIONS[revision]))
    return path


def locked_without_owner(folder: Path, revision: str) -> Path:
    """A file with a password for the user, and an empty one for the owner."""
    return locked(folder, revision, owner="")


def locked_by_qpdf(folder: Path, revision: str) -> Path:
    """The same by qpdf."""
    path = folder / "locked.pdf"
    lock = ["--encrypt", PASSWORD, "", *QPDF[revision], "--"]
    subprocess.run(["qpdf", "--allow-weak-crypto", *lock, drawn(folder), path], check=True)
    return path


def words_in(path: Path, password: str | None) -> list[str]:
    return [w.text for w in read(path, password=password).pages[0].words]


@revisions
@pytest.mark.parametrize("lock", [locked_without_owner, locked_by_qpdf])
def test_an_empty_password_of_the_owner_does_not_open_what_the_user_locked(
    lock: Callable[[Path, str], Path], revision: str, tmp_path: Path
) -> None:
    path = lock(tmp_path, revision)
    for none in (None, ""):
        with pytest.raises(EncryptedError, match=r"locked\.pdf"):
            read(path, password=none)
    assert words_in(path, PASSWORD) == ["secret", "plan"]


@revisions
def test_a_lock_is_no_damage_that_could_be_passed_over(revision: str, tmp_path: Path) -> None:
    path = locked_without_owner(tmp_path, revision)
    pages: list[int] = []
    with pytest.raises(EncryptedError, match="protected by a password"):
        read(path, lambda done, _: pages.append(done), partial=True)
    assert not pages


@revisions
@pytest.mark.parametrize("password", ["la clave", "пароль", PASSWORD.upper(), "x" * 200])
def test_another_password_is_refused_whatever_its_letters(
    password: str, revision: str, tmp_path: Path
) -> None:
    path = locked(tmp_path, revision, owner="o")
    with pytest.raises(EncryptedError, match="does not open with this password"):
        read(path, password=password)


@revisions
def test_either_password_opens(revision: str, tmp_path: Path) -> None:
    path = locked(tmp_path, revision, owner="o")
    for password in ("o", PASSWORD):
        assert words_in(path, password) == ["secret", "plan"]


@revisions
@pytest.mark.parametrize("owner", ["o", ""])
def test_what_the_user_did_not_lock_opens_without_a_password(
    owner: str, revision: str, tmp_path: Path
) -> None:
    path = locked(tmp_path, revision, owner=owner, user="")
    assert words_in(path, None) == ["secret", "plan"]
