"""The fixed phrases that a plan prints, by language, so that one setting serves both samples."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Wording:
    """What a plan in one language prints besides its own content.

    ``titles`` gives, by the setting's title style, a template with ``{NAME}`` (capitals) or
    ``{name}``; a line feed in it starts a new printed line. ``areas`` names the usual areas.
    """

    areas: Mapping[str, str]
    titles: Mapping[str, str]
    hyphenation: str
    total: str
    commitment: str
    commitments: str
    focus_areas: str
    by_country: str
    objectives: str
    contents: str
    objectives_entry: str
    country_entry: str
    page_of: str


ENGLISH = Wording(
    areas={
        "protection": "PROTECTION",
        "education": "EDUCATION",
        "health": "HEALTH",
        "jobs_and_livelihoods": "JOBS AND LIVELIHOODS",
        "social_protection": "SOCIAL PROTECTION",
    },
    titles={
        "mirps": "MIRPS NATIONAL ACTION PLAN IN\n{NAME}",
        "national": "National Action Plan in {name}",
        "name": "{NAME}",
        "name first": "{name} – MIRPS National Action Plan",
    },
    hyphenation="en_US",
    total="TOTAL COMMITMENTS",
    commitment="COMMITMENT",
    commitments="COMMITMENTS",
    focus_areas="FOCUS AREAS:",
    by_country="COMMITMENTS BY COUNTRY",
    objectives="NATIONAL PLANS OBJECTIVES",
    contents="INDEX",
    objectives_entry="National Plans Objectives",
    country_entry="National Plan in {name}",
    page_of="Page {page} of {pages}",
)

SPANISH = Wording(
    areas={
        "protection": "PROTECCIÓN",
        "education": "EDUCACIÓN",
        "health": "SALUD",
        "jobs_and_livelihoods": "EMPLEO Y MEDIOS DE VIDA",
        "social_protection": "PROTECCIÓN SOCIAL",
    },
    titles={
        "mirps": "MIRPS: PLAN DE ACCIÓN NACIONAL EN\n{NAME}",
        "national": "Plan de Acción Nacional en {name}",
        "name": "{NAME}",
        "name first": "{name} – Plan de Acción Nacional del MIRPS",
    },
    hyphenation="es",
    total="COMPROMISOS TOTALES",
    commitment="COMPROMISO",
    commitments="COMPROMISOS",
    focus_areas="ÁREAS DE ENFOQUE:",
    by_country="COMPROMISOS POR PAÍS",
    objectives="OBJETIVOS DE LOS PLANES NACIONALES",
    contents="ÍNDICE",
    objectives_entry="Objetivos de los planes nacionales",
    country_entry="Plan nacional en {name}",
    page_of="Página {page} de {pages}",
)

WORDINGS: Mapping[str, Wording] = {"en": ENGLISH, "es": SPANISH}
