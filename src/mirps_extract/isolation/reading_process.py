"""The reading process: works come in on standard input, news and results go out as JSON lines.

It ends with the process that started it, even where that is killed: its standard input ends then.
"""

from __future__ import annotations

import faulthandler
import json
import logging
import sys
import traceback
from collections.abc import Callable, Iterable, Iterator

from mirps_extract.errors import MachineError, MemoryLimitError, MirpsError, shortage
from mirps_extract.isolation.sandbox import Confined
from mirps_extract.isolation.serving import answers, gives, held_to, inbox
from mirps_extract.isolation.starting import WITH_TAGGING
from mirps_extract.isolation.tagger import TaggingProcess
from mirps_extract.isolation.works import Tell, Work
from mirps_extract.memory import collect_rarely

PART = 1 << 16
"""Bytes that are sent at once, about."""


def main() -> None:
    """Do works until standard input ends."""
    faulthandler.enable()
    collect_rarely()
    logging.getLogger("pdfminer").setLevel(logging.CRITICAL)  # what matters is raised, or found
    stream = answers()
    works = inbox()
    tagger = TaggingProcess() if WITH_TAGGING in sys.argv else None

    def tell(kind: str, *parts: object) -> None:
        stream.write(json.dumps([kind, *parts]).encode() + b"\n")
        stream.flush()

    def send(at: int, part: bytes) -> None:
        tell("part", at, len(part))
        stream.write(part)

    lack = _imported()
    tell("ready")
    while True:
        message = works.get()
        if isinstance(message, Confined):
            for missing in message():
                print(f"sandbox: {missing}", file=sys.stderr)
        else:
            _do(message, tell, send, tagger, lack)


def _imported() -> MachineError | None:
    """Import what works take: now, and not with the first one, which comes meanwhile.

    Returns:
        What the machine does not give for it, which is told to who asks for a work.
    """
    try:
        if not gives():
            raise MemoryError
        import mirps_extract.pipeline
        import mirps_extract.read.paging  # noqa: F401
    except Exception as error:
        if lack := shortage(error):
            return lack
        raise
    return None


def _do(
    work: Work,
    tell: Tell,
    send: Callable[[int, bytes], None],
    tagger: TaggingProcess | None,
    lack: MachineError | None,
) -> None:
    tell("begun")
    try:
        if lack:
            raise lack
        with held_to(work.limits.memory):
            files = work.parts(tell, tagger)
            for at, file in enumerate(files):
                for part in _gathered(file):
                    send(at, part)
    except (MemoryError, MemoryLimitError):
        told = _out_of_memory(work)
        tell("error", type(told).__name__, str(told), traceback.format_exc())
    except MirpsError as error:
        tell("error", type(error).__name__, str(error), traceback.format_exc())
    except Exception as error:
        if short := shortage(error):
            name, said = type(short).__name__, f"{work.path.name}: {short}"
            tell("error", name, said, traceback.format_exc())
        else:
            tell("fault", type(error).__name__, str(error), traceback.format_exc())
    else:
        tell("done", len(files))


def _out_of_memory(work: Work) -> MirpsError:
    """Whose limit it was: that of the call, or one of the system's that is lower."""
    name, limits = work.path.name, work.limits
    if not gives(limits.memory):
        return MachineError(f"{name}: {shortage(MemoryError())}")
    return MemoryLimitError(
        f"{name} takes more than {limits.said('memory')} of memory: {limits.raised('memory', 2)}."
    )


def _gathered(parts: Iterable[bytes]) -> Iterator[bytes]:
    """Parts of a file, those that are short together."""
    some: list[bytes] = []
    size = 0
    for part in parts:
        some.append(part)
        size += len(part)
        if size >= PART:
            yield b"".join(some)
            some, size = [], 0
    yield b"".join(some)


if __name__ == "__main__":
    main()
