"""Papers that are no plans of action: what a folder of public documents may hold beside these."""

from collections.abc import Mapping, Sequence
from itertools import cycle, islice

from .paper import Block, Grid, Head, Items, Para, Turn

_ES = (
    "El gobierno que proponemos parte de una convicción: las instituciones públicas existen para "
    "servir a la gente, y solo una administración ordenada, austera y cercana puede cumplir.",
    "En los últimos diez años el crecimiento de la economía no se tradujo en mejores salarios, y "
    "la mayor parte de los hogares destina más de la mitad de sus ingresos a la alimentación.",
    "La infraestructura vial del interior quedó rezagada. Recuperar los caminos secundarios es la "
    "condición para que los productores lleguen a los mercados en menos tiempo y a menor costo.",
    "Hemos recorrido todos los municipios para escuchar a quienes producen, enseñan y cuidan, y "
    "lo que aquí se presenta es el resultado de más de cuatrocientas reuniones comunitarias.",
    "La transparencia será una práctica diaria: cada contrato, cada pago y cada nombramiento se "
    "publicará en línea, en formatos abiertos, dentro de los cinco días siguientes a su firma.",
)
_ES_ITEMS = (
    "Construir doscientos kilómetros de caminos rurales en los primeros dos años de gobierno",
    "Reducir a la mitad los trámites que una pequeña empresa necesita para abrir sus puertas",
    "Crear un fondo de crédito con tasas preferentes para jóvenes que emprenden en el campo",
    "Modernizar los laboratorios de las escuelas técnicas en todas las cabeceras municipales",
    "Garantizar que cada puesto de salud tenga medicinas básicas durante los doce meses",
)
_EN = (
    "People move for many reasons, and the region has seen all of them in the past year: violence, "
    "hunger, storms, and the wish to join those who left before. No single number tells it all.",
    "The figures in this report come from national authorities and were checked against surveys "
    "made at the borders. Where they differ, both are given, and the reasons are discussed.",
    "Most of those who were asked had slept outside for more than a week. One in three travelled "
    "with a child under five, and few knew where the next safe place on their way would be.",
    "Local organisations did most of the work. They opened kitchens and shelters, often without "
    "any public money, and they stayed when the attention of the newspapers had moved on.",
)
_EN_ITEMS = (
    "Shelters were full for most of the season and had to turn families away after nightfall",
    "Waiting times at the offices rose from three weeks to more than five months in a year",
    "Prices of a bus ticket to the border tripled between the first and the last interview",
)


def paragraphs(language: str, count: int, start: int = 0) -> list[Block]:
    """So many paragraphs that say nothing of commitments, from one of a few on."""
    texts = {"en": _EN, "es": _ES}[language]
    return [Para(text) for text in islice(cycle(texts), start, start + count)]


def _programme() -> list[Block]:
    blocks: list[Block] = [
        Head("Programa de Gobierno\npara el período 2024–2030", 1),
        *paragraphs("es", 3),
        Turn(),
        Head("Un país que trabaja"),
    ]
    wrapped = (
        "La reforma del transporte y su buena experiencia\nen\nMéxico",
        "Lo que aprendimos del sistema de salud de\nCosta Rica",
        "Caminos rurales, una política que ya dio frutos en\nEl Salvador",
    )
    for at, text in enumerate(wrapped):
        blocks += [
            Head(text),
            *paragraphs("es", 4, at),
            Head("Acciones propuestas", 3),
            Items(_ES_ITEMS[at:]),
            *paragraphs("es", 6, at + 2),
            Head("Educación", 3),
            *paragraphs("es", 3, at + 1),
            Items(_ES_ITEMS),
        ]
    return blocks


def _captions() -> list[Block]:
    blocks: list[Block] = [
        Head("Propuestas para una nación segura", 1),
        *paragraphs("es", 2),
        Turn(),
    ]
    for at, country in enumerate(("Panamá", "México", "Honduras")):
        blocks += [
            Head(f"Eje {at + 1}. Seguridad y territorio"),
            *paragraphs("es", 3, at),
            Para(f"<b>Encuentro con alcaldes y empresarios sobre seguridad en\n{country}</b>"),
            *paragraphs("es", 3, at + 1),
            Items(_ES_ITEMS),
            Head("Salud", 3),
            *paragraphs("es", 2, at + 2),
            Items(_ES_ITEMS[1:]),
        ]
    return blocks


