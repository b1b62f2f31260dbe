"""The review page: the reading beside the plan, in one HTML file.

What needs a person comes first; every text leads to its place; what a person corrects is saved as a
file that `corrections` applies on every run.
"""

from __future__ import annotations

from mirps_extract.comparison import across
from mirps_extract.corrections.loading import load_corrections
from mirps_extract.findings import kinds
from mirps_extract.lineages import NO_LINEAGES, Lineages
from mirps_extract.model import Plan
from mirps_extract.ocr.file import File
from mirps_extract.registry import load_registry
from mirps_extract.review_page.data import data_of
from mirps_extract.review_page.pictures import pictures_of
from mirps_extract.review_page.recorder import Recorder
from mirps_extract.settings import Settings
from mirps_extract.theme import Labels, json_inside, labels_in, page, shown_in
from mirps_extract.vocabulary import load

SCRIPTS = (
    "dom",
    "plan",
    "identity",
    "together",
    "corrections",
    "journal",
    "deciding",
    "state",
    "pages",
    "text",
    "combobox",
    "editor",
    "cards",
    "reading",
    "findings",
    "drawing",
    "pictures",
    "corrected",
    "tables",
    "workbook",
    "export",
    "decisions",
    "keys",
    "main",
)
"""The page's scripts, each after those that it builds on."""


def review_page(
    plan: Plan,
    recorder: Recorder,
    file: File,
    settings: Settings,
    lineages: Lineages | None = None,
) -> str:
    """The page for a plan.

    Args:
        plan: what was read.
        recorder: what watched it being read.
        file: the PDF.
        settings: how it was read.
        lineages: those that are known; what they do not have gets a new one.

    Raises:
        MirpsError: a file of the settings cannot be used.
    """
    labels = labels_of_page()
    data = data_of(
        plan,
        recorder,
        load_corrections(*settings.corrections),
        load_registry(settings.registry),
        [load(language) for language in labels],
    )
    return page(
        "mirps_extract.review_page",
        "review.html",
        styles=["review.css", "print.css"],
        scripts=[f"scripts/{name}.js" for name in SCRIPTS],
        plan=plan,
        language=shown_in(plan.edition.language, labels),
        data=json_inside({**data, "lineages": _lineages(plan, lineages or NO_LINEAGES)}),
        labels=json_inside(labels),
        pictures=list(pictures_of(file, recorder.recognised)),
    )


def _lineages(plan: Plan, known: Lineages) -> dict[str, list[str | int | None]]:
    """Id, first and last year of the lineage of each commitment."""
    comparison, _ = across([plan], stored=known)
    (edition,) = comparison.editions
    return {
        member.id: [lineage.id, lineage.first_year, lineage.last_year]
        for lineage in comparison.lineages
        for member in lineage.members
        if member.edition == edition.id
    }


def labels_of_page() -> Labels:
    """What the page calls things, by language; findings have their words of their own table."""
    return {
        language: {
            **labels,
            "finding": {code: kind.title[language] for code, kind in kinds().items()},
            "about": {code: kind.about[language] for code, kind in kinds().items()},
        }
        for language, labels in labels_in("mirps_extract.review_page").items()
    }


__all__ = ["Recorder", "labels_of_page", "review_page"]
