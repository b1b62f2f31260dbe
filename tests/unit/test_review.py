"""The data of the review page: every label and every role is there."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from mirps_extract.comparison import Kind
from mirps_extract.corrections.form import Correction
from mirps_extract.ledger import Use
from mirps_extract.review_page import labels_of_page
from mirps_extract.review_page.data import KINDS
from mirps_extract.text import RepairKind
from mirps_extract.theme import json_inside, labels_in, page

SCRIPTS = Path(__file__).parents[2] / "src" / "mirps_extract" / "review_page" / "scripts"
LABELS = labels_of_page()


def paths(labels: Mapping[str, Any], before: str = "") -> Iterator[str]:
    for name, value in labels.items():
        if isinstance(value, dict):
            yield from paths(value, f"{before}{name}.")
        else:
            yield before + name


def test_all_languages_have_the_same_labels() -> None:
    first, *others = (set(paths(labels)) for labels in LABELS.values())
    assert all(other == first for other in others)
    comparison = [
        set(paths(labels)) for labels in labels_in("mirps_extract.comparison.page").values()
    ]
    assert comparison[0] == comparison[1]


def test_labels_have_the_same_values_in_them() -> None:
    def holes(labels: Mapping[str, Any]) -> dict[str, list[str]]:
        return {path: sorted(re.findall(r"\{\w+\}", _at(labels, path))) for path in paths(labels)}

    assert holes(LABELS["en"]) == holes(LABELS["es"])


def _at(labels: Mapping[str, Any], path: str) -> str:
    value: Any = labels
    for name in path.split("."):
        value = value[name]
    return str(value)


@pytest.mark.parametrize("language", sorted(LABELS))
def test_everything_that_can_come_has_a_label(language: str) -> None:
    labels = LABELS[language]
    assert set(labels["ledger"]) == {role.value for role in Use}
    assert set(labels["repair"]) | {"continuation"} == {kind.value for kind in RepairKind}
    kinds = {one.model_fields["kind"].annotation.__args__[0] for one in Correction.__args__}
    assert set(labels["kind"]) == kinds
    assert set(labels_in("mirps_extract.comparison.page")[language]["kinds"]) == {
        kind.value for kind in Kind
    }


def test_every_label_that_the_scripts_use_is_there() -> None:
    known = set(paths(LABELS["en"]))
    used = {
        name
        for script in SCRIPTS.glob("*.js")
        for name in re.findall(r"\bt\(\"([\w.-]+)\"", script.read_text(encoding="utf-8"))
    }
    assert len(used) > 80
    assert used <= known


def test_every_role_of_the_ledger_has_one_kind() -> None:
    roles = [role for known in KINDS.values() for role in known]
    assert sorted(roles) == sorted(role.value for role in Use)
    assert set(KINDS) <= set(LABELS["en"]["words"])


@pytest.mark.parametrize("text", ["</script>", "<!--", "<script>", "a & b", "]]>", "\u2028"])
def test_no_tag_begins_or_ends_in_data(text: str) -> None:
    import json

    inside = json_inside({"text": text})
    assert not set("<>&") & set(inside)
    assert json.loads(inside) == {"text": text}


def test_a_page_without_scripts_allows_none() -> None:
    made = page(
        "mirps_extract.comparison.page",
        "comparison.html",
        styles=[],
        comparison={"editions": [], "steps": [], "lineages": []},
        languages={},
        language="en",
        t=labels_in("mirps_extract.comparison.page")["en"],
        kinds=[],
        same="same",
        numbers={},
        countries=[],
        tallies={},
        total="total",
    )
    assert "script" not in made
    assert "default-src &#39;none&#39;" in made
