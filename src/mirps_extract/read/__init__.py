"""Stage 1, read: a PDF to pages of words, filled shapes and pictures, by pdfplumber."""

from __future__ import annotations

import hashlib
from pathlib import Path

from mirps_extract.read.opening import bytes_of, translated
from mirps_extract.read.plumber import parse
from mirps_extract.read.values import Document, Progress

__all__ = ["Progress", "read"]


def read(path: Path | str, progress: Progress | None = None) -> Document:
    """Read a PDF.

    Args:
        path: the file.
        progress: called after each page.

    Returns:
        The document, its pages in order.

    Raises:
        InputNotReadableError: the file is missing, a folder, or not to be read.
        EncryptedError: a password is needed.
        NotAPdfError: the file is no PDF or too damaged.
    """
    path = Path(path)
    data = bytes_of(path)
    try:
        parsed = parse(data, progress)
    except Exception as error:  # whatever a parser throws at broken input becomes ours
        raise translated(error, path) from error
    return Document(
        file_name=path.name,
        sha256=hashlib.sha256(data).hexdigest(),
        bytes=len(data),
        reader=parsed.reader,
        pages=parsed.pages,
        catalogue_pages=parsed.catalogue_pages,
        properties=parsed.properties,
    )
