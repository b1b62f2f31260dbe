"""The file's bytes, and what a parser throws at them as errors that say what to do."""

from __future__ import annotations

import errno
import stat
from collections.abc import Iterator
from pathlib import Path

import pypdfium2
from pdfminer.pdfdocument import PDFEncryptionError, PDFPasswordIncorrect

from mirps_extract.errors import (
    DamagedError,
    EncryptedError,
    FolderError,
    InputNotReadableError,
    LimitError,
    LinkError,
    MachineError,
    MemoryLimitError,
    MirpsError,
    NotAPdfError,
    shortage,
)
from mirps_extract.kinds import HEADER, kind_of
from mirps_extract.limits import Limits
from mirps_extract.paths import contents_of, litter_of


def bytes_of(path: Path, limits: Limits) -> bytes:
    """The bytes of a PDF file.

    Raises:
        InputNotReadableError: the file is missing, no regular file, or not to be read.
        FolderError: it is a folder.
        LinkError: it is a link that leads nowhere.
        LimitError: it is larger than the limits allow.
        NotAPdfError: it is no PDF.
    """
    try:
        state = path.stat()
        if stat.S_ISDIR(state.st_mode):
            raise FolderError(f"{path} is a folder, not a PDF file.")
        if not stat.S_ISREG(state.st_mode):
            raise InputNotReadableError(f"{path} is no regular file: save the plan to a file.")
        if state.st_size > limits.file:
            raise LimitError(
                f"{path} is larger than {limits.said('file')}: {limits.raised('file', 8)}."
            )
        data = contents_of(path, limits.file)
    except OSError as error:
        raise _unreadable(path, error) from error
    except ValueError as error:  # a NUL in a path
        raise InputNotReadableError(f"{path} cannot be the path of a file.") from error
    if b"%PDF-" not in data[:HEADER]:
        raise NotAPdfError(
            f"{path.name} is not a PDF file{_instead(path, data)}: give the plan as a PDF."
        )
    return data


def translated(
    error: BaseException, path: Path, password: str | None = None, *, left: bool = False
) -> MirpsError:
    """What a parser threw, as an error of ours that names the file.

    Args:
        error: what was thrown.
        path: the file.
        password: what was to open it.
        left: whether pages are left that could be read in part.
    """
    advice = "get a fresh copy" + (", or read what is left of it with --partial" if left else "")
    causes = list(_causes(error))
    own = next((cause for cause in causes if isinstance(cause, MirpsError)), None)
    if isinstance(own, DamagedError):
        return DamagedError(f"{path.name}: {own}: {advice}.")
    if own is not None:
        return type(own)(f"{path.name}: {own}")
    short = next(filter(None, map(shortage, causes)), None)
    if short is not None and not any(isinstance(cause, MemoryError) for cause in causes):
        return MachineError(f"{path.name}: {short}")
    if any(map(_is_refusal, causes)):
        return _locked(path, password)
    if any(isinstance(cause, PDFEncryptionError) for cause in causes):
        return EncryptedError(
            f"{path.name} is locked in a way that cannot be opened here: save a copy without it."
        )
    if any(isinstance(cause, MemoryError) for cause in causes):
        return MemoryLimitError(
            f"{path.name} takes more memory than it may: if you trust the file, raise the limit "
            "(--limit memory=NUMBER)."
        )
    if any(isinstance(cause, RecursionError) for cause in causes):
        return DamagedError(
            f"{path.name} is nested too deep, or in itself, and cannot be read: {advice}."
        )
    detail = " ".join(str(error).split()) or type(causes[-1]).__name__
    return DamagedError(
        f"{path.name} is damaged and cannot be read as a PDF ({detail[:DETAIL]}): {advice}."
    )


def is_locked(error: BaseException) -> bool:
    """Whether a file was not opened for want of a password."""
    causes = list(_causes(error))
    return any(isinstance(cause, PDFEncryptionError) or _is_refusal(cause) for cause in causes)


def require_entry(data: bytes, password: str | None) -> None:
    """Look whether an encrypted file opens to who has this password, or none.

    pdfminer opens one of AES-256 also where its owner's password is empty and none was given. Other
    readers ask for the user's, and so does pdfium, the second reader: who locked it meant that.

    Args:
        data: the file's bytes.
        password: what opens it.

    Raises:
        PDFPasswordIncorrect: it does not.
    """
    try:
        pypdfium2.PdfDocument(data, password=password).close()
    except pypdfium2.PdfiumError as error:
        if error.err_code == pypdfium2.raw.FPDF_ERR_PASSWORD:
            raise PDFPasswordIncorrect from error


DETAIL = 100
"""Signs of a parser's own words that a message repeats."""


def _is_refusal(cause: BaseException) -> bool:
    """Whether a parser refused a password: that of an old lock has letters of Latin-1 alone."""
    if isinstance(cause, UnicodeEncodeError):
        return cause.encoding == "latin-1"
    return isinstance(cause, PDFPasswordIncorrect)


def _locked(path: Path, password: str | None) -> EncryptedError:
    if password is None:
        return EncryptedError(
            f"{path.name} is protected by a password: put it in a file of its own and name that "
            "with --password-file, or save a copy without it."
        )
    return EncryptedError(
        f"{path.name} does not open with this password: check it, its upper and lower case too."
    )


def _causes(error: BaseException) -> Iterator[BaseException]:
    """An error, those that it wraps, and those that led to it."""
    seen: set[int] = set()
    waiting: list[object] = [error]
    while waiting:
        cause = waiting.pop(0)
        if isinstance(cause, BaseException) and id(cause) not in seen:
            seen.add(id(cause))
            waiting += [*cause.args, cause.__cause__, cause.__context__]
            yield cause


def _unreadable(path: Path, error: OSError) -> InputNotReadableError:
    if error.errno == errno.ELOOP:
        return LinkError(f"{path} is a link that leads back to itself: check where it points.")
    if isinstance(error, FileNotFoundError) and path.is_symlink():
        return LinkError(f"{path} is a link to {path.readlink()}, which does not exist.")
    if isinstance(error, FileNotFoundError):
        return InputNotReadableError(f"{path} does not exist: check the path.")
    return InputNotReadableError(f"{path} cannot be read: {error.strerror}. Check the path.")


def _instead(path: Path, data: bytes) -> str:
    """What a file is instead of a PDF, as far as its name and its beginning tell."""
    if kind := litter_of(path.name):
        return f" but {kind}"
    if not data:
        return ", it is empty"
    if kind := kind_of(data):
        return f" but {kind}"
    start = data[:HEADER].lstrip()
    try:
        start[:-4].decode("utf-8")
    except UnicodeDecodeError:
        return ""
    return "" if b"\0" in start else " but a text file"
