"""One id for a commitment through all years, languages, readings and files."""

from __future__ import annotations

from dataclasses import replace
from itertools import permutations
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from drawing import from_gold
from editing.hand import FIXTURES, hand
from editing.next_year import next_year
from editing.pairs import plan_with
from mirps_extract import Plan
from mirps_extract.comparison import across, decided_by
from mirps_extract.comparison.decisions import (
    NOTHING_DECIDED,
    Decided,
    Decisions,
    OnPair,
    Side,
)
from mirps_extract.errors import CorrectionsError
from mirps_extract.lineages import (
    NO_LINEAGES,
    Lineage,
    Lineages,
    Node,
    keep_lineages,
    lineages_json,
    load_lineages,
)
from unit.plans import plan

SHELTER = "Open a shelter for asylum-seekers in the border town, with beds for ninety people."
SCHOOL = "Waive school fees for refugee children and give them the textbooks of their grade."
CLINIC = "Let mobile clinics visit the reception centres twice a month."
CARDS = "Issue identity cards to recognised refugees within thirty days of the decision."
LOANS = "Offer small loans to refugee entrepreneurs through rural savings cooperatives."
BOTH = f"{SHELTER.rstrip('.')}, and {CARDS[0].lower()}{CARDS[1:]}"


def of_belize(year: int, *texts: str, language: str = "en") -> Plan:
    return plan({"BLZ": {"protection": texts}}, year=year, language=language)


def joined(
    *plans: Plan, stored: Lineages = NO_LINEAGES, decided: Decided = NOTHING_DECIDED
) -> Lineages:
    return across(plans, decided, stored)[1]


def by_text(lineages: Lineages, *plans: Plan) -> dict[str, list[str]]:
    """The ids of each text, in the order of these plans."""
    ids = lineages.by_commitment()
    found: dict[str, list[str]] = {}
    for each in plans:
        edition = f"mirps-{each.edition.year}-{each.edition.language}"
        for one in each.commitments():
            found.setdefault(one.text, []).append(ids[edition, one.id].id)
    return found


def sets_of(lineages: Lineages) -> set[frozenset[Node]]:
    return {frozenset(m.node for m in each.members) for each in lineages.lineages}


@pytest.fixture(scope="module")
def five_years() -> list[Plan]:
    """Five drawn editions, each made of the one before it, with and without some countries."""
    content = from_gold(FIXTURES / "plan-2021-en.gold.json")
    small = [c for c in content.countries if sum(len(a.commitments) for a in c.areas) < 32]
    content = replace(content, countries=tuple(small))
    editions = []
    for seed in range(5):
        editions.append(plan_with(content))
        content = next_year(content, seed, hand("en"), missing=seed % 2 == 1).content
    return editions


@settings(max_examples=10, deadline=None)
@given(order=st.permutations(range(5)))
def test_the_order_in_which_editions_are_given_does_not_matter(
    order: list[int], five_years: list[Plan]
) -> None:
    expected = lineages_json(joined(*five_years))
    assert lineages_json(joined(*(five_years[at] for at in order))) == expected


@settings(max_examples=5, deadline=None)
@given(order=st.permutations(range(5)))
def test_an_id_that_was_given_stays_whatever_edition_comes_later(
    order: list[int], five_years: list[Plan]
) -> None:
    stored, here = NO_LINEAGES, list[Plan]()
    for at in order:
        here.append(five_years[at])
        before, stored = stored, joined(*here, stored=stored)
        now = stored.by_id()
        for each in before.lineages:  # its own id, or another name of the one that it joined
            assert {m.node for m in each.members} & {m.node for m in now[each.id].members}
    assert sets_of(stored) == sets_of(joined(*five_years))


def test_five_years_have_lineages_that_last_and_others_that_end(five_years: list[Plan]) -> None:
    lengths = {len(each.members) for each in joined(*five_years).lineages}
    assert lengths == {1, 2, 3, 4, 5}


def test_reading_again_changes_no_byte(five_years: list[Plan]) -> None:
    once = joined(*five_years)
    assert lineages_json(joined(*five_years, stored=once)) == lineages_json(once)
    assert lineages_json(joined(*five_years[1:3], stored=once)) == lineages_json(once)


def test_what_is_reworded_or_moved_keeps_its_id() -> None:
    old = plan({"BLZ": {"protection": [SHELTER], "health": [CLINIC]}})
    new = plan({"BLZ": {"protection": [SHELTER.replace("ninety", "120"), CLINIC]}}, year=2022)
    assert sorted(map(len, sets_of(joined(old, new)))) == [2, 2]


def test_what_is_merged_goes_on_as_its_longest_part_and_names_the_other() -> None:
    old, new = of_belize(2021, SHELTER, CARDS), of_belize(2022, BOTH)
    ids = by_text(joined(old, new), old, new)
    assert ids[BOTH] == ids[SHELTER] != ids[CARDS]
    assert joined(old, new).by_id()[ids[BOTH][0]].parents == ids[CARDS]


def test_what_is_split_goes_on_as_its_longest_part_and_is_the_parent_of_the_other() -> None:
    old, new = of_belize(2021, BOTH), of_belize(2022, CARDS, SHELTER)
    ids = by_text(joined(old, new), old, new)
    assert ids[SHELTER] == ids[BOTH] != ids[CARDS]
    assert joined(old, new).by_id()[ids[CARDS][0]].parents == ids[BOTH]
    later = joined(new, of_belize(2023, CARDS, SHELTER), stored=joined(old, new))
    assert later.by_id()[ids[CARDS][0]].parents == ids[BOTH]  # though 2021 was not given


