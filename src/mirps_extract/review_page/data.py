"""What the page's script is given: the plan, its pages' words, and what a correction may name."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import asdict
from importlib.resources import files
from typing import Any

from mirps_extract.corrections.form import CORRECTIONS_VERSION, Corrections
from mirps_extract.ledger import Use
from mirps_extract.model import Plan, Resolution
from mirps_extract.read.values import Page
from mirps_extract.registry import Entry, Registry
from mirps_extract.review_page.queue import facts_of, risks_of
from mirps_extract.review_page.recorder import Recorder
from mirps_extract.review_page.suggestions import suggestions_of
from mirps_extract.review_page.tables import findings_data, tables_data
from mirps_extract.theme import shown_in
from mirps_extract.vocabulary import Vocabulary

KINDS: Mapping[str, list[str]] = tomllib.loads(
    (files("mirps_extract.review_page") / "kinds.toml").read_text(encoding="utf-8")
)
"""What is shown in one colour, and the roles of the ledger that are."""


def data_of(
    plan: Plan,
    recorder: Recorder,
    corrections: Corrections,
    registry: Registry,
    vocabularies: Iterable[Vocabulary],
) -> dict[str, Any]:
    """The page's data, as what JSON knows.

    Args:
        plan: what was read, corrected by `corrections`.
        recorder: its pages and what each word was used as.
        corrections: what was applied.
        registry: the institutions that a correction may name beside those of the plan.
        vocabularies: one for each language of the page, for names of countries and focus areas.
    """
    language = plan.edition.language
    words_in = {words.language: words for words in vocabularies}
    suggestions = suggestions_of(plan)
    return {
        "plan": plan.model_dump(mode="json"),
        "pages": [_page(page, recorder.roles) for page in recorder.pages],
        "kinds": KINDS,
        "corrections": {
            "version": CORRECTIONS_VERSION,
            "reviewer": corrections.reviewer,
            "list": [one.model_dump(mode="json") for one in corrections.corrections],
        },
        "registry": [_institution(entry, language) for entry in registry.entries],
        "facts": facts_of(plan),
        "risks": risks_of(plan, {suggestion.commitment for suggestion in suggestions}),
        "suggestions": [asdict(suggestion) for suggestion in suggestions],
        "tables": tables_data(plan, shown_in(language, words_in)),
        "anew": findings_data(recorder.declared),
        "codes": {
            slug: area.code for words in words_in.values() for slug, area in words.areas.items()
        },
        "areas": {
            words.language: {slug: _sentence(area.names[0]) for slug, area in words.areas.items()}
            for words in words_in.values()
        },
        # Corrections change who leads while the page is open: it tells by itself who is implied.
        "governments": {
            words.language: {
                country.iso3: words.governments[country.iso3]
                for country in plan.countries
                if country.iso3 in words.governments
            }
            for words in vocabularies
        },
        "countries": {
            words.language: {
                country.iso3: words.country_names.get(country.iso3, country.name)
                for country in plan.countries
            }
            for words in words_in.values()
        },
    }


def _institution(entry: Entry, language: str) -> dict[str, Any]:
    """An institution of the registry, as the plan has its own."""
    return {
        "id": entry.id,
        "name": entry.name(language),
        "names": dict(sorted(entry.names.items())),
        "acronym": next(iter(entry.acronyms), None),
        "type": entry.type,
        "country": entry.country,
        "resolved_by": Resolution.REGISTRY,
    }


def _page(page: Page, roles: Mapping[tuple[int, int], Use]) -> dict[str, Any]:
    """A page's size, and the boxes of its words by kind: x, y, width and height in tenths."""
    kind_of = {role: kind for kind, known in KINDS.items() for role in known}
    words: dict[str, list[int]] = {}
    for word in page.words:
        if word.visible:
            box, role = word.box, roles.get(word.id, Use.UNASSIGNED)
            sides = (box.x0, box.top, box.width, box.height)
            words.setdefault(kind_of[role], []).extend(round(10 * side) for side in sides)
    return {
        "number": page.number,
        "width": round(page.width, 1),
        "height": round(page.height, 1),
        "words": words,
    }


def _sentence(name: str) -> str:
    """A name as a label: it begins with a capital."""
    return name[:1].upper() + name[1:]
