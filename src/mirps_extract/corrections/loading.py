"""Corrections files, read strictly: a person's decisions are never passed over in part."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from mirps_extract.corrections.form import Corrections
from mirps_extract.corrections.together import merged, signed
from mirps_extract.errors import CorrectionsError
from mirps_extract.kinds import kind_of
from mirps_extract.paths import OWN, NotUtf8Error, contents_of, decoded

Form = TypeVar("Form", bound=BaseModel)

SAVED_BY = {
    "corrections": "the review page saves",
    "decisions": "`compare --ask` writes",
    "lineages": "`compare` writes",
}
"""What writes such files."""


def load_corrections(*paths: Path) -> Corrections:
    """The corrections that files hold: those of one as they are, those of several merged.

    Raises:
        CorrectionsError: a file cannot be read, or is not in the form, or a person contradicts
            themself in two of them and does not say when.
    """
    files = [load_decided(path, Corrections, "corrections") for path in paths]
    if len(files) == 1:
        return files[0]
    return merged(signed(file, path.name) for path, file in zip(paths, files, strict=True))


def load_decided(path: Path, form: type[Form], what: str) -> Form:
    """What a person decided, as a file holds it.

    Args:
        path: the file.
        form: what it should be.
        what: what it is called, "corrections", say.

    Raises:
        CorrectionsError: the file cannot be read, or is not in the form.
    """
    try:
        data = contents_of(path, OWN)
    except OSError as error:
        raise CorrectionsError(f"cannot read {path}: {error.strerror}. Check the path.") from error
    if (kind := kind_of(data)) not in (None, f"a file of {what}"):
        raise CorrectionsError(
            f"{path} is {kind}, not a file of {what}: give what {SAVED_BY[what]}."
        )
    try:
        return form.model_validate_json(decoded(data))
    except NotUtf8Error as error:
        raise CorrectionsError(f"{path} {error}: save it as UTF-8.") from error
    except ValidationError as error:
        where, told = _first(error.errors(include_url=False))
        raise CorrectionsError(
            f"{path} cannot be used as {what}{where}: {told}. Mend it there, or give anew what "
            f"{SAVED_BY[what]}."
        ) from error


def corrections_schema() -> dict[str, Any]:
    """The form of a corrections file as JSON Schema (2020-12)."""
    schema = Corrections.model_json_schema()
    name = "https://json-schema.org/draft/2020-12/schema"
    return {"$schema": name, **schema}


def corrections_json(corrections: Corrections) -> str:
    """Corrections as the text of a file; what is as usual is left out."""
    data = corrections.model_dump(mode="json", exclude_defaults=True)
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def _first(errors: Sequence[Any]) -> tuple[str, str]:
    """Where the first error stands, and what it is."""
    place, what = errors[0]["loc"], str(errors[0]["msg"])
    return (f", at {'.'.join(map(str, place))}" if place else ""), what[:1].lower() + what[1:]
