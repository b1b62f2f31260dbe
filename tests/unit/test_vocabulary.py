"""The vocabulary: what short texts say, and that the language files agree in form."""

from __future__ import annotations

import tomllib
from collections import Counter
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mirps_extract.vocabulary import (
    Saying,
    countries_in,
    fold,
    languages,
    load,
    named_in,
    names_of,
    read_label,
    slug,
    title_of,
    tokens,
    year_in,
)
from mirps_extract.vocabulary.loading import DATA
from mirps_extract.vocabulary.phrases import Phrases

ENGLISH, SPANISH = load("en"), load("es")
FILES = {
    code: tomllib.loads((DATA / f"{code}.toml").read_text(encoding="utf-8")) for code in languages()
}


def test_case_and_accents_fold_away() -> None:
    assert fold("EDUCACIÓN") == fold("educacio\u0301n") == "educacion"
    assert fold("Straße") == "strasse"
    assert tokens("Jobs & Livelihoods, 2024!") == ("jobs", "livelihoods", "2024")
    assert slug("Digital INCLUSIÓN – of all") == "digital_inclusion_of_all"


@given(st.text())
def test_folding_twice_is_folding_once(text: str) -> None:
    assert fold(fold(text)) == fold(text)
    assert all(token == fold(token) for token in tokens(text))


@pytest.mark.parametrize("capitals", [False, True])
@pytest.mark.parametrize("vocabulary", [ENGLISH, SPANISH], ids=["en", "es"])
def test_each_name_of_an_area_is_read_as_that_area(vocabulary: Any, capitals: bool) -> None:
    for area in vocabulary.areas.values():
        for name in area.names:
            text = name.upper() if capitals else name
            assert read_label(text, vocabulary) == Saying(areas=(area.slug,))


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("Protection", Saying(("protection",))),
        ("Social protection", Saying(("social_protection",))),
        ("JOBS & LIVELIHOODS", Saying(("jobs_and_livelihoods",))),
        ("2. Health", Saying(("health",))),
        ("iv) Health", Saying(("health",))),
        ("2.1 Health (6)", Saying(("health",), (6,))),
        ("a) Education:", Saying(("education",))),
        ("Commitments on EDUCATION include:", Saying(("education",), noun=True)),
        ("HEALTH (continued)", Saying(("health",), continued=True)),
        ("Health: 3", Saying(("health",), (3,))),
        ("3 commitments", Saying((), (3,), noun=True)),
        ("12 TOTAL COMMITMENTS", Saying((), (12,), total=True, noun=True)),
        ("Total: 1,205", Saying((), (1205,), total=True)),
        ("Total Costa Rica: 19", Saying((), (19,), total=True)),
        ("3 commitments on health", Saying(("health",), (3,), leading=1, noun=True)),
        ("Health 3 | Education 4", Saying(("health", "education"), (3, 4))),
        ("7", Saying((), (7,))),
        ("26 commitments in 4 focus areas", Saying((), (26,), noun=True)),
        ("commitments in this plan", Saying((), (), noun=True)),
        ("National Action Plan with 21 commitments", Saying((), (21,), noun=True)),
        ("Focus area 1: Health: two commitments", Saying(("health",), (2,), noun=True)),
        ("10 commitments: health 7", Saying(("health",), (10, 7), leading=1, noun=True)),
        ("Health · 7 commitments 2026", Saying(("health",), (7,), noun=True)),
        ("Commitments 2024", Saying(noun=True)),
        ("Focus area 1: Health (3)", Saying(("health",), (3,))),
        ("PILLAR IV – Health", Saying(("health",))),
        ("Focus area 2:", Saying()),
        ("Focus area: 2 commitments", Saying((), (2,), noun=True)),
    ],
)
def test_an_english_label_is_understood(text: str, label: Saying) -> None:
    assert read_label(text, ENGLISH) == label


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("PROTECCIÓN SOCIAL", Saying(("social_protection",))),
        ("Empleo & medios de vida", Saying(("jobs_and_livelihoods",))),
        ("5 COMPROMISOS TOTALES", Saying((), (5,), total=True, noun=True)),
        ("Salud (continuación)", Saying(("health",), continued=True)),
        ("Compromisos sobre educación:", Saying(("education",), noun=True)),
        ("Plan Nacional con veintiún compromisos", Saying((), (21,), noun=True)),
    ],
)
def test_a_spanish_label_is_understood(text: str, label: Saying) -> None:
    assert read_label(text, SPANISH) == label


