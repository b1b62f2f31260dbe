"""Lines to text: hyphens, and the property that every repair can be undone."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mirps_extract.geometry import Box
from mirps_extract.layout.values import Line, Type
from mirps_extract.read.values import Word
from mirps_extract.text import (
    Lexicon,
    Piece,
    lexicon_of,
    paragraphs_of,
    passage_of,
    printed_words,
    unrepaired,
)
from mirps_extract.text.joints import joint
from mirps_extract.vocabulary import load

ENGLISH = load("en")


def line(words: list[str], *, page: int = 1, top: float = 0.0, x0: float = 50.0) -> Line:
    """A line of words, each ten points wide."""
    placed = tuple(
        Word(
            page,
            int(top * 1000) + i,
            text,
            Box(x0 + 12 * i, top, x0 + 12 * i + 10, top + 10),
            "F",
            10,
            None,
        )
        for i, text in enumerate(words)
    )
    box = Box(x0, top, placed[-1].box.x1, top + 10)
    return Line(placed, box, Type("F", 10, 400, None))


def joined(left: str, right: str, *seen: str, hyphenates: bool = True) -> str:
    """Two words over a line end, as they stand in the text."""
    lexicon = Lexicon(
        "en",
        Counter(word.casefold() for word in seen),
        frozenset(word for word in seen if word.isupper()),
        hyphenates,
    )
    met = joint(left, right, lexicon, ENGLISH)
    return met.left + ("" if met.kind else " ") + right


@pytest.mark.parametrize(
    ("left", "right", "seen", "expected"),
    [
        ("rela-", "tion", (), "relation"),
        ("asylum-", "seekers", ("asylum-seekers",), "asylum-seekers"),
        ("asylum-seek-", "ers", ("asylum-seekers",), "asylum-seekers"),
        ("SEN-", "AN", ("SENAN",), "SENAN"),
        ("PRO-", "NAE", (), "PRONAE"),
        ("MINEX-", "UNHCR", ("UNHCR",), "MINEX-UNHCR"),
        ("COVID-", "19", (), "COVID-19"),
        ("short-", "and", (), "short- and"),
        ("non-", "refoulement", ("refoulement",), "non-refoulement"),
        ("and/", "or", (), "and/or"),
        ("www.example.", "org/plan", (), "www.example.org/plan"),
        ("re\u00ad", "port", (), "report"),
        ("well-", "being", (), "well-being"),
        ("end", "here", (), "end here"),
        ("SNM –", "ONPAR", (), "SNM – ONPAR"),
    ],
)
def test_a_line_end_is_joined_by_the_evidence(
    left: str, right: str, seen: tuple[str, ...], expected: str
) -> None:
    assert joined(left, right, *seen) == expected


def test_a_document_that_divides_no_words_keeps_its_hyphens() -> None:
    assert joined("pre-", "primary", hyphenates=False) == "pre-primary"


def test_a_sign_of_its_own_tells_divided_words_from_compounds() -> None:
    lines = [["divi\u2010"], ["ded", "at-risk", "rela\u2010"], ["tion", "divi\u2010"], ["ded"]]
    lexicon = lexicon_of(lines, "en")
    assert joint("over\u2010", "all", lexicon, ENGLISH).left == "over"
    assert joint("over-", "all", lexicon, ENGLISH).left == "over-"


WORDS = st.text("abcdefgAB-\u00adﬁé/.,", min_size=1, max_size=8).filter(
    lambda text: any(char.isalnum() for char in text)
)
LINES = st.lists(
    st.tuples(
        st.lists(WORDS, min_size=1, max_size=5), st.sampled_from(["plain", "column", "false"])
    ),
    min_size=1,
    max_size=7,
)


@given(LINES)
def test_the_printed_words_come_back_when_the_repairs_are_undone(
    drawn: list[tuple[list[str], str]],
) -> None:
    pieces = []
    page, top = 1, 0.0
    for number, (words, kind) in enumerate(drawn):
        page, top = (page + 1, 0.0) if kind == "column" else (page, top + 12.0)
        marked = number == 0 or kind == "false"
        printed = ["•", *words] if marked else words
        pieces.append(
            Piece(line(printed, page=page, top=top), int(marked), kind == "false" and number > 0)
        )
    lexicon = lexicon_of(([w.text for w in p.line.words] for p in pieces), "en")
    passage = passage_of(pieces, lexicon, ENGLISH)
    assert unrepaired(passage.text, passage.repairs).split() == printed_words(pieces)
    for repair in passage.repairs:
        end = repair.start + len(repair.after)
        assert passage.text[repair.start : end] == repair.after
    # The runs cover the text in order, but for the spaces between them.
    assert passage.runs[0].start == 0
    assert passage.runs[-1].end == len(passage.text)
    for one, two in zip(passage.runs, passage.runs[1:], strict=False):
        assert one.page < two.page
        assert passage.text[one.end : two.start] in ("", " ")
    assert "\n" not in passage.text
    assert "  " not in passage.text


def test_each_column_has_its_run_and_its_words() -> None:
    pieces = [
        Piece(line(["•", "The", "law", "on", "Ref-"], top=700)),
        Piece(line(["ugees", "stands."], top=80, x0=300)),
    ]
    pieces[0] = Piece(pieces[0].line, mark=1)
    passage = passage_of(pieces, Lexicon("en"), ENGLISH)
    assert passage.text == "The law on Refugees stands."
    first, second = passage.runs
    assert passage.text[first.start : first.end] == "The law on Ref"
    assert passage.text[second.start : second.end] == "ugees stands."
    assert first.box.x0 == 62.0  # the list mark is no part of the text
    assert [repair.kind.value for repair in passage.repairs] == ["hyphen_dropped", "continuation"]


def test_paragraphs_part_at_white_and_go_on_over_a_column() -> None:
    lines = [
        line(["One", "sentence", "that", "goes"], top=0),
        line(["on", "here."], top=12),
        line(["Another", "begins", "after", "white"], top=34),
        line(["and", "is", "not", "done"], page=2, top=0),
    ]
    grouped = paragraphs_of(lines, 1.2, ENGLISH.marks)
    assert [len(group) for group in grouped] == [2, 2]
