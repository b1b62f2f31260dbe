"""The ledger adds up, and files appear whole or not at all."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from drawing import SAMPLE, SETTINGS, draw
from mirps_extract import Plan, extract, json_of, plan_of
from mirps_extract.errors import LedgerError, OutputNotWritableError
from mirps_extract.geometry import Box, union
from mirps_extract.ledger import Claim, Use, account
from mirps_extract.read.values import Document, Page, Word
from mirps_extract.write.files import written

ROLES = [role for role in Use if role is not Use.UNASSIGNED]


def document(count: int) -> Document:
    """A page of so many words."""
    words = tuple(Word(1, i, f"w{i}", Box(i, 0, i + 1, 1), "F", 1.0, None) for i in range(count))
    return Document(
        "none", (Page(1, 100, 100, words),), file_name="p.pdf", sha256="0" * 64, bytes=1
    )


@given(st.lists(st.sampled_from([*ROLES, None]), max_size=40))
def test_the_ledger_adds_up(uses: list[Use | None]) -> None:
    pages = document(len(uses))
    words = pages.pages[0].words
    claims = [Claim(role, (word,)) for role, word in zip(uses, words, strict=True) if role]
    ledger = account(pages, claims)
    assert sum(ledger.by_role.values()) == ledger.words == len(uses)
    assert len(ledger.unassigned) == uses.count(None)


def test_a_word_is_used_once() -> None:
    pages = document(2)
    word = pages.pages[0].words[0]
    with pytest.raises(LedgerError, match="twice"):
        account(pages, [Claim(Use.COVER, (word,)), Claim(Use.NARRATIVE, (word,))])


def test_the_union_of_nothing_is_refused() -> None:
    with pytest.raises(ValueError, match="no boxes"):
        union([])


@pytest.fixture(scope="module")
def plan(tmp_path_factory: pytest.TempPathFactory) -> Plan:
    path = tmp_path_factory.mktemp("plans") / "plan.pdf"
    return extract(draw(SAMPLE, SETTINGS["unequal columns"], path).path)


def test_json_comes_back_as_the_same_plan(plan: Plan) -> None:
    text = json_of(plan)
    assert plan_of(text) == plan
    assert text.endswith("}\n")
    assert "NaN" not in text


def test_a_plan_whose_offsets_do_not_fit_is_refused(plan: Plan) -> None:
    data = plan.model_dump()
    data["countries"][0]["focus_areas"][0]["commitments"][0]["evidence"][0]["end"] = 100000
    with pytest.raises(ValidationError, match="outside of the text"):
        Plan.model_validate(data)


def test_a_plan_whose_words_do_not_add_up_is_refused(plan: Plan) -> None:
    data = plan.model_dump()
    data["coverage"]["words"] += 1
    with pytest.raises(ValidationError, match="do not add up"):
        Plan.model_validate(data)


def test_a_write_that_fails_leaves_what_was_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "plan.json"
    written(target, "old")

    def full_disk(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full_disk)
    with pytest.raises(OutputNotWritableError, match="there is no room left"):
        written(target, "new")
    assert target.read_text(encoding="utf-8") == "old"
    assert list(tmp_path.iterdir()) == [target]
