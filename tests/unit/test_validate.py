"""validate: every fault of an output, with its line; and whatever is no output at all."""

from __future__ import annotations

import copy
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from drawing import SAMPLE, SETTINGS, draw
from mirps_extract import extract, json_of, schema
from mirps_extract.validation import Fault, validate

ROOT = Path(__file__).parents[2]
GOOD: dict[str, Any] = json.loads(
    (ROOT / "output" / "mirps-2021-en.json").read_text(encoding="utf-8")
)
FIRST = "countries[0].focus_areas[0].commitments[0]"
FORM = jsonschema.Draft202012Validator(schema())

Spoil = Callable[[dict[str, Any]], object]


def bytes_of(value: Any) -> bytes:
    return (json.dumps(value, ensure_ascii=False, indent=2) + "\n").encode()


def spoilt(spoil: Spoil) -> bytes:
    """The good output after a change."""
    value = copy.deepcopy(GOOD)
    spoil(value)
    return bytes_of(value)


def commitments(plan: dict[str, Any]) -> list[dict[str, Any]]:
    return [c for p in plan["countries"] for a in p["focus_areas"] for c in a["commitments"]]


def first(plan: dict[str, Any]) -> dict[str, Any]:
    return commitments(plan)[0]


def with_repair(plan: dict[str, Any]) -> tuple[str, dict[str, Any]]:
    """A commitment with a repair, and its path."""
    for at, country in enumerate(plan["countries"]):
        for place, area in enumerate(country["focus_areas"]):
            for number, commitment in enumerate(area["commitments"]):
                if commitment["repairs"]:
                    path = f"countries[{at}].focus_areas[{place}].commitments[{number}]"
                    return path, commitment
    raise AssertionError


def led(plan: dict[str, Any]) -> tuple[str, dict[str, Any]]:
    """A commitment of Mexico with an institution that leads, and its path."""
    at = next(at for at, c in enumerate(plan["countries"]) if c["iso3"] == "MEX")
    area = plan["countries"][at]["focus_areas"][0]
    for number, commitment in enumerate(area["commitments"]):
        if any(mention["role"] == "lead" for mention in commitment["institutions"]):
            return f"countries[{at}].focus_areas[0].commitments[{number}]", commitment
    raise AssertionError


def mention_of(plan: dict[str, Any], at: int = 0) -> dict[str, Any]:
    mentions = [m for c in commitments(plan) for m in c["institutions"]]
    mention: dict[str, Any] = mentions[at]
    return mention


def places(faults: list[Fault]) -> list[str]:
    return [fault.where for fault in faults]


def test_the_committed_output_is_valid() -> None:
    assert validate((ROOT / "output" / "mirps-2021-en.json").read_bytes()) == []


@pytest.mark.parametrize("setting", ["coded", "bars two columns"])
def test_drawn_editions_are_valid(setting: str, tmp_path: Path) -> None:
    path = draw(SAMPLE, SETTINGS[setting], tmp_path / "p.pdf").path
    assert validate(json_of(extract(path)).encode()) == []


