"""The registry: what a file may hold, who owns a name, and what `check` finds."""

from __future__ import annotations

from pathlib import Path

import pytest

from mirps_extract.errors import RegistryError
from mirps_extract.registry import (
    TYPES,
    Entry,
    Registry,
    check,
    entries_of,
    form_of,
    load_registry,
    plain_form_of,
    shipped_entries,
)

HEADER = "id,name_en,name_es,acronyms,aliases,type,country,parent,external_ids"


def entry(id: str = "pe-mm", **changes: object) -> Entry:
    """An entry with nothing wrong."""
    values: dict[str, object] = {
        "id": id,
        "names": {"en": "Ministry of Mines"},
        "acronyms": ("MM",),
        "aliases": (),
        "type": "ministry",
        "country": "PER",
    }
    return Entry(**(values | changes))  # type: ignore[arg-type]


def file_of(folder: Path, *rows: str, header: str = HEADER) -> Path:
    """A registry file."""
    path = folder / "own.csv"
    path.write_text("\n".join([header, *rows]) + "\n", encoding="utf-8")
    return path


def test_a_file_is_read_as_it_stands(tmp_path: Path) -> None:
    row = 'pe-mm,"Ministry of Mines, Oil and Gas",Ministerio de Minas,MM; MIMI,,ministry,PER,,'
    (read,) = entries_of(file_of(tmp_path, row))
    assert read == entry(
        names={"en": "Ministry of Mines, Oil and Gas", "es": "Ministerio de Minas"},
        acronyms=("MM", "MIMI"),
    )


def test_a_file_may_begin_with_the_mark_of_a_spreadsheet_program(tmp_path: Path) -> None:
    path = file_of(tmp_path, "pe-mm,Ministry of Mines,,,,ministry,PER,,")
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes())
    assert [e.id for e in entries_of(path)] == ["pe-mm"]


@pytest.mark.parametrize("sign", [";", "\t"])
def test_spreadsheet_programs_write_semicolons_where_numbers_have_commas(
    sign: str, tmp_path: Path
) -> None:
    row = [
        "pe-mm",
        "Ministry of Mines, Oil and Gas",
        "",
        '"MM; MIMI"',
        "",
        "ministry",
        "PER",
        "",
        "",
    ]
    path = file_of(tmp_path, sign.join(row), header=HEADER.replace(",", sign))
    (read,) = entries_of(path)
    assert read == entry(names={"en": "Ministry of Mines, Oil and Gas"}, acronyms=("MM", "MIMI"))


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"id,name_en\nx,y\n", "lacks the columns acronyms"),
        (HEADER.replace("name_en,name_es,", "").encode(), "lacks the columns name_en"),
        (b"i" * 200_000, "line 1: longer than"),
        (HEADER.encode() + b"\n" + b"x" * 200_000, "line 2: longer than"),
        (b"\xff\xfe\x00", "in UTF-16, not UTF-8: save it as “CSV UTF-8”"),
    ],
)
def test_what_is_no_registry_is_refused(content: bytes, says: str, tmp_path: Path) -> None:
    path = tmp_path / "own.csv"
    path.write_bytes(content)
    with pytest.raises(RegistryError, match=says):
        entries_of(path)


def test_a_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(RegistryError, match="cannot read"):
        entries_of(tmp_path / "none.csv")


def test_own_entries_are_added_and_take_the_place_of_others(tmp_path: Path) -> None:
    taken = shipped_entries()[0]
    path = file_of(
        tmp_path,
        "pe-mm,Ministry of Mines,,,,ministry,PER,,",
        f"{taken.id},Renamed Body,,,,other,,,",
    )
    registry = load_registry(path)
    assert len(registry.entries) == len(shipped_entries()) + 1
    assert [e.id for e in registry.owners("Renamed Body")] == [taken.id]
    assert [e.id for e in registry.owners("Ministry of Mines")] == ["pe-mm"]


def test_names_are_compared_without_case_accents_and_spelling() -> None:
    assert form_of("MINISTERIO de Educación") == form_of("Ministerio de educacion")
    assert form_of("Ministry of Labour") == form_of("Ministry of Labor")
    assert plain_form_of("Office for the Attention of Refugees") == plain_form_of(
        "Office for Attention to Refugees"
    )
    assert form_of("Ministry of Labour") != form_of("Ministry of Health")


