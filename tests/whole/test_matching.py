"""What became of commitments is told on the pairs of editions that nothing was tuned on."""

from __future__ import annotations

import json

import pytest

from editing.hand import FIXTURES, hand, translations
from editing.pairs import HELD_OUT, crossings, found_in, pairs, scored
from mirps_extract.comparison import across


def test_changes_are_told_from_one_year_to_the_next() -> None:
    scores = scored((pair, found_in(pair)) for pair in pairs(HELD_OUT))
    assert set(scores) >= {"same", "moved", "merged", "split", "dropped", "new", "not_comparable"}
    assert scores["all"].f1 >= 0.97
    assert scores["not_comparable"].f1 == 1


def test_two_languages_of_one_edition_are_told_to_be_one() -> None:
    scores = scored((pair, found_in(pair)) for pair in crossings(HELD_OUT))
    assert scores["same"].f1 >= 0.98
    assert scores["all"].f1 >= 0.95


def test_two_languages_of_one_edition_have_one_lineage() -> None:
    right = found = expected = 0
    for pair in crossings(HELD_OUT):
        truth = {(old[0], new[0]) for _, old, new in pair.changes if old and new}
        lineages = across([pair.before, pair.after])[1].lineages
        told = {
            (each.members[0].id, each.members[1].id) for each in lineages if len(each.members) > 1
        }
        right, found, expected = (
            right + len(truth & told),
            found + len(told),
            expected + len(truth),
        )
    assert 2 * right / (found + expected) >= 0.98


@pytest.mark.parametrize(("language", "least"), [("en", 60), ("es", 30)])
def test_what_was_written_by_hand_is_of_commitments_and_in_words_of_its_own(
    language: str, least: int
) -> None:
    printed = {}
    for name in ("plan-2021-en", "plan-2021-es-part"):
        gold = json.loads((FIXTURES / f"{name}.gold.json").read_text("utf-8"))
        if gold["language"] == language:
            printed = {
                entry["id"].upper(): entry["text"]
                for country in gold["countries"]
                for area in country["focus_areas"]
                for entry in area["commitments"]
            }
    by_hand = hand(language)
    assert len(by_hand.heavy) >= least
    assert {*by_hand.heavy, *by_hand.rewordings, *by_hand.confusable} <= set(printed)
    assert all(text != printed[id] for id, text in by_hand.heavy.items())


def test_translations_are_of_commitments_that_the_spanish_fixture_lacks() -> None:
    gold = (FIXTURES / "plan-2021-es-part.gold.json").read_text("utf-8")
    assert not [id for id in translations() if id in gold]
