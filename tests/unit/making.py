"""What the unit tests draw and read: small pages, and one stage after the other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from reportlab.pdfbase.pdfmetrics import getAscentDescent, stringWidth

from drawing import Bar, Text, draw_pages
from mirps_extract.commitments import read_commitments
from mirps_extract.commitments.values import ReadCommitment, Reading
from mirps_extract.geometry import Box
from mirps_extract.institutions import untagged
from mirps_extract.layout import lay_out
from mirps_extract.layout.values import Layout, Line, Type
from mirps_extract.model import Plan
from mirps_extract.ocr import Recognition
from mirps_extract.outline import outline
from mirps_extract.outline.values import Segmented
from mirps_extract.plan_check import require_plan
from mirps_extract.read import read
from mirps_extract.read.values import Document, Word
from mirps_extract.reconcile import Reconciled, reconcile
from mirps_extract.write.modelling import edition_of, model_of, source_of

Item = Text | Bar

BOLD = "Helvetica-Bold"
SIZE = (600.0, 800.0)


@dataclass(frozen=True)
class Stages:
    """What each stage made of a drawing."""

    document: Document
    layout: Layout
    segmented: Segmented
    reading: Reading
    reconciled: Reconciled

    @property
    def plan(self) -> Plan:
        """The model.

        Raises:
            NotAPlanError: it is no plan.
        """
        require_plan(self.document, self.segmented, self.reconciled)
        source, edition = source_of(Recognition(self.document)), edition_of(self.segmented)
        return model_of(source, edition, self.reconciled)

    @property
    def commitments(self) -> list[ReadCommitment]:
        """All commitments in reading order."""
        return [commitment for _, _, commitment in self.reading.commitments]

    @property
    def texts(self) -> list[str]:
        """The texts of all commitments."""
        return [commitment.passage.text for commitment in self.commitments]

    @property
    def codes(self) -> list[str]:
        """The codes of all findings."""
        return [finding.code for finding in self.reconciled.findings]


def document_of(folder: Path, *pages: Sequence[Item]) -> Document:
    """The pages as they are read."""
    path = folder / "drawn.pdf"
    draw_pages(path, pages, size=SIZE)
    return read(path)


def layout_of(folder: Path, *pages: Sequence[Item]) -> Layout:
    """The pages as they are laid out."""
    return lay_out(document_of(folder, *pages))


def segmented_of(folder: Path, *pages: Sequence[Item], language: str = "en") -> Segmented:
    """The parts of a plan."""
    return outline(layout_of(folder, *pages), (), language)


def stages_of(folder: Path, *pages: Sequence[Item], language: str = "en") -> Stages:
    """All stages of a plan."""
    document = document_of(folder, *pages)
    layout = lay_out(document)
    segmented = outline(layout, document.properties, language)
    reading = read_commitments(segmented, layout)
    return Stages(
        document,
        layout,
        segmented,
        reading,
        reconcile(Recognition(document), segmented, untagged(reading)),
    )


def title(text: str, top: float = 100.0) -> Text:
    """A country's title, below the margin in which a running head could stand."""
    return Text(50, top, text, BOLD, 20.0)


def heading(text: str, top: float, x0: float = 50.0) -> Text:
    """A focus area's heading."""
    return Text(x0, top, text, BOLD, 12.0)


def lines(x0: float, top: float, *texts: str, step: float = 12.0) -> list[Item]:
    """Lines below one another."""
    return [Text(x0, top + step * i, text) for i, text in enumerate(texts)]


def bullets(top: float, *texts: str, x0: float = 50.0, mark: str = "•") -> list[Item]:
    """List items of one line each."""
    return lines(x0, top, *(f"{mark} {text}" for text in texts), step=16.0)


def width(text: str, font: str = "Helvetica", size: float = 10.0) -> float:
    """How wide a text is set."""
    return float(stringWidth(text, font, size))


def small_capitals(x0: float, top: float, text: str, large: float, small: float) -> list[Item]:
    """Words whose first letter is larger, on one baseline."""
    drop = float(getAscentDescent("Helvetica", large)[0] - getAscentDescent("Helvetica", small)[0])
    items: list[Item] = []
    for word in text.upper().split():
        items.append(Text(x0, top, word[0], size=large))
        x0 += width(word[0], size=large)
        items.append(Text(x0, top + drop, word[1:] + " ", size=small))
        x0 += width(word[1:] + " ", size=small)
    return items


def word(text: str, x0: float, top: float, *, index: int, page: int = 1, turn: int = 0) -> Word:
    """A word whose letters are five points wide."""
    box = Box(x0, top, x0 + 5.0 * len(text), top + 10.0)
    return Word(page, index, text, box, "F", 10.0, (0.0, 0.0, 0.0), turn)


def line(
    words: Sequence[str], *, page: int = 1, top: float = 0.0, x0: float = 50.0, start: int = 0
) -> Line:
    """A line of such words; the first has the index `start` on its page."""
    placed: list[Word] = []
    for at, text in enumerate(words):
        placed.append(word(text, x0, top, index=start + at, page=page))
        x0 = placed[-1].box.x1 + 3.0
    box = Box(placed[0].box.x0, top, placed[-1].box.x1, top + 10.0)
    return Line(tuple(placed), box, Type("F", 10.0, 400, (0.0, 0.0, 0.0)))
