"""Stores of files: whatever fsspec reaches. Files appear whole or not at all."""

from __future__ import annotations

import errno
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import TypeVar

from fsspec import AbstractFileSystem
from fsspec.core import url_to_fs
from tenacity import Retrying, retry_if_exception, stop_after_delay, wait_exponential_jitter

from mirps_extract.errors import (
    FULL,
    BatchError,
    FolderError,
    InputNotReadableError,
    MirpsError,
    OutputNotWritableError,
    not_writable,
)
from mirps_extract.paths import MOST, contents_of, litter_of, passed_over
from mirps_extract.write.files import written_bytes

SUFFIX = ".pdf"

PATIENCE = 120.0
"""Seconds in which a store that does not answer is asked again."""

LONGEST_PAUSE = 20.0
"""Seconds between two tries at most; they begin with one, and double."""

LASTING = (FileNotFoundError, FileExistsError, IsADirectoryError, NotADirectoryError)
"""Answers that will not change by asking again; nor will that something is not allowed."""

LASTING_NUMBERS = FULL | {errno.EINVAL, errno.ELOOP, errno.ENAMETOOLONG, errno.EROFS}
"""The same by their numbers, of this machine: no room, no regular file, no name, no writing."""

T = TypeVar("T")


def plans_at(uris: Iterable[str], tell: Callable[[str], None] | None = None) -> list[str]:
    """The addresses of the plans at some addresses, each once.

    Args:
        uris: files; patterns with `*`; or folders, for every PDF in them, however deep, but for
            what systems leave beside plans.
        tell: called with what is said of such files, once for each address.

    Raises:
        FolderError: a folder or pattern holds no PDF.
        BatchError: a store is not known, cannot be listed, or its library is not installed.
    """
    return list(dict.fromkeys(plan for uri in uris for plan in _plans_at(uri, tell)))


def _plans_at(uri: str, tell: Callable[[str], None] | None) -> Iterator[str]:
    store, path = _store_of(uri)
    try:
        store.invalidate_cache()
        if store.isdir(path):
            found = store.find(path)
        elif "*" in path and not store.exists(path):
            found = store.glob(path)
        else:  # whether it is there, and what it is, shows when it is read
            yield str(store.unstrip_protocol(path))
            return
    except Exception as error:  # each store has errors of its own
        raise BatchError(f"{uri} cannot be listed ({_said(error)}): check the address.") from error
    store.invalidate_cache()  # of a million files, it holds a gigabyte
    named = [name for name in sorted(found) if name.lower().endswith(SUFFIX)]
    plans = [name for name in named if not litter_of(_last(name))]
    if tell and len(plans) < len(named):
        tell(passed_over(_last(name) for name in named if litter_of(_last(name))))
    if not plans:
        raise FolderError(f"{uri} holds no PDF: put the plans there, or check the address.")
    yield from (str(store.unstrip_protocol(name)) for name in plans)


def _last(path: str) -> str:
    return path.rpartition("/")[2]


def bytes_at(uri: str, most: int = MOST) -> bytes:
    """The bytes of a file.

    Args:
        uri: where it lies.
        most: bytes that a file of this machine may have; others are held to it when they are read.

    Raises:
        InputNotReadableError: it is not there, or the store does not give it.
        BatchError: the store's library is not installed.
    """
    store, path = _store_of(uri)
    try:
        return _contents(store, path, most)
    except FileNotFoundError as error:
        raise InputNotReadableError(f"{uri} is not there: check the address.") from error
    except Exception as error:
        raise InputNotReadableError(
            f"{uri} cannot be read ({_said(error)}): check the address, and who may read it."
        ) from error


