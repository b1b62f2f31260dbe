"""The stage outline: titles, headings and counts by their type and white and by their words."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from drawing import Bar, Text
from mirps_extract.layout.values import Line
from mirps_extract.ledger import Use
from mirps_extract.outline import language_of, outline
from mirps_extract.outline.values import AreaPart, CountryPart, Segmented
from unit.making import (
    BOLD,
    Item,
    bullets,
    heading,
    layout_of,
    lines,
    segmented_of,
    small_capitals,
    title,
    width,
)

PROSE = "The country has received many people since the plan before this one was made."
MORE = "It goes on to receive them at its borders and in its towns."
WORK = ["Open a second office at the border", "Train the judges of the court"]
ITEMS = [f"• {text}" for text in WORK]
COVER: list[Item] = [Text(50, 260, "PLANS", BOLD, 30)]


def country_of(folder: Path, *pages: Sequence[Item]) -> CountryPart:
    (country,) = segmented_of(folder, *pages).countries
    return country


def areas_of(country: CountryPart) -> list[tuple[str, list[str]]]:
    return [(area.area, drafted(area)) for area in country.areas]


def drafted(area: AreaPart) -> list[str]:
    """The commitments under a heading, their marks included."""
    return [" ".join(piece.line.text for piece in draft.pieces) for draft in area.drafts]


def lines_of(country: CountryPart) -> list[Line]:
    """The lines of all commitments of a section."""
    return [p.line for area in country.areas for draft in area.drafts for p in draft.pieces]


def texts(rows: Sequence[Line]) -> list[str]:
    return [row.text for row in rows]


def pages_of(plan: Segmented) -> list[tuple[str, tuple[int, int]]]:
    return [(country.iso3, country.pages) for country in plan.countries]


def claimed(plan: Segmented, role: Use) -> list[str]:
    return [word.text for claim in plan.claims if claim.role is role for word in claim.words]


def section(name: str, *, top: float = 100.0, area: str = "HEALTH") -> list[Item]:
    """A country with one focus area and two commitments."""
    return [title(name, top), heading(area, top + 60), *bullets(top + 90, *WORK)]


def sections(*names: str) -> list[list[Item]]:
    """A page for each country; their titles stand in other places, as no running head does."""
    return [section(name, top=100 + 15 * at) for at, name in enumerate(names)]


# Front matter


def test_the_cover_gives_the_title_and_the_year(tmp_path: Path) -> None:
    cover = [
        Text(50, 260, "NATIONAL PLANS", BOLD, 30),
        Text(50, 295, "OF THE FRAMEWORK", BOLD, 30),
        Text(50, 360, "Edition of 2031", size=14),
    ]
    plan = segmented_of(tmp_path, cover, section("Ecuador"))
    assert plan.title == "NATIONAL PLANS OF THE FRAMEWORK"
    assert plan.year == 2031
    assert claimed(plan, Use.COVER)[-3:] == ["Edition", "of", "2031"]
    assert not [f for f in plan.findings if f.code == "year_not_printed"]


def test_a_plan_without_a_cover_has_no_title(tmp_path: Path) -> None:
    plan = segmented_of(tmp_path, section("Ecuador"))
    assert (plan.title, plan.year) == (None, None)


def test_the_files_properties_give_the_year_where_the_plan_does_not(tmp_path: Path) -> None:
    layout = layout_of(tmp_path, section("Ecuador"))
    plan = outline(layout, ("Plan of action", "made in 2031"), "en")
    assert plan.year == 2031
    (finding,) = [f for f in plan.findings if f.code == "year_not_printed"]
    assert finding.message.endswith("the file's properties say 2031")


def contents(*entries: tuple[str, int], leaders: bool = True) -> list[Item]:
    """A contents list."""
    page: list[Item] = [Text(50, 120, "CONTENTS", BOLD, 18)]
    for at, (name, number) in enumerate(entries):
        top = 170 + 24 * at
        if leaders:
            page.append(Text(50, top, f"{name} {'.' * 60} {number}"))
        else:
            page += [Text(50, top, name), Text(540 - width(str(number)), top, str(number))]
    return page


@pytest.mark.parametrize("leaders", [True, False], ids=["leaders", "no leaders"])
def test_the_contents_list_announces_sections(leaders: bool, tmp_path: Path) -> None:
    names = ["Belize", "Costa Rica", "Mexico"]
    entries = [
        ("Objectives", 2),
        *((f"National Plan in {n}", 4 + 2 * i) for i, n in enumerate(names)),
    ]
    listed = contents(*entries, leaders=leaders)
    plan = segmented_of(tmp_path, COVER, listed, *sections(*names))
    assert [(e.iso3, e.page) for e in plan.contents] == [("BLZ", 4), ("CRI", 6), ("MEX", 8)]
    assert pages_of(plan) == [("BLZ", (3, 3)), ("CRI", (4, 4)), ("MEX", (5, 5))]
    said = claimed(plan, Use.CONTENTS)
    assert {"CONTENTS", "Objectives", "Belize", "8"} <= set(said)


OBJECTIVES = ["Improve reception at the border", "Share what there is with host towns"]


@pytest.mark.parametrize("name", ["OBJECTIVES", "National Plans Objectives", "Our objectives"])
def test_the_objectives_are_a_list_under_their_heading(name: str, tmp_path: Path) -> None:
    front = [
        Text(50, 120, name, BOLD, 14),
        *bullets(160, *OBJECTIVES),
        Text(50, 260, "About this document", BOLD, 14),
        *lines(50, 290, "It was made by many hands over many months, and it was printed once."),
    ]
    plan = segmented_of(tmp_path, COVER, front, section("Ecuador"))
    assert texts(plan.objectives) == [f"• {text}" for text in OBJECTIVES]
    assert claimed(plan, Use.OBJECTIVES_HEADING) == name.split()
    assert claimed(plan, Use.FRONT_MATTER)[:3] == ["About", "this", "document"]


def test_the_list_of_objectives_goes_on_with_its_marks_on_the_next_page(tmp_path: Path) -> None:
    front = [Text(50, 120, "OBJECTIVES", BOLD, 14), *bullets(160, OBJECTIVES[0])]
    plan = segmented_of(tmp_path, COVER, front, bullets(60, OBJECTIVES[1]), section("Ecuador"))
    assert texts(plan.objectives) == [f"• {text}" for text in OBJECTIVES]


def test_the_last_country_that_a_cover_lists_is_no_title(tmp_path: Path) -> None:
    listed = [Text(50, 400 + 14 * n, name, BOLD, 10) for n, name in enumerate(["Belize", "Panama"])]
    foreword = [
        Text(50, 60, "Presentation", BOLD, 16),
        *lines(50, 100, "We thank the national teams for their work in hard conditions this year,"),
        *lines(50, 112, "and the plans are living documents that are reviewed by all each year."),
    ]
    short = ["GBV  Violence", "IOM  Migration", "ILO  Labour", "IDP  Displaced"] * 5
    acronyms = [Text(50, 60, "Acronyms", BOLD, 16), *lines(50, 100, *short, step=16)]
    sections = [section(name) for name in ("Belize", "Panama")]
    plan = segmented_of(tmp_path, [*COVER, *listed], foreword, acronyms, *sections)
    assert pages_of(plan) == [("BLZ", (4, 4)), ("PAN", (5, 5))]
    assert {"Presentation", "Acronyms"} <= set(claimed(plan, Use.FRONT_MATTER))


def test_the_language_is_told_from_the_body(tmp_path: Path) -> None:
    spanish = lines(50, 160, "Abrir una oficina en la frontera para las personas que llegan")
    english = lines(50, 160, "Open an office at the border for the people that arrive")
    assert language_of(layout_of(tmp_path, spanish)) == "es"
    assert language_of(layout_of(tmp_path, english)) == "en"
    assert outline(layout_of(tmp_path, spanish)).language == "es"
    assert outline(layout_of(tmp_path, spanish), (), "en").language == "en"


# Titles


@pytest.mark.parametrize(
    ("rows", "iso3"),
    [
        (["National Action Plan in Ecuador"], "ECU"),
        (["MIRPS NATIONAL ACTION PLAN IN", "EL SALVADOR"], "SLV"),
        (["National Plan in Belize 2031"], "BLZ"),
        (["HONDURAS"], "HND"),
        (["Panama"], "PAN"),
        (["Guatemala – National Action Plan"], "GTM"),
        (["3. Mexico"], "MEX"),
        (["Portugal"], "PRT"),  # none of the seven
        (["National Action Plan of the", "Dominican Republic"], "DOM"),
    ],
)
def test_a_title_opens_a_countrys_section(rows: list[str], iso3: str, tmp_path: Path) -> None:
    page: list[Item] = [title(row, 100 + 24 * at) for at, row in enumerate(rows)]
    page += [*lines(50, 170, PROSE), heading("HEALTH", 220), *bullets(250, *WORK)]
    country = country_of(tmp_path, page)
    assert country.iso3 == iso3
    assert texts(country.title_lines) == rows
    assert texts(country.narrative) == [PROSE]
    assert areas_of(country) == [("health", ITEMS)]


def test_a_country_named_in_running_text_opens_nothing(tmp_path: Path) -> None:
    said = ["Ecuador has received many people from", "Colombia", "and from other countries since."]
    page: list[Item] = [title("Ecuador"), *lines(50, 140, *said), heading("HEALTH", 220)]
    country = country_of(tmp_path, [*page, *bullets(250, *WORK)])
    assert country.iso3 == "ECU"
    assert texts(country.narrative) == said


NAMES = ["BELIZE", "ECUADOR", "MEXICO"]


@pytest.mark.parametrize("way", ["list", "row"])
def test_a_list_or_row_of_countries_is_no_title(way: str, tmp_path: Path) -> None:
    cover = [
        Text(50, 460 + 20 * at, name, BOLD, 14)
        if way == "list"
        else Text(50 + 150 * at, 460, name, BOLD, 14)
        for at, name in enumerate(NAMES)
    ]
    plan = segmented_of(tmp_path, [*COVER, *cover], *sections("Belize", "Mexico"))
    assert pages_of(plan) == [("BLZ", (2, 2)), ("MEX", (3, 3))]
    assert claimed(plan, Use.COVER) == ["PLANS", *NAMES]


def test_a_section_may_begin_in_mid_page(tmp_path: Path) -> None:
    plan = segmented_of(tmp_path, [*section("Belize"), *section("Colombia", top=360)])
    assert [(c.iso3, areas_of(c)) for c in plan.countries] == [
        ("BLZ", [("health", ITEMS)]),
        ("COL", [("health", ITEMS)]),
    ]


def test_a_section_may_run_over_pages(tmp_path: Path) -> None:
    more = [heading("EDUCATION", 120), *bullets(150, "Open a school for all")]
    plan = segmented_of(tmp_path, section("Belize"), more, section("Colombia"))
    assert pages_of(plan) == [("BLZ", (1, 2)), ("COL", (3, 3))]
    assert [area.area for area in plan.countries[0].areas] == ["health", "education"]


def test_two_sections_of_one_country_are_one_with_a_finding(tmp_path: Path) -> None:
    again = section("Belize", top=160, area="EDUCATION")
    plan = segmented_of(tmp_path, *sections("Belize", "Colombia"), again)
    assert [c.iso3 for c in plan.countries] == ["BLZ", "COL"]
    assert [area.area for area in plan.countries[0].areas] == ["health", "education"]
    (finding,) = [f for f in plan.findings if f.code == "country_reopened"]
    assert (finding.country, finding.values["page"]) == ("BLZ", 3)


def test_a_running_head_names_the_country_where_no_title_does(tmp_path: Path) -> None:
    names = ("Belize", "Belize", "Colombia", "Ecuador", "Ecuador")
    pages = [
        [Text(50, 30, name, size=8), heading("HEALTH", 180), *bullets(210, *WORK)] for name in names
    ]
    plan = segmented_of(tmp_path, *pages)
    assert pages_of(plan) == [("BLZ", (1, 2)), ("COL", (3, 3)), ("ECU", (4, 5))]
    assert [areas_of(c) for c in plan.countries] == [
        [("health", ITEMS * 2)],
        [("health", ITEMS)],
        [("health", ITEMS * 2)],
    ]


def test_a_countrys_name_that_runs_beside_the_text_is_none_of_it(tmp_path: Path) -> None:
    pages: list[list[Item]] = []
    for at in range(4):
        name = "Ecuador" if at < 2 else "Peru"
        area = ("HEALTH", "EDUCATION")[at % 2]
        side = Text(100 - width(name, BOLD, 9), 150, name, BOLD, 9, "#20a090")
        items = [*WORK, "Build a school beside the river,", "Pay the teachers of all of them."]
        body = [*bullets(130, *items, x0=120), *lines(128, 194, "by the month.")]
        pages.append([Text(30, 104, area, BOLD, 12.0), side, *body])
        if at % 2 == 0:
            pages[-1].append(Text(120, 60, name, BOLD, 24))
    plan = segmented_of(tmp_path, COVER, *pages)
    assert pages_of(plan) == [("ECU", (2, 3)), ("PER", (4, 5))]
    wanted = [*ITEMS, *(f"• {text}" for text in items[2:])]
    wanted[-1] += " by the month."
    for country in plan.countries:
        assert areas_of(country) == [("health", wanted), ("education", wanted)]


def test_a_country_whose_running_head_comes_back_is_read_on_and_reported(tmp_path: Path) -> None:
    names = ("Ecuador", "Peru", "Ecuador")
    pages = [
        [Text(50, 30, name, size=8), heading("HEALTH", 180), *bullets(210, *WORK)] for name in names
    ]
    plan = segmented_of(tmp_path, *pages)
    assert [(c.iso3, areas_of(c)) for c in plan.countries] == [
        ("ECU", [("health", ITEMS * 2)]),
        ("PER", [("health", ITEMS)]),
    ]
    assert any(finding.code == "country_reopened" for finding in plan.findings)


# Headings of focus areas

HEADINGS: dict[str, list[Item]] = {
    "bar": [Bar(45, 220, 300, 240, "#0072bc"), Text(50, 224, "PROTECTION", BOLD, 10, "#ffffff")],
    "bold": [Text(50, 225, "Protection", BOLD)],
    "coloured": [Text(50, 225, "Protection", colour="#cc0000")],
    "larger": [Text(50, 223, "Protection", size=14)],
    "small capitals": small_capitals(50, 223, "Protection", 12, 9.5),
    "capitals of the same size": [Text(50, 225, "PROTECTION")],
    "numbered": [Text(50, 225, "1. Protection", BOLD)],
    "within a caption": [Text(50, 225, "Commitments on PROTECTION include:", BOLD)],
    "continued": [Text(50, 225, "PROTECTION (continued)", BOLD)],
}


@pytest.mark.parametrize("kind", HEADINGS)
def test_a_heading_is_told_by_its_type(kind: str, tmp_path: Path) -> None:
    page: list[Item] = [
        title("Ecuador"),
        *lines(50, 140, PROSE, MORE),
        *HEADINGS[kind],
        *bullets(260, *WORK),
    ]
    country = country_of(tmp_path, page)
    assert areas_of(country) == [("protection", ITEMS)]
    assert texts(country.narrative) == [PROSE, MORE]


def test_a_heading_keeps_its_printed_words(tmp_path: Path) -> None:
    page: list[Item] = [title("Ecuador"), heading("Jobs & Livelihoods:", 225), *bullets(260, *WORK)]
    (area,) = country_of(tmp_path, page).areas
    assert (area.area, area.code, area.heading) == (
        "jobs_and_livelihoods",
        "JOBS",
        "Jobs & Livelihoods:",
    )


def test_the_same_words_in_running_text_are_no_heading(tmp_path: Path) -> None:
    said = [
        "The plan follows the regional framework in all that it says about",
        "protection",
        "and about the health of everybody who arrives at the border.",
    ]
    page: list[Item] = [title("Ecuador"), *lines(50, 140, *said), heading("EDUCATION", 220)]
    country = country_of(tmp_path, [*page, *bullets(250, *WORK)])
    assert [area.area for area in country.areas] == ["education"]
    assert texts(country.narrative) == said


def test_the_same_words_in_a_list_are_no_heading(tmp_path: Path) -> None:
    items = ["Health", "PROTECTION", "Open a school for all"]
    page: list[Item] = [title("Ecuador"), heading("EDUCATION", 220), *bullets(250, *items)]
    assert areas_of(country_of(tmp_path, page)) == [("education", [f"• {i}" for i in items])]


def test_the_same_words_in_the_contents_are_no_heading(tmp_path: Path) -> None:
    listed = contents(("Belize", 3), ("PROTECTION", 3), ("HEALTH", 3), ("Mexico", 4), ("Peru", 5))
    plan = segmented_of(tmp_path, COVER, listed, *sections("Belize", "Mexico", "Peru"))
    assert [areas_of(country) for country in plan.countries] == [[("health", ITEMS)]] * 3


def test_a_heading_may_take_two_lines(tmp_path: Path) -> None:
    page: list[Item] = [title("Ecuador"), heading("JOBS AND", 160), heading("LIVELIHOODS", 174)]
    (area,) = country_of(tmp_path, [*page, *bullets(205, *WORK)]).areas
    assert (area.area, area.heading) == ("jobs_and_livelihoods", "JOBS AND LIVELIHOODS")
    assert " ".join(texts(area.heading_lines)) == "JOBS AND LIVELIHOODS"
    assert drafted(area) == ITEMS


def test_social_protection_is_not_protection(tmp_path: Path) -> None:
    page: list[Item] = [title("Ecuador")]
    page += [heading("SOCIAL PROTECTION", 160), *bullets(190, "Extend the pension")]
    page += [heading("PROTECTION", 230), *bullets(260, "Open an office")]
    page += [heading("SOCIAL", 300), heading("PROTECTION", 314), *bullets(345, "Pay the rent")]
    assert areas_of(country_of(tmp_path, page)) == [
        ("social_protection", ["• Extend the pension"]),
        ("protection", ["• Open an office"]),
        ("social_protection", ["• Pay the rent"]),
    ]


def test_a_heading_that_repeats_goes_on_with_its_area(tmp_path: Path) -> None:
    more = [heading("HEALTH (continued)", 120), *bullets(150, "Go on")]
    country = country_of(tmp_path, section("Belize"), more)
    assert areas_of(country) == [("health", [*ITEMS, "• Go on"])]
    assert country.areas[0].heading == "HEALTH"


def test_the_headings_of_each_column_have_their_own_lists(tmp_path: Path) -> None:
    page: list[Item] = [title("Ecuador")]
    expected: list[tuple[str, list[str]]] = []
    for x0, names in ((50, ("PROTECTION", "HEALTH")), (320, ("EDUCATION", "LIVELIHOODS"))):
        for at, name in enumerate(names):
            said = [f"{text} and in {name.lower()}" for text in WORK]
            page += [heading(name, 160 + 120 * at, x0), *bullets(190 + 120 * at, *said, x0=x0)]
            slug = "jobs_and_livelihoods" if name == "LIVELIHOODS" else name.lower()
            expected.append((slug, [f"• {text}" for text in said]))
    assert areas_of(country_of(tmp_path, page)) == expected


def test_an_unknown_heading_becomes_a_slug_with_a_finding(tmp_path: Path) -> None:
    page: list[Item] = [title("Ecuador")]
    page += [heading("PROTECTION", 160), *bullets(190, *WORK)]
    page += [heading("DIGITAL INCLUSION", 250), *bullets(280, "Lend tablets to schools")]
    plan = segmented_of(tmp_path, page)
    assert areas_of(plan.countries[0]) == [
        ("protection", ITEMS),
        ("digital_inclusion", ["• Lend tablets to schools"]),
    ]
    (finding,) = [f for f in plan.findings if f.code == "unknown_focus_area"]
    assert (finding.country, finding.focus_area, finding.values["heading"]) == (
        "ECU",
        "digital_inclusion",
        "DIGITAL INCLUSION",
    )
    (place,) = finding.places
    assert (place.page, place.box.x0) == (1, 50)
    assert place.box.top == pytest.approx(250, abs=2)


def test_spanish_headings_are_known_in_a_spanish_plan(tmp_path: Path) -> None:
    said = ["Abrir una oficina en la frontera", "Pagar el alquiler a las familias sin ingresos"]
    page: list[Item] = [title("Plan de Acción Nacional en México")]
    page += [heading("PROTECCIÓN SOCIAL", 160), *bullets(190, *said)]
    (country,) = segmented_of(tmp_path, page, language="es").countries
    assert (country.iso3, country.name) == ("MEX", "México")
    assert areas_of(country) == [("social_protection", [f"• {text}" for text in said])]


# Declared counts


def table(total: str) -> list[tuple[str, int]]:
    """What is declared, in the order in which it is printed."""
    areas = [("Protection", 4), ("Health", 3)]
    return [("Total", 7), *areas] if total == "before" else [*areas, ("Total", 7)]


def boxes(total: str) -> list[Item]:
    """Each area in a filled box with its number."""
    found: list[Item] = [Text(50, 160 if total == "before" else 250, "7 TOTAL COMMITMENTS", BOLD)]
    for at, (name, number) in enumerate([("PROTECTION", 4), ("HEALTH", 3)]):
        x0 = 50 + 130 * at
        found += [Bar(x0, 182, x0 + 120, 232, "#ddeeff"), Text(x0 + 8, 190, name, BOLD)]
        found.append(Text(x0 + 8, 212, f"{number} COMMITMENTS"))
    return found


def rows(total: str) -> list[Item]:
    """A table with a row for each area."""
    found: list[Item] = []
    for at, (name, number) in enumerate(table(total)):
        found += [Text(50, 160 + 18 * at, name), Text(300, 160 + 18 * at, str(number), BOLD)]
    return found


def header_table(total: str) -> list[Item]:
    """A table with a column for each area."""
    found: list[Item] = []
    for at, (name, number) in enumerate(table(total)):
        found += [Text(50 + 120 * at, 160, name, BOLD), Text(60 + 120 * at, 178, str(number))]
    return found


def running_lines(total: str) -> list[Item]:
    """A line for each area, such as "Protection: 4"."""
    return lines(50, 160, *(f"{name}: {number}" for name, number in table(total)), step=16)


def one_line(total: str) -> list[Item]:
    """All on one line."""
    before, after = ("7 commitments: ", "") if total == "before" else ("", " | Total 7")
    return [Text(50, 160, f"{before}Protection 4 | Health 3{after}", BOLD)]


@pytest.mark.parametrize("total", ["before", "after"])
@pytest.mark.parametrize("form", [boxes, rows, header_table, running_lines, one_line])
def test_declared_counts_are_read(
    form: Callable[[str], list[Item]], total: str, tmp_path: Path
) -> None:
    page: list[Item] = [title("Ecuador"), *form(total)]
    page += [heading("PROTECTION", 310), *bullets(340, *WORK)]
    page += [heading("HEALTH", 410), *bullets(440, *WORK)]
    country = country_of(tmp_path, page)
    declared = country.declared
    assert (declared.total, dict(declared.by_area)) == (7, {"protection": 4, "health": 3})
    assert areas_of(country) == [("protection", ITEMS), ("health", ITEMS)]
    assert country.narrative == ()
    stated = {name: " ".join(texts(where)) for name, where in declared.lines.items()}
    assert set(stated) == {"total", "protection", "health"}
    assert "7" in stated["total"] and "4" in stated["protection"] and "3" in stated["health"]


def test_a_count_in_the_bar_of_a_heading_is_declared(tmp_path: Path) -> None:
    page = [
        title("Ecuador"),
        Bar(45, 156, 420, 178, "#0072bc"),
        Text(50, 161, "HEALTH", BOLD, 10, "#ffffff"),
        Text(340, 161, "2 commitments", BOLD, 10, "#ffffff"),
        *bullets(200, *WORK),
    ]
    country = country_of(tmp_path, page)
    assert dict(country.declared.by_area) == {"health": 2}
    assert areas_of(country) == [("health", ITEMS)]


def test_a_count_in_the_words_of_a_heading_is_declared(tmp_path: Path) -> None:
    page: list[Item] = [
        title("Ecuador"),
        heading("HEALTH: 2 COMMITMENTS", 160),
        *bullets(200, *WORK),
    ]
    country = country_of(tmp_path, page)
    assert dict(country.declared.by_area) == {"health": 2}
    assert areas_of(country) == [("health", ITEMS)]


def test_a_headings_own_number_is_no_count(tmp_path: Path) -> None:
    page: list[Item] = [title("Ecuador"), heading("1. HEALTH", 160), *bullets(190, *WORK)]
    page += [heading("2. EDUCATION", 250), *bullets(280, *WORK)]
    country = country_of(tmp_path, page)
    assert (country.declared.total, dict(country.declared.by_area)) == (None, {})
    assert areas_of(country) == [("health", ITEMS), ("education", ITEMS)]


def test_each_country_declares_for_itself(tmp_path: Path) -> None:
    pages = [
        [*section(name, top=100 + 15 * number), *lines(50, 133 + 15 * number, f"Health: {number}")]
        for name, number in (("Belize", 3), ("Panama", 5))
    ]
    plan = segmented_of(tmp_path, *pages)
    assert [dict(c.declared.by_area) for c in plan.countries] == [{"health": 3}, {"health": 5}]


def test_what_is_claimed_here_is_claimed_once_and_not_handed_on(tmp_path: Path) -> None:
    page: list[Item] = [title("Ecuador"), *boxes("before"), *lines(50, 280, PROSE)]
    page += [heading("PROTECTION", 310), *bullets(340, *WORK)]
    plan = segmented_of(tmp_path, page)
    claims = [word.id for claim in plan.claims for word in claim.words]
    handed = [
        word.id
        for country in plan.countries
        for row in [*country.narrative, *lines_of(country)]
        for word in row.words
    ]
    assert len(claims) == len(set(claims))
    assert not set(claims) & set(handed)
    assert claimed(plan, Use.AREA_HEADING) == ["PROTECTION"]
    assert claimed(plan, Use.COUNTRY_TITLE) == ["Ecuador"]
    assert len(claimed(plan, Use.DECLARED_COUNT)) == 9


def test_a_total_in_a_ring_belongs_to_its_label_in_the_legend(tmp_path: Path) -> None:
    page: list[Item] = [title("Ecuador"), Text(90, 160, "7", BOLD, 22.0)]
    page += lines(200, 110, "Total commitments", "4 Protection", "3 Health", step=16.0)
    page += [heading("PROTECTION", 310), *bullets(340, *WORK)]
    page += [heading("HEALTH", 410), *bullets(440, *WORK)]
    declared = country_of(tmp_path, page).declared
    assert (declared.total, dict(declared.by_area)) == (7, {"protection": 4, "health": 3})


def test_a_heading_set_as_a_countrys_title_is_no_unknown_area(tmp_path: Path) -> None:
    page: list[Item] = []
    for at, name in enumerate(("BELIZE", "PANAMA")):
        page += [title(name, 60 + 280 * at)]
        for k, area in enumerate(("HEALTH", "EDUCATION", "PROTECTION")):
            top = 100.0 + 280 * at + 80 * k
            page += [heading(area, top), *bullets(top + 20, "Train the judges", "Open an office")]
    words = ("Asylum: shelter from harm", "Return: a way home", "Livelihood: a living")
    last = [title("HARD WORDS", 60), *bullets(100, *words)]
    segmented = segmented_of(tmp_path, page, last)
    areas = [area.area for country in segmented.countries for area in country.areas]
    assert areas == ["health", "education", "protection"] * 2
