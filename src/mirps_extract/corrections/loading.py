"""Corrections files, read strictly: a person's decisions are never passed over in part."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from mirps_extract.corrections.form import CORRECTIONS_VERSION, Corrections
from mirps_extract.errors import CorrectionsError
from mirps_extract.paths import text_of

NONE = Corrections(version=CORRECTIONS_VERSION, corrections=[])
"""Nothing to correct."""


def load_corrections(path: Path | None) -> Corrections:
    """The corrections that a file holds; none where there is no file.

    Raises:
        CorrectionsError: the file cannot be read, or is not in the form.
    """
    if path is None:
        return NONE
    try:
        return Corrections.model_validate_json(text_of(path))
    except OSError as error:
        raise CorrectionsError(f"cannot read {path}: {error.strerror}. Check the path.") from error
    except UnicodeDecodeError as error:
        raise CorrectionsError(
            f"{path} cannot be used as corrections: it is not in UTF-8. Save it as such."
        ) from error
    except ValidationError as error:
        where, what = _first(error.errors(include_url=False))
        raise CorrectionsError(
            f"{path} cannot be used as corrections{where}: {what}. Mend it there, or save it anew "
            "from the review page."
        ) from error


def corrections_schema() -> dict[str, Any]:
    """The form of a corrections file as JSON Schema (2020-12)."""
    schema = Corrections.model_json_schema()
    name = "https://json-schema.org/draft/2020-12/schema"
    return {"$schema": name, **schema}


def corrections_json(corrections: Corrections) -> str:
    """Corrections as the text of a file."""
    return json.dumps(corrections.model_dump(mode="json"), ensure_ascii=False, indent=2) + "\n"


def _first(errors: Sequence[Any]) -> tuple[str, str]:
    """Where the first error stands, and what it is."""
    place, what = errors[0]["loc"], str(errors[0]["msg"])
    return (f", at {'.'.join(map(str, place))}" if place else ""), what[:1].lower() + what[1:]
