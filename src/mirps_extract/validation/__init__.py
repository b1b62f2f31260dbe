"""Whether an output is one: its form, and what must hold between its parts."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from typing import Any, TypeVar

from pydantic import ValidationError

from mirps_extract.kinds import PLAN, kind_of, kind_of_json
from mirps_extract.model import SCHEMA_VERSION, Plan
from mirps_extract.validation.plan import (
    commitments_of,
    faults_of_counts,
    faults_of_coverage,
    faults_of_findings,
    faults_of_ids,
    faults_of_institutions,
    faults_of_place,
    faults_of_sections,
    faults_of_source,
    places_of,
    texts_of,
)
from mirps_extract.validation.source import JsonText, NoJsonError, odd_values, without_halves
from mirps_extract.validation.texts import faults_of_commitment, faults_of_text
from mirps_extract.validation.values import Fault, Found, Path, path_text, under

__all__ = ["Fault", "validate"]

T = TypeVar("T")
PartCheck = Callable[[Any], Found]

CHECKS: tuple[Callable[[dict[str, Any]], Found], ...] = (
    faults_of_source,
    faults_of_sections,
    faults_of_ids,
    faults_of_institutions,
    faults_of_counts,
    faults_of_findings,
    faults_of_coverage,
)
"""What must hold between the parts of a plan."""

PARTS: tuple[tuple[Callable[[dict[str, Any]], Iterator[tuple[Path, Any]]], PartCheck], ...] = (
    (commitments_of, faults_of_commitment),
    (texts_of, faults_of_text),
    (places_of, faults_of_place),
)
"""What must hold within each part of a kind."""

NO_SENSE = (KeyError, IndexError, TypeError, ValueError, AttributeError)
"""What a check meets where the form is wrong."""

OF_SENSE = "value_error"
"""The kind of those faults that are none of form: they are looked for one by one elsewhere."""

OF_NUMBERS = "finite_number"
"""The kind of those faults that are found in unknown fields as well, elsewhere."""

QUOTED = 40
"""Characters of a wrong value that a message quotes."""


def validate(data: bytes) -> list[Fault]:
    """All faults of an output, in the order of its lines; none if it is good.

    The form is that of the JSON Schema of this version; an output of another 1.x is held to what
    it has in common with that. Then what must hold between its parts: offsets fit their texts,
    evidence covers them, references lead somewhere, counts and the account of words add up. Where
    the form is wrong, the rest is checked as far as it can be.

    Args:
        data: the bytes of a file, whatever they are.
    """
    try:
        source = JsonText(data)
        if other := _of_kind(kind_of_json(source.value)):
            return other
        form = list(_faults_of_form(source.value))
    except NoJsonError as error:
        return _of_kind(kind_of(data)) or [error.fault]
    except RecursionError:
        return [Fault(1, "", "lists and objects are nested too deeply.")]
    faults = list(source.doubles())
    if source.has_mark:
        faults.append(Fault(1, "", "the file begins with a byte order mark, which JSON has not."))
    version = _other_version(source.value)
    found: list[tuple[Path, str]] = [*form, *odd_values(source.value)]
    found += _of_sense(source.value, whole=not found)
    if version is not None:
        found = [(("schema_version",), version)]
    faults += (
        Fault(source.line_of(path), path_text(path), message)
        for path, message in dict.fromkeys(found)
    )
    return sorted(faults)


def _of_kind(kind: str | None) -> list[Fault]:
    """The one fault of a file that is known to be something else."""
    if kind in (None, PLAN):
        return []
    return [Fault(1, "", f"this is {kind}, not {PLAN}: give the JSON that was read from its PDF.")]


def _other_version(value: Any) -> str | None:
    version = value.get("schema_version") if isinstance(value, dict) else None
    major = SCHEMA_VERSION.partition(".")[0]
    if not isinstance(version, str) or version.partition(".")[0] in (major, ""):
        return None
    return f"the form is {version}; this version of mirps-extract knows {major}.x."


def _of_sense(plan: Any, *, whole: bool) -> Found:
    """Faults between parts; `whole` says that the form is right, so that no check can fail."""
    for check in CHECKS:
        yield from _as_far_as_it_goes(check(plan), whole=whole)
    for parts, check_part in PARTS:
        for path, part in _as_far_as_it_goes(parts(plan), whole=whole):
            yield from _as_far_as_it_goes(under(path, check_part(part)), whole=whole)


def _as_far_as_it_goes(found: Iterator[T], *, whole: bool) -> Iterator[T]:
    try:
        yield from found
    except NO_SENSE:
        if whole:
            raise


def _faults_of_form(value: Any) -> Found:
    """Everything in a value that the schema refuses; fields that it does not know are none.

    Raises:
        RecursionError: the value is nested too deeply.
    """
    text = without_halves(json.dumps(value, ensure_ascii=False))
    try:
        Plan.model_validate_json(text, strict=True, extra="ignore")
    except ValidationError as error:
        for fault in error.errors():
            if fault["type"] not in (OF_SENSE, OF_NUMBERS):
                yield fault["loc"], _sentence(fault["msg"], fault["input"])


def _sentence(message: str, value: Any) -> str:
    if isinstance(value, dict | list):
        return f"{message}."
    quoted = json.dumps(value, ensure_ascii=False)
    return f"{message}: {quoted if len(quoted) <= QUOTED else quoted[:QUOTED] + '...'}."
