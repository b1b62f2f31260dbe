"""Draws and reads editions, each in a process of its own, so that none can stop the others."""

from __future__ import annotations

import hashlib
import multiprocessing
import time
from collections.abc import Iterator
from multiprocessing.connection import Connection, wait
from multiprocessing.context import ForkProcess
from pathlib import Path

from mirps_extract import MirpsError, Settings, extract

from .drawing import Drawn
from .engines import engine
from .score import Score, refused, score

SECONDS = 120
_NOT_DRAWN_BY = {"score.py", "faults.py", "texts.py", "running.py", "telling.py", "__main__.py"}


def run(editions: list[Drawn], folder: Path, jobs: int) -> Iterator[tuple[Drawn, Score]]:
    """Scores of editions, as they come."""
    folder.mkdir(parents=True, exist_ok=True)
    # Processes that are forked have all that is imported here.
    forked = multiprocessing.get_context("fork")
    waiting = list(reversed(editions))
    running: dict[Connection, tuple[Drawn, ForkProcess, float]] = {}
    while waiting or running:
        while waiting and len(running) < jobs:
            drawn = waiting.pop()
            receive, send = forked.Pipe(duplex=False)
            process = forked.Process(target=_work, args=(drawn, folder, send), daemon=False)
            process.start()
            send.close()
            running[receive] = drawn, process, time.monotonic() + SECONDS
        ready = set(wait(list(running), timeout=1))
        for receive in list(running):
            drawn, process, end = running[receive]
            if receive not in ready and time.monotonic() < end:
                continue
            if receive in ready:
                result = _received(receive)
            else:
                process.kill()
                result = refused("out of time", f"more than {SECONDS} s")
            process.join()
            receive.close()
            del running[receive]
            yield drawn, result


def _received(receive: Connection) -> Score:
    try:
        result: Score = receive.recv()
    except EOFError:
        return refused("crashed", "the process ended")
    return result


def _work(drawn: Drawn, folder: Path, send: Connection) -> None:
    send.send(read(drawn, folder))
    send.close()


def read(drawn: Drawn, folder: Path) -> Score:
    """The score of one edition."""
    try:
        path = pdf_of(drawn, folder)
    except Exception as error:
        return refused("not drawn", f"{type(error).__name__}: {error}")
    try:
        plan = extract(path, Settings(institutions=False))
    except MirpsError as error:
        return refused("refused", str(error))
    except Exception as error:
        return refused("crashed", f"{type(error).__name__}: {error}")
    return score(drawn.edition, drawn.design, plan)


def pdf_of(drawn: Drawn, folder: Path) -> Path:
    """The edition's PDF, drawn unless it was before."""
    language, listing = drawn.edition.language, drawn.design.listing.replace(" ", "_")
    name = f"{drawn.seed}-{drawn.engine}-{language}-{listing}-{_fingerprint()}.pdf"
    path = folder / name
    if not path.exists():
        for old in folder.glob(f"{drawn.seed}-{drawn.engine}-{language}-{listing}-*.pdf"):
            old.unlink(missing_ok=True)
        part = path.with_suffix(".part")
        part.write_bytes(engine(drawn.engine)(drawn.edition, drawn.design))
        part.replace(path)
    return path


def _fingerprint() -> str:
    """Of all that editions are drawn by, so that they are drawn anew when it changes."""
    digest = hashlib.sha256()
    for file in sorted(Path(__file__).parent.iterdir()):
        if file.is_file() and file.name not in _NOT_DRAWN_BY:
            digest.update(file.read_bytes())
    return digest.hexdigest()[:8]
