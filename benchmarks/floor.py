"""How far the command is from the floor: what its parts take, alone, as whole processes.

    python benchmarks/floor.py              # one plan, and its pages ten times
    python benchmarks/floor.py --pages 2300 # and a hundred times
    python benchmarks/floor.py --jobs       # several plans, by one process and by two

Times on a machine that does other things are worth little; their ratios in one run are worth more,
and CPU time more than wall time. Every figure is the median of runs that take turns.
"""

from __future__ import annotations

import argparse
import shutil
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path

import pikepdf

from processes import Run, compared, machine, run

ROOT = Path(__file__).parents[1]
PLAN = ROOT / "raw" / "mirps-2021-en.pdf"
SIZES = (23, 230, 2300)

LIMITS = ["--limit", "pages=10000", "--limit", "words=10000000", "--limit", "run=3600"]
"""What lets a plan of thousands of pages through."""

PLUMBER = """
import sys, pdfplumber
with pdfplumber.open(sys.argv[1]) as pdf:
    for page in pdf.pages:
        page.extract_words()
        page.close()
"""

PDFIUM = """
import ctypes, sys
import pypdfium2
import pypdfium2.raw as raw
box = [ctypes.c_double() for _ in range(4)]
with pypdfium2.PdfDocument(sys.argv[1]) as pdf:
    for page in pdf:
        text = raw.FPDFText_LoadPage(page)
        for at in range(raw.FPDFText_CountChars(text)):
            raw.FPDFText_GetUnicode(text, at)
            raw.FPDFText_GetCharBox(text, at, *box)
        raw.FPDFText_ClosePage(text)
        page.close()
"""


def commands(plan: Path, output: Path) -> dict[str, list[str]]:
    """What is measured, by name."""
    python = [sys.executable]
    ours = [*python, "-m", "mirps_extract", str(plan), "-o", str(output), "--quiet", *LIMITS]
    pdftotext = shutil.which("pdftotext")
    return {
        "python": [*python, "-c", "pass"],
        "python with click": [*python, "-c", "import click"],
        "import spacy": [*python, "-c", "import spacy"],
        "pdfplumber, extract_words": [*python, "-c", PLUMBER, str(plan)],
        "pdfium, text with boxes": [*python, "-c", PDFIUM, str(plan)],
        **({"pdftotext": [pdftotext, str(plan), "-"]} if pdftotext else {}),
        "--version": [*python, "-m", "mirps_extract", "--version"],
        "--help": [*python, "-m", "mirps_extract", "--help"],
        "without institutions": [*ours, "--no-institutions"],
        "in full": ours,
    }


def repeated(pages: int, folder: Path) -> Path:
    """The plan's pages, over and over."""
    path = folder / f"{pages}-pages.pdf"
    with pikepdf.open(PLAN) as plan, pikepdf.new() as target:
        while len(target.pages) < pages:
            target.pages.extend(plan.pages)
        target.save(path)
    return path


def table(found: Mapping[str, Run], floor: Mapping[str, Run]) -> None:
    """Print the figures, and the ratios that are promised."""
    print(f"| {'process':32} | wall (s) | CPU (s) | memory (MB) |\n| --- | --- | --- | --- |")
    for name, one in found.items():
        print(f"| {name:32} | {one.wall:8.2f} | {one.cpu:7.2f} | {one.memory / 1e6:11.0f} |")
    both = "import spacy", "pdfplumber, extract_words"
    sums = [(floor[both[0]].wall + floor[both[1]].wall), (floor[both[0]].cpu + floor[both[1]].cpu)]
    click = floor["python with click"]
    ratios = [
        ("in full / (import spacy + extract_words)", found.get("in full"), sums, 1.25),
        ("--version / python with click", found.get("--version"), _both(click), 2.5),
        ("--help / python with click", found.get("--help"), _both(click), 2.5),
    ]
    print("\n| ratio | wall | CPU | aim |\n| --- | --- | --- | --- |")
    for name, ours, (wall, cpu), aim in ratios:
        if ours:
            print(f"| {name} | {ours.wall / wall:.2f} | {ours.cpu / cpu:.2f} | {aim} |")


def _both(one: Run) -> list[float]:
    return [one.wall, one.cpu]


def growth(sizes: list[int], folder: Path, times: int) -> None:
    """Print how time and memory grow with the pages."""
    print(
        "\n| pages | process | wall (s) | CPU (s) | memory (MB) |\n| --- | --- | --- | --- | --- |"
    )
    for pages in sizes:
        plan = repeated(pages, folder)
        chosen = {
            name: command
            for name, command in commands(plan, folder).items()
            if name.startswith(("in full", "without", "pdf"))
        }
        if pages <= SIZES[1]:
            found = compared(chosen, times)
        else:
            found = {name: run(command) for name, command in chosen.items()}
        for name, one in found.items():
            figures = f"{one.wall:.2f} | {one.cpu:.2f} | {one.memory / 1e6:.0f}"
            print(f"| {pages} | {name} | {figures} |", flush=True)


def many(plans: int, folder: Path, times: int) -> None:
    """Print how many plans a second one process reads, and two."""
    source = folder / "plans"
    source.mkdir()
    for at in range(plans):
        shutil.copy(PLAN, source / f"plan-{at:04}.pdf")
    ours = [sys.executable, "-m", "mirps_extract", str(source), "-o", str(folder / "out")]
    found = compared(
        {str(jobs): [*ours, "--force", "--quiet", "--jobs", str(jobs)] for jobs in (1, 2)}, times
    )
    print(
        f"\n{plans} plans; plans a second: {plans / found['1'].wall:.2f} by one process, ", end=""
    )
    print(f"{plans / found['2'].wall:.2f} by two: {found['1'].wall / found['2'].wall:.2f} times")


def main() -> None:
    """Measure, and print tables."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--pages", type=int, default=SIZES[1], help="most pages to read")
    parser.add_argument("--runs", type=int, default=5, help="runs of each command")
    parser.add_argument("--jobs", action="store_true", help="several plans at a time, too")
    asked = parser.parse_args()
    print(f"{machine()}\n")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        found = compared(commands(PLAN, folder), asked.runs)
        table(found, found)
        growth([size for size in SIZES if size <= asked.pages], folder, min(asked.runs, 3))
        if asked.jobs:
            many(24, folder, min(asked.runs, 3))


if __name__ == "__main__":
    main()
