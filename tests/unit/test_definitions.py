"""Short forms that a text defines."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mirps_extract.institutions.definitions import Definition, definitions_in, long_form
from mirps_extract.vocabulary import load


@pytest.mark.parametrize(
    ("short", "before", "long"),
    [
        ("NIM", "agreed with the National Institute of Mines", "National Institute of Mines"),
        ("PANI", "by the Patronato Nacional de la Infancia", "Patronato Nacional de la Infancia"),
        ("EdA", "con la Escuela de Artes", "Escuela de Artes"),
        (
            "CNDH",
            "a Comisión Nacional de Derechos Humanos",
            "Comisión Nacional de Derechos Humanos",
        ),
        ("INM", "the Ministry of Mines", None),
        ("UN", "the", None),
        ("UNX", "United Nations", None),
    ],
)
def test_the_letters_of_a_short_form_tell_its_long_form(
    short: str, before: str, long: str | None
) -> None:
    assert long_form(short, before) == long


@given(
    st.lists(st.sampled_from("KLMNOPQR"), min_size=2, max_size=6, unique=True),
    st.text("abcdefgh", min_size=1, max_size=8),
)
def test_initials_find_their_words(initials: list[str], rest: str) -> None:
    name = " ".join(initial + rest for initial in initials)
    assert long_form("".join(initials), f"zz {name}") == name


def definitions(
    text: str, *, ending: str | None = None, around: str | None = None, known: bool = True
) -> list[Definition]:
    """What a text defines, if its brackets stand behind a name or within one."""

    def name_at(before: str, after: str) -> str | None:
        return around if after else ending

    return list(definitions_in(text, name_at, lambda name: known, load("en").naming))


def test_a_known_long_form_is_a_definition() -> None:
    text = "The National Institute of Mines (NIM) and the Bank (of Peru) met."
    assert definitions(text) == [Definition("NIM", "National Institute of Mines")]


def test_a_name_that_ends_at_the_bracket_is_one_though_its_letters_do_not_fit() -> None:
    text = "The Ministry of Mines (MIMIPE) will act."
    assert definitions(text, ending="Ministry of Mines") == [
        Definition("MIMIPE", "Ministry of Mines")
    ]


def test_what_is_neither_known_nor_a_name_is_no_definition() -> None:
    assert definitions("Refugee Status Determination (RSD) starts.", known=False) == []


@pytest.mark.parametrize(
    ("short", "expected"),
    [("Semul", "Semul"), ("S.M.", "SM"), ("Lima", None), ("Tacna", None)],
)
def test_a_word_in_brackets_defines_only_if_it_can_abbreviate(
    short: str, expected: str | None
) -> None:
    found = definitions(f"The Service for Mules ({short}) acts.", ending="Service for Mules")
    assert [definition.short for definition in found] == ([expected] if expected else [])


def test_a_bracket_within_a_name_defines_the_whole() -> None:
    text = "The National Council (NCM) for Mules acts."
    found = definitions(text, around="National Council for Mules", known=False)
    assert found == [Definition("NCM", "National Council for Mules")]


def test_a_bracket_behind_a_name_that_its_letters_fit_defines_that_alone() -> None:
    text = "The Ministry of Mines (MoM) of Gold acts."
    found = definitions(text, ending="Ministry of Mines", around="Ministry of Mines of Gold")
    assert found == [Definition("MoM", "Ministry of Mines")]
