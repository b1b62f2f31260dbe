"""Kill runs at random moments: `python -m fuzzing.kills 200 --seed 1`, in the folder `tests`.

A run that is killed leaves no file half written and no process, and nothing for good: the next run
takes away what is left of it, and writes the same bytes as if there had been no kill.
"""

from __future__ import annotations

import argparse
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

from process.running import all_end

from .plans import few_pages

SIGNALS = (signal.SIGKILL, signal.SIGTERM, signal.SIGINT)

MARK = "MIRPS_KILLED"
"""A variable of the environment by which a run's processes are known."""

LEFT = ".mirps-"
"""How the names of files begin that are being written."""

CODES = frozenset((0, 130, 143, *(-number for number in SIGNALS)))
"""What a run ends with that is killed: -SIGTERM and -SIGINT before Python listens."""


class Scene:
    """A folder with a plan, and what reading it undisturbed makes of it.

    Args:
        folder: where everything goes.
        pdf: the plan's bytes.
    """

    def __init__(self, folder: Path, pdf: bytes) -> None:
        self._folder = folder
        self._said = folder / "said.txt"
        (folder / "plan.pdf").write_bytes(pdf)
        (folder / "tmp").mkdir()
        start = time.monotonic()
        assert self._start("first").wait() == 0
        self._seconds = time.monotonic() - start
        self._whole = self._files()
        self._clear()

    def kill(self, number: signal.Signals, chance: random.Random) -> str:
        """Kill a run at some moment, read the plan again, and say how far the first had come.

        Raises:
            AssertionError: it left what it must not, or what the second writes is not the same.
        """
        run = self._start("killed")
        time.sleep(chance.uniform(0, 1.1 * self._seconds))
        run.send_signal(number)
        code = run.wait()
        assert code in CODES, f"{number.name} ends in {code}: {self._said.read_text()}"
        assert all_end(_marked("killed")), f"a process is left after {number.name}"
        found = self._files()
        left = [name for name in found if Path(name).name.startswith(LEFT)]
        for name in found.keys() - set(left):
            assert found[name] == self._whole[name], f"{name} is half written"
        assert self._start("next").wait() == 0
        assert self._files() == self._whole
        temporary = [path.name for path in (self._folder / "tmp").iterdir()]
        assert not temporary, f"{number.name} left {temporary}"
        self._clear()
        far = "whole" if found == self._whole else "some files" if found else "no file"
        return f"{far}, a temporary one" if left else far

    def _start(self, mark: str) -> subprocess.Popen[bytes]:
        command = "read plan.pdf --review --keep-stages stages --no-institutions --quiet"
        with self._said.open("wb") as said:
            return subprocess.Popen(
                [sys.executable, "-m", "mirps_extract", *command.split()],
                cwd=self._folder,
                env={**os.environ, MARK: _own(mark), "TMPDIR": str(self._folder / "tmp")},
                stderr=said,
            )

    def _files(self) -> dict[str, bytes]:
        """What stands in the folders that are written to, by path."""
        places = [self._folder / "output", self._folder / "stages"]
        found = [path for place in places for path in place.rglob("*") if path.is_file()]
        return {str(path.relative_to(self._folder)): path.read_bytes() for path in found}

    def _clear(self) -> None:
        for name in self._files():
            (self._folder / name).unlink()


def _own(mark: str) -> str:
    """A mark that no other such program has, which may kill runs meanwhile."""
    return f"{os.getpid()} {mark}"


def _marked(mark: str) -> list[int]:
    """The processes of a run that are there."""
    found = []
    for place in Path("/proc").glob("[0-9]*/environ"):
        try:
            if f"{MARK}={_own(mark)}".encode() in place.read_bytes().split(b"\0"):
                found.append(int(place.parent.name))
        except OSError:
            continue
    return found


def kills(count: int, seed: int) -> Counter[str]:
    """Kill so many runs; how often each signal met them how far.

    Raises:
        AssertionError: a kill left what it must not.
    """
    chance = random.Random(seed)
    seen: Counter[str] = Counter()
    with tempfile.TemporaryDirectory() as folder:
        scene = Scene(Path(folder), few_pages())
        for at in range(count):
            number = SIGNALS[at % len(SIGNALS)]
            seen[f"{number.name}: {scene.kill(number, chance)}"] += 1
    return seen


def main() -> None:
    """Kill, and say what came of it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("count", type=int)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    for what, times in sorted(kills(options.count, options.seed).items()):
        print(f"{times:5} {what}")


if __name__ == "__main__":
    main()
