"""Nothing of one state is linked to a body of another."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from pathlib import Path

import pytest

from mirps_extract.institutions import Which
from mirps_extract.institutions.linking import Definitions
from mirps_extract.institutions.loading import load_tagger
from mirps_extract.institutions.tagging import tag_texts
from mirps_extract.model import Resolution
from mirps_extract.vocabulary import load, tokens

BODIES = Path(__file__).parents[1] / "fixtures" / "foreign_bodies.tsv"
SECTIONS = ["BLZ", "CRI", "SLV", "GTM", "HND", "MEX", "PAN"]

OF_A_STATE = {
    "en": [
        "A study visit to the {name} of {state} took place in March.",
        "In {state}, the {name} has published a guide on asylum.",
        "Officials travelled to learn from {state}’s {name} about shelters.",
    ],
    "es": [
        "En marzo se visitó {name} de {state} para conocer sus albergues.",
        "En {state}, {name} publicó una guía sobre asilo.",
        "Se firmó una carta con {name} ({state}) sobre albergues.",
    ],
}
OF_NONE = {
    "en": "A study visit to the {name} took place in March.",
    "es": "En marzo se visitó {name} para conocer sus albergues.",
}

Case = tuple[str, set[str]]
"""A text, and the states whose bodies its mentions may be linked to."""


def bodies() -> list[tuple[str, str, str]]:
    """State, language and name of bodies of states without a section."""
    with BODIES.open(encoding="utf-8", newline="") as lines:
        rows = csv.DictReader(lines, delimiter="\t")
        return [(row["country"], row["language"], row["name"]) for row in rows]


def wrong_in(cases: Iterable[Case], section: str, language: str) -> list[str]:
    """The texts with a mention that is linked to a body of another state than it may be."""
    texts, allowed = zip(*cases, strict=True)
    docs = tag_texts([(text, section) for text in texts], load_tagger(Which(language)), NOTHING)
    return [
        f"{doc.text} -> {one.id}"
        for doc, states in zip(docs, allowed, strict=True)
        for one in (ent._.mirps_identity for ent in doc.ents)
        if one.resolved_by is not Resolution.UNKNOWN and one.country not in {None, *states}
    ]


NOTHING = Definitions({})


def test_there_are_names_enough() -> None:
    assert len(bodies()) >= 250
    assert not {state for state, _, _ in bodies()} & set(SECTIONS)


@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize("section", SECTIONS)
def test_a_body_of_the_state_that_is_said_is_no_other_states(section: str, language: str) -> None:
    said, sentences = load(language).country_names, OF_A_STATE[language]
    cases = [
        (sentences[at % len(sentences)].format(name=name, state=said[state]), {state})
        for at, (state, spoken, name) in enumerate(bodies())
        if spoken == language
    ]
    assert wrong_in(cases, section, language) == []


@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize("section", SECTIONS)
def test_a_body_of_which_no_state_is_said_is_none_of_a_third_state(
    section: str, language: str
) -> None:
    nationalities = load(language).nationalities
    cases = [
        (
            OF_NONE[language].format(name=name),
            # Where the name says no state, it may be that of a body of the section's country.
            {state} if any((word,) in nationalities for word in tokens(name)) else {state, section},
        )
        for state, spoken, name in bodies()
        if spoken == language
    ]
    assert wrong_in(cases, section, language) == []


@pytest.mark.parametrize(
    ("text", "section"),
    [
        ("The RNP and COPADEH will act.", "MEX"),
        ("COMAR, SEGOB and the INM will act.", "HND"),
        ("Train the staff of ONPAR and SENNIAF.", "CRI"),
        ("The Government of Mexico and the National Commission will act.", "MEX"),
        ("The National Commission was formed. Human Rights are taught.", "GTM"),
        ("The Ministry of Foreign Affairs will act.", "NLD"),
        ("The Peruvian Agency for International Cooperation will act.", "PER"),
    ],
)
def test_what_was_once_linked_to_another_is_not(text: str, section: str) -> None:
    assert wrong_in([(text, {section})], section, "en") == []
    tagger = load_tagger(Which("en"))
    (doc,) = tag_texts([(text, section)], tagger, NOTHING)
    assert not {"mx-gobierno-cdmx", "int-hrw"} & {ent.kb_id_ for ent in doc.ents}