class Folder:
    """A folder of a store.

    Raises:
        BatchError: the store is not known, or its library is not installed.
    """

    def __init__(self, uri: str) -> None:
        self._store, self._root = _store_of(uri.rstrip("/"))

    @property
    def uri(self) -> str:
        """Its address, which leads to it from any working directory."""
        return str(self._store.unstrip_protocol(self._root))

    def check(self) -> None:
        """Look whether files can be written, before any plan is read.

        Raises:
            OutputNotWritableError: they cannot.
        """
        probe = self._at(".mirps-check")
        try:
            self._put(probe, b"")
            self._store.rm_file(probe)
        except Exception as error:
            raise self._not_written(self._root, error) from error

    def read(self, path: str) -> bytes | None:
        """What a file in the folder holds; None if there is none.

        Raises:
            InputNotReadableError: the store does not give it.
        """
        try:
            return _contents(self._store, self._at(path))
        except FileNotFoundError:
            return None
        except Exception as error:
            raise InputNotReadableError(
                f"{self._at(path)} cannot be read ({_said(error)}): check who may read it."
            ) from error

    def write(self, path: str, data: bytes) -> None:
        """Write a file; at any moment it holds the old content or the new one.

        Raises:
            OutputNotWritableError: it cannot be written.
        """
        try:
            _patiently(lambda: self._put(self._at(path), data))
        except Exception as error:
            raise self._not_written(self._at(path), error) from error

    def remove(self, path: str) -> None:
        """Remove a file, if it is there.

        Raises:
            OutputNotWritableError: it cannot be removed.
        """
        try:
            with suppress(FileNotFoundError):
                _patiently(lambda: self._store.rm_file(self._at(path)))
        except Exception as error:
            raise self._not_written(self._at(path), error) from error

    def names(self, path: str) -> list[str]:
        """The names of the files in a folder of it; none if there is none."""
        self._store.invalidate_cache()
        try:
            found = self._store.ls(self._at(path), detail=False)
        except FileNotFoundError:
            return []
        return sorted(name.rpartition("/")[2] for name in found)

    def _at(self, path: str) -> str:
        return f"{self._root}/{path}"

    def _put(self, path: str, data: bytes) -> None:
        if _is_here(self._store):
            written_bytes(Path(path), data)
        else:  # stores of objects show an object when all of it is there
            self._store.pipe_file(path, data)

    def _not_written(self, what: str, error: Exception) -> MirpsError:
        cause = error.__cause__ if isinstance(error, MirpsError) else error
        if isinstance(cause, OSError):
            return not_writable(what, cause)
        return OutputNotWritableError(f"{what} cannot be written ({_said(error)}).")


def _contents(store: AbstractFileSystem, path: str, most: int = MOST) -> bytes:
    if _is_here(store):  # it may be a pipe, or have no end
        return contents_of(Path(path), most)
    data: bytes = _patiently(lambda: store.cat_file(path))
    return data


def _is_here(store: AbstractFileSystem) -> bool:
    """Whether a store is the file system of this machine."""
    protocol = store.protocol
    return "file" in ((protocol,) if isinstance(protocol, str) else protocol)


def _store_of(uri: str) -> tuple[AbstractFileSystem, str]:
    try:
        store, path = url_to_fs(uri)
    except Exception as error:  # it is not known, or its library is missing, or lacks a setting
        raise BatchError(f"{uri} leads to no store ({_said(error)}).") from error
    return store, path


def _patiently(ask: Callable[[], T]) -> T:
    """What a store answers; asked again, with pauses, where a later answer may be another."""
    return Retrying(
        retry=retry_if_exception(_may_pass),
        stop=stop_after_delay(PATIENCE),
        wait=wait_exponential_jitter(initial=1, max=LONGEST_PAUSE),
        reraise=True,
    )(ask)


def _may_pass(error: BaseException) -> bool:
    cause = error.__cause__ if isinstance(error, MirpsError) else error
    lasting = isinstance(cause, (*LASTING, PermissionError))
    here = isinstance(cause, OSError) and cause.errno in LASTING_NUMBERS
    return isinstance(cause, Exception) and not lasting and not here


def _said(error: Exception) -> str:
    said = getattr(error, "strerror", None) or str(error)
    return " ".join(said.split()) or type(error).__name__
