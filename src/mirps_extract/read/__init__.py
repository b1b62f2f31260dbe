"""The stage read: a PDF to pages of words, filled shapes and pictures."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import fields, replace
from pathlib import Path

from mirps_extract.errors import DamagedError, LimitError, MirpsError
from mirps_extract.limits import USUAL_LIMITS, Limits
from mirps_extract.paths import name_of
from mirps_extract.read.values import Document, Page, Parsed, Progress

NAMED = 3
"""Faults of a damaged file that its error names."""

COVERED = 0.5
"""Part of a page that pictures cover where it is a scan: its inkless text is what they show."""

SMALL = 1.0
"""Points of type below which nobody reads it."""


def read(
    path: Path | str,
    progress: Progress | None = None,
    *,
    limits: Limits = USUAL_LIMITS,
    password: str | None = None,
    partial: bool = False,
) -> Document:
    """Read a PDF.

    The limits of time and memory are not held here: that takes a process of its own, see
    `mirps_extract.isolation`.

    Args:
        path: the file.
        progress: called after each page.
        limits: what the file may hold at most.
        password: what opens it, if it does not open without.
        partial: whether a damaged file is read as far as it goes.

    Returns:
        The document, its pages in order.

    Raises:
        InputNotReadableError: the file is missing, no regular file, or not to be read; a folder
            (FolderError) or a broken link (LinkError).
        NotAPdfError: it is no PDF.
        EncryptedError: a password is needed, or another one.
        NoPagesError: it has no pages.
        DamagedError: it cannot be read, or not in full and `partial` is not set.
        LimitError: it holds more than the limits allow.
    """
    # What takes a PDF apart is imported by who reads one: others take a name or a value from here.
    from mirps_extract.read.opening import bytes_of, translated
    from mirps_extract.read.salvage import has_pages

    path = Path(path)
    data = bytes_of(path, limits)

    def parse(data: bytes) -> Parsed:
        from mirps_extract.read import paging
        from mirps_extract.read.tags import with_trusted

        found = _witnessed(paging.parse(data, progress, limits, password), data, password)
        return replace(found, pages=with_trusted(found.pages))

    try:
        parsed = _parsed(data, parse, partial, password)
    except MemoryError as error:
        raise translated(error, path) from error
    except Exception as error:  # whatever a parser throws at broken input becomes ours
        raise translated(error, path, password, left=not partial and has_pages(data)) from error
    if parsed.condition.damage and not partial:
        raise _damaged(path, parsed.condition.damage)
    return Document(
        file_name=name_of(path),
        sha256=hashlib.sha256(data).hexdigest(),
        bytes=len(data),
        **{field.name: getattr(parsed, field.name) for field in fields(parsed)},
    )


def _rewritten(
    data: bytes, parse: Callable[[bytes], Parsed], password: str | None, partial: bool
) -> Parsed | None:
    """What is read of a file that pdfium has written anew; None where too little is.

    It is sound, or `partial` is set.
    """
    from mirps_extract.read.salvage import rewritten
    from mirps_extract.read.witness import differences, second_reading

    anew = rewritten(data, password)
    try:
        parsed = parse(anew) if anew else None
    except LimitError:
        raise
    except Exception:
        return None
    witness = second_reading(data, password)
    if parsed is None or (parsed.condition.damage and not partial) or witness is None:
        return None
    if len(parsed.pages) < witness.opened or differences(parsed.pages, witness):
        return None
    return replace(parsed, condition=replace(parsed.condition, rebuilt=True))


def _parsed(
    data: bytes, parse: Callable[[bytes], Parsed], partial: bool, password: str | None
) -> Parsed:
    """What can be read of a file; if need be and wanted, from what is left of it."""
    from mirps_extract.read.opening import is_locked
    from mirps_extract.read.salvage import FOUND, salvaged

    try:
        parsed = parse(data)
        # A stream that is broken is so for every reader.
        mendable = parsed.condition.damage and not parsed.condition.broken
        return (mendable and _rewritten(data, parse, password, False)) or parsed
    except (LimitError, MemoryError):
        raise
    except Exception as error:
        mended = None if is_locked(error) else _rewritten(data, parse, password, partial)
        if mended:
            return mended
        left = salvaged(data) if partial and not is_locked(error) else None
        if left is None:
            raise
    parsed = parse(left)
    damage = (FOUND, *parsed.condition.damage)
    return replace(parsed, condition=replace(parsed.condition, damage=damage))


def _witnessed(parsed: Parsed, data: bytes, password: str | None) -> Parsed:
    """What was read, compared with a second reader, and with what can be seen of it."""
    from mirps_extract.read.witness import differences, second_reading

    condition = parsed.condition
    witness = second_reading(data, password)
    if witness is None:
        damage = (*condition.damage, "a second reader cannot open it")
        return replace(parsed, condition=replace(condition, damage=damage))
    missing = witness.opened - len(parsed.pages)
    damage = (f"pages that it should have and lacks: {missing}",) if missing > 0 else ()
    return replace(
        parsed,
        pages=_with_hidden(parsed.pages),
        condition=replace(
            condition,
            damage=(*condition.damage, *damage),
            differences=differences(parsed.pages, witness),
        ),
    )


def _damaged(path: Path, damage: Sequence[str]) -> MirpsError:
    named = "; ".join(dict.fromkeys(damage[:NAMED]))
    more = f" and {len(damage) - NAMED} more" if len(damage) > NAMED else ""
    return DamagedError(
        f"{path.name} is damaged: {named}{more}. Get a fresh copy, or read what is left of it with "
        "--partial."
    )


def _with_hidden(pages: Iterable[Page]) -> tuple[Page, ...]:
    """Mark the words that nobody can read, and those without ink that a scan shows as seen."""
    return tuple(map(_without_specks, map(_layer_of_scan, pages)))


def _layer_of_scan(page: Page) -> Page:
    """A page whose text, without ink, is that of the picture over it: there it is seen."""
    hidden = [word for word in page.words if word.hidden]
    covered = sum(picture.area for picture in page.pictures)
    if len(hidden) * 2 <= len(page.words) or covered < COVERED * page.width * page.height:
        return page
    words = tuple(replace(w, visible=True, hidden=False) if w.hidden else w for w in page.words)
    return replace(page, words=words)


def _without_specks(page: Page) -> Page:
    """A page whose words that are too small to be read are hidden."""
    if not any(word.visible and word.size < SMALL for word in page.words):
        return page
    words = tuple(
        replace(w, visible=False, hidden=True) if w.visible and w.size < SMALL else w
        for w in page.words
    )
    return replace(page, words=words)


__all__ = ["Limits", "Progress", "read"]
