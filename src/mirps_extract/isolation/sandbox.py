"""Rights that the reading process gives up before it opens a plan (Linux).

What a plan makes native code do ends here: by Landlock it reads the plan, the files of the user's
own that are named, and programs, and no other file; it writes in a folder of its own alone; it
opens no network connection. By seccomp it opens no socket at all and, unless OCR needs it, starts
no program. Elsewhere, and on older kernels, less holds; `docs/security.md` says what holds where.

The numbers are those of Linux's headers `landlock.h`, `seccomp.h`, `filter.h` and `audit.h`.
"""

from __future__ import annotations

import ctypes
import os
import platform
import struct
import sys
import sysconfig
import tempfile
from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

CREATE, ADD, RESTRICT = 444, 445, 446
"""Landlock's calls to the system, the same on every machine."""

VERSION, PATH_BENEATH = 1, 1

EXECUTE, WRITE_FILE, READ_FILE, READ_DIR = 1 << 0, 1 << 1, 1 << 2, 1 << 3
READING = EXECUTE | READ_FILE | READ_DIR
OF_FILES = EXECUTE | WRITE_FILE | READ_FILE | (1 << 14) | (1 << 15)
"""Rights that a file can have; all others are of folders."""

RIGHTS = {1: (1 << 13) - 1, 2: (1 << 14) - 1, 3: (1 << 15) - 1, 5: (1 << 16) - 1}
"""All rights to files that a version of Landlock knows, from the version on that stands before."""

TCP, TCP_SINCE = 0b11, 4
"""To bind and to connect, and the version that knows these."""

SCOPES, SCOPES_SINCE = 0b11, 6
"""Not to reach abstract sockets and signals of others, and the version that knows these."""

NO_NEW_PRIVILEGES, SET_SECCOMP, FILTER = 38, 22, 2
"""What is asked of prctl(2)."""

SYSTEM = ("/usr", "/lib", "/lib64", "/bin", "/opt", "/etc/ld.so.cache", "/etc/fonts", "/etc/ssl")
"""Where programs and what they need lie."""

DEVICES = ("/dev/null", "/dev/zero", "/dev/urandom", "/dev/random")

TOLD = ("/proc/self", "/proc/meminfo", "/proc/cpuinfo", "/sys/devices/system/cpu", "/etc/localtime")
"""What the system tells of the process and of the machine."""

ARCHITECTURES = {
    "x86_64": (0xC000003E, {"socket": 41, "fork": 57, "vfork": 58, "clone": 56, "execve": 59}),
    "aarch64": (0xC00000B7, {"socket": 198, "clone": 220, "execve": 221}),
}
"""How a machine calls itself, and the numbers of its calls."""

CLONE3, NO_SUCH_CALL, NOT_ALLOWED = 435, 38, 1
"""The newest way to start threads and processes, which has its flags in memory: whoever is told
that there is no such call takes the older one. The numbers of two errors."""

THREAD = 0x10000
"""The flag of clone(2) for what is a thread and no process."""

OTHER_FORM = 0x40000000
"""From this number on, calls are the same ones in another form (x32)."""

ALLOW, KILL, ERROR = 0x7FFF0000, 0x80000000, 0x00050000
LOAD, EQUAL, LEAST, SET, RETURN = 0x20, 0x15, 0x35, 0x45, 0x06
"""Operations of the filter's language (BPF): take a word, compare it, look for bits, end."""

NUMBER_AT, ARCHITECTURE_AT, FLAGS_AT = 0, 4, 16
"""Where the number of the call, the machine's and the first operand stand (seccomp(2))."""


@dataclass(frozen=True, slots=True)
class Needs:
    """What a work needs, beside the package and what Python reads.

    Attributes:
        readable: files and folders that it reads.
        writable: folders that it writes into.
        programs: whether it may start programs.
    """

    readable: tuple[Path, ...]
    writable: tuple[Path, ...] = ()
    programs: bool = False

    def cover(self, others: Needs) -> bool:
        """Whether who has these rights can do what needs others."""
        return (
            all(_is_in(path, self.readable) for path in others.readable)
            and all(_is_in(path, self.writable) for path in others.writable)
            and self.programs >= others.programs
        )

    def __or__(self, others: Needs) -> Needs:
        """All that either needs."""
        return Needs(
            (*self.readable, *others.readable),
            (*self.writable, *others.writable),
            self.programs or others.programs,
        )


@dataclass(frozen=True, slots=True)
class Confined:
    """What a process is told before its first work.

    Attributes:
        needs: the rights that it keeps.
        folder: where it puts temporary files; None where it may write nothing.
    """

    needs: Needs
    folder: Path | None

    def __call__(self) -> list[str]:
        """Confine the process.

        Returns:
            What does not hold here, in words.
        """
        if self.folder is not None:
            tempfile.tempdir = os.environ["TMPDIR"] = str(self.folder)
        return confine(self.needs)


