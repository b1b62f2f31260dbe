"""A plan of one page that is drawn over, in part covered, and in part drawn otherwise."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from reportlab.pdfgen.canvas import Canvas

from mirps_extract import Plan, Settings, extract

SIZE = (595.0, 842.0)

AREAS = {
    "protection": (
        "Train forty officers of the Refugees Department in interviewing children",
        "Publish every year how many applications were received in each district",
        "Open a reception office at the western border that works on all days",
    ),
    "education": (
        "Enrol refugee children in the nearest school without asking for papers",
        "Offer evening courses in English to adults who live in the communities",
    ),
    "health": (
        "Lend small sums to women who begin a clinic in the districts of Cayo",
        "Recognise the certificates of nurses through an examination every year",
    ),
}
"""What the plan says, by focus area."""

HEADINGS = {"protection": "Protection", "education": "Education", "health": "Health"}

TEXTS = {area: list(texts) for area, texts in AREAS.items()}

Draw = Callable[[Canvas], object]


def draw_items(canvas: Canvas, draw_heading: Callable[[Canvas, float, str], object]) -> None:
    """The plan's text, its headings drawn in some way at a height from the bottom."""
    canvas.setFont("Helvetica-Bold", 20)
    canvas.drawString(60, 740, "BELIZE")
    top = 700.0
    for area, texts in AREAS.items():
        canvas.setFont("Helvetica-Bold", 13)
        draw_heading(canvas, top, HEADINGS[area])
        canvas.setFont("Helvetica", 10)
        for at, text in enumerate(texts, start=1):
            canvas.drawString(60, top - 20 * at, f"• {text}")
        top -= 20 * len(texts) + 40


def in_type(canvas: Canvas, y: float, text: str) -> None:
    """A heading as text."""
    canvas.drawString(60, y, text)


def draw_plan(path: Path, *, over: Draw | None = None, under: Draw | None = None) -> Path:
    """A page with the plan and what is drawn under and over it."""
    canvas = Canvas(str(path), pagesize=SIZE, invariant=1)
    for draw in (under, lambda canvas: draw_items(canvas, in_type), over):
        if draw:
            canvas.saveState()
            draw(canvas)
            canvas.restoreState()
    canvas.save()
    return path


def read_plan(path: Path) -> Plan:
    """The plan as it is read."""
    return extract(path, Settings(institutions=False))


def texts_of(plan: Plan) -> dict[str, list[str]]:
    """The texts of the plan's commitments by focus area."""
    return {
        area.area: [one.text for one in area.commitments]
        for country in plan.countries
        for area in country.focus_areas
    }


def codes_of(plan: Plan) -> set[str]:
    """The codes of what is found from warning on."""
    return {one.code for one in plan.findings if one.severity != "info"}
