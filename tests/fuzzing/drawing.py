"""Draws the small plans that mutants are made of, one by each producer.

They are kept in `corpus/plans`, so that a seed names the same mutant wherever it is made. For plans
of new producers alone: `python -m fuzzing.drawing` in `tests`, `../benchmarks` on the path.
"""

from __future__ import annotations

import io
from dataclasses import replace
from pathlib import Path

import fpdf
import pikepdf
import reportlab

from editions.drawing import drawn
from editions.engines import available, engine
from editions.values import Chapter, Design, Edition, Listing

from .plans import SMALL

TABLES = ("table", "table ruled", "cards")
"""Kinds of lists that take more pages than a small plan has."""


def main() -> None:
    """Draw them all, compressed."""
    SMALL.mkdir(parents=True, exist_ok=True)
    for seed, name in enumerate(available()[0], start=1):
        edition, design = _small(seed, name)
        _keep(name, engine(name)(edition, design))
        if name == "weasyprint":
            _keep("fpdf2", _by_fpdf(edition))


def _small(seed: int, name: str) -> tuple[Edition, Design]:
    """An edition of one section, with two short lists."""
    listing: Listing | None = None if name == "slides" else "bullet"
    editions = (drawn(at, [name], "en", listing) for at in range(seed, seed + 100))
    found = next(one for one in editions if one.design.listing not in TABLES)
    whole = found.edition
    edition = replace(
        whole,
        foreword=(),
        acronyms=(),
        objectives=(),
        closing=None,
        chapters=(_shortened(whole.chapters[0]),),
    )
    return edition, replace(found.design, cover=False, contents="")


def _shortened(chapter: Chapter) -> Chapter:
    areas = tuple(replace(area, promises=area.promises[:3]) for area in chapter.areas[:2])
    declared = {area.slug: len(area.promises) for area in areas}
    return replace(
        chapter,
        narrative=chapter.narrative[:1],
        areas=areas,
        declared=declared if chapter.declared else {},
        total=None if chapter.total is None else sum(declared.values()),
    )


def _by_fpdf(edition: Edition) -> bytes:
    """The same by fpdf2: a font of the standard ones, and one that is embedded."""
    page = fpdf.FPDF()
    page.add_font("Vera", fname=Path(reportlab.__file__).parent / "fonts" / "Vera.ttf")
    for chapter in edition.chapters:
        page.add_page()
        page.set_font("Helvetica", style="B", size=22)
        page.multi_cell(0, 12, chapter.name.upper(), new_x="LMARGIN", new_y="NEXT")
        page.set_font("Vera", size=10)
        for text in chapter.narrative:
            page.multi_cell(0, 5, text, new_x="LMARGIN", new_y="NEXT")
        for area in chapter.areas:
            page.ln(4)
            page.set_font("Helvetica", style="B", size=14)
            page.multi_cell(0, 9, area.name, new_x="LMARGIN", new_y="NEXT")
            page.set_font("Vera", size=10)
            for promise in area.promises:
                page.multi_cell(0, 5, f"• {promise.text}", new_x="LMARGIN", new_y="NEXT")
    return bytes(page.output())


def _keep(name: str, data: bytes) -> None:
    with pikepdf.open(io.BytesIO(data)) as pdf:
        pdf.save(
            SMALL / f"{name}.pdf",
            static_id=True,
            recompress_flate=True,
            object_stream_mode=pikepdf.ObjectStreamMode.generate,
        )


if __name__ == "__main__":
    main()
