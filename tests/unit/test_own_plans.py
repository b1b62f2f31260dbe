"""One country's own plan: the whole document is its section, whatever form its commitments have."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import pytest

from drawing import own_plans
from drawing.others import paragraphs
from drawing.paper import Block, Grid, Head, Items, Para, Turn, draw_paper
from mirps_extract import ExitCode, Settings, extract
from mirps_extract.errors import NoSuchCountryError, NotAPlanError
from mirps_extract.model import Plan

Found = Mapping[tuple[str, str], Sequence[tuple[str | None, str, Mapping[str, str]]]]
"""By slug and heading of each focus area: number, text and details of its commitments."""

OWN = Settings(institutions=False, country="GTM")
NONE = ("no_focus_area", "")

OPEN_ES = {
    "objective": "Que toda persona conozca los tiempos de espera de cada hospital público, y pueda "
    "compararlos.",
    "responsible": "Ministerio de Salud Pública",
    "deadline": "Diciembre de 2024",
}
BUYING_ES = {
    "objective": "Que más empresas ofrezcan sus productos al Estado.",
    "responsible": "Ministerio de Finanzas Públicas",
    "deadline": "Junio de 2025",
}
JUSTICE_ES = {
    "objective": "Que las sentencias se publiquen en un solo lugar.",
    "responsible": "Organismo Judicial",
    "deadline": "Marzo de 2025",
}
CONTRACTS = {
    "description": "All contracts above ten thousand dollars are published within a week of their "
    "signature, with all changes that are made to them later on.",
    "objective": "To let people see what is bought in their name.",
    "responsible": "Ministry of Finance",
    "deadline": "December 2025",
}
OWNERS = {
    "description": "A register says who owns the companies that work for the state.",
    "objective": "To make it harder to hide conflicts of interest.",
    "responsible": "Registry of Companies, with the support of the Ministry of Justice and of the "
    "Central Bank",
    "deadline": "June 2026",
}
BUDGET_ES = {
    "objective": "Decidir entre todos.",
    "responsible": "Municipalidad de Mixco",
    "deadline": "2025",
}
WATER_ES = {
    "objective": "Medir el agua.",
    "responsible": "Instituto de Fomento Municipal",
    "deadline": "2026",
}

GOLD: Mapping[str, tuple[Callable[[], Sequence[Block]], str, Found]] = {
    "a numbered list": (
        own_plans.numbered_list,
        "Plan de Acción Nacional de Gobierno Abierto 2023–2025",
        {
            ("transparencia_fiscal", "Transparencia fiscal"): [
                (
                    "1",
                    "Publicar el presupuesto de cada municipio en formatos abiertos antes del mes "
                    "de marzo de cada año, con los pagos que se hicieron.",
                    {},
                ),
                (
                    "2",
                    "Capacitar a los equipos financieros de las municipalidades en el uso del "
                    "portal.",
                    {},
                ),
            ],
            ("participacion_ciudadana", "Participación ciudadana"): [
                ("1", "Abrir una consulta en línea para toda ley que se proponga al Congreso.", {}),
                ("2", "Crear consejos de jóvenes en los veintidós departamentos del país.", {}),
                ("3", "Responder por escrito a cada propuesta que llegue al portal.", {}),
            ],
        },
    ),
    "blocks of labels": (
        own_plans.blocks_of_labels,
        "Quinto Plan de Gobierno Abierto",
        {
            NONE: [
                ("1", "Datos abiertos de salud", OPEN_ES),
                ("2", "Compras públicas en lenguaje claro para pequeñas empresas", BUYING_ES),
                ("3", "Justicia abierta", JUSTICE_ES),
            ]
        },
    ),
    "a table for each": (
        own_plans.tables,
        "National Action Plan for Open Government",
        {NONE: [("1", "Open contracts", CONTRACTS), ("2", "Beneficial owners", OWNERS)]},
    ),
    "plain sections": (
        own_plans.plain_sections,
        "Water Action Plan 2030",
        {
            ("rivers_and_lakes", "Rivers and lakes"): [
                (
                    None,
                    "Measure the quality of the water of all large rivers once a month",
                    {},
                ),
                (
                    None,
                    "Plant trees along two hundred kilometres of banks before the end of the plan",
                    {},
                ),
            ],
            ("drinking_water", "Drinking water"): [
                (
                    None,
                    "Repair the mains of the ten towns that lose most of their water on the way",
                    {},
                ),
                (
                    None,
                    "Bring piped water to every school and every health post in the country",
                    {},
                ),
                (
                    None,
                    "Train two operators for each rural system, and pay them from their third year",
                    {},
                ),
            ],
        },
    ),
    "numbered paragraphs": (
        own_plans.numbered_paragraphs,
        "Migration Action Plan",
        {
            NONE: [
                (
                    "1",
                    "The Ministry of Labour opens an office for migrant workers in each of the six "
                    "regions of the country, and publishes what it is asked for.",
                    {},
                ),
                (
                    "2",
                    "The police train all officers at the borders in the rights of refugees.",
                    {},
                ),
                (
                    "3",
                    "The Ministry of Education recognises certificates from abroad within sixty "
                    "days, without a fee for those who ask for asylum.",
                    {},
                ),
            ]
        },
    ),
    "labels above": (
        own_plans.labels_above,
        "Plan de Acción de Estado Abierto",
        {
            NONE: [
                ("1", "Presupuesto participativo", BUDGET_ES),
                ("2", "Agua para todos", WATER_ES),
            ]
        },
    ),
    "known focus areas": (
        own_plans.known_areas,
        "Plan de Acción Nacional MIRPS GUATEMALA 2022",
        {
            ("protection", "PROTECCIÓN"): [
                (None, "Abrir una oficina en Tecún Umán.", {}),
                (None, "Capacitar a los jueces de primera instancia.", {}),
            ],
            ("health", "SALUD"): [
                (None, "Llevar brigadas médicas a los albergues de la frontera.", {})
            ],
        },
    ),
}


def read(folder: Path, blocks: Sequence[Block], columns: int = 1) -> Plan:
    return extract(draw_paper(folder / "plan.pdf", blocks, columns), OWN)


def found(plan: Plan) -> Found:
    (country,) = plan.countries
    assert country.iso3 == "GTM"
    return {
        (area.area, area.heading): [(c.number, c.text, c.details) for c in area.commitments]
        for area in country.focus_areas
    }


@pytest.mark.parametrize(
    ("name", "columns"),
    # A form of two columns stands over the whole page.
    [(name, n) for name in GOLD for n in (1, 2) if (name, n) != ("a table for each", 2)],
)
def test_every_form_is_read(name: str, columns: int, tmp_path: Path) -> None:
    draw, title, gold = GOLD[name]
    plan = read(tmp_path, draw(), columns)
    assert found(plan) == gold
    assert plan.coverage.unassigned == []
    assert plan.findings == [] or {finding.code for finding in plan.findings} <= {
        "unknown_focus_area",
        "year_not_printed",
        "counts_not_declared",
    }
    if columns == 1:
        assert plan.edition.title == plan.countries[0].title == title


def test_the_section_is_the_whole_document(tmp_path: Path) -> None:
    plan = read(tmp_path, own_plans.numbered_list())
    (country,) = plan.countries
    assert country.pages == (1, 2)
    assert [text.text[:20] for text in country.narrative] == [
        "Este plan es el resu",
        "Cada compromiso tien",
    ]
    assert plan.coverage.by_role["back_matter"] == 15


def test_the_output_says_that_it_was_asked_for(tmp_path: Path) -> None:
    plan = read(tmp_path, own_plans.known_areas())
    assert plan.made_with is not None
    assert plan.made_with.settings["country"] == "GTM"


def test_headings_over_forms_are_focus_areas_of_the_plan(tmp_path: Path) -> None:
    def form(number: int, name: str) -> list[Block]:
        said = f"<b>Descripción:</b> Hacer lo que se dijo del número {number}."
        who = "<b>Institución responsable:</b> Secretaría de la Presidencia"
        return [Head(f"Compromiso {number}. {name}", 3), Para(said), Para(who)]

    plan = read(
        tmp_path,
        [
            Head("Plan de Estado Abierto", 1),
            Turn(),
            Head("Metodología"),
            *paragraphs("es", 4),
            Head("Eje 1. Transparencia"),
            Para("Este eje reúne los compromisos sobre el dinero público."),
            *form(1, "Presupuesto abierto"),
            *form(2, "Compras abiertas"),
            Head("Eje 2. Participación"),
            *form(3, "Consulta de leyes"),
            Head("Anexos"),
            *paragraphs("es", 2),
        ],
    )
    assert {key: [text for _, text, _ in own] for key, own in found(plan).items()} == {
        ("transparencia", "Eje 1. Transparencia"): [
            "Presupuesto abierto",
            "Compras abiertas",
        ],
        ("participacion", "Eje 2. Participación"): ["Consulta de leyes"],
    }
    assert plan.countries[0].narrative[-1].text.startswith("Este eje reúne")
    codes = [finding.code for finding in plan.findings if finding.focus_area]
    assert codes == ["unknown_focus_area", "unknown_focus_area"]


def test_forms_run_on_over_pages_and_keep_labels_that_nobody_knows(tmp_path: Path) -> None:
    forms = [
        Grid(
            [
                [f"Compromiso {number}: Una oficina de atención en el departamento {number}", ""],
                ["¿Cuál es la problemática que el compromiso aborda?", "No se sabe. " * 30],
                ["¿Por qué es relevante?", "Porque acerca el Estado a la gente."],
                ["Fecha de inicio y término", "Enero de 2024 a diciembre de 2025"],
            ],
            (0.35, 0.65),
            head=False,
        )
        for number in range(1, 9)
    ]
    plan = read(tmp_path, [Head("Cuarto Plan Nacional", 1), Turn(), *paragraphs("es", 2), *forms])
    assert found(plan)[NONE] == [
        (
            str(number),
            f"Una oficina de atención en el departamento {number}",
            {
                "problem": ("No se sabe. " * 30).strip(),
                "por_que_es_relevante": "Porque acerca el Estado a la gente.",
                "deadline": "Enero de 2024 a diciembre de 2025",
            },
        )
        for number in range(1, 9)
    ]


def test_a_table_of_commitments_needs_no_country(tmp_path: Path) -> None:
    rows = [
        ["No.", "Commitment", "Responsible institution", "Deadline"],
        ["1", "Open a desk for asylum at the southern border", "Ministry of the Interior", "2024"],
        ["2", "Train all judges in the law on refugees", "Supreme Court", "2025"],
    ]
    front = [Head("National Action Plan", 1), Turn(), *paragraphs("en", 3)]
    plan = read(tmp_path, [*front, Grid(rows, (0.08, 0.5, 0.27, 0.15))])
    assert found(plan)[NONE] == [
        (number, text, {"responsible": who, "deadline": when})
        for number, text, who, when in rows[1:]
    ]


def test_another_country_that_is_named_opens_no_section(tmp_path: Path) -> None:
    blocks = [
        *own_plans.known_areas()[:5],
        Head("PROTECCIÓN"),
        Items(("Abrir una oficina en Tecún Umán.", "Capacitar a los jueces.")),
        Head("SALUD"),
        Items(("Llevar brigadas médicas a los albergues.",)),
        Head("Anexo: lo que hacen otros países"),
        Head("México", 3),
        *paragraphs("es", 1),
    ]
    plan = read(tmp_path, blocks)
    assert [key for key, _ in found(plan)] == ["protection", "health"]


def test_a_paper_without_any_list_is_no_plan_of_a_country_either(tmp_path: Path) -> None:
    with pytest.raises(NotAPlanError, match="a form for each") as caught:
        read(tmp_path, [Head("How we see the region", 1), *paragraphs("en", 9)])
    assert caught.value.exit_code is ExitCode.NOT_A_PLAN


@pytest.mark.parametrize("code", ["XXX", "GT", "Guatemala", ""])
def test_a_code_that_no_country_has_is_refused(code: str, tmp_path: Path) -> None:
    path = draw_paper(tmp_path / "plan.pdf", own_plans.known_areas())
    with pytest.raises(NoSuchCountryError, match="BLZ, CRI, SLV, GTM, HND, MEX, PAN"):
        extract(path, Settings(institutions=False, country=code))


def test_a_code_in_small_letters_is_the_same(tmp_path: Path) -> None:
    path = draw_paper(tmp_path / "plan.pdf", own_plans.known_areas())
    plan = extract(path, Settings(institutions=False, country="ury"))
    assert [(country.iso3, country.name) for country in plan.countries] == [("URY", "Uruguay")]
