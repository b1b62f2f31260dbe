"""Which state a text says that an institution is of."""

from __future__ import annotations

import pytest
import spacy
from spacy.tokens import Span

from mirps_extract.institutions.states import state_names, states_in, states_of


def states(text: str, *names: str, language: str = "en") -> list[tuple[str, ...]]:
    """The states that a text says of institutions, each given by the words that name it."""
    doc = spacy.blank(language)(text)
    found = (doc.char_span(text.index(name), text.index(name) + len(name)) for name in names)
    doc.ents = [Span(doc, span.start, span.end, label="ORG") for span in found if span is not None]
    assert len(doc.ents) == len(names)
    return states_of(doc, state_names(language))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ACME of Peru will act.", ("PER",)),
        ("ACME in the Dominican Republic will act.", ("DOM",)),
        ("ACME (Peru) will act.", ("PER",)),
        ("Peru’s ACME will act.", ("PER",)),
        ("The Peruvian ACME will act.", ("PER",)),
        ("The U.S. ACME will act.", ("USA",)),
        ("In Peru, the ACME will act.", ("PER",)),
        ("They met. In Peru, the ACME will act.", ("PER",)),
        ("In Peru they met. The ACME will act.", ()),
        ("ACME will act in Peru.", ()),
        ("ACME, Peru and Chile will act.", ()),
        ("ACME of Peruvian refugees will act.", ()),
        ("ACME in Armenia will act.", ()),
        ("With us ACME will act.", ()),
        ("Peru and ACME will act.", ()),
        ("ACME will act.", ()),
        ("ACME", ()),
    ],
)
def test_english(text: str, expected: tuple[str, ...]) -> None:
    assert states(text, "ACME") == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ACME del Perú actuará.", ("PER",)),
        ("ACME de la Argentina actuará.", ("ARG",)),
        ("ACME peruana actuará.", ("PER",)),
        ("En el Perú, ACME actuará.", ("PER",)),
        ("ACME (EE. UU.) actuará.", ("USA",)),
        ("ACME actuará en el Perú.", ()),
    ],
)
def test_spanish(text: str, expected: tuple[str, ...]) -> None:
    assert states(text, "ACME", language="es") == [expected]


def test_the_states_of_a_names_own_words_are_its_states() -> None:
    text = "The Embassy of Mexico in Guatemala met the Haitian Mule Guild."
    names = ("Embassy of Mexico in Guatemala", "Haitian Mule Guild")
    assert states(text, *names) == [("MEX", "GTM"), ("HTI",)]


def test_what_is_of_another_institution_is_of_its_state() -> None:
    text = "The Mule Office of the Ministry of Mines of Peru and ACME met."
    assert states(text, "Mule Office", "Ministry of Mines", "ACME") == [("PER",), ("PER",), ()]


@pytest.mark.parametrize(
    "text",
    [
        "The Mule Office (MOFF) of Peru will act.",
        "The Mule Office of Peru (MOFF) will act.",
        "The Peruvian Mule Office (MOFF) will act.",
    ],
)
def test_a_short_form_in_brackets_is_of_the_same_state(text: str) -> None:
    assert states(text, "Mule Office", "MOFF") == [("PER",), ("PER",)]


def test_the_longest_name_of_a_state_stands() -> None:
    text = "Republic of Korea, the United States of America and Costa Rican, Peruvian"
    words = [token.text for token in spacy.blank("en")(text)]
    said = states_in(words, state_names("en"))
    assert [one.state for one in said] == ["KOR", "USA", "CRI", "PER"]
    assert all(one.start < one.end <= len(words) for one in said)
