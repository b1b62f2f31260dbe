"""The process that reads: works come in on standard input, news and results go out as JSON lines.

It ends with the process that started it, even where that is killed: its standard input ends then.
"""

from __future__ import annotations

import faulthandler
import json
import logging
import sys
import traceback
from collections.abc import Iterable, Iterator

from mirps_extract.apart.beside import Beside
from mirps_extract.apart.sandbox import Confined
from mirps_extract.apart.serving import answers, held_to, inbox
from mirps_extract.apart.worker import BESIDE
from mirps_extract.apart.works import Tell, Work
from mirps_extract.errors import MemoryLimitError, MirpsError
from mirps_extract.memory import collect_rarely

PART = 1 << 16
"""Characters of a text that are sent at once, about."""


def main() -> None:
    """Do works until standard input ends."""
    faulthandler.enable()
    collect_rarely()
    logging.getLogger("pdfminer").setLevel(logging.CRITICAL)  # what matters is raised, or found
    stream = answers()
    works = inbox()
    beside = Beside() if BESIDE in sys.argv else None

    def tell(kind: str, *parts: object) -> None:
        stream.write(json.dumps([kind, *parts]).encode() + b"\n")
        stream.flush()

    # Now, and not with the first work: it comes while this is imported.
    import mirps_extract.pipeline
    import mirps_extract.read.paging  # noqa: F401

    tell("ready")
    while True:
        message = works.get()
        if isinstance(message, Confined):
            for lack in message():
                print(f"sandbox: {lack}", file=sys.stderr)
        else:
            _do(message, tell, beside)


def _do(work: Work, tell: Tell, beside: Beside | None) -> None:
    tell("begun")
    try:
        with held_to(work.limits.memory):
            texts = work.parts(tell, beside)
            for at, text in enumerate(texts):
                for part in _gathered(text):
                    tell("part", at, part)
    except MirpsError as error:
        tell("error", type(error).__name__, str(error), traceback.format_exc())
    except MemoryError:
        message = (
            f"{work.path.name} takes more than {work.limits.memory} bytes of memory: if you trust "
            f"the file, raise the limit (--limit memory={2 * work.limits.memory})."
        )
        tell("error", MemoryLimitError.__name__, message, traceback.format_exc())
    except Exception as error:
        tell("fault", type(error).__name__, str(error), traceback.format_exc())
    else:
        tell("done", len(texts))


def _gathered(parts: Iterable[str]) -> Iterator[str]:
    """Parts of a text, those that are short together."""
    some: list[str] = []
    size = 0
    for part in parts:
        some.append(part)
        size += len(part)
        if size >= PART:
            yield "".join(some)
            some, size = [], 0
    yield "".join(some)


if __name__ == "__main__":
    main()
