"""The institutions of the 2021 plan, held against those that two annotators agree on."""

from __future__ import annotations

from pathlib import Path

import pytest

from mirps_extract import Plan, json_of
from mirps_extract.evaluate import MentionScores, gold_of, load_gold, score_mentions

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def scores(plan: Plan) -> MentionScores:
    gold = load_gold(ROOT / "tests" / "fixtures" / "institutions-2021-en.gold.jsonl")
    return score_mentions(gold_of(json_of(plan)), gold)


def test_the_mentions_are_found_to_the_letter(scores: MentionScores) -> None:
    assert scores.found + scores.missed == 194
    assert scores.f1 >= 0.98, scores.misses


def test_most_have_the_right_role_and_the_right_name(scores: MentionScores) -> None:
    right, all_roles = scores.roles
    assert right / all_roles >= 0.95, scores.wrong
    right, all_names = scores.links
    assert right / all_names >= 0.97, scores.wrong


def test_an_acronym_means_what_its_country_means_by_it(plan: Plan) -> None:
    named = {
        country.iso3: mention.institution
        for country in plan.countries
        for area in country.focus_areas
        for commitment in area.commitments
        for mention in commitment.institutions
        if mention.text == "CONARE"
    }
    assert set(named) == {"CRI", "PAN"}
    assert named["CRI"] != named["PAN"]


def test_borders_are_clean(plan: Plan) -> None:
    for country in plan.countries:
        for area in country.focus_areas:
            for commitment in area.commitments:
                for mention in commitment.institutions:
                    assert mention.text[0].isalnum()
                    assert mention.text[-1].isalnum()
                    assert not mention.text.lower().startswith("the ")


def test_what_the_registry_does_not_know_is_listed(plan: Plan) -> None:
    unknown = [i.id for i in plan.institutions if i.resolved_by == "unknown"]
    listed = [f.message for f in plan.findings if f.code == "unknown_institution"]
    assert len(unknown) == len(listed)
    assert all(any(id in message for message in listed) for id in unknown)
    assert all(id.startswith("x-") for id in unknown)
