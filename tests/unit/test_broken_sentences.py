"""Sentences that break off in what is read as one text, and those that only seem to."""

from __future__ import annotations

from pathlib import Path

import pytest

from mirps_extract.findings import BrokenSentence
from unit.making import Item, bullets, heading, lines, segmented_of, title

WORK = ("Open an office at the border", "Train the judges of the province")


def breaks(folder: Path, *more: Item) -> list[tuple[str, str]]:
    """The lines that do not go together in a list that ends with some lines."""
    page: list[Item] = [title("Ecuador"), heading("PROTECTION", 160), *bullets(190, *WORK)]
    plan = segmented_of(folder, [*page, *more])
    return [(f.before, f.after) for f in plan.findings if isinstance(f, BrokenSentence)]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Lend tablets to schools and to the", ""),
        ("Lend tablets to schools.", "of the region by May"),
        ("Lend tablets to the schools of unac-", "Train the judges"),
    ],
)
def test_a_sentence_that_breaks_off_is_told(first: str, second: str, tmp_path: Path) -> None:
    more = [*bullets(230, first), *(lines(62, 242, second) if second else ())]
    assert breaks(tmp_path, *more) == [(f"• {first}", second)]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Lend tablets to schools;", "the ministry will report on it"),
        ("Lend tablets that are described at www.example.", "org and in the annex"),
        ("Lend tablets with the help of UN-", "HCR and of the schools"),
        ("Lend tablets for whoever calls 1-800-", "555 before noon"),
    ],
)
def test_a_sentence_that_goes_on_is_none(first: str, second: str, tmp_path: Path) -> None:
    assert breaks(tmp_path, *bullets(230, first), *lines(62, 242, second)) == []
