"""Mutants of what is inside a file: of the content of its pages, and of its objects.

Their file is sound in itself, as one that a program has mended, or has written wrongly.
"""

from __future__ import annotations

import io
import random
from collections.abc import Callable, Sequence
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, Stream, String

CHANCES = (1, 1, 1, 2, 4, 16)
"""How many places are changed: one change seldom hides another."""

RUN = (1, 1, 2, 5, 20, 60)
"""Instructions side by side that are dropped, or stand twice."""

SHARE = 0.5
"""How often an object is chosen among those that say how text is shown."""

TELLING = (
    *("/Widths", "/W", "/DW", "/ToUnicode", "/Encoding", "/Differences", "/FirstChar"),
    *("/Contents", "/MediaBox", "/CropBox", "/Rotate", "/Font", "/XObject", "/Resources"),
    *("/DescendantFonts", "/FontDescriptor", "/FontFile2", "/FontFile3", "/Matrix", "/BBox"),
    *("/Kids", "/Count", "/Subtype", "/BaseFont", "/CIDToGIDMap", "/StructTreeRoot", "/K"),
)
"""Entries that say how text is shown, and what of it."""

Operation = tuple[list[Any], Any]


def content_bytes(data: bytes, chance: random.Random) -> bytes:
    """A mutant whose content has other bytes."""
    return _with_content(data, chance, _other_bytes)


def content_operators(data: bytes, chance: random.Random) -> bytes:
    """A mutant whose content has other instructions, each in itself as it should be."""
    return _with_content(data, chance, _other_operators)


def objects(data: bytes, chance: random.Random) -> bytes:
    """A mutant whose objects lack entries, or have others."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        for _ in range(chance.choice((1, 1, 1, 2, 4))):
            _change_object(pdf, chance)
        return _saved(pdf)


def _saved(pdf: pikepdf.Pdf) -> bytes:
    found = io.BytesIO()
    pdf.save(found, static_id=True, compress_streams=False)
    return found.getvalue()


def _with_content(
    data: bytes, chance: random.Random, change: Callable[[random.Random, bytes], bytes]
) -> bytes:
    """The file with another content of a page, or of a form on one."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        page = chance.choice(list(pdf.pages))
        page.contents_coalesce()
        drawn = page.resources.get("/XObject", Dictionary())
        forms = [drawn[key] for key in sorted(drawn.keys())]
        forms = [form for form in forms if form.get("/Subtype") == Name.Form]
        stream: Any = page.Contents
        if forms and chance.random() < len(forms) / (len(forms) + 1):
            stream = chance.choice(forms)
        stream.write(change(chance, stream.read_bytes()))
        return _saved(pdf)


def _other_bytes(chance: random.Random, content: bytes) -> bytes:
    found = bytearray(content)
    kind = chance.choice(("flip", "flip", "delete", "insert", "swap", "wipe", "truncate"))
    if kind == "truncate":
        return bytes(found[: chance.randrange(1, len(found))])
    for _ in range(chance.choice(CHANCES)):
        at = chance.randrange(len(found))
        size = chance.choice((1, 1, 4, 30, 300))
        if kind == "flip":
            found[at] ^= 1 << chance.randrange(8)
        elif kind == "delete" and len(found) > 2 * size:
            del found[at : at + size]
        elif kind == "insert":
            found[at:at] = chance.randbytes(min(size, 30))
        elif kind == "swap":
            other = chance.randrange(len(found))
            found[at], found[other] = found[other], found[at]
        elif kind == "wipe":
            found[at : at + size] = bytes(len(found[at : at + size]))
    return bytes(found)


def _other_operators(chance: random.Random, content: bytes) -> bytes:
    with pikepdf.new() as scratch:
        listed: list[Any] = list(pikepdf.parse_content_stream(scratch.make_stream(content)))
        found = [(list(one.operands), one.operator) for one in listed if hasattr(one, "operator")]
    if len(found) != len(listed) or not found:  # pictures in the content have no operands
        return _other_bytes(chance, content)
    for _ in range(chance.choice(CHANCES)):
        chance.choice(OPERATORS)(chance, found)
    return pikepdf.unparse_content_stream(found)


def _drop(chance: random.Random, found: list[Operation]) -> None:
    at, size = chance.randrange(len(found)), chance.choice(RUN)
    if len(found) > size:
        del found[at : at + size]


def _repeat(chance: random.Random, found: list[Operation]) -> None:
    at, size = chance.randrange(len(found)), chance.choice(RUN)
    found[at:at] = found[at : at + size]


def _swap(chance: random.Random, found: list[Operation]) -> None:
    at, other = chance.randrange(len(found)), chance.randrange(len(found))
    found[at], found[other] = found[other], found[at]


