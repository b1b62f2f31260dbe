"""Sentences of a progress report that may speak of a commitment: few that are wrong."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from editing.hand import FIXTURES, hand, translations
from mirps_extract import Plan, load
from mirps_extract.status.form import suggestions
from mirps_extract.status.loading import read_statuses
from mirps_extract.status.report import Report, Sentence
from mirps_extract.status.suggesting import Hint, Traced, hints

OUTPUT = Path(__file__).parents[2] / "output" / "mirps-2021-en.json"
PROGRESS = json.loads((FIXTURES / "progress-2021-en.json").read_text("utf-8"))


@pytest.fixture(scope="module")
def edition() -> Traced:
    plan: Plan = load(OUTPUT)
    return Traced(plan, {one.id: f"lineage of {one.id}" for one in plan.commitments()})


def report(*told: tuple[str, str], language: str = "en") -> Report:
    """A report of these sentences, each with its country."""
    sentences = [Sentence(page=1, text=text, countries=[iso3]) for iso3, text in told]
    return Report(language=language, sentences=sentences)


def found(edition: Traced, told: list[tuple[str, str]], language: str = "en") -> list[str]:
    """The commitments that are suggested, those of a sentence together."""
    return [
        "+".join(one.commitment for one in hints(report(each, language=language), [edition]))
        for each in told
    ]


def test_progress_that_is_told_in_other_words_is_found(edition: Traced) -> None:
    told = [(id[:3], text) for id, text in PROGRESS["told"].items()]
    assert found(edition, told) == list(PROGRESS["told"])


def test_what_is_told_of_no_commitment_is_left_alone(edition: Traced) -> None:
    told = [(iso3, text) for iso3, texts in PROGRESS["untold"].items() for text in texts]
    assert found(edition, told) == [""] * len(told)


def test_few_suggestions_are_wrong_however_heavy_the_rewording(edition: Traced) -> None:
    heavy, confusable = hand("en").heavy, hand("en").confusable
    right = found(edition, [(id[:3], text) for id, text in heavy.items()])
    assert not [one for one, id in zip(right, heavy, strict=True) if one not in ("", id)]
    assert sum(map(bool, right)) >= 0.7 * len(heavy)
    wrong = found(edition, [(id[:3], text) for id, text in confusable.items()])
    assert sum(map(bool, wrong)) <= 1


def test_a_report_in_another_language_than_the_plan_is_read_too(edition: Traced) -> None:
    told = found(edition, [(id[:3], text) for id, text in translations().items()], "es")
    assert not [one for one, id in zip(told, translations(), strict=True) if one not in ("", id)]
    assert sum(map(bool, told)) >= 0.95 * len(told)


def test_a_sentence_of_another_country_is_none_of_this_one(edition: Traced) -> None:
    (text,) = [text for id, text in PROGRESS["told"].items() if id == "CRI-JOBS-02"]
    assert found(edition, [("GTM", text), ("PER", text)]) == ["", ""]


def test_a_heading_says_too_little(edition: Traced) -> None:
    assert found(edition, [("BLZ", "Access to territory and asylum")]) == [""]


def test_what_one_sentence_suggests_does_not_depend_on_the_others(edition: Traced) -> None:
    told = [(id[:3], text) for id, text in PROGRESS["told"].items()]
    whole = [one.commitment for one in hints(report(*told, *told), [edition])]
    assert whole == found(edition, told + told)


def test_suggestions_are_rows_that_wait_for_a_person(tmp_path: Path) -> None:
    one = Hint("BLZ-1", "BLZ", "BLZ-EDUC-01", "Open a school.", 3, "A school was opened", 0.9)
    path = tmp_path / "report-status.csv"
    path.write_bytes(suggestions([one], "report.pdf"))
    head, row = path.read_text("utf-8-sig").splitlines()
    assert head == "lineage,status,date,source,note,by,country,commitment,text"
    source, note = '"report.pdf, page 3"', "“A school was opened”"
    assert row == f"BLZ-1,,,{source},{note},,BLZ,BLZ-EDUC-01,Open a school."
    assert read_statuses([path]).unfilled == 1
