"""The tokens of a page's content are pdfminer's, found faster."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pdfminer.pdfinterp import PDFContentParser
from pdfminer.pdftypes import PDFStream
from pdfminer.psexceptions import PSEOF
from pdfminer.psparser import LIT, PSKeyword, keyword_name

from mirps_extract.read.lexing import OddContentError, operations


def as_pdfminer_finds_them(data: bytes) -> list[tuple[str, list[Any]]]:
    parser = PDFContentParser([PDFStream({}, data)])
    found: list[tuple[str, list[Any]]] = []
    operands: list[Any] = []
    while True:
        try:
            _, thing = parser.nextobject()
        except PSEOF:
            return found
        if isinstance(thing, PSKeyword):
            found.append((str(keyword_name(thing)), operands))
            operands = []
        else:
            operands.append(thing)


CONTENTS = [
    b"q 1 0 0 -1 .24 841.92 cm 0.5 g /F1 12 Tf BT -3 +4.50 Td (plain text) Tj ET Q",
    b"[(a) -120 (b(c)d) 3.5 <0041ff> (\\(\\)\\\\)] TJ",
    b"(\\101\\7x\\n\\r\\t\\b\\f) Tj(two\\\r\nlines \\\nand\\\rmore) Tj (odd) '",
    b'1 2(x)"/Im0 Do/P <</MCID 0/A[1 2]/B<</C (>>)>>>>BDC EMC',
    b"% a note (\n[ 3 ]0 d T* f* B* b* W* n '",
    b"0 0 m 1. 1 l 1 1 2 2 3 3 c h S",
    b"() Tj <> Tj [] TJ true false (\xff\x00\x80) Tj",
]


@pytest.mark.parametrize("data", CONTENTS)
def test_operators_and_operands_are_what_pdfminer_finds(data: bytes) -> None:
    expected = as_pdfminer_finds_them(data)
    found = list(operations(data))
    assert len(found) > 0
    for (operator, operands), (other, others) in zip(found, expected, strict=True):
        assert operator == other
        if operator != "BDC":  # a dictionary that marks content is passed over
            assert operands == others
            assert list(map(type, operands)) == list(map(type, others))


def test_a_dictionary_that_marks_content_tells_its_number() -> None:
    ((_, operands),) = operations(b"/P <</Lang (en)/A <</MCID 2>>/K /MCID/MCID 3>> BDC")
    assert operands == [LIT("P"), {"MCID": 3}]


def test_a_dictionary_that_marks_content_is_one_operand() -> None:
    ((operator, operands),) = operations(b"/Span <</ActualText<FEFF00AD>/K [1 (>>)]>> BDC")
    assert (operator, operands) == ("BDC", [LIT("Span"), {"ActualText": b"\xfe\xff\x00\xad"}])


ODD = [
    b"BI /W 1 /H 1 ID x EI",
    b"(never ends",
    b"1 2 >> Tj",
    b"[1 Tj",
    b"/A#20B Do",
    b"1.2.3 w",
    b"{ 1 } Tj",
    b"(odd \\q) Tj",
]


@pytest.mark.parametrize("data", ODD)
def test_what_is_odd_is_left_to_pdfminer(data: bytes) -> None:
    with pytest.raises(OddContentError):
        list(operations(data))


def _literal(text: bytes) -> bytes:
    escaped = text.replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)")
    return b"(" + escaped.replace(b"\r", b"\\r") + b")"


operands = st.one_of(
    st.integers(-9999, 9999).map(lambda number: b"%d" % number),
    st.floats(-999, 999).map(lambda number: b"%.4f" % number),
    st.binary(max_size=12).map(_literal),
    st.binary(max_size=12).map(lambda text: b"<" + text.hex().encode() + b">"),
    st.from_regex(rb"\A/[A-Za-z0-9]{1,6}\Z"),
)


@given(st.lists(st.tuples(st.lists(operands, max_size=4), st.sampled_from([b"Tj", b"re", b"T*"]))))
def test_any_operands_are_what_pdfminer_finds(said: list[tuple[list[bytes], bytes]]) -> None:
    data = b"\n".join(b" ".join([*given, operator]) for given, operator in said)
    assert list(operations(data)) == as_pdfminer_finds_them(data)


def test_half_a_byte_is_filled_up_with_nought() -> None:
    assert list(operations(b"<003> Tj")) == [("Tj", [b"\x00\x30"])]
