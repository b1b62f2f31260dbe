"""The operators of a page's content, found by one pattern for all its tokens.

pdfminer looks at a content stream sign by sign, which takes most of the time in which it reads a
page. `tests/unit/test_lexing.py` holds these tokens to its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from contextlib import suppress
from typing import Any

from pdfminer.pdfinterp import PDFContentParser
from pdfminer.psexceptions import PSEOF
from pdfminer.psparser import LIT, PSKeyword, keyword_name

TOKEN = re.compile(
    rb"""
    [\t\n\f\r\ ]+ | %[^\r\n]*
    | (?P<number> [+-]? (?: \d+ (?:\.\d*)? | \.\d+ ) (?![^\0\t\n\f\r\ ()<>\[\]{}/%]) )
    | (?P<plain> \( [^()\\]* \) )
    | (?P<string> \( )
    | < (?P<hex> [0-9A-Fa-f]* ) >
    | (?P<sign> << | >> | \[ | \] )
    | / (?P<name> [^\0\t\n\f\r\ ()<>\[\]{}/%]* )
    | (?P<word> ['"] | [A-Za-z] [^\0\t\n\f\r\ ()<>\[\]{}/%'"\#]* )
    """,
    re.VERBOSE,
)
"""A token of a content stream (ISO 32000-1, 7.2 and 7.8.2). Zeros may stand for blanks by the
standard, but stand where something was wiped out."""

NUMBER, PLAIN, STRING, HEX, SIGN, NAME, WORD = range(1, 8)
"""The groups of that pattern."""

PART = re.compile(rb"[^()\\]+|\\(?:[0-7]{1,3}|\r\n|.)|[()]", re.DOTALL)
"""A part of a string between brackets."""

ESCAPED = {
    b"n": b"\n",
    b"r": b"\r",
    b"t": b"\t",
    b"b": b"\b",
    b"f": b"\f",
    b"\n": b"",
    b"\r": b"",
    b"\r\n": b"",
    b"(": b"(",
    b")": b")",
    b"\\": b"\\",
}
"""What stands for what after a backslash (ISO 32000-1, table 3)."""

CONSTANTS = {b"true": True, b"false": False, b"null": None}

MCID, ACTUAL_TEXT = LIT("MCID"), LIT("ActualText")

INLINE = b"BI"
"""What begins a picture that stands in the content itself: its bytes are no tokens."""


CUT_OFF = ""
"""Stands for the operator that lacks where content ends after operands."""


class OddContentError(ValueError):
    """A content stream holds something that is not looked for here."""


class NoContentError(OddContentError):
    """A content stream holds what no program writes."""


def operations(data: bytes) -> Iterator[tuple[str, list[Any]]]:
    """The operators of a content stream, each with the operands before it.

    Args:
        data: the content, decompressed.

    Raises:
        OddContentError: it holds a picture, or a token that is not looked for.
        NoContentError: it holds what no token looks like.
    """
    operands: list[Any] = []
    open_lists: list[list[Any]] = []
    into = operands
    match = TOKEN.match
    at, end = 0, len(data)
    while at < end:
        token = match(data, at)
        if token is None:
            raise NoContentError(f"no token at {at}")
        at = token.end()
        kind = token.lastindex
        if kind is None:
            continue
        said = token[kind]
        if kind == NUMBER:
            into.append(float(said) if b"." in said else int(said))
        elif kind == PLAIN:
            into.append(said[1:-1])
        elif kind == WORD:
            if said in CONSTANTS:
                into.append(CONSTANTS[said])
            elif said == INLINE or open_lists:
                raise OddContentError(f"{said!r} at {at}")
            else:
                yield said.decode("latin-1"), operands
                into = operands = []
        elif kind == HEX:
            half = len(said) % 2  # what lacks of a byte is nought (ISO 32000-1, 7.3.4.3)
            into.append(bytes.fromhex(said.decode() + "0" * half))
        elif kind == NAME:
            into.append(LIT(_name(said)))
        elif kind == STRING:
            text, at = _string(data, at)
            into.append(text)
        elif said in (b"[", b"<<"):
            open_lists.append(into)
            into = []
        elif open_lists:
            inner, into = into, open_lists.pop()
            into.append(inner if said == b"]" else _marked(inner))
        else:
            raise NoContentError(f"{said!r} at {at}")
    if operands or open_lists:
        yield CUT_OFF, operands


def odd_operations(streams: Sequence[object]) -> Iterator[tuple[str, list[Any]]]:
    """The operators of content streams, each with the operands before it, as pdfminer finds them.

    Args:
        streams: pdfminer's streams; what they hold need not look like tokens.
    """
    operands: list[Any] = []
    parser = PDFContentParser(streams)
    with suppress(PSEOF):
        while True:
            _, thing = parser.nextobject()
            if isinstance(thing, PSKeyword):
                yield str(keyword_name(thing)), operands
                operands = []
            else:
                operands.append(thing)
    if operands:
        yield CUT_OFF, operands


def _marked(inner: list[Any]) -> dict[str, Any]:
    """A dictionary that marks content, as far as it is read: its number, and what it stands for."""
    pairs = zip(inner[::2], inner[1::2], strict=False)
    return {str(key.name): value for key, value in pairs if key in (MCID, ACTUAL_TEXT)}


def _string(data: bytes, at: int) -> tuple[bytes, int]:
    """A string from after its first bracket on, and where it ends."""
    parts: list[bytes] = []
    depth = 1
    while True:
        part = PART.match(data, at)
        if part is None:
            raise NoContentError(f"a string without an end at {at}")
        said = part[0]
        at = part.end()
        depth += (said == b"(") - (said == b")")
        if not depth:
            return b"".join(parts), at
        parts.append(_unescaped(said) if said[:1] == b"\\" else said)


def _unescaped(said: bytes) -> bytes:
    code = said[1:]
    if code.isdigit():
        return bytes([int(code, 8) & 0xFF])
    if code not in ESCAPED:
        raise OddContentError(f"{said!r} stands for nothing")
    return ESCAPED[code]


def _name(said: bytes) -> str:
    if b"#" in said:
        raise OddContentError("a name in code")
    try:
        return said.decode("ascii")
    except UnicodeDecodeError as error:
        raise OddContentError("a name in letters of its own") from error