@pytest.mark.parametrize(
    "text",
    [
        "",
        "–",
        "Protection of children",
        "Healthy schools",
        "7 mobile clinics",
        "the border",
        "This plan",
        "31%",
        "7,900",
        "2026",
    ],
)
def test_a_text_with_one_unknown_word_says_nothing(text: str) -> None:
    assert read_label(text, ENGLISH) is None


@pytest.mark.parametrize(
    ("heading", "name"),
    [
        ("Local governance – 5 commitments", "Local governance"),
        ("2. Local governance (5)", "Local governance"),
        ("2.1 Local governance [5]", "Local governance"),
        ("5 commitments: Local governance", "Local governance"),
        ("LOCAL GOVERNANCE", "LOCAL GOVERNANCE"),
        ("Phase 2", "Phase 2"),
        ("Focus area 4: Local governance (5)", "Local governance"),
    ],
)
def test_an_unknown_heading_names_what_is_left_without_number_and_count(
    heading: str, name: str
) -> None:
    assert named_in(heading, ENGLISH) == name


def test_focus_areas_are_known_by_their_names_in_all_languages() -> None:
    """Headings may be in two languages."""
    health = Saying(("health",))
    assert read_label("Health", SPANISH) == read_label("Salud", ENGLISH) == health


def test_counts_in_one_language_say_nothing_in_the_other() -> None:
    assert read_label("3 commitments on health", SPANISH) is None
    assert read_label("3 compromisos en salud", ENGLISH) is None


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        ("Health: 3", True),
        ("3 commitments on health", True),
        ("3 Health", False),  # a chapter's number
        ("Health", False),
        ("Total 3", True),
    ],
)
def test_a_label_knows_whether_it_states_a_count(text: str, counts: bool) -> None:
    label = read_label(text, ENGLISH)
    assert label is not None
    assert label.counts is counts


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("9 commitments: Health 4, Education 5", ("total", "health", "education")),
        ("Health 4, Education 5, Total 9", ("health", "education", "total")),
        ("Total 9", ("total",)),
        ("Health 4, Education 5", ("health", "education")),
        ("Health", ("health",)),
        ("9 commitments", ()),
    ],
)
def test_the_numbers_of_a_label_count_these(text: str, names: tuple[str, ...]) -> None:
    label = read_label(text, ENGLISH)
    assert label is not None
    assert names_of(label) == names


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("National Action Plan in Ecuador", "ECU"),
        ("MIRPS NATIONAL ACTION PLAN IN EL SALVADOR", "SLV"),
        ("Ecuador – National Action Plan 2031", "ECU"),
        ("Ecuador's commitments", "ECU"),
        ("3. Honduras", "HND"),
        ("Chapter 3 Honduras", "HND"),
        ("MINARE", "CRI"),
        ("Plan nacional de México", None),  # Spanish words in an English plan
        ("REPUBLIC OF PERU", "PER"),
        ("Côte d’Ivoire", "CIV"),
        ("Papua New Guinea", "PNG"),
        ("Guinea", "GIN"),
        ("Honduras and Mexico", None),
        ("Honduras 38", None),
        ("Honduras keeps its borders open", None),
        ("National Action Plan", None),
        ("", None),
    ],
)
def test_a_title_names_one_country_and_says_nothing_else(text: str, country: str | None) -> None:
    assert title_of(text, ENGLISH) == country


