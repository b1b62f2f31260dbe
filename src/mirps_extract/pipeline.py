"""The stages in their order: this is the whole of what happens to a plan.

    read -> ocr -> layout -> outline -> commitments -> corrections (of texts) -> institutions
         -> corrections (of institutions) -> reconcile -> write

Each stage is a function of typed values that returns typed values; only `read`, `ocr` and `write`
touch files, and no stage reaches back into an earlier one. What a person corrected is put in place
by `corrections`: texts before institutions are looked for in them, institutions afterwards.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from mirps_extract import corrections, write
from mirps_extract.commitments import read_commitments
from mirps_extract.commitments.values import Reading
from mirps_extract.errors import DamagedError, NoTextError
from mirps_extract.institutions import (
    Find,
    Tagged,
    Which,
    find_here,
    gathered,
    texts_of,
    untagged,
)
from mirps_extract.layout import lay_out
from mirps_extract.limits import USUAL_LIMITS
from mirps_extract.ocr import Recognition, recognise
from mirps_extract.outline import outline
from mirps_extract.plan_check import require_plan
from mirps_extract.read import Limits, Progress, read
from mirps_extract.read.values import is_unmapped
from mirps_extract.reconcile import reconcile
from mirps_extract.registry import load_registry
from mirps_extract.settings import USUAL_SETTINGS, Settings
from mirps_extract.vocabulary import country_of, known_language

if TYPE_CHECKING:
    from mirps_extract.model import Plan

Watch = Callable[[str, object], None]
"""Called after each stage with its name and what it hands on."""


def extract(
    path: Path | str,
    settings: Settings = USUAL_SETTINGS,
    *,
    limits: Limits = USUAL_LIMITS,
    password: str | None = None,
    progress: Progress | None = None,
    watch: Watch | None = None,
    find: Find = find_here,
) -> Plan:
    """Read a plan.

    Args:
        path: the PDF.
        settings: how it is to be read.
        limits: what it may hold at most; those of time and memory hold in `isolation` only.
        password: what opens it, if it does not open without.
        progress: called after each page that was read.
        watch: called after each stage.
        find: what finds institutions: this process, or one that has loaded its model meanwhile.

    Returns:
        The validated plan, with its findings and the account of its words.

    Raises:
        MirpsError: the file cannot be read, or is no plan, or something that was asked for cannot
            be used; see `mirps_extract.errors`.
    """
    seen = watch or _unwatched
    country = country_of(settings.country) if settings.country is not None else None
    language = known_language(settings.language) if settings.language is not None else None
    decided = corrections.load_corrections(*settings.corrections) if settings.corrections else None
    document = read(path, progress, limits=limits, password=password, partial=settings.partial)
    seen("read", document)
    recognition = recognise(document, Path(path), settings.ocr, language, password)
    seen("ocr", recognition)
    _require_text(recognition)
    layout = lay_out(recognition.document)
    seen("layout", layout)
    segmented = outline(
        layout,
        document.properties,
        language,
        settings.vocabulary,
        country,
    )
    seen("outline", segmented)
    reading = read_commitments(segmented, layout)
    seen("commitments", reading)
    if decided:
        texts = corrections.correct_texts(reading, segmented, decided)
    else:
        texts = corrections.uncorrected(reading)
    tagged = _tag(texts.reading, segmented.language, settings, find)
    seen("institutions", tagged)
    corrected = corrections.correct_institutions(
        tagged,
        texts,
        segmented.language,
        lambda: load_registry(settings.registry),
    )
    if decided:
        seen("corrections", corrected)
    reconciled = reconcile(recognition, segmented, corrected.tagged)
    seen("reconcile", reconciled)
    require_plan(recognition.document, segmented, reconciled)
    source, edition = write.source_of(recognition), write.edition_of(segmented, settings.year)
    return write.model_of(source, edition, reconciled, write.made_with(settings), corrected.reviews)


def _tag(reading: Reading, language: str, settings: Settings, find: Find) -> Tagged:
    if not settings.institutions:
        return untagged(reading)
    answers = find(Which(language, settings.model, settings.registry), texts_of(reading))
    return gathered(reading, answers, language)


def _unwatched(stage: str, value: object) -> None:
    """Nobody watches."""


def _require_text(recognition: Recognition) -> None:
    document = recognition.document
    words = (word for page in document.pages for word in page.words if word.visible)
    first = next(words, None)
    how = f"install {recognition.lacking}" if recognition.lacking else "leave out --ocr off"
    if first is not None and is_unmapped(first) and all(map(is_unmapped, words)):
        raise NoTextError(
            f"{document.file_name} has no text that can be read: its fonts do not say which "
            f"characters they print. To read it by OCR, {how}."
        )
    if first is None and document.condition.damage:
        raise DamagedError(
            f"{document.file_name} is damaged, and nothing is left of its text: get a fresh copy."
        )
    if first is None:
        advice = how if recognition.unread else "it says nothing that could be read"
        hidden = any(page.words for page in document.pages) or document.condition.differences
        what = "shows no text, only hides some" if hidden else "has no text, only pictures"
        raise NoTextError(f"{document.file_name} {what}: {advice}.")
