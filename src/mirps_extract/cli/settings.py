"""The options of a call that reads plans."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from mirps_extract.model import MadeWith, Plan
from mirps_extract.ocr import OcrMode
from mirps_extract.pipeline import extract, made_by


@dataclass(frozen=True)
class Options:
    """The options of a call; `output` is None for standard output."""

    output: Path | None
    year: int | None
    language: str | None
    institutions: bool
    model: str | None
    registry: Path | None
    vocabulary: Path | None
    ocr: OcrMode
    force: bool
    jobs: int
    strict: bool
    quiet: bool
    keep_stages: Path | None

    @cached_property
    def made_with(self) -> MadeWith:
        """What outputs of this call are made with."""
        return made_by(
            year=self.year,
            language=self.language,
            institutions=self.institutions,
            model=self.model,
            registry=self.registry,
            vocabulary=self.vocabulary,
            ocr=self.ocr,
        )

    def extract(
        self,
        path: Path,
        pages: Callable[[int, int], None] | None,
        watch: Callable[[str, object], None] | None,
    ) -> Plan:
        """Read a plan with these options."""
        return extract(
            path,
            year=self.year,
            language=self.language,
            institutions=self.institutions,
            model=self.model,
            registry=self.registry,
            vocabulary=self.vocabulary,
            ocr=self.ocr,
            progress=pages,
            watch=watch,
        )