@pytest.mark.parametrize(
    ("spoil", "where", "words"),
    [
        (lambda p: first(p).update(page="4"), f"{FIRST}.page", 'valid integer: "4"'),
        (lambda p: first(p).update(page=0), f"{FIRST}.page", "greater than or equal to 1"),
        (lambda p: first(p).pop("key"), f"{FIRST}.key", "required"),
        (lambda p: first(p).update(key="K"), f"{FIRST}.key", "16 hexadecimal digits"),
        (lambda p: first(p).update(title="No"), f"{FIRST}.title", "does not begin with it"),
        (
            lambda p: first(p).update(items=[{"marker": "(a)", "text": "nowhere"}]),
            f"{FIRST}.items[0].text",
            "no part",
        ),
        (lambda p: first(p)["printed"].pop(), f"{FIRST}.printed", "printed lines"),
        (
            lambda p: first(p)["evidence"][-1].update(end=1),
            f"{FIRST}.evidence[0].end",
            "before the end",
        ),
        (
            lambda p: first(p)["evidence"][0].update(start=3),
            f"{FIRST}.evidence[0].start",
            "after the beginning",
        ),
        (
            lambda p: first(p)["evidence"][0].update(bbox=[9.0, 1.0, 2.0, 3.0]),
            f"{FIRST}.evidence[0].bbox",
            "ends before it begins",
        ),
        (
            lambda p: first(p).update(duplicate_of="BLZ-PROT-99"),
            f"{FIRST}.duplicate_of",
            "no commitment of BLZ",
        ),
        (
            lambda p: p["countries"][0]["narrative"][0]["evidence"][-1].update(end=2),
            "countries[0].narrative[0].evidence[0].end",
            "before the end",
        ),
        (lambda p: p["countries"][1].update(pages=[9, 8]), "countries[1].pages", "no pages"),
        (
            lambda p: p["institutions"].append({**p["institutions"][0]}),
            f"institutions[{len(GOOD['institutions'])}].id",
            "occurs twice",
        ),
        (
            lambda p: p["institutions"][0]["commitments"].append("BLZ-PROT-01"),
            "institutions[0].commitments",
            "is mentioned by",
        ),
        (
            lambda p: led(p)[1].update(implied={"name": "Government of Belize", "country": "MEX"}),
            led(GOOD)[0] + ".implied",
            "an institution is named that leads",
        ),
        (
            lambda p: first(p).update(implied={"name": "Government of Mexico", "country": "MEX"}),
            f"{FIRST}.implied.country",
            "of another country",
        ),
        (lambda p: p["coverage"].update(words=1), "coverage.words", "add up to 8072"),
        (
            lambda p: p["coverage"]["unassigned"].append({"text": "a b", "evidence": []}),
            "coverage.unassigned",
            "0 words are counted as unassigned, 2",
        ),
        (lambda p: p["source"].update(ocr="x"), "source.ocr", "if any were"),
        (lambda p: p["source"].update(ocr="x", ocr_pages=[3, 3]), "source.ocr_pages", "once"),
        (
            lambda p: p["countries"][0]["declared"].update(total=11),
            "countries[0].declared.total",
            "11 declared and 10 found",
        ),
        (
            lambda p: p["countries"][0]["declared"]["by_focus_area"].update(protection=6),
            f"findings[{[f['country'] for f in GOOD['findings']].index('BLZ')}]",
            "what is declared is what was found",
        ),
        (
            lambda p: p["findings"][0].update(severity="info"),
            "findings[1].severity",
            "graver",
        ),
        (
            lambda p: p["findings"][-1].update(commitment="BLZ-NONE-01"),
            f"findings[{len(GOOD['findings']) - 1}].commitment",
            "no commitment BLZ-NONE-01",
        ),
        (
            lambda p: p["findings"][-1].update(focus_area="none"),
            f"findings[{len(GOOD['findings']) - 1}].focus_area",
            "no focus area none",
        ),
        (
            lambda p: p["findings"][-1].update(country="ECU", focus_area=None),
            f"findings[{len(GOOD['findings']) - 1}].country",
            "no section of ECU",
        ),
        (lambda p: p.update(objectives=[float("nan")]), "objectives[0]", "not finite"),
        (lambda p: p.update(unforeseen={"a b": float("inf")}), 'unforeseen["a b"]', "not finite"),
    ],
)
def test_a_fault_is_told_with_its_line(spoil: Spoil, where: str, words: str) -> None:
    data = spoilt(spoil)
    told = [fault for fault in validate(data) if fault.where == where]
    assert any(words in fault.message for fault in told), validate(data)
    name = where.rpartition(".")[2]
    line = data.decode().splitlines()[told[0].line - 1]
    if name.isidentifier() and "required" not in words and not name.startswith("["):
        assert f'"{name}"' in line
    assert {fault.line for fault in told} == {told[0].line}


def test_a_single_change_gives_a_single_fault() -> None:
    data = spoilt(lambda p: first(p).update(title="No"))
    (fault,) = validate(data)
    assert str(fault) == f"{fault.line}: {FIRST}.title: the text does not begin with it."


def test_a_page_that_the_file_does_not_have() -> None:
    data = spoilt(lambda p: first(p)["evidence"][0].update(page=99))
    assert places(validate(data)) == [f"{FIRST}.page", f"{FIRST}.evidence[0].page"]


def test_an_id_that_occurs_twice() -> None:
    data = spoilt(lambda p: commitments(p)[1].update(id=first(p)["id"]))
    messages = [fault.message for fault in validate(data)]
    assert any("the id of another commitment" in message for message in messages)


def test_a_repair_and_a_mention_that_do_not_fit() -> None:
    def spoil(plan: dict[str, Any]) -> None:
        with_repair(plan)[1]["repairs"][0]["start"] = 100_000
        mention_of(plan, -1)["start"] += 1
        mention_of(plan, -2)["institution"] = "nobody"
        mention_of(plan, -3)["name"] = "Otherwise"

    data = spoilt(spoil)
    messages = [fault.message for fault in validate(data)]
    assert f"{with_repair(GOOD)[0]}.repairs[0]" in places(validate(data))
    assert any("is not the mention's text" in message for message in messages)
    assert any("nobody is not among" in message for message in messages)
    assert any("call" in message and "otherwise" in message for message in messages)


def test_gaps_and_overlaps_of_evidence() -> None:
    def cut(plan: dict[str, Any], start: int) -> None:
        (whole,) = first(plan)["evidence"]
        first(plan)["evidence"] = [{**whole, "end": 20}, {**whole, "start": start}]

    whole = spoilt(lambda p: cut(p, 20))
    assert validate(whole) == []
    (gap,) = validate(spoilt(lambda p: cut(p, 30)))
    assert gap.message == "no evidence covers the characters 20 to 30."
    (overlap,) = validate(spoilt(lambda p: cut(p, 10)))
    assert "goes back" in overlap.message