def test_a_country_goes_by_its_name_in_either_language() -> None:
    assert title_of("Plan de acción nacional en Belice", SPANISH) == "BLZ"
    assert title_of("Belize", SPANISH) == title_of("Belice", ENGLISH) == "BLZ"


def test_the_countries_of_a_text_come_in_order() -> None:
    assert countries_in("From PANAMA to Guatemala, Costa Rica and back", ENGLISH) == [
        "PAN",
        "GTM",
        "CRI",
    ]
    assert countries_in("nobody", ENGLISH) == []


def test_the_longest_name_of_a_country_counts() -> None:
    assert countries_in("Guinea-Bissau", ENGLISH) == ["GNB"]
    assert countries_in("South Sudan and Sudan", ENGLISH) == ["SSD", "SDN"]


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("Plans for 2031", 2031),
        ("2024–2026", 2024),
        ("of 1999", 1999),
        ("room 1225", None),
        ("", None),
    ],
)
def test_a_year_is_read(text: str, year: int | None) -> None:
    assert year_in(text) == year


def test_country_names_come_in_the_plans_language() -> None:
    assert ENGLISH.country_names["BLZ"] == "Belize"
    assert SPANISH.country_names["BLZ"] == "Belice"
    assert "EUE" not in ENGLISH.country_names
    assert len(ENGLISH.country_names) == len(SPANISH.country_names) > 190


def test_withdrawn_countries_and_unions_are_no_countries() -> None:
    for name in ("European Union", "United Nations", "Yugoslavia", "World"):
        assert title_of(name, ENGLISH) is None


def test_a_language_without_a_file_is_not_known() -> None:
    assert languages() == ("en", "es")
    with pytest.raises(KeyError, match="xx"):
        load("xx")


def keys(value: object) -> object:
    """The keys of a table, those of its tables included; the names of areas are keys too."""
    return {k: keys(v) for k, v in value.items()} if isinstance(value, dict) else type(value)


def test_every_vocabulary_file_has_the_same_keys() -> None:
    first, *others = FILES.values()
    assert others
    assert all(keys(other) == keys(first) for other in others)
    assert all(FILES[code]["language"] == code for code in languages())


@pytest.mark.parametrize("code", languages())
def test_no_name_and_no_code_belongs_to_two_areas(code: str) -> None:
    areas = load(code).areas.values()
    owners = Counter(name for area in areas for name in {tokens(name) for name in area.names})
    assert [name for name, count in owners.items() if count > 1] == []
    assert len({area.code for area in areas}) == len(areas)


@pytest.mark.parametrize("code", languages())
def test_no_word_of_a_count_is_filed_twice(code: str) -> None:
    vocabulary = load(code)
    sets = (
        vocabulary.count_nouns,
        vocabulary.count_totals,
        vocabulary.count_fillers,
        vocabulary.count_holders,
        vocabulary.count_verbs,
        vocabulary.count_elsewhere,
        vocabulary.count_kinds,
        vocabulary.continued,
    )
    assert len(frozenset().union(*sets)) == sum(map(len, sets))


def test_an_area_has_the_same_code_in_every_language() -> None:
    codes = [{area.slug: area.code for area in load(c).areas.values()} for c in languages()]
    assert all(other == codes[0] for other in codes)


def test_the_longest_phrase_tells() -> None:
    phrases = Phrases({"a": ["with", "fund* with * of"], "b": ["agreement* with"]})
    assert phrases.longest == 4
    assert phrases.ending(["the", "agreements", "with"]) == ("b", 2)
    assert phrases.ending(["meet", "with"]) == ("a", 1)
    assert phrases.ending(["within"]) is None
    assert phrases.ending([]) is None
    assert phrases.beginning(["X", "is", "funded", "with", "help", "of", "Y"], 2) == ("a", 6)
    assert phrases.beginning(["fund"], 1) is None
    assert phrases.whole(["agreement", "with"]) == "b"
    assert phrases.whole(["agreement", "with", "X"]) is None
