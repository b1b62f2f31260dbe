"""How the words that are read of real PDFs agree with those that other readers find.

    python benchmarks/real_files.py FOLDER                   # all PDFs in it
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
import re
import statistics
import subprocess
import sys
import unicodedata
from collections.abc import Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

from processes import machine

CHILD = """
import json, sys
from pathlib import Path
from typing import Any
from mirps_extract.read import read
read_file = read(Path(sys.argv[1]))
import pikepdf
with pikepdf.open(sys.argv[1]) as pdf:
    maker = str(pdf.docinfo.get("/Producer", "")) if pdf.trailer.get("/Info") is not None else ""
words = [word.text for page in read_file.pages for word in page.words]
json.dump({"producer": maker, "pages": len(read_file.pages), "words": words}, sys.stdout)
"""
PDFIUM = """
import sys, pypdfium2
with pypdfium2.PdfDocument(sys.argv[1]) as pdf:
    for page in pdf:
        said = page.get_textpage().get_text_range()
        sys.stdout.buffer.write(said.encode("utf-8", "replace") + b"\\n")
"""

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
    told = asked.parse_args()
    paths = sorted(told.folder.glob("*.pdf"))
    with ThreadPoolExecutor(told.jobs) as pool:
        found = list(pool.map(compared_file, paths))
    if told.json:
        told.json.write_text(json.dumps(found, indent=1, ensure_ascii=False))
    print(machine())
    _print_table(found)


def compared_file(path: Path) -> dict[str, Any]:
    """One file: what it was read as, and how that agrees with the other readers."""
    ran = _run([sys.executable, "-c", CHILD, str(path)])
    result: dict[str, Any] = {"file": path.name}
    if ran is None or ran.returncode:
        said = "too long" if ran is None else ran.stderr.decode(errors="replace").strip()
        return result | {"refused": said.splitlines()[-1] if said else "no word"}
    read = json.loads(ran.stdout)
    result |= {"producer": _maker(read["producer"]), "pages": read["pages"]}
    ours = _plain(UNNAMED.sub("", " ".join(read["words"])))
    for name, command in (
        ("poppler", ["pdftotext", "-raw", "-enc", "UTF-8", str(path), "-"]),
        ("pdfium", [sys.executable, "-c", PDFIUM, str(path)]),
    ):
        other = _run(command)
        if other is not None and not other.returncode:
            result[name] = _agreement(ours, _plain(other.stdout.decode("utf-8", "replace")))
    return result


def _run(command: list[str]) -> subprocess.CompletedProcess[bytes] | None:
    try:
        return subprocess.run(command, capture_output=True, timeout=LONG, check=False)
    except subprocess.TimeoutExpired:
        return None


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
