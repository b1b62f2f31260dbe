"""The stage reconcile: what the plan announces against what was found, each difference placed."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from drawing import Text
from mirps_extract.errors import LedgerError
from mirps_extract.findings import Finding
from mirps_extract.geometry import Box
from mirps_extract.institutions import untagged
from mirps_extract.ledger import Use
from mirps_extract.ocr import Recognition
from mirps_extract.reconcile import Reconciled, reconcile
from unit.making import BOLD, Item, Stages, bullets, heading, lines, stages_of, title

WORK = ["Open an office.", "Train the judges.", "Pay the rent."]
PROSE = "The country has received many people since the plan before this one was made."


def section(name: str, *counts: str, numbers: bool = False, drop: float = 0.0) -> list[Item]:
    """A country with three commitments on health, and the counts that it declares."""
    marked = [f"{n}. {text}" for n, text in enumerate(WORK, start=1)]
    top = 250 + drop
    listed = lines(50, top, *marked, step=16) if numbers else bullets(top, *WORK)
    return [
        title(name, 100 + drop),
        *lines(50, 140 + drop, *counts, step=24),
        heading("HEALTH", 220 + drop),
        *listed,
    ]


def one(plan: Stages | Reconciled, code: str) -> Finding:
    """The only finding of a kind; it must stand within a page."""
    every = plan.reconciled.findings if isinstance(plan, Stages) else plan.findings
    (finding,) = [finding for finding in every if finding.code == code]
    assert all(Box(0, 0, 600, 800).holds(place.box) for place in finding.places)
    return finding


def tops(finding: Finding) -> list[tuple[int, float]]:
    """The page of each place and its upper edge."""
    return [(place.page, place.box.top) for place in finding.places]


def at(page: int, top: float) -> Any:
    """A single place; a box reaches a little above the ascent that `Text` is drawn at."""
    return [(page, pytest.approx(top, abs=2))]


def again(plan: Stages, **changes: Any) -> Reconciled:
    """Reconcile with another reading."""
    return reconcile(
        Recognition(plan.document), plan.segmented, untagged(replace(plan.reading, **changes))
    )


def test_counts_that_agree_give_no_finding(tmp_path: Path) -> None:
    plan = stages_of(tmp_path, section("Ecuador", "Health: 3", "Total: 3"))
    assert plan.codes == ["year_not_printed"]
    assert plan.reconciled.ledger.unassigned == ()


def test_a_wrong_count_of_an_area(tmp_path: Path) -> None:
    plan = stages_of(tmp_path, section("Ecuador", "Health: 4"))
    finding = one(plan, "area_count_mismatch")
    assert finding.message == "ECU, health: the plan declares 4, 3 found"
    assert (finding.country, finding.focus_area) == ("ECU", "health")
    assert tops(finding) == at(1, 140)
    assert plan.codes == ["year_not_printed", "area_count_mismatch"]


def test_a_declared_area_that_was_not_found(tmp_path: Path) -> None:
    plan = stages_of(tmp_path, section("Ecuador", "Health: 3", "Education: 2"))
    finding = one(plan, "area_count_mismatch")
    assert finding.message == "ECU, education: the plan declares 2, 0 found"
    assert tops(finding) == at(1, 164)


def test_a_wrong_total(tmp_path: Path) -> None:
    plan = stages_of(tmp_path, section("Ecuador", "Total commitments: 5"))
    finding = one(plan, "total_mismatch")
    assert finding.message == "ECU: the plan declares 5 in total, 3 found"
    assert tops(finding) == at(1, 140)
    assert plan.codes == ["year_not_printed", "total_mismatch"]


def test_a_total_that_is_not_the_sum(tmp_path: Path) -> None:
    page = section("Ecuador", "Total: 5", "Health: 3", "Education: 1")
    page += [heading("EDUCATION", 320), *bullets(350, "Open a school.", "Open another.")]
    plan = stages_of(tmp_path, page)
    finding = one(plan, "declared_sum_mismatch")
    assert finding.message.endswith("total 5 is not the sum of the declared focus areas, 4")
    assert tops(finding) == at(1, 140)
    assert plan.codes == ["year_not_printed", "declared_sum_mismatch", "area_count_mismatch"]


def test_an_area_that_the_counts_do_not_name(tmp_path: Path) -> None:
    page = section("Ecuador", "Health: 3")
    page += [heading("EDUCATION", 320), *bullets(350, "Open a school.", "Open another.")]
    finding = one(stages_of(tmp_path, page), "area_not_declared")
    assert finding.focus_area == "education"
    assert tops(finding) == at(1, 320)
    assert finding.message.startswith("ECU, education: 2 found")


def test_a_section_without_counts(tmp_path: Path) -> None:
    plan = stages_of(tmp_path, section("Ecuador"))
    assert "3 found stands unchecked" in one(plan, "counts_not_declared").message
    assert plan.codes == ["year_not_printed", "counts_not_declared"]


def test_a_country_that_declares_less_than_others_do(tmp_path: Path) -> None:
    full, less = ("Health: 3", "Total: 3"), ("Total: 3",)
    named = {"Belize": full, "Ecuador": less, "Panama": full}
    pages = [
        section(name, *counts, drop=20.0 * n) for n, (name, counts) in enumerate(named.items())
    ]
    plan = stages_of(tmp_path, *pages)
    finding = one(plan, "odd_counts")
    assert finding.message == (
        "ECU: the plan declares only a total here, a total and counts by focus area elsewhere"
    )
    assert tops(finding) == at(2, 120)
    assert "odd_counts" not in stages_of(tmp_path, *pages[::2]).codes


def test_a_list_mark_in_mid_sentence_is_noted_beside_a_wrong_count(tmp_path: Path) -> None:
    page = [title("Ecuador"), *lines(50, 140, "Health: 4"), heading("HEALTH", 220)]
    page += bullets(250, *WORK[:2], "Support the", "towns that need it.")
    plan = stages_of(tmp_path, page)
    finding = one(plan, "false_bullet")
    assert finding.commitment == "ECU-HEAL-03"
    assert tops(finding) == at(1, 298)
    assert one(plan, "area_count_mismatch").message == (
        "ECU, health: the plan declares 4, 3 found (4 with the list marks in mid-sentence)"
    )


def test_a_commitment_printed_twice_is_noted_beside_a_wrong_count(tmp_path: Path) -> None:
    page = [title("Ecuador"), *lines(50, 140, "Health: 3"), heading("HEALTH", 220)]
    plan = stages_of(tmp_path, [*page, *bullets(250, *WORK, WORK[0])])
    finding = one(plan, "duplicate_commitment")
    assert finding.commitment == "ECU-HEAL-04"
    assert tops(finding) == at(1, 298)
    assert one(plan, "area_count_mismatch").message.endswith("4 found (3 without the duplicates)")


def test_an_area_and_a_country_without_commitments(tmp_path: Path) -> None:
    plan = stages_of(tmp_path, section("Ecuador", "Health: 3"))
    (country,) = plan.reading.countries
    (area,) = country.focus_areas
    bare = replace(country, focus_areas=(replace(area, commitments=()),))
    found = again(plan, countries=(bare,))
    assert tops(one(found, "empty_focus_area")) == at(1, 220)
    assert tops(one(found, "empty_country")) == at(1, 100)
    assert one(found, "empty_focus_area").focus_area == "health"


def test_a_title_with_nothing_but_text_under_it_is_an_empty_country(tmp_path: Path) -> None:
    plan = stages_of(tmp_path, section("Ecuador"), [title("Panama"), *lines(50, 140, PROSE)])
    finding = one(plan, "empty_country")
    assert finding.country == "PAN"
    assert tops(finding) == at(2, 100)


def test_an_unknown_heading(tmp_path: Path) -> None:
    page = [*section("Ecuador"), heading("DIGITAL INCLUSION", 320), *bullets(350, "Lend a hand.")]
    finding = one(stages_of(tmp_path, page), "unknown_focus_area")
    assert finding.focus_area == "digital_inclusion"
    assert tops(finding) == at(1, 320)


def test_text_about_a_country_after_its_commitments_is_a_second_section(tmp_path: Path) -> None:
    again = [title("Ecuador"), *lines(50, 140, PROSE, PROSE), heading("EDUCATION", 220)]
    plan = stages_of(tmp_path, section("Ecuador"), [*again, *bullets(250, *WORK)])
    finding = one(plan, "country_reopened")
    assert finding.message == "ECU: a second section begins on page 2; read as one"
    headed = [title("Ecuador"), heading("EDUCATION", 220), *bullets(250, *WORK)]
    assert "country_reopened" not in stages_of(tmp_path, section("Ecuador"), headed).codes


def test_numbers_that_skip(tmp_path: Path) -> None:
    page: list[Item] = [title("Ecuador"), heading("HEALTH", 220)]
    for row, (number, text) in enumerate(zip((1, 3, 4), WORK, strict=True)):
        page += [Text(50, 250 + 16 * row, f"{number}."), Text(70, 250 + 16 * row, text)]
    finding = one(stages_of(tmp_path, page), "numbering_gap")
    assert finding.message == "ECU-HEAL-02: number 3 follows 1"
    assert tops(finding) == at(1, 266)


def test_numbers_that_follow_one_another_give_no_finding(tmp_path: Path) -> None:
    plan = stages_of(tmp_path, section("Ecuador", numbers=True))
    assert [c.number for c in plan.commitments] == ["1", "2", "3"]
    assert "numbering_gap" not in plan.codes


def contents_of(folder: Path, *entries: tuple[str, int]) -> Stages:
    """A cover, a contents list, and sections of Belize, Ecuador and Panama from page 3 on."""
    listed: list[Item] = [Text(50, 160, "CONTENTS", BOLD, 18)]
    for row, (name, page) in enumerate(entries):
        listed.append(Text(50, 210 + 24 * row, f"National Plan in {name} {'.' * 50} {page}"))
    pages = [
        section(name, "Health: 3", drop=20.0 * n)
        for n, name in enumerate(("Belize", "Ecuador", "Panama"))
    ]
    return stages_of(folder, [Text(50, 300, "PLANS OF 2031", BOLD, 30)], listed, *pages)


def test_a_contents_list_that_agrees_gives_no_finding(tmp_path: Path) -> None:
    plan = contents_of(tmp_path, ("Belize", 3), ("Ecuador", 4), ("Panama", 5))
    assert plan.codes == []


def test_printed_page_numbers_may_all_lag_behind_the_files(tmp_path: Path) -> None:
    plan = contents_of(tmp_path, ("Belize", 1), ("Ecuador", 2), ("Panama", 3))
    assert plan.codes == []


def test_a_section_on_another_page_than_announced(tmp_path: Path) -> None:
    plan = contents_of(tmp_path, ("Belize", 3), ("Ecuador", 4), ("Panama", 7))
    finding = one(plan, "section_page_mismatch")
    assert finding.message.startswith("PAN: the contents list says page 7")
    assert tops(finding) == at(2, 258)
    assert len(plan.codes) == 1


def test_a_section_that_was_announced_and_not_found(tmp_path: Path) -> None:
    entries = ("Belize", 3), ("Ecuador", 4), ("Honduras", 4), ("Panama", 5)
    plan = contents_of(tmp_path, *entries)
    finding = one(plan, "section_missing")
    assert finding.country == "HND"
    assert tops(finding) == at(2, 258)
    assert len(plan.codes) == 1


def test_a_section_that_was_not_announced(tmp_path: Path) -> None:
    plan = contents_of(tmp_path, ("Belize", 3), ("Objectives", 3), ("Panama", 5))
    finding = one(plan, "section_not_in_contents")
    assert finding.country == "ECU"
    assert tops(finding) == at(4, 120)
    assert len(plan.codes) == 1


def test_a_country_that_opens_again(tmp_path: Path) -> None:
    names = ("Belize", "Ecuador", "Belize")
    pages = [section(name, drop=20.0 * n) for n, name in enumerate(names)]
    finding = one(stages_of(tmp_path, *pages), "country_reopened")
    assert finding.country == "BLZ"
    assert tops(finding) == at(3, 140)


def test_words_that_nobody_claims(tmp_path: Path) -> None:
    said = " ".join(f"w{n}" for n in range(14))
    plan = stages_of(tmp_path, [*section("Ecuador"), *lines(50, 600, said)])
    finding = one(plan, "unassigned_words")
    assert finding.message == (
        "page 1: 14 words were not recognised: “w0 w1 w2 w3 w4 w5 w6 w7 w8 w9 w10 w11 ...”"
    )
    assert tops(finding) == at(1, 600)
    assert plan.reconciled.ledger.by_role[Use.UNASSIGNED] == 14


def test_pages_that_could_not_be_read(tmp_path: Path) -> None:
    plan = stages_of(tmp_path, section("Ecuador"))
    document = replace(plan.document, catalogue_pages=3)
    reconciled = reconcile(Recognition(document), plan.segmented, untagged(plan.reading))
    finding = one(reconciled, "pages_missing")
    assert finding.message == "the file announces 3 pages, 1 could be read"


@pytest.mark.parametrize("announced", [1, None])
def test_pages_that_are_all_there(announced: int | None, tmp_path: Path) -> None:
    plan = stages_of(tmp_path, section("Ecuador"))
    document = replace(plan.document, catalogue_pages=announced)
    found = reconcile(Recognition(document), plan.segmented, untagged(plan.reading))
    assert "pages_missing" not in [finding.code for finding in found.findings]


def test_pages_that_could_not_be_recognised(tmp_path: Path) -> None:
    plan = stages_of(tmp_path, section("Ecuador"))
    recognition = Recognition(plan.document, unread=(2,), lacking="an engine")
    found = reconcile(recognition, plan.segmented, untagged(plan.reading))
    assert one(found, "pages_not_read").message.endswith("install an engine")


def test_pages_that_were_recognised(tmp_path: Path) -> None:
    plan = stages_of(tmp_path, section("Ecuador"))
    recognition = Recognition(plan.document, pages=(1,), engine="an engine")
    found = reconcile(recognition, plan.segmented, untagged(plan.reading))
    assert "page 1 was read by OCR" in one(found, "pages_recognised").message


def test_a_year_that_is_not_printed(tmp_path: Path) -> None:
    finding = one(stages_of(tmp_path, section("Ecuador")), "year_not_printed")
    assert finding.message == "the plan's first pages state no year"


def test_a_word_that_two_stages_use_is_a_fault(tmp_path: Path) -> None:
    plan = stages_of(tmp_path, section("Ecuador"))
    with pytest.raises(LedgerError):
        again(plan, claims=(*plan.reading.claims, plan.reading.claims[0]))


def test_every_word_has_its_role(tmp_path: Path) -> None:
    page = [*section("Ecuador", "Health: 3"), Text(290, 770, "1")]
    plan = stages_of(tmp_path, [*page, Text(300, 600, "turned", rotate=90)])
    assert dict(plan.reconciled.ledger.by_role) == {
        Use.COUNTRY_TITLE: 1,
        Use.DECLARED_COUNT: 2,
        Use.AREA_HEADING: 1,
        Use.LIST_MARK: 3,
        Use.COMMITMENT: 9,
        Use.PAGE_NUMBER: 1,
        Use.UNASSIGNED: 1,
    }
