"""What a reading can be told beside the plan itself: everything here may change what comes out."""

from __future__ import annotations

from dataclasses import dataclass, fields
from enum import StrEnum
from pathlib import Path

from mirps_extract.errors import ArgumentError
from mirps_extract.paths import name_of

FILES = ("registry", "vocabulary")
"""The settings that are a file each."""

KINDS = {"year": int, "language": str, "country": str, "model": str}
"""Types of settings that may be left out."""


class OcrMode(StrEnum):
    """Which pages are recognised: those without a text layer, none, or all."""

    AUTO = "auto"
    OFF = "off"
    FORCE = "force"


def _paths(given: object) -> tuple[Path, ...]:
    """The paths of one file or several, each once, in an order of their own.

    Raises:
        ArgumentError: something else is given.
    """
    several = [given] if isinstance(given, str | Path) else given or ()
    if not isinstance(several, list | tuple) or not all(
        isinstance(path, str | Path) for path in several
    ):
        raise ArgumentError(f"corrections are the paths of files, not {given!r}.")
    return tuple(sorted({Path(path) for path in several}, key=lambda path: (path.name, path)))


@dataclass(frozen=True, slots=True)
class Settings:
    """How a plan is to be read; the usual way where nothing is set.

    Attributes:
        year: the edition's year, if it is to be set rather than read.
        language: code of the plan's language, if it is to be set rather than told.
        country: ISO 3166-1 alpha-3 code of the country whose own plan it is, if it is one: the
            whole document is that country's section.
        institutions: whether to tag institutions; without them, spaCy is not imported.
        model: a spaCy model whose ORG entities are taken instead of the package's own model's.
        registry: a file with institutions of the user's own.
        vocabulary: a file with headings, focus areas and phrases of the user's own.
        corrections: files with what people corrected in the reading; one may be given alone. Their
            order does not matter.
        ocr: which pages to read by OCR: those without a text layer, none, or all.
        partial: whether a damaged file is read as far as it goes.
    """

    year: int | None = None
    language: str | None = None
    country: str | None = None
    institutions: bool = True
    model: str | None = None
    registry: Path | None = None
    vocabulary: Path | None = None
    corrections: tuple[Path, ...] = ()
    ocr: OcrMode = OcrMode.AUTO
    partial: bool = False

    def __post_init__(self) -> None:
        """Take what programs give: paths as text, a mode by its name.

        Raises:
            ArgumentError: something is of another kind than it must be.
        """
        for name in FILES:
            given = getattr(self, name)
            if isinstance(given, str):
                object.__setattr__(self, name, Path(given))
            elif not isinstance(given, Path | None):
                raise ArgumentError(f"{name} is the path of a file, not {given!r}.")
        object.__setattr__(self, "corrections", _paths(self.corrections))
        for name, kind in KINDS.items():
            given = getattr(self, name)
            if not isinstance(given, kind | None):
                raise ArgumentError(f"{name} is of the type {kind.__name__}, not {given!r}.")
        try:
            object.__setattr__(self, "ocr", OcrMode(self.ocr))
        except ValueError as error:
            modes = ", ".join(OcrMode)
            raise ArgumentError(f"ocr is one of {modes}, not {self.ocr!r}.") from error

    @property
    def unusual(self) -> dict[str, str]:
        """The settings that are not the usual, as text; a file by its name."""
        given = ((field.name, getattr(self, field.name), field.default) for field in fields(self))
        return {name: _as_text(value) for name, value, usual in given if value != usual}

    @property
    def own_files(self) -> list[Path]:
        """The user's own data."""
        given = (getattr(self, name) for name in FILES)
        return [*(path for path in given if path is not None), *self.corrections]


USUAL_SETTINGS = Settings()


def _as_text(value: object) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, tuple):
        return ", ".join(map(name_of, value))
    return name_of(value) if isinstance(value, Path) else str(value)
