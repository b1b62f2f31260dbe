"""What a worker can be asked to do. Each is sent to it as it stands, and returns texts.

Who asks imports none of what does it: the reading process starts before that is imported.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from importlib.util import find_spec
from operator import methodcaller
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from mirps_extract.isolation.sandbox import Needs
from mirps_extract.limits import USUAL_LIMITS, Limits
from mirps_extract.settings import OcrMode, Settings

if TYPE_CHECKING:
    from mirps_extract.isolation.tagger import TaggingProcess
    from mirps_extract.lineages import Lineages
    from mirps_extract.pipeline import Watch

Tell = Callable[..., None]
"""Says a kind of news and its numbers to who waits."""

ENCODED = methodcaller("encode", "utf-8", "surrogatepass")
"""A text in UTF-8; what is no text in a damaged file is for who reads it to refuse."""


class Work(Protocol):
    """Something that a worker does with a plan, within limits."""

    @property
    def path(self) -> Path:
        """The plan's file."""
        ...

    @property
    def limits(self) -> Limits:
        """The most that it may take."""
        ...

    @property
    def needs(self) -> Needs:
        """The rights that it takes."""
        ...

    def parts(
        self, tell: Tell, tagger: TaggingProcess | None = None
    ) -> tuple[Iterable[bytes], ...]:
        """Do it: what comes of it, each file in parts, which are made as they are asked for.

        Args:
            tell: told how far it is: `page` (done, in all) and `read` (pages left to OCR).
            tagger: a process that finds institutions, if there is one.
        """
        ...


@dataclass(frozen=True, slots=True)
class Extract:
    """Read a plan; what comes of it is its JSON and, if it is wanted, its review page.

    Attributes:
        path: the PDF.
        settings: how it is to be read.
        limits: the most that it may take.
        password: what opens it, if it does not open without.
        watch: called with what each stage hands on, in the worker.
        review: whether the review page is made.
        writes: the folder that `watch` writes into, if it does.
        lineages: those that are known, for the review page.
    """

    path: Path
    settings: Settings
    limits: Limits = USUAL_LIMITS
    password: str | None = field(default=None, repr=False)
    watch: Watch | None = None
    review: bool = False
    writes: Path | None = None
    lineages: Lineages | None = None

    @property
    def needs(self) -> Needs:
        """The plan, the user's own files, and Tesseract for OCR."""
        needs = _needs(self.path, self.settings)
        return needs | Needs((), (self.writes,)) if self.writes else needs

    def parts(
        self, tell: Tell, tagger: TaggingProcess | None = None
    ) -> tuple[Iterable[bytes], ...]:
        """Read the plan."""
        from mirps_extract.institutions import find_here
        from mirps_extract.pipeline import extract

        watchers = [self.watch] if self.watch else []
        if self.review:
            # Who does not ask for a page does not wait for what makes it.
            from mirps_extract.review_page import Recorder, review_page

            recorder = Recorder()
            watchers.append(recorder)

        def watch(stage: str, value: object) -> None:
            _tell_scans(tell, stage, value, self.settings)
            if tagger:
                _tell_language(tagger, stage, value, self.settings)
            for watcher in watchers:
                watcher(stage, value)

        plan = extract(
            self.path,
            self.settings,
            limits=self.limits,
            password=self.password,
            progress=lambda done, total: tell("page", done, total),
            watch=watch,
            find=tagger.finder(self.path.name, self.limits.memory) if tagger else find_here,
        )
        from mirps_extract.write.text import json_parts

        if self.watch:
            self.watch("write", plan.model_dump(mode="json"))
        if self.review:
            from mirps_extract.ocr.file import File

            file = File(self.path, self.password)
            page = review_page(plan, recorder, file, self.settings, self.lineages)
            return map(ENCODED, json_parts(plan)), [ENCODED(page)]
        return (map(ENCODED, json_parts(plan)),)


@dataclass(frozen=True, slots=True)
class Draw:
    """Show what was seen on a page; what comes of it is a PNG, and its lines in words.

    Attributes:
        path: the PDF.
        page: number of the page, from 1.
        settings: how the plan is to be read.
        limits: the most that it may take.
        password: what opens it, if it does not open without.
    """

    path: Path
    page: int
    settings: Settings
    limits: Limits = USUAL_LIMITS
    password: str | None = field(default=None, repr=False)

    @property
    def needs(self) -> Needs:
        """The plan, the user's own files, and Tesseract for OCR."""
        return _needs(self.path, self.settings)

    def parts(
        self, tell: Tell, tagger: TaggingProcess | None = None
    ) -> tuple[Iterable[bytes], ...]:
        """Show the page; each file in one part."""
        from mirps_extract.inspect import inspect

        seen = inspect(
            self.path,
            self.page,
            self.settings,
            limits=self.limits,
            password=self.password,
            progress=lambda done, total: tell("page", done, total),
            watch=lambda stage, value: _tell_scans(tell, stage, value, self.settings),
        )
        data = io.BytesIO()
        seen.picture.save(data, "PNG")
        return [data.getvalue()], [ENCODED("\n".join(seen.rows))]


@dataclass(frozen=True, slots=True)
class ReadReport:
    """Read a progress report; what comes of it is its sentences, as JSON.

    Attributes:
        path: the PDF.
        settings: how it is to be read.
        limits: the most that it may take.
        password: what opens it, if it does not open without.
    """

    path: Path
    settings: Settings
    limits: Limits = USUAL_LIMITS
    password: str | None = field(default=None, repr=False)

    @property
    def needs(self) -> Needs:
        """The report, the user's own files, and Tesseract for OCR."""
        return _needs(self.path, self.settings)

    def parts(
        self, tell: Tell, tagger: TaggingProcess | None = None
    ) -> tuple[Iterable[bytes], ...]:
        """Read the report."""
        from mirps_extract.status.report import read_report

        report = read_report(
            self.path,
            self.settings,
            limits=self.limits,
            password=self.password,
            progress=lambda done, total: tell("page", done, total),
            watch=lambda stage, value: _tell_scans(tell, stage, value, self.settings),
        )
        return ([ENCODED(report.model_dump_json())],)


def _needs(path: Path, settings: Settings) -> Needs:
    model = [Path(settings.model)] if settings.model else []
    programs = settings.ocr is not OcrMode.OFF and find_spec("ocrmypdf") is not None
    return Needs((path, *settings.own_files, *model), programs=programs)


def _tell_scans(tell: Tell, stage: str, value: object, settings: Settings) -> None:
    """Say how many pages OCR is about to read: each takes its time."""
    from mirps_extract.ocr import to_recognise
    from mirps_extract.read.values import Document

    if stage == "read" and isinstance(value, Document):
        tell("read", len(to_recognise(value, settings.ocr)))


def _tell_language(tagger: TaggingProcess, stage: str, value: object, settings: Settings) -> None:
    """Say which tagger will be needed, as soon as the words are read; it takes time to load.

    The outline has the last word on the language: a wrong guess costs time and nothing else.
    """
    from mirps_extract.institutions import Which
    from mirps_extract.read.values import Document
    from mirps_extract.vocabulary import language_told_by

    if stage == "read" and isinstance(value, Document) and settings.institutions:
        words = (word.text for page in value.pages for word in page.words)
        language = settings.language or language_told_by(words)
        if language:
            tagger.expect(Which(language, settings.model, settings.registry))