def _is_in(path: Path, places: Iterable[Path]) -> bool:
    found = path.resolve()
    return any(found.is_relative_to(place.resolve()) for place in places)


def confine(needs: Needs) -> list[str]:
    """Give up all rights but those that reading needs; they do not come back.

    Args:
        needs: what is needed for it.

    Returns:
        What does not hold here, in words; nothing where all does.
    """
    if sys.platform != "linux":
        return [f"there is no sandbox for {sys.platform}"]
    _call("prctl", NO_NEW_PRIVILEGES, 1, 0, 0, 0)
    return [*_files(needs), *_calls(programs=needs.programs)]


def _needed() -> list[Path]:
    """What the package and Python themselves read."""
    scheme = sysconfig.get_paths()
    own = [scheme[name] for name in ("stdlib", "platstdlib", "purelib", "platlib", "data")]
    own += [sys.prefix, sys.base_prefix, *sys.path, os.environ.get("TESSDATA_PREFIX", "")]
    return [Path(one) for one in (*own, *SYSTEM, *DEVICES, *TOLD) if one and one != os.sep]


def _call(name: str, *arguments: object) -> int:
    """Ask the system; its answer, -1 where it refuses."""
    library = ctypes.CDLL(None, use_errno=True)
    return int(getattr(library, name)(*arguments))


def _files(needs: Needs) -> list[str]:
    """Give up the rights to files and connections."""
    version = _call("syscall", CREATE, None, 0, VERSION)
    if version < 1:
        return ["this kernel has no Landlock: files and connections are not kept from it"]
    rights = RIGHTS[max(since for since in RIGHTS if since <= version)]
    asked = struct.pack(
        "QQQ",
        rights,
        TCP if version >= TCP_SINCE else 0,
        SCOPES if version >= SCOPES_SINCE else 0,
    )
    rules = _call("syscall", CREATE, asked, len(asked), 0)
    if rules < 0:
        return [f"Landlock refuses ({os.strerror(ctypes.get_errno())})"]
    try:
        for path in (*needs.readable, *_needed()):
            _allow(rules, path, READING)
        for device in map(Path, DEVICES):
            _allow(rules, device, READING | WRITE_FILE)
        for folder in needs.writable:
            _allow(rules, folder, rights)
        if _call("syscall", RESTRICT, rules, 0):
            return [f"Landlock refuses ({os.strerror(ctypes.get_errno())})"]
    finally:
        os.close(rules)
    return [] if version >= TCP_SINCE else ["this kernel's Landlock knows no connections"]


def _allow(rules: int, path: Path, rights: int) -> None:
    """Keep some rights to a file, or to a folder and all in it; what is not there needs none."""
    with suppress(OSError):
        handle = os.open(path, os.O_PATH | os.O_CLOEXEC)
        try:
            kept = rights if path.is_dir() else rights & OF_FILES
            _call("syscall", ADD, rules, PATH_BENEATH, struct.pack("=Qi", kept, handle), 0)
        finally:
            os.close(handle)


def _calls(*, programs: bool) -> list[str]:
    """Give up sockets, and unless they are needed, programs."""
    known = ARCHITECTURES.get(platform.machine())
    if known is None:
        return [f"there is no filter of calls for {platform.machine()}"]
    code = b"".join(struct.pack("HBBI", *step) for step in _filter(*known, programs=programs))
    buffer = ctypes.create_string_buffer(code)
    program = struct.pack("HxxxxxxP", len(code) // 8, ctypes.addressof(buffer))
    if _call("prctl", SET_SECCOMP, FILTER, program):
        return [f"seccomp refuses ({os.strerror(ctypes.get_errno())})"]
    return []


def _filter(
    machine: int, numbers: dict[str, int], *, programs: bool
) -> Sequence[tuple[int, int, int, int]]:
    """The filter: each step an operation, how far to go if it holds and if not, and a number."""
    refused = [numbers["socket"]]
    if not programs:
        refused += [numbers[name] for name in ("fork", "vfork", "execve") if name in numbers]
    steps = [
        (LOAD, 0, 0, ARCHITECTURE_AT),
        (EQUAL, 1, 0, machine),
        (RETURN, 0, 0, KILL),
        (LOAD, 0, 0, NUMBER_AT),
        (LEAST, 0, 1, OTHER_FORM),
        (RETURN, 0, 0, ERROR | NOT_ALLOWED),
    ]
    for number in refused:
        steps += [(EQUAL, 0, 1, number), (RETURN, 0, 0, ERROR | NOT_ALLOWED)]
    if not programs:
        steps += [(EQUAL, 0, 1, CLONE3), (RETURN, 0, 0, ERROR | NO_SUCH_CALL)]
        steps += [
            (EQUAL, 0, 3, numbers["clone"]),
            (LOAD, 0, 0, FLAGS_AT),
            (SET, 1, 0, THREAD),
            (RETURN, 0, 0, ERROR | NOT_ALLOWED),
        ]
    return [*steps, (RETURN, 0, 0, ALLOW)]
