"""The published form of the output: described, valid, and held to by the outputs."""

from __future__ import annotations

import copy
import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from pydantic import BaseModel, ValidationError

from fields_page import fields_page
from mirps_extract import model
from mirps_extract.corrections import CORRECTIONS_VERSION
from mirps_extract.errors import InputNotReadableError
from mirps_extract.model import SCHEMA_VERSION, Plan, example_of
from mirps_extract.model.base import Leaf
from mirps_extract.tables import FORMS
from mirps_extract.write import plan_of, schema
from tables_page import tables_page

ROOT = Path(__file__).parents[2]
NAME = f"plan-{SCHEMA_VERSION}.schema.json"
FORM = schema()
MODELS = {"Plan": FORM, **FORM["$defs"]}
FIELDS = [(name, field) for name, form in MODELS.items() for field in form["properties"]]


def part_of(name: str, field: str) -> dict[str, Any]:
    """What the schema says of a field."""
    part: dict[str, Any] = MODELS[name]["properties"][field]
    return part


def errors(value: Any, form: dict[str, Any] | None = None) -> list[str]:
    """What a schema finds wrong with a value."""
    validator = jsonschema.Draft202012Validator(FORM if form is None else form)
    return [error.message for error in validator.iter_errors(value)]


def committed_output() -> Any:
    return json.loads((ROOT / "output" / "mirps-2021-en.json").read_text(encoding="utf-8"))


def publish(root: Path) -> subprocess.CompletedProcess[str]:
    """Run the script on a folder."""
    return subprocess.run(
        [sys.executable, ROOT / "schema" / "publish.py", root],
        capture_output=True,
        text=True,
        timeout=600,
        check=False,
    )


def objects(value: Any) -> Iterator[dict[str, Any]]:
    """All objects inside a value."""
    if isinstance(value, dict):
        yield value
    for inner in value.values() if isinstance(value, dict) else value:
        if isinstance(inner, dict | list):
            yield from objects(inner)


def test_what_is_committed_is_what_the_models_give(tmp_path: Path) -> None:
    assert publish(tmp_path).returncode == 0
    published = {p.relative_to(tmp_path) for p in tmp_path.rglob("*") if p.is_file()}
    assert published == {
        Path("schema") / NAME,
        Path("schema") / f"corrections-{CORRECTIONS_VERSION}.schema.json",
        Path("docs") / "commands.md",
        Path("docs") / "fields.md",
        Path("docs") / "findings.md",
        Path("docs") / "notebook.md",
        Path("docs") / "tables.md",
    }
    for path in published:
        assert (tmp_path / path).read_bytes() == (ROOT / path).read_bytes(), path


def test_a_published_version_is_written_again_only_as_it_is(tmp_path: Path) -> None:
    assert [publish(tmp_path).returncode for _ in range(2)] == [0, 0]


@pytest.mark.parametrize("page", ["fields.md", None])
def test_a_published_version_is_not_changed(tmp_path: Path, page: str | None) -> None:
    target = tmp_path / "schema" / NAME
    target.parent.mkdir()
    changed = json.dumps({**FORM, "title": "Another"}).encode()
    target.write_bytes(changed)
    if page:
        (tmp_path / "docs").mkdir()
        (tmp_path / "docs" / page).write_text("old")
    done = publish(tmp_path)
    assert done.returncode == 1
    assert done.stdout == ""
    assert done.stderr.count("\n") == 1
    assert NAME in done.stderr
    assert "SCHEMA_VERSION" in done.stderr
    assert target.read_bytes() == changed
    pages = [path.read_text() for path in (tmp_path / "docs").glob("*")]
    assert pages == (["old"] if page else [])


def test_the_schema_is_valid_and_says_which_it_is() -> None:
    jsonschema.Draft202012Validator.check_schema(FORM)
    assert list(FORM)[:3] == ["$schema", "$id", "title"]
    assert FORM["$id"] == f"urn:mirps-extract:plan:{SCHEMA_VERSION}"


def test_all_models_are_in_the_schema() -> None:
    forms = (value for value in vars(model).values() if isinstance(value, type))
    models = {form.__name__ for form in forms if issubclass(form, BaseModel | Leaf)}
    assert set(MODELS) == models - {"Strict"}