def test_what_comes_back_in_the_same_words_is_the_old_one() -> None:
    years = [of_belize(2021, SHELTER, CARDS), of_belize(2022, CARDS), of_belize(2023, SHELTER)]
    assert len(set(by_text(joined(*years), *years)[SHELTER])) == 1


def test_a_country_without_a_section_for_a_year_goes_on_after_it() -> None:
    reworded = SHELTER.replace("ninety", "120")
    years = [
        of_belize(2021, SHELTER),
        plan({"PAN": {"health": [CLINIC]}}, year=2022),
        of_belize(2023, reworded),
    ]
    ids = by_text(joined(*years), *years)
    assert ids[reworded] == ids[SHELTER]


def test_what_is_uncertain_is_two_until_a_person_says_it_is_one() -> None:
    first = "Establish an information mechanism on displacement that provides periodic data."
    later = "Keep people informed about displacement"
    years = [
        plan({"MEX": {"health": [first]}}),
        plan({"MEX": {"health": [later]}}, year=2022),
    ]
    comparison, apart = across(years)
    (change,) = comparison.steps[0].changes
    assert change.kind == "uncertain" and len(apart.lineages) == 2
    one, other = (Side(key=ref.key, text="") for ref in (change.before[0], change.after[0]))
    decision = OnPair(country="MEX", before=one, after=other, same=True)
    told = decided_by(Decisions(version="1.0", decisions=[decision]))
    (lineage,) = joined(*years, stored=apart, decided=told).lineages
    assert {lineage.id, *lineage.also} == {each.id for each in apart.lineages}
    back = joined(*years, stored=joined(*years, stored=apart, decided=told))
    assert {each.id for each in back.lineages} == {each.id for each in apart.lineages}


def test_a_late_edition_changes_no_id_and_the_name_that_it_would_give_holds_too() -> None:
    early, late = of_belize(2021, SHELTER), of_belize(2022, SHELTER.replace("ninety", "120"))
    stored = joined(late)
    (lineage,) = joined(early, late, stored=stored).lineages
    assert lineage.id == stored.lineages[0].id
    assert lineage.also == [joined(early).lineages[0].id]
    assert (lineage.first_year, lineage.last_year) == (2021, 2022)


def test_a_corrected_edition_keeps_its_ids_in_other_places_too() -> None:
    read = of_belize(2021, SHELTER, SCHOOL, CLINIC)
    mended = SCHOOL.replace("textbooks", "text books and pens")
    corrected = of_belize(2021, LOANS, SHELTER, mended)
    before = by_text(joined(read), read)
    after = by_text(joined(corrected, stored=joined(read)), corrected)
    assert after[SHELTER] == before[SHELTER]
    assert after[mended] == before[SCHOOL]
    assert after[LOANS][0] not in {id for ids in before.values() for id in ids}


def test_what_is_printed_twice_has_two_ids() -> None:
    ids = by_text(joined(of_belize(2021, CARDS, CARDS)), of_belize(2021, CARDS, CARDS))[CARDS]
    assert len(set(ids)) == 2


def test_new_commitments_in_both_languages_of_a_later_year_are_one() -> None:
    english = "Reform Decree 23 of 1998."
    spanish = "Reformar el Decreto 23 de 1998."
    years = [
        plan({"PAN": {"health": [CLINIC]}}),
        plan({"PAN": {"health": ["Clínicas móviles."]}}, language="es"),
        plan({"PAN": {"health": [CLINIC], "protection": [english]}}, year=2022),
        plan(
            {"PAN": {"health": ["Clínicas móviles."], "protection": [spanish]}},
            year=2022,
            language="es",
        ),
    ]
    ids = by_text(joined(*years), *years)
    assert ids[english] == ids[spanish]


def test_files_go_together_in_any_order(tmp_path: Path) -> None:
    years = [of_belize(2021, SHELTER, CARDS), of_belize(2022, SHELTER), of_belize(2023, SHELTER)]
    paths = []
    for at in range(3):
        paths.append(tmp_path / f"{at}.json")
        keep_lineages(paths[-1], joined(*years[at : at + 2]))
    texts = {lineages_json(load_lineages(*order)) for order in permutations(paths)}
    assert len(texts) == 1
    whole = load_lineages(*paths)
    assert [edition.id for edition in whole.editions] == [f"mirps-202{n}-en" for n in (1, 2, 3)]
    assert sets_of(whole) == sets_of(joined(*years))


def test_a_file_that_is_none_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "lineages.json"
    path.write_text('{"version": "1.0", "decisions": []}')
    with pytest.raises(CorrectionsError, match="is a file of decisions, not a file of lineages"):
        load_lineages(path)
    path.write_text('{"version": "1.0", "editions": [], "lineages": [{"id": 1}]}')
    with pytest.raises(CorrectionsError, match=r"cannot be used as lineages, at lineages\.0\.id"):
        load_lineages(path)


def test_every_commitment_is_in_one_lineage(five_years: list[Plan]) -> None:
    lineages = joined(*five_years)
    nodes = [member.node for each in lineages.lineages for member in each.members]
    assert len(nodes) == len(set(nodes)) == sum(len(list(p.commitments())) for p in five_years)
    assert len({each.id for each in lineages.lineages}) == len(lineages.lineages)
    assert all(no_edition_twice(each) for each in lineages.lineages)


def no_edition_twice(lineage: Lineage) -> bool:
    editions = [member.edition for member in lineage.members]
    return len(editions) == len(set(editions))
