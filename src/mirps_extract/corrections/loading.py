"""Corrections files, read strictly: a person's decisions are never passed over in part."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from mirps_extract.corrections.form import Corrections
from mirps_extract.corrections.together import merged, signed
from mirps_extract.errors import CorrectionsError
from mirps_extract.kinds import CORRECTIONS, kind_of
from mirps_extract.paths import OWN, NotUtf8Error, contents_of, decoded, litter_of

SUFFIX = ".corrections.json"
"""How the names of corrections files end, by which they are found in folders."""


def correction_files(paths: Iterable[Path]) -> list[Path]:
    """The files that are named, and those that lie in the folders that are.

    Raises:
        CorrectionsError: a folder cannot be read, or holds none.
    """
    files: list[Path] = []
    for path in paths:
        if not path.is_dir():
            files.append(path)
            continue
        try:
            inside = [one for one in path.iterdir() if one.name.endswith(SUFFIX)]
        except OSError as error:
            raise CorrectionsError(
                f"{path} cannot be read: {error.strerror}. Check who may read it."
            ) from error
        inside = sorted(one for one in inside if not litter_of(one.name))
        if not inside:
            raise CorrectionsError(f"{path} holds no file whose name ends with {SUFFIX}.")
        files += inside
    return files


def load_corrections(*paths: Path) -> Corrections:
    """The corrections that files hold: those of one as they are, those of several merged.

    Raises:
        CorrectionsError: a file cannot be read, or is not in the form, or a person contradicts
            themself in two of them and does not say when.
    """
    files = [_loaded(path) for path in paths]
    if len(files) == 1:
        return files[0]
    return merged(signed(file, path.name) for path, file in zip(paths, files, strict=True))


def _loaded(path: Path) -> Corrections:
    try:
        data = contents_of(path, OWN)
    except OSError as error:
        raise CorrectionsError(f"cannot read {path}: {error.strerror}. Check the path.") from error
    if (kind := kind_of(data)) not in (None, CORRECTIONS):
        raise CorrectionsError(
            f"{path} is {kind}, not {CORRECTIONS}: give what the review page saved."
        )
    try:
        return Corrections.model_validate_json(decoded(data))
    except NotUtf8Error as error:
        raise CorrectionsError(f"{path} {error}: save it as UTF-8.") from error
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
    """Corrections as the text of a file; what is as usual is left out."""
    data = corrections.model_dump(mode="json", exclude_defaults=True)
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def _first(errors: Sequence[Any]) -> tuple[str, str]:
    """Where the first error stands, and what it is."""
    place, what = errors[0]["loc"], str(errors[0]["msg"])
    return (f", at {'.'.join(map(str, place))}" if place else ""), what[:1].lower() + what[1:]
