"""The stages in their order: this is the whole of what happens to a plan.

    read -> ocr -> layout -> segment -> commitments -> institutions -> reconcile -> write

Each stage is a function of typed values that returns typed values; only `read`, `ocr` and `write`
touch files, and no stage reaches back into an earlier one.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from mirps_extract.commitments import read_commitments
from mirps_extract.commitments.values import Reading
from mirps_extract.errors import NoTextError
from mirps_extract.institutions import Tagged, untagged
from mirps_extract.layout import lay_out
from mirps_extract.model import MadeWith, Plan
from mirps_extract.ocr import OcrMode, Recognition, recognise
from mirps_extract.read import Progress, read
from mirps_extract.reconcile import reconcile
from mirps_extract.segment import segment
from mirps_extract.write import made_with, model_of

Watch = Callable[[str, object], None]
"""Called after each stage with its name and what it hands on."""


def extract(
    path: Path | str,
    *,
    year: int | None = None,
    language: str | None = None,
    institutions: bool = True,
    model: str | None = None,
    registry: Path | None = None,
    vocabulary: Path | None = None,
    ocr: OcrMode = OcrMode.AUTO,
    progress: Progress | None = None,
    watch: Watch | None = None,
) -> Plan:
    """Read a plan.

    Args:
        path: the PDF.
        year: the edition's year, if it is to be set rather than read.
        language: code of the plan's language, if it is to be set rather than told.
        institutions: whether to tag institutions; without them, spaCy is not imported.
        model: a spaCy model whose ORG entities are taken instead of the package's own model's.
        registry: a file with institutions of the user's own.
        vocabulary: a file with headings, focus areas and phrases of the user's own.
        ocr: which pages to read by OCR: those without a text layer, none, or all.
        progress: called after each page that was read.
        watch: called after each stage.

    Returns:
        The validated plan, with its findings and the account of its words.

    Raises:
        MirpsError: the file cannot be read, or is no plan, or something that was asked for cannot
            be used; see `mirps_extract.errors`.
    """
    seen = watch or _unwatched
    document = read(path, progress)
    seen("read", document)
    recognition = recognise(document, Path(path), ocr, language)
    seen("ocr", recognition)
    _require_text(recognition)
    layout = lay_out(recognition.document)
    seen("layout", layout)
    segmented = segment(layout, document.properties, language, vocabulary)
    seen("segment", segmented)
    reading = read_commitments(segmented, layout)
    seen("commitments", reading)
    tagged = (
        _tag(reading, segmented.language, model, registry) if institutions else untagged(reading)
    )
    seen("institutions", tagged)
    reconciled = reconcile(recognition, segmented, tagged)
    seen("reconcile", reconciled)
    made = made_by(
        year=year,
        language=language,
        institutions=institutions,
        model=model,
        registry=registry,
        vocabulary=vocabulary,
        ocr=ocr,
    )
    return model_of(recognition, segmented, reconciled, year, made)


def made_by(
    *,
    year: int | None = None,
    language: str | None = None,
    institutions: bool = True,
    model: str | None = None,
    registry: Path | None = None,
    vocabulary: Path | None = None,
    ocr: OcrMode = OcrMode.AUTO,
) -> MadeWith:
    """What `extract` makes a plan with: version, data, and the options that are not the usual."""
    settings = {
        "year": year,
        "language": language,
        "institutions": None if institutions else "no",
        "model": model,
        "registry": registry and registry.name,
        "vocabulary": vocabulary and vocabulary.name,
        "ocr": None if ocr is OcrMode.AUTO else ocr.value,
    }
    return made_with(
        {name: str(value) for name, value in settings.items() if value is not None},
        [path for path in (registry, vocabulary) if path is not None],
    )


def _tag(reading: Reading, language: str, model: str | None, registry: Path | None) -> Tagged:
    # spaCy takes longer to import than many a plan to read: only who asks for it waits for it.
    from mirps_extract.institutions.loading import load_tagger
    from mirps_extract.institutions.tagging import tag

    return tag(reading, load_tagger(language, model, registry))


def _unwatched(stage: str, value: object) -> None:
    """Nobody watches."""


def _require_text(recognition: Recognition) -> None:
    document = recognition.document
    if not any(page.words for page in document.pages):
        advice = "it says nothing that could be read"
        if recognition.unread:
            advice = (
                f"install {recognition.lacking}" if recognition.lacking else "leave out --ocr off"
            )
        raise NoTextError(f"{document.file_name} has no text, only pictures: {advice}.")
