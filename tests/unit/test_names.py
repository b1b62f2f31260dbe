"""Names by their form: heads, tails, lists inside a name, and where a name ends."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mirps_extract.institutions.candidates import lists_of
from mirps_extract.institutions.names import names_in, type_of
from mirps_extract.institutions.words import is_acronym, words_of

TOKEN = re.compile(r"[’']s\b|[\w-]+|[^\w\s]")


def names(text: str, language: str = "en") -> list[str]:
    """The names in a text, its words told by a plain rule."""
    lists = lists_of(language)
    texts = TOKEN.findall(text)
    words = words_of(texts, lists.naming, lists.countries)
    return [re.sub(r" ([’',])", r"\1", " ".join(texts[a:b])) for a, b in names_in(words)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ministry of Mines", ["Ministry of Mines"]),
        ("the Ministry of Mines, Oil and Gas", ["Ministry of Mines, Oil and Gas"]),
        ("Ministry of Mines, ACME and the Museum Council", ["Ministry of Mines", "Museum Council"]),
        ("Ministry of Mines and Ministry of Gas", ["Ministry of Mines", "Ministry of Gas"]),
        ("Ministry of Mines and Police", ["Ministry of Mines and Police"]),
        ("Ministry of Mines, Peru and Chile", ["Ministry of Mines"]),
        ("Ministry of Mines of Peru", ["Ministry of Mines"]),
        ("University of Peru", ["University of Peru"]),
        ("Association of Miners of Peru", ["Association of Miners of Peru"]),
        ("National Mining Institute", ["National Mining Institute"]),
        ("National Mining Institute Act", []),
        ("National Mining Institute Director", ["National Mining Institute"]),
        ("Strengthen Mining Commission", ["Mining Commission"]),
        ("Peru’s Mining Council", ["Mining Council"]),
        ("Miner’s Office for the Care of Mules", ["Miner’s Office for the Care of Mules"]),
        ("Unit for Mules of the Ministry of Mines", ["Unit for Mules", "Ministry of Mines"]),
        (
            "Institute of Mines, Access to Gold and Oil",
            ["Institute of Mines, Access to Gold and Oil"],
        ),
        ("CNM National Mining Council", ["National Mining Council"]),
        ("ACME Mining Council", ["ACME Mining Council"]),
        ("School of Public Administration", ["School of Public Administration"]),
        ("Mining Border Patrol", ["Mining Border Patrol"]),
        ("Mining School Identifier", []),
        ("Mining Service Permit", []),
        ("the Pro Tempore Presidency", []),
        ("the Ministry and the Institute", []),
        ("Council of ACME", []),
        ("the national mining institute", []),
    ],
)
def test_english(text: str, expected: list[str]) -> None:
    assert names(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("el Ministerio de Minas, Oro y Gas", ["Ministerio de Minas, Oro y Gas"]),
        ("Ministerio de Minas y el Consejo Minero", ["Ministerio de Minas", "Consejo Minero"]),
        ("Fortalecer Comisión Minera", ["Comisión Minera"]),
        ("Instituto nacional de Minas", ["Instituto nacional de Minas"]),
        ("Ministra de Minas", []),
        ("Departamento de Minas y la Policía", ["Departamento de Minas", "Policía"]),
        ("Instituto de Minas, Acceso al Oro y Gas", ["Instituto de Minas, Acceso al Oro y Gas"]),
        ("Escuela de Administración Pública", ["Escuela de Administración Pública"]),
        ("Registro Único de Mulas", []),
        ("Presidencia Pro Tempore", []),
        ("Consejo Minero de El Salvador", ["Consejo Minero"]),
        ("Universidad de Perú", ["Universidad de Perú"]),
        ("Unidad de Mulas del Ministerio de Minas", ["Unidad de Mulas", "Ministerio de Minas"]),
    ],
)
def test_spanish(text: str, expected: list[str]) -> None:
    assert names(text, "es") == expected


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Ministry of Mines", "ministry"),
        ("Executive Secretariat of the Mining Council", "agency"),
        ("Supreme Court of Mines", "court"),
        ("Miners and Friends", None),
    ],
)
def test_the_head_tells_the_type(name: str, expected: str | None) -> None:
    lists = lists_of("en")
    assert type_of(words_of(name.split(), lists.naming, lists.countries)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [("ACME", True), ("IDPs", True), ("MinSalud", False), ("Mines", False), ("A", False)],
)
def test_acronyms_are_mostly_capitals(text: str, expected: bool) -> None:
    assert is_acronym(text) is expected


PIECES = ["Ministry", "Council", "of", "the", "and", ",", "Mines", "Peru", "ACME", "’s", "small"]


@given(st.lists(st.sampled_from(PIECES), max_size=14))
def test_names_never_overlap_and_hold_a_head(texts: list[str]) -> None:
    lists = lists_of("en")
    words = words_of(texts, lists.naming, lists.countries)
    last = 0
    for start, end in names_in(words):
        assert last <= start < end <= len(texts)
        assert {"Ministry", "Council"} & set(texts[start:end])
        assert texts[start] not in ("of", "the", "and", ",", "’s", "small")
        assert texts[end - 1] not in ("of", "the", "and", ",", "’s", "small")
        last = end
