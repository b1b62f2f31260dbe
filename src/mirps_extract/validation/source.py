"""A JSON text with the place of every value in it, as far as it is JSON."""

from __future__ import annotations

import codecs
import json
import math
import re
from bisect import bisect_left
from collections.abc import Iterator
from typing import Any

from mirps_extract.paths import NotUtf8Error, decoded
from mirps_extract.validation.values import Fault, Found, Path

_SPACE = re.compile(r"[ \t\n\r]*")
_SURROGATE = re.compile("[\ud800-\udfff]")
_DIGITS = 300
"""Digits of the longest number that is a finite one for sure."""


class NoJsonError(Exception):
    """A text is no JSON; what is wrong, and the line."""

    def __init__(self, line: int, message: str) -> None:
        super().__init__(message)
        self.fault = Fault(line, "", message)


class JsonText:
    """A JSON text, its value, and the lines on which its parts stand.

    Args:
        data: the bytes of a file.

    Raises:
        NoJsonError: it is not in UTF-8, or no JSON.
    """

    def __init__(self, data: bytes) -> None:
        self.has_mark = data.startswith(codecs.BOM_UTF8)
        self.text = _text(data)
        self._decoder = json.JSONDecoder(parse_int=_parsed, object_pairs_hook=self._object)
        self._has_doubles = False
        self._inside: dict[int, dict[str | int, int]] = {}
        self._breaks = [found.start() for found in re.finditer("\n", self.text)]
        self.value: Any = self._value()

    def line_of(self, path: Path) -> int:
        """The line of what stands at a path, or of what it would stand in, from 1."""
        at = self._next(0)
        for step in path:
            found = self._entries(at).get(step)
            if found is None:
                break
            at = found
        return self._line(at)

    def doubles(self) -> Iterator[Fault]:
        """Names that an object has twice: readers would take either."""
        waiting = [self._next(0)] if self._has_doubles else []
        while waiting:
            seen: set[str | int] = set()
            for step, at in self._scan(waiting.pop()):
                if step in seen:
                    message = f"the object has {json.dumps(step)} twice."
                    yield Fault(self._line(at), "", message)
                seen.add(step)
                waiting.append(at)

    def _value(self) -> Any:
        try:
            value, end = self._decoder.raw_decode(self.text, self._next(0))
        except json.JSONDecodeError as error:
            raise NoJsonError(
                error.lineno, f"no JSON from column {error.colno} on: {error.msg}."
            ) from error
        except RecursionError as error:
            raise NoJsonError(1, "lists and objects are nested too deeply.") from error
        rest = self._next(end)
        if rest < len(self.text):
            raise NoJsonError(self._line(rest), "something stands after the end of the JSON.")
        return value

    def _object(self, pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        value = dict(pairs)
        self._has_doubles |= len(value) < len(pairs)
        return value

    def _line(self, at: int) -> int:
        return bisect_left(self._breaks, at) + 1

    def _entries(self, at: int) -> dict[str | int, int]:
        """What an object or list that begins here holds: where its values begin, last ones last."""
        if at not in self._inside:
            self._inside[at] = dict(self._scan(at))
        return self._inside[at]

    def _scan(self, at: int) -> Iterator[tuple[str | int, int]]:
        """Names or places of the values in an object or list, in order, also those named twice."""
        text, opening = self.text, self.text[at]
        if opening not in "{[":
            return
        at, place = self._next(at + 1), 0
        while text[at] not in "}]":
            step: str | int = place
            if opening == "{":
                step, end = self._decoder.raw_decode(text, at)
                at = self._next(self._next(end) + 1)  # over the colon
            yield step, at
            _, end = self._decoder.raw_decode(text, at)
            at, place = self._next(end), place + 1
            if text[at] == ",":
                at = self._next(at + 1)

    def _next(self, at: int) -> int:
        """Where the next thing begins that is no white space."""
        found = _SPACE.match(self.text, at)
        return found.end() if found else at


def odd_values(value: Any) -> Found:
    """Numbers that are none, and texts that no file in UTF-8 can hold."""
    waiting: list[tuple[Path, Any]] = [((), value)]
    while waiting:
        path, part = waiting.pop()
        if isinstance(part, dict):
            waiting += [((*path, name), inner) for name, inner in part.items()]
        elif isinstance(part, list):
            waiting += [((*path, at), inner) for at, inner in enumerate(part)]
        elif isinstance(part, float) and not math.isfinite(part):
            yield path, "the number is not finite."
        elif isinstance(part, str) and _SURROGATE.search(part):
            yield path, "the text holds half of a surrogate pair, which is no character."


def without_halves(text: str) -> str:
    """A text in which halves of surrogate pairs have become the sign for what is no character."""
    return _SURROGATE.sub("\N{REPLACEMENT CHARACTER}", text)


def _text(data: bytes) -> str:
    try:
        return decoded(data)
    except NotUtf8Error as error:
        raise NoJsonError(error.line, f"the file {error}: save it as UTF-8.") from error


def _parsed(digits: str) -> int | float:
    """A whole number; one with very many digits is as endless as it is for other readers."""
    return int(digits) if len(digits) <= _DIGITS else float(digits)
