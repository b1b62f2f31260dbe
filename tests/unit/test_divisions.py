"""Hyphens at line ends, measured on divisions of real documents."""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from mirps_extract.text import Lexicon, lexicon_of
from mirps_extract.text.joints import joint
from mirps_extract.vocabulary import load

DIVISIONS = Path(__file__).parents[1] / "fixtures" / "divisions.tsv"


def divisions(language: str, *, real: bool) -> list[dict[str, str]]:
    """The divisions of words that keep their hyphen, or of those that have none."""
    with DIVISIONS.open(encoding="utf-8", newline="") as file:
        return [
            row
            for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
            if row["language"] == language and real == (row["whole"] == row["left"] + row["right"])
        ]


def wrong(rows: list[dict[str, str]], *, with_document: bool) -> Iterator[str]:
    """The words that are joined otherwise than they are written."""
    for row in rows:
        language, left, right = row["language"], row["left"], row["right"]
        a, b = re.findall(r"\w+", left)[-1].casefold(), re.findall(r"\w+", right)[0].casefold()
        printed = Counter({a + b: int(row["unbroken"]), f"{a}-{b}": int(row["hyphened"])})
        known = Lexicon(language, printed if with_document else Counter())
        whole = joint(left, right, known, load(language)).left + right
        if whole != row["whole"]:
            yield whole


@pytest.mark.parametrize(
    ("language", "real", "document", "alone"),
    [("en", True, 2, 11), ("en", False, 1, 6), ("es", True, 2, 6), ("es", False, 2, 4)],
)
def test_divisions_of_real_documents(language: str, real: bool, document: int, alone: int) -> None:
    rows = divisions(language, real=real)
    assert len(rows) == {("en", True): 100, ("en", False): 150, ("es", True): 14}.get(
        (language, real), 236
    )
    assert len(list(wrong(rows, with_document=True))) <= document
    assert len(list(wrong(rows, with_document=False))) <= alone


@pytest.mark.parametrize(
    ("language", "left", "right", "whole"),
    [
        ("en", "just-", "in-time", "just-in-time"),
        ("en", "inter-in-", "stitutional", "inter-institutional"),
        ("en", "age-", "appropriate", "age-appropriate"),
        ("en", "at-", "risk", "at-risk"),
        ("en", "at-", "tend", "attend"),
        ("en", "through-", "out", "throughout"),
        ("en", "roll-", "out", "roll-out"),
        ("en", "well-", "ness", "wellness"),
        ("en", "well-", "lit", "well-lit"),
        ("es", "NACIO-", "NALES", "NACIONALES"),
        ("en", "UNHCR-", "led", "UNHCR-led"),
        ("en", "state-of-the-", "art", "state-of-the-art"),
        ("es", "socio-", "económicas", "socio-económicas"),
        ("es", "técnico-", "profesionales", "técnico-profesionales"),
        ("es", "auto-", "evaluación", "autoevaluación"),
        ("es", "todo-", "poderoso", "todopoderoso"),
        ("es", "solicitud-", "es", "solicitudes"),
    ],
)
def test_compounds_keep_their_hyphen(language: str, left: str, right: str, whole: str) -> None:
    assert joint(left, right, Lexicon(language), load(language)).left + right == whole


def test_a_document_spells_its_compounds_with_any_hyphen() -> None:
    known = lexicon_of([["a", "farm\u2010land", "there"]], "en")
    assert joint("farm-", "land", known, load("en")).left == "farm-"


def test_the_only_hyphen_of_many_lines_divides_nothing_if_both_halves_are_words() -> None:
    lines = [["at", "week-"], ["ends", "and"], *[["one", "two"]] * 60]
    assert not lexicon_of(lines, "en").hyphenates
    assert lexicon_of(lines[:20], "en").hyphenates
