"""Commands that read outputs: their work grows with the plans and no faster; nothing is timed.

What is counted are steps, that is calls of functions, ours and built in, and lines that are run
(each turn of a loop is one), at one size and at twice that size.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from random import Random
from types import FrameType
from typing import Any

import pytest

from mirps_extract import Plan, json_of, model
from mirps_extract.commitments import read_commitments
from mirps_extract.comparison import compare
from mirps_extract.comparison.page import page_of
from mirps_extract.corrections import Corrections, correct_institutions, correct_texts
from mirps_extract.evaluate import Gold, changes, gold_of, score_mentions, score_texts
from mirps_extract.exports import FORMATS, book_of, export
from mirps_extract.institutions import untagged
from mirps_extract.layout import lay_out
from mirps_extract.ocr import Recognition
from mirps_extract.outline import outline
from mirps_extract.registry import load_registry
from mirps_extract.review_page.data import data_of
from mirps_extract.review_page.recorder import Recorder
from mirps_extract.validation import validate
from unit.plans import plan
from unit.test_growth import LINEAR, column

SIZE = 80
"""Commitments of the smaller plan, all of one country."""


def steps(work: Callable[[], Any]) -> int:
    """The calls and lines of a work."""
    count = 0

    def called(_: FrameType, event: str, __: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    def traced(_: FrameType, event: str, __: object) -> Any:
        nonlocal count
        count += event == "line"
        return traced

    sys.setprofile(called)
    sys.settrace(traced)
    try:
        work()
    finally:
        sys.settrace(None)
        sys.setprofile(None)
    return count


def growth(work: Callable[[int], Callable[[], Any]], size: int = SIZE) -> float:
    """Times as many steps at twice the size; what is made before is not counted."""
    work(size // 8)()  # what is loaded once is loaded
    return steps(work(2 * size)) / steps(work(size))


def test_a_loop_in_a_loop_is_seen_to_grow() -> None:
    things = range
    assert growth(lambda n: lambda: [b for a in things(n) for b in things(n) if a == b]) > 3.5
    assert growth(lambda n: lambda: [a for a in things(n) if a]) < LINEAR


def texts_of(count: int, seed: int = 1) -> list[str]:
    """Commitments that have little in common."""
    chance = Random(seed)
    words = ["".join(chance.choices("abdeilmnorstu", k=7)) for _ in range(40 * SIZE)]
    return [f"{' '.join(chance.choices(words, k=12))} with UNHCR" for _ in range(count)]


def reworded(texts: list[str]) -> list[str]:
    return [f"{text.rsplit(' ', 4)[0]} anew and well" for text in texts]


def plan_with(texts: list[str], **more: Any) -> Plan:
    """A plan of one country and one focus area, an institution and a finding in each."""
    made = plan({"BLZ": {"protection": texts}}, roles={"UNHCR": ("unhcr", "partner")}, **more)
    ids = [c.id for c in made.countries[0].focus_areas[0].commitments]
    findings = [
        model.Finding(
            code="numbering_gap",
            severity=model.Severity.WARNING,
            message="a gap",
            country="BLZ",
            focus_area="protection",
            commitment=id,
            evidence=[],
        )
        for id in ids
    ]
    return made.model_copy(update={"findings": findings})


def spoilt(count: int) -> bytes:
    """An output with a fault in each commitment."""
    output = json.loads(json_of(plan_with(texts_of(count))))
    for commitment in output["countries"][0]["focus_areas"][0]["commitments"]:
        commitment["key"] = "none"
    return (json.dumps(output, indent=2) + "\n").encode()


def test_validate() -> None:
    def good(count: int) -> Callable[[], Any]:
        data = json_of(plan_with(texts_of(count))).encode()
        return lambda: validate(data)

    def bad(count: int) -> Callable[[], Any]:
        data = spoilt(count)
        return lambda: validate(data)

    assert growth(good) < LINEAR
    assert len(validate(spoilt(SIZE))) >= SIZE
    assert growth(bad) < LINEAR


@pytest.mark.parametrize("name", FORMATS)
def test_export(name: str) -> None:
    def work(count: int) -> Callable[[], Any]:
        made = plan_with(texts_of(count))
        return lambda: export(book_of([made]), [name])

    assert growth(work) < LINEAR


def test_export_of_many_years() -> None:
    def work(count: int) -> Callable[[], Any]:
        texts, plans = texts_of(SIZE), []
        for year in range(2000, 2000 + count):
            made = plan_with(texts, year=year)
            source = made.source.model_copy(update={"sha256": f"{year:064}"})
            plans.append(made.model_copy(update={"source": source}))
        book = book_of(plans, by_year=True)
        return lambda: export(book, ["parquet"])

    assert growth(work, 12) < LINEAR


EDITIONS: dict[str, Callable[[list[str]], Plan]] = {
    "the same": lambda texts: plan_with(texts[::-1], year=2022),
    "moved": lambda texts: plan({"BLZ": {"health": texts[::-1]}}, year=2022),
    "reworded": lambda texts: plan_with(reworded(texts), year=2022),
    "other commitments": lambda texts: plan_with(texts_of(len(texts), seed=2), year=2022),
    "another language": lambda texts: plan_with(reworded(texts), language="es"),
}
"""What the later edition can be."""


@pytest.mark.parametrize("name", EDITIONS)
def test_compare(name: str) -> None:
    def work(count: int) -> Callable[[], Any]:
        texts = texts_of(count)
        before, after = plan_with(texts), EDITIONS[name](texts)
        return lambda: page_of(compare([before, after]))

    assert growth(work, 4 * SIZE if name in ("the same", "moved") else SIZE) < LINEAR


def gold_with(texts: list[str], areas: int = 1) -> Gold:
    """A reading with so many focus areas."""
    mention = {"text": "UNHCR", "nth": 0, "canonical": "UNHCR", "role": "partner"}
    commitments = [
        {"id": f"BLZ-{at}", "text": text, "institutions": [mention]}
        for at, text in enumerate(texts)
    ]
    parts = [{"area": f"a{at}", "commitments": commitments[at::areas]} for at in range(areas)]
    return gold_of(json.dumps({"countries": [{"iso3": "BLZ", "focus_areas": parts}]}))


READINGS: dict[str, Callable[[int], tuple[Gold, Gold]]] = {
    "equal": lambda n: (gold_with(texts_of(n)), gold_with(texts_of(n)[::-1])),
    "similar": lambda n: (gold_with(texts_of(n)), gold_with([f"{t}." for t in texts_of(n)])),
    "other": lambda n: (gold_with(texts_of(n)), gold_with(texts_of(n, seed=2))),
    "many focus areas": lambda n: (gold_with(texts_of(n), n), gold_with(texts_of(n), n)),
}
"""An output, and what people read."""


@pytest.mark.parametrize("name", READINGS)
def test_evaluate(name: str) -> None:
    def work(count: int) -> Callable[[], Any]:
        output, gold = READINGS[name](count)
        return lambda: (score_texts(output, gold), score_mentions(output, gold))

    assert growth(work) < LINEAR


def test_evaluate_two_outputs() -> None:
    def work(count: int) -> Callable[[], Any]:
        first, gold = READINGS["other"](count)
        second = gold_with(texts_of(count, seed=3))
        return lambda: changes(first, second, gold)

    assert growth(work) < LINEAR


KINDS: tuple[Callable[[str], dict[str, Any]], ...] = (
    lambda text: {"kind": "checked", "before": text},
    lambda text: {"kind": "text", "before": text, "after": f"{text} Now."},
    lambda text: {"kind": "focus_area", "before": "protection", "after": "health"},
    lambda text: {"kind": "split", "before": text, "at": [3]},
    lambda text: {"kind": "checked", "before": "it was not read so"},
    lambda text: {
        "kind": "add_institution",
        "text": "school",
        "institution": "unhcr",
        "role": "lead",
    },
    lambda text: {
        "kind": "remove_institution",
        "text": "school",
        "before": "unhcr",
    },
)
"""Corrections of a commitment, some of which do not fit."""


@pytest.mark.parametrize("text", ["• We open school number {}.", "• We open a school."])
def test_corrections(text: str) -> None:
    def work(count: int) -> Callable[[], Any]:
        layout = lay_out(column(count, text.format))
        segmented = outline(layout)
        reading = read_commitments(segmented, layout)
        met: dict[str, int] = {}
        corrections = []
        (area,) = reading.countries[0].focus_areas
        for at, commitment in enumerate(area.commitments):
            key = commitment.key
            met[key] = met.get(key, -1) + 1
            kind = KINDS[at % len(KINDS)](commitment.passage.text)
            corrections.append({"key": key, "nth": met[key], **kind})
        assert len(corrections) == count
        decided = Corrections.model_validate({"version": "1.0", "corrections": corrections})

        def correct() -> None:
            texts = correct_texts(reading, segmented, decided)
            tagged = untagged(texts.reading)
            corrected = correct_institutions(tagged, texts, "en", lambda: load_registry(None))
            assert len(corrected.reviews) > count / 2

        return correct

    assert growth(work, 2 * SIZE) < LINEAR


def test_the_data_of_the_review_page() -> None:
    def work(count: int) -> Callable[[], Any]:
        made, seen = plan_with(texts_of(count)), Recorder()
        layout = lay_out(column(count, lambda at: f"• We open school number {at}."))
        segmented = outline(layout)
        seen("ocr", Recognition(column(count, lambda at: f"• We open school number {at}.")))
        seen("outline", segmented)
        seen("commitments", read_commitments(segmented, layout))
        none = Corrections(version="1.0", corrections=[])
        return lambda: data_of(made, seen, none, load_registry(None), [])

    assert growth(work, 4 * SIZE) < LINEAR
