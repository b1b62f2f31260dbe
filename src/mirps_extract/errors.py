"""Everything that can stop a run: one hierarchy, each error with its exit code and advice."""

from __future__ import annotations

import errno
from enum import IntEnum
from typing import ClassVar


class ExitCode(IntEnum):
    """What the process says to the shell. The numbers are stable; docs/errors.md lists them."""

    OK = 0
    INTERNAL = 1
    USAGE = 2
    NOT_READABLE = 3
    NOT_A_PDF = 4
    ENCRYPTED = 5
    NO_TEXT = 6
    NOT_A_PLAN = 7
    NOT_WRITABLE = 8
    FINDINGS = 9
    REGISTRY = 10
    MODEL = 11
    OCR = 12
    VOCABULARY = 13
    INVALID = 14
    EXPORT = 15
    DAMAGED = 16
    NO_PAGES = 17
    FOLDER = 18
    LINK = 19
    DISK_FULL = 20
    LIMIT = 21
    TIME = 22
    MEMORY = 23
    CRASHED = 24
    CORRECTIONS = 25
    LOST = 26
    BATCH = 27
    MACHINE = 28
    INTERRUPTED = 130
    TERMINATED = 143


class MirpsError(Exception):
    """Base of all errors that a user may meet: one line that says what is wrong and what to do."""

    exit_code: ClassVar[ExitCode] = ExitCode.INTERNAL


class InputNotReadableError(MirpsError):
    """The input does not exist, is no regular file, or may not be read."""

    exit_code = ExitCode.NOT_READABLE


class FolderError(InputNotReadableError):
    """A folder stands where a file is needed, or holds no plans."""

    exit_code = ExitCode.FOLDER


class LinkError(InputNotReadableError):
    """The input is a link that leads nowhere, or back to itself."""

    exit_code = ExitCode.LINK


class NotAPdfError(MirpsError):
    """The input is no PDF."""

    exit_code = ExitCode.NOT_A_PDF


class DamagedError(MirpsError):
    """The PDF is damaged: it cannot be read, or not in full."""

    exit_code = ExitCode.DAMAGED


class NoPagesError(MirpsError):
    """The PDF has no pages."""

    exit_code = ExitCode.NO_PAGES


class EncryptedError(MirpsError):
    """The PDF opens only with a password, or not with the one that was given."""

    exit_code = ExitCode.ENCRYPTED


class LimitError(MirpsError):
    """The PDF holds more than a limit allows: pages, words, glyphs or bytes."""

    exit_code = ExitCode.LIMIT


class TimeLimitError(MirpsError):
    """Reading took longer than a limit allows, and was stopped."""

    exit_code = ExitCode.TIME


class MemoryLimitError(MirpsError):
    """Reading took more memory than a limit allows, and was stopped."""

    exit_code = ExitCode.MEMORY


class CrashedError(MirpsError):
    """The process that reads ended without an answer."""

    exit_code = ExitCode.CRASHED


class InternalError(MirpsError):
    """A fault of this program, as a process that reads reports it."""

    exit_code = ExitCode.INTERNAL


class NoTextError(MirpsError):
    """No page has a text layer: a scan."""

    exit_code = ExitCode.NO_TEXT


class ArgumentError(MirpsError):
    """A function of the library was called with something that it does not take."""

    exit_code = ExitCode.USAGE


class NoSuchPageError(ArgumentError):
    """A page was asked for that the PDF does not have."""


class NoSuchCountryError(ArgumentError):
    """A country was given by a code that none has."""


class NoSuchLanguageError(ArgumentError):
    """A language was given that there is no vocabulary for."""


class NotAPlanError(MirpsError):
    """The PDF was read, but holds no country section with commitments."""

    exit_code = ExitCode.NOT_A_PLAN


class OutputNotWritableError(MirpsError):
    """The output could not be written; what stood there before still stands."""

    exit_code = ExitCode.NOT_WRITABLE


class DiskFullError(OutputNotWritableError):
    """The disk is full, or a quota reached; what stood there before still stands."""

    exit_code = ExitCode.DISK_FULL


class RegistryError(MirpsError):
    """A registry of institutions cannot be used as it stands."""

    exit_code = ExitCode.REGISTRY


class OcrError(MirpsError):
    """Recognition of pages without a text layer failed."""

    exit_code = ExitCode.OCR


class VocabularyError(MirpsError):
    """A vocabulary of the user's own cannot be used as it stands."""

    exit_code = ExitCode.VOCABULARY


class ModelError(MirpsError):
    """A spaCy model cannot be loaded, or knows no organisations."""

    exit_code = ExitCode.MODEL


class ExportError(MirpsError):
    """An export cannot be made as asked: what it needs is not installed, or plans clash."""

    exit_code = ExitCode.EXPORT


class CorrectionsError(MirpsError):
    """A file of corrections, of decisions or of statuses cannot be used as it stands."""

    exit_code = ExitCode.CORRECTIONS


class LostError(MirpsError):
    """The machines of a cluster that read a plan died, one after the other."""

    exit_code = ExitCode.LOST


class BatchError(MirpsError):
    """A batch cannot run as asked: an address, the cluster, or something that is not installed."""

    exit_code = ExitCode.BATCH


class MachineError(MirpsError):
    """The machine gives too little to this program: memory, or files that are open at a time."""

    exit_code = ExitCode.MACHINE


class LedgerError(MirpsError):
    """A word was claimed twice, or the counts do not add up: a fault of this program."""

    exit_code = ExitCode.INTERNAL


FULL = frozenset((errno.ENOSPC, errno.EDQUOT, errno.EFBIG))
"""What a system says where there is no more room."""


TOO_MANY = frozenset((errno.EMFILE, errno.ENFILE))
"""What a system says where no more files may be open at a time."""

UNMAPPED = "cannot allocate memory", "failed to map segment", "can't start new thread"
"""What native code and threads say where there is no more memory."""


def shortage(error: BaseException) -> MachineError | None:
    """The error for what a machine does not give to this program; None where it is another."""
    if isinstance(error, OSError) and error.errno in TOO_MANY:
        return MachineError(
            "too few files may be open at a time: raise that limit (ulimit -n), or close some."
        )
    said = str(error).lower()
    unmapped = not isinstance(error, MirpsError) and any(words in said for words in UNMAPPED)
    if unmapped or isinstance(error, MemoryError):
        return MachineError(
            "there is too little memory for this program: free some, or raise what it may have "
            "(ulimit -v)."
        )
    return None


def fault(error: BaseException) -> InternalError:
    """The error for what nobody foresaw."""
    return InternalError(
        f"a fault in the program ({type(error).__name__}: {error}); please report it with the plan "
        "that shows it."
    )


def not_writable(what: str, error: OSError) -> MirpsError:
    """The error for an output that cannot be written."""
    if short := shortage(error):
        return short
    if error.errno in FULL:
        return DiskFullError(f"{what} cannot be written: there is no room left. Make some.")
    reason = error.strerror or str(error)
    return OutputNotWritableError(f"{what} cannot be written ({reason}).")
