"""Evaluation: texts at three levels, mentions span for span, gains and losses."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from mirps_extract.errors import InputNotReadableError
from mirps_extract.evaluate import (
    Gold,
    changes,
    gold_of,
    load_gold,
    score_mentions,
    score_texts,
)

ONE = "ACME will open a mine together with BRAV in the north of the country."
TWO = "Strengthen the capacities of ACME to take care of its mules in winter."


def plan(*texts: str, mentions: list[list[dict[str, Any]]] | None = None) -> Gold:
    """A plan of one country and one focus area."""
    commitments = [
        {"id": f"PER-PROT-{at:02}", "text": text}
        | ({"institutions": mentions[at]} if mentions else {})
        for at, text in enumerate(texts)
    ]
    areas = [{"area": "protection", "commitments": commitments}]
    return gold_of(json.dumps({"countries": [{"iso3": "PER", "focus_areas": areas}]}))


def named(
    text: str, start: int, role: str = "lead", name: str = "A Mining Company"
) -> dict[str, Any]:
    """A mention as an output has it."""
    return {"text": text, "start": start, "role": role, "name": name, "institution": "pe-acme"}


def lines(*rows: dict[str, Any]) -> Gold:
    """Gold mentions."""
    return gold_of("\n".join(json.dumps(row) for row in rows))


def test_equal_plans_agree_at_every_level() -> None:
    scores = score_texts(plan(ONE, TWO), plan(ONE, TWO))
    (area,) = scores.areas
    assert (area.gold, area.found, area.exact, area.equal, area.similar) == (2, 2, 2, 2, 2)
    assert (scores.recall, scores.precision) == (1.0, 1.0)


def test_white_space_and_small_differences_tell_on_their_levels() -> None:
    output = plan(ONE.replace("open a", "open  a"), TWO.replace("winter", "winters"))
    (area,) = score_texts(output, plan(ONE, TWO)).areas
    assert (area.exact, area.equal, area.similar) == (0, 1, 2)


def test_what_is_missing_and_what_is_too_much() -> None:
    scores = score_texts(plan(TWO, "Something else entirely, of another kind."), plan(ONE, TWO))
    assert [pair.gold.text for pair in scores.pairs if pair.found is None] == [ONE]
    assert [extra.id for extra in scores.extra] == ["PER-PROT-01"]
    assert (scores.recall, scores.precision) == (0.5, 0.5)


def test_a_commitment_in_another_focus_area_is_not_read() -> None:
    output = plan(ONE)
    moved = Gold(
        tuple(type(c)(c.id, c.country, "health", c.text, None) for c in output.commitments)
    )
    scores = score_texts(moved, plan(ONE))
    assert scores.recall == 0.0
    assert [(a.area, a.gold, a.found) for a in scores.areas] == [
        ("protection", 1, 0),
        ("health", 0, 1),
    ]


def test_each_text_stands_for_one_of_the_gold() -> None:
    scores = score_texts(plan(ONE), plan(ONE, ONE))
    assert [pair.found is not None for pair in scores.pairs] == [True, False]


def test_mentions_are_compared_span_for_span() -> None:
    output = plan(ONE, mentions=[[named("ACME", 0), named("mine", 17)]])
    gold = lines(
        {
            "id": "per-prot-00",
            "mentions": [
                {"text": "ACME", "role": "lead", "canonical": "A mining company"},
                {"text": "BRAV", "role": "partner", "canonical": None},
            ],
        }
    )
    scores = score_mentions(output, gold)
    assert (scores.found, scores.missed, scores.extra) == (1, 1, 1)
    assert (scores.precision, scores.recall, scores.f1) == (0.5, 0.5, 0.5)
    assert (scores.roles, scores.links) == ((1, 1), (1, 1))
    assert [(miss.kind, miss.text) for miss in scores.misses] == [
        ("missed", "BRAV"),
        ("extra", "mine"),
    ]


def test_wrong_roles_and_institutions_are_named() -> None:
    output = plan(ONE, mentions=[[named("ACME", 0, role="target", name="Another")]])
    gold = lines(
        {"id": "PER-PROT-00", "mentions": [{"text": "ACME", "role": "lead", "canonical": "A"}]}
    )
    scores = score_mentions(output, gold)
    assert (scores.roles, scores.links) == ((0, 1), (0, 1))
    assert [wrong.kind for wrong in scores.wrong] == ["role", "link"]


def test_optional_mentions_count_neither_way() -> None:
    gold = lines(
        {"id": "PER-PROT-00", "mentions": [{"text": "ACME", "role": "lead", "optional": True}]}
    )
    for mentions in ([], [named("ACME", 0)]):
        scores = score_mentions(plan(ONE, mentions=[mentions]), gold)
        assert (scores.found, scores.missed, scores.extra) == (0, 0, 0)


def test_a_repeated_name_is_told_by_its_number() -> None:
    text = "ACME helps, and ACME pays."
    output = plan(text, mentions=[[named("ACME", 16)]])
    gold = lines({"id": "PER-PROT-00", "mentions": [{"text": "ACME", "nth": 1, "role": "lead"}]})
    assert score_mentions(output, gold).found == 1


def test_a_commitment_that_was_not_read_misses_its_mentions() -> None:
    gold = lines({"id": "PER-PROT-07", "mentions": [{"text": "ACME", "role": "lead"}]})
    assert score_mentions(plan(ONE, mentions=[[]]), gold).missed == 1


def test_an_output_can_be_gold() -> None:
    output = plan(ONE, mentions=[[named("ACME", 0)]])
    scores = score_mentions(output, output)
    assert (scores.f1, scores.roles, scores.links) == (1.0, (1, 1), (1, 1))


def test_gains_and_losses() -> None:
    before = plan(ONE, "Strengthen nothing at all.", mentions=[[named("ACME", 0)], []])
    after = plan("Open nothing.", TWO, mentions=[[], [named("ACME", 29, role="target")]])
    gold = plan(ONE, TWO, mentions=[[named("ACME", 0)], [named("ACME", 29, role="target")]])
    found = changes(before, after, gold)
    gains = {(c.miss.kind, c.miss.commitment) for c in found if c.is_gain}
    losses = {(c.miss.kind, c.miss.commitment) for c in found if not c.is_gain}
    assert ("commitment missed", "PER-PROT-01") in gains
    assert ("missed", "PER-PROT-01") in gains
    assert ("commitment missed", "PER-PROT-00") in losses
    assert ("missed", "PER-PROT-00") in losses
    assert changes(after, after, gold) == []


@pytest.mark.parametrize("content", ["", "[1, 2]", '{"id": 1}', "not json", '{"countries": [1]}'])
def test_what_is_no_gold_is_refused(content: str, tmp_path: Path) -> None:
    path = tmp_path / "gold.json"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(InputNotReadableError, match="neither a plan"):
        load_gold(path)


def test_gold_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputNotReadableError, match="cannot read"):
        load_gold(tmp_path / "none.json")
