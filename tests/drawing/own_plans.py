"""One country's own plans: open government, migration, water; none has a country's title."""

from collections.abc import Sequence

from .paper import Block, Grid, Head, Items, Para, Turn

_INTRO_ES = (
    "Este plan es el resultado de doce mesas de trabajo en las que participaron instituciones "
    "públicas y organizaciones sociales de todo el país durante el último año.",
    "Cada compromiso tiene una institución que responde por él, y un plazo. El avance se publica "
    "cada seis meses en el portal del gobierno, donde cualquier persona puede comentarlo.",
)
_INTRO_EN = (
    "This plan was written together by public bodies and civil society in twelve open meetings "
    "that were held in all regions of the country over the past year.",
    "Each commitment has a body that answers for it and a date by which it is to be done. Progress "
    "is published every six months, and anybody may comment on it.",
)


def numbered_list() -> Sequence[Block]:
    """Headings of the plan's own, and numbered commitments under them."""
    return [
        Head("Plan de Acción Nacional\nde Gobierno Abierto 2023–2025", 1),
        Para("República de Guatemala"),
        Turn(),
        Head("Introducción"),
        *map(Para, _INTRO_ES),
        Head("Transparencia fiscal"),
        Items(
            (
                "Publicar el presupuesto de cada municipio en formatos abiertos antes del mes de "
                "marzo de cada año, con los pagos que se hicieron.",
                "Capacitar a los equipos financieros de las municipalidades en el uso del portal.",
            ),
            "1.",
        ),
        Head("Participación ciudadana"),
        Items(
            (
                "Abrir una consulta en línea para toda ley que se proponga al Congreso.",
                "Crear consejos de jóvenes en los veintidós departamentos del país.",
                "Responder por escrito a cada propuesta que llegue al portal.",
            ),
            "1.",
        ),
        Head("Anexo"),
        Para("La lista de las personas que participaron se publica en el portal del gobierno."),
    ]


def blocks_of_labels() -> Sequence[Block]:
    """A heading that counts each commitment, and labels with what they say behind a colon."""
    blocks: list[Block] = [
        Head("Quinto Plan de Gobierno Abierto", 1),
        Turn(),
        Head("Presentación"),
        *map(Para, _INTRO_ES),
    ]
    for number, (name, aim, who, when) in enumerate(
        (
            (
                "Datos abiertos de salud",
                "Que toda persona conozca los tiempos de espera de cada hospital público, y pueda "
                "compararlos.",
                "Ministerio de Salud Pública",
                "Diciembre de 2024",
            ),
            (
                "Compras públicas en lenguaje claro para pequeñas empresas",
                "Que más empresas ofrezcan sus productos al Estado.",
                "Ministerio de Finanzas Públicas",
                "Junio de 2025",
            ),
            (
                "Justicia abierta",
                "Que las sentencias se publiquen en un solo lugar.",
                "Organismo Judicial",
                "Marzo de 2025",
            ),
        ),
        start=1,
    ):
        blocks += [
            Head(f"Compromiso {number}: {name}", 3),
            Para(f"<b>Objetivo:</b> {aim}"),
            Para(f"<b>Institución responsable:</b> {who}"),
            Para(f"<b>Plazo:</b> {when}"),
        ]
    return blocks


def tables() -> Sequence[Block]:
    """A ruled table for each commitment, labels on the left."""
    blocks: list[Block] = [
        Head("National Action Plan for Open Government", 1),
        Para("2024 to 2026"),
        Turn(),
        Head("Background"),
        *map(Para, _INTRO_EN),
        Head("Commitments"),
    ]
    for number, (name, text, aim, who, when) in enumerate(
        (
            (
                "Open contracts",
                "All contracts above ten thousand dollars are published within a week of their "
                "signature, with all changes that are made to them later on.",
                "To let people see what is bought in their name.",
                "Ministry of Finance",
                "December 2025",
            ),
            (
                "Beneficial owners",
                "A register says who owns the companies that work for the state.",
                "To make it harder to hide conflicts of interest.",
                "Registry of Companies, with the support of the Ministry of Justice and of the "
                "Central Bank",
                "June 2026",
            ),
        ),
        start=1,
    ):
        rows = [
            [f"Commitment {number}", name],
            ["Brief description", text],
            ["Main objective", aim],
            ["Lead implementing agency", who],
            ["Start and end date", when],
        ]
        blocks.append(Grid(rows, (0.3, 0.7), head=False, middle=number == 2))
    return blocks


def plain_sections() -> Sequence[Block]:
    """Headings that no vocabulary knows, and lists with signs under them."""
    return [
        Head("Water Action Plan 2030", 1),
        Turn(),
        Head("Introduction"),
        *map(Para, _INTRO_EN),
        Head("Rivers and lakes"),
        Items(
            (
                "Measure the quality of the water of all large rivers once a month",
                "Plant trees along two hundred kilometres of banks before the end of the plan",
            )
        ),
        Head("Drinking water"),
        Items(
            (
                "Repair the mains of the ten towns that lose most of their water on the way",
                "Bring piped water to every school and every health post in the country",
                "Train two operators for each rural system, and pay them from their third year",
            )
        ),
    ]


def numbered_paragraphs() -> Sequence[Block]:
    """Paragraphs that each begin with their number in words, under no heading at all."""
    texts = (
        "The Ministry of Labour opens an office for migrant workers in each of the six regions of "
        "the country, and publishes what it is asked for.",
        "The police train all officers at the borders in the rights of refugees.",
        "The Ministry of Education recognises certificates from abroad within sixty days, without "
        "a fee for those who ask for asylum.",
    )
    paras = [Para(f"Commitment {number}. {text}") for number, text in enumerate(texts, 1)]
    return [Head("Migration Action Plan", 1), *map(Para, _INTRO_EN), Turn(), *paras]


def labels_above() -> Sequence[Block]:
    """Labels in bold lines of their own, what they say below."""
    blocks: list[Block] = [Head("Plan de Acción de Estado Abierto", 1), Turn(), Para(_INTRO_ES[0])]
    for number, (name, aim, who, when) in enumerate(
        (
            ("Presupuesto participativo", "Decidir entre todos.", "Municipalidad de Mixco", "2025"),
            ("Agua para todos", "Medir el agua.", "Instituto de Fomento Municipal", "2026"),
        ),
        start=1,
    ):
        blocks += [
            Head(f"Compromiso No. {number}", 2),
            Para("<b>Nombre del compromiso</b>"),
            Para(name),
            Para("<b>Objetivo general</b>"),
            Para(aim),
            Para("<b>¿Quién?</b>"),
            Para(who),
            Para("<b>¿Cuándo?</b>"),
            Para(when),
        ]
    return blocks


def known_areas() -> Sequence[Block]:
    """A plan of the framework for one country, which names itself on the cover alone."""
    return [
        Head("Plan de Acción Nacional MIRPS", 1),
        Head("GUATEMALA 2022", 1),
        Turn(),
        *map(Para, _INTRO_ES),
        Head("PROTECCIÓN"),
        Items(("Abrir una oficina en Tecún Umán.", "Capacitar a los jueces de primera instancia.")),
        Head("SALUD"),
        Items(("Llevar brigadas médicas a los albergues de la frontera.",)),
        Head("Agradecimientos"),
        Para("A todas las personas que participaron en las mesas de trabajo de este plan."),
    ]