def test_who_spells_a_name_just_so_goes_before_others() -> None:
    of_refugees = entry("pe-a", names={"en": "Office of Refugees"})
    for_refugees = entry("pe-b", names={"en": "Office for Refugees"})
    registry = Registry((of_refugees, for_refugees))
    assert registry.owners("Office for Refugees") == (for_refugees,)
    assert registry.owners("Office to Refugees") == (of_refugees, for_refugees)
    assert registry.owners("Office of Mines") == ()


@pytest.mark.parametrize(
    ("entries", "code"),
    [
        ([entry(), entry(names={"en": "Ministry of Oil"}, acronyms=())], "id_double"),
        ([entry(id="")], "id_missing"),
        ([entry(id="PE MM")], "id_form"),
        ([entry(id="x-per-mines")], "id_form"),
        ([entry(type="club")], "type_unknown"),
        ([entry(country="PEX")], "country_unknown"),
        ([entry(parent="pe-none")], "parent_unknown"),
        ([entry(parent="pe-mm")], "parent_unknown"),
        ([entry(names={})], "name_missing"),
        ([entry(aliases=("Mines  Ministry",))], "space"),
        ([entry(aliases=("ministry of Mines",))], "case_slip"),
        ([entry(aliases=("mines ministry",))], "case_slip"),
        ([entry(names={"en": "MINISTRY OF MINES"})], "case_slip"),
        ([entry(acronyms=("mm",))], "case_slip"),
        ([entry(), entry("pe-other", names={"en": "Museum"})], "two_owners"),
        ([entry(), entry("pe-other", names={"en": "Ministry of mines"})], "two_owners"),
    ],
)
def test_what_is_wrong_is_found(entries: list[Entry], code: str) -> None:
    assert code in {problem.code for problem in check(entries)}


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"names": {"en": "Ministry of Oil"}, "type": "ministry"}, "state_missing"),
        ({"names": {"en": "National Commission"}, "type": "commission"}, "generic_name"),
        ({"names": {"en": "Human Rights"}, "type": "ngo"}, "generic_name"),
        ({"acronyms": ("DGME",), "works_abroad": True, "country": "PER"}, "shared_acronym"),
        ({"names": {"en": "Government of Mexico"}, "country": "MEX"}, "beginning"),
    ],
)
def test_false_friends_are_found(changes: dict[str, object], code: str) -> None:
    values = {"names": {"en": "Mule Guild"}, "acronyms": (), "type": "agency", "country": None}
    one = entry("zz-one", **(values | changes))
    assert [p.code for p in check([*shipped_entries(), one]) if p.id == "zz-one"][:1] == [code]


def test_names_that_are_told_apart_are_no_false_friends() -> None:
    others = [
        entry("zz-a", names={"en": "International Mule Guild"}, acronyms=("DGME",), type="ngo"),
        entry("zz-b", names={"en": "Mule Commission"}, acronyms=("DGME",), country="ECU"),
        entry("zz-c", names={"en": "Mule Commission of Riders"}, acronyms=(), parent="zz-b"),
    ]
    assert check([*shipped_entries(), *others]) == []


def test_an_acronym_may_have_an_owner_in_each_country() -> None:
    assert check([entry(), entry("ec-mm", country="ECU")]) == []


def test_nothing_is_wrong_in_the_packages_own_registry() -> None:
    assert check(shipped_entries()) == []


def test_the_packages_registry_covers_the_countries_and_kinds() -> None:
    entries = shipped_entries()
    assert len(entries) >= 400
    assert {e.type for e in entries} == set(TYPES)
    by_country = {e.country for e in entries}
    assert {"BLZ", "CRI", "SLV", "GTM", "HND", "MEX", "PAN", None} <= by_country
    assert {"COL", "ECU", "PER", "CHL", "DOM", "JAM", "ESP", "USA"} <= by_country


def test_a_body_may_be_marked_as_one_that_works_in_other_states(tmp_path: Path) -> None:
    rows = ["pe-aid,Mule Aid,,,,agency,PER,,,yes", "pe-mm,Mines,,,,agency,PER,,,"]
    aid, mines = entries_of(file_of(tmp_path, *rows, header=f"{HEADER},works_abroad"))
    assert (aid.works_abroad, mines.works_abroad) == (True, False)
