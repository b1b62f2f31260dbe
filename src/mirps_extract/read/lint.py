"""Whether a page's content keeps to the grammar that content has, which all programs keep to.

What was cut or changed on its way seldom does: operators lack their operands or their partners, and
names lead nowhere. Readers pass over such places in silence, and over the words that stood there.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from enum import StrEnum
from typing import Any

from pdfminer.pdftypes import PDFStream
from pdfminer.psparser import PSLiteral, literal_name

Operation = tuple[str, list[Any]]
"""An operator, and the operands before it."""


class Flaw(StrEnum):
    """What is wrong with the content of a page, in words that end a sentence."""

    UNKNOWN = "holds instructions that do not exist"
    OPERANDS = "holds instructions whose values are missing, too many or of the wrong kind"
    UNPAIRED = "begins parts that do not end, or ends parts that did not begin"
    CUT = "holds what is no instruction, or ends within one"
    NAMES = "names fonts or parts that the file does not have"
    STRAY = "shows text, or draws, where that cannot be"
    WIDTHS = "gives letters widths that their fonts do not have"
    LETTERS = "takes letters for others than its fonts have in their place"
    UNMARKED = "lacks parts that the file's own list of its contents names"


WANTED: Mapping[str, str] = {
    **dict.fromkeys(("cm", "Tm", "c"), "nnnnnn"),
    **dict.fromkeys(("re", "v", "y", "K", "k"), "nnnn"),
    **dict.fromkeys(("RG", "rg"), "nnn"),
    **dict.fromkeys(("m", "l", "Td", "TD"), "nn"),
    **dict.fromkeys(("w", "J", "j", "M", "i", "G", "g"), "n"),
    **dict.fromkeys(("Tc", "Tw", "Tz", "TL", "Tr", "Ts"), "n"),
    **dict.fromkeys(("ri", "gs", "CS", "cs", "sh", "Do", "MP", "BMC"), "/"),
    **dict.fromkeys(("BDC", "DP"), "/p"),
    **dict.fromkeys(("q", "Q", "BT", "ET", "EMC", "BX", "EX", "h", "W", "W*", "T*"), ""),
    **dict.fromkeys(("S", "s", "f", "F", "f*", "B", "B*", "b", "b*", "n"), ""),
    "d": "[n",
    "Tf": "/n",
    "Tj": "s",
    "'": "s",
    '"': "nns",
    "TJ": "[",
    "EI": "i",
}
"""The kinds of operands that each operator has (ISO 32000-1, annex A)."""

FREE = frozenset(("SC", "SCN", "sc", "scn"))
"""Operators whose operands depend on the space of the colour."""

KINDS: Mapping[type, str] = {
    int: "n",
    float: "n",
    PSLiteral: "/",
    bytes: "s",
    list: "[",
    dict: "p",
    PDFStream: "i",
}

PAIRED = {"q": "Q", "BT": "ET"}
"""Operators that begin a part of the content, and those that end it. Those of marked content are
not held to it: some programs end it twice."""

TEXT = frozenset(("Tj", "TJ", "'", '"', "Td", "TD", "Tm", "T*"))
"""Operators that stand in text objects alone (ISO 32000-1, 8.2)."""

DRAWN = frozenset(("m", "l", "c", "v", "y", "h", "re"))
"""Operators that cannot stand in them: those of outlines."""

TURNING = {"BT": DRAWN, "ET": TEXT}
"""Where text objects begin and end, and what cannot stand behind that."""

SPACED = frozenset((int, float, bytes))
"""What the list of a `TJ` is made of."""


def flaws_of(
    operations: Sequence[Operation], fonts: Collection[object], parts: Collection[object]
) -> set[Flaw]:
    """What is wrong with the content of a page or of a form.

    Args:
        operations: its operators, each with the operands before it.
        fonts: the names of the fonts that it may use.
        parts: the names of the pictures and forms that it may use.
    """
    found: set[Flaw] = set()
    often = Counter([operator for operator, _ in operations])
    told: dict[tuple[object, ...], Flaw | None] = {}
    for operator, operands in operations:
        kinds = (operator, *map(type, operands))
        if kinds not in told:
            told[kinds] = _flaw_of(operator, operands)
        flaw = told[kinds]
        if flaw is None and operator in VALUED:
            flaw = VALUED[operator](operands, parts if operator == "Do" else fonts)
        if flaw is not None:
            found.add(flaw)
    if any(often[begin] != often[end] for begin, end in PAIRED.items()):
        found.add(Flaw.UNPAIRED)
    if not often.keys().isdisjoint(TEXT) and _has_strays(operations):
        found.add(Flaw.STRAY)
    return found


def _has_strays(operations: Iterable[Operation]) -> bool:
    """Whether text is shown outside of text objects, or outlines are drawn within them."""
    wrong = TEXT
    for operator, _ in operations:
        if operator in wrong:
            return True
        if operator in TURNING:
            wrong = TURNING[operator]
    return False


def _flaw_of(operator: str, operands: Iterable[object]) -> Flaw | None:
    """What is wrong with an operator and its operands."""
    if operator in FREE:
        return None
    wanted = WANTED.get(operator)
    if wanted is None:
        return Flaw.UNKNOWN if operator else Flaw.CUT
    given = "".join(KINDS.get(type(operand), "?") for operand in operands)
    # The properties of marked content may stand under a name.
    return None if given == wanted or (wanted == "/p" and given == "//") else Flaw.OPERANDS


def _spaced(operands: Sequence[Any], names: Collection[object]) -> Flaw | None:
    """A list of strings and the room between them."""
    return None if SPACED.issuperset(map(type, operands[0])) else Flaw.OPERANDS


def _named(operands: Sequence[Any], names: Collection[object]) -> Flaw | None:
    """The name of what the file has."""
    return None if literal_name(operands[0]) in names else Flaw.NAMES


def _turning(operands: Sequence[Any], names: Collection[object]) -> Flaw | None:
    """A matrix: one that leaves no room shows nothing."""
    a, b, c, d, *_ = operands
    return None if a * d != b * c else Flaw.OPERANDS


VALUED: Mapping[str, Callable[[Sequence[Any], Collection[object]], Flaw | None]] = {
    "TJ": _spaced,
    "Tf": _named,
    "Do": _named,
    "Tm": _turning,
}
"""Operators whose operands are looked at themselves."""
