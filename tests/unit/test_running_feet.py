"""Running feet that are read with the body, for what they may say."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from drawing import Text
from mirps_extract.layout.values import Zone
from mirps_extract.outline.evidence import Facts
from mirps_extract.outline.headings import Headings
from mirps_extract.outline.labels import Label, LabelledLines
from mirps_extract.outline.margins import country_heads
from mirps_extract.outline.parts import _introductions
from mirps_extract.outline.sections import OpenArea, OpenSection
from mirps_extract.vocabulary import load
from unit.making import BOLD, layout_of, lines


def test_a_running_foot_below_a_heading_at_the_side_introduces_no_list(tmp_path: Path) -> None:
    """It was told as an introduction and as a running head: a word has one use."""
    texts = ("These lead to the list.", "MIRPS – National Action Plan 2023", "• Train the judges")
    layout = layout_of(tmp_path, [Text(50, 100.0 + 40 * at, text) for at, text in enumerate(texts)])
    vocabulary = load("en")
    facts = Facts(layout.body, Headings(vocabulary), {})
    lead, foot, item = layout.pages[0].lines
    foot = replace(foot, zone=Zone.RUNNING_HEAD)
    area = OpenArea("health", ())
    for label, line in ((Label.LEAD, lead), (Label.LEAD, foot), (Label.ITEM, item)):
        area.segments.append(LabelledLines(label, (facts.of(line),)))
    told: Any = SimpleNamespace(sub_heads=frozenset(), opens_item=lambda line: True)
    section = OpenSection("BLZ", areas=[area])
    assert _introductions(section, told, frozenset()) == {"health": [lead]}


def test_the_head_above_titles_in_the_margin_is_no_part_of_these(tmp_path: Path) -> None:
    """Both stand in the same place on many pages, and read as one they name the country, too."""
    names = ("Belize", "Panama", "Mexico", "Guatemala")
    pages = [
        [
            Text(400, 18, "MIRPS – National Action Plan 2026", size=7.5),
            Text(50, 55, f"Chapter – {name}", BOLD, 20.0),
            *lines(50, 110, "The country receives people from all of its region."),
        ]
        for name in names
    ]
    layout, vocabulary = layout_of(tmp_path, *pages), load("en")
    found = country_heads(layout.pages, {}, Headings(vocabulary), vocabulary)
    said = [[line.text for line in head] for head in found.values()]
    assert said == [[f"Chapter – {name}"] for name in names]
