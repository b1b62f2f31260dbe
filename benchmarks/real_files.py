"""How the words that are read of real PDFs agree with those that other readers find.

    python benchmarks/real_files.py FOLDER                   # all PDFs in it
    python benchmarks/real_files.py FOLDER --listed          # those that real_files.tsv names
    python benchmarks/real_files.py FOLDER --json files.json # and what was found in each

Words are what white space parts. Those of a file are compared as a bag, once with those of poppler
(`pdftotext`), once with those of pdfium: recall is the part of theirs that was read, precision the
part of what was read that they have. Characters are compared in the same way, white space aside,
and ligatures taken apart: a file with fewer than 99% of either is listed.
"""

from __future__ import annotations

import argparse
import collections
import json
import multiprocessing
import re
import statistics
import subprocess
import unicodedata
from collections.abc import Callable, Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from processes import machine

LIST = Path(__file__).with_suffix(".tsv")
"""Public files of many producers: a name for each, and where it is to be had."""

PROCESSES = multiprocessing.get_context("forkserver")
PROCESSES.set_forkserver_preload(["mirps_extract.read.paging"])
"""Where a file is read: a process that crashes or hangs takes no other with it."""

UNNAMED = re.compile(r"\(cid:\d+\)")
"""A character that its font does not name: other readers print another sign, or none."""

LONG = 120
"""Seconds that a file may take."""

LISTED = 0.99
"""Part of the characters below which a file is listed."""


def main() -> None:
    """Read the files of a folder, and print how they agree, by producer."""
    asked = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    asked.add_argument("folder", type=Path)
    asked.add_argument("--json", type=Path)
    asked.add_argument("--jobs", type=int, default=2)
    asked.add_argument("--listed", action="store_true")
    told = asked.parse_args()
    paths = sorted(told.folder.glob("*.pdf"))
    if told.listed:
        rows = LIST.read_text(encoding="utf-8").splitlines()[1:]
        paths = [told.folder / row.split("\t")[0] for row in rows]
    with ThreadPoolExecutor(told.jobs) as pool:
        found = list(pool.map(compared_file, paths))
    if told.json:
        told.json.write_text(json.dumps(found, indent=1, ensure_ascii=False))
    print(machine())
    _print_table(found)


def compared_file(path: Path) -> dict[str, Any]:
    """One file: what it was read as, and how that agrees with the other readers."""
    result: dict[str, Any] = {"file": path.name}
    read = _apart(_read, path) or {"refused": "it takes too long, or the process has ended"}
    if "refused" in read:
        return result | read
    result |= {"producer": _maker(read["producer"]), "pages": read["pages"]}
    ours = _plain(UNNAMED.sub("", " ".join(read["words"])))
    poppler = _run(["pdftotext", "-raw", "-enc", "UTF-8", str(path), "-"])
    others = {"poppler": poppler, "pdfium": (_apart(_seen_by_pdfium, path) or {}).get("text")}
    for name, text in others.items():
        if text is not None:
            result[name] = _agreement(ours, _plain(text))
    return result


def _apart(does: Callable[[Path], dict[str, Any]], path: Path) -> dict[str, Any] | None:
    """What a process of its own makes of a file; None where it takes too long, or ends."""
    here, there = PROCESSES.Pipe(duplex=False)
    child = PROCESSES.Process(target=_answer, args=(does, path, there))
    child.start()
    there.close()
    try:
        return dict(here.recv()) if here.poll(LONG) else None
    except EOFError:
        return None
    finally:
        child.kill()
        child.join()


def _answer(does: Callable[[Path], dict[str, Any]], path: Path, answer: Connection) -> None:
    answer.send(does(path))


def _read(path: Path) -> dict[str, Any]:
    from mirps_extract import MirpsError
    from mirps_extract.read import read

    try:
        pages = read(path).pages
    except MirpsError as error:
        return {"refused": str(error)}
    words = [word.text for page in pages for word in page.words]
    return {"producer": _producer(path), "pages": len(pages), "words": words}


def _producer(path: Path) -> str:
    import pypdfium2

    with pypdfium2.PdfDocument(path) as pdf:
        return str(pdf.get_metadata_value("Producer"))


def _seen_by_pdfium(path: Path) -> dict[str, Any]:
    import pypdfium2

    with pypdfium2.PdfDocument(path) as pdf:
        text = "\n".join(page.get_textpage().get_text_range() for page in pdf)
    return {"text": text}


def _run(command: list[str]) -> str | None:
    """What a command prints; None where it fails or takes too long."""
    try:
        done = subprocess.run(command, capture_output=True, timeout=LONG, check=False)
    except subprocess.TimeoutExpired:
        return None
    return None if done.returncode else done.stdout.decode("utf-8", "replace")


def _plain(text: str) -> str:
    """Text as it is compared: ligatures apart, one sign for each kind of hyphen, no odd signs."""
    text = unicodedata.normalize("NFKC", text)
    text = text.replace("\u00ad", "-").replace("\u2010", "-").replace("\ufffe", "-")
    return "".join(sign for sign in text if sign.isspace() or unicodedata.category(sign)[0] != "C")


def _agreement(ours: str, theirs: str) -> dict[str, float | int]:
    words = _overlap(ours.split(), theirs.split())
    characters = _overlap("".join(ours.split()), "".join(theirs.split()))
    return {
        "words": len(theirs.split()),
        "recall": words[0],
        "precision": words[1],
        "character_recall": characters[0],
        "character_precision": characters[1],
    }


def _overlap(ours: Iterable[str], theirs: Iterable[str]) -> tuple[float, float]:
    a, b = collections.Counter(ours), collections.Counter(theirs)
    both = (a & b).total()
    return round(both / (b.total() or 1), 4) if b else 1.0, round(
        both / (a.total() or 1), 4
    ) if a else 1.0


def _maker(producer: str) -> str:
    """A producer's name, without its version."""
    words = producer.replace("(", " ").replace("/", " ").split()
    known = [word for word in words if word.isalpha()]
    return " ".join(known[:2]) or "unknown"


def _print_table(found: list[dict[str, Any]]) -> None:
    read = [file for file in found if "refused" not in file]
    print(f"{len(found)} files, {len(read)} read, {len(found) - len(read)} refused")
    groups: dict[str, list[dict[str, Any]]] = collections.defaultdict(list)
    for file in read:
        groups[str(file["producer"])].append(file)
    rows = sorted(groups.items(), key=lambda group: -len(group[1]))
    for reader in ("poppler", "pdfium"):
        print(
            f"\n{reader}: median recall and precision of words; files under {LISTED} of characters"
        )
        for producer, files in [("all", read), *rows]:
            told = [file[reader] for file in files if reader in file]
            if told:
                recall, precision = (
                    statistics.median(t[name] for t in told) for name in ("recall", "precision")
                )
                low = sum(map(_is_low, told))
                print(f"  {producer[:28]:28} {len(told):5} {recall:.4f} {precision:.4f} {low:4}")


def _is_low(told: Mapping[str, float]) -> bool:
    names = ("character_recall", "character_precision")
    return min(told[name] for name in names) < LISTED


if __name__ == "__main__":
    main()
