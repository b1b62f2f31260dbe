"""Lines that the file draws before those they are read after."""

from __future__ import annotations

from pathlib import Path

import pytest

from drawing import Text
from unit.making import Item, bullets, heading, segmented_of, title

LEFT = ("Open an office at the border", "Train the judges of the province", "Pay the rent of May")
RIGHT = ("Lend tablets to the schools", "Vaccinate the children of Loja", "Print the forms anew")


def columns(name: str, *, right_first: bool) -> list[Item]:
    """A country's page in two columns, of which one is drawn before the other."""
    left, right = bullets(190, *LEFT), bullets(190, *RIGHT, x0=320)
    drawn = [*right, *left] if right_first else [*left, *right]
    return [title(name), heading("PROTECTION", 160), *drawn]


@pytest.mark.parametrize(
    ("right_first", "told"),
    [((False, False, True), ["PER"]), ((False, True, True), []), ((True, True, True), [])],
)
def test_an_order_that_most_of_the_file_goes_against_is_told(
    right_first: tuple[bool, ...], told: list[str], tmp_path: Path
) -> None:
    pages = [
        columns(name, right_first=first)
        for name, first in zip(("Ecuador", "Colombia", "Peru"), right_first, strict=True)
    ]
    plan = segmented_of(tmp_path, *pages)
    found = [finding for finding in plan.findings if finding.code == "drawn_otherwise"]
    assert [finding.country for finding in found] == told
    for finding in found:
        assert (finding.values["page"], finding.focus_area) == (3, "protection")
        assert (finding.values["before"], finding.values["after"]) == (
            f"• {LEFT[-1]}",
            f"• {RIGHT[0]}",
        )


def test_headings_at_the_side_may_be_drawn_before_all_texts(tmp_path: Path) -> None:
    page: list[Item] = [title("Belize")]
    texts: list[Item] = []
    for at, name in enumerate(("PROTECTION", "HEALTH", "EDUCATION")):
        page.append(heading(name, 149.0 + 60 * at))
        texts += bullets(150.0 + 60 * at, f"Open an office for {name.lower()}", LEFT[1], x0=180)
    # What is read from column to column elsewhere makes the file's order a witness.
    others = [columns(name, right_first=False) for name in ("Ecuador", "Colombia", "Peru", "Chile")]
    plan = segmented_of(tmp_path, [*page, *texts], *others)
    assert [len(area.drafts) for area in plan.countries[0].areas] == [2, 2, 2]
    assert "drawn_otherwise" not in {finding.code for finding in plan.findings}


def test_the_next_country_may_be_drawn_before_lists_with_headings_at_the_side(
    tmp_path: Path,
) -> None:
    page: list[Item] = []
    texts: list[Item] = []
    for at, name in enumerate(("Belize", "Panama")):
        page.append(title(name, 80.0 + 240 * at))
        for k, area in enumerate(("HEALTH", "EDUCATION")):
            top = 130.0 + 240 * at + 80 * k
            page += [heading(area, top - 1), Text(50, top + 18, "2 commitments", size=8.5)]
            texts += bullets(top, f"Open an office for {area.lower()}", LEFT[1], x0=220)
    others = [columns(name, right_first=False) for name in ("Ecuador", "Colombia", "Peru", "Chile")]
    plan = segmented_of(tmp_path, [*page, *texts], *others)
    assert [len(a.drafts) for c in plan.countries[:2] for a in c.areas] == [2, 2, 2, 2]
    assert "drawn_otherwise" not in {finding.code for finding in plan.findings}


def test_headings_between_lists_in_columns_may_be_drawn_before_these(tmp_path: Path) -> None:
    page: list[Item] = [title("Belize")]
    texts: list[Item] = []
    for at, name in enumerate(("PROTECTION", "HEALTH", "EDUCATION")):
        top = 150.0 + 100 * at
        page.append(heading(name, top))
        texts += [*bullets(top + 24, *LEFT), *bullets(top + 24, *RIGHT, x0=320)]
    others = [columns(name, right_first=False) for name in ("Ecuador", "Colombia", "Peru", "Chile")]
    plan = segmented_of(tmp_path, [*page, *texts], *others)
    assert [len(area.drafts) for area in plan.countries[0].areas] == [6, 6, 6]
    assert "drawn_otherwise" not in {finding.code for finding in plan.findings}
