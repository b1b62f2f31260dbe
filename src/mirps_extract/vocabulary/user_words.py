"""A vocabulary file of the user's own, laid over the one of its language."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from mirps_extract.errors import VocabularyError
from mirps_extract.paths import NotUtf8Error, text_of

LISTS = (
    "function_words",
    "conjunctions",
    "hyphen_prefixes",
    "hyphen_particles",
    "hyphen_endings",
    "modals",
)
TABLES = (
    "titles",
    "contents",
    "objectives",
    "counts",
    "columns",
    "form",
    "opening",
    "asides",
    "country_aliases",
)
AREAS = "areas"
"""What such a file may hold, in the form of the package's own."""


@cache
def own_words(path: Path) -> dict[str, Any]:
    """What a file adds.

    Raises:
        VocabularyError: the file cannot be read, is no TOML, or holds what has no place in it.
    """
    try:
        data = tomllib.loads(text_of(path))
    except OSError as error:
        raise VocabularyError(
            f"{path} cannot be read: {error.strerror}. Check the path."
        ) from error
    except NotUtf8Error as error:
        raise VocabularyError(f"{path} {error}: save it as UTF-8.") from error
    except ValueError as error:  # of what is no TOML, or a number without an end
        raise VocabularyError(f"{path} is no TOML ({error}): mend it.") from error
    except RecursionError as error:
        raise VocabularyError(f"{path} is nested too deep: mend it.") from error
    problem = next(_problems(data), None)
    if problem:
        raise VocabularyError(f"{path}: {problem}.")
    return data


def laid_over(data: Mapping[str, Any], own: Mapping[str, Any]) -> dict[str, Any]:
    """A language's data with a user's own words behind its own."""
    out = dict(data)
    for key, value in own.items():
        if isinstance(value, list):
            out[key] = [*data.get(key, []), *value]
        elif isinstance(value, Mapping):
            out[key] = laid_over(data.get(key, {}), value)
        else:
            out[key] = value
    return out


def _problems(data: Mapping[str, Any]) -> Iterator[str]:
    """What is wrong with a file's content, in words."""
    if not isinstance(data.get("language"), str):
        yield 'it does not say for which language it is: add a line such as language = "es"'
    for key, value in data.items():
        if key == "language":
            continue
        if key in LISTS:
            yield from _not_words(key, value)
        elif key in TABLES and isinstance(value, Mapping):
            for name, words in value.items():
                yield from _not_words(f"{key}.{name}", words)
        elif key == AREAS and isinstance(value, Mapping):
            for name, area in value.items():
                if not isinstance(area, Mapping) or not set(area) <= {"code", "names"}:
                    yield f"{key}.{name} must hold names, and a code if it is new"
                else:
                    yield from _not_words(f"{key}.{name}.names", area.get("names", []))
        else:
            yield f"it holds {key}, which has no place in it; see docs/vocabulary.md"


def _not_words(name: str, value: object) -> Iterator[str]:
    if not isinstance(value, list) or not all(isinstance(word, str) for word in value):
        yield f"{name} must be a list of words"
