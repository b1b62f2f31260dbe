"""What each piece of evidence is worth: drawn editions read again without it.

    python benchmarks/ablation.py               # each table of weights, on 40 editions
    python benchmarks/ablation.py --names       # and each name: most of an hour
    python benchmarks/ablation.py --count 100 --seeds 301

Each edition is laid out once, and its outline made anew with the weights of a table, or of one
name, set to 0. The rows are those of the table in docs/reading.md.
"""

from __future__ import annotations

import argparse
import multiprocessing
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from editions.drawing import Drawn, drawn
from editions.engines import available
from editions.running import pdf_of
from editions.score import score
from mirps_extract import MirpsError
from mirps_extract.commitments import read_commitments
from mirps_extract.institutions import untagged
from mirps_extract.layout import lay_out
from mirps_extract.layout.values import Layout
from mirps_extract.ocr import Recognition, recognise
from mirps_extract.outline import outline
from mirps_extract.outline.weights import weights
from mirps_extract.read import read
from mirps_extract.reconcile import reconcile
from mirps_extract.write.modelling import edition_of, model_of, source_of

FOLDER = Path(tempfile.gettempdir(), "mirps-editions")


class Asked(dict[str, int]):
    """Weights that note which of them are asked for."""

    def __init__(self, by_name: Mapping[str, int]) -> None:
        super().__init__(by_name)
        self.names: set[str] = set()

    def __getitem__(self, name: str) -> int:
        self.names.add(name)
        return super().__getitem__(name)


@dataclass(frozen=True)
class Counted:
    """How many editions are read whole and exactly, of how many that the evidence occurs in."""

    editions: int = 0
    whole: int = 0
    exact: int = 0

    def __add__(self, other: Counted) -> Counted:
        return Counted(
            self.editions + other.editions, self.whole + other.whole, self.exact + other.exact
        )

    def __sub__(self, other: Counted) -> Counted:
        return Counted(self.editions, self.whole - other.whole, self.exact - other.exact)


def compared(edition: Drawn, *, names: bool) -> dict[str, tuple[Counted, Counted]]:
    """An edition with and without each piece of evidence that it has, by the evidence's name.

    Args:
        edition: the edition.
        names: whether single names are left out, too.
    """
    path = pdf_of(edition, FOLDER)
    recognition = recognise(read(path), path)
    layout = lay_out(recognition.document)
    every = dict(weights().by_name)
    asked = Asked(every)
    usual = counted(edition, recognition, layout, asked)
    tables = {name.partition(".")[0] for name in asked.names}
    single = {name for name in asked.names if names and not name.startswith("go.") and every[name]}
    found = {}
    for left_out in sorted(tables | single):
        gone = (name for name in every if left_out in (name, name.partition(".")[0]))
        less = counted(edition, recognition, layout, every | dict.fromkeys(gone, 0))
        found[left_out] = usual, less
    weights().by_name = every
    return found


def counted(
    edition: Drawn, recognition: Recognition, layout: Layout, by_name: Mapping[str, int]
) -> Counted:
    """How well an edition is read with some weights."""
    weights().by_name = by_name
    try:
        segmented = outline(layout, recognition.document.properties)
        tagged = untagged(read_commitments(segmented, layout))
        reconciled = reconcile(recognition, segmented, tagged)
        source, about = source_of(recognition), edition_of(segmented)
        plan = model_of(source, about, reconciled)
    except MirpsError:
        return Counted(1)
    result = score(edition.edition, edition.design, plan)
    return Counted(1, int(result.whole), int(result.exact))


def told(all_compared: Iterable[dict[str, tuple[Counted, Counted]]]) -> Iterator[str]:
    """A row for each piece of evidence, those that are worth most first."""
    with_it: dict[str, Counted] = {}
    without: dict[str, Counted] = {}
    for found in all_compared:
        for name, (usual, less) in found.items():
            with_it[name] = with_it.get(name, Counted()) + usual
            without[name] = without.get(name, Counted()) + less
    gains = {name: without[name] - with_it[name] for name in with_it}
    yield "| left out | occurs in | whole | exact |"
    yield "| --- | --- | --- | --- |"
    for name, gain in sorted(gains.items(), key=lambda g: (g[1].whole, g[1].exact, g[0])):
        yield f"| `{name}` | {gain.editions} | {gain.whole:+} | {gain.exact:+} |"


def main() -> None:
    """Print the table."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--count", type=int, default=40)
    options.add_argument("--seeds", type=int, default=1, help="number of the first edition")
    options.add_argument("--jobs", type=int, default=2)
    options.add_argument("--names", action="store_true", help="each name, too")
    given = options.parse_args()
    FOLDER.mkdir(exist_ok=True)
    engines, _ = available()
    editions = [drawn(given.seeds + k, engines) for k in range(given.count)]
    with multiprocessing.Pool(given.jobs) as pool:
        work = partial(compared, names=given.names)
        for row in told(pool.imap_unordered(work, editions)):
            print(row)


if __name__ == "__main__":
    main()
