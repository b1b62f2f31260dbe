"""The file's bytes, and what a parser throws at them as errors that say what to do."""

from __future__ import annotations

from pathlib import Path

from pdfminer.pdfdocument import PDFPasswordIncorrect

from mirps_extract.errors import EncryptedError, InputNotReadableError, MirpsError, NotAPdfError


def bytes_of(path: Path) -> bytes:
    """The bytes of a PDF file.

    Raises:
        InputNotReadableError: the file is missing, a folder, or not to be read.
        NotAPdfError: it is no PDF.
    """
    try:
        data = path.read_bytes()
    except FileNotFoundError as error:
        raise InputNotReadableError(f"{path} does not exist: check the path.") from error
    except IsADirectoryError as error:
        raise InputNotReadableError(f"{path} is a folder, not a PDF file.") from error
    except OSError as error:
        raise InputNotReadableError(f"{path} cannot be read: {error.strerror}.") from error
    if b"%PDF-" not in data[:1024]:
        raise NotAPdfError(f"{path.name} is not a PDF file: give the plan as a PDF.")
    return data


def translated(error: Exception, path: Path) -> MirpsError:
    """What a parser threw, as an error of ours."""
    causes = [error, error.__cause__, *error.args]
    if any(isinstance(cause, PDFPasswordIncorrect) for cause in causes):
        return EncryptedError(
            f"{path.name} is protected by a password: save a copy without it and read that."
        )
    detail = " ".join(str(error).split()) or type(error).__name__
    return NotAPdfError(
        f"{path.name} is damaged and cannot be read as a PDF ({detail}): get a fresh copy."
    )