@pytest.mark.parametrize(("name", "field"), FIELDS)
def test_every_field_is_described(name: str, field: str) -> None:
    part = part_of(name, field)
    assert part["description"].endswith(".")
    assert part["examples"]
    can_be_null = {"type": "null"} in part.get("anyOf", [])
    assert ("null" in part) == can_be_null
    assert part.get("null") != ""
    refused = bool(errors(None, {**part, "$defs": FORM["$defs"]}))
    assert refused != can_be_null


@pytest.mark.parametrize(("name", "field"), FIELDS)
def test_every_example_is_a_value_of_its_field(name: str, field: str) -> None:
    part = part_of(name, field)
    for example in part["examples"]:
        assert example is not None
        assert errors(example, {**part, "$defs": FORM["$defs"]}) == []


def test_the_examples_together_are_a_plan() -> None:
    plan = plan_of(json.dumps(example_of(Plan)))
    assert errors(plan.model_dump(mode="json")) == []
    assert plan.model_dump(mode="json") == example_of(Plan)


def test_the_committed_output_obeys() -> None:
    output = committed_output()
    assert output["schema_version"] == SCHEMA_VERSION
    assert errors(output) == []
    assert errors(output, json.loads((ROOT / "schema" / NAME).read_text(encoding="utf-8"))) == []


def test_a_newer_output_obeys() -> None:
    """Only models take new fields: what stands by name, such as counts, has one type."""
    newer = committed_output()
    newer["institutions"][0]["since"] = 2030
    newer["unforeseen"] = {"deep": [1]}
    country = newer["countries"][0]
    country["population"] = 1
    country["focus_areas"][0]["commitments"][0]["evidence"][0]["column"] = 2
    assert errors(newer) == []
    newer["schema_version"] = "1.9"
    assert errors(newer) == []
    read = plan_of(json.dumps(newer))
    assert read.schema_version == "1.9"
    assert read.countries == plan_of(json.dumps(committed_output())).countries
    with pytest.raises(ValidationError):
        Plan.model_validate(newer)  # what we make ourselves holds no surprises


def test_another_first_number_is_refused() -> None:
    other = {**committed_output(), "schema_version": "2.0"}
    assert len(errors(other)) == 1
    with pytest.raises(InputNotReadableError, match="this version reads"):
        plan_of(json.dumps(other))


def test_what_stands_by_name_keeps_its_type() -> None:
    output = committed_output()
    output["coverage"]["by_role"]["commitment"] = "many"
    assert len(errors(output)) == 1


def test_an_older_output_obeys() -> None:
    older = copy.deepcopy(committed_output())
    later = {
        field
        for form in MODELS.values()
        for field, part in form["properties"].items()
        if "default" in part
    }
    of_reviews = {"checked_by", "checked_at", "corrected_by"}
    assert later == of_reviews | {
        "made_with",
        "ocr_pages",
        "ocr",
        "footnotes",
        "details",
        "review",
        "partial",
    }
    taken = [each.pop(field) for each in objects(older) for field in later & set(each)]
    assert len(taken) == 5 + 2 * 230
    assert errors(older) == []
    assert plan_of(json.dumps(older)).footnotes == []


def test_what_was_there_from_the_beginning_is_required() -> None:
    output = committed_output()
    del output["coverage"]
    assert errors(output) == ["'coverage' is a required property"]


def test_the_page_has_a_row_for_every_field() -> None:
    page = fields_page(FORM)
    sections = dict(part.split("\n", 1) for part in page.split("\n## ")[1:])
    assert set(sections) == set(MODELS)
    assert next(iter(sections)) == "Plan"
    for name, field in FIELDS:
        assert f"\n| `{field}` | " in sections[name]


def test_a_pipe_does_not_break_the_page() -> None:
    form = copy.deepcopy(FORM)
    form["properties"]["objectives"].update(description="a|b")
    assert "a\\|b |" in fields_page(form)
    assert "a|b" not in fields_page(form)


def test_the_page_of_the_tables_has_a_row_for_every_column() -> None:
    page = tables_page(FORMS)
    sections = dict(part.split("\n", 1) for part in page.split("\n## ")[1:])
    assert list(sections) == [form.name for form in FORMS]
    for form in FORMS:
        rows = [line for line in sections[form.name].splitlines() if line.startswith("| `")]
        assert [row.split("`")[1] for row in rows] == [column.name for column in form.columns]
        assert all(row.split("|")[cell].strip() for row in rows for cell in (2, 7))
