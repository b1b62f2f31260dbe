"""What became of a mutant, as far as a reader of its output can tell."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from mirps_extract import ExitCode, MirpsError, Plan, Settings
from mirps_extract.limits import Limits
from mirps_extract.pipeline import extract
from mirps_extract.read.values import Document
from mirps_extract.settings import OcrMode

from .looks import Picture, looks_different, lost_of, pictures_of, still_shown

SETTINGS = Settings(institutions=False, ocr=OcrMode.OFF)


class Outcome(StrEnum):
    """What became of a mutant."""

    SAME = "same"
    REFUSED = "refused"
    TOLD = "told"
    AS_SHOWN = "as shown"
    NOT_SHOWN = "not shown"
    SILENT = "silent"
    HANG = "hang"
    FAULT = "fault"


SAYS = {
    Outcome.SAME: "read as the sound plan",
    Outcome.REFUSED: "refused with a documented error",
    Outcome.TOLD: "read otherwise, and a warning or an error says that something is wrong",
    Outcome.AS_SHOWN: "read otherwise, as its pages now show it: no word fewer",
    Outcome.NOT_SHOWN: "words fewer, and its pages do not show them either; nothing says so",
    Outcome.SILENT: "words fewer or others than its pages show; nothing says so",
    Outcome.HANG: "not done in time",
    Outcome.FAULT: "a fault in the program",
}
"""What each means."""

BAD = frozenset((Outcome.SILENT, Outcome.HANG, Outcome.FAULT))
"""What must not be."""


@dataclass(frozen=True)
class Verdict:
    """What became of a mutant.

    Attributes:
        outcome: the kind.
        detail: error or findings, and the words that are concerned.
        differs: whether its pages look different to a person.
    """

    outcome: Outcome
    detail: str = ""
    differs: bool = False


@dataclass(frozen=True)
class Reading:
    """A plan, and what it was made of."""

    document: Document
    plan: Plan

    @property
    def texts(self) -> list[tuple[str, str, str]]:
        """Country, focus area and text of each commitment."""
        return [
            (country.iso3, area.area, one.text)
            for country in self.plan.countries
            for area in country.focus_areas
            for one in area.commitments
        ]

    @property
    def words(self) -> Counter[str]:
        """The words that are read, wherever they stand."""
        words = (word for page in self.document.pages for word in page.words if word.visible)
        return Counter(word.text for word in words)

    @property
    def findings(self) -> Counter[tuple[str, str]]:
        """Code and words of what is found, from warning on."""
        return Counter((f.code, f.message) for f in self.plan.findings if f.severity != "info")


@dataclass(frozen=True)
class Sound:
    """A sound plan that mutants are made of."""

    data: bytes
    reading: Reading
    pictures: Sequence[Picture | None] | None


class _Unchanged(Exception):
    """What was read of a mutant is what was read of the sound plan."""


def sound_of(data: bytes, path: Path) -> Sound:
    """A plan as it should be read."""
    path.write_bytes(data)
    return Sound(data, _read(path, Limits(), None), pictures_of(data))


def judged_here(data: bytes, sound: Sound, path: Path, limits: Limits) -> Verdict:
    """What becomes of a mutant, read in this process.

    Args:
        data: the mutant.
        sound: what it was made of.
        path: where it is written to be read.
        limits: the limits of number and size that it is held to.
    """
    path.write_bytes(data)
    try:
        found = _read(path, limits, sound.reading.document)
    except _Unchanged:
        return Verdict(Outcome.SAME, differs=looks_different(sound.pictures, pictures_of(data)))
    except MirpsError as error:
        if error.exit_code in {ExitCode.INTERNAL, ExitCode.CRASHED}:
            return Verdict(Outcome.FAULT, repr(error))
        return Verdict(Outcome.REFUSED, type(error).__name__)
    except Exception as error:
        return Verdict(Outcome.FAULT, f"{type(error).__name__}: {error}")
    return _compared(found, sound, pictures_of(data))


def _read(path: Path, limits: Limits, known: Document | None) -> Reading:
    documents: list[Document] = []

    def watch(stage: str, value: object) -> None:
        if isinstance(value, Document):
            documents.append(value)
            if known is not None and _is_same(value, known):
                raise _Unchanged

    plan = extract(path, SETTINGS, limits=limits, watch=watch)
    return Reading(documents[0], plan)


def _is_same(document: Document, known: Document) -> bool:
    return (
        document.condition == known.condition
        and document.properties == known.properties
        and document.catalogue_pages == known.catalogue_pages
        and document.pages == known.pages
    )


def _compared(found: Reading, sound: Sound, pictures: Sequence[Picture | None] | None) -> Verdict:
    differs = looks_different(sound.pictures, pictures)
    if found.words == sound.reading.words and found.texts == sound.reading.texts:
        return Verdict(Outcome.SAME, differs=differs)
    told = found.findings - sound.reading.findings
    if told:
        return Verdict(Outcome.TOLD, " ".join(sorted({code for code, _ in told})), differs)
    lost = lost_of(sound.reading.document.pages, found.document.pages)
    shown = still_shown(lost, sound.pictures, pictures)
    detail = _detail(found, sound, [word.text for word in shown or lost])
    if shown or not looks_different(sound.pictures, pictures, least=1):
        return Verdict(Outcome.SILENT, detail, differs)
    fewer = sum(map(len, found.words.elements())) < sum(map(len, sound.reading.words.elements()))
    return Verdict(Outcome.NOT_SHOWN if fewer else Outcome.AS_SHOWN, detail, differs)


def _detail(found: Reading, sound: Sound, words: Sequence[str]) -> str:
    count = f"{len(found.texts)} of {len(sound.reading.texts)} commitments"
    return f"{count}; {len(words)} words: {' '.join(words[:8])}"
