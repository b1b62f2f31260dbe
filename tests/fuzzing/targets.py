"""What is fuzzed by itself: each target takes any bytes, and throws where there is a fault of ours.

`guided.py` lets atheris lead them by what code they reach; without it, and in the tests, the bytes
are mutants of the files in `corpus`.
"""

from __future__ import annotations

import random
import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import NamedTuple

from mirps_extract import ExitCode, MirpsError
from mirps_extract.corrections.loading import load_corrections
from mirps_extract.geometry import Box
from mirps_extract.layout import lay_out
from mirps_extract.limits import Limits
from mirps_extract.outline import outline
from mirps_extract.read import SMALL as SMALL_TYPE
from mirps_extract.read import read
from mirps_extract.read.values import Document, Page, Shape, Word
from mirps_extract.registry.loading import entries_of
from mirps_extract.validation import validate
from mirps_extract.vocabulary import load

from .mutants import mutant
from .plans import SMALL

CORPUS = Path(__file__).parent / "corpus"

LIMITS = Limits(words=5_000, objects=20_000, pages=20, stream=8 << 20)
"""What a file is held to, so that what is merely large takes no time."""

TEXTS = ("Belize", "Protection", "•", "–", "1.", "12", "commitments", "Train", "officers", "a.", "")
FONTS = ("Vera", "Vera-Bold", "Vera-Oblique")
WORD = 7
"""Bytes that a word, or a shape, is made of."""

MOST = 300
"""Words of a layout."""


class Target(NamedTuple):
    """What is fuzzed, and what is known to lead into it.

    Attributes:
        does: takes any bytes.
        folder: the files to begin with.
    """

    does: Callable[[bytes], None]
    folder: Path


def _of_file(ending: str, does: Callable[[Path], object]) -> Callable[[bytes], None]:
    """A target whose bytes are a file's: it may be refused, by an error of ours."""

    def target(data: bytes) -> None:
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / f"any.{ending}"
            path.write_bytes(data)
            try:
                does(path)
            except MirpsError as error:
                if error.exit_code in {ExitCode.INTERNAL, ExitCode.CRASHED}:
                    raise

    return target


def _layout(data: bytes) -> None:
    """Words and shapes wherever the bytes put them."""
    words: list[Word] = []
    shapes: list[Shape] = []
    for start in range(0, min(len(data), MOST * WORD) - WORD + 1, WORD):
        kind, across, down, wide, high, size, text = data[start : start + WORD]
        x0, top = across * 2.4, down * 3.3
        box = Box(x0, top, x0 + wide, top + high / 8)
        if kind % 8 == 0:
            shapes.append(Shape(box, (size / 255, 0.5, 0.5)))
        else:
            said, font = TEXTS[text % len(TEXTS)] or chr(0x20 + text), FONTS[kind % len(FONTS)]
            at = len(words)
            kept = SMALL_TYPE + size / 8
            words.append(Word(1, at, said, box, font, kept, (0, 0, 0), turn=90 * (kind > 250)))
    page = Page(1, 612, 842, tuple(words), tuple(shapes), drawn=tuple(range(len(words))))
    layout = lay_out(Document("", (page,), 1, file_name="any.pdf", sha256="", bytes=0))
    outline(layout, (), "en", None, None)


def _validate(data: bytes) -> None:
    validate(data)


TARGETS: Mapping[str, Target] = {
    "read": Target(_of_file("pdf", lambda path: read(path, limits=LIMITS)), SMALL),
    "layout": Target(_layout, CORPUS / "layout"),
    "vocabulary": Target(_of_file("toml", lambda path: load("en", path)), CORPUS / "vocabulary"),
    "corrections": Target(_of_file("json", load_corrections), CORPUS / "corrections"),
    "registry": Target(_of_file("csv", entries_of), CORPUS / "registry"),
    "validate": Target(_validate, CORPUS / "validate"),
}


def seeds_of(target: Target) -> list[bytes]:
    """The files that a target begins with."""
    return [path.read_bytes() for path in sorted(target.folder.iterdir())]


def unguided(target: Target, count: int, first: int = 0) -> None:
    """Try mutants of what a target begins with, and what it begins with itself.

    Args:
        target: what is tried.
        count: how many mutants.
        first: the first one's seed.

    Raises:
        Exception: there is a fault.
    """
    seeds = seeds_of(target)
    for seed in seeds:
        target.does(seed)
    for number in range(first, first + count):
        chance = random.Random(number)
        target.does(mutant(chance.choice(seeds), number))
