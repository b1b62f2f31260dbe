"""Sentences that break off in what is read as one text, and those that only seem to."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from mirps_extract.outline.breaks import breaks_of
from mirps_extract.outline.decoder import decode
from mirps_extract.outline.gathering import gather
from mirps_extract.outline.headings import Headings
from mirps_extract.outline.labels import Label
from mirps_extract.outline.weights import weights
from mirps_extract.vocabulary import load
from unit.making import Item, bullets, heading, layout_of, lines, segmented_of, title

WORK = ("Open an office at the border", "Train the judges of the province")


def breaks(folder: Path, *more: Item) -> list[tuple[str | int, str | int]]:
    """The lines that do not go together in a list that ends with some lines."""
    page: list[Item] = [title("Ecuador"), heading("PROTECTION", 160), *bullets(190, *WORK)]
    plan = segmented_of(folder, [*page, *more])
    return [
        (f.values["before"], f.values["after"])
        for f in plan.findings
        if f.code == "broken_sentence"
    ]


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
        ("Lend tablets to the schools and tell the parents there-", "of"),
    ],
)
def test_a_sentence_that_goes_on_is_none(first: str, second: str, tmp_path: Path) -> None:
    assert breaks(tmp_path, *bullets(230, first), *lines(62, 242, second)) == []


def test_a_line_that_is_in_no_text_but_goes_on_with_one_is_told(tmp_path: Path) -> None:
    first, second = "Lend tablets to the schools", "of the region by May"
    page = [title("Ecuador"), heading("PROTECTION", 160), *bullets(190, *WORK, first)]
    layout = layout_of(tmp_path, [*page, *lines(62, 234, second)])
    read = gather(layout, (), Headings(load("en")), weights())
    decoded = decode(read.pages, read.context, weights())
    assert breaks_of(decoded, read.context) == []
    *others, last = decoded.segments
    aside = replace(decoded, segments=(*others, replace(last, label=Label.ASIDE)))
    (finding,) = breaks_of(aside, read.context)
    assert (finding.values["before"], finding.values["after"]) == (f"• {first}", second)
    assert (finding.country, finding.focus_area) == ("ECU", "protection")
    assert finding.values["where"] == "left_out"
