"""The README is short and true, and the pages name what there is."""

from __future__ import annotations

import json
import re

import pytest
from click.testing import CliRunner

from mirps_extract.cli.main import cli
from mirps_extract.comparison import Kind
from mirps_extract.corrections.form import Corrections
from mirps_extract.exports import FORMATS
from mirps_extract.findings import kinds
from mirps_extract.registry import TYPES, shipped_entries
from mirps_extract.text import RepairKind
from mirps_extract.vocabulary import languages
from mirps_extract.write.schema import schema
from project.pages import PAGES, ROOT, blocks, first_cells, section_of

README = PAGES["README.md"]


def test_the_readme_is_short_and_begins_with_a_picture() -> None:
    assert len(README.splitlines()) <= 130
    assert re.match(r"# mirps-extract\n\n!\[", README)


def test_the_make_targets_exist() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    targets = re.findall(r"^make (\w+)", blocks("README.md", "console")[0], flags=re.M)
    assert targets == ["run", "test"]
    assert all(re.search(rf"^{target}:", makefile, flags=re.M) for target in targets)


def test_ci_runs_the_readmes_test_command_and_builds_the_documentation() -> None:
    script = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    assert script.endswith("make test\nmake docs\n")


def test_the_kinds_of_change_are_all_there() -> None:
    assert first_cells(section_of("docs/compare.md", "Compare two years")) == [
        kind.value for kind in Kind
    ]


def test_the_formats_are_all_there() -> None:
    rows = re.findall(r"^\| `(\w+)` \|.*\| (.*)\|$", PAGES["docs/exports.md"], flags=re.M)
    needs = {name: need.strip() for name, need in rows}
    assert needs == {
        name: f"`mirps-extract[{form.extra}]`" if form.extra else ""
        for name, form in FORMATS.items()
    }


def test_the_example_of_corrections_is_in_the_form() -> None:
    made = Corrections.model_validate_json(blocks("docs/review.md", "json")[0])
    assert {correction.kind for correction in made.corrections} == set(
        first_cells(PAGES["docs/review.md"])
    )


def test_the_pictures_are_small() -> None:
    pictures = set(re.findall(r"!\[[^\]]+\]\(([^)]+)\)", PAGES["docs/review.md"]))
    assert len(pictures) == 3
    assert all((ROOT / "docs" / name).stat().st_size < 300_000 for name in pictures)


def test_the_registry_is_counted_and_its_types_are_named() -> None:
    section = section_of("docs/institutions.md", "Add your own")
    counted = re.search(r"knows ([\d,]+) institutions", section)
    assert counted and int(counted[1].replace(",", "")) == len(shipped_entries())
    assert set(re.findall(r"`([a-z_]+)`", section.split("Types are")[1])) == set(TYPES)


@pytest.mark.parametrize("page", ["README.md", "docs/getting-started.md"])
def test_the_excerpts_are_from_the_output(page: str) -> None:
    plan = json.loads((ROOT / "output" / "mirps-2021-en.json").read_text(encoding="utf-8"))
    by_id = {
        commitment["id"]: commitment
        for country in plan["countries"]
        for area in country["focus_areas"]
        for commitment in area["commitments"]
    }
    for shown in map(json.loads, blocks(page, "json")):
        whole = by_id[shown["id"]]
        beginning, _ = shown.pop("text").split(" ... ", 1)
        assert whole["text"].startswith(beginning)
        assert {name: whole[name] for name in shown} == shown
    messages = [f"{f['severity']:8}{f['message']}" for f in plan["findings"]]
    quoted = [line for line in blocks(page, "text")[0].splitlines() if line.startswith("warning")]
    assert quoted
    assert all(line in messages for line in quoted)


def test_the_findings_that_are_named_exist() -> None:
    section = section_of("docs/about-findings.md", "Five examples")
    assert set(re.findall(r"`(\w+)`", section)) < set(kinds())


def test_the_repairs_are_all_there() -> None:
    section = section_of("docs/output.md", "Repairs").split("of one of these kinds:")[1]
    assert set(re.findall(r"`(\w+)`", section)) == {kind.value for kind in RepairKind}


def test_the_fields_are_all_there() -> None:
    defined = schema()
    cells = first_cells(section_of("docs/output.md", "The fields"))
    named = {cell.split("[")[0].split(".")[0] for cell in cells}
    assert set(defined["properties"]) <= named | {"countries"}
    described = {cell for cell in cells if cell.startswith("commitments")}
    assert {name.split(".")[1].rstrip("[]") for name in described} == set(
        defined["$defs"]["Commitment"]["properties"]
    )


def test_the_languages_are_all_there() -> None:
    assert f"plan's language ({' or '.join(languages())})" in PAGES["docs/commands.md"]


def test_the_examples_of_the_help_are_of_commands_that_exist() -> None:
    said = CliRunner().invoke(cli, ["--help"]).output
    examples = [line.split() for line in said.split("Examples:")[1].splitlines()]
    named = [words[1] for words in examples if words]
    assert len(named) > 3
    assert [name for name in named if name not in cli.commands and name != "plan.pdf"] == []


@pytest.mark.parametrize("word", ["TODO", "FIXME"])
def test_nothing_is_left_open(word: str) -> None:
    sources = (ROOT / "src").rglob("*.py")
    assert not [path for path in sources if word in path.read_text(encoding="utf-8")]