def test_every_fault_is_told_also_where_the_form_is_wrong() -> None:
    def spoil(plan: dict[str, Any]) -> None:
        plan["countries"][0]["focus_areas"] = None
        plan["countries"][1]["name"] = 7
        commitments({"countries": plan["countries"][2:]})[0]["title"] = "No"
        plan["coverage"]["words"] = 3

    told = places(validate(spoilt(spoil)))
    assert "countries[0].focus_areas" in told
    assert "countries[1].name" in told
    assert "countries[2].focus_areas[0].commitments[0].title" in told
    assert "coverage.words" in told


@pytest.mark.parametrize(
    ("data", "line", "words"),
    [
        (b"", 1, "no JSON"),
        (b'{\n "a": 1,\n}', 3, "no JSON"),
        (b"{}\n\nx", 3, "after the end"),
        (b"[1]", 1, "object"),
        (b"7", 1, "object"),
        (b"NaN", 1, "object"),
        (b"[" * 100_000, 1, "nested too deeply"),
        (b'{"a":' * 100_000, 1, "nested too deeply"),
        (b'{"a":\n' + b"[" * 500 + b"]" * 500 + b"}", 1, ""),
        ("{}".encode("utf-16"), 1, "UTF-16"),
        ("{\n\n'é'}".encode("latin-1"), 3, "Windows-1252, not UTF-8 (line 3, byte 0xE9)"),
        (b'\n{"schema_version": "2.0"}', 2, "the form is 2.0"),
        (b'{"source":\n {"bytes": ' + b"9" * 5000 + b"}}", 2, "not finite"),
        (b"\0" * 9, 1, "no JSON"),
        (b"%PDF-1.7", 1, "this is a PDF"),
    ],
)
def test_what_is_no_output_is_told_so(data: bytes, line: int, words: str) -> None:
    faults = validate(data)
    assert any(words in fault.message and fault.line == line for fault in faults), faults


def test_another_first_number_gives_one_fault() -> None:
    (fault,) = validate(spoilt(lambda p: p.update(schema_version="2.0", coverage=None)))
    assert (fault.where, fault.line) == ("schema_version", 2)


def test_a_byte_order_mark_is_the_only_fault() -> None:
    (fault,) = validate(b"\xef\xbb\xbf" + bytes_of(GOOD))
    assert "byte order mark" in fault.message


def test_a_name_that_stands_twice() -> None:
    text = bytes_of(GOOD).decode().replace('"year": 2021,', '"year": 2021,\n"year": 2021,')
    (fault,) = validate(text.encode())
    assert '"year" twice' in fault.message
    assert text.splitlines()[fault.line - 1] == '"year": 2021,'


def test_half_a_surrogate_pair_is_no_character() -> None:
    data = json.dumps(GOOD).replace('"objectives": ["', '"objectives": ["\\ud800').encode()
    (fault,) = validate(data)
    assert (fault.line, fault.where) == (1, "objectives[0]")


def test_a_newer_output_is_valid_and_an_older_one(tmp_path: Path) -> None:
    def newer(plan: dict[str, Any]) -> None:
        plan.update(schema_version="1.9", unforeseen=[{"evidence": 1}])
        first(plan)["evidence"][0]["column"] = 2

    def older(plan: dict[str, Any]) -> None:
        plan["schema_version"] = "1.0"
        for name in ("made_with", "footnotes"):
            del plan[name]
        for name in ("ocr", "ocr_pages"):
            del plan["source"][name]
        for commitment in commitments(plan):
            del commitment["details"]

    assert validate(spoilt(newer)) == []
    assert validate(spoilt(older)) == []


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=8,
)


@settings(max_examples=200, deadline=None)
@given(st.binary() | JSON.map(lambda value: json.dumps(value).encode()))
def test_nothing_breaks_it(data: bytes) -> None:
    assert validate(data) != []


SMALL = {**GOOD, "countries": GOOD["countries"][:1], "findings": [], "institutions": []}


@st.composite
def changed(draw: st.DrawFn) -> dict[str, Any]:
    """A small plan in which one value was replaced or taken away."""
    plan: Any = copy.deepcopy(SMALL)
    part = plan
    while True:
        steps = list(part) if isinstance(part, dict) else list(range(len(part)))
        step = draw(st.sampled_from(steps))
        inner = part[step]
        if isinstance(inner, dict | list) and inner and draw(st.booleans()):
            part = inner
            continue
        if draw(st.booleans()):
            del part[step]
        else:
            part[step] = draw(JSON)
        assert isinstance(plan, dict)
        return plan


@settings(max_examples=300, deadline=None)
@given(changed())
def test_whatever_the_schema_refuses_is_a_fault(plan: dict[str, Any]) -> None:
    data = json.dumps(plan).encode()
    if any(True for _ in FORM.iter_errors(json.loads(data))):
        assert validate(data) != []