def _one_country_named() -> list[Block]:
    """A programme with a chapter on another country, short beside the rest."""
    blocks: list[Block] = [Head("Plan de Gobierno 2024", 1)]
    for at, name in enumerate(("Economía", "Seguridad", "Vivienda", "Turismo", "Agricultura")):
        blocks += [Head(name), *paragraphs("es", 7, at), Items(_ES_ITEMS)]
    blocks += [Head("México"), *paragraphs("es", 1), Head("Educación", 3), Items(_ES_ITEMS[:3])]
    return blocks


def _report() -> list[Block]:
    blocks: list[Block] = [
        Head("Mixed movements in the region", 1),
        *paragraphs("en", 4),
        Turn(),
        Head("Summary"),
        *paragraphs("en", 5),
    ]
    for at, country in enumerate(("Belize", "Guatemala", "Honduras", "Mexico", "Panama")):
        blocks += [
            Turn(),
            Head(country, 1),
            *paragraphs("en", 5, at),
            Head("Key findings", 3),
            Items(_EN_ITEMS),
            *paragraphs("en", 2, at + 1),
            Head("Recommendations", 3),
            Items(_EN_ITEMS[::-1], "1."),
        ]
    return blocks


def _newsletter() -> list[Block]:
    blocks: list[Block] = [Head("The Border Letter", 1), Para("Number 7, May 2023", small=True)]
    for at, (head, place) in enumerate(
        (
            ("A school reopens in\nGuatemala", "Tecún Umán"),
            ("Nurses on the road", "Tapachula"),
            ("Football across the river between Guatemala and\nMexico", "Hidalgo"),
            ("New desk for asylum in\nBelize", "Belmopan"),
            ("Readers write", "San José"),
        )
    ):
        blocks += [
            Head(head),
            Para(f"<b>{place}.</b> {_EN[at % 4]}"),
            *paragraphs("en", 3, at + 1),
            Para(f"Photo: A street in {place} on market day", small=True),
            Items(_EN_ITEMS[: 2 + at % 2]),
        ]
    return blocks


def _budget() -> list[Block]:
    ministries = ("Education", "Health", "Interior", "Labour", "Public works", "Foreign affairs")
    blocks: list[Block] = [Head("Budget of the Republic 2024", 1), *paragraphs("en", 1)]
    for number, ministry in enumerate(ministries, start=1):
        rows = [["Line", "Purpose", "2023", "2024"]]
        rows += [
            [f"{number}.{line}", text, f"{line * 1734:,}", f"{line * 1871:,}"]
            for line, text in enumerate(("Salaries", "Buildings", "Transfers", "Debt") * 2, start=1)
        ]
        blocks += [Head(f"{number}. {ministry}"), Grid(rows, (0.1, 0.5, 0.2, 0.2))]
    return blocks


def _statistics() -> list[Block]:
    rows = [["Country", "Asylum claims", "Recognised", "Pending"]]
    names = ("Belize", "Costa Rica", "El Salvador", "Guatemala", "Honduras", "Mexico", "Panama")
    rows += [[name, f"{at * 913}", f"{at * 77}", f"{at * 501}"] for at, name in enumerate(names, 1)]
    return [
        Head("Asylum in figures", 1),
        *paragraphs("en", 3),
        Grid(rows, (0.4, 0.2, 0.2, 0.2)),
        *paragraphs("en", 3, 1),
        Head("Notes"),
        Items(_EN_ITEMS),
    ]


def _minutes() -> list[Block]:
    return [
        Head("Minutes of the fourth meeting", 1),
        Para("Present: the delegates of Belize, Costa Rica, Honduras, Mexico and Panama."),
        *paragraphs("en", 2),
        Head("1. Adoption of the agenda", 3),
        *paragraphs("en", 1, 2),
        Head("2. Any other business", 3),
        Items(_EN_ITEMS, "1)"),
    ]


OTHERS: Mapping[str, Sequence[Block]] = {
    "a programme with wrapped headings": _programme(),
    "a programme with captions": _captions(),
    "a programme with a chapter on a country": _one_country_named(),
    "a report of several countries": _report(),
    "a newsletter": _newsletter(),
    "a budget": _budget(),
    "statistics by country": _statistics(),
    "minutes": _minutes(),
}
"""Papers by what they are."""

COLUMNS: Mapping[str, int] = {"a newsletter": 2}
"""How many columns they are set in, if more than one."""
