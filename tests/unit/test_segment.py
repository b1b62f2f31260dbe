"""Stage 3, segment: titles, headings and counts by their type and white and by their words."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from drawing import Bar, Text
from mirps_extract.findings import CountryReopened, UnknownArea, YearNotPrinted
from mirps_extract.layout.values import Line
from mirps_extract.ledger import Role
from mirps_extract.segment import language_of, segment
from mirps_extract.segment.values import CountryPart, Segmented
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

PROSE = lines(
    50,
    140,
    "The country has received many people since the plan before this one was made,",
    "and it goes on to receive them at its borders and in its towns.",
)
WORK = ["Open a second office at the border", "Train the judges of the court"]


def country_of(folder: Path, *pages: Sequence[Item]) -> CountryPart:
    (country,) = segmented_of(folder, *pages).countries
    return country


def areas_of(country: CountryPart) -> list[tuple[str, list[str]]]:
    return [(area.area, texts(area.lines)) for area in country.areas]


def texts(rows: Sequence[Line]) -> list[str]:
    return [row.text for row in rows]


def claimed(plan: Segmented, role: Role) -> list[str]:
    return [word.text for claim in plan.claims if claim.role is role for word in claim.words]


def section(name: str, *, top: float = 100.0, area: str = "HEALTH") -> list[Item]:
    """A country with one focus area and two commitments."""
    return [title(name, top), heading(area, top + 60), *bullets(top + 90, *WORK)]


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
    assert claimed(plan, Role.COVER)[-3:] == ["Edition", "of", "2031"]
    assert not [f for f in plan.findings if isinstance(f, YearNotPrinted)]


def test_a_plan_without_a_cover_has_no_title(tmp_path: Path) -> None:
    plan = segmented_of(tmp_path, section("Ecuador"))
    assert (plan.title, plan.year) == (None, None)


def test_the_files_properties_give_the_year_where_the_plan_does_not(tmp_path: Path) -> None:
    layout = layout_of(tmp_path, section("Ecuador"))
    plan = segment(layout, ("Plan of action", "made in 2031"), "en")
    assert plan.year == 2031
    (finding,) = [f for f in plan.findings if isinstance(f, YearNotPrinted)]
    assert finding.message.endswith("the file's properties say 2031")


ENTRIES = [("Objectives", 2), ("Belize", 4), ("Costa Rica", 5), ("Mexico", 9)]


def contents(form: str) -> list[Item]:
    page: list[Item] = [Text(50, 60, "CONTENTS", BOLD, 18)]
    for at, (name, number) in enumerate(ENTRIES):
        top = 110 + 24 * at
        if form == "leaders":
            page.append(Text(50, top, f"National Plan in {name} {'.' * 60} {number}"))
        else:
            page.append(Text(50, top, f"National Plan in {name}"))
            page.append(Text(540 - width(str(number)), top, str(number)))
    return page


@pytest.mark.parametrize("form", ["leaders", "no leaders"])
def test_the_contents_list_announces_sections(form: str, tmp_path: Path) -> None:
    sections = [section(name) for name in ("Belize", "Costa Rica", "Mexico")]
    plan = segmented_of(tmp_path, [Text(50, 260, "PLANS", BOLD, 30)], contents(form), *sections)
    assert [(e.iso3, e.page) for e in plan.contents] == [("BLZ", 4), ("CRI", 5), ("MEX", 9)]
    assert [(c.iso3, c.pages) for c in plan.countries] == [
        ("BLZ", (3, 3)),
        ("CRI", (4, 4)),
        ("MEX", (5, 5)),
    ]
    said = claimed(plan, Role.CONTENTS)
    assert "CONTENTS" in said
    assert "9" in said


OBJECTIVES = ["Improve reception at the border", "Share what there is with host towns"]


@pytest.mark.parametrize("name", ["OBJECTIVES", "National Plans Objectives", "Our objectives"])
def test_the_objectives_are_a_list_under_their_heading(name: str, tmp_path: Path) -> None:
    front = [
        Text(50, 60, name, BOLD, 14),
        *bullets(160, *OBJECTIVES),
        Text(50, 260, "About this document", BOLD, 14),
        *lines(50, 290, "It was made by many hands over many months, and it was printed once."),
    ]
    plan = segmented_of(tmp_path, [Text(50, 260, "PLANS", BOLD, 30)], front, section("Ecuador"))
    assert texts(plan.objectives) == [f"• {text}" for text in OBJECTIVES]
    assert claimed(plan, Role.OBJECTIVES_HEADING) == name.split()
    assert claimed(plan, Role.FRONT_MATTER)[:3] == ["About", "this", "document"]


def test_the_language_is_told_from_the_body(tmp_path: Path) -> None:
    spanish = lines(50, 160, "Abrir una oficina en la frontera para las personas que llegan")
    english = lines(50, 160, "Open an office at the border for the people that arrive")
    assert language_of(layout_of(tmp_path, spanish)) == "es"
    assert language_of(layout_of(tmp_path, english)) == "en"
    assert segment(layout_of(tmp_path, spanish)).language == "es"
    assert segment(layout_of(tmp_path, spanish), (), "en").language == "en"


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
    page = [title(row, 100 + 24 * at) for at, row in enumerate(rows)]
    page = [*page, *lines(50, 170, PROSE_TEXT), heading("HEALTH", 220), *bullets(250, *WORK)]
    country = country_of(tmp_path, page)
    assert country.iso3 == iso3
    assert texts(country.title_lines) == rows
    assert texts(country.narrative) == [PROSE_TEXT]
    assert areas_of(country) == [("health", [f"• {text}" for text in WORK])]


PROSE_TEXT = "The country has received many people since the plan before this one was made."


def test_a_country_named_in_its_own_text_opens_nothing(tmp_path: Path) -> None:
    said = ["Ecuador has received many people from", "Colombia", "and from other countries since."]
    page = [title("Ecuador"), *lines(50, 140, *said), heading("HEALTH", 220), *bullets(250, *WORK)]
    country = country_of(tmp_path, page)
    assert country.iso3 == "ECU"
    assert texts(country.narrative) == said


def test_a_list_of_countries_is_no_title(tmp_path: Path) -> None:
    cover = [Text(50, 260, "PLANS 2031", BOLD, 30)]
    cover += [
        Text(50, 460 + 20 * at, name, BOLD, 14)
        for at, name in enumerate(["BELIZE", "ECUADOR", "MEXICO"])
    ]
    plan = segmented_of(tmp_path, cover, section("Belize"), section("Mexico"))
    assert [(c.iso3, c.pages) for c in plan.countries] == [("BLZ", (2, 2)), ("MEX", (3, 3))]


def test_a_row_of_countries_is_no_title(tmp_path: Path) -> None:
    cover = [Text(50, 260, "PLANS 2031", BOLD, 30)]
    cover += [
        Text(50 + 150 * at, 520, name, BOLD, 14)
        for at, name in enumerate(["BELIZE", "ECUADOR", "MEXICO"])
    ]
    plan = segmented_of(tmp_path, cover, section("Belize"), section("Mexico"))
    assert [(c.iso3, c.pages) for c in plan.countries] == [("BLZ", (2, 2)), ("MEX", (3, 3))]


def test_a_section_may_begin_in_mid_page(tmp_path: Path) -> None:
    plan = segmented_of(tmp_path, [*section("Belize"), *section("Colombia", top=300)])
    assert [(c.iso3, areas_of(c)) for c in plan.countries] == [
        ("BLZ", [("health", [f"• {text}" for text in WORK])]),
        ("COL", [("health", [f"• {text}" for text in WORK])]),
    ]


def test_a_section_may_run_over_pages(tmp_path: Path) -> None:
    more = [heading("EDUCATION", 60), *bullets(150, "Open a school for all")]
    plan = segmented_of(tmp_path, section("Belize"), more, section("Colombia"))
    assert [c.pages for c in plan.countries] == [(1, 2), (3, 3)]
    assert [area.area for area in plan.countries[0].areas] == ["health", "education"]


def test_two_sections_of_one_country_are_one_with_a_finding(tmp_path: Path) -> None:
    pages = [section("Belize"), section("Colombia"), section("Belize", area="EDUCATION")]
    plan = segmented_of(tmp_path, *pages)
    assert [c.iso3 for c in plan.countries] == ["BLZ", "COL"]
    assert [area.area for area in plan.countries[0].areas] == ["health", "education"]
    (finding,) = [f for f in plan.findings if isinstance(f, CountryReopened)]
    assert (finding.country, finding.page) == ("BLZ", 3)


def test_a_running_head_names_the_country_where_no_title_does(tmp_path: Path) -> None:
    pages = [
        [Text(50, 30, name, size=8), heading("HEALTH", 180), *bullets(210, *WORK)]
        for name in ("Belize", "Colombia", "Ecuador", "Honduras")
    ]
    plan = segmented_of(tmp_path, *pages)
    assert [(c.iso3, c.pages) for c in plan.countries] == [
        ("BLZ", (1, 1)),
        ("COL", (2, 2)),
        ("ECU", (3, 3)),
        ("HND", (4, 4)),
    ]
    assert all(areas_of(c) == [("health", [f"• {t}" for t in WORK])] for c in plan.countries)


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
    page = [title("Ecuador"), *PROSE, *HEADINGS[kind], *bullets(260, *WORK)]
    country = country_of(tmp_path, page)
    assert areas_of(country) == [("protection", [f"• {text}" for text in WORK])]
    assert len(country.narrative) == 2


def test_a_heading_keeps_its_printed_words(tmp_path: Path) -> None:
    page = [title("Ecuador"), heading("Jobs & Livelihoods:", 225), *bullets(260, *WORK)]
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
    page = [title("Ecuador"), *lines(50, 140, *said), heading("EDUCATION", 220)]
    country = country_of(tmp_path, [*page, *bullets(250, *WORK)])
    assert [area.area for area in country.areas] == ["education"]
    assert texts(country.narrative) == said


def test_the_same_words_in_a_list_are_no_heading(tmp_path: Path) -> None:
    items = ["Health", "PROTECTION", "Open a school for all"]
    page = [title("Ecuador"), heading("EDUCATION", 220), *bullets(250, *items)]
    assert areas_of(country_of(tmp_path, page)) == [("education", [f"• {i}" for i in items])]


def test_the_same_words_in_the_contents_are_no_heading(tmp_path: Path) -> None:
    entries = [("Belize", 3), ("PROTECTION", 3), ("HEALTH", 3), ("Mexico", 4), ("Panama", 5)]
    listed: list[Item] = [Text(50, 60, "CONTENTS", BOLD, 18)]
    listed += [
        Text(50, 170 + 24 * at, f"{name} {'.' * 60} {number}", BOLD)
        for at, (name, number) in enumerate(entries)
    ]
    pages = [section(name) for name in ("Belize", "Mexico", "Panama")]
    plan = segmented_of(tmp_path, [Text(50, 260, "PLANS", BOLD, 30)], listed, *pages)
    assert [[area.area for area in c.areas] for c in plan.countries] == [["health"]] * 3


def test_a_heading_may_take_two_lines(tmp_path: Path) -> None:
    page = [
        title("Ecuador"),
        heading("JOBS AND", 160),
        heading("LIVELIHOODS", 174),
        *bullets(205, *WORK),
    ]
    country = country_of(tmp_path, page)
    assert [(area.area, area.heading) for area in country.areas] == [
        ("jobs_and_livelihoods", "JOBS AND LIVELIHOODS")
    ]


def test_social_protection_is_not_protection(tmp_path: Path) -> None:
    page = [title("Ecuador")]
    page += [heading("SOCIAL PROTECTION", 160), *bullets(190, "Extend the pension")]
    page += [heading("PROTECTION", 230), *bullets(260, "Open an office")]
    page += [heading("SOCIAL", 300), heading("PROTECTION", 314), *bullets(345, "Pay the rent")]
    assert areas_of(country_of(tmp_path, page)) == [
        ("social_protection", ["• Extend the pension"]),
        ("protection", ["• Open an office"]),
        ("social_protection", ["• Pay the rent"]),
    ]


def test_a_heading_that_repeats_goes_on_with_its_area(tmp_path: Path) -> None:
    pages = [section("Belize"), [heading("HEALTH (continued)", 100), *bullets(130, "Go on")]]
    assert areas_of(country_of(tmp_path, *pages)) == [
        ("health", [f"• {text}" for text in [*WORK, "Go on"]])
    ]


def test_the_headings_of_each_column_have_their_own_lists(tmp_path: Path) -> None:
    page: list[Item] = [title("Ecuador")]
    for x0, names in ((50, ("PROTECTION", "HEALTH")), (320, ("EDUCATION", "JOBS"))):
        for at, name in enumerate(names):
            page.append(heading(name, 160 + 120 * at, x0))
            said = [f"{text} and in {name.lower()}" for text in WORK]
            page += bullets(190 + 120 * at, *said, x0=x0)
    country = country_of(tmp_path, page)
    assert [area for area, _ in areas_of(country)] == [
        "protection",
        "health",
        "education",
        "jobs_and_livelihoods",
    ]
    assert all(
        rows == [f"• {text} and in {area.heading.lower()}" for text in WORK]
        for area, (_, rows) in zip(country.areas, areas_of(country), strict=True)
    )


def test_an_unknown_heading_becomes_a_slug_with_a_finding(tmp_path: Path) -> None:
    page = [title("Ecuador")]
    page += [heading("PROTECTION", 160), *bullets(190, *WORK)]
    page += [heading("DIGITAL INCLUSION", 250), *bullets(280, "Lend tablets to schools")]
    plan = segmented_of(tmp_path, page)
    assert areas_of(plan.countries[0]) == [
        ("protection", [f"• {text}" for text in WORK]),
        ("digital_inclusion", ["• Lend tablets to schools"]),
    ]
    (finding,) = [f for f in plan.findings if isinstance(f, UnknownArea)]
    assert (finding.country, finding.focus_area, finding.heading) == (
        "ECU",
        "digital_inclusion",
        "DIGITAL INCLUSION",
    )
    assert [page for page, _ in finding.places] == [1]


def test_spanish_headings_are_known_in_a_spanish_plan(tmp_path: Path) -> None:
    page = [title("Plan de Acción Nacional en México")]
    said = ["Abrir una oficina en la frontera", "Pagar el alquiler a las familias sin ingresos"]
    page += [heading("PROTECCIÓN SOCIAL", 160), *bullets(190, *said)]
    (country,) = segmented_of(tmp_path, page, language="es").countries
    assert (country.iso3, country.name) == ("MEX", "México")
    assert areas_of(country) == [("social_protection", [f"• {text}" for text in said])]


# Declared counts


def boxes(total: str) -> list[Item]:
    """Each area in a filled box with its number, and the total before or after them."""
    found: list[Item] = [Text(50, 160 if total == "before" else 190, "7 TOTAL COMMITMENTS", BOLD)]
    for at, (name, number) in enumerate([("PROTECTION", 4), ("HEALTH", 3)]):
        x0 = 50 + 130 * at
        found += [Bar(x0, 182, x0 + 120, 232, "#ddeeff"), Text(x0 + 8, 190, name, BOLD)]
        found.append(Text(x0 + 8, 212, f"{number} COMMITMENTS"))
    return found


def rows(total: str) -> list[Item]:
    """A table with a row for each area."""
    table = [("Protection", 4), ("Health", 3)]
    table.insert(0 if total == "before" else 2, ("Total", 7))
    found: list[Item] = []
    for at, (name, number) in enumerate(table):
        found += [Text(50, 160 + 18 * at, name), Text(300, 160 + 18 * at, str(number), BOLD)]
    return found


def header_table(total: str) -> list[Item]:
    """A table with a column for each area."""
    table = [("Protection", 4), ("Health", 3)]
    table.insert(0 if total == "before" else 2, ("Total", 7))
    found: list[Item] = []
    for at, (name, number) in enumerate(table):
        found += [Text(50 + 120 * at, 220, name, BOLD), Text(60 + 120 * at, 238, str(number))]
    return found


def running_lines(total: str) -> list[Item]:
    """A line for each area."""
    said = ["Protection: 4", "Health: 3"]
    said.insert(0 if total == "before" else 2, "Total commitments: 7")
    return lines(50, 160, *said, step=16)


def one_line(total: str) -> list[Item]:
    """All on one line."""
    before, after = ("7 commitments: ", "") if total == "before" else ("", " | Total 7")
    return [Text(50, 160, f"{before}Protection 4 | Health 3{after}", BOLD)]


@pytest.mark.parametrize("total", ["before", "after"])
@pytest.mark.parametrize("form", [boxes, rows, header_table, running_lines, one_line])
def test_declared_counts_are_read(form: object, total: str, tmp_path: Path) -> None:
    assert callable(form)
    page = [title("Ecuador"), *form(total)]
    page += [heading("PROTECTION", 310), *bullets(340, *WORK)]
    page += [heading("HEALTH", 410), *bullets(440, *WORK)]
    country = country_of(tmp_path, page)
    declared = country.declared
    assert (declared.total, dict(declared.by_area)) == (7, {"protection": 4, "health": 3})
    assert [area.area for area in country.areas] == ["protection", "health"]
    assert country.narrative == ()
    assert set(declared.lines) == {"total", "protection", "health"}
    assert "7" in " ".join(texts(declared.lines["total"]))
    assert "4" in " ".join(texts(declared.lines["protection"]))


def test_a_count_in_the_bar_of_a_heading_is_declared(tmp_path: Path) -> None:
    bar = Bar(45, 156, 420, 178, "#0072bc")
    words = [
        Text(50, 161, "HEALTH", BOLD, 10, "#ffffff"),
        Text(340, 161, "2 commitments", BOLD, 10, "#ffffff"),
    ]
    country = country_of(tmp_path, [title("Ecuador"), bar, *words, *bullets(200, *WORK)])
    assert dict(country.declared.by_area) == {"health": 2}
    assert areas_of(country) == [("health", [f"• {text}" for text in WORK])]


def test_a_count_in_the_words_of_a_heading_is_declared(tmp_path: Path) -> None:
    page = [title("Ecuador"), heading("HEALTH: 2 COMMITMENTS", 160), *bullets(200, *WORK)]
    country = country_of(tmp_path, page)
    assert dict(country.declared.by_area) == {"health": 2}
    assert areas_of(country) == [("health", [f"• {text}" for text in WORK])]


def test_a_headings_own_number_is_no_count(tmp_path: Path) -> None:
    page = [title("Ecuador"), heading("1. HEALTH", 160), *bullets(190, *WORK)]
    page += [heading("2. EDUCATION", 250), *bullets(280, *WORK)]
    country = country_of(tmp_path, page)
    assert (country.declared.total, dict(country.declared.by_area)) == (None, {})
    assert [area.area for area in country.areas] == ["health", "education"]


def test_each_country_declares_for_itself(tmp_path: Path) -> None:
    pages = [
        [title(name), *lines(50, 130, f"Health: {number}"), *section(name)[1:]]
        for name, number in (("Belize", 3), ("Panama", 5))
    ]
    plan = segmented_of(tmp_path, *pages)
    assert [dict(c.declared.by_area) for c in plan.countries] == [{"health": 3}, {"health": 5}]


def test_no_word_is_claimed_twice_and_no_handed_on_line_is_claimed(tmp_path: Path) -> None:
    page = [title("Ecuador"), *boxes("before"), *lines(50, 280, PROSE_TEXT)]
    page += [heading("PROTECTION", 310), *bullets(340, *WORK)]
    plan = segmented_of(tmp_path, page)
    claims = [word.id for claim in plan.claims for word in claim.words]
    handed = [
        word.id
        for c in plan.countries
        for row in [*c.narrative, *(line for area in c.areas for line in area.lines)]
        for word in row.words
    ]
    assert len(claims) == len(set(claims))
    assert not set(claims) & set(handed)
    assert claimed(plan, Role.AREA_HEADING) == ["PROTECTION"]
    assert claimed(plan, Role.COUNTRY_TITLE) == ["Ecuador"]