def _rename(chance: random.Random, found: list[Operation]) -> None:
    at, other = chance.randrange(len(found)), chance.randrange(len(found))
    found[at] = (found[at][0], found[other][1])


def _drop_kind(chance: random.Random, found: list[Operation]) -> None:
    """All instructions of a kind, or every other."""
    kind, part = str(chance.choice(found)[1]), chance.choice((0.5, 1.0))
    found[:] = [one for one in found if str(one[1]) != kind or chance.random() >= part] or found[:1]


def _number(chance: random.Random, found: list[Operation]) -> None:
    places = [(one, at) for one in found for at, value in enumerate(one[0]) if _is_number(value)]
    if places:
        (operands, _), at = chance.choice(places)
        operands[at] = _changed_number(chance, operands[at])


def _string(chance: random.Random, found: list[Operation]) -> None:
    strings: list[tuple[Any, int]] = []
    for operands, _ in found:
        for at, value in enumerate(operands):
            if isinstance(value, String):
                strings.append((operands, at))
            elif isinstance(value, Array):
                strings += [(value, i) for i, v in enumerate(value) if isinstance(v, String)]
    if strings:
        holder, at = chance.choice(strings)
        said = bytearray(bytes(holder[at]))
        if said:
            where = chance.randrange(len(said))
            kind = chance.choice(("flip", "delete", "cut", "repeat"))
            if kind == "flip":
                said[where] ^= 1 << chance.randrange(8)
            elif kind == "delete":
                del said[where]
            elif kind == "cut":
                del said[where:]
            else:
                said *= 2
            holder[at] = String(bytes(said))


OPERATORS: Sequence[Callable[[random.Random, list[Operation]], None]] = (
    _drop,
    _drop,
    _drop_kind,
    _repeat,
    _swap,
    _rename,
    _number,
    _number,
    _number,
    _string,
    _string,
)


def _is_number(value: object) -> bool:
    return isinstance(value, (int, float)) or type(value).__name__ == "Decimal"


def _changed_number(chance: random.Random, value: Any) -> Any:
    number = float(value)
    return chance.choice(
        (0, 1, -1, -number, number * 10, number / 10, number + 1, number * 2, 99999, number + 300)
    )


def _change_object(pdf: pikepdf.Pdf, chance: random.Random) -> None:
    """Another value, or none, for one entry of one object."""
    places: list[tuple[Any, Any]] = []
    telling: list[tuple[Any, Any]] = []
    for thing in pdf.objects:
        _gather(thing, places, telling)
    holder, key = chance.choice(telling if telling and chance.random() < SHARE else places)
    value = holder[key]
    kind = chance.choice(("remove", "change", "change", "swap"))
    if kind == "remove" or value is None:
        del holder[key]
    elif kind == "swap":
        other, at = chance.choice(places)
        found = other[at]
        # What has no name of its own may hold the place itself, and would have no end.
        inner = isinstance(found, (Array, Dictionary)) and not found.is_indirect
        if found is None:
            del holder[key]
        else:
            holder[key] = Array() if inner else found
    else:
        _change_value(chance, holder, key)


def _gather(thing: Any, places: list[tuple[Any, Any]], telling: list[tuple[Any, Any]]) -> None:
    """The entries of an object and of those within it, once."""
    if isinstance(thing, (Dictionary, Stream)):
        for key in sorted(thing.keys()):
            if key == "/Length":
                continue
            places.append((thing, key))
            if key in TELLING:
                telling.append((thing, key))
            _gather_inner(thing[key], places, telling)
    elif isinstance(thing, Array):
        for at in range(len(thing)):
            places.append((thing, at))
            _gather_inner(thing[at], places, telling)


def _gather_inner(
    value: Any, places: list[tuple[Any, Any]], telling: list[tuple[Any, Any]]
) -> None:
    if isinstance(value, Object) and not value.is_indirect:
        _gather(value, places, telling)


def _change_value(chance: random.Random, holder: Any, key: Any) -> None:
    value = holder[key]
    if isinstance(value, Stream):
        try:
            data = value.read_bytes() or b" "
        except pikepdf.PdfError:  # a picture, packed in a way of its own
            del holder[key]
        else:
            value.write(_other_bytes(chance, data))
    elif _is_number(value):
        holder[key] = _changed_number(chance, value)
    elif isinstance(value, Name):
        holder[key] = Name(chance.choice(("/X", "/Identity-H", "/WinAnsiEncoding", "/Type1")))
    elif isinstance(value, Array) and len(value):
        at = chance.randrange(len(value))
        if _is_number(value[at]):
            value[at] = _changed_number(chance, value[at])
        else:
            del value[at]
    elif isinstance(value, String):
        holder[key] = String(bytes(value)[:-1])
    else:
        holder[key] = chance.choice((0, Array(), Dictionary(), Name("/X")))
